package relax

import (
	"iter"
)

// A Relaxation is the delete relaxation of a problem: everything can be done at
// once and nothing lapses. It holds all that bounds are computed from, and keeps
// what was computed. It is for one goroutine.
type Relaxation struct {
	Graph    *Graph
	Earliest *Earliest // if every step may be taken

	latest     map[int]*Latest
	quantities map[int]*quantity // by vertex of a sum
}

// NewRelaxation returns the relaxation by a graph to which nothing is added any
// more.
func NewRelaxation(g *Graph) *Relaxation {
	return &Relaxation{
		Graph: g, Earliest: g.Earliest(nil, g.p.Horizon),
		latest: map[int]*Latest{}, quantities: map[int]*quantity{},
	}
}

// Latest returns the last days of use for a goal that is reached by a day.
func (rx *Relaxation) Latest(last int) *Latest {
	l, made := rx.latest[last]
	if !made {
		l = rx.Graph.latest(last)
		rx.latest[last] = l
	}
	return l
}

// inTime yields, in the order of its feeds, the steps that can count for a leaf while
// the leaf is of use.
func (rx *Relaxation) inTime(k int, l *Latest) iter.Seq[int] {
	days := rx.Earliest.feedDays(k)
	feeds := rx.Graph.vertices[k].leaf.Feeds
	return func(yield func(int) bool) {
		for at := range feeds {
			if days[at] <= l.day[k] && !yield(feeds[at].Step) {
				return
			}
		}
	}
}
