package roadmap

import (
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// A builder gathers what there is to say of one route.
type builder struct {
	catalog    *credential.Catalog
	route      *pathway.Route
	*citations // nil where nothing is cited
}

// Citations number the sources of a page as they are first cited.
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

// cite returns the numbers of the sources, each once, in the order given; nil
// citations number none.
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

// withNote adds to a note the sentences of another that it does not have.
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

// name returns what an entry is called inside a sentence: its abbreviation
// where it has one.
func (b *builder) name(id credential.ID) string {
	if p, ok := b.catalog.Program(id); ok {
		return b.programName(p)
	}
	return b.catalog.NameOf(id)
}

// fullName returns the name of an entry, with its abbreviation.
func (b *builder) fullName(id credential.ID) string {
	if c, ok := b.catalog.Credential(id); ok {
		if c.Abbreviation != "" && c.Abbreviation != c.Name {
			return c.Name + " (" + c.Abbreviation + ")"
		}
		return c.Name
	}
	if p, ok := b.catalog.Program(id); ok {
		return b.programName(p)
	}
	if r, ok := b.catalog.Role(id); ok {
		return r.Name
	}
	if o, ok := b.catalog.Organization(id); ok {
		return o.Name
	}
	return string(id)
}

// programName returns the name of a program and of the school, unless the one
// says the other.
func (b *builder) programName(p credential.Program) string {
	school, ok := b.catalog.Organization(p.Provider)
	if !ok || strings.Contains(p.Name, school.Name) {
		return p.Name
	}
	return p.Name + " at " + school.Name
}

// rule returns the rule that an entry asks to be met on the day it is taken up.
func (b *builder) rule(id credential.ID, day credential.Date) credential.Rule {
	rules, _ := b.rules(id)
	rule, _ := rules.On(day)
	return rule
}

// rules returns what an entry asks for, and what it advises.
func (b *builder) rules(id credential.ID) (requires, recommends credential.Rules) {
	if c, ok := b.catalog.Credential(id); ok {
		return c.Requires, c.Recommends
	}
	if r, ok := b.catalog.Role(id); ok {
		return r.Requires, r.Recommends
	}
	p, _ := b.catalog.Program(id)
	return p.Admits, nil
}

// offers returns the offers of an entry.
func (b *builder) offers(id credential.ID) []credential.Offer {
	if c, ok := b.catalog.Credential(id); ok {
		return c.Offers
	}
	p, _ := b.catalog.Program(id)
	return p.Offers
}

// offer returns the offer that a step takes.
func (b *builder) offer(s pathway.Step) (credential.Offer, bool) {
	for _, o := range b.offers(s.Entry) {
		if o.Name == s.Offer && o.On(s.Start) {
			return o, true
		}
	}
	return credential.Offer{}, false
}
