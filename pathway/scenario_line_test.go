package pathway_test

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/credpath/credpath/credential"
)

// The bounds of a scenario file: it is written by hand, and read by people.
const (
	maxScenarioBytes = 64 << 10
	maxScenarioDepth = 20
)

// A scenarioLine is one line cut into words, and a place in it.
type scenarioLine struct {
	at    string // file:line
	words []string
	next  int
}

// A scenarioError is what is wrong with one line. The parser panics with it,
// and parseScenarios recovers.
type scenarioError struct{ error }

func (l *scenarioLine) fail(format string, args ...any) {
	panic(scenarioError{fmt.Errorf("%s: %s", l.at, fmt.Sprintf(format, args...))})
}

// cutLines cuts a file into lines of words. A line that ends in ">" or in a
// comma goes on in the next one.
func cutLines(name, text string) []*scenarioLine {
	var lines []*scenarioLine
	var open *scenarioLine
	for i, raw := range strings.Split(text, "\n") {
		l := &scenarioLine{at: fmt.Sprintf("%s:%d", name, i+1)}
		l.words = cutWords(l, raw)
		if len(l.words) == 0 {
			continue
		}
		if open == nil {
			lines = append(lines, l)
			open = l
		} else {
			open.words = append(open.words, l.words...)
		}
		if last := open.words[len(open.words)-1]; last != ">" && last != "," {
			open = nil
		}
	}
	return lines
}

// cutWords cuts one line. ( ) & | , > and a colon before a space are words of
// their own; what stands in quotes is one word that begins with a quote; a
// number sign begins a comment.
func cutWords(l *scenarioLine, s string) []string {
	var words []string
	for s = strings.TrimSpace(s); s != "" && s[0] != '#'; s = strings.TrimSpace(s) {
		var word string
		switch {
		case strings.HasPrefix(s, `"`):
			text, rest, closed := strings.Cut(s[1:], `"`)
			if !closed {
				l.fail("a quote is not closed: %s", s)
			}
			words, s = append(words, `"`+text), rest
			continue
		case strings.ContainsRune("()&|,>:", rune(s[0])):
			word = s[:1]
		default:
			word = s[:wordEnd(s)]
		}
		words, s = append(words, word), s[len(word):]
	}
	return words
}

func wordEnd(s string) int {
	end := strings.IndexAny(s, " \t()&|,>#\"")
	if end < 0 {
		end = len(s)
	}
	if end > 1 && s[end-1] == ':' {
		end--
	}
	return end
}

func (l *scenarioLine) done() bool { return l.next == len(l.words) }

// peek returns the next word, or "" at the end of the line.
func (l *scenarioLine) peek() string {
	if l.done() {
		return ""
	}
	return l.words[l.next]
}

// word returns the next word and goes past it; what names it in errors.
func (l *scenarioLine) word(what string) string {
	if l.done() {
		l.fail("the line ends where %s should stand", what)
	}
	l.next++
	return l.words[l.next-1]
}

// take goes past the next word if it is the given one.
func (l *scenarioLine) take(word string) bool {
	if l.peek() != word || l.done() {
		return false
	}
	l.next++
	return true
}

func (l *scenarioLine) need(word string) {
	if !l.take(word) {
		l.fail("%q stands where %q should", l.peek(), word)
	}
}

func (l *scenarioLine) end() {
	if !l.done() {
		l.fail("%q stands after the end of what this line can say", l.peek())
	}
}

// parsed reads the next word with one of the parsers of package credential.
func parsed[T any](l *scenarioLine, word string, parse func(string) (T, error)) T {
	v, err := parse(word)
	if err != nil {
		l.fail("%v", err)
	}
	return v
}

func (l *scenarioLine) id() credential.ID {
	return parsed(l, l.word("the name of an entry"), credential.ParseID)
}

func (l *scenarioLine) field() credential.Field {
	return parsed(l, l.word("a field"), credential.ParseField)
}

func (l *scenarioLine) date() credential.Date {
	return parsed(l, l.word("a date"), credential.ParseDate)
}

// period reads "2y", "1y6m", "6w" or "90d".
func (l *scenarioLine) period() credential.Period {
	return parsed(l, "P"+strings.ToUpper(l.word("a period such as 2y or 90d")), credential.ParsePeriod)
}

// dollars reads an amount in US dollars.
func (l *scenarioLine) dollars() credential.Money {
	return parsed(l, l.word("a price in dollars")+" USD", credential.ParseMoney)
}

// credits reads semester hours, "6", or quarter hours, "9q".
func (l *scenarioLine) credits() credential.Credits {
	number, quarter := strings.CutSuffix(l.word("an amount of credit such as 6 or 9q"), "q")
	unit := " semester"
	if quarter {
		unit = " quarter"
	}
	return parsed(l, number+unit, credential.ParseCredits)
}

func (l *scenarioLine) number() int { return l.numberOf("") }

// numberOf reads a whole number with a unit written right behind it.
func (l *scenarioLine) numberOf(unit string) int {
	word := l.word("a number")
	digits, ok := strings.CutSuffix(word, unit)
	n, err := strconv.Atoi(digits)
	if err != nil || n < 0 || !ok {
		l.fail("%q is not a whole number followed by %q", word, unit)
	}
	return n
}

func (l *scenarioLine) quoted() string {
	word := l.word("words in quotes")
	text, ok := strings.CutPrefix(word, `"`)
	if !ok {
		l.fail("%q is not in quotes", word)
	}
	return text
}

// span reads "2026-01-01..2027-01-01"; either end may be left out, and a date
// alone is both ends.
func (l *scenarioLine) span() (from, until credential.Date) {
	first, last, ok := strings.Cut(l.word("dates such as 2026-01-01..2027-01-01"), "..")
	if !ok {
		last = first
	}
	read := func(s string) (d credential.Date) {
		if s != "" {
			d = parsed(l, s, credential.ParseDate)
		}
		return d
	}
	return read(first), read(last)
}

// list reads things parted by commas.
func list[T any](l *scenarioLine, read func() T) []T {
	things := []T{read()}
	for l.take(",") {
		things = append(things, read())
	}
	return things
}
