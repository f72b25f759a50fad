package peers

import (
	"cmp"
	"slices"
	"testing"
)

// brute returns all routes of a small problem without a node to spare, the
// cheapest first, by trying every set.
func brute(p *Problem) [][]int {
	var routes [][]int
	for bits := range 1 << len(p.Nodes) {
		marked := make([]bool, len(p.Nodes))
		for i := range marked {
			marked[i] = bits>>i&1 == 1
		}
		set := indices(marked)
		if !p.Closed(set) {
			continue
		}
		if _, spare := p.Spare(set); !spare {
			routes = append(routes, set)
		}
	}
	slices.SortFunc(routes, func(a, b []int) int { return byCost(p, a, b) })
	return routes
}

// byCost orders routes by cost, and then by their nodes.
func byCost(p *Problem, a, b []int) int {
	return cmp.Or(cmp.Compare(p.Cost(a), p.Cost(b)), slices.Compare(a, b))
}

// Four small problems whose routes can be told by eye.
func TestSmallProblemsHaveTheRoutesTheyShould(t *testing.T) {
	leaf := func(price int64) Node { return Node{Price: price} }
	course := func(price int64, credits int, ask Ask) Node { return Node{Price: price, Credits: credits, Ask: ask} }
	any2 := func(a, b Ask) Ask { return AtLeast{N: 1, Of: []Ask{a, b}} }
	for _, c := range []struct {
		name string
		p    Problem
		want [][]int
	}{
		{"what two ways share is paid once", Problem{Target: 3, Nodes: []Node{
			leaf(500), {Price: 100, Ask: Needs(0)}, {Price: 100, Ask: Needs(0)},
			{Price: 1, Ask: AtLeast{N: 2, Of: []Ask{Needs(1), Needs(2)}}},
		}}, [][]int{{0, 1, 2, 3}}},
		{"two that lead to each other need a third", Problem{Target: 3, Nodes: []Node{
			{Price: 1, Ask: any2(Needs(1), Needs(2))}, {Price: 1, Ask: Needs(0)}, leaf(900), {Price: 1, Ask: Needs(1)},
		}}, [][]int{{0, 1, 2, 3}}},
		{"a course does not count towards what it asks for itself", Problem{Target: 2, Nodes: []Node{
			course(100, 3, Credits(3)), course(900, 3, nil), {Price: 1, Ask: Credits(3)},
		}}, [][]int{{1, 2}}},
		{"two of three, where one is dear", Problem{Target: 3, Nodes: []Node{
			leaf(100), leaf(200), leaf(900), {Price: 1, Ask: AtLeast{N: 2, Of: []Ask{Needs(0), Needs(1), Needs(2)}}},
		}}, [][]int{{0, 1, 3}, {0, 2, 3}, {1, 2, 3}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := brute(&c.p); !slices.EqualFunc(got, c.want, slices.Equal) {
				t.Errorf("brute force gives %v, want %v", got, c.want)
			}
			agree(t, &c.p, len(c.want)+1)
		})
	}
}

func TestSolversMatchBruteForce(t *testing.T) {
	for i := range *instances / 5 {
		profile := Profiles[i%len(Profiles)]
		p := problem(t, profile, 10+i%3, i)
		want := brute(p)
		got := agree(t, p, len(want)+1)
		slices.SortFunc(got, func(a, b []int) int { return byCost(p, a, b) })
		if !slices.EqualFunc(got, want, slices.Equal) {
			t.Fatalf("-seed=%d, %s %d: clingo gives %v, brute force %v\n%v", *seed, profile, i, got, want, p)
		}
	}
}
