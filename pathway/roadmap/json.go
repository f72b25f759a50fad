package roadmap

import (
	"encoding/json"
	"io"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// Format names the form that [JSON] writes. A change that could break a reader
// raises its last number; a new key does not.
const Format = "credpath/route/1"

// JSON writes a route for another program, as one object: "format" is
// [Format], "for" the name, "others" the other routes, "ended" the [Ending] of the search for
// them, and the other keys are those of [pathway.Route] and its parts with a small first letter: "rank" by
// which it was found, "steps", "has" the facts of the record that it rests on,
// each with the "fact", "index", "entry" and "text" of [pathway.Evidence].
//
// Dates, periods and money are written as a catalog writes them ("2027-01-31",
// "P2Y", "229 USD"), ranks, kinds and confidences by their names, and steps count
// from 0, as in the route; step -1 is the target. What is not said is left out.
// The condition that a step serves is written as a catalog has it and, in
// "asks", in plain words.
func JSON(w io.Writer, c *credential.Catalog, r *pathway.Route, o Options) error {
	b := &builder{catalog: c, route: r}
	if err := b.check(o); err != nil {
		return err
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	route := b.json()
	route.Format, route.For, route.Ended = Format, o.Name, o.Ended
	for _, other := range o.Others {
		route.Others = append(route.Others, (&builder{catalog: c, route: other}).json())
	}
	return e.Encode(route)
}

type routeJSON struct {
	Format   string             `json:"format,omitzero"`
	For      string             `json:"for,omitzero"`
	Target   credential.ID      `json:"target"`
	Rank     pathway.Rank       `json:"rank"`
	Start    credential.Date    `json:"start"`
	Finish   credential.Date    `json:"finish"`
	Cost     credential.Money   `json:"cost,omitzero"`
	Unpriced []credential.ID    `json:"unpriced,omitempty"`
	Steps    []stepJSON         `json:"steps"`
	Upkeep   []upkeepJSON       `json:"upkeep,omitempty"`
	Has      []pathway.Evidence `json:"has,omitempty"`
	Assumed  []string           `json:"assumed,omitempty"`
	Proof    proofJSON          `json:"proof"`
	Others   []routeJSON        `json:"others,omitempty"`
	Ended    Ending             `json:"ended,omitzero"`
}

type stepJSON struct {
	Kind       pathway.StepKind      `json:"kind"`
	Entry      credential.ID         `json:"entry,omitzero"`
	Offer      string                `json:"offer,omitzero"`
	For        string                `json:"for,omitzero"`
	Start      credential.Date       `json:"start"`
	Finish     credential.Date       `json:"finish"`
	Weekly     int                   `json:"weekly,omitzero"`
	Price      credential.Money      `json:"price,omitzero"`
	Unpriced   bool                  `json:"unpriced,omitzero"`
	After      []int                 `json:"after,omitempty"`
	Meets      []servesJSON          `json:"meets,omitempty"`
	Options    []optionJSON          `json:"options,omitempty"`
	Source     credential.Source     `json:"source,omitzero"`
	Confidence credential.Confidence `json:"confidence,omitzero"`
}

type servesJSON struct {
	Step        int                    `json:"step"` // -1 is the target
	Path        string                 `json:"path,omitzero"`
	Asks        string                 `json:"asks,omitzero"`
	Requirement credential.Requirement `json:"requirement,omitempty"`
}

type optionJSON struct {
	Entry    credential.ID     `json:"entry"`
	Offer    string            `json:"offer,omitzero"`
	Price    credential.Money  `json:"price,omitzero"`
	Unpriced bool              `json:"unpriced,omitzero"`
	Takes    credential.Period `json:"takes,omitzero"`
	Weekly   int               `json:"weekly,omitzero"`
	Finish   credential.Date   `json:"finish,omitzero"`
	Source   credential.Source `json:"source,omitzero"`
}

type upkeepJSON struct {
	Entry  credential.ID      `json:"entry"`
	Every  credential.Period  `json:"every,omitzero"`
	Due    credential.Date    `json:"due,omitzero"`
	Units  int                `json:"units,omitzero"`
	Terms  string             `json:"terms,omitzero"`
	Fees   []credential.Offer `json:"fees,omitempty"`
	Source credential.Source  `json:"source,omitzero"`
}

type proofJSON struct {
	Proven   bool `json:"proven"`
	Explored int  `json:"explored,omitzero"`
}

func (b *builder) json() routeJSON {
	r := b.route
	route := routeJSON{
		Target: r.Target, Rank: r.Rank, Start: r.Start, Finish: r.Finish,
		Cost: r.Cost, Unpriced: r.Unpriced,
		Steps: []stepJSON{}, Has: r.Has, Assumed: r.Assumed,
		Proof: proofJSON{Proven: r.Proof.Proven, Explored: r.Proof.Explored},
	}
	for _, s := range r.Steps {
		route.Steps = append(route.Steps, b.stepJSON(s))
	}
	for _, u := range r.Upkeep {
		route.Upkeep = append(route.Upkeep, newUpkeepJSON(u))
	}
	return route
}

func (b *builder) stepJSON(s pathway.Step) stepJSON {
	step := stepJSON{
		Kind: s.Kind, Entry: s.Entry, Offer: s.Offer, For: s.For,
		Start: s.Start, Finish: s.Finish, Weekly: s.Weekly,
		Price: s.Price, Unpriced: s.Unpriced, After: s.After,
		Source: s.Source, Confidence: s.Confidence,
	}
	for _, m := range s.Meets {
		step.Meets = append(step.Meets, servesJSON{Step: m.Step, Path: m.Path, Asks: b.asks(m.Requirement), Requirement: m.Requirement})
	}
	for _, o := range s.Options {
		step.Options = append(step.Options, optionJSON{
			Entry: o.Entry, Offer: o.Offer, Price: o.Price, Unpriced: o.Unpriced,
			Takes: o.Takes, Weekly: o.Weekly, Finish: o.Finish, Source: o.Source,
		})
	}
	return step
}

func newUpkeepJSON(u pathway.Upkeep) upkeepJSON {
	return upkeepJSON{
		Entry: u.Entry, Every: u.Every, Due: u.Due, Units: u.Units, Terms: u.Terms, Fees: u.Fees, Source: u.Source,
	}
}
