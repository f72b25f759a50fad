package roadmap

import (
	"fmt"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// Options say what a page has besides its route. The zero Options add nothing.
type Options struct {
	Name   string           // the person's name, for the head
	Others []*pathway.Route // further routes, of the same planner: a line for each
}

// A Page is what a roadmap says, in the order in which it says it. Its texts
// are as the catalog has them: a renderer escapes them for its format.
type Page struct {
	Title    string
	Summary  []Line // for whom, to what, from when to when, at what cost
	Steps    []Step // in the order of the route
	Total    credential.Money
	Unpriced int       // how many prices Total lacks
	Sections []Section // what follows the steps; none is empty
	Sources  []credential.Source
}

// A Section is a part of a page under its own heading.
type Section struct {
	Title string
	Lines []Line
}

// A Line is one thing that a page says.
type Line struct {
	Label   string // what it is about, such as "Price"; "" where the heading says it
	Text    string
	Sources []int // where it was read: numbers into Page.Sources, from 1 on
}

// A Step is one thing to do.
type Step struct {
	Number   int // from 1 on
	Kind     pathway.StepKind
	Do       string // in a verb phrase: "Sit the RHIT examination"
	Start    credential.Date
	Finish   credential.Date
	Price    credential.Money // zero: none, or not known
	Unpriced bool             // a price is due that is not known
	Lines    []Line           // when, at what price, why, and what else to know
	Options  []Line           // what else would do, the best first
	More     int              // how many further options are not shown
}

// caution is what every page says before its sources.
const caution = "The issuer's word is what counts: read the pages below before you pay or enroll. " +
	"Booking a seat, sending transcripts and waiting for approval take time that is in this plan only where a step says so."

// New returns the page of a route. The catalog is the one that the route was
// planned with; an entry of the route that it lacks is an error.
func New(c *credential.Catalog, r *pathway.Route, o Options) (*Page, error) {
	b := &builder{catalog: c, route: r, numbers: map[sourceKey]int{}}
	if err := b.check(o); err != nil {
		return nil, err
	}
	page := &Page{
		Title:    "Roadmap: " + b.fullName(r.Target),
		Summary:  b.summary(o),
		Total:    r.Cost,
		Unpriced: len(r.Unpriced),
	}
	for i := range r.Steps {
		page.Steps = append(page.Steps, b.step(i))
	}
	for _, s := range []Section{
		{"Advised, not required", b.advice()},
		{"What could not be verified", b.doubts()},
		{"Staying certified", b.upkeep()},
		{"Pay and outlook", b.prospects()},
		{"Other ways", b.others(o.Others)},
		{"Before you act", []Line{{Text: caution}}},
	} {
		if len(s.Lines) > 0 {
			page.Sections = append(page.Sections, s)
		}
	}
	page.Sources = b.sources
	return page, nil
}

// check reports the first entry of the routes that the catalog lacks.
func (b *builder) check(o Options) error {
	for _, r := range append([]*pathway.Route{b.route}, o.Others...) {
		if !b.has(r.Target) {
			return b.missing(r.Target)
		}
		for _, s := range r.Steps {
			if s.Entry != "" && !b.has(s.Entry) {
				return b.missing(s.Entry)
			}
		}
	}
	return nil
}

func (b *builder) missing(id credential.ID) error {
	return fmt.Errorf("roadmap: the catalog has no entry %q; give the catalog that the route was planned with", id)
}

func (b *builder) has(id credential.ID) bool {
	_, credential := b.catalog.Credential(id)
	_, program := b.catalog.Program(id)
	_, role := b.catalog.Role(id)
	return credential || program || role
}
