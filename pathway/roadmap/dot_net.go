package roadmap

import "fmt"

// A net is a route as a graph: its steps, its goal, and what rests on what.
type net struct {
	title string
	nodes []node // in the order of the route, the goal last
	links []link // by where they lead to, then by where they come from
}

// A node is a step, or the goal.
type node struct {
	key  string // "s1" for the first step, "goal"
	name string // "Step 1", "Goal"
	head string // what it is
	note string // when, and at what price
	sort string // "study", "exam", "work", "paper", "goal"
}

// A link leads from a step to what rests on it.
type link struct {
	from, to string
	running  bool // the step is still under way then
}

// newNet returns the route of the builder as a graph. The goal has a node of
// its own unless the route has a step that earns it.
func newNet(b *builder, p *Page) net {
	n := net{title: p.Title}
	for i, s := range b.route.Steps {
		at := node{key: key(i), name: fmt.Sprintf("Step %d", i+1), head: p.Steps[i].Do, note: bar{Step: p.Steps[i]}.note(), sort: laneSorts[laneOf(s.Kind)]}
		if b.isGoal(s) {
			at.sort = "goal"
		}
		n.nodes = append(n.nodes, at)
		for _, j := range s.After {
			n.links = append(n.links, link{from: key(j), to: key(i), running: b.route.Steps[j].Finish.After(s.Start)})
		}
	}
	if !b.earnsGoal() {
		n.goal(b)
	}
	return n
}

// goal adds the goal, resting on the steps that serve it.
func (n *net) goal(b *builder) {
	n.nodes = append(n.nodes, node{key: "goal", name: "Goal", head: b.fullName(b.route.Target), note: FormatShortDate(b.route.Finish), sort: "goal"})
	for i, s := range b.route.Steps {
		for _, m := range s.Meets {
			if m.Step < 0 {
				n.links = append(n.links, link{from: key(i), to: "goal"})
				break
			}
		}
	}
}

func key(i int) string { return fmt.Sprintf("s%d", i+1) }
