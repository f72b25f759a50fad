package credential

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A wording has the texts of all attestations that the rules of a catalog ask for.
// An attestation meets a rule only in the very words of the rule.
type wording struct {
	texts map[string]bool
	alike map[string][]string // the texts by each of their slipKeys
}

// newWording returns the wording that has the texts.
func newWording(texts map[string]bool) wording {
	w := wording{texts: texts, alike: make(map[string][]string)}
	for text := range texts {
		for _, key := range slipKeys(text) {
			w.alike[key] = append(w.alike[key], text)
		}
	}
	return w
}

// meant returns at most three texts of the rules, in order, from which the given
// text differs by slips of the pen alone.
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

// slipKeys returns the letters and digits of a text, and the first letters of its
// words. Texts that differ by slips of the pen have at least one of the two in
// common; a slip in the first letter of a word is not looked for.
func slipKeys(text string) [2]string {
	var begin []rune
	for word := range wordsOf(text) {
		first, _ := utf8.DecodeRuneInString(word)
		begin = append(begin, unicode.ToLower(first))
	}
	return [2]string{letters(text), string(begin)}
}

// letters returns the letters and digits of a text in lower case, with a point
// between two digits that do not stand together.
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

// slipped reports whether two texts differ by slips of the pen alone: in case,
// spaces and marks, or in one letter of a few words. Short words, numbers and
// abbreviations must be the same: a grade of 2.0 is not a grade of 2.5.
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

// spelled reports whether a different letter in a word may be a slip: the word has
// more than three letters, and is neither a number nor an abbreviation.
func spelled(word string) bool {
	runes := []rune(word)
	return len(runes) > 3 && !slices.ContainsFunc(runes[1:], func(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) })
}
