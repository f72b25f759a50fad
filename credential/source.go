package credential

import (
	"fmt"
	"slices"
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
