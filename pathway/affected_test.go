package pathway_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/internal/randcase"
)

// TestAffectedIsWhatChecksOnBothEditionsSay tries the law that Affected names exactly the
// targets whose answers differ, and that the entries it names make the difference: the old
// edition with them answers as the new one, and with one left out it does not. The new
// edition has some entries of another random catalog.
func TestAffectedIsWhatChecksOnBothEditionsSay(t *testing.T) {
	source := randcase.SourceOf(t)
	affected, several := 0, 0
	tryLaw(t, func(e credential.Entries, q pathway.Query, rng *rand.Rand) string {
		old, _ := planner(e)
		new := editionOf(old, source.Case(rng.IntN(source.Cases())).Entries, rng)
		records := []credential.Record{{}, q.Record}
		effects, err := pathway.Affected(old, new, records, nil, q.Start)
		if err != nil {
			return fmt.Sprintf("error: Affected = %v", err)
		}
		for i, record := range records {
			for _, target := range allTargets(old, new) {
				from, to := answer(old, record, target, q.Start), answer(new, record, target, q.Start)
				k := slices.IndexFunc(effects, func(e pathway.Effect) bool { return e.Record == i && e.Target == target })
				switch {
				case from != to && k < 0:
					return fmt.Sprintf("missed: %s by record %d: %s, then %s", target, i, from, to)
				case from == to && k >= 0:
					return fmt.Sprintf("none: %s, and the answers are both %s", effects[k], from)
				case from == to:
					continue
				}
				affected++
				if wrong := wrongCause(old, new, record, effects[k], to); wrong != "" {
					return wrong
				}
				if len(entriesOfChanges(effects[k].Changes)) > 1 {
					several++
				}
			}
		}
		return ""
	})
	t.Cleanup(func() {
		if affected < 20 || several == 0 {
			t.Errorf("%d answers were affected, %d of them by several entries: too few", affected, several)
		}
	})
}

// editionOf returns the catalog with some entries of another one, as far as that makes a
// catalog.
func editionOf(c *credential.Catalog, other credential.Entries, rng *rand.Rand) *credential.Catalog {
	from := reflect.ValueOf(other)
	for range 8 {
		e := c.Entries()
		to := reflect.ValueOf(&e).Elem()
		list := 3 + rng.IntN(3) // credentials, programs and roles
		if mine, theirs := to.Field(list), from.Field(list); mine.Len() > 0 && theirs.Len() > 0 {
			entry, donor := mine.Index(rng.IntN(mine.Len())), theirs.Index(rng.IntN(theirs.Len()))
			field := 1 + rng.IntN(entry.NumField()-1)
			entry.Field(field).Set(donor.Field(field))
		}
		if rng.IntN(6) == 0 && to.Field(list).Len() > 1 {
			to.Field(list).Set(to.Field(list).Slice(1, to.Field(list).Len()))
		}
		if edited, err := credential.NewCatalog(e); err == nil {
			c = edited
		}
	}
	return c
}

// allTargets returns what either catalog can be asked about.
func allTargets(catalogs ...*credential.Catalog) []credential.ID {
	var ids []credential.ID
	for _, c := range catalogs {
		for entry := range c.Credentials() {
			ids = append(ids, entry.ID)
		}
		for role := range c.Roles() {
			ids = append(ids, role.ID)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// answer is what Check says of a target, in a line.
func answer(c *credential.Catalog, record credential.Record, target credential.ID, on credential.Date) string {
	_, isCredential := c.Credential(target)
	_, isRole := c.Role(target)
	if !isCredential && !isRole {
		return "none"
	}
	record, _ = c.Restrict(record)
	e, err := pathway.New(c).Check(record, target, on)
	if err != nil {
		return err.Error()
	}
	return fmt.Sprint(e.Held, e.Finding.Status, e.Finding.MetOn, e.Apply.Status, e.Apply.MetOn)
}

func entriesOfChanges(changes []credential.Change) []credential.ID {
	var ids []credential.ID
	for _, ch := range changes {
		ids = append(ids, ch.Entry)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// wrongCause says how the changes of an effect are not what makes it.
func wrongCause(old, new *credential.Catalog, record credential.Record, effect pathway.Effect, want string) string {
	all := credential.Diff(old, new)
	for _, ch := range effect.Changes {
		if !slices.Contains(all, ch) {
			return fmt.Sprintf("made up: %s, which no Diff has", ch)
		}
	}
	ids := entriesOfChanges(effect.Changes)
	get := func(ids []credential.ID) string {
		mixed, err := credential.NewCatalog(mixedEntries(old, new, ids))
		if err != nil {
			return "no catalog"
		}
		return answer(mixed, record, effect.Target, effect.On)
	}
	if got := get(ids); got != want {
		return fmt.Sprintf("cause: %s: with the new %v the old edition answers %s, want %s", effect, ids, got, want)
	}
	for _, id := range ids {
		fewer := slices.DeleteFunc(slices.Clone(ids), func(other credential.ID) bool { return other == id })
		if got := get(fewer); got == want {
			return fmt.Sprintf("idle: %s: without the new %s the old edition answers so too", effect, id)
		}
	}
	return ""
}

// mixedEntries returns the entries of the old edition, with those of some IDs as the new
// one has them.
func mixedEntries(old, new *credential.Catalog, ids []credential.ID) credential.Entries {
	e, to := old.Entries(), new.Entries()
	under, over := reflect.ValueOf(&e).Elem(), reflect.ValueOf(to)
	for i := 1; i < under.NumField(); i++ {
		byID := func(v reflect.Value) credential.ID { return credential.ID(v.Field(0).String()) }
		out := reflect.MakeSlice(under.Field(i).Type(), 0, 0)
		for k := range under.Field(i).Len() {
			entry := under.Field(i).Index(k)
			shared := i <= 2 && slices.ContainsFunc(slices.Collect(values(over.Field(i))), func(v reflect.Value) bool { return byID(v) == byID(entry) })
			if !shared && !slices.Contains(ids, byID(entry)) {
				out = reflect.Append(out, entry)
			}
		}
		for v := range values(over.Field(i)) {
			if i <= 2 || slices.Contains(ids, byID(v)) {
				out = reflect.Append(out, v)
			}
		}
		under.Field(i).Set(out)
	}
	return e
}

// values returns an iterator over the items of a slice.
func values(list reflect.Value) func(yield func(reflect.Value) bool) {
	return func(yield func(reflect.Value) bool) {
		for i := range list.Len() {
			if !yield(list.Index(i)) {
				return
			}
		}
	}
}

// TestAQuestionThatNoEditionHasIsAnError: what one of them has is not.
func TestAQuestionThatNoEditionHasIsAnError(t *testing.T) {
	old, err := credential.ParseCatalog("registry.json", []byte(registry))
	if err != nil {
		t.Fatal(err)
	}
	new, err := credential.ParseCatalog("registry.json", []byte(strings.Replace(registry, "role/registry-clerk", "role/clerk", 1)))
	if err != nil {
		t.Fatal(err)
	}
	on := credential.Date{Year: 2026, Month: 1, Day: 2}
	records := []credential.Record{{}}
	effects, err := pathway.Affected(old, new, records, []credential.ID{"role/clerk", "role/registry-clerk"}, on)
	if err != nil || len(effects) != 2 || effects[0].From.Known || !effects[0].To.Known || effects[1].To.Known {
		t.Errorf("Affected by a role of another id = %v, %v, want one new and one gone", effects, err)
	}
	for _, target := range []credential.ID{"college", "role/none"} {
		if effects, err := pathway.Affected(old, new, records, []credential.ID{target}, on); err == nil {
			t.Errorf("Affected(%s) = %v, want an error", target, effects)
		}
	}
	if effects, err := pathway.Affected(old, new, records, nil, credential.Date{}); err == nil {
		t.Errorf("Affected on no day = %v, want an error", effects)
	}
}

func ExampleAffected() {
	old, _ := credential.ParseCatalog("registry.json", []byte(registry))
	record, _ := old.ParseRecord("clerk.json", []byte(clerk))
	new, _ := credential.ParseCatalog("registry.json", []byte(strings.Replace(registry, `"hours": 1950`, `"hours": 2500`, 1)))
	effects, err := pathway.Affected(old, new, []credential.Record{record}, nil, credential.Date{Year: 2026, Month: 1, Day: 2})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, effect := range effects {
		fmt.Println(effect)
	}
	// Output:
	// ncra/ods-c on 2026-01-02: pending, met on 2027-02-22, no longer pending, met on 2026-11-04: ncra/ods-c: requires[0].ask.any[0].all[1].experience.hours is 2500, no longer 1950
}
