package credential

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

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

// unit returns the code unit that a \u escape at the given byte stands for.
func (s *scanner) unit(at int) (rune, bool) {
	if at+6 > len(s.data) || s.data[at] != '\\' || s.data[at+1] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(s.data[at+2:at+6]), 16, 16)
	return rune(n), err == nil
}
