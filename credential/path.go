package credential

import (
	"fmt"
	"slices"
	"strings"
)

// A path leads to a value inside an entry or a record: a key or an index, and
// the path before it. The nil path leads to the whole.
type path struct {
	up    *path
	key   string // "": an index
	index int
}

// at returns the path to the value of a key.
func (p *path) at(key string) *path { return &path{up: p, key: key} }

// item returns the path to an item of a list.
func (p *path) item(index int) *path { return &path{up: p, index: index} }

// steps returns the parts of the path from the first to the last.
func (p *path) steps() []*path {
	var steps []*path
	for ; p != nil; p = p.up {
		steps = append(steps, p)
	}
	slices.Reverse(steps)
	return steps
}

// String returns the path as JSON paths are written: "offers[0].price".
func (p *path) String() string { return joinSteps(p.steps()) }

func joinSteps(steps []*path) string {
	var b strings.Builder
	for _, s := range steps {
		switch {
		case s.key == "":
			fmt.Fprintf(&b, "[%d]", s.index)
		case b.Len() > 0:
			b.WriteString("." + s.key)
		default:
			b.WriteString(s.key)
		}
	}
	return b.String()
}

// locate fills in where the value at the path stands in the file, and its path
// as the file writes it. A value that is not there stands where the object
// does that it is missing from.
func (o origin) locate(p *Problem, at *path) {
	if o.doc == nil {
		return
	}
	n, rest := o.node, at.steps()
	for len(rest) > 0 {
		next, ok := o.doc.step(n, rest[0])
		if !ok {
			break
		}
		n, rest = next, rest[1:]
	}
	p.File = o.doc.name
	p.Line, p.Column = o.doc.position(int(o.doc.nodes[n].start))
	p.Path = joinPath(o.doc.path(o.node, n), joinSteps(rest))
}

// groupKeys has the keys that hold the parts of a group. A file may use
// another one than the canonical form does.
var groupKeys = []string{"all", "any", "of"}

// step returns the value that one step of a path leads to.
func (doc *document) step(n int32, s *path) (int32, bool) {
	if s.key == "" {
		index := 0
		for item := range doc.items(n) {
			if index == s.index {
				return item, true
			}
			index++
		}
		return 0, false
	}
	if v, ok := doc.member(n, s.key); ok || !slices.Contains(groupKeys, s.key) {
		return v, ok
	}
	for _, key := range groupKeys {
		if v, ok := doc.member(n, key); ok {
			return v, true
		}
	}
	return 0, false
}
