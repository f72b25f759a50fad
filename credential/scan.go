package credential

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
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

// A jsonNode is one value of a JSON text, or one key of an object. The nodes of
// a text stand in the order in which they begin, so that the node of a key is
// followed by that of its value.
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

// start passes over the space before the value. It refuses a file that is
// empty, and one whose first bytes tell that it is not in plain UTF-8.
func (s *scanner) start() *fault {
	switch {
	case bytes.HasPrefix(s.data, []byte("\ufeff")):
		return s.fault("the file begins with a byte order mark; save it as plain UTF-8")
	case bytes.HasPrefix(s.data, []byte("\xff\xfe")), bytes.HasPrefix(s.data, []byte("\xfe\xff")):
		return s.fault("the file is in UTF-16; save it as UTF-8")
	}
	if s.space(); s.at == len(s.data) {
		return s.fault("the file is empty; write an object, such as {}")
	}
	return nil
}

// value reads a value that lies inside so many lists and objects.
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

// jsonWords has the values that are written as words.
var jsonWords = []string{"true", "false", "null"}

// word reads one of the jsonWords.
func (s *scanner) word() *fault {
	for _, word := range jsonWords {
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

// number reads a number from its minus or its first digit to its last.
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

// text reads a string from its first quote to its last.
func (s *scanner) text() *fault {
	i := s.open(jsonText)
	s.at++
	for {
		switch c := s.peek(); {
		case s.at == len(s.data):
			return s.fault("the file ends inside a string; close it with a double quote")
		case c == '"':
			s.at++
			return s.close(i)
		case c == '\\':
			if f := s.escape(); f != nil {
				return f
			}
		case c < ' ':
			return s.control(c)
		case c < utf8.RuneSelf:
			s.at++
		default:
			r, size := utf8.DecodeRune(s.data[s.at:])
			if r == utf8.RuneError && size == 1 {
				return s.fault("byte %#x is not UTF-8; save the file as UTF-8", c)
			}
			s.at += size
		}
	}
}

// control refuses a control character in a string.
func (s *scanner) control(c byte) *fault {
	switch c {
	case '\n', '\r':
		return s.fault(`the line ends inside a string; close it with a double quote, or write \n for a new line`)
	case '\t':
		return s.fault(`a tab in a string; write it as \t`)
	}
	return s.fault(`a control character in a string; write it as \u%04x`, c)
}

// escape reads what begins with a backslash.
func (s *scanner) escape() *fault {
	if s.at+1 < len(s.data) && strings.IndexByte(`"\/bfnrt`, s.data[s.at+1]) >= 0 {
		s.at += 2
		return nil
	}
	r, ok := s.unit(s.at)
	switch {
	case !ok:
		return s.fault(`%q does not begin an escape; write a backslash as \\`, '\\')
	case !utf16.IsSurrogate(r):
		s.at += 6
		return nil
	}
	low, _ := s.unit(s.at + 6)
	if utf16.DecodeRune(r, low) == utf8.RuneError {
		return s.fault(`\u%04x is half of a surrogate pair; write the character itself`, r)
	}
	s.at += 12
	return nil
}

// unit returns the UTF-16 code unit that a \u escape at the given byte stands for.
func (s *scanner) unit(at int) (rune, bool) {
	if at+6 > len(s.data) || s.data[at] != '\\' || s.data[at+1] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(s.data[at+2:at+6]), 16, 16)
	return rune(n), err == nil
}

// space passes over spaces and line ends.
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

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// open begins a node at the next byte, and returns its index for close.
func (s *scanner) open(shape jsonShape) int {
	s.nodes = append(s.nodes, jsonNode{shape: shape, start: int32(s.at)})
	return len(s.nodes) - 1
}

// close ends a node before the next byte. It returns nil, as what reads a value
// to its end does.
func (s *scanner) close(i int) *fault {
	s.nodes[i].end = int32(s.at)
	s.nodes[i].next = int32(len(s.nodes))
	return nil
}

// A fault is where and why a scan stopped.
type fault struct {
	at      int // in bytes
	code    Code
	message string
	also    *fault // the list or object that was begun elsewhere and never closed; nil: none
}

// fault returns a mistake of syntax at the next byte.
func (s *scanner) fault(format string, args ...any) *fault {
	return &fault{at: s.at, code: CodeSyntax, message: fmt.Sprintf(format, args...)}
}

// due says that another character is next than what must come.
func (s *scanner) due(what string) *fault {
	return s.fault("%s where %s is due%s", s.found(), what, s.hint())
}

// unclosed says that an item is followed by neither a comma nor the bracket that
// closes its list or object, whose node is given.
func (s *scanner) unclosed(node int, closer byte) *fault {
	f := s.due(fmt.Sprintf("%q or %q", ',', rune(closer)))
	switch c := s.peek(); {
	case s.at == len(s.data):
		open := s.nodes[node]
		f.also = &fault{at: int(open.start), code: CodeSyntax, message: fmt.Sprintf("%s without an end; close it with %q", shapeNames[open.shape], rune(closer))}
	case c == '"' || c == '{' || c == '[' || isDigit(c):
		f.message += "; put a comma before it"
	}
	return f
}

// found names the next character for a message.
func (s *scanner) found() string {
	if s.at == len(s.data) {
		return "the end of the file"
	}
	r, size := utf8.DecodeRune(s.data[s.at:])
	if r == utf8.RuneError && size == 1 {
		return fmt.Sprintf("byte %#x", s.peek())
	}
	return fmt.Sprintf("%q", r)
}

// hint says how to mend the next character if it is a common mistake, else "".
func (s *scanner) hint() string {
	rest := s.data[s.at:]
	r, _ := utf8.DecodeRune(rest)
	for _, word := range jsonWords {
		if len(rest) >= len(word) && strings.EqualFold(string(rest[:len(word)]), word) {
			return "; write it as " + word
		}
	}
	switch {
	case len(rest) == 0:
		return ""
	case strings.ContainsRune("'`‘’“”", r):
		return "; write texts and keys in double quotes"
	case r == '/' || r == '#':
		return "; JSON has no comments, take it out"
	case r == '+' || r == '.':
		return "; a number begins with a digit or a minus"
	case unicode.IsSpace(r):
		return "; write a plain space"
	case r == utf8.RuneError:
		return "; save the file as UTF-8"
	}
	return ""
}
