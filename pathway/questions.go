package pathway

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
)

// Questions are what to find out about a person, and what each answer is worth.
type Questions struct {
	Target credential.ID
	Name   string // of the target; its ID where it has none
	On     credential.Date
	Status Status  // of Eligibility.Apply on the day
	Now    Outlook // the best plan by what the record says
	// Ask has the questions of which an answer changes the plan, first those whose best
	// answer gives the best one by the rank of the query, then by what they are about. After
	// them come those of which no answer alone does, but with others.
	Ask []Question
	// Together is the best plan if every question has its first answer; zero if there is
	// none to ask.
	Together Outlook
	// Decide has the conditions of Eligibility.Apply that are not known and on which it
	// turns whether the person is eligible, or will be if nothing changes, in the order of
	// the rule: the fewest that decide it whatever is found out of each. All that is not
	// among them can be left open. It is empty where no answer makes a difference.
	Decide []Finding
	// Complete says that Decide has all of them. There were too many to tell otherwise.
	Complete bool `json:"complete"`
}

// A Question is about one thing that the record leaves open.
type Question struct {
	About Assumption // what is open: without it the plan counts it as not so
	Text  string     // the question, in words
	// Answers has two or more possible answers, by the rank of the query the one with the
	// best plan first. Of a score, an age or a place there is one for each that a rule asks
	// for, just enough, and one for none of them; of the day of an award, the last that it can
	// have been, and a year and ten before that. Of several that change nothing the last stands
	// for all.
	Answers []Answer
}

// An Answer is one answer to a question and what follows from it.
type Answer struct {
	Text string
	// Record is the record that says so: a query with it has the best plan that Plan says.
	// It is the caller's. Where a record cannot say "no", it is as it was: a plan counts on
	// nothing that is not known.
	Record credential.Record
	Plan   Outlook
}

// String asks the question and says what follows from each answer.
func (q Question) String() string {
	text := q.Text
	for _, a := range q.Answers {
		text += " " + a.Text + ": " + a.Plan.String() + "."
	}
	return text
}

// String lists the questions in lines, the first one first.
func (q Questions) String() string {
	var lines []string
	for _, ask := range q.Ask {
		lines = append(lines, wrapped(0, "- "+ask.String())...)
	}
	if len(q.Ask) > 1 {
		lines = append(lines, wrapped(0, "With the first answer to each: "+q.Together.String()+".")...)
	}
	return strings.Join(lines, "\n")
}

// Questions returns what the record of a query leaves open and is worth finding out: what
// was renewed or kept up, days of award, accreditations, grades, credits, scores, age,
// residence, and facts that somebody vouches for. Each is asked of the record alone: what
// the catalog does not know of the programs of a plan is no question to the person, and
// how much work was done in the program of a holding is to be said as a job. Query.Assume
// is taken as false. It plans once for each answer, each with the query's Limit. The errors
// are those of [Planner.Best] about the question; that there is no route is an answer.
func (p *Planner) Questions(ctx context.Context, q Query) (*Questions, error) {
	q.Assume = false
	asked, err := checked(p.proofs, p.currency, q)
	if err != nil {
		return nil, err
	}
	j := &judge{catalog: p.catalog, person: personOf(p.proofs, q.Record, q.Start), day: q.Start.DayNumber(), explain: true}
	e := j.eligibility(q.Target)
	all := &Questions{Target: e.Target, Name: e.Name, On: e.On, Status: e.Apply.Status, Now: asked.outlook(ctx)}
	all.Complete = true
	if !e.Held {
		all.Decide, all.Complete = j.deciding(q.Target, e.Apply)
	}
	facts := openFacts(asked)
	planned := func(r credential.Record) Outlook {
		with := *asked
		with.Record = r
		return with.outlook(ctx)
	}
	var silent []openFact
	for i := range facts {
		fact := &facts[i]
		fact.weigh(q.Record, planned, q.Rank)
		if fact.answers[0].plan.compare(all.Now, q.Rank) != 0 || fact.answers[len(fact.answers)-1].plan.compare(all.Now, q.Rank) != 0 {
			fact.asked = true
			fact.merge(all.Now)
		} else {
			silent = append(silent, *fact)
		}
	}
	for _, about := range together(q, silent, facts, planned) {
		facts[slices.IndexFunc(facts, about.is)].joins = true
	}
	ask := slices.DeleteFunc(slices.Clone(facts), func(f openFact) bool { return !f.asked && !f.joins })
	slices.SortStableFunc(ask, func(a, b openFact) int {
		return cmp.Or(cmp.Compare(count([]bool{a.asked}, isFalse), count([]bool{b.asked}, isFalse)), a.answers[0].plan.compare(b.answers[0].plan, q.Rank))
	})
	for _, fact := range ask {
		all.Ask = append(all.Ask, fact.question(p.catalog, q.Record))
	}
	if len(ask) > 0 {
		all.Together = planned(answered(q.Record, ask, func(openFact) bool { return true }))
	}
	return all, nil
}

// answered returns a record with the first answers to some of the facts.
func answered(r credential.Record, facts []openFact, some func(openFact) bool) credential.Record {
	r = r.With()
	for _, fact := range facts {
		if some(fact) {
			r = fact.answers[0].in(r)
		}
	}
	return r
}

// together returns, of the facts of which no answer alone changes the plan, those without
// which the first answers to all facts would give another one.
func together(q Query, silent, facts []openFact, planned func(credential.Record) Outlook) []openFact {
	if len(silent) == 0 || len(facts) < 2 {
		return nil
	}
	var out []openFact
	with := func() Outlook {
		return planned(answered(q.Record, facts, func(f openFact) bool { return !slices.ContainsFunc(out, f.is) }))
	}
	whole := with()
	var needed []openFact
	for _, fact := range silent {
		out = append(out, fact)
		if with().compare(whole, q.Rank) != 0 {
			out = out[:len(out)-1]
			needed = append(needed, fact)
		}
	}
	return needed
}

// deciding returns the conditions that are not known on which an answer turns, and whether
// these are all. It turns on those of each smallest set by which it is yes while the others
// are not so.
func (j *judge) deciding(target credential.ID, apply Finding) ([]Finding, bool) {
	unknown := conditionsOf(apply, func(s Status) bool { return s == Unknown })
	m := mender{judge: j, target: target, apply: apply, conditions: unknown, asks: true}
	if len(unknown) == 0 || apply.Status >= Pending || m.mends(nil) {
		return nil, true
	}
	complete := m.findAll()
	turns := map[int]bool{}
	for _, set := range m.found {
		for _, i := range set {
			turns[i] = true
		}
	}
	var all []Finding
	for _, i := range slices.Sorted(maps.Keys(turns)) {
		all = append(all, unknown[i])
	}
	return all, complete
}

// An openFact is something that a record leaves open, and what it can say of it.
type openFact struct {
	about   Assumption // without text
	text    string
	answers []openAnswer
	asked   bool // an answer alone changes the plan
	joins   bool // an answer does with others
}

// An openAnswer changes a copy of a record so that it says so.
type openAnswer struct {
	text   string
	change func(*credential.Record)
	plan   Outlook
}

// is reports whether a fact is the same as another.
func (f openFact) is(other openFact) bool { return f.about == other.about && f.text == other.text }

// weigh plans for each answer, and puts that first which helps most.
func (f *openFact) weigh(r credential.Record, planned func(credential.Record) Outlook, rank Rank) {
	for i := range f.answers {
		f.answers[i].plan = planned(f.answers[i].in(r))
	}
	slices.SortStableFunc(f.answers, func(a, b openAnswer) int { return a.plan.compare(b.plan, rank) })
}

// merge leaves, of several answers that change nothing, the last: all others stand for it.
func (f *openFact) merge(now Outlook) {
	idle := func(a openAnswer) bool { return a.plan == now }
	last := len(f.answers) - 1
	for last >= 0 && !idle(f.answers[last]) {
		last--
	}
	var kept []openAnswer
	for i, a := range f.answers {
		if i == last || !idle(a) {
			kept = append(kept, a)
		}
	}
	if len(kept) > 1 {
		f.answers = kept
	}
}

// question returns the question about the fact to a person with a record.
func (f openFact) question(c *credential.Catalog, r credential.Record) Question {
	q := Question{About: f.about.worded(c), Text: f.text}
	for _, a := range f.answers {
		q.Answers = append(q.Answers, Answer{Text: a.text, Record: a.in(r), Plan: a.plan})
	}
	return q
}

// in returns a copy of a record with the answer in it.
func (a openAnswer) in(r credential.Record) credential.Record {
	r = r.With()
	if a.change != nil {
		a.change(&r)
	}
	return r
}

// openFacts returns what the record of a question leaves open and a plan would count, if it
// was so, in the order of [Assumption.Compare].
func openFacts(q *question) []openFact {
	with := *q
	with.Assume, with.arranges = true, true
	c := compile(reachOf(&with))
	known := map[Assumption]bool{}
	for _, a := range c.assumed {
		known[a.key()] = true
	}
	for _, s := range c.steps {
		known[s.assumed.key()], known[s.kept.key()] = true, true
	}
	delete(known, Assumption{})
	w := asker{compiled: c, person: with.alone(), open: known}
	var facts []openFact
	for _, a := range slices.SortedFunc(maps.Keys(known), Assumption.Compare) {
		for _, fact := range w.facts(a) {
			if !slices.ContainsFunc(facts, fact.is) {
				facts = append(facts, fact)
			}
		}
	}
	return facts
}

// notSaid is the answer that changes nothing.
func notSaid(text string) openAnswer { return openAnswer{text: fmt.Sprintf("If %s", text)} }
