package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
)

// A linter looks through a catalog on one day.
type linter struct {
	catalog *credential.Catalog
	on      credential.Date
	oldest  credential.Date // what was known only before that is stale
	entry   credential.ID   // that is looked at
	remarks []remark
}

// lint returns what there is to mend in a catalog, as of a day, in the order of severity,
// code, entry and path.
func lint(c *credential.Catalog, on credential.Date, older credential.Period) []remark {
	l := &linter{catalog: c, on: on, oldest: on.Add(older.Negate())}
	for entry := range c.Credentials() {
		l.entry = entry.ID
		l.credential(entry)
		l.facts(entry)
	}
	for program := range c.Programs() {
		l.entry = program.ID
		l.program(program)
		l.facts(program)
	}
	for role := range c.Roles() {
		l.entry = role.ID
		l.rules("requires", role.Requires, asError)
		l.rules("recommends", role.Recommends, warning)
		l.rules("prefers", role.Prefers, note)
		l.facts(role)
	}
	slices.SortStableFunc(l.remarks, func(a, b remark) int {
		return cmp.Or(
			cmp.Compare(slices.Index(severities, a.Severity), slices.Index(severities, b.Severity)),
			cmp.Compare(a.Code, b.Code), cmp.Compare(a.Entry, b.Entry), cmp.Compare(a.Path, b.Path),
		)
	})
	return l.remarks
}

// remark adds one, about a path in the entry.
func (l *linter) remark(s severity, code, path, what, mend string) {
	l.remarks = append(l.remarks, remark{Severity: s, Code: code, Entry: string(l.entry), Path: path, What: what, Mend: mend})
}

func (l *linter) credential(entry credential.Credential) {
	closes := asError
	if entry.Status != credential.Active {
		closes = note // nobody new is let in anyway
	}
	l.rules("requires", entry.Requires, closes)
	l.rules("recommends", entry.Recommends, warning)
	l.rules("prefers", entry.Prefers, note)
	l.ask("while.ask", entry.While.Ask, closes)
	for i, back := range entry.Returns {
		l.ask(fmt.Sprintf("returns[%d].requires", i), back.Requires, warning)
		l.offers(fmt.Sprintf("returns[%d].offers", i), back.Offers)
	}
	for i, renewal := range entry.Renews {
		l.offers(fmt.Sprintf("renews[%d].offers", i), renewal.Offers)
	}
	l.offers("offers", entry.Offers)
	if !entry.Kind.Direct() || entry.Automatic || entry.Status != credential.Active {
		return
	}
	switch open := l.open(entry.Offers); {
	case len(entry.Offers) == 0:
		l.remark(warning, "no-offer", "offers", "it is earned directly and has no offer, so nobody knows what it costs and how long it takes",
			`add one, {"price": "0 USD"} if it is free and comes by itself`)
	case !open:
		l.remark(asError, "offers-ended", "offers", "none of its offers can be taken up any more", "add the present one, or say that it is retired")
	}
}

func (l *linter) program(p credential.Program) {
	l.rules("admits", p.Admits, asError)
	l.offers("offers", p.Offers)
	switch {
	case len(p.Offers) == 0:
		l.remark(warning, "no-offer", "offers", "the program has no offer, so no plan can attend it", "add one that says how long it takes")
	case !l.open(p.Offers):
		l.remark(warning, "offers-ended", "offers", "none of its offers can be taken up any more", "add the present one, or take the program out")
	}
}

// open reports whether some offer can be taken up on the day or later.
func (l *linter) open(offers []credential.Offer) bool {
	return slices.ContainsFunc(offers, func(o credential.Offer) bool {
		_, ok := o.Next(l.on)
		return ok
	})
}

// rules looks at the editions of a rule that are in force on the day or later.
func (l *linter) rules(path string, rules credential.Rules, closes severity) {
	ahead := 0
	for i, rule := range rules {
		if rule.Until.IsZero() || rule.Until.After(l.on) {
			ahead++
			l.ask(fmt.Sprintf("%s[%d].ask", path, i), rule.Ask, closes)
		}
	}
	if len(rules) > 0 && ahead == 0 {
		l.remark(closes, "rule-ended", path, "no edition of the rule is in force on "+l.on.String()+", so nothing can meet it", "add the present edition")
	}
}

// offers looks for two offers of which nobody would take one: a note, as the name of the
// dearer one may say what it is dearer for, unless that asks for something besides.
func (l *linter) offers(path string, offers []credential.Offer) {
	for i, dear := range offers {
		for k, cheap := range offers {
			if i != k && l.beats(cheap, dear) {
				s := note
				if dear.If != nil && !implies(l.catalog, cheap.If, dear.If) {
					s = warning
				}
				l.remark(s, "price-disagrees", fmt.Sprintf("%s[%d].price", path, i),
					fmt.Sprintf("%s costs %s, and whoever may take it can take %s for %s", named(dear), dear.Price, named(cheap), cheap.Price),
					"mend one of the prices, or say in if or name what the dearer one has for it")
				break
			}
		}
	}
}

// named names an offer.
func named(o credential.Offer) string { return fmt.Sprintf("the offer %q", o.Name) }

// beats reports whether an offer is cheaper than another for everybody who may take that,
// and asks no more of their time.
func (l *linter) beats(cheap, dear credential.Offer) bool {
	if cheap.Price.Currency == "" || dear.Price.Currency == "" || cheap.Price.Minor >= dear.Price.Minor {
		return false
	}
	same := cheap.From == dear.From && cheap.Until == dear.Until && slices.Equal(cheap.Seasons, dear.Seasons)
	return same && cheap.Apply == dear.Apply && fits(cheap.Takes, dear.Takes) &&
		cheap.Weekly.Hundredths <= dear.Weekly.Hundredths && implies(l.catalog, dear.If, cheap.If)
}

// sourced has the lists whose items carry a source of their own.
var sourced = []string{
	"requires", "recommends", "prefers", "admits", "offers", "renews", "returns", "accreditations", "teaches", "pay", "passRates", "retakes", "preparation",
}

// facts looks at the sources of an entry, in its canonical form.
func (l *linter) facts(entry any) {
	data, err := json.Marshal(entry)
	if err != nil {
		panic(err) // the entries of a catalog have a form
	}
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		panic(err)
	}
	l.factsIn("", "", v)
}

// factsIn looks at a value; key is that of the list in which it is an item.
func (l *linter) factsIn(path, key string, v any) {
	switch v := v.(type) {
	case []any:
		for i, item := range v {
			l.factsIn(fmt.Sprintf("%s[%d]", path, i), key, item)
		}
	case map[string]any:
		source, ok := v["source"].(map[string]any)
		switch {
		case ok:
			l.source(path, source)
		case slices.Contains(sourced, key) && strings.HasSuffix(path, "]"):
			l.remark(note, "no-source", path, "nothing says where this was read", "add its source")
		}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if key != "source" {
				l.factsIn(strings.TrimPrefix(path+"."+key, "."), key, v[key])
			}
		}
	}
}

// source looks at the age of a source, and how far it can be trusted.
func (l *linter) source(path string, source map[string]any) {
	text, _ := source["asOf"].(string)
	asOf, err := credential.ParseDate(text)
	switch {
	case err != nil:
		l.remark(note, "undated", path, "nothing says of what day this is", "add asOf: the day of the page, or the day it was read")
	case asOf.Before(l.oldest):
		l.remark(warning, "stale", path, fmt.Sprintf("this was last known to be so on %s", asOf), "read the page anew, and set asOf")
		l.remarks[len(l.remarks)-1].Source = asOf
	}
	if confidence := source["confidence"]; confidence == nil || confidence == credential.Unverified.String() {
		l.remark(note, "weak", path, "this rests on memory, an inference or a weak page alone", "look for the issuer's page")
	}
}
