package roadmap

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// A Way is a route by the name under which a comparison shows it.
type Way struct {
	Name  string // such as "Evenings"; "" is numbered: "Way 2"
	Route *pathway.Route
}

// A Comparison sets several routes to one target side by side. Its texts are as
// the catalog and the routes have them: each format escapes them for itself.
type Comparison struct {
	Title   string
	Summary []Line     // for whom, to what, from which day, which way is soonest and which cheapest
	Ways    []Compared // in the order given
	Same    []Line     // the steps that every way has; none if there is but one way
	Notes   []Line     // how to read the figures
	Sources []credential.Source
}

// A Compared is one of the ways that a comparison shows.
type Compared struct {
	Name     string
	Finish   credential.Date
	Cost     credential.Money // the sum of the known prices; zero: none is known
	Unpriced int              // how many prices Cost lacks
	Steps    int
	Study    Hours  // of study, in all
	Work     Hours  // of work, in all
	Proven   bool   // the search for it was not cut short
	Lines    []Line // how it compares with the first way, its steps that are not in Same, and its doubts
}

// Hours are hours summed over the steps of a route.
type Hours struct {
	Known int  // to the nearest hour
	More  bool // a step does not say its hours: there are more than Known
}

// errNoWays is the error of a comparison without routes.
var errNoWays = errors.New("roadmap: no ways to compare; give at least one route")

// Compare returns the comparison of routes to one target for a person, whose
// name may be "". The catalog is the one that the routes were planned with. An
// entry of the routes that it lacks is an error, and so are a nil route and routes
// to several targets.
func Compare(c *credential.Catalog, person string, ways ...Way) (*Comparison, error) {
	if len(ways) == 0 {
		return nil, errNoWays
	}
	all := &comparer{citations: newCitations()}
	for i, w := range ways {
		b := &builder{catalog: c, route: w.Route, citations: all.citations}
		if err := b.check(Options{}); err != nil {
			return nil, err
		}
		if w.Route.Target != ways[0].Route.Target {
			return nil, fmt.Errorf("roadmap: the routes lead to %q and to %q; compare routes to one target", ways[0].Route.Target, w.Route.Target)
		}
		if w.Name == "" {
			w.Name = fmt.Sprintf("Way %d", i+1)
		}
		all.names = append(all.names, w.Name)
		all.builders = append(all.builders, b)
	}
	return all.comparison(person), nil
}

// A comparer writes the parts of a comparison.
type comparer struct {
	names    []string
	builders []*builder // of the routes, in the same order
	*citations
}

// comparison puts the parts together.
func (c *comparer) comparison(person string) *Comparison {
	first := c.builders[0]
	comparison := &Comparison{
		Title:   "Ways to " + first.fullName(first.route.Target),
		Summary: append(c.summary(person), first.edition()...),
		Same:    c.same(),
	}
	for i := range c.builders {
		comparison.Ways = append(comparison.Ways, c.compared(i))
	}
	comparison.Notes = notes(comparison.Ways)
	comparison.Sources = c.sources
	return comparison
}

// summary gives the name of the person, the goal, the first day if all ways have
// the same, and the soonest and the cheapest ways.
func (c *comparer) summary(person string) []Line {
	first := c.builders[0]
	var lines []Line
	if person != "" {
		lines = append(lines, Line{Label: "For", Text: person})
	}
	lines = append(lines, Line{Label: "Goal", Text: first.fullName(first.route.Target)})
	if len(first.route.Open) > 0 {
		lines = append(lines, Line{Label: "First", Text: first.findOut()})
	}
	if c.startTogether() {
		lines = append(lines, Line{Label: "Start", Text: FormatDate(first.route.Start)})
	}
	if c.alone() {
		lines = append(lines, Line{Label: "Finish", Text: first.finish()}, Line{Label: "Cost", Text: first.cost()})
		return append(lines, first.footed()...)
	}
	soonest, cheapest := c.best(sooner), c.best(cheaper)
	return append(lines,
		Line{Label: "Soonest", Text: credential.JoinWords(c.named(soonest), "and") + ": " + c.builders[soonest[0]].finish()},
		Line{Label: "Cheapest", Text: credential.JoinWords(c.named(cheapest), "and") + ": " + c.builders[cheapest[0]].cost()},
	)
}

// startTogether reports whether all ways have the same first day.
func (c *comparer) startTogether() bool {
	return !slices.ContainsFunc(c.builders, func(b *builder) bool { return b.route.Start != c.builders[0].route.Start })
}

// named returns the names of ways.
func (c *comparer) named(indices []int) []string {
	var names []string
	for _, i := range indices {
		names = append(names, c.names[i])
	}
	return names
}

// best returns the indices of the ways that come first in an order of routes.
func (c *comparer) best(compare func(a, b *pathway.Route) int) []int {
	var best []int
	for i, b := range c.builders {
		order := -1
		if best != nil {
			order = compare(b.route, c.builders[best[0]].route)
		}
		switch {
		case order < 0:
			best = []int{i}
		case order == 0:
			best = append(best, i)
		}
	}
	return best
}

// sooner orders routes by their finish.
func sooner(a, b *pathway.Route) int { return a.Finish.Compare(b.Finish) }

// cheaper orders routes as a planner does: by the number of prices that are not
// known, then by the sum of the known ones.
func cheaper(a, b *pathway.Route) int {
	return cmp.Or(cmp.Compare(len(a.Unpriced), len(b.Unpriced)), cmp.Compare(a.Cost.Minor, b.Cost.Minor))
}

// alone reports whether there is but one way.
func (c *comparer) alone() bool { return len(c.builders) == 1 }

// The headings of a comparison, for every format.
const (
	sideBySide = "Side by side"
	commonTo   = "What every way does"
)

// table returns the figures of the ways, under a row of headings. A column without
// any figure is left out.
func (c *Comparison) table() [][]string {
	rows := [][]string{{"", "Finish", "Cost", "Not priced", "Steps", "Study hours", "Work hours", "Proven"}}
	costs := c.costs()
	for i, w := range c.Ways {
		proven := "no"
		if w.Proven {
			proven = "yes"
		}
		rows = append(rows, []string{w.Name, FormatShortDate(w.Finish), costs[i], strings.TrimPrefix(fmt.Sprint(w.Unpriced), "0"),
			fmt.Sprint(w.Steps), w.Study.String(), w.Work.String(), proven})
	}
	for column := len(rows[0]) - 1; column > 0; column-- {
		if said := func(row []string) bool { return row[column] != "" }; slices.ContainsFunc(rows[1:], said) {
			continue
		}
		for i := range rows {
			rows[i] = slices.Delete(rows[i], column, column+1)
		}
	}
	return rows
}

// String writes the hours for a table: "3,757", "80 or more", "" for none.
func (h Hours) String() string {
	switch {
	case h.More && h.Known == 0:
		return "not known"
	case h.Known == 0:
		return ""
	}
	text := credential.GroupThousands(strconv.Itoa(h.Known))
	if h.More {
		text += " or more"
	}
	return text
}

// costs returns the costs of the ways so that they align.
func (c *Comparison) costs() []string {
	var sums []credential.Money
	for _, w := range c.Ways {
		sums = append(sums, w.Cost)
	}
	costs := aligned(sums)
	for i, w := range c.Ways {
		if !w.Cost.Known() && w.Unpriced > 0 {
			costs[i] = notKnown
		}
	}
	return costs
}

// lines returns the lines under the name of a way: its Lines or, if it has none,
// one that says so.
func (w Compared) lines() []Line {
	switch {
	case len(w.Lines) > 0:
		return w.Lines
	case w.Steps == 0:
		return []Line{{Text: "It has no steps."}}
	}
	return []Line{{Text: "No more than every way does."}}
}
