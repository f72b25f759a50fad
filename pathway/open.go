package pathway

import (
	"context"
	"errors"
	"maps"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/problem"
	"github.com/credpath/credpath/pathway/internal/solve"
)

// What a person should find out first: which of the terms that the record leaves open
// were renewed. A plan takes each as lapsed; here the question is planned once more as
// if they had been renewed, to see whether that would change the answer.

// A better answer is what a question has if terms that the record leaves open were
// renewed: the terms that matter, and the best route then. The zero one says that
// none of them matters.
type betterAnswer struct {
	open    []Assumption
	renewed Bound
}

// ifRenewed returns the better answer to a question whose best solution is the given
// one; nil is that it has none.
func (c *compiled) ifRenewed(ctx context.Context, best *problem.Solution) betterAnswer {
	terms := openTerms(c.question)
	if len(terms) == 0 {
		return betterAnswer{}
	}
	with, solution := c.solvedWith(ctx, terms)
	if solution == nil || best != nil && c.keyOf(solution).Compare(c.keyOf(best)) >= 0 {
		return betterAnswer{}
	}
	matter := with.taken(solution)
	for _, term := range terms {
		if _, tried := matter[term.Entry]; tried || len(terms) == 1 {
			continue
		}
		_, alone := c.solvedWith(ctx, []Assumption{term})
		matter[term.Entry] = alone != nil && (best == nil || c.keyOf(alone).Compare(c.keyOf(best)) < 0)
	}
	open := slices.DeleteFunc(slices.Clone(terms), func(term Assumption) bool { return !matter[term.Entry] })
	if len(open) == 0 {
		open = terms // what is renewed serves nothing itself, but opens its way back on another day
	}
	return betterAnswer{open: open, renewed: boundOf(c, c.keyOf(solution))}
}

// ifAssumed returns the better answer to a question that has no solution: the best one
// if what the record does not say is so, and what of that it rests on. What a step can
// bring about stays a step.
func (c *compiled) ifAssumed(ctx context.Context) betterAnswer {
	if c.Assume {
		return betterAnswer{}
	}
	q := *c.question
	q.Assume, q.arranges = true, true
	with := compile(reachOf(&q))
	solution := with.solved(ctx)
	if solution == nil {
		return betterAnswer{}
	}
	open := extract(with, &solved{Solution: solution}).Assumed
	for i := range open {
		open[i].Text = questionText(c.catalog, open[i])
	}
	return betterAnswer{open: open, renewed: boundOf(with, with.keyOf(solution))}
}

// solvedWith returns a question as it is if some terms were renewed, and the best
// solution that it then has, as far as one was found.
func (c *compiled) solvedWith(ctx context.Context, terms []Assumption) (*compiled, *problem.Solution) {
	q := *c.question
	q.renewed = maps.Clone(q.renewed)
	if q.renewed == nil {
		q.renewed = map[credential.ID]bool{}
	}
	for _, term := range terms {
		q.renewed[term.Entry] = true
	}
	with := compile(reachOf(&q))
	return with, with.solved(ctx)
}

// solved returns the best solution, as far as one was found.
func (c *compiled) solved(ctx context.Context) *problem.Solution {
	solution, _ := c.solvedFor(ctx)
	return solution
}

// solvedFor returns the best solution as far as one was found, and whether it is certain
// that there is no better one.
func (c *compiled) solvedFor(ctx context.Context) (*problem.Solution, bool) {
	solution, err := solve.Best(ctx, &c.problem, c.Limit)
	var stopped *solve.Stopped
	if errors.As(err, &stopped) {
		return stopped.Best, false
	}
	return solution, solution == nil || solution.Proven
}

// keyOf returns the key by which a solution is ranked.
func (c *compiled) keyOf(s *problem.Solution) problem.Key {
	return c.problem.Order.Key(s.Finish, s.Cost, s.Count)
}

// taken returns the credentials whose terms a solution takes as renewed.
func (c *compiled) taken(s *problem.Solution) map[credential.ID]bool {
	taken, d := map[credential.ID]bool{}, &draft{c: c, sol: &solved{Solution: s}}
	for _, use := range s.Uses {
		for _, i := range use.Steps {
			if of := c.steps[i]; of.assumed != (Assumption{}) && use.Day >= d.mattersFrom(use, of) {
				taken[of.entry] = true
			}
			if of := c.steps[i]; of.kept != (Assumption{}) && use.Day >= d.keptMattersFrom(use, of) {
				taken[of.entry] = true
			}
		}
	}
	return taken
}

// addTo lets a route ask what should be found out first.
func (a betterAnswer) addTo(r *Route) *Route {
	if r != nil {
		r.Open, r.Renewed = slices.Clone(a.open), a.renewed
	}
	return r
}
