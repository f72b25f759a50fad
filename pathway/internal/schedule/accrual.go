package schedule

import (
	"slices"

	"github.com/credpath/credpath/pathway/internal/problem"
)

// AccrualDay returns the first day on which an accrual holds if its jobs add a rate
// from a day on, beside what is collected anyway; of a day that does not come,
// none do.
func AccrualDay(p *problem.Problem, g *problem.Gate, from, rate int) int {
	steady := problem.Gate{Op: problem.Accrual, N: g.N, Cap: g.Cap, Within: g.Within, Fixed: g.Fixed}
	if from < problem.Never {
		steady.Fixed = append(slices.Clone(g.Fixed), problem.Piece{From: from, Until: problem.Never, Rate: rate})
	}
	s := &State{p: p}
	return s.firstMet(&steady, p.Start)
}

// firstMet returns the first day on or after the given one on which an accrual
// holds if the present job goes on, or Never.
func (s *State) firstMet(g *problem.Gate, day int) int {
	last := s.p.Horizon
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
	return most
}

// isSteady reports whether all that a leaf collects, from a day on and as long
// before it as the leaf looks back, is of the present job alone, or nothing.
func (s *State) isSteady(g *problem.Gate, day int) bool {
	from := g.FirstCounted(day)
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

// accrued returns what an accrual has collected before a day.
func (s *State) accrued(g *problem.Gate, day int) int {
	from := g.FirstCounted(day)
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
	return sumOf(pieces, g.Cap)
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
