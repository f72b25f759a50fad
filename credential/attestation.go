package credential

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"unicode"
)

// Attestations returns an iterator over what the rules of the catalog ask somebody
// to vouch for, once for each ID, in ID order. Where rules ask for one ID in several
// words, it has the words of the first credential, program or role by ID, in this
// order, and of the last of its editions.
func (c *Catalog) Attestations() iter.Seq[Attestation] {
	return func(yield func(Attestation) bool) {
		for _, id := range slices.Sorted(maps.Keys(c.attestations)) {
			if !yield(c.attestations[id].asks) {
				return
			}
		}
	}
}

// Attestation returns the attestation of an ID, as [Catalog.Attestations] has it.
func (c *Catalog) Attestation(id ID) (Attestation, bool) {
	a, ok := c.attestations[id]
	return a.asks, ok
}

// An askedAttestation is an attestation, and where a rule asks for it.
type askedAttestation struct {
	asks Attestation
	at   *path
	spot
}

// attestation checks an attestation by itself, and keeps it.
func (c *checker) attestation(at *path, r Attestation) {
	if r.Of == "" {
		c.report(at.at("attestation"), CodeMissingField, "it does not say what is to be vouched for")
	}
	if r.ID == "" {
		c.report(at.at("attestation"), CodeMissingField, `it has no id, by which records name it; add one, such as "id": %q`, string(c.idFor(r.Of)))
		return
	}
	if where, ok := c.places[r.ID]; ok {
		c.report(at.at("id"), CodeDuplicateID, "%s%s has this id; give the attestation one of its own", WithArticle(sectionNames[where.section]), c.standing(where))
	}
	c.asked = append(c.asked, askedAttestation{r, at, c.spot})
}

// attestations returns the attestations that rules ask for, by ID, and reports those
// that differ in more than their words.
func (c *checker) attestations() map[ID]askedAttestation {
	slices.SortStableFunc(c.asked, func(a, b askedAttestation) int {
		return cmp.Or(cmp.Compare(a.section, b.section), cmp.Compare(a.subject, b.subject))
	})
	byID := make(map[ID]askedAttestation)
	for _, a := range c.asked {
		first, known := byID[a.asks.ID]
		switch {
		case !known || first.section == a.section && first.subject == a.subject && sameTerms(first.asks, a.asks):
			byID[a.asks.ID] = a
		case !sameTerms(first.asks, a.asks):
			c.spot = a.spot
			c.report(a.at.at("id"), CodeMixedAttestation, "%q asks for an attestation of this id too, but not by the same by, within and fact; make them the same, or give one of them another id", first.subject)
		}
	}
	return byID
}

// sameTerms reports whether two attestations differ in their words alone.
func sameTerms(a, b Attestation) bool {
	return a.By == b.By && a.Within == b.Within && a.Fact == b.Fact
}

// idFor makes an ID of the words of an attestation, in the scope of the entry that
// is being checked: "aapc/a-signed-letter-of-the-employer".
func (c *checker) idFor(words string) ID {
	const most = 6 // words
	var id []string
	for word := range strings.FieldsFuncSeq(strings.ToLower(words), func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if len(id) < most {
			id = append(id, word)
		}
	}
	scope, _, scoped := strings.Cut(c.subject, "/")
	if !scoped || scope == "" {
		scope = "attested"
	}
	return ID(scope + "/" + cmp.Or(strings.Join(id, "-"), "letter"))
}

// attested checks what was attested. An ID that no rule asks for is no mistake: a
// record may have it for another catalog, or for another edition of this one. But
// one that differs from an ID of the rules by a slip of the pen is reported, since the
// statement would count for nothing and nobody would notice.
func (rc *recordChecker) attested(at *path, a Attested) {
	rc.said(at.at("id"), a.ID != "", "what was attested, by the id that the rule gives it")
	rc.alive(at.at("on"), a.On)
	if rc.catalog == nil || a.ID == "" {
		return
	}
	if _, asked := rc.catalog.attestations[a.ID]; asked {
		return
	}
	if near := rc.catalog.attestationsNear(a.ID); len(near) > 0 {
		rc.report(at.at("id"), CodeUnknownID, "no rule asks for an attestation %q; did you mean %s? what none asks for can be left out", string(a.ID), alternatives(near))
	}
}

// attestationsNear returns the IDs of attestations of which one is a slip of the pen.
func (c *Catalog) attestationsNear(id ID) []ID {
	return slices.DeleteFunc(nearest(id, maps.Keys(c.attestations)), func(near ID) bool {
		return numbersIn(string(near)) != numbersIn(string(id))
	})
}

// numbersIn returns the digits of a text: numbers are never slips of one another.
func numbersIn(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// idInstead says how to name by its ID what was attested in some words.
func (c *Catalog) idInstead(words string) string {
	const instead = "what was attested is named by its id; in place of \"of\" write "
	if c == nil {
		return instead + "the id that the rule gives it, such as \"id\": \"aapc/coder-letter\""
	}
	var best Attestation
	likest := 0
	for a := range c.Attestations() {
		if a.Of == words {
			return fmt.Sprintf("%s\"id\": %q", instead, string(a.ID))
		}
		if like := sharedWords(a.Of, words); like > likest {
			best, likest = a, like
		}
	}
	if likest < 50 {
		return instead + "its id, or leave it out: no rule of the catalog asks for anything like it"
	}
	return fmt.Sprintf("%s\"id\": %q, if it is %q that is meant", instead, string(best.ID), best.Of)
}

// sharedWords returns the share of words that two texts have in common, in percent.
func sharedWords(a, b string) int {
	as, bs := wordSet(a), wordSet(b)
	common := 0
	for word := range as {
		if bs[word] {
			common++
		}
	}
	return 100 * common / max(1, len(as)+len(bs)-common)
}

func wordSet(s string) map[string]bool {
	set := make(map[string]bool)
	for word := range wordsOf(strings.ToLower(s)) {
		set[word] = true
	}
	return set
}
