package credential

import (
	"maps"
	"slices"
	"strings"
)

// score checks what a score is of and how high it is to be, and keeps what it is of.
func (c *checker) score(at *path, r Score) {
	if r.Of == "" {
		c.report(at.at("of"), CodeMissingField, "it does not say of what; write the id of an exam, a degree or a program, or a name such as %q", "gpa/college")
	}
	if r.AtLeast.IsZero() {
		c.report(at.at("atLeast"), CodeMissingField, "it does not say which score, such as %q", "3.25")
	}
	c.scoredIn(at.at("of"), r.Of)
	if c.scores == nil {
		c.scores = make(map[ID]bool)
	}
	c.scores[r.Of] = true
}

// scoredIn checks that nobody is to have a score in an organization or a role, and
// reports whether there is an entry of that ID.
func (c *checker) scoredIn(at *path, id ID) bool {
	where, ok := c.places[id]
	if ok && where.section != credentials && where.section != programs {
		c.report(at, CodeWrongKind, "%q is %s, in which nobody has a score; name a credential, a program, or something that is no entry", string(id), WithArticle(sectionNames[where.section]))
	}
	return ok
}

// scored checks what a score of a record is of. As with what was attested, a name that
// no rule asks for is no mistake, unless it differs from one by a slip of the pen.
func (rc *recordChecker) scored(at *path, s Scored) {
	rc.said(at.at("of"), s.Of != "", "what the score is of")
	rc.said(at.at("score"), !s.Score.IsZero(), "which score it was")
	rc.alive(at.at("on"), s.On)
	if rc.catalog == nil || s.Of == "" || rc.scoredIn(at.at("of"), s.Of) || rc.catalog.scores[s.Of] {
		return
	}
	if near := rc.catalog.scoresNear(s.Of); len(near) > 0 {
		rc.report(at.at("of"), CodeUnknownID, "no rule asks for a score in %q; did you mean %s? what none asks for can be left out", string(s.Of), alternatives(near))
	}
}

// scoresNear returns what scores are asked for of which a name is a slip of the pen. Short
// names of exams, such as "sat" and "lsat", are none of one another.
func (c *Catalog) scoresNear(id ID) []ID {
	const short = 7
	if len(id) <= short {
		return nil
	}
	return slices.DeleteFunc(nearest(id, maps.Keys(c.scores)), func(near ID) bool {
		return numbersIn(string(near)) != numbersIn(string(id))
	})
}

// ScoreName returns what a score is of in running text: "the RHIT examination", "an
// associate degree", the name of a program. What is no entry of the catalog is named by
// its words from the narrow to the wide: "college gpa" of "gpa/college".
func (c *Catalog) ScoreName(of ID) string {
	if entry, ok := c.Credential(of); ok {
		if entry.Kind == Assessment && entry.Name != "" {
			return strings.TrimPrefix(entry.phrase(), "a pass in ")
		}
		return c.phraseCredential(of)
	}
	if _, ok := c.Program(of); ok {
		return c.NameOf(of)
	}
	return fromTheNarrow(string(of))
}

// phraseScore names a score and what it is of.
func (c *Catalog) phraseScore(r Score) string {
	phrase := "a score of " + r.AtLeast.String() + " or more in " + c.ScoreName(r.Of)
	if !r.Within.IsZero() {
		phrase += " within the last " + r.Within.last()
	}
	return phrase
}
