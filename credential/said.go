package credential

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What stands in this file reads a name as people write it, for which no entry has it
// letter for letter.

// said returns the entries that a name may mean, in no order. An s at the end of a word
// is taken for that of the plural, and a comma for a turn of the words ("coder,
// inpatient"), only where nothing fits without.
func (c *Catalog) said(name string) []ID {
	texts := []string{name}
	if before, after, comma := strings.Cut(name, ","); comma && !strings.Contains(after, ",") {
		texts = append(texts, after+" "+before)
	}
	for _, text := range texts {
		for _, plural := range []bool{false, true} {
			words := sayWords(text, plural)
			if len(words) == 0 || len(words) > maxSaid {
				continue
			}
			ids := c.fitting(newSaying(words, plural), nil)
			for _, id := range c.examined(words, plural) {
				if !slices.Contains(ids, id) {
					ids = append(ids, id)
				}
			}
			if len(ids) > 0 {
				return ids
			}
		}
	}
	return nil
}

// maxSaid bounds the words of a name that are read one by one.
const maxSaid = 24

// examined returns the examinations that a name with the word for one may mean: those
// that a credential of the rest of the name asks for.
func (c *Catalog) examined(words []string, plural bool) []ID {
	rest := slices.DeleteFunc(slices.Clone(words), isExamination)
	if len(rest) == len(words) || len(rest) == 0 {
		return nil
	}
	var exams []ID
	asks := func(called calling) bool { return called.section == credentials && called.kind != Assessment }
	for _, id := range c.fitting(newSaying(rest, plural), asks) {
		cred, _ := c.Credential(id)
		for _, rule := range cred.Requires {
			for _, part := range Walk(rule.Ask) {
				holds, ok := part.(Holds)
				if exam, _ := c.Credential(holds.Credential); ok && exam.Kind == Assessment && !slices.Contains(exams, exam.ID) {
					exams = append(exams, exam.ID)
				}
			}
		}
	}
	return exams
}

// fitting returns the entries with names that a saying is made of, among those of
// which a function is true; nil is true of all.
func (c *Catalog) fitting(s saying, of func(calling) bool) []ID {
	var ids []ID
	organizations := c.organizationsIn(s)
	for called := range c.entries.callings {
		if named := s.runsOf(called.names); len(named) > 0 && (of == nil || of(called)) &&
			s.means(called, named, organizations[called.by]) {
			ids = append(ids, called.id)
		}
	}
	return ids
}

// organizationsIn returns where in a saying each organization is named.
func (c *Catalog) organizationsIn(s saying) map[ID][]run {
	found := make(map[ID][]run)
	for _, o := range c.entries.Organizations {
		if runs := s.runsOf([]string{string(o.ID), o.Name, shortName(o.Name), longName(o.Name)}); len(runs) > 0 {
			found[o.ID] = runs
		}
	}
	return found
}

// A saying is a name as somebody writes it, word by word.
type saying struct {
	words  []string
	plural bool
	// Where each run of words stands, written as one word: as they are and, if plural is
	// set, without an s of the plural too.
	runs, singular map[string][]run
}

// A run is some words in a row: from one, up to and without another.
type run struct{ from, to int }

func newSaying(words []string, plural bool) saying {
	s := saying{words: words, plural: plural, runs: make(map[string][]run), singular: make(map[string][]run)}
	for from := range words {
		joined, singulars := "", ""
		for i, word := range words[from:] {
			joined += word
			singulars += singular(word)
			at := run{from, from + i + 1}
			s.runs[joined] = append(s.runs[joined], at)
			s.singular[singulars] = append(s.singular[singulars], at)
		}
	}
	return s
}

// runsOf returns where in a saying any of some names stands. Letters after a name have no
// plural but that of sayWords: "CRCS" is not "CRC".
func (s saying) runsOf(names []string) []run {
	var runs []run
	var space [64]byte
	for _, name := range names {
		joined := space[:0]
		letters := !s.plural || !strings.ContainsFunc(name, unicode.IsLower)
		for word := range saidWords(name) {
			from := len(joined)
			if joined = appendSaid(joined, word); !letters {
				joined = joined[:from+len(singular(joined[from:]))]
			}
		}
		if letters {
			runs = append(runs, s.runs[string(joined)]...)
		} else {
			runs = append(runs, s.singular[string(joined)]...)
		}
	}
	return runs
}

// means reports whether a saying is made of names of an entry alone: of at least one,
// and besides of nothing but its organization and words for the kind of thing it is.
func (s saying) means(called calling, named, organization []run) bool {
	const without, with = 1, 2 // a name so far
	reached := make([]uint8, len(s.words)+1)
	reached[0] = without
	if isArticle(s.words[0]) {
		reached[1] = without
	}
	for i, word := range s.words {
		if reached[i] == 0 {
			continue
		}
		for _, r := range named {
			if r.from == i {
				reached[r.to] |= with
			}
		}
		for _, r := range organization {
			if r.from == i || r.from == i+1 && isJoint(word) {
				reached[r.to] |= reached[i]
			}
		}
		if called.isKind(singular(word)) {
			reached[i+1] |= reached[i]
		}
	}
	return reached[len(s.words)]&with != 0
}

// kindWords has the words that people put beside a name, by the kind of what has it. An
// examination is another thing than what it is for, so it is not among them.
var kindWords = map[Kind][]string{
	Degree:        {"degree"},
	Diploma:       {"diploma"},
	Certificate:   {"certificate", "credential"},
	Certification: {"certification", "certified", "certificate", "cert", "credential", "designation"},
	License:       {"license", "licence", "licensure", "credential"},
	Course:        {"course", "class", "training"},
	Membership:    {"membership"},
}

var (
	roleWords    = []string{"job", "career", "position", "role", "occupation", "profession"}
	programWords = []string{"program", "programme"}
)

// isKind reports whether a word tells what kind of thing an entry is.
func (called calling) isKind(word string) bool {
	switch called.section {
	case credentials:
		return slices.Contains(kindWords[called.kind], word)
	case programs:
		return slices.Contains(programWords, word)
	case roles:
		return slices.Contains(roleWords, word)
	}
	return false
}

// isOfKind reports whether a word tells what kind of thing an entry is, or that it is an
// examination.
func (called calling) isOfKind(word string) bool {
	return called.isKind(word) || isExamination(word) && called.kind == Assessment
}

// isKindWord reports whether a word tells what kind of thing something is.
func isKindWord(word string) bool {
	for _, words := range kindWords {
		if slices.Contains(words, word) {
			return true
		}
	}
	return isExamination(word) || slices.Contains(roleWords, word) || slices.Contains(programWords, word)
}

// isExamination reports whether a word of sayWords stands for an examination.
func isExamination(word string) bool { return word == examination }

const examination = "examination"

func isArticle(word string) bool { return word == "a" || word == "an" || word == "the" }

// isJoint reports whether a word joins a name to that of an organization.
func isJoint(word string) bool {
	return slices.Contains([]string{"at", "by", "for", "from", "in", "of", "through", "with"}, word)
}

// sayWords returns the words of a name in the form in which they are compared. With
// plural, letters lose a small s after them: "RHITs".
func sayWords(name string, plural bool) []string {
	var words []string
	for word := range saidWords(name) {
		letters, cut := strings.CutSuffix(word, "s")
		if plural && cut && len(letters) > 1 && !strings.ContainsFunc(letters, unicode.IsLower) {
			word = letters
		}
		if said := appendSaid(nil, word); len(said) > 0 {
			words = append(words, string(said))
		}
	}
	return words
}

// saidWords returns an iterator over the words of a name, as they are written: what stands
// between spaces, hyphens, slashes and the like, but not between dots.
func saidWords(name string) iter.Seq[string] {
	return strings.FieldsFuncSeq(name, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(".'’&", r)
	})
}

// appendSaid appends a word in the form in which words are compared: in small letters,
// without dots, apostrophes and the s of the possessive, "&" as "and", and each word for an
// examination as one.
func appendSaid(said []byte, word string) []byte {
	from := len(said)
	for _, mark := range []string{"'s", "’s"} {
		word = strings.TrimSuffix(word, mark)
	}
	for _, r := range word {
		switch {
		case r == '&':
			said = append(said, "and"...)
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			said = utf8.AppendRune(said, unicode.ToLower(r))
		}
	}
	switch string(said[from:]) {
	case "exam", "exams", "examinations", "test", "tests":
		said = append(said[:from], examination...)
	}
	return said
}

// singular returns a word without an s of the plural.
func singular[T string | []byte](word T) T {
	last := len(word) - 1
	if last < 3 || word[last] != 's' || word[last-1] == 's' {
		return word
	}
	return word[:last]
}
