package roadmap

import (
	"strings"

	"github.com/credpath/credpath/credential"
)

// column returns the prices of the steps and their sum, written so that they
// align at the right: all with the digits after the point that any of them has.
func column(p *Page) []string {
	sums := make([]credential.Money, 0, len(p.Steps)+1)
	for _, s := range p.Steps {
		sums = append(sums, s.Price)
	}
	sums = append(sums, p.Total)
	digits := 0
	for _, m := range sums {
		if _, part, ok := strings.Cut(m.String(), "."); ok {
			digits = len(part) - len(" USD")
		}
	}
	prices := make([]string, len(sums))
	for i, m := range sums {
		prices[i] = aligned(m, digits)
		if i < len(p.Steps) && p.Steps[i].Unpriced {
			prices[i] = "not known"
		}
	}
	return prices
}

// aligned writes an amount with so many digits after the point.
func aligned(m credential.Money, digits int) string {
	if !m.Known() {
		return ""
	}
	text := FormatMoney(m)
	if number, currency, _ := strings.Cut(text, " "); digits > 0 && !strings.Contains(number, ".") {
		return number + "." + strings.Repeat("0", digits) + " " + currency
	}
	return text
}

// lacking says how many prices a sum lacks, after the word "Sum"; "" for none.
func lacking(n int) string {
	if n == 0 {
		return ""
	}
	return ", " + unknownPrices(n)
}

// unknownPrices says how many prices are not known: "2 prices not known".
func unknownPrices(n int) string { return credential.Count(n, "price") + " not known" }
