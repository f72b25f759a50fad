package credential

import (
	"fmt"
	"strconv"
	"strings"
)

// Hours is a number of hours in hundredths: 3750 are 37.5 hours. It is written as a
// whole number where it is one, 36, and else as a text, "37.5"; both forms are read. The
// zero Hours means that no number was said.
type Hours struct{ Hundredths int }

// HoursOf returns a whole number of hours.
func HoursOf(hours int) Hours { return Hours{Hundredths: 100 * hours} }

// ParseHours reads a number of hours: "36", "37.5".
func ParseHours(s string) (Hours, error) {
	n, ok := parseFixed(s, 2)
	if !ok || n > 100*maxNumber {
		return Hours{}, fmt.Errorf("%q is not a number of hours; write one with at most two digits after the point, such as %q", s, "37.5")
	}
	return Hours{Hundredths: int(n)}, nil
}

// IsZero reports whether no number was said.
func (h Hours) IsZero() bool { return h == Hours{} }

// String returns the number: "37.5".
func (h Hours) String() string {
	s := formatFixed(int64(h.Hundredths), 2)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(s, "0")
	}
	return s
}

// Words returns the number as a person would say it: "37.5 hours", "1 hour".
func (h Hours) Words() string {
	if h == HoursOf(1) {
		return "1 hour"
	}
	return GroupThousands(h.String()) + " hours"
}

// MarshalJSON writes a whole number as a number, and any other as a text.
func (h Hours) MarshalJSON() ([]byte, error) { return h.appendJSON(nil), nil }

func (h Hours) appendJSON(b []byte) []byte {
	if h.Hundredths%100 == 0 {
		return strconv.AppendInt(b, int64(h.Hundredths/100), 10)
	}
	return appendText(b, h.String())
}

// UnmarshalJSON reads what [Hours.MarshalJSON] wrote.
func (h *Hours) UnmarshalJSON(data []byte) error {
	s := string(data)
	if text, err := strconv.Unquote(s); err == nil {
		s = text
	}
	return unmarshal(h, []byte(s), ParseHours)
}

// hours sets a number of hours, which a file has as a number or as a text.
func (d *decoder) hours(n int32, h *Hours) {
	raw := d.doc.raw(n)
	switch d.doc.nodes[n].shape {
	case jsonText:
		d.parsed(n, func(text []byte) error { return unmarshal(h, text, ParseHours) })
		return
	case jsonNumber:
		if whole, err := strconv.Atoi(raw); err == nil && -maxNumber <= whole && whole <= maxNumber {
			*h = HoursOf(whole) // whether it is possible is for the field to say
			return
		}
		if _, err := ParseHours(raw); err == nil {
			d.report(n, CodeBadValue, "%.20s is not a whole number; write it as a text: %q", raw, raw)
			return
		}
		d.report(n, CodeBadValue, "%.20s is not a number of hours; write a whole number of at most nine digits, or a text such as %q", raw, "37.5")
		return
	}
	d.wantOr(n, jsonNumber, func() string { return fmt.Sprintf("write a number of hours, such as 36 or %q", "37.5") })
}
