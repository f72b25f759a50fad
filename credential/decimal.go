package credential

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// Numbers with two digits after the point, such as [Hours] and [Points], are kept in
// hundredths. A file has them as a number where they are whole, and else as a text.

// Points is a score or a grade average in hundredths: 325 are 3.25. It is written as a
// whole number where it is one, 300, and else as a text, "3.25"; both forms are read. The
// zero Points means that no number was said.
type Points struct{ Hundredths int }

// PointsOf returns a whole number of points.
func PointsOf(points int) Points { return Points{Hundredths: 100 * points} }

// ParsePoints reads a number of points: "300", "3.25".
func ParsePoints(s string) (Points, error) {
	n, err := parseDecimal(s, "a score", "3.25")
	return Points{Hundredths: n}, err
}

// IsZero reports whether no number was said.
func (p Points) IsZero() bool { return p == Points{} }

// String returns the number: "3.25".
func (p Points) String() string { return formatDecimal(p.Hundredths) }

// MarshalJSON writes a whole number as a number, and any other as a text.
func (p Points) MarshalJSON() ([]byte, error) { return appendDecimal(nil, p.Hundredths), nil }

// UnmarshalJSON reads what [Points.MarshalJSON] wrote.
func (p *Points) UnmarshalJSON(data []byte) error { return unmarshal(p, unquoted(data), ParsePoints) }

// isDecimal reports whether a type is one of these.
func isDecimal(t reflect.Type) bool {
	return t == reflect.TypeFor[Hours]() || t == reflect.TypeFor[Points]()
}

// parseDecimal reads a number, which a message calls what.
func parseDecimal(s, what, example string) (hundredths int, err error) {
	n, ok := parseFixed(s, 2)
	if !ok || n > 100*maxNumber {
		return 0, fmt.Errorf("%q is not %s; write one with at most two digits after the point, such as %q", s, what, example)
	}
	return int(n), nil
}

// formatDecimal returns a number without needless zeros: "37.5".
func formatDecimal(hundredths int) string {
	s := formatFixed(int64(hundredths), 2)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(s, "0")
	}
	return s
}

// appendDecimal writes a whole number as a number, and any other as a text.
func appendDecimal(b []byte, hundredths int) []byte {
	if hundredths%100 == 0 {
		return strconv.AppendInt(b, int64(hundredths/100), 10)
	}
	return appendText(b, formatDecimal(hundredths))
}

// unquoted returns what stands in quotes, or all there is.
func unquoted(data []byte) []byte {
	if text, err := strconv.Unquote(string(data)); err == nil {
		return []byte(text)
	}
	return data
}

// decimal sets a number in hundredths, which a file has as a number or as a text.
func (d *decoder) decimal(n int32, v reflect.Value) {
	what, short, whole, example := "a number of hours", "hours", "36", "37.5"
	if v.Type() == reflect.TypeFor[Points]() {
		what, short, whole, example = "a score", "points", "300", "3.25"
	}
	parse := func(text string) error {
		hundredths, err := parseDecimal(text, what, example)
		if err == nil {
			v.Field(0).SetInt(int64(hundredths))
		}
		return err
	}
	raw := d.doc.raw(n)
	switch d.doc.nodes[n].shape {
	case jsonText:
		d.parsed(n, func(text []byte) error { return parse(string(text)) })
		return
	case jsonNumber:
		if i, err := strconv.Atoi(raw); err == nil && -maxNumber <= i && i <= maxNumber {
			v.Field(0).SetInt(100 * int64(i)) // whether it is possible is for the field to say
			return
		}
		if _, err := parseDecimal(raw, what, example); err == nil {
			d.report(n, CodeBadValue, "%.20s is not a whole number; write it as a text: %q", raw, raw)
			return
		}
		d.report(n, CodeBadValue, "%.20s is not %s; write a whole number of at most nine digits, or a text such as %q", raw, what, example)
		return
	}
	d.wantOr(n, jsonNumber, func() string { return fmt.Sprintf("write a number of %s, such as %s or %q", short, whole, example) })
}
