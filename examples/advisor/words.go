package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// day writes a date in words: "4 January 2027".
func day(d credential.Date) string { return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year) }

// shortDay writes a date for a table: "4 Jan 2027".
func shortDay(d credential.Date) string { return fmt.Sprintf("%d %.3s %d", d.Day, d.Month, d.Year) }

// money writes an amount with its thousands apart: "8,300 USD"; "" if it is not
// known.
func money(m credential.Money) string {
	number, currency, _ := strings.Cut(m.String(), " ")
	whole, part, point := strings.Cut(number, ".")
	whole = grouped(whole)
	if point {
		whole += "." + part
	}
	return strings.TrimSpace(whole + " " + currency)
}

// grouped sets the thousands of a whole number apart: "12,300".
func grouped(digits string) string {
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// withoutMarks returns an amount without what people put around its digits:
// "$9,000" as "9000".
func withoutMarks(amount string) string {
	return strings.NewReplacer("$", "", ",", "", " ", "", currency, "").Replace(amount)
}

// price writes what a sum of known prices costs, and how many it lacks.
func price(known credential.Money, unknown int) string {
	text := money(known)
	switch {
	case text == "" && unknown == 0:
		return "nothing"
	case text == "":
		return count(unknown, "price") + " not known"
	case unknown > 0:
		return text + " and " + count(unknown, "price") + " not known"
	}
	return text
}

// cost writes what a route costs.
func cost(r *pathway.Route) string { return price(r.Cost, len(r.Unpriced)) }

// count writes a number of things: "1 day", "2 days".
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return grouped(strconv.Itoa(n)) + " " + thing + "s"
}

// differs returns what sets a trade-off apart, of the text that begins with its
// finish and its cost.
func differs(text string) string {
	i := strings.IndexAny(text, ";:")
	return strings.TrimLeft(text[i+1:], " ")
}
