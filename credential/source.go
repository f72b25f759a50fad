package credential

import (
	"fmt"
	"slices"
	"strings"
)

// A Source says where a fact was read, and how far it can be trusted. Every
// rule, offer, accreditation and figure of pay carries one.
type Source struct {
	URL   string // the page; "" only in catalogs made by hand
	Title string // what the page is, in a few words
	// AsOf is the day for which the source is known to say so: the date of the
	// page or, where it has none, the day its copy was read.
	AsOf       Date
	Confidence Confidence
	Note       string // what else a reader must know: a source that differs, a figure that is an estimate
}

// IsZero reports whether no source was given.
func (s Source) IsZero() bool { return s == Source{} }

// Confidence says how far a source can be trusted. Confidences are ordered:
// the weaker of two is the smaller. The zero Confidence was not said.
type Confidence int8

// The confidences, from the weakest to the strongest.
const (
	ConfidenceUnsaid Confidence = iota
	Unverified                  // memory, an inference, or a weak page alone: usable, but always flagged
	Secondary                   // one decent page that is not the issuer's
	Corroborated                // two independent pages that agree
	Issuer                      // the issuer's own page, or a government's
)

var confidenceNames = []string{"", "unverified", "secondary", "corroborated", "issuer"}

// String returns the name of the confidence, or "" for the zero Confidence.
func (c Confidence) String() string {
	if c < 0 || int(c) >= len(confidenceNames) {
		return fmt.Sprintf("Confidence(%d)", int(c))
	}
	return confidenceNames[c]
}

// MarshalText returns the name of the confidence.
func (c Confidence) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads the name of a confidence.
func (c *Confidence) UnmarshalText(text []byte) error {
	i := slices.Index(confidenceNames, string(text))
	if i < 0 {
		return notAName(string(text), "confidence", confidenceNames[1:])
	}
	*c = Confidence(i)
	return nil
}

// A Kind says what a credential is. The names follow CTDL's classes where it
// has one.
type Kind string

// The kinds of credential. Degrees, diplomas, certificates and courses are
// awarded by programs; certifications, licenses, assessments and memberships
// are earned directly, by meeting what they require and taking one of their
// offers. A class is never earned itself: other credentials count as it.
const (
	Degree        Kind = "degree"
	Diploma       Kind = "diploma"
	Certificate   Kind = "certificate"
	Course        Kind = "course"
	Certification Kind = "certification"
	License       Kind = "license"
	Assessment    Kind = "assessment"
	Membership    Kind = "membership"
	Class         Kind = "class"
)

// kinds has every kind, in the order of their constants.
var kinds = []Kind{Degree, Diploma, Certificate, Course, Certification, License, Assessment, Membership, Class}

// Awarded reports whether credentials of this kind are awarded by programs.
func (k Kind) Awarded() bool {
	return k == Degree || k == Diploma || k == Certificate || k == Course
}

// Direct reports whether credentials of this kind are earned without a
// program.
func (k Kind) Direct() bool {
	return k == Certification || k == License || k == Assessment || k == Membership
}

// UnmarshalText reads the name of a kind.
func (k *Kind) UnmarshalText(text []byte) error { return unmarshalName(k, text, "kind", kinds) }

// A Status says whether a credential can be earned today. The zero Status
// means that it can.
type Status string

// The statuses of a credential. What a person holds counts whatever the status.
const (
	// Active credentials can be earned.
	Active Status = ""
	// Retired credentials are closed to new candidates: no route earns one.
	Retired Status = "retired"
	// StatusUnverified is said of a credential of which it is not known whether
	// it is still offered: no route earns one.
	StatusUnverified Status = "unverified"
	// Outside is said of a credential, such as a nurse's license, whose own
	// way in the catalog does not describe: no route earns one.
	Outside Status = "outside"
)

// nameOfActive is how a file may write [Active]; the canonical form leaves it out.
const nameOfActive = "active"

var statuses = []Status{nameOfActive, Retired, StatusUnverified, Outside}

// UnmarshalText reads the name of a status; "active" is the zero Status.
func (s *Status) UnmarshalText(text []byte) error {
	err := unmarshalName(s, text, "status", statuses)
	if *s == nameOfActive {
		*s = Active
	}
	return err
}

// unmarshalName sets *v to the name in text if it is one of the names.
func unmarshalName[T ~string](v *T, text []byte, what string, names []T) error {
	if !slices.Contains(names, T(text)) {
		return notAName(string(text), what, names)
	}
	*v = T(text)
	return nil
}

// notAName says that a text is none of the names, and which one may be meant.
func notAName[T ~string](text, what string, names []T) error {
	near := nearest(T(strings.ToLower(text)), slices.Values(names))
	if len(near) > 0 {
		return fmt.Errorf("%q is not %s; did you mean %s?", text, withArticle(what), alternatives(near))
	}
	return fmt.Errorf("%q is not %s; write one of %s", text, withArticle(what), listed(names))
}

// listed joins names for a sentence: "a, b, c".
func listed[T ~string](names []T) string {
	var b strings.Builder
	for i, name := range names {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(string(name))
	}
	return b.String()
}
