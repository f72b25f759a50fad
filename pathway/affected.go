package pathway

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
)

// An Outcome is what [Planner.Check] answers, in short.
type Outcome struct {
	Known  bool // the catalog has the target; if not, all else is zero
	Held   bool
	Status Status          // of Eligibility.Finding
	MetOn  credential.Date // of the same
	// Apply and ApplyOn are the status and the day of Eligibility.Apply.
	Apply   Status
	ApplyOn credential.Date
}

// String says the outcome: "met", "pending, met on 2027-05-20", "unmet, but the exam may be sat".
func (o Outcome) String() string {
	if !o.Known {
		return "not in the catalog"
	}
	words := dated(o.Status, o.MetOn)
	if o.Held && o.Status != Met {
		words = "held, and to earn it anew " + words
	}
	if o.Apply != o.Status || o.ApplyOn != o.MetOn {
		words += ", to apply " + dated(o.Apply, o.ApplyOn)
	}
	return words
}

// dated returns a status, and the day on which what is pending will be met.
func dated(s Status, on credential.Date) string {
	if on.IsZero() {
		return s.String()
	}
	return s.String() + ", met on " + on.String()
}

// An Effect is the answer to one question that another edition of the catalog changes.
type Effect struct {
	Record int // the index of the record
	Target credential.ID
	On     credential.Date
	From   Outcome // by the old edition
	To     Outcome // by the new one
	// Changes are those that a check sees, of as few entries as make the difference: the old
	// edition with these entries as the new one has them answers as the new one does, and
	// with one of them left out it does not, or is no catalog. Where several sets of entries
	// do, it is one by itself if there is one, the first in the order of [credential.Diff].
	Changes []credential.Change
}

// String returns the effect in one line:
//
//	ahima/rhit on 2027-01-04: unmet, no longer met: ahima/rhit-exam: requires[0].ask is …
func (e Effect) String() string {
	words := make([]string, len(e.Changes))
	for i, change := range e.Changes {
		words[i] = change.String()
	}
	return fmt.Sprintf("%s on %s: %s, no longer %s: %s", e.Target, e.On, e.To, e.From, strings.Join(words, "; "))
}

// MarshalJSON returns the effect with its field names in lowerCamelCase.
func (e Effect) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, e), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (e *Effect) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, e) }

// MarshalJSON returns the outcome with its field names in lowerCamelCase.
func (o Outcome) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, o), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (o *Outcome) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, o) }

// Affected returns whose answers a new edition of a catalog changes, and by which rule: of
// each record and each target, in that order, the answers of [Planner.Check] on the day
// that differ in what an [Outcome] says. Without targets it asks about every credential
// and role of either edition, in ID order. Of a record each edition judges what it knows
// of it ([credential.Catalog.Restrict]).
//
// The errors are those of Check: a [TargetError] for a target that neither edition can be
// asked about, and a [QueryError] for a day that is not in the calendar and a record
// that an edition refuses.
func Affected(old, new *credential.Catalog, records []credential.Record, targets []credential.ID, on credential.Date) ([]Effect, error) {
	if !on.Valid() {
		return nil, &QueryError{Field: "on", Message: notADay(on)}
	}
	for _, target := range targets {
		if err := targetError(new, target); err != nil && targetError(old, target) != nil {
			return nil, err
		}
	}
	if len(targets) == 0 {
		targets = askable(old, new)
	}
	a := &affected{from: New(old), to: New(new), on: on, changes: map[credential.ID][]credential.Change{}, mixed: map[string]*Planner{}}
	for _, ch := range credential.Diff(old, new) {
		if ch.List == "fields" || ch.List == "organizations" || !judged(ch) {
			continue
		}
		if len(a.changes[ch.Entry]) == 0 {
			a.changed = append(a.changed, ch.Entry)
		}
		a.changes[ch.Entry] = append(a.changes[ch.Entry], ch)
	}
	var effects []Effect
	for i, record := range records {
		for _, target := range targets {
			effect := Effect{Record: i, Target: target, On: on}
			var err error
			if effect.From, err = outcome(a.from, record, target, on); err != nil {
				return nil, err
			}
			if effect.To, err = outcome(a.to, record, target, on); err != nil {
				return nil, err
			}
			if effect.From == effect.To {
				continue
			}
			for _, id := range a.causes(record, effect) {
				effect.Changes = append(effect.Changes, a.changes[id]...)
			}
			effects = append(effects, effect)
		}
	}
	return effects, nil
}

// askable returns what either catalog can be asked about, in ID order.
func askable(catalogs ...*credential.Catalog) []credential.ID {
	all := make(map[credential.ID]bool)
	for _, c := range catalogs {
		for entry := range c.Credentials() {
			all[entry.ID] = true
		}
		for role := range c.Roles() {
			all[role.ID] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// outcome judges a record against a catalog that need not have the target, nor all that
// the record names.
func outcome(p *Planner, record credential.Record, target credential.ID, on credential.Date) (Outcome, error) {
	if targetError(p.catalog, target) != nil {
		return Outcome{}, nil
	}
	record, _ = p.catalog.Restrict(record)
	e, err := p.Check(record, target, on)
	if err != nil {
		return Outcome{}, err
	}
	return Outcome{
		Known: true, Held: e.Held, Status: e.Finding.Status, MetOn: e.Finding.MetOn,
		Apply: e.Apply.Status, ApplyOn: e.Apply.MetOn,
	}, nil
}

// unjudged has what of an entry no check asks about, by its key.
var unjudged = []string{
	"name", "abbreviation", "issuer", "aliases", "recommends", "prefers", "note", "provider", "typical",
	"employer", "occupation", "pay", "outlook", "hiring", "next",
}

// judged reports whether a check may see a change.
func judged(ch credential.Change) bool {
	key, _, _ := strings.Cut(ch.Path, ".")
	key, _, _ = strings.Cut(key, "[")
	return !slices.Contains(unjudged, key) && !strings.HasSuffix(ch.Path, ".source") && !strings.Contains(ch.Path, ".source.")
}

// An affected compares two editions.
type affected struct {
	from, to *Planner
	on       credential.Date
	changed  []credential.ID // the entries with changes that a check may see, in the order of Diff
	changes  map[credential.ID][]credential.Change
	mixed    map[string]*Planner // of both editions, by what is of the new one; nil: no catalog
}

// causes returns the entries whose changes an effect rests on.
func (a *affected) causes(record credential.Record, effect Effect) []credential.ID {
	answers := func(ids []credential.ID) bool {
		p := a.mix(ids)
		if p == nil {
			return false
		}
		got, err := outcome(p, record, effect.Target, a.on)
		return err == nil && got == effect.To
	}
	near := a.near(record, effect.Target)
	for _, id := range near {
		if one := []credential.ID{id}; answers(one) {
			return one
		}
	}
	rest := near
	if !answers(rest) {
		rest = a.changed
	}
	for _, id := range slices.Clone(rest) {
		fewer := slices.DeleteFunc(slices.Clone(rest), func(other credential.ID) bool { return other == id })
		if answers(fewer) {
			rest = fewer
		}
	}
	return rest
}

// mix returns a planner for the old edition with some entries as the new one has them; nil
// if that makes no catalog. Organizations and fields decide nothing, and are those of both.
func (a *affected) mix(ids []credential.ID) *Planner {
	key := fmt.Sprint(ids)
	if p, ok := a.mixed[key]; ok {
		return p
	}
	taken := make(map[credential.ID]bool, len(ids))
	for _, id := range ids {
		taken[id] = true
	}
	from, to := a.from.catalog.Entries(), a.to.catalog.Entries()
	e := credential.Entries{
		Organizations: laidOver(from.Organizations, to.Organizations, func(o credential.Organization) credential.ID { return o.ID }, nil),
		Fields:        laidOver(from.Fields, to.Fields, func(f credential.FieldEntry) credential.ID { return credential.ID(f.Field) }, nil),
		Credentials:   laidOver(from.Credentials, to.Credentials, func(c credential.Credential) credential.ID { return c.ID }, taken),
		Programs:      laidOver(from.Programs, to.Programs, func(p credential.Program) credential.ID { return p.ID }, taken),
		Roles:         laidOver(from.Roles, to.Roles, func(r credential.Role) credential.ID { return r.ID }, taken),
	}
	var p *Planner
	if c, err := credential.NewCatalog(e); err == nil {
		p = New(c)
	}
	a.mixed[key] = p
	return p
}

// laidOver returns the entries of the old list, but those with some IDs as the new list has
// them, which may be not at all. Without any IDs it returns those of both lists, the new
// ones in place of the old.
func laidOver[T any](old, new []T, key func(T) credential.ID, taken map[credential.ID]bool) []T {
	over := make(map[credential.ID]bool, len(new))
	for _, entry := range new {
		over[key(entry)] = true
	}
	replaced := func(id credential.ID) bool { return taken[id] || taken == nil && over[id] }
	list := slices.DeleteFunc(slices.Clone(old), func(entry T) bool { return replaced(key(entry)) })
	for _, entry := range new {
		if replaced(key(entry)) {
			list = append(list, entry)
		}
	}
	return list
}

// near returns the changed entries that an answer can rest on by either edition, in the
// order of Diff: what the target asks for, what the record has, what counts as these and
// awards them, and what all of that asks for in turn.
func (a *affected) near(record credential.Record, target credential.ID) []credential.ID {
	seen := make(map[credential.ID]bool)
	for _, c := range []*credential.Catalog{a.from.catalog, a.to.catalog} {
		next := []credential.ID{target}
		for _, h := range record.Holdings {
			next = append(next, h.Credential, h.Program)
		}
		for _, job := range record.Jobs {
			next = append(next, job.Role)
		}
		known := make(map[credential.ID]bool)
		for len(next) > 0 {
			id := next[0]
			if next = next[1:]; isNew(known, id) {
				seen[id] = true
				next = append(next, asksOf(c, id)...)
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(a.changed), func(id credential.ID) bool { return !seen[id] })
}

// asksOf returns the entries that a check of an entry may look at next.
func asksOf(c *credential.Catalog, id credential.ID) []credential.ID {
	entry, _ := c.Credential(id)
	program, _ := c.Program(id)
	next := slices.Concat(entry.CountsAs, program.Awards, slices.Collect(c.CountingAs(id)))
	for awarding := range c.Awarding(id) {
		next = append(next, awarding.ID)
	}
	asks := []credential.Requirement{entry.While.Ask}
	for _, rule := range rulesOf(c, id) {
		asks = append(asks, rule.Ask)
	}
	for _, renewal := range entry.Renews {
		next = append(next, renewal.By...)
	}
	for _, back := range entry.Returns {
		asks = append(asks, back.Requires)
	}
	for _, ask := range asks {
		for _, part := range credential.Walk(ask) {
			switch part := part.(type) {
			case credential.Holds:
				next = append(next, part.Credential)
			case credential.Had:
				next = append(next, part.Credential)
			case credential.Experience:
				next = append(next, part.Since)
			case credential.Score:
				next = append(next, part.Of)
			case nil, credential.AtLeast, credential.Coursework, credential.Resides, credential.Age, credential.Attestation:
				// the parts of a group come by themselves, and of the rest the record has the facts
			default:
				panic(unknownRequirement(part))
			}
		}
	}
	return next
}
