package credential

import "slices"

// onCycles returns the IDs that lead back to themselves. (Tarjan's strongly
// connected components, with a stack of its own, for chains of any length.)
func onCycles(ids []ID, next func(ID) []ID) map[ID]bool {
	t := &tarjan{next: next, number: make(map[ID]int), low: make(map[ID]int), on: make(map[ID]bool), cycles: make(map[ID]bool)}
	for _, id := range ids {
		if t.number[id] == 0 {
			t.visit(id)
		}
	}
	return t.cycles
}

type tarjan struct {
	next   func(ID) []ID
	number map[ID]int  // the order in which IDs were come to, from 1
	low    map[ID]int  // the lowest number known to be reached from an ID
	stack  []ID        // come to, and of no component yet
	on     map[ID]bool // what is on the stack
	way    []visit     // from the first ID to the one being looked at
	cycles map[ID]bool
}

// A visit is an ID and where it leads that was not looked at yet.
type visit struct {
	id   ID
	left []ID
}

func (t *tarjan) visit(first ID) {
	t.enter(first)
	for len(t.way) > 0 {
		v := &t.way[len(t.way)-1]
		if len(v.left) == 0 {
			t.leave(v.id)
			continue
		}
		to := v.left[0]
		v.left = v.left[1:]
		switch {
		case to == v.id:
			t.cycles[to] = true
		case t.number[to] == 0:
			t.enter(to)
		case t.on[to]:
			t.low[v.id] = min(t.low[v.id], t.number[to])
		}
	}
}

func (t *tarjan) enter(id ID) {
	t.number[id] = len(t.number) + 1
	t.low[id] = t.number[id]
	t.on[id] = true
	t.stack = append(t.stack, id)
	t.way = append(t.way, visit{id, t.next(id)})
}

// leave goes back from an ID, and takes its component off the stack if it is
// the first of it.
func (t *tarjan) leave(id ID) {
	t.way = t.way[:len(t.way)-1]
	if len(t.way) > 0 {
		before := t.way[len(t.way)-1].id
		t.low[before] = min(t.low[before], t.low[id])
	}
	if t.low[id] < t.number[id] {
		return
	}
	from := len(t.stack) - 1
	for t.stack[from] != id {
		from--
	}
	for _, member := range t.stack[from:] {
		t.on[member] = false
		if len(t.stack)-from > 1 {
			t.cycles[member] = true
		}
	}
	t.stack = t.stack[:from]
}

// shortestCycle returns the shortest way from an ID back to itself, without
// the return; nil if there is none.
func shortestCycle(from ID, next func(ID) []ID) []ID {
	return shortestWay(from, next, func(id ID) bool { return slices.Contains(next(id), from) })
}

// shortestWay returns the shortest way from an ID to one at which it may stop,
// both in it; nil if there is none. Of several it takes what next has first.
func shortestWay(from ID, next func(ID) []ID, stop func(ID) bool) []ID {
	came := map[ID]ID{}
	queue := []ID{from}
	for i := 0; i < len(queue); i++ {
		id := queue[i]
		if stop(id) {
			return wayBack(id, from, came)
		}
		for _, to := range next(id) {
			if _, seen := came[to]; !seen && to != from {
				came[to] = id
				queue = append(queue, to)
			}
		}
	}
	return nil
}

// wayBack returns the IDs from one to another that came from it.
func wayBack(to, from ID, came map[ID]ID) []ID {
	ids := []ID{to}
	for to != from {
		to = came[to]
		ids = append(ids, to)
	}
	slices.Reverse(ids)
	return ids
}
