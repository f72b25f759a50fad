package oracle

import (
	"fmt"
	"slices"

	"github.com/credpath/credpath/credential"
)

// relevant returns the steps that serve the goal, or another step that does. What prepares
// for a step serves it. Without
// the others each of these can be taken on the same days.
func (p *Planner) relevant(steps []*Step) []*Step {
	in := make([]bool, len(steps))
	var kept []*Step
	for grew := true; grew; {
		grew = false
		asks := p.asks(kept)
		for i, step := range steps {
			if !in[i] && (p.servesAny(step, asks) || slices.ContainsFunc(kept, step.prepares)) {
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

// servesAny reports whether a step serves any of the conditions.
func (p *Planner) servesAny(step *Step, asks []*node) bool {
	return slices.ContainsFunc(asks, func(ask *node) bool { return p.serves(step, ask) })
}

// serves reports whether a step could count for a condition: by the credential it
// awards or renews by that, the work, the credit, or the statement.
func (p *Planner) serves(step *Step, ask *node) bool {
	found := false
	ask.leaves(func(leaf credential.Requirement) {
		switch leaf := leaf.(type) {
		case credential.Had:
			found = found || p.leadsTo(step, leaf.Credential)
		case credential.Holds:
			found = found || p.leadsTo(step, leaf.Credential)
		case credential.Experience:
			for _, wide := range leaf.In {
				found = found || slices.ContainsFunc(step.fields, wide.Contains)
			}
			for _, award := range step.awards {
				found = found || p.judge.accepts[leaf.Since][award]
			}
			found = found || p.practices(step, leaf)
		case credential.Coursework:
			for _, teaching := range step.program.Teaches {
				found = found || leaf.In.Contains(teaching.In) && teaching.Credits.Unit.Converts(leaf.Credits.Unit)
			}
		case credential.Score:
			found = found || leaf.Of != "" && step.program.ID == leaf.Of
			for _, award := range step.awards {
				found = found || !step.itself && p.judge.accepts[leaf.Of][award]
			}
		case credential.Attestation:
			found = found || step.Kind == Attest && step.Entry == leaf.ID
		case nil, credential.Resides, credential.Age, credential.AtLeast: // a group here has no parts
		default:
			panic(fmt.Sprintf("oracle: no step for %T", leaf))
		}
	})
	return found
}

// leadsTo reports whether a step awards what counts as a credential, or renews it by that.
func (p *Planner) leadsTo(step *Step, as credential.ID) bool {
	counts := func(id credential.ID) bool { return p.judge.accepts[as][id] }
	return slices.ContainsFunc(step.awards, counts) || p.renewsAny(step, as)
}

// leaves calls f with every requirement of a tree that is not a group.
func (n *node) leaves(f func(credential.Requirement)) {
	if len(n.parts) == 0 {
		f(n.ask)
	}
	for _, part := range n.parts {
		part.leaves(f)
	}
}

// asks returns the conditions that a step could serve beside the given steps: those
// of the goal, of the rules and offers of these steps, and of what keeps in force the
// credentials that they award or the record holds. To these come the rules of what is
// awarded by itself and counts for one of them.
func (p *Planner) asks(steps []*Step) []*node {
	var asks []*node
	for _, edition := range slices.Concat(p.goal, p.goalAdvice) {
		asks = append(asks, edition.ask)
	}
	for _, held := range p.base.held {
		asks = append(asks, p.lastingAsks(held.credential)...)
	}
	for _, step := range steps {
		for _, edition := range slices.Concat(step.rules, step.advice) {
			asks = append(asks, edition.ask)
		}
		if step.cond != nil {
			asks = append(asks, step.cond)
		}
		for _, award := range step.awards {
			asks = append(asks, p.lastingAsks(award)...)
		}
	}
	asks, _ = p.withAutomatics(asks)
	return asks
}

// lastingAsks returns the conditions by which a credential stays in force: what must hold
// for it, and the conditions of the offers by which it is renewed.
func (p *Planner) lastingAsks(id credential.ID) []*node {
	asks := p.feeAsks(id)
	if keep := p.judge.keeps[id]; keep != nil {
		asks = append(asks, keep.ask)
	}
	return asks
}

// feeAsks returns the conditions of the offers by which a credential is renewed.
func (p *Planner) feeAsks(id credential.ID) []*node {
	var asks []*node
	for _, edition := range p.renewals[id] {
		for _, fee := range edition.fees {
			asks = append(asks, fee.cond)
		}
	}
	return asks
}

// usable reports whether a set could be minimal, time left aside: every step serves
// the goal or another step, and all steps can be taken and the goal be met if each
// condition that could ever be met is.
func (p *Planner) usable(set Set) bool {
	var steps []*Step
	for _, i := range set.members() {
		steps = append(steps, p.steps[i])
	}
	for i, step := range steps {
		others := slices.Delete(slices.Clone(steps), i, i+1)
		if !p.servesAny(step, p.asks(others)) && !slices.ContainsFunc(others, step.prepares) {
			return false
		}
	}
	many := len(steps)
	steps = append(steps, p.itself...)
	reached, left := make([]bool, len(steps)), many
	var had []*Step
	for grew := true; grew; {
		grew = false
		for i, step := range steps {
			if !reached[i] && p.couldTake(step, had) {
				reached[i], grew = true, true
				had = append(had, step)
				if i < many {
					left--
				}
			}
		}
	}
	return left == 0 && p.couldKeep(had) && p.couldHold(p.goal, had) && p.couldHold(p.goalAdvice, had)
}

// couldKeep reports whether what some steps award could ever be awarded. What must hold for
// it may come after the steps have begun, and rest on that they are under way.
func (p *Planner) couldKeep(had []*Step) bool {
	for _, step := range had {
		for _, award := range step.awards {
			if keep := p.judge.keeps[award]; keep != nil && !p.could(keep.ask, had) {
				return false
			}
		}
	}
	return true
}

// couldTake reports whether a step could ever be taken with the steps taken.
func (p *Planner) couldTake(step *Step, had []*Step) bool {
	if !p.couldHold(step.rules, had) || !p.couldHold(step.advice, had) || step.cond != nil && !p.could(step.cond, had) {
		return false
	}
	preparing := func(other *Step) bool { return other.prepares(step) }
	if step.Kind == Earn && p.unprepared[step.Entry] && !slices.ContainsFunc(had, preparing) {
		return false
	}
	return true
}

// couldHold reports whether an edition that is not yet over could ever be met.
func (p *Planner) couldHold(rules []edition, had []*Step) bool {
	for _, edition := range rules {
		if edition.until > p.start && p.could(edition.ask, had) {
			return true
		}
	}
	return len(rules) == 0
}

// could reports whether a condition could be met at some time with the record
// and the steps taken. It errs only on the side of yes.
func (p *Planner) could(n *node, had []*Step) bool {
	if n.waived < never {
		return true
	}
	switch ask := n.ask.(type) {
	case nil:
		return true
	case credential.AtLeast:
		met := 0
		for _, part := range n.parts {
			if p.could(part, had) {
				met++
			}
		}
		return met >= ask.N
	case credential.Had:
		for _, held := range p.base.held {
			if p.judge.accepts[ask.Credential][held.credential] {
				return true
			}
		}
	case credential.Holds:
		for _, held := range p.base.held {
			if p.judge.accepts[ask.Credential][held.credential] {
				return true
			}
		}
	case credential.Experience:
		if len(p.base.jobs) > 0 || p.couldPractice(ask) {
			return true
		}
	case credential.Coursework:
		return p.couldTeach(ask, had)
	case credential.Score:
		if p.judge.assume || len(p.base.scores) > 0 {
			return true
		}
	case credential.Resides:
		return p.judge.passes(p.judge.leaf(ask, p.base, p.start))
	case credential.Age:
		return !p.base.born.IsZero() || p.judge.assume
	case credential.Attestation:
		if _, ok := p.base.attested[ask.ID]; ok || p.judge.assume {
			return true
		}
	default:
		panic(fmt.Sprintf("oracle: no way to %T", ask))
	}
	return slices.ContainsFunc(had, func(step *Step) bool {
		return p.serves(step, &node{ask: n.ask})
	})
}

// couldTeach reports whether the credit of the record and of the steps taken is as
// much as is asked for, whatever its grades and days.
func (p *Planner) couldTeach(ask credential.Coursework, had []*Step) bool {
	weight := 0
	for _, credit := range p.base.credits {
		if ask.In.Contains(credit.in) && (credit.unknown || credit.clock == (ask.Credits.Unit == credential.Clock)) {
			weight += credit.weight
			if credit.unknown && p.judge.assume {
				return true
			}
		}
	}
	for _, step := range had {
		for _, teaching := range step.program.Teaches {
			if ask.In.Contains(teaching.In) && teaching.Credits.Unit.Converts(ask.Credits.Unit) {
				weight += teaching.Credits.Weight()
			}
		}
	}
	return weight >= ask.Credits.Weight()
}

// markCareful finds the careful steps: those that it may pay to begin later than
// they could be begun. To begin a step earlier moves its award earlier, since a
// period added to an earlier day never ends later, and then more is held on every
// day from the award on. That is not so if
//
//   - the credential lapses, or stays in force only while something holds;
//   - its award renews another;
//   - a condition asks that it was awarded, or taught, within some period;
//   - a condition asks for accreditation on the day of the award;
//   - it serves the rule of a job that one looks for, since the day on which the first
//     search is over is one on which that job may begin.
//
// Hours of study that something else needs meanwhile are another reason to wait; of
// these the schedule takes care.
func (p *Planner) markCareful() {
	asks, searches := p.asks(p.steps), p.searches()
	for _, step := range p.steps {
		careful := p.naive || p.renewsAny(step, "") || p.servesAny(step, searches)
		for _, award := range step.awards {
			entry, _ := p.judge.catalog.Credential(award)
			careful = careful || !entry.Lasts.IsZero() || p.judge.keeps[award] != nil
		}
		for _, ask := range asks {
			ask.leaves(func(leaf credential.Requirement) {
				careful = careful || judgedByAward(leaf) && p.serves(step, &node{ask: leaf})
			})
		}
		p.careful = append(p.careful, careful && step.Kind != Work)
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
	case credential.Score:
		return !leaf.Within.IsZero()
	case credential.Had:
		return !leaf.Within.IsZero()
	case nil, credential.Experience, credential.Resides, credential.Age, credential.Attestation, credential.AtLeast:
		return false
	default:
		panic(fmt.Sprintf("oracle: no award for %T", leaf))
	}
}
