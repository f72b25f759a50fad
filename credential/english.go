package credential

import (
	"slices"
	"strconv"
	"strings"
)

// The functions of this file put amounts and names into English sentences. The
// exported ones are for whoever writes a page about a catalog.

// Count returns a number of things: "1 year", "1,950 hours". The unit is a
// noun in the singular that takes an s in the plural, or ies for its y ("try").
func Count(n int, unit string) string {
	if n != 1 {
		if stem, y := strings.CutSuffix(unit, "ry"); y {
			unit = stem + "rie"
		}
		unit += "s"
	}
	return GroupThousands(strconv.Itoa(n)) + " " + unit
}

// GroupThousands puts a comma after every three digits of the whole number that
// a text begins with: "8,300.50 USD" for "8300.50 USD".
func GroupThousands(s string) string {
	first := 0
	if strings.HasPrefix(s, "-") {
		first = 1
	}
	for i := first + digitsBefore(s[first:]) - 3; i > first; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// JoinWords lists words for a sentence, with a conjunction before the last:
// "a, b and c". One word stands alone, and no words are "".
func JoinWords(words []string, conjunction string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " " + conjunction + " " + words[last]
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
			parts = append(parts, Count(part.n, part.unit))
		}
	}
	if len(parts) == 0 {
		return "no time"
	}
	return JoinWords(parts, "and")
}

// last returns the period as it follows "the last": "5 years", but "year".
func (p Period) last() string {
	words := p.Words()
	if strings.Contains(words, " and ") {
		return words
	}
	return strings.TrimPrefix(words, "1 ")
}

// Words returns the amount as a person would say it: "6 semester credits", "35 clock
// hours".
func (c Credits) Words() string {
	words := c.String() + " credit"
	if number, _, _ := strings.Cut(c.String(), " "); c.Unit == Clock {
		words = GroupThousands(number) + " clock hour"
	}
	if c.Hundredths == 100 {
		return words
	}
	return words + "s"
}

// Words returns the place as it stands in a sentence, from the narrow to the wide:
// "Burlington County, NJ, US" of "us/nj/burlington-county". What has two letters or fewer
// is taken for a code.
func (p Place) Words() string {
	parts := strings.Split(string(p), "/")
	for i, part := range parts {
		if len(part) <= 2 {
			parts[i] = strings.ToUpper(part)
			continue
		}
		words := strings.Split(part, "-")
		for k, word := range words {
			words[k] = strings.ToUpper(word[:1]) + word[1:]
		}
		parts[i] = strings.Join(words, " ")
	}
	slices.Reverse(parts)
	return strings.Join(parts, ", ")
}

// WithArticle puts "a" or "an" before a name: "a nurse", "an analyst", "an HIM
// manager". The sound of the name decides, not its first letter: "an hour", "a
// university". A name that begins with "the", "any" or the like stays as it is, and so
// does a number of things: "35 contact hours of training", but "a 35 hour course".
func WithArticle(name string) string {
	first, _, _ := strings.Cut(name, " ")
	switch {
	case slices.Contains(determiners, first) || isNumberOf(name):
		return name
	case vowelSound(name):
		return "an " + name
	}
	return "a " + name
}

// isNumberOf reports whether a name is a number of things: "35 contact hours of training".
func isNumberOf(name string) bool {
	first, things, _ := strings.Cut(name, " ")
	_, err := strconv.Atoi(strings.ReplaceAll(first, ",", ""))
	things, _, _ = strings.Cut(things, " of ")
	return err == nil && strings.HasSuffix(things, "s")
}

// determiners are the words that take the place of an article.
var determiners = []string{"a", "an", "the", "any", "one", "another"}

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

// vowelNumber reports whether a word begins with a number that is read with a
// vowel first: eight, eighty and all others that begin so, eleven and eighteen,
// and thousands or millions of the last two.
func vowelNumber(word string) bool {
	number := strings.ReplaceAll(word, ",", "")
	number = number[:digitsBefore(number)]
	if number[0] == '8' {
		return true
	}
	return len(number)%3 == 2 && (number[:2] == "11" || number[:2] == "18")
}

// inSentence returns a name as it stands inside a sentence. Its first letter
// becomes small if all the others are, or if its first word is common, as in
// "Degree of a school that AHIMA knows". A title keeps its capitals, such as
// "Associate of Applied Science", and so does what begins with a proper name.
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

// commonWords are nouns with which names of credentials begin, and which are
// never proper names.
var commonWords = []string{
	"associate", "associate's", "bachelor", "bachelor's", "master", "master's", "doctor", "doctoral", "doctorate",
	"degree", "diploma", "certificate", "course", "certification", "license", "assessment", "examination",
	"membership", "class", "program", "practicum", "training",
}

// common reports whether a word, with or without capitals, is one of the
// common nouns or a determiner.
func common(word string) bool {
	word = strings.ToLower(word)
	return slices.Contains(commonWords, word) || slices.Contains(determiners, word)
}

// capitalized reports whether a word has a large letter, and small ones after it.
func capitalized(word string) bool {
	return len(word) > 1 && word != strings.ToLower(word) && word[1:] == strings.ToLower(word[1:])
}

// title reports whether the words after the first of a name go on with a large
// letter, as those of a title do; "of", "in" and the like are passed over.
// An abbreviation, such as AHIMA, does not make a title.
func title(rest string) bool {
	for word := range strings.FieldsSeq(rest) {
		if len(word) > 3 || word != strings.ToLower(word) {
			return capitalized(word)
		}
	}
	return false
}
