package schedule

import (
	"slices"

	"github.com/credpath/credpath/pathway/internal/problem"
)

// AccrualDay returns the first day on which an accrual holds if its jobs add a rate
// from a day on, beside what is collected anyway; of a day that does not come,
// none do. What was collected before the day since does not count, and what the jobs add
// is bounded by no kind.
func AccrualDay(p *problem.Problem, g *problem.Gate, from, rate, since int) int {
	steady := fixedSince(g, since)
	if from = max(from, since); from < problem.Never {
		steady.Fixed = append(steady.Fixed, problem.Piece{From: from, Until: problem.Never, Rate: rate})
	}
	for _, kind := range g.AtMost {
		steady.AtMost = append(steady.AtMost, fixedSince(kind, since))
	}
	s := &State{p: p}
	return s.firstMet(steady, p.Start)
}

// fixedSince returns an accrual of what is collected anyway from a day on.
func fixedSince(g *problem.Gate, since int) *problem.Gate {
	fixed := &problem.Gate{Op: problem.Accrual, N: g.N, Cap: g.Cap, Within: g.Within}
	for _, piece := range g.Fixed {
		fixed.Fixed = appendClipped(fixed.Fixed, piece, since, problem.Never)
	}
	return fixed
}

// firstMet returns the first day on or after the given one on which an accrual
// holds if the present job goes on, or Never.
func (s *State) firstMet(g *problem.Gate, day int) int {
	last := s.p.Horizon
	if g.Since != nil {
		day = max(day, min(s.since(g), last)) // nothing counts before
	}
	for day <= last {
		have := s.accrued(g, day)
		if have >= g.N {
			return day
		}
		most := s.mostFrom(g, day)
		if most == 0 {
			break
		}
		if s.isSteady(g, day) {
			last = min(last, day+monthsComeRound)
		}
		day += (g.N - have + most - 1) / most // no earlier day can do
	}
	return problem.Never
}

// monthsComeRound is the days after which lengths of calendar months have come
// round.
const monthsComeRound = 4*365 + 1

// mostFrom returns the most that one day can add to a leaf from a day on, if
// the present job goes on.
func (s *State) mostFrom(g *problem.Gate, day int) int {
	most := 0
	for _, piece := range g.Fixed {
		if piece.Until > day {
			most += piece.Rate
		}
	}
	if job := s.job(); job >= 0 && g.FedBy(job) {
		most += s.p.Steps[job].Rate
	}
	if g.Cap > 0 {
		most = min(most, g.Cap)
	}
	for _, kind := range g.AtMost {
		if s.isFull(g, kind, day) {
			most -= s.mostFrom(kind, day)
		}
	}
	return most
}

// isFull reports whether as much of a kind was collected before a day as ever counts.
func (s *State) isFull(g, kind *problem.Gate, day int) bool {
	return g.Within.IsZero() && s.accrued(kind, day) >= kind.N
}

// isFullOf reports whether as much of the kind of work that a job does was collected before
// a day as ever counts.
func (s *State) isFullOf(g *problem.Gate, job, day int) bool {
	kind := g.KindOf(job)
	return kind != nil && s.isFull(g, kind, day)
}

// since returns the first day that counts for an accrual whatever it looks back on; of one
// that counts from what was not done yet, Never.
func (s *State) since(g *problem.Gate) int {
	if g.Since == nil {
		return -problem.Never
	}
	since := problem.Never
	for _, f := range g.Since.Feeds {
		if end := s.end[f.Step]; f.Lo <= end && end < f.Hi && s.order[f.Step] <= s.lastSeen {
			since = min(since, end)
		}
	}
	return since
}

// firstCounted returns the first day that counts for an accrual on a day.
func (s *State) firstCounted(g *problem.Gate, day int) int {
	return max(g.FirstCounted(day), s.since(g))
}

// isSteady reports whether all that a leaf collects, from a day on and as long
// before it as the leaf looks back, is of the present job alone, or nothing.
func (s *State) isSteady(g *problem.Gate, day int) bool {
	from := g.FirstCounted(day)
	if g.Since != nil && s.since(g) > from {
		return false
	}
	for _, piece := range g.Fixed {
		if piece.Until > from {
			return false
		}
	}
	for _, span := range s.jobs {
		if span.Until > from && (span.Until != problem.Never || span.From > from) && g.FedBy(span.Step) {
			return false
		}
	}
	return true
}

// accrued returns what an accrual has collected before a day, as far as it counts.
func (s *State) accrued(g *problem.Gate, day int) int {
	return s.collected(g, s.firstCounted(g, day), day)
}

// collected returns what an accrual has collected from one day until, and not on, another,
// as far as it counts.
func (s *State) collected(g *problem.Gate, from, day int) int {
	var buffer [8]problem.Piece
	pieces := buffer[:0]
	for _, piece := range g.Fixed {
		pieces = appendClipped(pieces, piece, from, day)
	}
	for _, span := range s.jobs {
		if g.FedBy(span.Step) {
			piece := problem.Piece{From: span.From, Until: span.Until, Rate: s.p.Steps[span.Step].Rate}
			pieces = appendClipped(pieces, piece, from, day)
		}
	}
	sum := sumOf(pieces, g.Cap)
	for _, kind := range g.AtMost {
		sum -= max(0, s.collected(kind, from, day)-kind.N)
	}
	return sum
}

func appendClipped(pieces []problem.Piece, piece problem.Piece, from, until int) []problem.Piece {
	piece.From, piece.Until = max(piece.From, from), min(piece.Until, until)
	if piece.From < piece.Until {
		pieces = append(pieces, piece)
	}
	return pieces
}

// sumOf adds up the pieces day by day, at most so much a day unless most is 0.
func sumOf(pieces []problem.Piece, most int) int {
	if most == 0 || disjoint(pieces) {
		sum := 0
		for _, piece := range pieces {
			rate := piece.Rate
			if most > 0 {
				rate = min(rate, most)
			}
			sum += rate * (piece.Until - piece.From)
		}
		return sum
	}
	var edges []int
	for _, piece := range pieces {
		edges = append(edges, piece.From, piece.Until)
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)
	sum := 0
	for i := range len(edges) - 1 {
		rate := 0
		for _, piece := range pieces {
			if piece.From <= edges[i] && edges[i] < piece.Until {
				rate += piece.Rate
			}
		}
		sum += min(rate, most) * (edges[i+1] - edges[i])
	}
	return sum
}

// disjoint reports whether no two pieces share a day.
func disjoint(pieces []problem.Piece) bool {
	for i, a := range pieces {
		for _, b := range pieces[:i] {
			if a.From < b.Until && b.From < a.Until {
				return false
			}
		}
	}
	return true
}
