package pathway

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
)

// MostFixes is how many ways to mend an answer [Planner.Fixes] gives at the most.
const MostFixes = 32

// mostTried is how many sets of conditions are tried for them at the most.
const mostTried = 4096

// Fixes are the ways to mend an answer: each a set of conditions, of those that are not met
// now, by which the person would be eligible if they were met.
type Fixes struct {
	Target credential.ID
	Name   string // of the target; its ID where it has none
	On     credential.Date
	Status Status // of Eligibility.Apply, as it is
	// Fixes has the sets, the least costly first: by the rank of the query those whose
	// conditions can be planned for, then the others; of equal ones that with fewer
	// conditions, then that with the earlier ones in the rule. It is empty where the person
	// holds the target, is eligible, or will be if nothing changes, and where it is no
	// condition that stands in the way: no edition of the rule is in force, or it is closed.
	// That the target may be held still is a question, and no fix.
	Fixes []Fix
	// Complete says that there are no others. Else there were more than MostFixes, or so
	// many conditions that the search for further ones was ended: these are some of them.
	Complete bool `json:"complete"`
}

// A Fix is a smallest set of conditions of Eligibility.Apply by which that would be met, or
// would be met later without anything else: leaving any of them out it would not be.
type Fix struct {
	// Conditions are findings without parts, in the order of the rule. What is asked for
	// twice, also by the rules of two entries, stands once: who meets it meets it wherever
	// it is asked for.
	Conditions []Finding
	Status     Status          // of Eligibility.Apply if they were met: Met or Pending
	MetOn      credential.Date // Pending: the day from which it is met then; else zero
	// Plan is the best way to meet all of them at once.
	Plan Outlook
}

// An Outlook is what a plan comes to, without its steps.
type Outlook struct {
	// Planned says that there is a way, by the limits of the query. Best is what the best
	// one finishes on, costs and has of steps: none where nothing is left to do.
	Planned bool `json:"planned"`
	Best    Bound
	// Undecided says that the search was cut short, or not all schedules were compared: there
	// may be a better way than Best or, where none was found, one.
	Undecided bool
}

// outlook returns what the best plan of a question comes to.
func (q *question) outlook(ctx context.Context) Outlook {
	c := compile(reachOf(q))
	solution, proven := c.solvedFor(ctx)
	if solution == nil {
		return Outlook{Undecided: !proven}
	}
	return Outlook{Planned: true, Best: boundOf(c, c.keyOf(solution)), Undecided: !proven}
}

// compare compares what two plans come to, by a rank; none comes after any.
func (o Outlook) compare(other Outlook, rank Rank) int {
	if !o.Planned || !other.Planned {
		return cmp.Compare(count([]bool{o.Planned}, isFalse), count([]bool{other.Planned}, isFalse))
	}
	finish := o.Best.Finish.Compare(other.Best.Finish)
	cost := cmp.Or(cmp.Compare(o.Best.Unpriced, other.Best.Unpriced), cmp.Compare(o.Best.Cost.Minor, other.Best.Cost.Minor))
	steps := cmp.Compare(o.Best.Steps, other.Best.Steps)
	switch rank {
	case Cheapest:
		return cmp.Or(cost, finish, steps)
	case FewestSteps:
		return cmp.Or(steps, finish, cost)
	}
	return cmp.Or(finish, cost, steps)
}

func isFalse(b bool) bool { return !b }

// String says what the plan comes to: "finishes on 2028-05-20, costs 8599 USD, and takes 4
// steps".
func (o Outlook) String() string {
	switch {
	case !o.Planned && o.Undecided:
		return "the search for a way was cut short"
	case !o.Planned:
		return "no steps lead there"
	case o.Best.Steps == 0:
		return fmt.Sprintf("nothing is left to do, and it is met on %v", o.Best.Finish)
	}
	best := Route{Cost: o.Best.Cost, Unpriced: make([]credential.ID, o.Best.Unpriced)}
	if o.Best.Cost.Minor == 0 {
		best.Cost = credential.Money{}
	}
	return fmt.Sprintf("finishes on %v, costs %s, and takes %s", o.Best.Finish, costText(&best), credential.Count(o.Best.Steps, "step"))
}

// String says what the conditions are and what it takes to meet them.
func (f Fix) String() string {
	var words []string
	for _, c := range f.Conditions {
		words = append(words, c.lackWords())
	}
	return credential.JoinWords(words, "and") + ": " + f.Plan.String()
}

// String lists the ways in lines, and says whether they are all there are.
func (f Fixes) String() string {
	var lines []string
	for _, fix := range f.Fixes {
		lines = append(lines, wrapped(0, "- "+fix.String())...)
	}
	if !f.Complete {
		lines = append(lines, "there are more ways than these")
	}
	return strings.Join(lines, "\n")
}

// Fixes says what it would take for the person of a query to be eligible for its target on
// its Start: the smallest sets of conditions that are not met on that day, and by which the
// answer of [Eligibility].Apply would be yes, or will be, if they were met as a waiver meets
// them, for each entry whose rule asks for the same. For each it plans the best way to meet its conditions, by the limits and the rank of
// the query. The errors are those of [Planner.Check] and [Planner.Best] about the question.
func (p *Planner) Fixes(ctx context.Context, q Query) (*Fixes, error) {
	asked, err := checked(p.proofs, p.currency, q)
	if err != nil {
		return nil, err
	}
	j := &judge{catalog: p.catalog, person: personOf(p.proofs, q.Record, q.Start), day: q.Start.DayNumber(), explain: true}
	e := j.eligibility(q.Target)
	f := &Fixes{Target: e.Target, Name: e.Name, On: e.On, Status: e.Apply.Status, Complete: true}
	if e.Held || e.Apply.Status >= Pending {
		return f, nil
	}
	m := mender{judge: j, target: q.Target, apply: e.Apply, conditions: conditionsOf(e.Apply, func(s Status) bool { return s < Met })}
	itself := sameWords(credential.Holds{Credential: q.Target})
	m.conditions = slices.DeleteFunc(m.conditions, func(c Finding) bool { return sameWords(c.Requirement) == itself })
	f.Complete = m.findAll()
	for _, set := range m.found {
		fix := Fix{}
		for _, i := range set {
			fix.Conditions = append(fix.Conditions, m.conditions[i])
		}
		fix.Status, fix.MetOn = m.with(set)
		fix.plan(ctx, asked)
		f.Fixes = append(f.Fixes, fix)
	}
	f.rank(asked, m.found)
	return f, nil
}

// conditionsOf returns the findings without parts that have one of some statuses, in the
// order of the rule, and of those that ask for the same the first.
func conditionsOf(f Finding, has func(Status) bool) []Finding {
	var all []Finding
	known := map[string]bool{}
	for part := range f.All() {
		if len(part.Parts) == 0 && has(part.Status) && part.Requirement != nil && isNew(known, sameWords(part.Requirement)) {
			all = append(all, part)
		}
	}
	return all
}

// A mender looks for the smallest sets of conditions that mend an answer. Each set is a
// list of indices, ascending.
type mender struct {
	*judge
	target     credential.ID
	apply      Finding // the answer as it is
	conditions []Finding
	asks       bool // the conditions are not known: they are found out to be so, or not
	found      [][]int
	tried      int
}

// with returns the answer to apply if some conditions were met or, where it asks, if of
// those that are not known these alone are found out to be so.
func (m *mender) with(set []int) (Status, credential.Date) {
	m.tried++
	j := *m.judge
	j.explain, j.exams = false, false
	j.person = j.person.apart()
	words := map[string]bool{}
	for i, c := range m.conditions {
		words[sameWords(c.Requirement)] = slices.Contains(set, i)
	}
	if m.asks {
		j.settled = words
	} else {
		j.person.waivers = slices.Clone(j.person.waivers)
		for part := range m.apply.All() {
			if part.Requirement != nil && words[sameWords(part.Requirement)] {
				j.person.waivers = append(j.person.waivers, waived{
					Waiver: credential.Waiver{Target: part.Entry, Condition: part.Requirement}, words: sameWords(part.Requirement),
				})
			}
		}
	}
	e := j.eligibility(m.target)
	if e.Held {
		return Met, credential.Date{}
	}
	return e.Apply.Status, e.Apply.MetOn
}

func (m *mender) mends(set []int) bool {
	status, _ := m.with(set)
	return status >= Pending
}

// findAll finds the sets, and reports whether these are all. What leaves out no member of a
// smallest set but those of another is not it, so each further one leaves out a member of
// each that was found: the search leaves out one after the other (Reiter's hitting-set tree).
func (m *mender) findAll() bool {
	type left []int // the conditions that are left out, ascending
	visited := map[string]bool{}
	var look func(out left) bool
	look = func(out left) bool {
		if !isNew(visited, fmt.Sprint(out)) {
			return true
		}
		apart := func(set []int) bool {
			return !slices.ContainsFunc(set, func(i int) bool { return slices.Contains(out, i) })
		}
		at := slices.IndexFunc(m.found, apart)
		if at < 0 {
			var rest []int
			for i := range m.conditions {
				if !slices.Contains(out, i) {
					rest = append(rest, i)
				}
			}
			if m.tried >= mostTried {
				return false
			}
			if !m.mends(rest) {
				return true
			}
			if len(m.found) == MostFixes {
				return false
			}
			at = len(m.found)
			m.found = append(m.found, m.shrunk(rest))
		}
		for _, i := range m.found[at] {
			more := append(slices.Clone(out), i)
			slices.Sort(more)
			if !look(more) {
				return false
			}
		}
		return true
	}
	return look(nil)
}

// shrunk returns a smallest set of those in one that mends the answer.
func (m *mender) shrunk(set []int) []int {
	for k := len(set) - 1; k >= 0; k-- {
		if without := slices.Delete(slices.Clone(set), k, k+1); m.mends(without) {
			set = without
		}
	}
	return set
}

// plan finds the best way to meet the conditions of a fix at once.
func (f *Fix) plan(ctx context.Context, asked *question) {
	var all []credential.Requirement
	for _, c := range f.Conditions {
		all = append(all, c.Requirement)
	}
	q := *asked
	q.meets = credential.All(all...)
	f.Plan = q.outlook(ctx)
}

// rank orders the fixes, of which the sets are given, by what they cost.
func (f *Fixes) rank(q *question, sets [][]int) {
	at := make([]int, len(sets))
	for i := range at {
		at[i] = i
	}
	slices.SortFunc(at, func(i, j int) int {
		a, b := f.Fixes[i], f.Fixes[j]
		return cmp.Or(
			a.Plan.compare(b.Plan, q.Rank),
			cmp.Compare(len(sets[i]), len(sets[j])), slices.Compare(sets[i], sets[j]),
		)
	})
	ranked := make([]Fix, len(at))
	for i, from := range at {
		ranked[i] = f.Fixes[from]
	}
	if len(ranked) > 0 {
		f.Fixes = ranked
	}
}
