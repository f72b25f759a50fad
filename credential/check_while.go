package credential

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// while checks what must hold for a credential to stay in force. That may be to hold
// others, and nothing else: all else that can end, such as recent work, is a matter of
// renewal.
func (c *checker) while(cred Credential) {
	at, w := root.at("while"), cred.While
	if w.Ask == nil && (w != While{}) {
		c.report(at.at("ask"), CodeMissingField, "it does not say what must hold, such as %s", `{"holds": "issuer/membership"}`)
	}
	c.requirement(at.at("ask"), w.Ask)
	for path, part := range Walk(w.Ask) {
		_, group := part.(AtLeast)
		if _, holds := part.(Holds); part != nil && !group && !holds {
			c.report(at.at("ask"), CodeWhileAsks, "what must hold for it to stay in force can only be to hold other credentials, and part %q asks for more; put that in renews", path)
			return
		}
	}
}

// whileCycles adds a problem for each circle of credentials of which each stays in
// force only while the next one does, at the first of them by ID. It reports whether
// there is none.
func (c *checker) whileCycles() (none bool) {
	countingAs := make(map[ID][]ID)
	asks := make(map[ID]Requirement)
	for _, cred := range c.entries.Credentials {
		addCounting(countingAs, cred)
		if cred.While.Ask != nil {
			asks[cred.ID] = cred.While.Ask
		}
	}
	next := func(id ID) []ID {
		var ids []ID
		for _, part := range Walk(asks[id]) {
			if held, ok := part.(Holds); ok {
				ids = append(ids, reach(held.Credential, func(id ID) []ID { return countingAs[id] })...)
			}
		}
		return ids
	}
	done := make(map[ID]bool)
	for _, id := range slices.Sorted(maps.Keys(onCycles(slices.Sorted(maps.Keys(asks)), next))) {
		if done[id] {
			continue
		}
		cycle := shortestCycle(id, next)
		for _, on := range cycle {
			done[on] = true
		}
		at := c.places[id]
		c.enter(at.section, at.index, string(id))
		c.report(root.at("while").at("ask"), CodeWhileCycle, "%s; let one of these ask for less", whileCircle(cycle))
	}
	return len(done) == 0
}

// whileCircle says how a circle of credentials keep each other in force.
func whileCircle(cycle []ID) string {
	if len(cycle) == 1 {
		return "it stays in force only while it, or what counts as it, does"
	}
	var b strings.Builder
	b.WriteString("it stays in force only while ")
	for i, on := range cycle[1:] {
		if i > 0 {
			b.WriteString(" does, which stays in force only while ")
		}
		fmt.Fprintf(&b, "%q", string(on))
	}
	b.WriteString(" does, and that only while it does")
	return b.String()
}
