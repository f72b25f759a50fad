package roadmap

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// ParseRoute reads a file that [FormatRoute] or [JSON] wrote. It does not judge
// whether the route holds, nor whether it answers the query: [pathway.Verify] does.
//
// It reads as strictly as [credential.ParseCatalog]. It refuses unknown keys, keys
// that stand twice, another [Format], malformed dates and requirements, references
// to steps that the route does not have, and a file beyond the bounds of a catalog.
// The name stands in the positions of problems. The error is of type
// [credential.Problems], has every problem of the file, and comes without any
// route.
func ParseRoute(name string, data []byte) (Filing, error) {
	var file routeJSON
	if err := credential.ParseJSON(name, data, &file); err != nil {
		return Filing{}, err
	}
	return Filing{
		Query: file.query(),
		Route: file.route(),
		Options: Options{
			Name:   file.For,
			Others: routesOf(file.Others), Ended: file.Ended,
			Frontier: routesOf(file.Frontier), FrontierEnded: file.FrontierEnded,
		},
	}, nil
}

// query returns the query that was filed.
func (r routeJSON) query() pathway.Query {
	q := r.Query
	if r.Format != Format && q.Target != "" {
		q.Letter = !q.Advised
	}
	return pathway.Query{
		Target: q.Target, Start: q.Start, Rank: q.Rank, Study: q.Study, Work: q.Work, Week: q.Week, Seek: q.Seek, Budget: q.Budget,
		Deadline: q.Deadline, Letter: q.Letter, Assume: q.Assume, Limit: q.Limit, Record: q.Record,
	}
}

// routesOf returns the further routes that were filed.
func routesOf(list []routeJSON) []*pathway.Route {
	var routes []*pathway.Route
	for _, r := range list {
		routes = append(routes, r.route())
	}
	return routes
}

// route returns the route that was filed. The file has been checked.
func (r routeJSON) route() *pathway.Route {
	route := &pathway.Route{
		Target: r.Target, Rank: r.Rank, Start: r.Start, Finish: r.Finish, Sought: r.Sought,
		Cost: r.Cost, Unpriced: r.Unpriced, Untimed: r.Untimed,
		Has: r.Has, Unused: r.Unused, Stale: r.Stale, Edition: r.Edition, Proof: pathway.Proof(r.Proof),
	}
	for _, a := range r.Assumed {
		route.Assumed = append(route.Assumed, pathway.Assumption(a))
	}
	for _, s := range r.Steps {
		route.Steps = append(route.Steps, s.step())
	}
	for _, a := range r.Automatic {
		route.Automatic = append(route.Automatic, pathway.Award(a))
	}
	for _, a := range r.Open {
		route.Open = append(route.Open, pathway.Assumption(a))
	}
	route.Renewed = pathway.Bound(r.Renewed)
	for _, u := range r.Upkeep {
		route.Upkeep = append(route.Upkeep, pathway.Upkeep(u))
	}
	return route
}

// step returns the step that was filed.
func (s stepJSON) step() pathway.Step {
	step := pathway.Step{
		Kind: s.Kind.kind(), Entry: s.Entry, Offer: s.Offer, For: s.For,
		Start: s.Start, Sat: s.Sat, Sought: s.Sought, Finish: s.Finish, Lapsed: s.Lapsed, Weekly: s.Weekly,
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

// A formatName is the name of a format in a file.
type formatName string

// UnmarshalText refuses all formats but [Format] and those before it.
func (f *formatName) UnmarshalText(text []byte) error {
	switch s := string(text); s {
	case Format, secondFormat, firstFormat:
		*f = formatName(s)
		return nil
	}
	return fmt.Errorf("%.40q is not a format that is read here; those that are are %q, %q and %q", text, Format, secondFormat, firstFormat)
}

// FromText reads an assumption of the first format.
func (a *assumedJSON) FromText(text string) { a.Text = text }

// A stepKind is the name of a [pathway.StepKind]; "" if the file does not say it.
type stepKind string

// UnmarshalText reads the name of a kind of step.
func (k *stepKind) UnmarshalText(text []byte) error {
	if err := new(pathway.StepKind).UnmarshalText(text); err != nil {
		return err
	}
	*k = stepKind(text)
	return nil
}

// kind returns the kind of step that has the name.
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

// Problems returns the keys that a file lacks or has in the wrong place, and the
// values out of bounds.
func (r *routeJSON) Problems() credential.Problems {
	c := &fileChecker{}
	c.said("format", r.Format != "", "of which format it is; write %q", Format)
	c.query(r.Query)
	if r.Format == Format && r.Query.Advised {
		c.report("query.advised", credential.CodeUnknownKey, "key %q is of the forms before %q; take it out, because a query that does not say \"letter\" is an adviser's", "advised", Format)
	}
	c.route("", r)
	for _, list := range []struct {
		key    string
		routes []routeJSON
	}{{"others", r.Others}, {"frontier", r.Frontier}} {
		for i := range list.routes {
			at := fmt.Sprintf("%s[%d].", list.key, i)
			c.further(at, &list.routes[i])
			c.route(at, &list.routes[i])
		}
	}
	return c.problems
}

// isZero reports whether there is no query.
func (q queryJSON) isZero() bool { return reflect.ValueOf(q).IsZero() }

// A fileChecker gathers the problems of a file.
type fileChecker struct{ problems credential.Problems }

// further reports the keys of a further route that stand only at the top of a file.
func (c *fileChecker) further(at string, r *routeJSON) {
	for _, part := range []struct {
		key string
		has bool
	}{
		{"format", r.Format != ""}, {"for", r.For != ""}, {"query", !r.Query.isZero()},
		{"others", r.Others != nil}, {"frontier", r.Frontier != nil}, {"ended", r.Ended != ""}, {"frontierEnded", r.FrontierEnded != ""},
	} {
		if part.has {
			c.report(at+part.key, credential.CodeUnknownKey, "key %q stands only at the top of the file; take it out", part.key)
		}
	}
}

// query checks the question.
func (c *fileChecker) query(q queryJSON) {
	c.said("query.target", q.Target != "" || q.isZero(), "what the query asks for")
	c.notBelow("query.study", q.Study)
	c.notBelow("query.work", q.Work)
	if q.Week < pathway.Unlimited {
		c.report("query.week", credential.CodeBadValue, "%d is below %d, which is no limit", q.Week, pathway.Unlimited)
	}
	c.notBelow("query.limit", q.Limit)
}

// route checks a route whose paths begin with at.
func (c *fileChecker) route(at string, r *routeJSON) {
	c.said(at+"target", r.Target != "", "where the route leads to")
	c.said(at+"start", !r.Start.IsZero(), "on which day the plan starts")
	c.said(at+"finish", !r.Finish.IsZero(), "on which day the target is reached")
	for i, s := range r.Steps {
		c.step(fmt.Sprintf("%ssteps[%d].", at, i), s, len(r.Steps))
	}
	for i, u := range r.Upkeep {
		c.said(fmt.Sprintf("%supkeep[%d].entry", at, i), u.Entry != "", "what is kept in force")
		c.notBelow(fmt.Sprintf("%supkeep[%d].units", at, i), u.Units)
		c.notBelow(fmt.Sprintf("%supkeep[%d].earned", at, i), u.Earned)
		c.notBelow(fmt.Sprintf("%supkeep[%d].undated", at, i), u.Undated)
	}
	for i, e := range r.Has {
		c.evidence(fmt.Sprintf("%shas[%d].", at, i), e.Fact, e.Index)
	}
	for i, w := range r.Stale {
		c.said(fmt.Sprintf("%sstale[%d].target", at, i), w.Target != "", "whose rule the waiver is about")
		c.said(fmt.Sprintf("%sstale[%d].condition", at, i), w.Condition != nil, "which condition need not be met")
	}
	for i, e := range r.Unused {
		c.evidence(fmt.Sprintf("%sunused[%d].", at, i), e.Fact, e.Index)
	}
	for i, a := range r.Assumed {
		c.notBelow(fmt.Sprintf("%sassumed[%d].years", at, i), a.Years)
		c.notBelow(fmt.Sprintf("%sassumed[%d].score", at, i), a.Score.Hundredths)
	}
	for i, a := range r.Automatic {
		c.said(fmt.Sprintf("%sautomatic[%d].entry", at, i), a.Entry != "", "what is awarded by itself")
	}
	for i, a := range r.Open {
		c.notBelow(fmt.Sprintf("%sopen[%d].years", at, i), a.Years)
		c.notBelow(fmt.Sprintf("%sopen[%d].score", at, i), a.Score.Hundredths)
		c.said(fmt.Sprintf("%sopen[%d].entry", at, i), a.Entry != "", "whose renewal is open")
		c.said(fmt.Sprintf("%sopen[%d].date", at, i), !a.Date.IsZero(), "on which day the term ended")
	}
	c.notBelow(at+"renewed.unpriced", r.Renewed.Unpriced)
	c.notBelow(at+"renewed.steps", r.Renewed.Steps)
	c.notBelow(at+"proof.explored", r.Proof.Explored)
}

// step checks a step of a route that has so many.
func (c *fileChecker) step(at string, s stepJSON, steps int) {
	c.said(at+"kind", s.Kind != "", "of which kind the step is")
	c.said(at+"start", !s.Start.IsZero(), "on which day the step starts")
	c.said(at+"finish", !s.Finish.IsZero(), "on which day the step is done")
	c.notBelow(at+"weekly", s.Weekly.Hundredths)
	for i, after := range s.After {
		c.stepOf(fmt.Sprintf("%safter[%d]", at, i), 0, after, steps)
	}
	for i, m := range s.Meets {
		path := fmt.Sprintf("%smeets[%d].step", at, i)
		c.said(path, m.Step != nil, "which step it serves; write -1 for the target")
		if m.Step != nil {
			c.stepOf(path, -1, *m.Step, steps)
		}
	}
	for i, o := range s.Options {
		c.said(fmt.Sprintf("%soptions[%d].entry", at, i), o.Entry != "", "what is taken instead")
		c.notBelow(fmt.Sprintf("%soptions[%d].weekly", at, i), o.Weekly.Hundredths)
		c.notBelow(fmt.Sprintf("%soptions[%d].assumed.years", at, i), o.Assumed.Years)
		c.notBelow(fmt.Sprintf("%soptions[%d].assumed.score", at, i), o.Assumed.Score.Hundredths)
	}
}

// stepOf reports the number of a step that is below the least or not of the route.
func (c *fileChecker) stepOf(path string, least, step, steps int) {
	if step < least || step >= steps {
		c.report(path, credential.CodeBadValue, "%d is none of the %d steps, which count from 0", step, steps)
	}
}

// facts are the kinds of fact that evidence can be.
var facts = []string{"born", "residence", "holding", "job", "study", "score", "attempt", "prepared", "units", "attested"}

// evidence checks a fact of the record.
func (c *fileChecker) evidence(at, fact string, index int) {
	if !slices.Contains(facts, fact) {
		c.report(at+"fact", credential.CodeBadValue, "%.40q is not a kind of fact; write one of %s", fact, strings.Join(facts, ", "))
	}
	c.notBelow(at+"index", index)
}

// said reports a key that is missing, unless ok.
func (c *fileChecker) said(path string, ok bool, what string, args ...any) {
	if !ok {
		c.report(path, credential.CodeMissingField, "it does not say "+what, args...)
	}
}

// notBelow reports a number below zero.
func (c *fileChecker) notBelow(path string, n int) {
	if n < 0 {
		c.report(path, credential.CodeBadValue, "%d is below 0", n)
	}
}

// report adds a problem.
func (c *fileChecker) report(path string, code credential.Code, format string, args ...any) {
	c.problems = append(c.problems, credential.Problem{Path: path, Code: code, Message: fmt.Sprintf(format, args...)})
}
