package pathway_test

import (
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// leaves calls f with every requirement of a tree that is not a group.
func (n *node) leaves(f func(credential.Requirement)) {
	if len(n.parts) == 0 {
		f(n.ask)
	}
	for _, part := range n.parts {
		part.leaves(f)
	}
}

// asks returns the conditions that steps of the given list could serve: those
// of the goal, of their rules and offers, and of the renewals of what they
// award or the record holds.
func (b *brute) asks(steps []bruteStep) []*node {
	var asks []*node
	for _, edition := range slices.Concat(b.goal, b.goalAdvice) {
		asks = append(asks, edition.ask)
	}
	for _, held := range b.base.held {
		asks = append(asks, b.feeAsks(held.credential)...)
	}
	for _, step := range steps {
		for _, edition := range slices.Concat(step.rules, step.advice) {
			asks = append(asks, edition.ask)
		}
		if step.cond != nil {
			asks = append(asks, step.cond)
		}
		for _, award := range step.awards {
			asks = append(asks, b.feeAsks(award)...)
		}
	}
	return asks
}

// feeAsks returns what the offers of the renewals of a credential ask.
func (b *brute) feeAsks(id credential.ID) []*node {
	var asks []*node
	for _, edition := range b.renewals[id] {
		for _, fee := range edition.fees {
			asks = append(asks, fee.cond)
		}
	}
	return asks
}

// serves reports whether what a step gives could count for a condition.
func (b *brute) serves(step bruteStep, ask *node) bool {
	found := false
	ask.leaves(func(leaf credential.Requirement) {
		switch leaf := leaf.(type) {
		case credential.Holds:
			for _, award := range step.awards {
				found = found || b.judge.accepts[leaf.Credential][award]
			}
		case credential.Experience:
			for _, wide := range leaf.In {
				found = found || slices.ContainsFunc(step.fields, wide.Contains)
			}
		case credential.Coursework:
			for _, teaching := range step.program.Teaches {
				found = found || leaf.In.Contains(teaching.In)
			}
		case credential.Attestation:
			found = found || step.kind == pathway.Attest && step.attest == leaf.Of
		}
	})
	return found
}

// relevant drops the steps that serve neither the goal nor a step that does:
// without them every other step can be taken on the same days.
func (b *brute) relevant(steps []bruteStep) []bruteStep {
	in := make([]bool, len(steps))
	var kept []bruteStep
	for grew := true; grew; {
		grew = false
		asks := b.asks(kept)
		for i, step := range steps {
			if !in[i] && b.servesAny(step, asks) {
				in[i], grew = true, true
				kept = append(kept, step)
			}
		}
	}
	kept = kept[:0]
	for i, step := range steps {
		if in[i] {
			kept = append(kept, step)
		}
	}
	return kept
}

func (b *brute) servesAny(step bruteStep, asks []*node) bool {
	return slices.ContainsFunc(asks, func(ask *node) bool { return b.serves(step, ask) })
}

// usable reports whether a set could be minimal as far as can be seen without
// looking at time: every step serves the goal or another step, every step can
// be taken if all that could ever hold held at once, and so can the goal be met.
func (b *brute) usable(mask uint64) bool {
	var steps []bruteStep
	for _, i := range members(mask) {
		steps = append(steps, b.steps[i])
	}
	for i, step := range steps {
		if !b.servesAny(step, b.asks(slices.Delete(slices.Clone(steps), i, i+1))) {
			return false
		}
	}
	reached := make([]bool, len(steps))
	var had []bruteStep
	for grew := true; grew; {
		grew = false
		for i, step := range steps {
			if !reached[i] && b.couldHold(step.rules, had) && b.couldHold(step.advice, had) && (step.cond == nil || b.could(step.cond, had)) {
				reached[i], grew = true, true
				had = append(had, step)
			}
		}
	}
	return len(had) == len(steps) && b.couldHold(b.goal, had) && b.couldHold(b.goalAdvice, had)
}

// couldHold reports whether an edition that is not yet over could ever be met.
func (b *brute) couldHold(rules []edition, had []bruteStep) bool {
	for _, edition := range rules {
		if edition.until > b.start && b.could(edition.ask, had) {
			return true
		}
	}
	return len(rules) == 0
}

// could reports whether a condition could be met at some time with the record
// and the steps taken. It errs only on the side of yes.
func (b *brute) could(n *node, had []bruteStep) bool {
	if n.waived < never {
		return true
	}
	switch ask := n.ask.(type) {
	case nil:
		return true
	case credential.AtLeast:
		met := 0
		for _, part := range n.parts {
			if b.could(part, had) {
				met++
			}
		}
		return met >= ask.N
	case credential.Holds:
		for _, held := range b.base.held {
			if b.judge.accepts[ask.Credential][held.credential] {
				return true
			}
		}
	case credential.Experience:
		if len(b.base.jobs) > 0 {
			return true
		}
	case credential.Coursework:
		return b.couldTeach(ask, had)
	case credential.Age:
		return !b.base.born.IsZero() || b.judge.assume
	case credential.Attestation:
		if _, ok := b.base.attested[ask.Of]; ok || b.judge.assume {
			return true
		}
	}
	return slices.ContainsFunc(had, func(step bruteStep) bool {
		return b.serves(step, &node{ask: n.ask})
	})
}

func (b *brute) couldTeach(ask credential.Coursework, had []bruteStep) bool {
	weight := 0
	for _, credit := range b.base.credits {
		if ask.In.Contains(credit.in) {
			weight += credit.weight
		}
	}
	for _, step := range had {
		for _, teaching := range step.program.Teaches {
			if ask.In.Contains(teaching.In) {
				weight += teaching.Credits.Weight()
			}
		}
	}
	return weight >= ask.Credits.Weight()
}

// markCareful finds the steps that it may pay to begin later than one could.
// Beginning earlier moves the award earlier (a period added to an earlier day
// never ends later), and more is held on every day from then on, unless
//
//   - what is awarded lapses;
//   - a condition asks that it was awarded, or taught, within some period;
//   - a condition asks for accreditation on the day of the award;
//
// or unless the hours of study are needed for something else meanwhile, which
// the schedule sees to.
func (b *brute) markCareful() {
	asks := b.asks(b.steps)
	for _, step := range b.steps {
		careful := b.naive
		for _, award := range step.awards {
			entry, _ := b.judge.catalog.Credential(award)
			careful = careful || !entry.Lasts.IsZero()
		}
		for _, ask := range asks {
			ask.leaves(func(leaf credential.Requirement) {
				careful = careful || judgedByAward(leaf) && b.serves(step, &node{ask: leaf})
			})
		}
		b.careful = append(b.careful, careful && step.kind != pathway.Work)
	}
}

// judgedByAward reports whether a later award may count for a condition when
// an earlier one does not.
func judgedByAward(leaf credential.Requirement) bool {
	switch leaf := leaf.(type) {
	case credential.Holds:
		return !leaf.Within.IsZero() || len(leaf.AccreditedBy) > 0
	case credential.Coursework:
		return !leaf.Within.IsZero()
	}
	return false
}

// longest is how many days it can take at most until nothing changes any more
// for a route: every wait for a dated thing, then every step after the other.
func (b *brute) longest() int {
	day := b.lastFact()
	span, spans := 0, map[string]int{}
	for _, step := range b.steps {
		takes := 31*step.takes.Months + step.takes.Days + 1
		if step.offer != nil {
			day = latest(day, step.offer.From)
			takes += gap(step.offer.Seasons)
		}
		spans[step.group] = max(spans[step.group], takes)
		for _, edition := range slices.Concat(step.rules, step.advice) {
			day = max(day, edition.from)
		}
		for _, a := range step.program.Accreditations {
			day = latest(day, a.From)
		}
	}
	for _, edition := range slices.Concat(b.goal, b.goalAdvice) {
		day = max(day, edition.from)
	}
	for _, ask := range b.asks(b.steps) {
		ask.leaves(func(leaf credential.Requirement) {
			switch leaf := leaf.(type) {
			case credential.Experience:
				span += (b.judge.fewestDays(leaf.For)*40 + leaf.Hours*7) / max(1, b.slowest())
			case credential.Age:
				if !b.base.born.IsZero() {
					day = latest(day, b.base.born.Add(credential.Period{Months: 12 * leaf.Years}))
				}
			}
		})
	}
	for _, editions := range b.renewals {
		for _, edition := range editions {
			day = max(day, edition.from)
			for _, fee := range edition.fees {
				day = latest(day, fee.offer.From)
				span += gap(fee.offer.Seasons)
			}
		}
	}
	span += sum(spans)
	return b.lastTurn(day, span) - b.start + span
}

// lastTurn returns the last day for which it can pay to wait: the given one, from
// which on everything takes so many days, or one on which an award begins to last a
// year longer, since first terms of the credential end with a day of the year. What
// is awarded then is in force until all is done, so each counts once, and none that
// comes when all can be done already.
func (b *brute) lastTurn(day, span int) int {
	terms := map[credential.ID]credential.Credential{}
	for _, step := range b.steps {
		for _, award := range step.awards {
			if entry, _ := b.judge.catalog.Credential(award); !entry.LastsThrough.IsZero() {
				terms[award] = entry
			}
		}
	}
	for d := day + 1; d <= day+span; d++ {
		for id, entry := range terms {
			if firstTermOf(entry, d) > firstTermOf(entry, d-1) {
				day = d
				delete(terms, id)
			}
		}
	}
	return day
}

// lastFact returns the last day that the record names, or the start.
func (b *brute) lastFact() int {
	day := b.start
	for _, held := range b.base.held {
		day = max(day, held.award)
	}
	for _, job := range b.query.Record.Jobs {
		day = latest(day, job.From, job.Until)
	}
	for _, study := range b.query.Record.Studies {
		day = latest(day, study.On)
	}
	for _, attested := range b.query.Record.Attested {
		day = latest(day, attested.On)
	}
	for _, waiver := range b.query.Record.Waivers {
		day = latest(day, waiver.On)
	}
	return day
}

// latest returns the last of a day and of those dates that are said.
func latest(day int, dates ...credential.Date) int {
	for _, date := range dates {
		day = max(day, dayOr(date, day))
	}
	return day
}

// gap is the longest wait for one of the seasons.
func gap(seasons []credential.Season) int {
	longest := 0
	for i := range 366 {
		day := handStart.Add(credential.Period{Days: i})
		if next, ok := (credential.Offer{Seasons: seasons}).Next(day); ok {
			longest = max(longest, next.DayNumber()-day.DayNumber())
		}
	}
	return longest
}

// slowest returns the fewest hours a week of any job.
func (b *brute) slowest() int {
	weekly := pathway.FullTime
	for _, step := range b.steps {
		if step.kind == pathway.Work {
			weekly = min(weekly, step.weekly)
		}
	}
	return weekly
}
