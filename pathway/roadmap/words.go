package roadmap

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/credpath/credpath/credential"
)

// The exported functions of this file write days and amounts as every page does,
// for programs that show something of a route beside it.

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

// between returns the whole months from one day to a later one, and the rest in
// days.
func between(from, to credential.Date) credential.Period {
	months := 12*(to.Year-from.Year) + int(to.Month) - int(from.Month)
	if from.Add(credential.Period{Months: months}).After(to) {
		months--
	}
	rest := to.DayNumber() - from.Add(credential.Period{Months: months}).DayNumber()
	return credential.Period{Months: months, Days: rest}
}

// FormatMoney writes an amount with its thousands apart: "8,300 USD"; "" if it is
// not known.
func FormatMoney(m credential.Money) string {
	return credential.GroupThousands(m.String())
}

// FormatCost writes the sum of the known prices, and the number of those not known:
// "8,300 USD and 1 price not known". It writes "no cost" if there is no price at all.
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

// days writes the first and the last day of a step, or the one day on which it is
// done, each by the function given: "4 January 2027 to 25 May 2029".
func days(first, last credential.Date, write func(credential.Date) string) string {
	if first == last {
		return write(first)
	}
	return write(first) + " to " + write(last)
}

// dayOfYear writes a day of every year: "21 March".
func dayOfYear(d credential.MonthDay) string {
	if d.Month == time.February && d.Day > 28 {
		return "the last day of February"
	}
	return fmt.Sprintf("%d %s", d.Day, d.Month)
}

// uncapitalized returns a name as it stands inside a sentence: "Cancer
// registrar" as "cancer registrar", "HIM manager" as it is.
func uncapitalized(name string) string {
	first, rest, _ := strings.Cut(name, " ")
	second, _ := utf8.DecodeRuneInString(rest)
	if len(first) < 2 || first[0] >= utf8.RuneSelf || first[1:] != strings.ToLower(first[1:]) || unicode.IsUpper(second) {
		return name
	}
	return strings.ToLower(first[:1]) + name[1:]
}

// the puts the article before the name of an examination.
func the(name string) string {
	if strings.HasPrefix(strings.ToLower(name), "the ") {
		return name
	}
	return "the " + name
}

// join names the step of taking up a membership: "Join AHIMA", "Take up AAPC
// student membership".
func join(membership string) string {
	club, ok := strings.CutSuffix(membership, " membership")
	if ok && club != "" && !strings.Contains(club, " ") {
		return "Join " + club
	}
	return "Take up " + membership
}

// sentence returns a text that ends in a full stop.
func sentence(s string) string {
	if s == "" || strings.HasSuffix(s, ".") {
		return s
	}
	return s + "."
}

// commaed joins the words that are not empty by commas.
func commaed(words ...string) string {
	joined := ""
	for _, w := range words {
		if joined != "" && w != "" {
			joined += ", "
		}
		joined += w
	}
	return joined
}

// spaced joins the words that are not empty by spaces.
func spaced(words ...string) string {
	return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
}

// escapedLines returns lines of text as one, each escaped, with the two characters
// \n between them.
func escapedLines(escapes *strings.Replacer, lines []string) string {
	var escaped []string
	for _, line := range lines {
		escaped = append(escaped, escapes.Replace(plain(line)))
	}
	return strings.Join(escaped, `\n`)
}

// plain returns a text on one line, without the characters that control a terminal
// or turn the direction of writing.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r), r == '\u2028', r == '\u2029':
			return ' '
		case unicode.Is(unicode.Bidi_Control, r), r == '\ufeff', r == '\ufffe', r == '\uffff', r == utf8.RuneError:
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
