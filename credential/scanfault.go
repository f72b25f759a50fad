package credential

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A fault is where and why a scan stopped.
type fault struct {
	at      int
	code    Code
	message string
	also    *fault // what is wrong elsewhere with the same; may be nil
}

func (s *scanner) fault(format string, args ...any) *fault {
	return &fault{at: s.at, code: CodeSyntax, message: fmt.Sprintf(format, args...)}
}

// start looks at the first bytes, which tell files that are no text of ours.
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

// due says that something else is next than what must come.
func (s *scanner) due(what string) *fault {
	return s.fault("%s where %s is due%s", s.found(), what, s.hint())
}

// unclosed says that a list or an object, whose node is given, goes on with
// what must not follow an item of it.
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

// found names what is next, for a message.
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

// hint says how to mend what is next, if it is a common mistake.
func (s *scanner) hint() string {
	rest := s.data[s.at:]
	r, _ := utf8.DecodeRune(rest)
	for _, word := range []string{"true", "false", "null"} {
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
