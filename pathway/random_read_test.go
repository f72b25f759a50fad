package pathway_test

import (
	"fmt"
	"reflect"
	"testing"

	godiff "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// lostIn reads a scenario in again, and says what of the case is not in it; ""
// if it is the same case.
func lostIn(text string, e credential.Entries, q pathway.Query) string {
	scenarios, err := parseScenarios("case.txt", text)
	if err != nil {
		return err.Error()
	}
	if len(scenarios) != 1 || len(scenarios[0].plans) != 1 {
		return fmt.Sprintf("%d cases", len(scenarios))
	}
	s := scenarios[0]
	if diff := godiff.Diff(nameless(e), nameless(s.catalog.entries), cmpopts.EquateEmpty()); diff != "" {
		return diff
	}
	read := s.plans[0].query
	read.Record = s.record
	if diff := godiff.Diff(plainQuery(q), plainQuery(read), cmpopts.EquateEmpty()); diff != "" {
		return diff
	}
	if got, want := fmt.Sprint(avoidedOf(e, read)), fmt.Sprint(avoidedOf(e, q)); got != want {
		return fmt.Sprintf("avoided are %s, not %s", got, want)
	}
	return ""
}

// nameless returns the entries without what a scenario leaves out or makes up:
// names, organizations, and how the first offer is called.
func nameless(e credential.Entries) credential.Entries {
	e = deepCopy(reflect.ValueOf(e)).Interface().(credential.Entries)
	e.Organizations = nil
	offers := func(list []credential.Offer) {
		for i := range list {
			if list[i].Name == "" {
				list[i].Name = "first"
			}
		}
	}
	for i := range e.Credentials {
		c := &e.Credentials[i]
		c.Name, c.Issuer = "", ""
		offers(c.Offers)
		for k := range c.Renews {
			offers(c.Renews[k].Offers)
		}
	}
	for i := range e.Programs {
		e.Programs[i].Name, e.Programs[i].Typical = "", false
		offers(e.Programs[i].Offers)
	}
	for i := range e.Roles {
		e.Roles[i].Name = ""
	}
	return e
}

// plainQuery returns a query without what cannot be compared, or is made up.
func plainQuery(q pathway.Query) pathway.Query {
	q.Record = deepCopy(reflect.ValueOf(q.Record)).Interface().(credential.Record)
	for i := range q.Record.Waivers {
		q.Record.Waivers[i].By, q.Record.Waivers[i].Reason = "", ""
	}
	q.Avoid = nil
	return q
}

// TestRandomCasesAreWrittenAsScenarios tries that a case that is written as a
// scenario is the same case when it is read, and that most can be.
func TestRandomCasesAreWrittenAsScenarios(t *testing.T) {
	t.Parallel()
	source := sourceOf(t)
	written, last := 0, ""
	for i := source.first; i < source.last; i++ {
		e, q, _ := source.law(i)
		text := scenarioOf(e, q)
		if lost := lostIn(text, e, q); lost != "" {
			last = fmt.Sprintf("%s: %s\nin\n%s", source.name(i), lost, text)
		} else {
			written++
		}
	}
	if written < source.cases()/2 {
		t.Errorf("%d of %d cases are written as scenarios, want half; the last that is not: %s", written, source.cases(), last)
	}
}
