package credential

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Phrase returns a requirement in plain words, with the names of the catalog:
// "6 semester credits in anatomy and physiology with grade C or better". Groups
// name all their parts. The nil requirement is "nothing".
func (c *Catalog) Phrase(r Requirement) string {
	switch r := r.(type) {
	case nil:
		return "nothing"
	case AtLeast:
		return c.phraseGroup(r)
	case Holds:
		return c.phraseHolds(r)
	case Had:
		return c.phraseHad(r)
	case Experience:
		return c.phraseExperience(r)
	case Coursework:
		return c.phraseCoursework(r)
	case Score:
		return c.phraseScore(r)
	case Resides:
		return "residence in " + r.In.Words()
	case Age:
		return fmt.Sprintf("an age of %s or more", Count(r.Years, "year"))
	case Attestation:
		return phraseAttestation(r)
	default:
		panic(fmt.Sprintf("credential: no phrase for %T", r))
	}
}

// phraseGroup names all parts of a group, those that are groups in brackets.
func (c *Catalog) phraseGroup(r AtLeast) string {
	var parts []string
	for _, part := range r.Of {
		phrase := c.Phrase(part)
		if _, group := part.(AtLeast); group && len(r.Of) > 1 {
			phrase = "(" + phrase + ")"
		}
		parts = append(parts, phrase)
	}
	phrase := strings.Join(parts, "; ")
	if lead := r.lead(); lead != "" {
		phrase = lead + ": " + phrase
	}
	if r.Label != "" {
		phrase = r.Label + ": " + phrase
	}
	return phrase
}

// lead says how many of the parts are asked for; "" where there is only one part.
func (r AtLeast) lead() string {
	switch {
	case len(r.Of) == 0 || r.N <= 0:
		return "nothing"
	case len(r.Of) == 1:
		return ""
	case r.N == len(r.Of):
		return "all of"
	case r.N == 1:
		return "any one of"
	}
	return fmt.Sprintf("any %d of", r.N)
}

// phraseHolds names a credential with all that is asked of its holding.
func (c *Catalog) phraseHolds(r Holds) string {
	phrase := c.phraseCredential(r.Credential)
	if len(r.AccreditedBy) > 0 {
		var names []string
		for _, id := range r.AccreditedBy {
			names = append(names, c.NameOf(id))
		}
		phrase += " from a program accredited by " + strings.Join(names, " or ")
	}
	if !r.Within.IsZero() {
		phrase += ", awarded within the last " + r.Within.last()
	}
	if !r.For.IsZero() {
		phrase += ", in force for at least " + r.For.Words()
	}
	if !r.UnderWay.IsZero() {
		phrase += ", or under way with at most " + r.UnderWay.Words() + " to go"
	}
	return phrase
}

// phraseHad names a credential that may have lapsed.
func (c *Catalog) phraseHad(r Had) string {
	phrase := c.phraseCredential(r.Credential) + ", in force or held before"
	if !r.Within.IsZero() {
		phrase = c.phraseCredential(r.Credential) + ", in force or lapsed within the last " + r.Within.last()
	}
	return phrase
}

// phraseCredential names a credential as a thing to hold.
func (c *Catalog) phraseCredential(id ID) string {
	if entry, ok := c.Credential(id); ok && entry.Name != "" {
		return entry.phrase()
	}
	return string(id)
}

// phrase names the credential as a thing to hold.
func (e Credential) phrase() string {
	switch {
	case e.Kind == Assessment:
		return "a pass in the " + e.Name
	case e.Kind == Certification && e.Abbreviation != "":
		return e.Abbreviation + " (" + e.Name + ")"
	case e.Kind == Certification || e.Kind == Membership:
		return e.Name
	}
	name := e.Name
	if common(name) || strings.Contains(name, " ") { // a word alone is as often a brand
		name = inSentence(name)
	}
	return WithArticle(name)
}

// phraseExperience names an amount of work, and which work counts.
func (c *Catalog) phraseExperience(r Experience) string {
	work := c.phraseWork(r.In)
	if r.Supervised {
		work = "supervised " + work
	}
	weekly := ""
	if !r.FullTime.IsZero() {
		weekly = " (" + r.FullTime.Words() + " a week)"
	}
	phrase := Count(r.Hours, "hour") + " of " + work
	switch {
	case r.Calendar && r.MinShare == 0:
		phrase = r.For.Words() + " of full-time or part-time " + work
	case r.Calendar:
		phrase = r.For.Words() + " of " + work
	case !r.For.IsZero():
		phrase = r.For.Words() + " of full-time" + weekly + " " + work
		weekly = ""
	}
	if r.MinShare > 0 {
		phrase += fmt.Sprintf(" at %d%% of full time%s or more", r.MinShare, weekly)
	}
	if !r.Within.IsZero() {
		phrase += " within the last " + r.Within.last()
	}
	if r.Since != "" {
		phrase += ", done since " + c.phraseCredential(r.Since) + " was first held"
	}
	for i, most := range r.AtMost {
		lead := " and "
		if i == 0 {
			lead = ", of them at most "
		}
		phrase += lead + GroupThousands(strconv.Itoa(most.Hours)) + " in " + c.fieldNames(most.In)
	}
	return phrase
}

// fieldNames names alternative fields: "coding or billing".
func (c *Catalog) fieldNames(in []Field) string {
	var names []string
	for _, f := range in {
		names = append(names, c.FieldName(f))
	}
	return strings.Join(names, " or ")
}

// phraseWork names work in any of the fields: "work in coding or billing", but
// "coding or cancer registry work" where the name of the last field ends in "work".
func (c *Catalog) phraseWork(in []Field) string {
	var names []string
	work := "work in "
	for i, f := range in {
		name, named := strings.CutSuffix(c.FieldName(f), " work")
		if named && i == len(in)-1 {
			work, name = "", name+" work"
		}
		names = append(names, name)
	}
	return work + strings.Join(names, " or ")
}

// phraseCoursework names an amount of credit, and which credit counts.
func (c *Catalog) phraseCoursework(r Coursework) string {
	phrase := r.Credits.Words() + " in " + c.FieldName(r.In)
	switch r.MinGrade {
	case "":
	case Pass:
		phrase += " with a pass"
	default:
		phrase += " with grade " + string(r.MinGrade) + " or better"
	}
	if !r.Within.IsZero() {
		phrase += " within the last " + r.Within.last()
	}
	return phrase
}

// phraseAttestation names what is vouched for, by whom, and how old it may be.
func phraseAttestation(r Attestation) string {
	phrase := fmt.Sprintf("an attestation: %q", r.Of)
	if r.By != "" {
		phrase += ", vouched for by the " + r.By
	}
	if !r.Within.IsZero() {
		phrase += ", given within the last " + r.Within.last()
	}
	return phrase
}

// NameOf returns what an entry is called in running text: the letters used
// after a name ("RHIT"), or the name; of an organization the letters that end
// its name in brackets, where it has some. An ID that the catalog does not have
// stands for itself.
func (c *Catalog) NameOf(id ID) string {
	if e, ok := c.Credential(id); ok {
		if e.Abbreviation != "" {
			return e.Abbreviation
		}
		return cmp.Or(e.Name, string(id))
	}
	if e, ok := c.Program(id); ok {
		return cmp.Or(e.Name, string(id))
	}
	if e, ok := c.Role(id); ok {
		return cmp.Or(e.Name, string(id))
	}
	if e, ok := c.Organization(id); ok {
		return cmp.Or(shortName(e.Name), string(id))
	}
	return string(id)
}

// shortName returns the letters in brackets at the end of a name, or the name.
func shortName(name string) string {
	open := strings.LastIndex(name, " (")
	if open < 0 || !strings.HasSuffix(name, ")") {
		return name
	}
	return name[open+2 : len(name)-1]
}

// FieldName returns what a field is called in running text: its name in the
// catalog with a small first letter or, where the catalog does not document
// fields, its words from the narrow to the wide.
func (c *Catalog) FieldName(f Field) string {
	if entry, ok := c.Field(f); ok && entry.Name != "" {
		return inSentence(entry.Name)
	}
	return fromTheNarrow(string(f))
}

// fromTheNarrow returns words that slashes scope from the narrow to the wide: "college
// gpa" of "gpa/college".
func fromTheNarrow(s string) string {
	words := strings.Split(strings.ReplaceAll(s, "-", " "), "/")
	slices.Reverse(words)
	return strings.Join(words, " ")
}

// longName returns a name without the letters in brackets at its end.
func longName(name string) string {
	return strings.TrimSuffix(name, " ("+shortName(name)+")")
}
