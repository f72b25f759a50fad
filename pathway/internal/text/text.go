// Package text breaks text into lines of a fixed width, for the answers of
// package pathway and for the pages of package roadmap.
package text

import (
	"strings"
	"unicode/utf8"
)

// Wrap breaks a text at its spaces into lines of at most so many columns, with
// one space between words. A longer word has a line of its own. The result has
// at least one line.
func Wrap(s string, columns int) []string { return Hang("", "", s, columns) }

// Hang breaks a text as [Wrap] does, and begins the first line with head and
// each further one with indent. The columns of a line include its beginning.
func Hang(head, indent, s string, columns int) []string {
	var lines []string
	line, used := head, utf8.RuneCountInString(head)
	begun := false // the line has a word
	for word := range strings.FieldsSeq(s) {
		size := utf8.RuneCountInString(word)
		if begun && used+1+size > columns {
			lines = append(lines, line)
			line, used, begun = indent, utf8.RuneCountInString(indent), false
		}
		if begun {
			line, used = line+" ", used+1
		}
		line, used, begun = line+word, used+size, true
	}
	return append(lines, line)
}
