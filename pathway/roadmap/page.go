package roadmap

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// A Page is what a roadmap says, in the order in which it says it. Its texts
// are as the catalog and the route have them: each format escapes them for itself.
type Page struct {
	Title    string
	Summary  []Line          // for whom, to what, from when to when, at what cost, on what it rests, how far the search went
	Start    credential.Date // the first day of the plan
	Finish   credential.Date // the first day on which the goal is met
	Steps    []Step          // in the order of the route
	Total    credential.Money
	Unpriced int       // how many prices Total lacks
	Stages   []Stage   // the parts of Total, in this order: preparation, attainment, upkeep
	Terms    []Line    // the fees of keeping the goal from Finish on, which Total leaves out
	Choices  []Choice  // the trade-offs of Options.Frontier
	Others   []Choice  // the further routes of Options.Others
	Sections []Section // the parts after the steps; none is empty
	Sources  []credential.Source
}

// A Section is a part of a page under its own heading.
type Section struct {
	Title string
	Lines []Line
}

// A Line is one thing that a page says.
type Line struct {
	Label   string // its subject, such as "Price"; "" where the heading names it
	Text    string
	Sources []int // the places where it was read: numbers into Page.Sources, from 1 on
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
	Lines    []Line           // its days, its price, its reasons, and notes
	Options  []Line           // the alternatives to it, the best first
	More     int              // how many further options are not shown
	// Asks has what else would do if it is accredited, which nobody knows: first a line with
	// what to ask, then the cheapest of it, and last how many schools more there are.
	Asks []Line
	wait waiting // why it does not start sooner, for the timeline
}

// Options are the parts of a page besides its route. The zero Options add nothing.
type Options struct {
	Name     string           // the person's name, for the head
	Others   []*pathway.Route // further routes of the same query: a line for each, with the differences
	Ended    Ending           // why Others has no more of them
	Frontier []*pathway.Route // the trade-offs of finish against cost, as [pathway.Planner.Frontier] returns them

	// FrontierEnded says why Frontier has no more of them: Stopped where they came
	// with a [*pathway.LimitError]. The zero Ending says that these are all.
	FrontierEnded Ending
}

// An Ending says why there are no more routes than those given.
type Ending string

// The endings. The zero Ending says nothing: there may be more.
const (
	Exhausted Ending = "exhausted" // the search is done: there are no more
	Stopped   Ending = "stopped"   // the search was stopped: there may be more
)

// New returns the page of the best route of a query, as [pathway.Planner.Best]
// returns it. On the page of a later route, the words about the search would be
// wrong, as better routes come before it. The catalog is the one that the route
// was planned with. An entry of the routes that the catalog lacks is an error,
// and so is a nil route.
func New(c *credential.Catalog, r *pathway.Route, o Options) (*Page, error) {
	b := &builder{catalog: c, route: r, citations: newCitations()}
	if err := b.check(o); err != nil {
		return nil, err
	}
	page := &Page{
		Title:    "Roadmap: " + b.fullName(r.Target),
		Summary:  b.summary(o),
		Start:    r.Start,
		Finish:   r.Finish,
		Total:    r.Cost,
		Unpriced: len(r.Unpriced),
		Stages:   b.stages(),
		Choices:  b.choices("Choice", 1, o.Frontier),
		Others:   b.choices("Way", 2, o.Others),
	}
	for i := range r.Steps {
		page.Steps = append(page.Steps, b.step(i))
	}
	for _, s := range []Section{
		{"What you already have", b.evidence()},
		{"Awarded by itself", b.automatic()},
		{"You also have, not used on this way", b.unused()},
		{"Advised, not required", b.advice()},
		{"Preferred, not required", b.preferred()},
		{doubtful, b.doubts()},
		{payLess, b.savings()},
		{"Staying certified", b.upkeep()},
		{"Pay and outlook", b.prospects()},
		{tradeOffs, choiceLines(page.Choices, o.FrontierEnded)},
		{"Other ways", append(briefly(page.Others), b.ending(o)...)},
		{"Before you act", b.caution()},
	} {
		if len(s.Lines) > 0 {
			page.Sections = append(page.Sections, s)
		}
	}
	page.Terms = b.terms()
	page.Sources = b.sources
	return page, nil
}

// The titles of the sections that HTML shows in its own way.
const (
	doubtful  = "What could not be verified"
	payLess   = "Who pays less"
	tradeOffs = "Sooner or cheaper"
)

// check reports the first route that is nil, or whose entries the catalog lacks.
func (b *builder) check(o Options) error {
	for _, r := range slices.Concat([]*pathway.Route{b.route}, o.Others, o.Frontier) {
		switch {
		case r == nil:
			return errors.New("roadmap: the route is nil; give one that a planner found")
		case !b.has(r.Target):
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

// missing is the error for an entry that the catalog lacks.
func (b *builder) missing(id credential.ID) error {
	return fmt.Errorf("roadmap: the catalog has no entry %q; give the catalog that the route was planned with", id)
}

// has reports whether the catalog has a credential, a program, a role or an
// attestation of that ID.
func (b *builder) has(id credential.ID) bool {
	_, isCredential := b.catalog.Credential(id)
	_, isProgram := b.catalog.Program(id)
	_, isRole := b.catalog.Role(id)
	_, isAttestation := b.catalog.Attestation(id)
	return isCredential || isProgram || isRole || isAttestation
}

// writePage writes the page of a route in one format.
func writePage(w io.Writer, c *credential.Catalog, r *pathway.Route, o Options, format func(*Page, io.Writer) error) error {
	page, err := New(c, r, o)
	if err != nil {
		return err
	}
	return format(page, w)
}
