package oracle

import (
	"cmp"
	"slices"

	"github.com/credpath/credpath/credential"
)

// schedule returns the best finish of a set on a day up to the last one given. It
// goes from day to day, and has on each every moment that the person could have come
// to by then. With free every condition of an offer is waived.
func (p *Planner) schedule(set Set, last int, free bool) finish {
	t := p.trial(set, free)
	moments := []*moment{t.begin()}
	for day := p.start; day <= last; day++ {
		moments = t.live(moments, day)
		if p.spent += len(moments); p.spent > p.most {
			p.tooBig = true
			break
		}
		best := finish{day: never}
		for _, m := range moments {
			if !t.reached(m, day) {
				continue
			}
			if worth, ok := t.honest(m, day); ok && (best.day == never || worth.compare(best.worth) < 0) {
				best = finish{day: day, worth: worth}
			}
		}
		if best.day != never || p.tooBig {
			return best
		}
		moments = t.sleep(moments, day)
	}
	return finish{day: never}
}

// A worth is the difference between two schedules of one set with one finish: the
// prices of the renewals, and how many steps these and the jobs are.
type worth struct {
	unpriced int   // how many renewals have no known price
	minor    int64 // the sum of the known ones
	steps    int
}

// compare compares two schedules by price, then by the number of steps.
func (w worth) compare(v worth) int {
	return cmp.Or(cmp.Compare(w.unpriced, v.unpriced), cmp.Compare(w.minor, v.minor), cmp.Compare(w.steps, v.steps))
}

// A moment is the state of a person on a day: all that later days depend on.
type moment struct {
	starts, ends []int     // by member of the set; never: not begun
	lapses       []int     // by holding: those of the record, then those of each member
	runs         []run     // the last one goes on
	was          []byte    // by condition: whether it was met at the end of the day before
	ready        []bool    // by member: whether it could have begun the day before
	late         []bool    // by member: whether it was put off, if that is asked
	granted      []bool    // by member: whether its awards count from the day on which it is done
	breaks       []int     // by holding: the first day of the break in what must hold for it; never: there is none
	gone         []bool    // by holding: it lapsed for such a break, and cannot be renewed
	counts       []int     // by holding: how often it was renewed since its award
	awards       []int     // by what is awarded by itself: the day of the award; never: not yet
	applied      []int     // by member: the first day on which it could be applied for; never: not yet
	sought       []int     // by member: the first day on which one could look for its job; never: not yet
	goal         int       // likewise for the role that is the target
	paid         []payment // the renewals, in the order of their days
	worth        worth
}

// A payment is what the renewal of a holding costs on a day.
type payment struct {
	holding, on int
	price       worth
}

// A run is a spell of one job, until the next run begins.
type run struct{ member, from int }

// clone returns a copy in which a step can begin.
func (m *moment) clone() *moment {
	c := *m
	c.starts, c.ends = slices.Clone(m.starts), slices.Clone(m.ends)
	c.lapses, c.runs, c.awards = slices.Clone(m.lapses), slices.Clone(m.runs), slices.Clone(m.awards)
	c.counts, c.late, c.applied, c.sought = slices.Clone(m.counts), slices.Clone(m.late), slices.Clone(m.applied), slices.Clone(m.sought)
	c.paid = slices.Clone(m.paid)
	c.granted, c.breaks, c.gone = slices.Clone(m.granted), slices.Clone(m.breaks), slices.Clone(m.gone)
	return &c
}

// A trial searches the schedules of one set of steps.
type trial struct {
	*Planner
	free     bool // every condition of an offer is waived
	members  []*Step
	careful  []bool                  // by member
	shared   bool                    // the set asks for more hours of study than there are
	jobs     int                     // how many jobs the set has
	enough   []int                   // by member: after so many days of a job it counts for no more
	whole    bool                    // work of the record goes on beside that of the route
	recent   int                     // how many days back it matters when work was done
	anew     map[credential.ID]bool  // what its members have vouched for
	terms    []heldFact              // by holding, as it stands before any renewal
	keeps    []*keep                 // by holding: what must hold for it; nil: nothing
	asked    []int                   // by holding: the first day on which that is asked
	kept     bool                    // something must hold for one of them
	counting bool                    // it matters how often one of them was renewed
	renewing bool                    // the award of something renews one of them
	list     []int                   // by fact of the method facts: which holding it is
	first    []int                   // by member: its first holding
	conds    []*node                 // the conditions of the goal and of the steps, and of what comes by itself and one of these asks for
	serving  []*Step                 // what comes by itself and one of these asks for
	fees     []*node                 // other conditions: of renewals, and what must hold for or lead to a credential
	size     int                     // how many nodes conds has
	steady   []bool                  // by holding: a later lapse is never worse
	now      facts                   // the storage of the method facts, used again for each moment
	long     bool                    // it matters since when something is held
	past     bool                    // it matters when something lapsed
	bounds   []credential.Experience // of the conditions: work that counts since something was held, or up to so much of a kind
	two      []bool                  // by bounds: it is two conditions, that enough was done in jobs, and that a program was finished
	since    bool                    // it matters when something was first held
	idle     bool                    // work may serve nothing though it is of a kind that is asked for
	applies  bool                    // a member is applied for before it is taken
	seeks    bool                    // it takes time to be hired for a member, or for the goal
}

// trial prepares the search for the schedule of a set.
func (p *Planner) trial(set Set, free bool) *trial {
	t := &trial{Planner: p, free: free, anew: map[credential.ID]bool{}, terms: slices.Clone(p.base.held), seeks: !p.goalSeek.IsZero()}
	for _, held := range p.base.held {
		t.fees = append(t.fees, p.feeAsks(held.credential)...)
	}
	hours := 0
	for _, i := range set.members() {
		step := p.steps[i]
		t.members = append(t.members, step)
		t.careful = append(t.careful, p.careful[i])
		t.applies, t.seeks = t.applies || step.applies(), t.seeks || !step.seek.IsZero()
		t.first = append(t.first, len(t.terms))
		for _, award := range step.awards {
			entry, _ := p.judge.catalog.Credential(award)
			t.terms = append(t.terms, heldFact{
				credential: award, program: step.program.ID, dated: true, planned: true, during: Met, before: Unmet, lapse: never,
				after: Unmet, last: never, term: entry.Lasts,
			})
			t.fees = append(t.fees, p.feeAsks(award)...)
		}
		switch {
		case step.Kind == Work:
			t.jobs++
		case step.Kind == Attest:
			// An attestation takes no time, and may be given as often as it must.
			t.anew[step.Entry] = true
		case !step.takes.IsZero():
			hours += step.Weekly
		}
		for _, edition := range slices.Concat(step.rules, step.advice) {
			t.conds = append(t.conds, edition.ask)
		}
		if step.cond != nil && !free {
			t.conds = append(t.conds, step.cond)
		}
	}
	t.keeping()
	for _, step := range p.itself {
		for _, edition := range step.rules {
			t.fees = append(t.fees, edition.ask)
		}
	}
	t.shared = hours > p.studyOn(p.start)
	for _, edition := range slices.Concat(p.goal, p.goalAdvice) {
		t.conds = append(t.conds, edition.ask)
	}
	t.conds, t.serving = p.withAutomatics(t.conds)
	for _, job := range p.base.jobs {
		t.whole = t.whole || job.until > p.start
	}
	for _, cond := range t.conds {
		t.size += cond.size
	}
	for _, cond := range slices.Concat(t.conds, t.fees) {
		t.recent = max(t.recent, recent(cond))
		cond.leaves(func(leaf credential.Requirement) {
			held, _ := leaf.(credential.Holds)
			had, _ := leaf.(credential.Had)
			t.long, t.past = t.long || !held.For.IsZero(), t.past || !had.Within.IsZero()
		})
	}
	t.noteBounded()
	for _, step := range t.members {
		t.enough = append(t.enough, t.enoughOf(step))
	}
	for _, held := range t.terms {
		t.steady = append(t.steady, p.steady(held.credential))
		for _, renewal := range p.renewals[held.credential] {
			t.renewing = t.renewing || len(renewal.edition.By) > 0
			t.counting = t.counting || renewal.times > 0
		}
	}
	return t
}

// recent returns how many days back a condition looks for work.
func recent(n *node) int {
	days := 0
	n.leaves(func(leaf credential.Requirement) {
		if ask, ok := leaf.(credential.Experience); ok {
			days = max(days, 31*ask.Within.Months+ask.Within.Days)
		}
	})
	return days
}

// begin returns the moment in which nothing has begun.
func (t *trial) begin() *moment {
	m := &moment{goal: never}
	for range t.members {
		m.starts, m.ends, m.late = append(m.starts, never), append(m.ends, never), append(m.late, false)
		m.applied, m.sought = append(m.applied, never), append(m.sought, never)
	}
	for _, held := range t.terms {
		m.lapses, m.counts = append(m.lapses, held.lapse), append(m.counts, held.counted)
	}
	for range t.itself {
		m.awards = append(m.awards, never)
	}
	t.beginKeeping(m)
	return m
}

// facts returns what counts for a moment on a day. It is overwritten by the next
// call.
func (t *trial) facts(m *moment, day int) *facts {
	f := &t.now
	f.asked = t.base.asked
	f.born, f.home, f.attested, f.anew = t.base.born, t.base.home, t.base.attested, t.anew
	f.scores, f.brought = t.base.scores, f.brought[:0]
	f.held, t.list = f.held[:0], t.list[:0]
	f.jobs = append(f.jobs[:0], t.base.jobs...)
	f.credits = append(f.credits[:0], t.base.credits...)
	f.practices = append(f.practices[:0], t.base.practices...)
	for i, held := range t.terms[:len(t.base.held)] {
		held.lapse, held.kept = m.lapses[i], nil
		f.held = append(f.held, held)
		t.list = append(t.list, i)
	}
	for i, step := range t.members {
		if step.Kind == Prepare || m.starts[i] == never || m.ends[i] <= day && !m.granted[i] {
			continue
		}
		for k := range step.awards {
			held := t.terms[t.first[i]+k]
			held.under, held.award, held.lapse = m.starts[i], m.ends[i], m.lapses[t.first[i]+k]
			f.held = append(f.held, held)
			t.list = append(t.list, t.first[i]+k)
			f.brought = append(f.brought, scoreFact{held.credential, step.program.ID, held.award})
		}
		if len(step.awards) == 0 { // the end of a program that awards nothing
			f.brought = append(f.brought, scoreFact{program: step.program.ID, on: m.ends[i]})
		}
		f.practices = append(f.practices, t.judge.practicedIn(step, m.ends[i])...)
		if len(step.program.Teaches) > 0 {
			f.credits = append(f.credits, credits(step.program, m.ends[i], true, true)...)
		}
	}
	for i, step := range t.itself {
		if m.awards[i] != never {
			held := automatic{id: step.Entry}.held(m.awards[i])
			held.planned = true
			f.held = append(f.held, held)
		}
	}
	t.lapseAtOnce(f, t.list, day)
	for i, spell := range m.runs {
		until := day
		if i+1 < len(m.runs) {
			until = m.runs[i+1].from
		}
		step := t.members[spell.member]
		f.jobs = append(f.jobs, jobFact{
			fields: step.fields, from: spell.from, until: until, weekly: step.Weekly, share: step.Weekly, supervised: step.supervised,
		})
	}
	return f
}

// reached reports whether the goal is met on a day.
func (t *trial) reached(m *moment, day int) bool {
	searched := t.goalSeek.IsZero() || overOn(m.goal, t.goalSeek) <= day
	return searched && t.aimed(t.facts(m, day), day)
}

// holdsFor reports whether the edition in force on a day is met. No editions at
// all ask for nothing.
func (t *trial) holdsFor(rules []edition, f *facts, day int) bool {
	for _, edition := range rules {
		if edition.from <= day && day < edition.until {
			return t.judge.met(edition.ask, f, day)
		}
	}
	return len(rules) == 0
}

// live returns every moment that the given ones can become in the course of a day:
// by any of the things that can be done on it, in any order, or by none.
func (t *trial) live(moments []*moment, day int) []*moment {
	seen := map[string]*moment{}
	var order []string
	var queue []*moment
	push := func(m *moment) {
		t.settle(m, day)
		if t.hasty(m, day) {
			return
		}
		key := t.key(m, day)
		old, ok := seen[key]
		if ok && old.worth.compare(m.worth) <= 0 {
			return
		}
		if !ok {
			order = append(order, key)
		}
		seen[key] = m
		queue = append(queue, m)
	}
	for _, m := range moments {
		t.breakOff(m, day)
		push(m)
	}
	for len(queue) > 0 && len(seen) < t.most {
		m := queue[0]
		queue = queue[1:]
		for _, next := range t.options(m, day) {
			push(next)
		}
	}
	var reached []*moment
	for _, key := range order {
		if m := seen[key]; !t.refused(m, day) {
			reached = append(reached, m)
		}
	}
	return reached
}

// options returns the moments to which one more thing leads, done on the day.
func (t *trial) options(m *moment, day int) []*moment {
	f := t.facts(m, day)
	var next []*moment
	for i := range t.members {
		if !t.studies(i) || m.starts[i] != never || t.plain(i) || !t.fits(i, m, day) || !t.startable(i, m, f, day) {
			continue
		}
		// A step that only the hours of study keep back need not begin on a day
		// if it could have begun the day before: moved there, it takes hours of
		// one more day that has them, and all else stands. So it begins on a day
		// on which its conditions or the hours come to be there.
		if !t.careful[i] && m.ready != nil && m.ready[i] {
			continue
		}
		after := m.clone()
		t.take(i, after, day)
		next = append(next, after)
	}
	for h, lapse := range m.lapses {
		if lapse == day {
			next = append(next, t.renewed(h, m, f, day)...)
		}
	}
	return append(next, t.hired(m, f, day)...)
}

// settle adds to a moment, in place, all that comes without a choice.
func (t *trial) settle(m *moment, day int) {
	for came := true; came; {
		t.hurry(m, day)
		came = t.kept && t.grant(m, day)
		if t.renewing {
			t.renewByAwards(m, day)
		}
		came = len(t.itself) > 0 && t.comeBy(m, t.facts(m, day), day) || came
	}
	if t.applies || t.seeks {
		t.note(m, t.facts(m, day), day)
	}
}

// note notes, in place, what can be applied or looked for by now.
func (t *trial) note(m *moment, f *facts, day int) {
	t.noteApplications(m, f, day)
	t.noteSearches(m, f, day)
}

// hurry begins, in place, every step that it never pays to begin late.
func (t *trial) hurry(m *moment, day int) {
	for began := true; began; {
		began = false
		f := t.facts(m, day)
		for i := range t.members {
			if t.studies(i) && m.starts[i] == never && t.plain(i) && t.startable(i, m, f, day) {
				t.take(i, m, day)
				began = true
			}
		}
	}
}

// startable reports whether a member that is not a job could begin on a day if there
// are hours of study for it.
func (t *trial) startable(i int, m *moment, f *facts, day int) bool {
	step := t.members[i]
	return step.back.open(day) && step.tries.open(day) && t.prepared(i, m, day) && t.takable(i, m, f, day) && t.allows(step, f, day)
}

// fits reports whether there are hours of study for a member on a day. Whatever runs
// on a later day has begun before or begins after it, so later days are no fuller, and the
// jobs of the record only end.
func (t *trial) fits(i int, m *moment, day int) bool {
	hours := 0
	for k, step := range t.members {
		if k != i && m.starts[k] <= day && day < m.ends[k] {
			hours += step.Weekly
		}
	}
	return t.members[i].takes.IsZero() || hours+t.members[i].Weekly <= t.studyOn(day)
}

// followsLate reports whether a member can begin on a day only because others do that were
// put off.
func (t *trial) followsLate(i int, m *moment, day int) bool {
	in := t.withoutLate(m, day)
	return !t.startable(i, in, t.facts(in, day), day)
}

// take begins a member on a day.
func (t *trial) take(i int, m *moment, day int) {
	m.starts[i], m.ends[i] = day, add(day, t.members[i].takes)
	m.late[i] = t.prompt && m.ready != nil && (m.ready[i] || t.followsLate(i, m, day))
	m.granted[i] = len(t.keepsOfMember(i)) == 0
	for k, award := range t.members[i].awards {
		if entry, _ := t.judge.catalog.Credential(award); !entry.Lasts.IsZero() {
			m.lapses[t.first[i]+k] = firstTermOf(entry, m.ends[i])
		}
	}
}

// studies reports whether a member is neither a job nor an attestation.
func (t *trial) studies(i int) bool {
	kind := t.members[i].Kind
	return kind != Work && kind != Attest
}

// plain reports whether it never pays to begin a member late.
func (t *trial) plain(i int) bool {
	step := t.members[i]
	return !t.careful[i] && (!t.shared || step.Weekly == 0 || step.takes.IsZero())
}

// sleep ends a day: it notes in each moment what was met on the day, and drops the
// moments that are no better than another.
func (t *trial) sleep(moments []*moment, day int) []*moment {
	for _, m := range moments {
		t.keepUp(m, day)
		m.was, m.ready = nil, nil
		choice := false
		for i := range t.members {
			choice = choice || t.couldTake(i, m)
		}
		if !choice && !t.shared && !t.prompt {
			continue
		}
		f := t.facts(m, day)
		if choice {
			m.was = t.conditions(f, day)
		}
		for i := range t.members {
			able := (t.shared || t.prompt) && t.studies(i) && m.starts[i] == never && t.fits(i, m, day) && t.startable(i, m, f, day)
			m.ready = append(m.ready, able)
		}
	}
	return t.prune(moments, day)
}
