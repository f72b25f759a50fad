package pathway_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
	"github.com/credpath/credpath/pathway"
)

// TestStandingIsWhatCheckSays tries the law that a standing says of each target what a
// check of it does, on random catalogs.
func TestStandingIsWhatCheckSays(t *testing.T) {
	groups := map[pathway.Group]int{}
	tryLaw(t, func(e credential.Entries, q pathway.Query, rng *rand.Rand) string {
		c, p := planner(e)
		on := q.Start.Add(credential.Period{Days: rng.IntN(400) - 100})
		s, err := p.Standing(q.Record, on)
		if err != nil {
			return errorOf("Standing", err)
		}
		for _, stand := range s.Targets {
			groups[stand.Group]++
		}
		return cmp.Or(standingFault(c, p, q.Record, s), lacksFault(c, p, q.Record, s))
	})
	for _, g := range pathway.Groups() {
		wantTried(t, groups[g], fmt.Sprintf("no target was in the group %q", g))
	}
}

// TestStandingIsWhatCheckSaysOfTheReference tries it on the shipped catalog and records.
func TestStandingIsWhatCheckSaysOfTheReference(t *testing.T) {
	t.Parallel()
	c, p := reference.Catalog(), referencePlanner(t)
	for _, r := range shippedRecords(t, c) {
		for _, on := range []credential.Date{{Year: 2026, Month: 3, Day: 2}, {Year: 2027, Month: 1, Day: 4}, {Year: 2031, Month: 8, Day: 31}} {
			s, err := p.Standing(r.record, on)
			if err != nil {
				t.Fatal(err)
			}
			if wrong := standingFault(c, p, r.record, s); wrong != "" {
				t.Errorf("%s: %s", r.name, wrong)
			}
		}
		s, _ := p.Standing(r.record, credential.Date{Year: 2027, Month: 1, Day: 4})
		if wrong := lacksFault(c, p, r.record, s); wrong != "" {
			t.Errorf("%s: %s", r.name, wrong)
		}
	}
}

// A shippedRecord is one of testdata/records, as far as the catalog knows it.
type shippedRecord struct {
	name   string
	record credential.Record
}

// shippedRecords returns the records of testdata/records.
func shippedRecords(tb testing.TB, c *credential.Catalog) []shippedRecord {
	tb.Helper()
	names, err := filepath.Glob("../testdata/records/*.json")
	if err != nil || len(names) == 0 {
		tb.Fatalf("testdata/records has %d records, %v", len(names), err)
	}
	var all []shippedRecord
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		record, _, err := c.ReadRecord(name, data)
		if err != nil {
			tb.Fatal(err)
		}
		all = append(all, shippedRecord{filepath.Base(name), record})
	}
	return all
}

// standingFault says where a standing is not what Check says of each target, and where it
// is not in order; "" if nowhere.
func standingFault(c *credential.Catalog, p *pathway.Planner, record credential.Record, s pathway.Standing) string {
	var want []credential.ID
	for entry := range c.Credentials() {
		want = append(want, entry.ID)
	}
	for role := range c.Roles() {
		want = append(want, role.ID)
	}
	slices.Sort(want)
	var got []credential.ID
	for _, g := range pathway.Groups() {
		var ids []credential.ID
		for _, stand := range s.In(g) {
			if stand.Group != g {
				return fmt.Sprintf("order: %s is in %q, want in %q", stand.Target, g, stand.Group)
			}
			ids = append(ids, stand.Target)
		}
		if !slices.IsSorted(ids) {
			return fmt.Sprintf("order: %q has %v", g, ids)
		}
		got = append(got, ids...)
	}
	if slices.Sort(got); !slices.Equal(got, want) {
		return fmt.Sprintf("targets: %v, want %v", got, want)
	}
	for _, stand := range s.Targets {
		e, err := p.Check(record, stand.Target, s.On)
		if err != nil {
			return errorOf("Check", err)
		}
		lapses, wrong := lapseOf(p, record, stand, s.On)
		if wrong != "" {
			return wrong
		}
		back := slices.ContainsFunc(e.Back, func(b pathway.Back) bool { return b.Open && b.Finding.Status == pathway.Met })
		want := pathway.Stand{
			Target: e.Target, Name: e.Name, Kind: e.Kind, Held: e.Held, Lapses: lapses, Back: back,
			Hold: e.Finding.Status, HoldOn: e.Finding.MetOn, Apply: e.Apply.Status, ApplyOn: e.Apply.MetOn,
			Lacks: stand.Lacks,
		}
		want.Group = groupOf(want, s.On)
		if fmt.Sprint(stand) != fmt.Sprint(want) {
			return fmt.Sprintf("stand: on %s %+v, and Check says %+v\n%s", s.On, stand, want, e)
		}
	}
	return ""
}

// groupOf returns the group of a target by what Check says of it.
func groupOf(s pathway.Stand, on credential.Date) pathway.Group {
	soon := on.Add(credential.Period{Months: 6})
	switch {
	case s.Held && !s.Lapses.IsZero() && !s.Lapses.After(soon):
		return pathway.LapsingGroup
	case s.Held:
		return pathway.HeldGroup
	case s.Apply == pathway.Met, s.Back:
		return pathway.OpenGroup
	case s.Apply == pathway.Pending:
		return pathway.LaterGroup
	case s.Apply == pathway.Unknown:
		return pathway.UnknownGroup
	case len(s.Lacks) > 0:
		return pathway.NearGroup
	}
	return pathway.FarGroup
}

// lapseOf holds the day on which a target lapses to the checks of that day and of the day
// before it. Of the days of a check nothing else says which it is.
func lapseOf(p *pathway.Planner, record credential.Record, s pathway.Stand, on credential.Date) (credential.Date, string) {
	if s.Lapses.IsZero() {
		return s.Lapses, ""
	}
	for _, day := range []credential.Date{s.Lapses.Add(credential.Period{Days: -1}), s.Lapses} {
		e, err := p.Check(record, s.Target, day)
		if err != nil || e.Held != day.Before(s.Lapses) || !s.Held {
			return s.Lapses, fmt.Sprintf("lapses: on %s %+v, and on %s it is held: %v, %v", on, s, day, e.Held, err)
		}
	}
	return s.Lapses, ""
}

// lacksFault says where the lacks of a standing are not those that a waiver of each
// condition finds.
func lacksFault(c *credential.Catalog, p *pathway.Planner, record credential.Record, s pathway.Standing) string {
	for _, stand := range s.Targets {
		holds := func(h credential.Holding) bool { return h.Credential == stand.Target }
		if entry, _ := c.Credential(stand.Target); entry.While.Ask != nil && slices.ContainsFunc(record.Holdings, holds) {
			continue // with another rule to keep it, what the record has would be in force for longer
		}
		var got []string
		for _, lack := range stand.Lacks {
			got = append(got, string(lack.Entry)+" "+pathway.SameWords(lack.Requirement))
		}
		var want []string
		if stand.Apply < pathway.Pending && stand.Kind != credential.Class {
			want = waivable(c, p, record, stand.Target, s.On)
		}
		if slices.Sort(got); !slices.Equal(got, want) {
			answer, _ := p.Check(record, stand.Target, s.On)
			return fmt.Sprintf("lacks: %s on %s lacks %q, want %q\n%s", stand.Target, s.On, got, want, answer)
		}
	}
	return ""
}

// waivable returns the conditions by whose waiver alone a target is open, or comes to be.
func waivable(c *credential.Catalog, p *pathway.Planner, record credential.Record, target credential.ID, on credential.Date) []string {
	var all []string
	for _, waiver := range waiversOf(c, target, on) {
		with, planner := record, p
		with.Waivers = append(slices.Clone(record.Waivers), waiver)
		if entry, _ := c.Credential(target); waiver.Target == target && asksInWhile(entry, waiver.Condition) {
			planner = withoutWhile(c, entry, waiver.Condition)
		}
		e, err := planner.Check(with, target, on)
		if err != nil {
			panic(err)
		}
		if e.Apply.Status >= pathway.Pending {
			all = append(all, string(waiver.Target)+" "+pathway.SameWords(waiver.Condition))
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// waiversOf returns a waiver of each condition on the way to a target: of its own rule and
// what has to hold for it, of the rules of the exams that it asks for, of what admits to
// the programs that award it.
func waiversOf(c *credential.Catalog, target credential.ID, on credential.Date) []credential.Waiver {
	var all []credential.Waiver
	seen := map[credential.ID]bool{}
	var add func(of credential.ID, r credential.Requirement, sitting bool)
	var addRules func(of credential.ID, rules credential.Rules, sitting bool)
	add = func(of credential.ID, r credential.Requirement, sitting bool) {
		for _, part := range credential.Walk(r) {
			asked, _ := part.(credential.Holds)
			had, _ := part.(credential.Had)
			score, _ := part.(credential.Score)
			exam, _ := c.Credential(cmp.Or(asked.Credential, had.Credential, score.Of))
			_, group := part.(credential.AtLeast)
			switch {
			case part == nil || group:
			case sitting && exam.Kind == credential.Assessment:
				if !seen[exam.ID] {
					seen[exam.ID] = true
					addRules(exam.ID, exam.Requires, exam.Automatic)
				}
			default:
				all = append(all, credential.Waiver{Target: of, Condition: part, By: "the board", Reason: "granted"})
			}
		}
	}
	addRules = func(of credential.ID, rules credential.Rules, sitting bool) {
		for _, rule := range rules {
			if rule.Until.IsZero() || on.Before(rule.Until) {
				add(of, rule.Ask, sitting)
			}
		}
	}
	if role, ok := c.Role(target); ok {
		addRules(target, role.Requires, true)
		return all
	}
	entry, _ := c.Credential(target)
	if !entry.Kind.Direct() {
		for program := range c.Awarding(target) {
			addRules(program.ID, program.Admits, false)
		}
		return all
	}
	sitting := entry.Kind != credential.Assessment || entry.Automatic
	addRules(target, entry.Requires, sitting)
	add(target, entry.While.Ask, sitting)
	return all
}

// asksInWhile reports whether a condition has to hold for a credential to stay in force.
func asksInWhile(entry credential.Credential, condition credential.Requirement) bool {
	for _, part := range credential.Walk(entry.While.Ask) {
		if part != nil && pathway.SameWords(part) == pathway.SameWords(condition) {
			return true
		}
	}
	return false
}

// withoutWhile returns the planner of a catalog in which a credential stays in force
// without a condition.
func withoutWhile(c *credential.Catalog, entry credential.Credential, condition credential.Requirement) *pathway.Planner {
	var without func(r credential.Requirement) credential.Requirement
	without = func(r credential.Requirement) credential.Requirement {
		if group, ok := r.(credential.AtLeast); ok {
			left := credential.AtLeast{N: group.N}
			for _, part := range group.Of {
				if part = without(part); part == nil {
					left.N--
				} else {
					left.Of = append(left.Of, part)
				}
			}
			if left.N <= 0 {
				return nil
			}
			return left
		}
		if pathway.SameWords(r) == pathway.SameWords(condition) {
			return nil
		}
		return r
	}
	e := c.Entries()
	i := slices.IndexFunc(e.Credentials, func(other credential.Credential) bool { return other.ID == entry.ID })
	if e.Credentials[i].While.Ask = without(entry.While.Ask); e.Credentials[i].While.Ask == nil {
		e.Credentials[i].While = credential.While{}
	}
	_, p := planner(e)
	return p
}
