package pathway_test

import (
	"cmp"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// A worth is what the schedules of one set differ in, at the same finish: its
// renewals, and how many steps they and the jobs make.
type worth struct {
	unpriced int
	minor    int64
	steps    int
}

func (w worth) compare(v worth) int {
	return cmp.Or(cmp.Compare(w.unpriced, v.unpriced), cmp.Compare(w.minor, v.minor), cmp.Compare(w.steps, v.steps))
}

// A run is a spell of one job, until the next run begins.
type run struct{ member, from int }

// A moment is where a person stands on a day: all that later days depend on.
type moment struct {
	starts, ends []int  // by member of the set; never: not begun
	lapses       []int  // by holding: those of the record, then those of each member
	runs         []run  // the last one goes on
	was          []byte // by condition: whether it was met at the end of the day before
	ready        []bool // by member: whether it could have begun the day before
	worth        worth
}

func (m *moment) clone() *moment {
	c := *m
	c.starts, c.ends = slices.Clone(m.starts), slices.Clone(m.ends)
	c.lapses, c.runs = slices.Clone(m.lapses), slices.Clone(m.runs)
	return &c
}

// A trial searches the schedules of one set of steps.
type trial struct {
	*brute
	free     bool // every condition of an offer is waived
	members  []bruteStep
	careful  []bool // by member
	shared   bool   // the set asks for more hours of study than there are
	jobs     int    // how many jobs the set has
	enough   []int  // by member: so many days of a job meet all that it counts for
	whole    bool   // work of the record goes on beside that of the route
	recent   int    // how many days back it matters when work was done
	attested map[string]int
	terms    []heldFact // by holding, as it stands before any renewal
	first    []int      // by member: its first holding
	conds    []*node    // the conditions of the route
	fees     []*node    // what the offers of renewals ask
	size     int        // how many nodes they have
	steady   []bool     // by holding: a later lapse is never worse
	now      facts      // of the moment looked at, used again for each
}

// schedule returns the best finish of a set up to the last day given, by
// following all moments from day to day.
func (b *brute) schedule(mask uint64, last int, free bool) finish {
	t := b.trial(mask, free)
	moments := []*moment{t.begin()}
	for day := b.start; day <= last; day++ {
		moments = t.live(moments, day)
		if b.spent += len(moments); b.spent > b.most {
			b.tooBig = true
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
		if best.day != never || b.tooBig {
			return best
		}
		moments = t.sleep(moments, day)
	}
	return finish{day: never}
}

func (b *brute) trial(mask uint64, free bool) *trial {
	t := &trial{brute: b, free: free, attested: map[string]int{}, terms: slices.Clone(b.base.held)}
	for of, on := range b.base.attested {
		t.attested[of] = on
	}
	for _, held := range b.base.held {
		t.fees = append(t.fees, b.feeAsks(held.credential)...)
	}
	hours := 0
	for _, i := range members(mask) {
		step := b.steps[i]
		t.members = append(t.members, step)
		t.careful = append(t.careful, b.careful[i])
		t.first = append(t.first, len(t.terms))
		for _, award := range step.awards {
			entry, _ := b.judge.catalog.Credential(award)
			t.terms = append(t.terms, heldFact{
				credential: award, program: step.program.ID, dated: true, lapse: never,
				after: pathway.Unmet, term: entry.Lasts,
			})
			t.fees = append(t.fees, b.feeAsks(award)...)
		}
		switch {
		case step.kind == pathway.Work:
			t.jobs++
		case step.kind == pathway.Attest:
			// An attestation takes no time and does not lapse: it is given on the first day.
			t.attested[step.attest] = b.start
		case !step.takes.IsZero():
			hours += step.weekly
		}
		for _, edition := range slices.Concat(step.rules, step.advice) {
			t.conds = append(t.conds, edition.ask)
		}
		if step.cond != nil && !free {
			t.conds = append(t.conds, step.cond)
		}
	}
	t.shared = hours > b.study
	for _, edition := range slices.Concat(b.goal, b.goalAdvice) {
		t.conds = append(t.conds, edition.ask)
	}
	for _, job := range b.base.jobs {
		t.whole = t.whole || job.until > b.start
	}
	for _, cond := range t.conds {
		t.size += cond.size
	}
	for _, cond := range slices.Concat(t.conds, t.fees) {
		t.recent = max(t.recent, recent(cond))
	}
	for _, step := range t.members {
		t.enough = append(t.enough, t.enoughOf(step))
	}
	for _, held := range t.terms {
		t.steady = append(t.steady, b.steady(held.credential))
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

func (t *trial) begin() *moment {
	m := &moment{}
	for range t.members {
		m.starts, m.ends = append(m.starts, never), append(m.ends, never)
	}
	for _, held := range t.terms {
		m.lapses = append(m.lapses, held.lapse)
	}
	return m
}

// facts returns what counts for a moment, until the next call.
func (t *trial) facts(m *moment, day int) *facts {
	f := &t.now
	f.born, f.attested = t.base.born, t.attested
	f.held = f.held[:0]
	f.jobs = append(f.jobs[:0], t.base.jobs...)
	f.credits = append(f.credits[:0], t.base.credits...)
	for i, held := range t.terms[:len(t.base.held)] {
		held.lapse = m.lapses[i]
		f.held = append(f.held, held)
	}
	for i, step := range t.members {
		if m.starts[i] == never || len(step.awards) == 0 {
			continue
		}
		for k := range step.awards {
			held := t.terms[t.first[i]+k]
			held.under, held.award, held.lapse = m.starts[i], m.ends[i], m.lapses[t.first[i]+k]
			f.held = append(f.held, held)
		}
		if len(step.program.Teaches) > 0 {
			f.credits = append(f.credits, credits(step.program, m.ends[i], true, true)...)
		}
	}
	for i, spell := range m.runs {
		until := day
		if i+1 < len(m.runs) {
			until = m.runs[i+1].from
		}
		step := t.members[spell.member]
		f.jobs = append(f.jobs, jobFact{
			fields: step.fields, from: spell.from, until: until, weekly: step.weekly, supervised: step.supervised,
		})
	}
	return f
}

// reached reports whether the goal is met on a day.
func (t *trial) reached(m *moment, day int) bool {
	f := t.facts(m, day)
	return t.holdsFor(t.goal, f, day) && t.holdsFor(t.goalAdvice, f, day)
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

// startable reports whether a member that is not a job could begin on a day,
// but for the hours of study.
func (t *trial) startable(i int, f *facts, day int) bool {
	step := t.members[i]
	if !step.window.open(day) {
		return false
	}
	if step.cond != nil && !t.free && !t.judge.met(step.cond, f, day) {
		return false
	}
	return t.holdsFor(step.rules, f, day) && t.holdsFor(step.advice, f, day)
}

// fits reports whether there are hours of study for a member on a day. What
// runs then has begun by then, so later days are no fuller.
func (t *trial) fits(i int, m *moment, day int) bool {
	hours := 0
	for k, step := range t.members {
		if k != i && m.starts[k] <= day && day < m.ends[k] {
			hours += step.weekly
		}
	}
	return t.members[i].takes.IsZero() || hours+t.members[i].weekly <= t.study
}

// take begins a member on a day.
func (t *trial) take(i int, m *moment, day int) {
	m.starts[i], m.ends[i] = day, add(day, t.members[i].takes)
	for k, award := range t.members[i].awards {
		if entry, _ := t.judge.catalog.Credential(award); !entry.Lasts.IsZero() {
			m.lapses[t.first[i]+k] = firstTermOf(entry, m.ends[i])
		}
	}
}

// studies reports whether a member is neither a job nor an attestation.
func (t *trial) studies(i int) bool {
	kind := t.members[i].kind
	return kind != pathway.Work && kind != pathway.Attest
}

// plain reports whether it never pays to begin a member late.
func (t *trial) plain(i int) bool {
	step := t.members[i]
	return !t.careful[i] && (!t.shared || step.weekly == 0 || step.takes.IsZero())
}

// hurry begins, in place, all that it never pays to begin late.
func (t *trial) hurry(m *moment, day int) {
	for began := true; began; {
		began = false
		f := t.facts(m, day)
		for i := range t.members {
			if t.studies(i) && m.starts[i] == never && t.plain(i) && t.startable(i, f, day) {
				t.take(i, m, day)
				began = true
			}
		}
	}
}

// live returns every moment that the given ones can become in the course of a
// day, by doing any of what can be done on it in any order, or nothing.
func (t *trial) live(moments []*moment, day int) []*moment {
	seen := map[string]*moment{}
	var order []string
	var queue []*moment
	push := func(m *moment) {
		t.hurry(m, day)
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
		reached = append(reached, seen[key])
	}
	return reached
}

// options returns the moments that one thing more leads to.
func (t *trial) options(m *moment, day int) []*moment {
	f := t.facts(m, day)
	var next []*moment
	for i := range t.members {
		if !t.studies(i) || m.starts[i] != never || t.plain(i) || !t.fits(i, m, day) || !t.startable(i, f, day) {
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
