package credential

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A wording has the texts of the attestations that the rules of a catalog ask
// for. What was attested counts for a rule in its very words alone.
type wording struct {
	texts map[string]bool
	alike map[string][]string // by what texts share that differ by slips of the pen
}

// newWording returns the wording of a catalog by its texts.
func newWording(texts map[string]bool) wording {
	w := wording{texts: texts, alike: make(map[string][]string)}
	for text := range texts {
		for _, key := range slipKeys(text) {
			w.alike[key] = append(w.alike[key], text)
		}
	}
	return w
}

// meant returns the texts of which another one differs by slips of the pen
// alone, in order, at most three.
func (w wording) meant(text string) []string {
	var meant []string
	for _, key := range slipKeys(text) {
		for _, asked := range w.alike[key] {
			if slipped(text, asked) {
				meant = append(meant, asked)
			}
		}
	}
	slices.Sort(meant)
	meant = slices.Compact(meant)
	return meant[:min(3, len(meant))]
}

// slipKeys returns the letters and digits of a text, and those that its words
// begin with: texts that differ by slips of the pen share one of the two.
func slipKeys(text string) [2]string {
	var begin []rune
	for word := range wordsOf(text) {
		first, _ := utf8.DecodeRuneInString(word)
		begin = append(begin, unicode.ToLower(first))
	}
	return [2]string{letters(text), string(begin)}
}

// letters returns the letters and digits of a text, without regard to case, with
// a point where something parts two digits.
func letters(text string) string {
	var b strings.Builder
	var last rune
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if unicode.IsDigit(r) && last == '.' {
				b.WriteRune('.')
			}
			b.WriteRune(unicode.ToLower(r))
			last = r
		} else if unicode.IsDigit(last) {
			last = '.'
		}
	}
	return b.String()
}

// slipped reports whether two texts differ only in case, spaces and marks, or
// in a letter of few of their words, and not the first of a word. Short words,
// numbers and abbreviations are not taken for each other: a grade of 2.0 is not
// a grade of 2.5.
func slipped(a, b string) bool {
	if letters(a) == letters(b) {
		return true
	}
	as, bs := slices.Collect(wordsOf(a)), slices.Collect(wordsOf(b))
	if len(as) != len(bs) {
		return false
	}
	left := slips(a)
	for i, word := range as {
		switch {
		case strings.EqualFold(word, bs[i]):
		case left > 0 && spelled(word) && spelled(bs[i]) && editDistance(strings.ToLower(word), strings.ToLower(bs[i]), 1) == 1:
			left--
		default:
			return false
		}
	}
	return true
}

// spelled reports whether a word is long enough, and so written, that a letter
// of it may be a slip.
func spelled(word string) bool {
	runes := []rune(word)
	return len(runes) > 3 && !slices.ContainsFunc(runes[1:], func(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) })
}
