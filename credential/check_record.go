package credential

import (
	"cmp"
	"slices"
)

// A recordChecker looks for mistakes in a record.
type recordChecker struct {
	checker
	catalog *Catalog
	born    Date
}

// checkRecord returns the problems of a record whose single values are sound.
// Without a catalog nothing is looked up.
func checkRecord(c *Catalog, r Record, o origin) Problems {
	rc := &recordChecker{catalog: c, born: r.Born}
	rc.origin, rc.blind = o, c == nil
	if c != nil {
		rc.places, rc.fields = c.places, c.fields
	}
	for i, h := range r.Holdings {
		rc.holding(root.at("holdings").item(i), h)
	}
	for i, j := range r.Jobs {
		rc.job(root.at("jobs").item(i), j)
	}
	for i, s := range r.Studies {
		rc.study(root.at("studies").item(i), s)
	}
	for i, s := range r.Scores {
		rc.scored(root.at("scores").item(i), s)
	}
	for i, a := range r.Attempts {
		rc.attempt(root.at("attempts").item(i), a)
	}
	for i, j := range repeats(r.Attempts, func(a Attempt) Attempt { return Attempt{Exam: a.Exam, On: a.On} }) {
		rc.report(root.at("attempts").item(i).at("on"), CodeRepeated, "%q was tried on %s in attempts[%d] too; keep one", string(r.Attempts[i].Exam), r.Attempts[i].On, j)
	}
	for i, p := range r.Prepared {
		rc.prepared(root.at("prepared").item(i), p)
	}
	for i, u := range r.Units {
		rc.units(root.at("units").item(i), u)
	}
	for i, a := range r.Attested {
		rc.attested(root.at("attested").item(i), a)
	}
	for i, w := range r.Waivers {
		rc.waiver(root.at("waivers").item(i), w)
	}
	return rc.problems
}

// said reports a value that is missing, unless ok.
func (rc *recordChecker) said(at *path, ok bool, what string) {
	if !ok {
		rc.report(at, CodeMissingField, "it does not say %s", what)
	}
}

// alive checks that a day is not before the person was born.
func (rc *recordChecker) alive(at *path, d Date) {
	if !d.IsZero() && d.Before(rc.born) {
		rc.report(at, CodeBeforeBirth, "%s is before the birth on %s; mend one of the dates", d, rc.born)
	}
}

// holding checks what is held, and the order of its dates.
func (rc *recordChecker) holding(at *path, h Holding) {
	rc.said(at.at("credential"), h.Credential != "", "which credential it is")
	known := rc.reference(at.at("credential"), h.Credential, credentials)
	if rc.reference(at.at("program"), h.Program, programs) && known {
		rc.program(at.at("program"), h)
	}
	if !h.Awarded.IsZero() && !h.Expected.IsZero() {
		rc.report(at.at("expected"), CodeTwoDates, "it was awarded on %s and is expected on %s; keep awarded if it is held, expected if it is under way", h.Awarded, h.Expected)
	}
	if day := cmp.Or(h.Awarded, h.Expected); !h.By.IsZero() && !day.IsZero() {
		rc.report(at.at("by"), CodeTwoDates, "its award has the day %s, and by says that the day is not known; take by out", day)
	}
	if !h.By.IsZero() && !h.Expires.IsZero() && !h.By.Before(h.Expires) {
		rc.report(at.at("by"), CodeEmptyInterval, "it was awarded by %s and expires on %s; by is a day before that", h.By, h.Expires)
	}
	rc.standing(at, h)
	start := cmp.Or(h.Awarded, h.Expected)
	if (span{start, h.Expires}).empty() {
		rc.report(at.at("expires"), CodeEmptyInterval, "it expires on %s and begins on %s; expires is the first day on which it is no longer in force", h.Expires, start)
	}
	rc.alive(at.at("awarded"), h.Awarded)
	rc.alive(at.at("by"), h.By)
	rc.alive(at.at("expires"), h.Expires)
	rc.alive(at.at("expected"), h.Expected)
}

// standing checks what a holding says of its school and of the accreditors.
func (rc *recordChecker) standing(at *path, h Holding) {
	if h.Program != "" && h.School != "" {
		rc.report(at.at("school"), CodeTwoSchools, "it has the program %q and the school %q; keep program if it fits, school if none of the catalog does", string(h.Program), h.School)
	}
	rc.references(at.at("accreditedBy"), h.AccreditedBy, organizations)
	rc.references(at.at("notAccreditedBy"), h.NotAccreditedBy, organizations)
	for i, id := range h.NotAccreditedBy {
		if slices.Contains(h.AccreditedBy, id) {
			rc.report(at.at("notAccreditedBy").item(i), CodeTwoStandings, "the program was and was not accredited by %q on the day of the award; keep one", string(id))
		}
	}
	if rc.catalog == nil || len(h.AccreditedBy)+len(h.NotAccreditedBy) == 0 {
		return
	}
	if entry, ok := rc.catalog.Credential(h.Credential); ok && entry.Kind.Direct() {
		key := "accreditedBy"
		if len(h.AccreditedBy) == 0 {
			key = "notAccreditedBy"
		}
		rc.report(at.at(key), CodeWrongProgram, "no program awards %q, so none was accredited or not; take it out", string(h.Credential))
	}
}

// program checks that the program of a holding awards it.
func (rc *recordChecker) program(at *path, h Holding) {
	p, _ := rc.catalog.Program(h.Program)
	awards := func(id ID) bool { return rc.catalog.CountsAs(id, h.Credential) }
	if slices.ContainsFunc(p.Awards, awards) {
		return
	}
	if len(p.Awards) == 0 {
		rc.report(at, CodeWrongProgram, "%q awards no credential; leave it out", string(p.ID))
		return
	}
	rc.report(at, CodeWrongProgram, "%q does not award %q but %s; mend one of them", string(p.ID), string(h.Credential), listed(p.Awards))
}

// job checks what the work was, and when.
func (rc *recordChecker) job(at *path, j Job) {
	rc.said(at.at("role"), j.Role != "" || len(j.Fields) > 0, "what the work was; add its role, or fields of experience that it gave")
	rc.reference(at.at("role"), j.Role, roles)
	rc.documentedAll(at.at("fields"), j.Fields)
	rc.said(at.at("from"), !j.From.IsZero(), "from which day on")
	if rc.interval(at, j.days()); !j.Hours.IsZero() {
		rc.hoursInAll(at, j)
	}
	rc.alive(at.at("from"), j.From)
}

// hoursInAll checks that hours in all stand alone, have days to be spread over, and are
// no more than these have.
func (rc *recordChecker) hoursInAll(at *path, j Job) {
	if !j.Weekly.IsZero() {
		rc.report(at.at("hours"), CodeTwoHours, "it says %s a week and %s in all; keep one of them", j.Weekly.Words(), j.Hours.Words())
	}
	rc.said(at.at("until"), !j.Until.IsZero(), "until which day the hours were worked, over which they are spread")
	if days := j.Until.DayNumber() - j.From.DayNumber(); !j.Until.IsZero() && !j.From.IsZero() && 0 < days && j.Hours.Hundredths > 2400*days {
		rc.report(at.at("hours"), CodeBadValue, "%s are more than %s have", j.Hours.Words(), Count(days, "day"))
	}
}

// study checks the field and the amount of credit.
func (rc *recordChecker) study(at *path, s Study) {
	rc.said(at.at("in"), s.In != "", "in which field")
	rc.documented(at.at("in"), s.In)
	rc.said(at.at("credits"), !s.Credits.IsZero(), "how much credit")
	rc.alive(at.at("on"), s.On)
}

// attempt checks which exam was sat, and when.
func (rc *recordChecker) attempt(at *path, a Attempt) {
	rc.exam(at.at("exam"), a.Exam)
	rc.said(at.at("on"), !a.On.IsZero(), "on which day")
	rc.alive(at.at("on"), a.On)
}

// exam checks that a fact names an exam.
func (rc *recordChecker) exam(at *path, id ID) {
	rc.said(at, id != "", "which exam it was")
	if rc.reference(at, id, credentials) {
		if entry, _ := rc.catalog.Credential(id); entry.Kind != Assessment {
			rc.report(at, CodeWrongKind, "%q is %s, and an assessment is due here", string(id), WithArticle(string(entry.Kind)))
		}
	}
}

// prepared checks what was studied for, and how long.
func (rc *recordChecker) prepared(at *path, p Prepared) {
	rc.exam(at.at("exam"), p.Exam)
	rc.said(at.at("hours"), p.Hours != 0, "how many hours")
}

// units checks what the units are for, and how many they are.
func (rc *recordChecker) units(at *path, u Units) {
	rc.said(at.at("for"), u.For != "", "toward the renewal of which credential")
	rc.reference(at.at("for"), u.For, credentials)
	rc.said(at.at("units"), u.Units > 0, "how many units")
	rc.alive(at.at("on"), u.On)
}
