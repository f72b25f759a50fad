package roadmap

import (
	"fmt"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// summary says for whom, to what, from when to when, at what cost, on what
// word of others it all rests, and how far the search went.
func (b *builder) summary(o Options) []Line {
	r := b.route
	var lines []Line
	if o.Name != "" {
		lines = append(lines, Line{Label: "For", Text: o.Name})
	}
	lines = append(lines, Line{Label: "Goal", Text: b.fullName(r.Target)})
	if text := b.dependsOn(); text != "" {
		lines = append(lines, Line{Label: "Depends on", Text: text})
	}
	lines = append(lines,
		Line{Label: "Start", Text: FormatDate(r.Start)},
		Line{Label: "Finish", Text: b.finish()},
		Line{Label: "Cost", Text: b.cost()},
	)
	if text := b.load(); text != "" {
		lines = append(lines, Line{Label: "Load", Text: text})
	}
	if there := r.Start == r.Finish && len(r.Steps) == 0; !there {
		lines = append(lines, Line{Label: "Search", Text: searched(r)})
	}
	return lines
}

// dependsOn says how much the route rests on the word of others that they
// have not given yet, and which steps are to get it; "" if it does not.
func (b *builder) dependsOn() string {
	var unconfirmed []int
	for i, s := range b.route.Steps {
		if s.Kind == pathway.Attest {
			unconfirmed = append(unconfirmed, i)
		}
	}
	if len(unconfirmed) == 0 {
		return ""
	}
	return credential.Count(len(unconfirmed), "thing") + " nobody has confirmed: " + b.steps(unconfirmed)
}

func (b *builder) finish() string {
	r := b.route
	if r.Start == r.Finish && len(r.Steps) == 0 {
		return FormatDate(r.Finish) + ": nothing is left to do"
	}
	if r.Start == r.Finish {
		return FormatDate(r.Finish) + ", the same day"
	}
	text := FormatDate(r.Finish) + ", after " + FormatSpan(r.Start, r.Finish)
	if len(r.Steps) == 0 {
		text += ": nothing to do but wait for what is under way"
	}
	return text
}

// cost gives the sum of the known prices, and names what it lacks.
func (b *builder) cost() string {
	var parts, names []string
	if b.route.Cost.Known() {
		parts = append(parts, FormatMoney(b.route.Cost))
	}
	for _, id := range b.route.Unpriced {
		names = append(names, b.name(id))
	}
	switch len(names) {
	case 0:
	case 1:
		parts = append(parts, "1 price that is not known: "+names[0])
	default:
		parts = append(parts, fmt.Sprintf("%d prices that are not known: %s", len(names), credential.JoinWords(names, "and")))
	}
	if len(parts) == 0 {
		return "nothing"
	}
	return strings.Join(parts, ", plus ")
}

// A load is what the steps under way on a day take of a week, in hours.
type load struct{ study, work int }

// load says how many hours a week the fullest weeks take in which study and
// work run at the same time; "" if they never do.
func (b *builder) load() string {
	var most load
	for _, s := range b.route.Steps { // a load only grows where a step starts
		l := b.loadOn(s.Start)
		if l.study > 0 && l.work > 0 && l.study+l.work > most.study+most.work {
			most = l
		}
	}
	if most == (load{}) {
		return ""
	}
	return fmt.Sprintf("up to %d hours a week: %d of study and %d of work", most.study+most.work, most.study, most.work)
}

// loadOn sums the hours a week of the steps under way on a day. A step is not
// under way on the day it finishes.
func (b *builder) loadOn(day credential.Date) load {
	var l load
	for _, s := range b.route.Steps {
		switch {
		case day.Before(s.Start) || !day.Before(s.Finish):
		case s.Kind == pathway.Work:
			l.work += s.Weekly
		default:
			l.study += s.Weekly
		}
	}
	return l
}

// searched says how far the search has shown the route to be the best, by its
// rank. It is about the search: what a plan that is proven best rests on may
// still turn out otherwise.
func searched(r *pathway.Route) string {
	best, may := superlative(r.Rank)
	if r.Proof.Proven {
		return "proven: within what was asked for, " + best
	}
	return "not proven: the search was cut short, so another way may " + may
}

// superlative says what no other way does if a route is the best by the rank,
// and what another may do if that is not known. Prices that are not known
// leave open what is cheaper in the end.
func superlative(rank pathway.Rank) (best, may string) {
	switch rank {
	case pathway.Soonest:
		return "no other way finishes sooner; of those that finish then, none is known to cost less", "finish sooner"
	case pathway.Cheapest:
		return "no other way is known to cost less; of those that cost the same, none finishes sooner", "cost less"
	case pathway.FewestSteps:
		return "no other way has fewer steps; of those with as many, none finishes sooner", "have fewer steps"
	}
	panic(fmt.Sprintf("roadmap: no words for rank %v", rank))
}
