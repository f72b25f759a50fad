package roadmap

import (
	"fmt"
	"strings"

	"github.com/credpath/credpath/credential"
)

// The functions of this file are the words that every page has for days and
// amounts, for programs that show something of a route beside it.

// FormatDate writes a day in words: "4 January 2027"; "a day not said" for the
// zero Date.
func FormatDate(d credential.Date) string {
	if d.IsZero() {
		return "a day not said"
	}
	return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year)
}

// FormatShortDate writes a day for a table: "4 Jan 2027"; "" for the zero Date.
func FormatShortDate(d credential.Date) string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d %.3s %d", d.Day, d.Month, d.Year)
}

// FormatDatesIn returns a text of package pathway, such as that of a
// [pathway.Finding], on one line and with each day in it as [FormatDate] writes it.
func FormatDatesIn(text string) string {
	words := strings.Fields(text)
	for i, word := range words {
		bare := strings.TrimRight(word, ",;:.)]")
		open := len(bare) - len(strings.TrimLeft(bare, "(["))
		if d, err := credential.ParseDate(bare[open:]); err == nil && !d.IsZero() {
			words[i] = word[:open] + FormatDate(d) + word[len(bare):]
		}
	}
	return strings.Join(words, " ")
}

// FormatSpan writes how long it is from one day to a later one: "4 months and 16
// days". From a year on it is in whole months, rounded, and says so: "about 3
// years and 2 months".
func FormatSpan(from, to credential.Date) string {
	p := between(from, to)
	if p.Months < 12 || p.Days == 0 {
		return p.Words()
	}
	if p.Days >= 15 {
		p.Months++
	}
	return "about " + credential.Period{Months: p.Months}.Words()
}

// FormatMoney writes an amount with its thousands apart: "8,300 USD"; "" if it is not
// known.
func FormatMoney(m credential.Money) string {
	return credential.GroupThousands(m.String())
}

// FormatCost writes what the known prices sum to, and how many are not known: "8,300
// USD and 1 price not known"; "no cost" if there is no price at all.
func FormatCost(known credential.Money, unpriced int) string {
	switch {
	case known.Known() && unpriced > 0:
		return FormatMoney(known) + " and " + unknownPrices(unpriced)
	case known.Known():
		return FormatMoney(known)
	case unpriced > 0:
		return unknownPrices(unpriced)
	}
	return "no cost"
}
