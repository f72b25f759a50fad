package credential

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// commonWords begin names of credentials and are never the names of anything.
var commonWords = []string{
	"associate", "associate's", "bachelor", "bachelor's", "master", "master's", "doctor", "doctoral", "doctorate",
	"degree", "diploma", "certificate", "course", "certification", "license", "assessment", "examination",
	"membership", "class", "program", "practicum", "training",
}

// determiners stand where an article would.
var determiners = []string{"a", "an", "the", "any", "one", "another"}

// common reports whether a word is common, in capitals or not.
func common(word string) bool {
	word = strings.ToLower(word)
	return slices.Contains(commonWords, word) || slices.Contains(determiners, word)
}

// inSentence returns a name as it stands inside a sentence: with its first
// letter small if all others are, or if it begins with a common word, as in
// "Degree of a school that AHIMA knows". A title, such as "Associate of Applied
// Science", and a name that begins with a proper one keep their capitals.
func inSentence(name string) string {
	first, rest, _ := strings.Cut(name, " ")
	if !capitalized(first) {
		return name
	}
	if rest != strings.ToLower(rest) && (!common(first) || title(rest)) {
		return name
	}
	return strings.ToLower(first) + name[len(first):]
}

// capitalized reports whether a word has a large letter, and small ones after it.
func capitalized(word string) bool {
	return len(word) > 1 && word != strings.ToLower(word) && word[1:] == strings.ToLower(word[1:])
}

// title reports whether what follows the first word of a name goes on with a
// large letter, apart from "of", "in" and the like, as titles do. Letters that
// stand for a name are not a title.
func title(rest string) bool {
	for word := range strings.FieldsSeq(rest) {
		if len(word) > 3 || word != strings.ToLower(word) {
			return capitalized(word)
		}
	}
	return false
}

// withArticle puts "a" or "an" before a name, as its first sound asks, unless
// it has an article or the like.
func withArticle(name string) string {
	first, _, _ := strings.Cut(name, " ")
	switch {
	case slices.Contains(determiners, first):
		return name
	case vowelSound(name):
		return "an " + name
	}
	return "a " + name
}

// Beginnings of words that do not sound as they are written.
var (
	soundVowel     = []string{"heir", "honest", "honor", "hour", "unim", "unin"}
	soundConsonant = []string{"eu", "once", "one", "uni", "use", "util"}
)

// vowelSound reports whether a name begins with the sound of a vowel. Letters
// that are read one by one go by the sound of the first: an RN, a US.
func vowelSound(name string) bool {
	end := strings.IndexAny(name+" ", " -")
	first := name[:end]
	begins := func(with string) bool { return strings.HasPrefix(strings.ToLower(first), with) }
	switch {
	case first == "":
		return false
	case isDigit(first[0]):
		return vowelNumber(first)
	case first == strings.ToUpper(first):
		return strings.ContainsRune("AEFHILMNORSX", rune(first[0]))
	case slices.ContainsFunc(soundVowel, begins):
		return true
	case slices.ContainsFunc(soundConsonant, begins):
		return false
	}
	return strings.ContainsRune("AEIOUaeiou", rune(first[0]))
}

// vowelNumber reports whether the word begins with a number that is read with a
// vowel first: eight and all that begin so, eleven, eighteen and thousands of them.
func vowelNumber(word string) bool {
	number := strings.ReplaceAll(word, ",", "")
	number = number[:digitsBefore(number)]
	if number[0] == '8' {
		return true
	}
	return len(number)%3 == 2 && (number[:2] == "11" || number[:2] == "18")
}

// Words returns the period as a person would say it: "2 years and 6 months",
// "90 days", "6 weeks". The zero Period is "no time".
func (p Period) Words() string {
	weeks, days := 0, p.Days
	if days%7 == 0 {
		weeks, days = days/7, 0
	}
	var parts []string
	for _, part := range []struct {
		n    int
		unit string
	}{{p.Months / 12, "year"}, {p.Months % 12, "month"}, {weeks, "week"}, {days, "day"}} {
		if part.n != 0 {
			parts = append(parts, counted(part.n, part.unit))
		}
	}
	switch n := len(parts); n {
	case 0:
		return "no time"
	case 1:
		return parts[0]
	default:
		return strings.Join(parts[:n-1], ", ") + " and " + parts[n-1]
	}
}

// last returns the period as it follows "the last": "5 years", but "year".
func (p Period) last() string {
	words := p.Words()
	if strings.Contains(words, " and ") {
		return words
	}
	return strings.TrimPrefix(words, "1 ")
}

// Words returns the amount as a person would say it: "6 semester credits".
func (c Credits) Words() string {
	if c.Hundredths == 100 {
		return c.String() + " credit"
	}
	return c.String() + " credits"
}

// counted returns a number of things: "1 year", "1,950 hours".
func counted(n int, unit string) string {
	if n != 1 {
		unit += "s"
	}
	return grouped(n) + " " + unit
}

// grouped writes a number with a comma after every three digits.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && unicode.IsDigit(rune(s[i-1])); i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
