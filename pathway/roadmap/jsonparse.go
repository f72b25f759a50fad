package roadmap

import (
	"fmt"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// ParseRoute reads what [FormatRoute] or [JSON] wrote. What the file says is
// only that: [pathway.Verify] judges whether the route holds, and a query that
// it was not asked for.
//
// It reads as strictly as [credential.ParseCatalog]: unknown keys, keys twice,
// another [Format], dates and requirements that are none, and references to
// steps that are none are refused, and so is a file beyond the bounds of a
// catalog's. The name stands in the positions of problems. The error is of type
// [credential.Problems], has every problem of the file, and comes without any
// route.
func ParseRoute(name string, data []byte) (Filing, error) {
	var file routeJSON
	if err := credential.ParseJSON(name, data, &file); err != nil {
		return Filing{}, err
	}
	return Filing{
		Query: file.Query.query(),
		Route: file.route(),
		Options: Options{
			Name:   file.For,
			Others: routesOf(file.Others), Ended: file.Ended,
			Frontier: routesOf(file.Frontier), FrontierEnded: file.FrontierEnded,
		},
	}, nil
}

// A formatName is what a file calls its format.
type formatName string

// UnmarshalText refuses all formats but [Format].
func (f *formatName) UnmarshalText(text []byte) error {
	if string(text) != Format {
		return fmt.Errorf("%.40q is not a format that is read here; the one that is is %q", text, Format)
	}
	*f = Format
	return nil
}

// A stepKind is the name of a [pathway.StepKind]; "" was not said.
type stepKind string

// UnmarshalText reads the name of a kind of step.
func (k *stepKind) UnmarshalText(text []byte) error {
	if err := new(pathway.StepKind).UnmarshalText(text); err != nil {
		return err
	}
	*k = stepKind(text)
	return nil
}

// kind returns the kind of that name.
func (k stepKind) kind() (kind pathway.StepKind) {
	if err := kind.UnmarshalText([]byte(k)); err != nil {
		panic(fmt.Sprintf("roadmap: a kind that was not refused: %v", err))
	}
	return kind
}

// UnmarshalText reads an ending.
func (e *Ending) UnmarshalText(text []byte) error {
	switch read := Ending(text); read {
	case "", Exhausted, Stopped:
		*e = read
		return nil
	}
	return fmt.Errorf("%q is not an ending; write %s or %s", text, Exhausted, Stopped)
}

func (q queryJSON) query() pathway.Query {
	return pathway.Query{
		Target: q.Target, Start: q.Start, Rank: q.Rank, Study: q.Study, Work: q.Work, Budget: q.Budget,
		Deadline: q.Deadline, Advised: q.Advised, Assume: q.Assume, Limit: q.Limit, Record: q.Record,
	}
}

func routesOf(list []routeJSON) []*pathway.Route {
	var routes []*pathway.Route
	for _, r := range list {
		routes = append(routes, r.route())
	}
	return routes
}

func (r routeJSON) route() *pathway.Route {
	route := &pathway.Route{
		Target: r.Target, Rank: r.Rank, Start: r.Start, Finish: r.Finish,
		Cost: r.Cost, Unpriced: r.Unpriced,
		Has: r.Has, Assumed: r.Assumed, Proof: pathway.Proof(r.Proof),
	}
	for _, s := range r.Steps {
		route.Steps = append(route.Steps, s.step())
	}
	for _, u := range r.Upkeep {
		route.Upkeep = append(route.Upkeep, pathway.Upkeep(u))
	}
	return route
}

func (s stepJSON) step() pathway.Step {
	step := pathway.Step{
		Kind: s.Kind.kind(), Entry: s.Entry, Offer: s.Offer, For: s.For,
		Start: s.Start, Finish: s.Finish, Weekly: s.Weekly,
		Price: s.Price, Unpriced: s.Unpriced, After: s.After,
		Source: s.Source, Confidence: s.Confidence,
	}
	for _, m := range s.Meets {
		step.Meets = append(step.Meets, pathway.Serves{Step: *m.Step, Path: m.Path, Requirement: m.Requirement})
	}
	for _, o := range s.Options {
		step.Options = append(step.Options, pathway.Option(o))
	}
	return step
}
