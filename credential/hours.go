package credential

// Hours is a number of hours in hundredths: 3750 are 37.5 hours. It is written as a
// whole number where it is one, 36, and else as a text, "37.5"; both forms are read. The
// zero Hours means that no number was said.
type Hours struct{ Hundredths int }

// HoursOf returns a whole number of hours.
func HoursOf(hours int) Hours { return Hours{Hundredths: 100 * hours} }

// ParseHours reads a number of hours: "36", "37.5".
func ParseHours(s string) (Hours, error) {
	n, err := parseDecimal(s, "a number of hours", "37.5")
	return Hours{Hundredths: n}, err
}

// IsZero reports whether no number was said.
func (h Hours) IsZero() bool { return h == Hours{} }

// String returns the number: "37.5".
func (h Hours) String() string { return formatDecimal(h.Hundredths) }

// Words returns the number as a person would say it: "37.5 hours", "1 hour".
func (h Hours) Words() string {
	if h == HoursOf(1) {
		return "1 hour"
	}
	return GroupThousands(h.String()) + " hours"
}

// MarshalJSON writes a whole number as a number, and any other as a text.
func (h Hours) MarshalJSON() ([]byte, error) { return appendDecimal(nil, h.Hundredths), nil }

// UnmarshalJSON reads what [Hours.MarshalJSON] wrote.
func (h *Hours) UnmarshalJSON(data []byte) error { return unmarshal(h, unquoted(data), ParseHours) }
