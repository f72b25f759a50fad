package peers

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// currency is that of all prices, and start the first day of all plans: they
// do not matter.
const currency = "USD"

var start = credential.Date{Year: 2026, Month: 1, Day: 5}

// pool is the field of study in which all credits are earned.
const pool credential.Field = "study"

// Entries returns a problem as a catalog. A node is a certification with one
// offer, which takes no time. In a problem with credits it is a course, and a
// program of one day awards it and teaches its credits.
func Entries(p *Problem) credential.Entries {
	var e credential.Entries
	for i, n := range p.Nodes {
		offers := []credential.Offer{{Price: credential.Money{Minor: n.Price, Currency: currency}}}
		var rules credential.Rules
		if n.Ask != nil {
			rules = credential.Rules{{Ask: requirement(n.Ask)}}
		}
		if n.Credits == 0 {
			e.Credentials = append(e.Credentials, credential.Credential{
				ID: idOf(i), Kind: credential.Certification, Requires: rules, Offers: offers,
			})
			continue
		}
		offers[0].Takes = credential.Period{Days: 1}
		e.Credentials = append(e.Credentials, credential.Credential{ID: idOf(i), Kind: credential.Course})
		e.Programs = append(e.Programs, credential.Program{
			ID: "program/" + idOf(i), Awards: []credential.ID{idOf(i)}, Admits: rules, Offers: offers,
			Teaches: []credential.Teaching{{In: pool, Credits: credits(n.Credits)}},
		})
	}
	return e
}

func idOf(node int) credential.ID { return credential.ID(fmt.Sprintf("node/%d", node)) }

func credits(hours int) credential.Credits {
	return credential.Credits{Hundredths: 100 * hours, Unit: credential.Semester}
}

func requirement(a Ask) credential.Requirement {
	switch a := a.(type) {
	case Needs:
		return credential.Holds{Credential: idOf(int(a))}
	case Credits:
		return credential.Coursework{In: pool, Credits: credits(int(a))}
	case AtLeast:
		group := credential.AtLeast{N: a.N}
		for _, part := range a.Of {
			group.Of = append(group.Of, requirement(part))
		}
		return group
	default:
		panic(fmt.Sprintf("peers: no requirement for %T", a))
	}
}

// Query returns the question that a problem asks of its catalog. Limit is as in
// [pathway.Query].
func Query(p *Problem, limit int) pathway.Query {
	return pathway.Query{Letter: true, Target: idOf(p.Target), Start: start, Rank: pathway.Cheapest, Limit: limit}
}

// Plan returns the k cheapest routes of a problem by the planner; fewer if
// there are no more. A route must be proven best and hold in the eyes of
// [pathway.Verify]. With an error come the routes found before it; a
// *[pathway.LimitError] says that the search was cut short.
func Plan(ctx context.Context, p *Problem, k, limit int) ([][]int, error) {
	catalog, err := credential.NewCatalog(Entries(p))
	if err != nil {
		return nil, err
	}
	planner := pathway.New(catalog)
	query := Query(p, limit)
	var sets [][]int
	for route, err := range planner.Routes(ctx, query) {
		if err != nil {
			return sets, err
		}
		if err := pathway.Verify(catalog, query, route); err != nil {
			return sets, err
		}
		if !route.Proof.Proven {
			return sets, errors.New("a route of the planner is not proven best")
		}
		set, err := setOf(p, route)
		if err != nil {
			return sets, err
		}
		if _, spare := p.Spare(set); spare && !p.timeless() {
			continue // a course to spare may stand where it brings the finish forward
		}
		if sets = append(sets, set); len(sets) == k {
			break
		}
	}
	return sets, nil
}

// timeless reports whether no node takes time.
func (p *Problem) timeless() bool {
	for _, n := range p.Nodes {
		if n.Credits > 0 {
			return false
		}
	}
	return true
}

// setOf returns the nodes that a route takes, ascending, and checks that it is
// priced as they are.
func setOf(p *Problem, route *pathway.Route) ([]int, error) {
	taken := make([]bool, len(p.Nodes))
	for _, step := range route.Steps {
		var i int
		if _, err := fmt.Sscanf(strings.TrimPrefix(string(step.Entry), "program/"), "node/%d", &i); err != nil {
			return nil, fmt.Errorf("a step takes %q, which is no node: %w", step.Entry, err)
		}
		if taken[i] {
			return nil, fmt.Errorf("the planner takes %q twice", step.Entry)
		}
		taken[i] = true
	}
	set := indices(taken)
	if cost := p.Cost(set); route.Cost.Minor != cost {
		return nil, fmt.Errorf("the planner says that %v costs %v, not %d cents", set, route.Cost, cost)
	}
	return set, nil
}
