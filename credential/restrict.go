package credential

import (
	"errors"
	"fmt"
	"maps"
	"slices"
)

// An Omission is a fact of a record that a catalog does not know, or a part of one,
// and that was therefore left out.
type Omission struct {
	Path string   // of the fact or its part in the whole record, as a file has it: "holdings[1]", "jobs[0].role"
	What string   // what the path leads to, in a word or two: "credential", "field", "attested statement"
	Said string   // the ID, the field or the words that the catalog does not have
	Near []string // what of the catalog may have been meant, the likeliest first; none if nothing comes near
	Kept string   // what is left of the fact, where it was not left out whole: "its fields count"; "" else
}

// String says what was left out, and what may have been meant:
//
//	holdings[1]: left out, since the catalog has no credential "ahima/rhat"; did you mean "ahima/rhit"?
func (o Omission) String() string {
	left := "left out"
	if o.Kept != "" {
		left += ", while " + o.Kept
	}
	text := fmt.Sprintf("%s: %s, since the catalog has no %s %q", o.Path, left, o.What, o.Said)
	if len(o.Near) > 0 {
		text += "; did you mean " + alternatives(o.Near) + "?"
	}
	return text
}

// Restrict returns the record without what the catalog does not know, and says in the
// order of the record what that is. A fact is left out as a whole where it is about
// what is not known: a credential, the field of a study, a statement that no rule asks
// for, a score in it, the entry of a waiver. Of other facts a part is: the unknown program of a
// holding becomes its School, a job keeps its other fields, a holding its accreditors.
//
// Only what is missing from the catalog is left out. What is wrong in another way stays,
// for [Catalog.CheckRecord] to report, which also takes an unknown ID for a mistake. The
// record given is not changed.
func (c *Catalog) Restrict(r Record) (Record, []Omission) {
	rs := &restriction{catalog: c}
	r = deepCopy(r)
	r.Holdings = kept(rs, "holdings", r.Holdings, rs.holding)
	r.Jobs = kept(rs, "jobs", r.Jobs, rs.job)
	r.Studies = kept(rs, "studies", r.Studies, func(at *path, s *Study) bool { return rs.field(at, s.In, "") })
	r.Scores = kept(rs, "scores", r.Scores, rs.scored)
	r.Attempts = kept(rs, "attempts", r.Attempts, func(at *path, a *Attempt) bool { return rs.known(at, a.Exam, credentials, "") })
	r.Prepared = kept(rs, "prepared", r.Prepared, func(at *path, p *Prepared) bool { return rs.known(at, p.Exam, credentials, "") })
	r.Units = kept(rs, "units", r.Units, func(at *path, u *Units) bool { return rs.known(at, u.For, credentials, "") })
	r.Attested = kept(rs, "attested", r.Attested, rs.attested)
	r.Waivers = kept(rs, "waivers", r.Waivers, func(at *path, w *Waiver) bool { return rs.entry(at, w.Target) })
	return deepCopy(r), rs.omitted // lists of which nothing is left are nil
}

// ReadRecord reads a record file as [Catalog.ParseRecord] does, but leaves out what the
// catalog does not know, as [Catalog.Restrict] does, where nothing else is wrong. The
// error is of type [Problems].
func (c *Catalog) ReadRecord(name string, data []byte) (Record, []Omission, error) {
	r, err := c.ParseRecord(name, data)
	var problems Problems
	if err == nil || !errors.As(err, &problems) {
		return r, nil, err
	}
	for _, p := range problems {
		if !slices.Contains([]Code{CodeUnknownID, CodeUndocumentedField}, p.Code) {
			return Record{}, nil, err
		}
	}
	if r, err = ParseRecord(name, data); err != nil {
		return Record{}, nil, err
	}
	r, omitted := c.Restrict(r)
	if err := c.CheckRecord(r); err != nil {
		return Record{}, nil, err
	}
	return r, omitted, nil
}

// A restriction leaves out of a record what a catalog does not know.
type restriction struct {
	catalog *Catalog
	omitted []Omission
	looked  int // how many unknown words were looked up for Near
}

// kept returns the facts of a list that are kept.
func kept[T any](rs *restriction, key string, facts []T, keep func(at *path, fact *T) bool) []T {
	var out []T
	for i := range facts {
		if keep(root.at(key).item(i), &facts[i]) {
			out = append(out, facts[i])
		}
	}
	return out
}

// omit notes that something was left out.
func (rs *restriction) omit(at *path, what, said string, near func() []string, keeps string) {
	o := Omission{Path: at.String(), What: what, Said: said, Kept: keeps}
	if rs.looked++; rs.looked <= maxSuggested {
		o.Near = near()
	}
	rs.omitted = append(rs.omitted, o)
}

// known reports whether the catalog has an entry with the ID, of whatever kind: one of
// another kind is a mistake, and stays. If it has none, that is noted.
func (rs *restriction) known(at *path, id ID, want section, keeps string) bool {
	if _, ok := rs.catalog.places[id]; ok || id == "" {
		return true
	}
	near := func() []string { return wordsIn(nearestIn(rs.catalog.places, id, want)) }
	rs.omit(at, sectionNames[want], string(id), near, keeps)
	return false
}

// entry reports whether the catalog has an entry with the ID that can have a rule.
func (rs *restriction) entry(at *path, id ID) bool {
	if _, ok := rs.catalog.places[id]; ok || id == "" {
		return true
	}
	near := func() []string { return wordsIn(rs.catalog.near(string(id))) }
	rs.omit(at, "entry", string(id), near, "")
	return false
}

// field reports whether the catalog documents a field, or documents none.
func (rs *restriction) field(at *path, f Field, keeps string) bool {
	if _, ok := rs.catalog.fields[f]; ok || len(rs.catalog.fields) == 0 || f == "" {
		return true
	}
	near := func() []string { return wordsIn(nearest(f, maps.Keys(rs.catalog.fields))) }
	rs.omit(at, "field", string(f), near, keeps)
	return false
}

func (rs *restriction) holding(at *path, h *Holding) bool {
	if !rs.known(at, h.Credential, credentials, "") {
		return false
	}
	if !rs.known(at.at("program"), h.Program, programs, "its ID stands as the name of the school") {
		if h.School == "" {
			h.School = string(h.Program)
		}
		h.Program = ""
	}
	for _, list := range []struct {
		key string
		ids *[]ID
	}{{"accreditedBy", &h.AccreditedBy}, {"notAccreditedBy", &h.NotAccreditedBy}} {
		where := at.at(list.key)
		i := -1
		*list.ids = slices.DeleteFunc(*list.ids, func(id ID) bool {
			i++
			return !rs.known(where.item(i), id, organizations, "the holding stays")
		})
	}
	return true
}

// job keeps a job as long as something that the catalog knows says what the work was.
func (rs *restriction) job(at *path, j *Job) bool {
	documented := func(f Field) bool {
		_, ok := rs.catalog.fields[f]
		return ok || len(rs.catalog.fields) == 0
	}
	_, role := rs.catalog.places[j.Role]
	switch {
	case role || slices.ContainsFunc(j.Fields, documented):
	case j.Role != "":
		return rs.known(at, j.Role, roles, "")
	case len(j.Fields) > 0:
		return rs.field(at, j.Fields[0], "")
	}
	if !rs.known(at.at("role"), j.Role, roles, "the job counts by its fields") {
		j.Role = ""
	}
	i := -1
	j.Fields = slices.DeleteFunc(j.Fields, func(f Field) bool {
		i++
		return !rs.field(at.at("fields").item(i), f, "the rest of the job counts")
	})
	return true
}

// attested keeps a statement that some rule asks for.
func (rs *restriction) attested(at *path, a *Attested) bool {
	if _, asked := rs.catalog.attestations[a.ID]; asked || a.ID == "" {
		return true
	}
	near := func() []string { return wordsIn(rs.catalog.attestationsNear(a.ID)) }
	rs.omit(at, "attestation", string(a.ID), near, "")
	return false
}

// scored keeps a score in an entry, or one for which some rule asks.
func (rs *restriction) scored(at *path, s *Scored) bool {
	if _, ok := rs.catalog.places[s.Of]; ok || rs.catalog.scores[s.Of] || s.Of == "" {
		return true
	}
	near := func() []string { return wordsIn(rs.catalog.scoresNear(s.Of)) }
	rs.omit(at, "score", string(s.Of), near, "")
	return false
}

// wordsIn returns IDs or fields as texts.
func wordsIn[T ~string](ids []T) []string {
	var words []string
	for _, id := range ids {
		words = append(words, string(id))
	}
	return words
}
