package scenario

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/credpath/credpath/credential"
)

// The bounds of a file, which is written by hand and read by people.
const (
	maxBytes = 64 << 10
	maxDepth = 20
)

// A line is a line of a file, cut into words, of which some were read.
type line struct {
	at    string // file:line
	words []string
	next  int // the next word to read
}

// A parseError says what is wrong with a line. The parser panics with it, and Parse
// recovers.
type parseError struct{ error }

// fail ends the parse with an error about the line.
func (l *line) fail(format string, args ...any) {
	panic(parseError{fmt.Errorf("%s: %s", l.at, fmt.Sprintf(format, args...))})
}

// cutLines cuts a file into lines of words. A line that ends in ">" or in a
// comma goes on in the next one.
func cutLines(name, text string) []*line {
	var lines []*line
	var open *line
	for i, raw := range strings.Split(text, "\n") {
		l := &line{at: fmt.Sprintf("%s:%d", name, i+1)}
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

// cutWords cuts one line. Each of ( ) & | , > and a colon before a space is a word.
// A text in quotes is one word, which begins with a quote. A number sign begins a
// comment.
func cutWords(l *line, s string) []string {
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

// wordEnd returns where the first word of a text ends.
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

// done reports whether every word was read.
func (l *line) done() bool { return l.next == len(l.words) }

// peek returns the next word, or "" at the end of the line.
func (l *line) peek() string {
	if l.done() {
		return ""
	}
	return l.words[l.next]
}

// word reads the next word, which is called what in errors.
func (l *line) word(what string) string {
	if l.done() {
		l.fail("the line ends where %s should stand", what)
	}
	l.next++
	return l.words[l.next-1]
}

// take reads the next word if it is the given one.
func (l *line) take(word string) bool {
	if l.peek() != word || l.done() {
		return false
	}
	l.next++
	return true
}

// need reads the next word, which must be the given one.
func (l *line) need(word string) {
	if !l.take(word) {
		l.fail("%q stands where %q should", l.peek(), word)
	}
}

// end refuses words that were not read.
func (l *line) end() {
	if !l.done() {
		l.fail("%q stands after the end of what this line can say", l.peek())
	}
}

// parsed returns a word as a parser of package credential reads it.
func parsed[T any](l *line, word string, parse func(string) (T, error)) T {
	v, err := parse(word)
	if err != nil {
		l.fail("%v", err)
	}
	return v
}

// id reads the ID of an entry.
func (l *line) id() credential.ID {
	return parsed(l, l.word("the name of an entry"), credential.ParseID)
}

// field reads a field of work or study.
func (l *line) field() credential.Field {
	return parsed(l, l.word("a field"), credential.ParseField)
}

// points reads a score: "300", "3.25".
func (l *line) points() credential.Points {
	return parsed(l, l.word("a score such as 300 or 3.25"), credential.ParsePoints)
}

// place reads a place of residence.
func (l *line) place() credential.Place {
	return parsed(l, l.word("a place such as us/il/dupage"), credential.ParsePlace)
}

// date reads "2027-01-04".
func (l *line) date() credential.Date {
	return parsed(l, l.word("a date"), credential.ParseDate)
}

// period reads "2y", "1y6m", "6w" or "90d".
func (l *line) period() credential.Period {
	return parsed(l, "P"+strings.ToUpper(l.word("a period such as 2y or 90d")), credential.ParsePeriod)
}

// dollars reads an amount in US dollars.
func (l *line) dollars() credential.Money {
	return parsed(l, l.word("a price in dollars")+" USD", credential.ParseMoney)
}

// credits reads semester hours, "6", quarter hours, "9q", or clock hours, "35c".
func (l *line) credits() credential.Credits {
	word := l.word("an amount of credit such as 6, 9q or 35c")
	number, unit := strings.TrimRight(word, "qc"), " semester"
	switch strings.TrimPrefix(word, number) {
	case "q":
		unit = " quarter"
	case "c":
		unit = " clock"
	default:
		number = word // if there is more behind the number, that is no number
	}
	return parsed(l, number+unit, credential.ParseCredits)
}

// number reads a whole number.
func (l *line) number() int { return l.numberOf("") }

// numberOf reads a whole number with a unit written right behind it.
func (l *line) numberOf(unit string) int {
	word := l.word("a number")
	digits, ok := strings.CutSuffix(word, unit)
	n, err := strconv.Atoi(digits)
	if err != nil || n < 0 || !ok {
		l.fail("%q is not a whole number followed by %q", word, unit)
	}
	return n
}

// hours reads a number of hours: "20h", "37.5h".
func (l *line) hours() credential.Hours {
	word := l.word("a number of hours")
	digits, ok := strings.CutSuffix(word, "h")
	hours, err := credential.ParseHours(digits)
	if err != nil || !ok {
		l.fail("%q is not a number of hours followed by %q", word, "h")
	}
	return hours
}

// quoted reads a text in quotes.
func (l *line) quoted() string {
	word := l.word("words in quotes")
	text, ok := strings.CutPrefix(word, `"`)
	if !ok {
		l.fail("%q is not in quotes", word)
	}
	return text
}

// span reads "2026-01-01..2027-01-01". Either end may be left out, and a date alone
// is both ends.
func (l *line) span() (from, until credential.Date) {
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

// list reads one or more things, parted by commas.
func list[T any](l *line, read func() T) []T {
	things := []T{read()}
	for l.take(",") {
		things = append(things, read())
	}
	return things
}
