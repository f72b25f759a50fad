package roadmap

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// Format names the form that [JSON] and [FormatRoute] write. Its last number rises
// with any change of its keys, because the reader takes no key that it does not know.
// [ParseRoute] reads it and the forms before it. In these a query went by the letter of
// the rules, unless it was "advised", and in the first an assumption was its words alone.
const Format = "credpath/route/3"

// The forms before it.
const (
	secondFormat = "credpath/route/2"
	firstFormat  = "credpath/route/1"
)

// A Filing is a route as it goes on file, with the question that it answers, so
// that [pathway.Verify] can judge it again, and with the options of its page.
type Filing struct {
	// Query is the question; without a Target there is none. Its Avoid is left out,
	// because no file can hold a function. Its Record goes on file as it is. To keep
	// a person's facts out of the file, give a query with another Record, and put
	// the facts back in after reading. The route still says in words, in Has, which
	// of them it rests on; what it says in Unused of the others, leave out with them.
	Query   pathway.Query
	Route   *pathway.Route
	Options Options
}

// JSON writes a route for another program, as [FormatRoute] does of a [Filing]
// without a query.
func JSON(w io.Writer, c *credential.Catalog, r *pathway.Route, o Options) error {
	data, err := encoded(c, Filing{Route: r, Options: o})
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}

// FormatRoute returns a route as a file, which [ParseRoute] reads back. It has
// one object: "format" is [Format], "for" the name, "query" the question,
// "others" and "frontier" the further routes, "ended" and "frontierEnded" the
// [Ending] of the search for each. The other keys are those of [pathway.Route]
// and its parts with a small first letter: "rank" by which it was found, "steps",
// "has" the facts of the record that it rests on, "unused" the others, and so on.
//
// Dates, periods and money are written as a catalog writes them ("2027-01-31",
// "P2Y", "229 USD"), ranks, kinds and confidences by their names, and steps count
// from 0, as in the route; step -1 is the target. What is not said is left out.
// The condition that a step serves is written as a catalog has it and, in
// "asks", in plain words, which are not read back. The file route.schema.json,
// beside this package, is the JSON Schema of it all.
//
// The catalog gives those words. It is an error if it lacks an entry of the
// routes, or if [ParseRoute] would refuse a route, which does not happen to those
// of a [pathway.Planner]. Whether the routes hold is for [pathway.Verify] to say.
func FormatRoute(c *credential.Catalog, f Filing) ([]byte, error) {
	data, err := encoded(c, f)
	if err != nil {
		return nil, err
	}
	if _, err := ParseRoute("", data); err != nil {
		return nil, fmt.Errorf("roadmap: the route could not be read back: %w", err)
	}
	return data, nil
}

// encoded returns a filing as JSON.
func encoded(c *credential.Catalog, f Filing) ([]byte, error) {
	b := &builder{catalog: c, route: f.Route}
	if err := b.check(f.Options); err != nil {
		return nil, err
	}
	o := f.Options
	file := b.json()
	file.Format, file.For, file.Ended, file.Query = Format, o.Name, o.Ended, newQueryJSON(f.Query)
	file.Others, file.Frontier, file.FrontierEnded = b.jsons(o.Others), b.jsons(o.Frontier), o.FrontierEnded
	var data bytes.Buffer
	e := json.NewEncoder(&data)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(file)
	return data.Bytes(), err
}

// The fields of these types are the keys of the file, in their order. The writer
// takes the keys from the tags. The reader takes them from the names of the fields,
// with a small first letter.
type (
	routeJSON struct {
		Format    formatName          `json:"format,omitzero"` // the form of this file, and its version
		For       string              `json:"for,omitzero"`    // the person's name, for the head of a page
		Query     queryJSON           `json:"query,omitzero"`  // the question that the route answers
		Target    credential.ID       `json:"target"`
		Rank      pathway.Rank        `json:"rank"`
		Start     credential.Date     `json:"start"`
		Finish    credential.Date     `json:"finish"`
		Sought    credential.Date     `json:"sought,omitzero"`
		Cost      credential.Money    `json:"cost,omitzero"`
		Unpriced  []credential.ID     `json:"unpriced,omitempty"`
		Untimed   []credential.ID     `json:"untimed,omitempty"`
		Steps     []stepJSON          `json:"steps"`
		Upkeep    []upkeepJSON        `json:"upkeep,omitempty"`
		Has       []pathway.Evidence  `json:"has,omitempty"`
		Unused    []pathway.Evidence  `json:"unused,omitempty"`
		Stale     []credential.Waiver `json:"stale,omitempty"`
		Automatic []awardJSON         `json:"automatic,omitempty"` // what is awarded by itself
		Assumed   []assumedJSON       `json:"assumed,omitempty"`
		Open      []assumedJSON       `json:"open,omitempty"`   // terms to find out about first
		Renewed   boundJSON           `json:"renewed,omitzero"` // what the way comes to if they were renewed
		Edition   credential.Date     `json:"edition,omitzero"` // of the catalog by which the route was planned
		Proof     proofJSON           `json:"proof"`
		Others    []routeJSON         `json:"others,omitempty"`   // further routes of the same question
		Frontier  []routeJSON         `json:"frontier,omitempty"` // the trade-offs of finish against cost, the soonest first
		Ended     Ending              `json:"ended,omitzero"`     // why there are no more others

		FrontierEnded Ending `json:"frontierEnded,omitzero"` // why the frontier has no more; "" is that these are all
	}

	awardJSON struct {
		Entry credential.ID   `json:"entry"`
		On    credential.Date `json:"on,omitzero"` // nothing: the record does not tell the day
	}

	queryJSON struct {
		Target   credential.ID      `json:"target"`
		Start    credential.Date    `json:"start,omitzero"`
		Rank     pathway.Rank       `json:"rank"`
		Study    int                `json:"study,omitzero"`
		Work     int                `json:"work,omitzero"`
		Week     int                `json:"week,omitzero"`
		Seek     *credential.Period `json:"seek,omitempty"`
		Budget   credential.Money   `json:"budget,omitzero"`
		Deadline credential.Date    `json:"deadline,omitzero"`
		Letter   bool               `json:"letter,omitzero"`
		Advised  bool               `json:"advised,omitzero"` // in the forms before: not by the letter
		Assume   bool               `json:"assume,omitzero"`
		Limit    int                `json:"limit,omitzero"`
		Record   credential.Record  `json:"record,omitzero"`
	}

	stepJSON struct {
		Kind       stepKind              `json:"kind"`
		Entry      credential.ID         `json:"entry,omitzero"`
		Offer      string                `json:"offer,omitzero"`
		For        string                `json:"for,omitzero"`
		Start      credential.Date       `json:"start"`
		Sat        credential.Date       `json:"sat,omitzero"`
		Sought     credential.Date       `json:"sought,omitzero"`
		Finish     credential.Date       `json:"finish"`
		Lapsed     credential.Date       `json:"lapsed,omitzero"`
		Weekly     credential.Hours      `json:"weekly,omitzero"`
		Price      credential.Money      `json:"price,omitzero"`
		Unpriced   bool                  `json:"unpriced,omitzero"`
		After      []int                 `json:"after,omitempty"`
		Meets      []servesJSON          `json:"meets,omitempty"`
		Options    []optionJSON          `json:"options,omitempty"`
		Source     credential.Source     `json:"source,omitzero"`
		Confidence credential.Confidence `json:"confidence,omitzero"`
	}

	servesJSON struct {
		Step        *int                   `json:"step"`
		Path        string                 `json:"path,omitzero"`
		Asks        string                 `json:"asks,omitzero"` // the condition in plain words; not read back
		Requirement credential.Requirement `json:"requirement,omitempty"`
	}

	optionJSON struct {
		Entry    credential.ID      `json:"entry"`
		Offer    string             `json:"offer,omitzero"`
		Price    credential.Money   `json:"price,omitzero"`
		Unpriced bool               `json:"unpriced,omitzero"`
		Apply    credential.Period  `json:"apply,omitzero"`
		Takes    credential.Period  `json:"takes,omitzero"`
		Weekly   credential.Hours   `json:"weekly,omitzero"`
		Finish   credential.Date    `json:"finish,omitzero"`
		Source   credential.Source  `json:"source,omitzero"`
		Assumed  pathway.Assumption `json:"assumed,omitzero"`
	}

	upkeepJSON struct {
		Entry   credential.ID      `json:"entry"`
		Every   credential.Period  `json:"every,omitzero"`
		Due     credential.Date    `json:"due,omitzero"`
		Units   int                `json:"units,omitzero"`
		Earned  int                `json:"earned,omitzero"`
		Undated int                `json:"undated,omitzero"`
		Terms   string             `json:"terms,omitzero"`
		Fees    []credential.Offer `json:"fees,omitempty"`
		Source  credential.Source  `json:"source,omitzero"`
	}

	boundJSON struct {
		Finish   credential.Date  `json:"finish"`
		Unpriced int              `json:"unpriced,omitzero"`
		Cost     credential.Money `json:"cost,omitzero"`
		Steps    int              `json:"steps"`
	}

	proofJSON struct {
		Proven   bool `json:"proven"`
		Explored int  `json:"explored,omitzero"`
	}

	assumedJSON pathway.Assumption
)

// MarshalJSON writes the assumption as package pathway does.
func (a assumedJSON) MarshalJSON() ([]byte, error) { return pathway.Assumption(a).MarshalJSON() }

// newQueryJSON returns a query in its form on file; zero if there is none.
func newQueryJSON(q pathway.Query) queryJSON {
	if q.Target == "" {
		return queryJSON{}
	}
	return queryJSON{
		Target: q.Target, Start: q.Start, Rank: q.Rank, Study: q.Study, Work: q.Work, Week: q.Week, Seek: q.Seek, Budget: q.Budget,
		Deadline: q.Deadline, Letter: q.Letter, Assume: q.Assume, Limit: q.Limit, Record: q.Record,
	}
}

// jsons returns further routes in their form on file.
func (b *builder) jsons(routes []*pathway.Route) []routeJSON {
	var list []routeJSON
	for _, r := range routes {
		list = append(list, (&builder{catalog: b.catalog, route: r}).json())
	}
	return list
}

// json returns the route in its form on file.
func (b *builder) json() routeJSON {
	r := b.route
	route := routeJSON{
		Target: r.Target, Rank: r.Rank, Start: r.Start, Finish: r.Finish, Sought: r.Sought,
		Cost: r.Cost, Unpriced: r.Unpriced, Untimed: r.Untimed,
		Steps: []stepJSON{}, Has: r.Has, Unused: r.Unused, Stale: r.Stale, Edition: r.Edition, Proof: proofJSON(r.Proof),
	}
	for _, a := range r.Assumed {
		route.Assumed = append(route.Assumed, assumedJSON(a))
	}
	for _, s := range r.Steps {
		route.Steps = append(route.Steps, b.stepJSON(s))
	}
	for _, a := range r.Automatic {
		route.Automatic = append(route.Automatic, awardJSON(a))
	}
	for _, a := range r.Open {
		route.Open = append(route.Open, assumedJSON(a))
	}
	route.Renewed = boundJSON(r.Renewed)
	for _, u := range r.Upkeep {
		route.Upkeep = append(route.Upkeep, upkeepJSON(u))
	}
	return route
}

// stepJSON returns a step in its form on file.
func (b *builder) stepJSON(s pathway.Step) stepJSON {
	step := stepJSON{
		Kind: stepKind(s.Kind.String()), Entry: s.Entry, Offer: s.Offer, For: s.For,
		Start: s.Start, Sat: s.Sat, Sought: s.Sought, Finish: s.Finish, Lapsed: s.Lapsed, Weekly: s.Weekly,
		Price: s.Price, Unpriced: s.Unpriced, After: s.After,
		Source: s.Source, Confidence: s.Confidence,
	}
	for _, m := range s.Meets {
		step.Meets = append(step.Meets, servesJSON{Step: &m.Step, Path: m.Path, Asks: b.asks(m.Requirement), Requirement: m.Requirement})
	}
	for _, o := range s.Options {
		step.Options = append(step.Options, optionJSON(o))
	}
	return step
}
