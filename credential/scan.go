package credential

import (
	"bytes"
	"fmt"
)

// The bounds of a file.
const (
	maxSize     = 64 << 20    // bytes
	maxDepth    = 64          // lists and objects inside each other
	maxItems    = 4096        // in one list inside an entry
	maxEntries  = 2_000_000   // in one list of entries
	maxProblems = 10_000      // reported at once
	maxNumber   = 999_999_999 // nine digits
)

// A jsonShape is a shape of JSON value.
type jsonShape uint8

const (
	jsonNull jsonShape = iota
	jsonBool
	jsonNumber
	jsonText
	jsonList
	jsonObject
)

// A jsonNode is one value of a JSON text. The nodes of a text stand in the order
// in which they begin; the members of an object are keys, each followed by its
// value.
type jsonNode struct {
	shape      jsonShape
	start, end int32 // in bytes
	next       int32 // the index of the first node after this one and all inside it
}

// A scanner reads a JSON text (RFC 8259) into nodes. It is stricter than
// encoding/json: bytes that are not UTF-8 and halves of surrogate pairs are
// refused, not replaced.
type scanner struct {
	data  []byte
	at    int
	nodes []jsonNode
}

// scanJSON returns the nodes of data; the first is the value that data holds.
func scanJSON(data []byte) ([]jsonNode, *fault) {
	if len(data) > maxSize {
		return nil, &fault{code: CodeTooLarge, message: fmt.Sprintf("the file has %d bytes; the most is %d", len(data), maxSize)}
	}
	s := &scanner{data: data, nodes: make([]jsonNode, 0, len(data)/16)}
	if f := s.start(); f != nil {
		return nil, f
	}
	if f := s.value(0); f != nil {
		return nil, f
	}
	if s.space(); s.at < len(data) {
		return nil, s.fault("%s after the end of the value; take it out", s.found())
	}
	return s.nodes, nil
}

func (s *scanner) space() {
	for s.at < len(s.data) {
		switch s.data[s.at] {
		case ' ', '\t', '\r', '\n':
			s.at++
		default:
			return
		}
	}
}

// peek returns the byte that is next, or 0 at the end.
func (s *scanner) peek() byte {
	if s.at == len(s.data) {
		return 0
	}
	return s.data[s.at]
}

func (s *scanner) open(shape jsonShape) int {
	s.nodes = append(s.nodes, jsonNode{shape: shape, start: int32(s.at)})
	return len(s.nodes) - 1
}

func (s *scanner) close(i int) *fault {
	s.nodes[i].end = int32(s.at)
	s.nodes[i].next = int32(len(s.nodes))
	return nil
}

func (s *scanner) value(depth int) *fault {
	s.space()
	switch c := s.peek(); {
	case c == '{':
		return s.items(jsonObject, '}', s.member, depth)
	case c == '[':
		return s.items(jsonList, ']', s.value, depth)
	case c == '"':
		return s.text()
	case c == '-' || isDigit(c):
		return s.number()
	}
	return s.word()
}

// word reads true, false or null.
func (s *scanner) word() *fault {
	for _, word := range []string{"true", "false", "null"} {
		if bytes.HasPrefix(s.data[s.at:], []byte(word)) {
			i := s.open(jsonBool)
			if word == "null" {
				s.nodes[i].shape = jsonNull
			}
			s.at += len(word)
			return s.close(i)
		}
	}
	return s.due("a value")
}

// items reads a list or an object from its first bracket to its last.
func (s *scanner) items(shape jsonShape, closer byte, item func(depth int) *fault, depth int) *fault {
	if depth == maxDepth {
		return &fault{at: s.at, code: CodeTooDeep, message: fmt.Sprintf("more than %d lists and objects inside each other", maxDepth)}
	}
	i := s.open(shape)
	s.at++
	if s.space(); s.peek() == closer {
		s.at++
		return s.close(i)
	}
	for {
		if f := item(depth + 1); f != nil {
			return f
		}
		s.space()
		switch s.peek() {
		case closer:
			s.at++
			return s.close(i)
		case ',':
			s.at++
		default:
			return s.unclosed(i, closer)
		}
		if s.space(); s.peek() == closer {
			return s.fault("%q after a comma; take the comma out", rune(closer))
		}
	}
}

// member reads a key and its value.
func (s *scanner) member(depth int) *fault {
	if s.space(); s.peek() != '"' {
		return s.due("a key in double quotes")
	}
	if f := s.text(); f != nil {
		return f
	}
	if s.space(); s.peek() != ':' {
		return s.due("':'")
	}
	s.at++
	return s.value(depth)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func (s *scanner) number() *fault {
	i := s.open(jsonNumber)
	if s.peek() == '-' {
		s.at++
	}
	if s.peek() == '0' {
		s.at++
		if isDigit(s.peek()) {
			return s.fault("a number begins with 0; take the zeros before it away")
		}
	} else if !s.digits() {
		return s.due("a digit")
	}
	if s.peek() == '.' {
		s.at++
		if !s.digits() {
			return s.due("a digit")
		}
	}
	if c := s.peek(); c == 'e' || c == 'E' {
		s.at++
		if c := s.peek(); c == '+' || c == '-' {
			s.at++
		}
		if !s.digits() {
			return s.due("a digit")
		}
	}
	return s.close(i)
}

// digits passes over digits and reports whether there were any.
func (s *scanner) digits() bool {
	from := s.at
	for isDigit(s.peek()) {
		s.at++
	}
	return s.at > from
}
