package credential

import (
	"slices"
	"strconv"
)

// A path leads to a value inside an entry or a record: a key or an index, and
// the path before it. The nil path leads to the whole.
type path struct {
	up    *path
	key   string // "": an index
	index int
}

// root is the path to a whole entry or record.
var root *path

// at returns the path to the value of a key.
func (p *path) at(key string) *path { return &path{up: p, key: key} }

// item returns the path to an item of a list.
func (p *path) item(index int) *path { return &path{up: p, index: index} }

// String returns the path as JSON paths are written: "offers[0].price".
func (p *path) String() string {
	if p == nil {
		return ""
	}
	return joinPath(p.up.String(), p.step())
}

// step returns the last part of the path.
func (p *path) step() string {
	if p.key == "" {
		return "[" + strconv.Itoa(p.index) + "]"
	}
	return p.key
}

// joinPath joins two JSON paths.
func joinPath(a, b string) string {
	if a == "" || b == "" || b[0] == '[' {
		return a + b
	}
	return a + "." + b
}

// locate fills in where the value at a path stands in the file, and its path
// as the file writes it. A value that is not there stands where the object
// does that it is missing from.
func (o origin) locate(p *Problem, at *path) {
	if o.doc == nil {
		return
	}
	n, rest := o.find(at)
	p.File = o.doc.name
	p.Line, p.Column = o.doc.position(int(o.doc.nodes[n].start))
	p.Path = joinPath(o.doc.path(o.node, n), rest)
}

// find returns the value that a path leads to or, if it is not there, the last
// that is, and the rest of the path.
func (o origin) find(at *path) (n int32, rest string) {
	if at == nil {
		return o.node, ""
	}
	n, rest = o.find(at.up)
	if rest == "" {
		if next, ok := o.doc.follow(n, at); ok {
			return next, ""
		}
	}
	return n, joinPath(rest, at.step())
}

// groupKeys has the keys that hold the parts of a group. A file may use
// another one than the canonical form does.
var groupKeys = []string{"all", "any", "of"}

// follow returns the value that the last part of a path leads to.
func (doc *document) follow(n int32, at *path) (int32, bool) {
	if at.key == "" {
		return doc.item(n, at.index)
	}
	if v, ok := doc.member(n, at.key); ok || !slices.Contains(groupKeys, at.key) {
		return v, ok
	}
	for _, key := range groupKeys {
		if v, ok := doc.member(n, key); ok {
			return v, true
		}
	}
	return 0, false
}
