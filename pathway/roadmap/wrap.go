package roadmap

import (
	"strings"
	"unicode/utf8"
)

// wrap breaks a text at its spaces into lines of at most so many columns. A
// longer word has a line of its own. The result has at least one line.
func wrap(text string, columns int) []string {
	var lines []string
	line, used := "", 0
	for word := range strings.FieldsSeq(text) {
		size := utf8.RuneCountInString(word)
		if line != "" && used+1+size > columns {
			lines = append(lines, line)
			line, used = "", 0
		}
		if line != "" {
			line, used = line+" ", used+1
		}
		line, used = line+word, used+size
	}
	return append(lines, line)
}

// pad fills s with spaces on the right up to so many columns.
func pad(s string, columns int) string {
	return s + strings.Repeat(" ", max(0, columns-utf8.RuneCountInString(s)))
}

// padLeft fills s with spaces on the left up to so many columns.
func padLeft(s string, columns int) string {
	return strings.Repeat(" ", max(0, columns-utf8.RuneCountInString(s))) + s
}
