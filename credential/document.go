package credential

import (
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strings"
)

// A document is a scanned file: its values, and where they stand.
type document struct {
	name  string
	data  []byte
	nodes []jsonNode
	lines []int // the offsets at which lines begin, once a position was asked for
}

// readDocument scans a file. Of a file that is not JSON it returns the
// problems.
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

// member returns the value of a key of an object. If the key is there twice it
// is the first.
func (doc *document) member(n int32, key string) (int32, bool) {
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

// item returns an item of a list.
func (doc *document) item(n int32, index int) (int32, bool) {
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

// path returns the JSON path from one value down to another, or to a key.
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
