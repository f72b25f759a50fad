package credential

import (
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
)

// A document is a scanned file: its values, and where they stand.
type document struct {
	name  string
	data  []byte
	nodes []jsonNode
	lines []int // the offsets at which lines begin, once a position was asked for
}

// readDocument scans a file. The name stands in the positions of problems. The
// document of a file that is not JSON has no nodes.
func readDocument(name string, data []byte) (*document, Problems) {
	doc := &document{name: name, data: data}
	nodes, fault := scanJSON(data)
	if fault == nil {
		doc.nodes = nodes
		return doc, nil
	}
	var problems Problems
	for f := fault; f != nil; f = f.also {
		line, column := doc.position(f.at)
		problems = append(problems, Problem{File: name, Line: line, Column: column, Code: f.code, Message: f.message})
	}
	return doc, problems
}

// position returns the line and the column of a byte, both from 1.
func (doc *document) position(offset int) (line, column int) {
	if doc.lines == nil {
		doc.lines = []int{0}
		for i, c := range doc.data {
			if c == '\n' {
				doc.lines = append(doc.lines, i+1)
			}
		}
	}
	line, found := slices.BinarySearch(doc.lines, offset)
	if found {
		line++
	}
	return line, offset - doc.lines[line-1] + 1
}

// raw returns a value as it is written.
func (doc *document) raw(n int32) string {
	return string(doc.data[doc.nodes[n].start:doc.nodes[n].end])
}

// text returns the string that a text node stands for.
func (doc *document) text(n int32) string {
	raw := doc.raw(n)
	if strings.IndexByte(raw, '\\') < 0 {
		return raw[1 : len(raw)-1]
	}
	var s string
	if err := json.Unmarshal([]byte(raw), &s); err != nil {
		panic(fmt.Sprintf("credential: scanned text %s: %v", raw, err))
	}
	return s
}

// items returns an iterator over the items of a list, or over the keys of an
// object, in their order. The value of a key is the node after it.
func (doc *document) items(n int32) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		width := int32(0)
		switch doc.nodes[n].shape {
		case jsonObject:
			width = 1
		case jsonList:
		default:
			return
		}
		for i := n + 1; i < doc.nodes[n].next; i = doc.nodes[i+width].next {
			if !yield(i) {
				return
			}
		}
	}
}

// member returns the value of a key of an object, the first if the key is there
// twice; ok is false if n is no object or has no such key.
func (doc *document) member(n int32, key string) (value int32, ok bool) {
	if doc.nodes[n].shape != jsonObject {
		return 0, false
	}
	for k := range doc.items(n) {
		if doc.text(k) == key {
			return k + 1, true
		}
	}
	return 0, false
}

// item returns an item of a list; ok is false if n is no list or is shorter.
func (doc *document) item(n int32, index int) (value int32, ok bool) {
	if doc.nodes[n].shape != jsonList {
		return 0, false
	}
	for i := range doc.items(n) {
		if index == 0 {
			return i, true
		}
		index--
	}
	return 0, false
}

// path returns the JSON path from a value down to one inside it, or to a key.
func (doc *document) path(from, to int32) string {
	var b strings.Builder
	for from != to {
		index := 0
		inner := from
		for i := range doc.items(from) {
			inner = i
			if doc.nodes[from].shape == jsonObject {
				inner++
			}
			if to < doc.nodes[inner].next {
				break
			}
			index++
		}
		if doc.nodes[from].shape == jsonList {
			fmt.Fprintf(&b, "[%d]", index)
		} else {
			if b.Len() > 0 {
				b.WriteByte('.')
			}
			b.WriteString(doc.text(inner - 1))
			if to == inner-1 {
				break
			}
		}
		from = inner
	}
	return b.String()
}

// A path leads to a value inside an entry or a record: by a key or an index from
// the value that the path before it leads to. The nil path leads to the whole.
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

// pathOf reads what [path.String] writes.
func pathOf(s string) *path {
	at := root
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '.' || r == '[' }) {
		if index, err := strconv.Atoi(strings.TrimSuffix(part, "]")); err == nil {
			at = at.item(index)
		} else {
			at = at.at(part)
		}
	}
	return at
}

// An origin is where an entry stands in a file.
type origin struct {
	doc    *document
	node   int32
	broken bool // its shape has problems
}

// locate fills in where the value at a path stands in the file, and its path as
// the file writes it. A value that the file leaves out is located where the
// object stands that lacks it.
func (o origin) locate(p *Problem, at *path) {
	if o.doc == nil {
		return
	}
	n, rest := o.find(at)
	p.File = o.doc.name
	p.Line, p.Column = o.doc.position(int(o.doc.nodes[n].start))
	p.Path = joinPath(o.doc.path(o.node, n), rest)
}

// find returns the value that a path leads to or, if the file leaves it out, the
// last value on the way that is there, and the rest of the path.
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

// follow returns the value that the last part of a path leads to from node n. A
// file may have the parts of a group under another key than the canonical form.
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

// groupKeys has the keys under which a group may have its parts.
var groupKeys = []string{"all", "any", "of"}
