package solve

import "slices"

// amount returns what a Rate leaf has collected before a day.
func (s *state) amount(g *Gate, day int) int {
	from := -Never
	if g.Back != nil {
		from = g.Back(day)
	}
	var buffer [8]Piece
	pieces := buffer[:0]
	for _, piece := range g.Fixed {
		pieces = appendClipped(pieces, piece, from, day)
	}
	for _, span := range s.jobs {
		if g.feedsOn(span.Step) {
			piece := Piece{From: span.From, Until: span.Until, Rate: s.p.Steps[span.Step].Rate}
			pieces = appendClipped(pieces, piece, from, day)
		}
	}
	return sumPieces(pieces, g.Cap)
}

func appendClipped(pieces []Piece, piece Piece, from, until int) []Piece {
	piece.From, piece.Until = max(piece.From, from), min(piece.Until, until)
	if piece.From < piece.Until {
		pieces = append(pieces, piece)
	}
	return pieces
}

// feedsOn reports whether a step is among the feeds of g.
func (g *Gate) feedsOn(step int) bool {
	return slices.ContainsFunc(g.Feeds, func(f Feed) bool { return f.Step == step })
}

// sumPieces adds up the pieces day by day, at most cap a day unless it is 0.
func sumPieces(pieces []Piece, cap int) int {
	if cap == 0 || disjoint(pieces) {
		sum := 0
		for _, piece := range pieces {
			rate := piece.Rate
			if cap > 0 {
				rate = min(rate, cap)
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
		sum += min(rate, cap) * (edges[i+1] - edges[i])
	}
	return sum
}

// disjoint reports whether no two pieces share a day.
func disjoint(pieces []Piece) bool {
	for i, a := range pieces {
		for _, b := range pieces[:i] {
			if a.From < b.Until && b.From < a.Until {
				return false
			}
		}
	}
	return true
}

// firstMet returns the first day on or after the given one on which a Rate
// leaf holds if the present job goes on, or Never.
func (s *state) firstMet(g *Gate, day int) int {
	limit := s.p.Horizon
	for day <= limit {
		have := s.amount(g, day)
		if have >= g.N {
			return day
		}
		most := s.mostFrom(g, day)
		if most == 0 {
			break
		}
		if s.steady(g, day) {
			limit = min(limit, day+window)
		}
		day += (g.N - have + most - 1) / most // no earlier day can do
	}
	return Never
}

// mostFrom returns the most that one day can add to a leaf from a day on, if
// the present job goes on.
func (s *state) mostFrom(g *Gate, day int) int {
	most := 0
	for _, piece := range g.Fixed {
		if piece.Until > day {
			most += piece.Rate
		}
	}
	if job := s.job(); job >= 0 && g.feedsOn(job) {
		most += s.p.Steps[job].Rate
	}
	if g.Cap > 0 {
		most = min(most, g.Cap)
	}
	return most
}

// window is the days after which lengths of calendar months have come round.
const window = 4*365 + 1

// steady reports whether what a leaf collects is, from a day on, that of the
// present job alone over as long as it looks back, or of nothing at all.
func (s *state) steady(g *Gate, day int) bool {
	from := -Never
	if g.Back != nil {
		from = g.Back(day)
	}
	for _, piece := range g.Fixed {
		if piece.Until > from {
			return false
		}
	}
	for _, span := range s.jobs {
		if span.Until > from && (span.Until != Never || span.From > from) && g.feedsOn(span.Step) {
			return false
		}
	}
	return true
}
