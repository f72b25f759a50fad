package pathway

import (
	"maps"
	"slices"

	"github.com/credpath/credpath/credential"
)

// An Impact says what an entry opens for anybody, by the rules in force on a day. The
// slices are in ID order, and have credentials, programs and roles.
type Impact struct {
	Entry credential.ID
	On    credential.Date
	// Direct has what the entry serves itself: what asks for it, or for something that it
	// counts as, among other things or as one of several ways; what it counts as; what a
	// program awards and what a role gives work for. All has that and all that is served by
	// it in turn. An entry that serves itself in a circle is left out.
	Direct []credential.ID
	All    []credential.ID
}

// Impact returns what an entry, a credential, a program or a role, opens directly and in
// all, over all persons: by the edges of [Planner.Graph] on that day, but for those by
// which an award renews something. To be in All is not to be open: what else is asked for
// may be missing, and [Planner.Opens] says it of one person. The errors are those of Graph
// for its day, and a [TargetError] for an ID that is no such entry.
func (p *Planner) Impact(id credential.ID, on credential.Date) (Impact, error) {
	if _, ok := p.catalog.Program(id); !ok {
		if err := targetError(p.catalog, id); err != nil {
			return Impact{}, err
		}
	}
	if !on.Valid() {
		return Impact{}, notADayToShow(on)
	}
	serves := map[credential.ID][]credential.ID{}
	counts := map[credential.ID][]credential.ID{}
	for _, a := range p.links(on).arrows {
		if a.Relation != RenewsRelation {
			serves[a.from] = append(serves[a.from], a.to)
		}
		if a.Relation == CountsAsRelation {
			counts[a.from] = append(counts[a.from], a.to)
		}
	}
	direct := map[credential.ID]bool{}
	for _, as := range append(reachable(counts, id), id) {
		for _, to := range serves[as] {
			direct[to] = true
		}
	}
	delete(direct, id)
	return Impact{Entry: id, On: on, Direct: slices.Sorted(maps.Keys(direct)), All: reachable(serves, id)}, nil
}

// reachable returns what some edges lead to from an entry, without itself, in ID order.
func reachable(edges map[credential.ID][]credential.ID, from credential.ID) []credential.ID {
	found := map[credential.ID]bool{from: true}
	for todo := []credential.ID{from}; len(todo) > 0; {
		next := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, to := range edges[next] {
			if isNew(found, to) {
				todo = append(todo, to)
			}
		}
	}
	delete(found, from)
	return slices.Sorted(maps.Keys(found))
}
