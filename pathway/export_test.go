package pathway

import "github.com/credpath/credpath/credential"

// Proven returns what the holdings of a record prove on a day, each as a record would
// say it, without what no record can say: that one of several organizations accredited a
// program.
func Proven(c *credential.Catalog, record credential.Record, day credential.Date) []credential.Holding {
	var all []credential.Holding
	for _, h := range personOf(newProofs(c), record, day).holdings {
		if h.shownBy != nil && len(h.oneOf) == 0 {
			all = append(all, h.Holding)
		}
	}
	return all
}

// SameWords identifies what a requirement asks for, as a waiver of it is about.
func SameWords(r credential.Requirement) string { return sameWords(r) }

// AnswerIf returns the answer to apply for a target if conditions that are not known are
// found out to be so, or not.
func AnswerIf(c *credential.Catalog, record credential.Record, target credential.ID, on credential.Date, known []Finding, so func(int) bool) Status {
	j := &judge{catalog: c, person: personOf(newProofs(c), record, on), day: on.DayNumber(), settled: map[string]bool{}}
	for i, f := range known {
		j.settled[sameWords(f.Requirement)] = so(i)
	}
	if e := j.eligibility(target); !e.Held {
		return e.Apply.Status
	}
	return Met
}

// Shows returns what a credential proves that is awarded on a day.
func Shows(c *credential.Catalog, id credential.ID, on credential.Date) []credential.ID {
	var ids []credential.ID
	for _, one := range newProofs(c).of(id, on, true) {
		ids = append(ids, one.credential)
	}
	return ids
}
