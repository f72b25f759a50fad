package pathway

import (
	"fmt"

	"github.com/credpath/credpath/credential"
)

// A Cycle is the running term of a credential that a record holds, and the units that
// were earned in it toward its renewal. They are counted and shown; nothing waits for
// them. The zero Cycle is none.
type Cycle struct {
	Entry  credential.ID
	From   credential.Date // the first day of the term
	Due    credential.Date // the day on which it ends: what is earned on that day is of the next
	Units  int             // that its renewal asks for
	Earned int             `json:"earned"` // on days of the term
	// Undated are units of which the record does not say when they were earned, so that
	// it is not known whether they count.
	Undated int
	Source  credential.Source // of the rule of renewal
}

// Short returns how many units are still to be earned, by what is known.
func (c Cycle) Short() int { return max(0, c.Units-c.Earned) }

// String says how many units there are of those asked for, by when, and what is short:
//
//	12 of 20 continuing-education units, 8 more by 2028-03-31
func (c Cycle) String() string {
	if c == (Cycle{}) {
		return ""
	}
	last := c.Due.Add(credential.Period{Days: -1})
	text := fmt.Sprintf("%d of %s", c.Earned, credential.Count(c.Units, "continuing-education unit"))
	switch short := c.Short(); {
	case short == 0:
		text += fmt.Sprintf(" of the term that ends with %s, all that its renewal asks for", last)
	case c.Earned+c.Undated == 0:
		text = fmt.Sprintf("its renewal asks for %s by %s; the record has none", credential.Count(c.Units, "continuing-education unit"), last)
	default:
		text += fmt.Sprintf(", %d more by %s", short, last)
	}
	if c.Undated > 0 {
		text += fmt.Sprintf("; whether a further %d count is not known, since the record does not say when they were earned", c.Undated)
	}
	return text
}

// counts reports whether units were earned toward the renewal at the end of the term, or
// may have been: on a day of the term, or nobody says when.
func (c Cycle) counts(u credential.Units) (counts, dated bool) {
	dated = !u.On.IsZero()
	return u.For == c.Entry && (!dated || u.On.Between(c.From, c.Due)), dated
}

// cycleTo returns the term of a credential that ends on a day by a holding of the record.
// It is zero if none does, or the renewal on that day asks for no units.
func (p *person) cycleTo(c *credential.Catalog, entry credential.Credential, due credential.Date) Cycle {
	edition, _ := entry.Renews.On(due)
	if edition.Units == 0 || due.IsZero() || entry.Lasts.IsZero() {
		return Cycle{}
	}
	for i := range p.holdings {
		h := &p.holdings[i]
		if h.Credential != entry.ID || p.lapse(c, h, entry) != due {
			continue
		}
		cycle := Cycle{Entry: entry.ID, From: h.award(), Due: due, Units: edition.Units, Source: edition.Source}
		if first := h.award(); first.IsZero() || entry.Lapse(first) != due { // it is not the first term
			if from := due.Add(entry.Lasts.Negate()); from.After(first) {
				cycle.From = from
			}
		}
		for _, u := range p.source.Units {
			switch counts, dated := cycle.counts(u); {
			case counts && dated:
				cycle.Earned += u.Units
			case counts:
				cycle.Undated += u.Units
			}
		}
		return cycle
	}
	return Cycle{}
}

// cycle returns the running term of a credential that is in force on the day: the last to
// end of its holdings.
func (j *judge) cycle(entry credential.Credential) Cycle {
	var due credential.Date
	for i := range j.person.holdings {
		h := &j.person.holdings[i]
		lapse := j.person.lapse(j.catalog, h, entry)
		if h.Credential == entry.ID && lapse.After(due) && lapse.DayNumber() > j.day && firstOf(h.award()) <= j.day {
			due = lapse
		}
	}
	return j.person.cycleTo(j.catalog, entry, due)
}

// evidenceOf names units with what they are for, and their day.
func evidenceOf(c *credential.Catalog, u credential.Units, index int) Evidence {
	text := credential.Count(u.Units, "unit") + " toward " + c.NameOf(u.For)
	if !u.On.IsZero() {
		text += ", earned on " + u.On.String()
	}
	return Evidence{Fact: "units", Index: index, Entry: u.For, Text: text}
}
