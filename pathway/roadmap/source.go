package roadmap

import (
	"fmt"
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
)

// Citations are the sources of a page, numbered in the order in which they are
// first cited.
type citations struct {
	sources []credential.Source
	numbers map[sourceKey]int // from 1 on
}

func newCitations() *citations { return &citations{numbers: map[sourceKey]int{}} }

// A sourceKey tells sources apart. Those that differ only in their notes are
// one source with several notes.
type sourceKey struct {
	url, title string
	asOf       credential.Date
	confidence credential.Confidence
}

// cite returns the numbers of the sources, each once, in the order given. It
// returns none if the citations are nil.
func (c *citations) cite(sources ...credential.Source) []int {
	if c == nil {
		return nil
	}
	var cited []int
	for _, s := range sources {
		if !s.IsZero() {
			cited = merged(cited, []int{c.number(s)})
		}
	}
	return cited
}

// number returns the number of a source, and adds it if it is new.
func (c *citations) number(s credential.Source) int {
	key := sourceKey{url: s.URL, asOf: s.AsOf, confidence: s.Confidence}
	if s.URL == "" {
		key.title = s.Title
	}
	s.Note = FormatDatesIn(s.Note)
	n, ok := c.numbers[key]
	if !ok {
		c.sources = append(c.sources, s)
		c.numbers[key] = len(c.sources)
		return len(c.sources)
	}
	known := &c.sources[n-1]
	known.Note = withNote(known.Note, s.Note)
	return n
}

// withNote adds to a note those sentences of another note that it lacks.
func withNote(note, more string) string {
	if note == "" {
		return more
	}
	for next := range strings.SplitAfterSeq(more, ". ") {
		if next = strings.TrimSpace(next); !strings.Contains(note, next) {
			note = sentence(note) + " " + next
		}
	}
	return note
}

// merged returns the numbers of both lists, each once.
func merged(a, b []int) []int {
	for _, n := range b {
		if !slices.Contains(a, n) {
			a = append(a, n)
		}
	}
	return a
}

// cited adds the numbers of the sources to a text: "229 USD [1, 3]".
func cited(text string, sources []int) string {
	if len(sources) == 0 {
		return text
	}
	var numbers []string
	for _, n := range sources {
		numbers = append(numbers, fmt.Sprint(n))
	}
	return text + " [" + strings.Join(numbers, ", ") + "]"
}

// asOf gives the date of a source, or the day on which it was read; "" if there
// is none.
func asOf(s credential.Source) string {
	if s.AsOf.IsZero() {
		return ""
	}
	return "as of " + FormatDate(s.AsOf)
}

// about gives the title of a source, its date, and how far it can be trusted.
func about(s credential.Source) string { return commaed(s.Title, asOf(s), trust(s.Confidence)) }

// trust says in words how far a source can be trusted.
func trust(c credential.Confidence) string {
	switch c {
	case credential.ConfidenceUnsaid:
		return ""
	case credential.Unverified:
		return "unverified"
	case credential.Secondary:
		return "not the issuer's page"
	case credential.Corroborated:
		return "two pages agree"
	case credential.Issuer:
		return "the issuer's page"
	}
	panic(fmt.Sprintf("roadmap: no words for confidence %v", c))
}

// safeURL reports whether an address is one of the web, and has no character that
// could end a link between < and >.
func safeURL(url string) bool {
	if !strings.HasPrefix(url, "https://") && !strings.HasPrefix(url, "http://") {
		return false
	}
	for _, r := range url {
		if r <= ' ' || r >= 0x7f || strings.ContainsRune("<>\"\\`|", r) {
			return false
		}
	}
	return true
}
