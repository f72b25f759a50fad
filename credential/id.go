package credential

import (
	"fmt"
	"strings"
)

// An ID names one entry of a catalog: words of lower-case letters, digits and
// inner hyphens, joined by slashes, such as "ahima/rhit-exam". The first word
// is the issuer or the kind of thing. The zero ID names nothing.
type ID string

// maxID is the length of the longest ID or Field, in bytes.
const maxID = 128

// ParseID returns s as an ID, or an error that says which byte is out of place.
func ParseID(s string) (ID, error) {
	if err := checkWords("id", s, "ahima/rhit"); err != nil {
		return "", err
	}
	return ID(s), nil
}

// checkWords reports what is wrong with an ID or a field.
func checkWords(what, s, example string) error {
	if s == "" {
		return fmt.Errorf("%s is empty; write words such as %q", WithArticle(what), example)
	}
	if len(s) > maxID {
		return fmt.Errorf("%s %.20q… has %d bytes; the most is %d", what, s, len(s), maxID)
	}
	for word := range strings.SplitSeq(s, "/") {
		if err := checkWord(word); err != nil {
			return fmt.Errorf("%s %q: %w%s", what, s, err, plainly(s))
		}
	}
	return nil
}

// plainly returns for a hint how s is written in the letters of an ID: ", such as
// "ahima/rhit"" for "AHIMA/RHIT". It is "" if s has more wrong with it than that.
func plainly(s string) string {
	plain := strings.NewReplacer(" ", "-", "_", "-").Replace(strings.ToLower(s))
	for word := range strings.SplitSeq(plain, "/") {
		if plain == s || checkWord(word) != nil {
			return ""
		}
	}
	return fmt.Sprintf(", such as %q", plain)
}

// checkWord reports what is wrong with one of the words between slashes.
func checkWord(word string) error {
	if word == "" {
		return fmt.Errorf("a word is empty; put letters or digits between the slashes")
	}
	if word[0] == '-' || word[len(word)-1] == '-' {
		return fmt.Errorf("word %q begins or ends with a hyphen; hyphens stand inside words", word)
	}
	for _, r := range word {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' {
			return fmt.Errorf("%q is not allowed; use a-z, 0-9 and hyphens", r)
		}
	}
	return nil
}

// Issuer returns the first word of the ID: "ahima" of "ahima/rhit".
func (id ID) Issuer() string {
	issuer, _, _ := strings.Cut(string(id), "/")
	return issuer
}

// A Field is a field of work or of study, scoped by slashes from the wide to
// the narrow: "coding" contains "coding/inpatient". It is written as an [ID] is.
type Field string

// ParseField returns s as a Field, or an error that says what is out of place.
func ParseField(s string) (Field, error) {
	if err := checkWords("field", s, "coding/inpatient"); err != nil {
		return "", err
	}
	return Field(s), nil
}

// Contains reports whether g is f or lies inside f.
func (f Field) Contains(g Field) bool { return inside(string(f), string(g)) }

// A Place is where somebody lives or a school is, scoped by slashes from the wide to the narrow:
// "us/il" contains "us/il/dupage". It is written as an [ID] is, and no catalog lists
// the places there are.
type Place string

// ParsePlace returns s as a Place, or an error that says what is out of place.
func ParsePlace(s string) (Place, error) {
	if err := checkWords("place", s, "us/il/dupage"); err != nil {
		return "", err
	}
	return Place(s), nil
}

// Contains reports whether q is p or lies inside p.
func (p Place) Contains(q Place) bool { return inside(string(p), string(q)) }

// inside reports whether words scoped by slashes are the wide ones, or begin with them.
func inside(wide, s string) bool {
	rest, ok := strings.CutPrefix(s, wide)
	return ok && wide != "" && (rest == "" || rest[0] == '/')
}
