package credential

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Money is an amount in minor units of a currency: 22950 and "USD" are 229.50
// US dollars. The zero Money means that the amount is not known; a thing that
// is free costs 0 of some currency. No text stands for an amount below zero,
// and no catalog takes one.
type Money struct {
	Minor    int64
	Currency string // ISO 4217, three capital letters
}

// maxMinor bounds an amount, so that sums of many prices cannot overflow.
const maxMinor = 1e14

// minorDigits has the number of digits after the point, for the currencies of
// ISO 4217 in which that is not two.
var minorDigits = map[string]int{
	"BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "ISK": 0, "JPY": 0, "KMF": 0, "KRW": 0,
	"PYG": 0, "RWF": 0, "UGX": 0, "VND": 0, "VUV": 0, "XAF": 0, "XOF": 0, "XPF": 0,
	"BHD": 3, "IQD": 3, "JOD": 3, "KWD": 3, "LYD": 3, "OMR": 3, "TND": 3,
}

// digitsOf returns how many digits after the point the amounts of a currency have.
func digitsOf(currency string) int {
	if n, ok := minorDigits[currency]; ok {
		return n
	}
	return 2
}

// ParseMoney reads an amount and a currency: "229 USD", "204.79 USD".
func ParseMoney(s string) (Money, error) {
	bad := fmt.Errorf("%q is not an amount of money; write a number and a currency, such as %q", s, "229 USD")
	number, currency, ok := strings.Cut(s, " ")
	if !ok || len(currency) != 3 || strings.Trim(currency, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return Money{}, bad
	}
	digits := digitsOf(currency)
	minor, ok := parseFixed(number, digits)
	_, part, _ := strings.Cut(number, ".")
	switch {
	case ok && minor <= maxMinor:
		return Money{Minor: minor, Currency: currency}, nil
	case ok:
		return Money{}, fmt.Errorf("%q is too much; the most is %s", s, Money{Minor: maxMinor, Currency: currency})
	case len(part) > digits && digitsBefore(part) == len(part):
		return Money{}, fmt.Errorf("%q has %s after the point; %s has %d", s, Count(len(part), "digit"), currency, digits)
	}
	return Money{}, bad
}

// parseFixed reads a decimal number that is not negative as a whole number of
// units of 10^-digits. One that is too large is the largest.
func parseFixed(s string, digits int) (int64, bool) {
	whole, part, point := strings.Cut(s, ".")
	if point && (part == "" || len(part) > digits) {
		return 0, false
	}
	if whole == "" || digitsBefore(whole+part) < len(whole+part) {
		return 0, false
	}
	n, err := strconv.ParseInt(whole+part+strings.Repeat("0", digits-len(part)), 10, 64)
	return n, err == nil || errors.Is(err, strconv.ErrRange)
}

// formatFixed writes n units of 10^-digits without needless zeros: all digits
// after the point, or none where they are zero.
func formatFixed(n int64, digits int) string {
	s, below := strings.CutPrefix(strconv.FormatInt(n, 10), "-")
	s = strings.Repeat("0", max(0, digits+1-len(s))) + s
	whole, part := s[:len(s)-digits], s[len(s)-digits:]
	if strings.Trim(part, "0") != "" {
		whole += "." + part
	}
	if below {
		return "-" + whole
	}
	return whole
}

// Known reports whether the amount is known.
func (m Money) Known() bool { return m.Currency != "" }

// String returns the amount and its currency, or "" where it is not known.
func (m Money) String() string {
	if !m.Known() {
		return ""
	}
	return formatFixed(m.Minor, digitsOf(m.Currency)) + " " + m.Currency
}

// Plus returns the sum of two amounts. An amount that is not known adds
// nothing; it is for the caller to say that it is missing. Two currencies have
// no sum: Plus panics. The amounts of one catalog are all of one currency.
func (m Money) Plus(n Money) Money {
	switch {
	case !m.Known():
		return n
	case !n.Known():
		return m
	case m.Currency != n.Currency:
		panic(fmt.Sprintf("credential: %s and %s have no sum", m, n))
	}
	return Money{Minor: m.Minor + n.Minor, Currency: m.Currency}
}

// MarshalText returns the amount as [Money.String] does.
func (m Money) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText reads what [Money.MarshalText] wrote.
func (m *Money) UnmarshalText(text []byte) error { return unmarshalOrZero(m, text, ParseMoney) }
