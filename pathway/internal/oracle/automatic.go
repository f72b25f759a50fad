package oracle

import (
	"reflect"
	"slices"

	"github.com/credpath/credpath/credential"
)

// Some credentials are awarded by themselves, for good: on the first day on which the
// edition of their rule then in force is met. The facts of a record that have no day are
// taken to be there on every day, so that day may be one of long ago. But the award can
// have come as late as the day on which the dated facts alone would do, and only from
// that day on it is sure that it has been held. It may have come as early as the first
// day on which the rule may have been met. From the day asked about on what has no day is
// there, so what comes then comes on its day.
//
// A plan takes from the record what was awarded before its start. From then on each
// moment has the days of the awards that came in it: see [trial.settle].

// An automatic is a credential that is awarded by itself.
type automatic struct {
	id    credential.ID
	rules []edition
}

// automatics returns what is awarded by itself, in the order of the IDs.
func (j *judge) automatics(record credential.Record) []automatic {
	var all []automatic
	for entry := range j.catalog.Credentials() {
		if entry.Automatic {
			all = append(all, automatic{entry.ID, compileRules(entry.Requires, waiversOf(record, entry.ID))})
		}
	}
	return all
}

// held returns the credential as awarded on a day.
func (a automatic) held(day int) heldFact {
	return heldFact{
		credential: a.id, itself: true, dated: true, award: day, first: day, sure: day,
		under: never, before: Unmet, during: Met, lapse: never, after: Unmet, last: never,
	}
}

// addAutomatics adds to the facts of a record what is awarded by itself, and notes how long
// its holdings are kept. It leaves out what is not even perhaps awarded by any day that a
// check looks at.
func (j *judge) addAutomatics(f *facts, record credential.Record, asked, open int) {
	var dated []heldFact
	var days []int
	autos := j.automatics(record)
	if len(autos) > 0 {
		days = daysOf(record, autos, asked, asked+checkDays)
		if less := withDays(record); !reflect.DeepEqual(less, record) {
			dated = j.awardsAndKeeps(autos, nil, j.factsOf(less, asked, open), asked, days)
		}
	}
	f.held = append(f.held, j.awardsAndKeeps(autos, dated, f, asked, days)...)
	f.held = slices.DeleteFunc(f.held, func(held heldFact) bool { return held.itself && held.first == never })
}

// awardsAndKeeps returns what is awarded by itself, as awards does, and notes in the facts
// how long their holdings are kept. What is awarded may keep a holding in force, and what
// is kept may lead to an award: the least that agrees with itself is meant.
func (j *judge) awardsAndKeeps(autos []automatic, dated []heldFact, f *facts, asked int, days []int) []heldFact {
	for {
		awarded := j.awards(autos, dated, f, asked, days)
		all := *f
		all.held = slices.Concat(f.held, awarded)
		if !j.keepOn(f.held, &all) {
			return awarded
		}
	}
}

// awards returns what is awarded by itself on one of the days, which are in ascending
// order. Where dated is given, it has the same by the dated facts alone. The facts are
// left as they are.
func (j *judge) awards(autos []automatic, dated []heldFact, given *facts, asked int, days []int) []heldFact {
	f, from := *given, len(given.held)
	f.held = slices.Clone(f.held)
	for i, auto := range autos {
		held := auto.held(never)
		if dated != nil {
			held.sure = dated[i].award
		}
		f.held = append(f.held, held)
	}
	awarded := f.held[from:]
	for _, day := range days {
		for grew := true; grew; {
			grew = false
			for i, auto := range autos {
				held := &awarded[i]
				if held.award < never {
					continue
				}
				status := j.byEdition(auto.rules, &f, day)
				if status >= Unknown && held.first == never {
					held.first, grew = day, true
				}
				if status == Met {
					held.award, grew = day, true
					if dated == nil || day >= asked {
						held.sure = min(held.sure, day)
					}
				}
			}
		}
	}
	return awarded
}

// byEdition judges a rule by the edition of the day.
func (j *judge) byEdition(rules []edition, f *facts, day int) Status {
	for _, edition := range rules {
		if edition.from <= day && day < edition.until {
			return j.status(edition.ask, f, day, nil)
		}
	}
	return Unmet
}

// withDays returns a record without the facts that have no day. Where a person lives is
// so on every day.
func withDays(record credential.Record) credential.Record {
	record.Holdings = slices.DeleteFunc(slices.Clone(record.Holdings), func(h credential.Holding) bool {
		return h.Awarded.IsZero() && h.Expected.IsZero() && h.By.IsZero()
	})
	record.Studies = slices.DeleteFunc(slices.Clone(record.Studies), func(s credential.Study) bool { return s.On.IsZero() })
	record.Scores = slices.DeleteFunc(slices.Clone(record.Scores), func(s credential.Scored) bool { return s.On.IsZero() })
	record.Attested = slices.DeleteFunc(slices.Clone(record.Attested), func(a credential.Attested) bool { return a.On.IsZero() })
	return record
}

// daysOf returns the days up to the last on which a rule may come to be met: all from the
// first fact on, some day before that, and before that those on which an edition begins
// or a person comes to be of age.
func daysOf(record credential.Record, autos []automatic, asked, last int) []int {
	first := asked
	note := func(dates ...credential.Date) {
		for _, date := range dates {
			first = min(first, dayOr(date, first))
		}
	}
	for _, h := range record.Holdings {
		note(h.Awarded, h.By, h.Expected)
	}
	for _, job := range record.Jobs {
		note(job.From)
	}
	for _, study := range record.Studies {
		note(study.On)
	}
	for _, scored := range record.Scores {
		note(scored.On)
	}
	for _, attempt := range record.Attempts {
		note(attempt.On)
	}
	for _, attested := range record.Attested {
		note(attested.On)
	}
	for _, waiver := range record.Waivers {
		note(waiver.On)
	}
	days := []int{}
	for _, auto := range autos {
		for _, edition := range auto.rules {
			days = append(days, edition.from)
			edition.ask.leaves(func(leaf credential.Requirement) {
				if age, ok := leaf.(credential.Age); ok && !record.Born.IsZero() {
					days = append(days, record.Born.Add(credential.Period{Months: 12 * age.Years}).DayNumber())
				}
			})
		}
	}
	days = slices.DeleteFunc(days, func(day int) bool { return day >= first || day == always })
	days = append(days, min(first, slices.Min(append(days, first)))-1)
	slices.Sort(days)
	for day := first; day <= last; day++ {
		days = append(days, day)
	}
	return slices.DeleteFunc(slices.Compact(days), func(day int) bool { return day > last })
}

// takeAutomatics adds to the facts of a plan what was awarded by itself before it, and
// notes the rest, which the plan may lead to. Nothing is assumed of the time before it.
func (p *Planner) takeAutomatics() {
	assume := p.judge.assume
	p.judge.assume = false
	p.judge.addAutomatics(p.base, p.question.Record, p.start, p.start)
	p.judge.assume = assume
	has := map[credential.ID]bool{}
	p.base.held = slices.DeleteFunc(p.base.held, func(held heldFact) bool { return held.itself && held.award >= p.start })
	for i := range p.base.held {
		if held := &p.base.held[i]; held.itself {
			held.first, has[held.credential] = held.award, true
		}
	}
	for _, auto := range p.judge.automatics(p.question.Record) {
		if !has[auto.id] {
			p.itself = append(p.itself, &Step{itself: true, Entry: auto.id, awards: []credential.ID{auto.id}, rules: auto.rules})
		}
	}
}

// withAutomatics adds to conditions the rules of what is awarded by itself and counts for
// them, and returns which that is.
func (p *Planner) withAutomatics(asks []*node) ([]*node, []*Step) {
	var serving []*Step
	for grew := true; grew; {
		grew = false
		for _, step := range p.itself {
			if slices.Contains(serving, step) || !p.servesAny(step, asks) {
				continue
			}
			serving, grew = append(serving, step), true
			for _, edition := range step.rules {
				asks = append(asks, edition.ask)
			}
		}
	}
	return asks, serving
}

// comeBy notes in a moment what is awarded by itself by the given facts of the day, and
// reports whether that is anything.
func (t *trial) comeBy(m *moment, f *facts, day int) bool {
	came := false
	for i, step := range t.itself {
		if m.awards[i] == never && t.judge.passes(t.judge.byEdition(step.rules, f, day)) {
			m.awards[i], came = day, true
		}
	}
	return came
}
