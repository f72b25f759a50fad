package pathway

import (
	"slices"
	"testing"

	"github.com/credpath/credpath/credential"
)

// termOf is the plain reading of one holding: the first day on which it is in force
// and, if any is known, the first on which it is not any more.
func termOf(c *credential.Catalog, h credential.Holding) (from, lapse credential.Date) {
	entry, _ := c.Credential(h.Credential)
	from = max2(max2(h.Awarded, h.Expected), h.By)
	if lapse = h.Expires; lapse.IsZero() {
		lapse = entry.Lapse(from)
	}
	return from, lapse
}

// accepted reports whether a holding counts as what is asked for.
func accepted(c *credential.Catalog, h credential.Holding, of credential.ID) bool {
	return c.CountsAs(h.Credential, of)
}

// heldFor is the plain reading of a time of holding: it goes back day by day, and
// looks for a first one from which on something was in force on each day.
func heldFor(c *credential.Catalog, record credential.Record, r credential.Holds, on credential.Date) bool {
	for d := on; d.After(credential.Date{Year: 2015, Month: 1, Day: 1}); d = d.Add(credential.Period{Days: -1}) {
		inForce := slices.ContainsFunc(record.Holdings, func(h credential.Holding) bool {
			from, lapse := termOf(c, h)
			return accepted(c, h, r.Credential) && !d.Before(from) && (lapse.IsZero() || d.Before(lapse))
		})
		if !inForce {
			return false
		}
		if !d.Add(r.For).After(on) {
			return true
		}
	}
	return false
}

// hadBefore is the plain reading of what was held at some time.
func hadBefore(c *credential.Catalog, record credential.Record, r credential.Had, on credential.Date) bool {
	return slices.ContainsFunc(record.Holdings, func(h credential.Holding) bool {
		from, lapse := termOf(c, h)
		recent := r.Within.IsZero() || lapse.IsZero() || on.Before(lapse) || !on.Add(r.Within.Negate()).After(lapse)
		return accepted(c, h, r.Credential) && !on.Before(from) && recent && from.Before(orFar(lapse))
	})
}

func orFar(d credential.Date) credential.Date {
	if d.IsZero() {
		return credential.Date{Year: 9999, Month: 1, Day: 1}
	}
	return d
}

func TestTimesOfHoldingAreCountedDayByDay(t *testing.T) {
	c, m := parsed(t, lab), newMaker(t)
	lasted, had := 0, 0
	for range 400 {
		var record credential.Record
		for range 1 + m.IntN(4) {
			if h := m.holding(); !h.Awarded.IsZero() || !h.Expected.IsZero() {
				record.Holdings = append(record.Holdings, h)
			}
		}
		of := pick[credential.ID](m, "d/any", "x/card", "x/license", "x/exam")
		long := credential.Holds{Credential: of, For: pick(m, credential.Period{Days: 20}, credential.Period{Months: 1}, credential.Period{Months: 12}, credential.Period{Months: 13, Days: 5})}
		ever := credential.Had{Credential: of, Within: m.period()}
		on := m.date()
		record.Holdings = append(record.Holdings, Proven(c, record, on)...) // none of which lapses here
		v := verdictOn(c, record, long, on, false)
		for _, day := range edgesOf(v.sure, on.DayNumber(), m) {
			later := credential.DateOfDay(day)
			want := heldFor(c, record, long, later)
			if got := v.sure.Contains(day); got != want {
				t.Fatalf("%+v of %+v: met on %s = %t, want %t", long, record.Holdings, later, got, want)
			}
			if want {
				lasted++
			}
		}
		v = verdictOn(c, record, ever, on, false)
		for _, day := range edgesOf(v.sure, on.DayNumber(), m) {
			later := credential.DateOfDay(day)
			want := hadBefore(c, record, ever, later)
			if got := v.sure.Contains(day); got != want {
				t.Fatalf("%+v of %+v: met on %s = %t, want %t", ever, record.Holdings, later, got, want)
			}
			if want {
				had++
			}
		}
	}
	if lasted < 50 || had < 50 {
		t.Errorf("%d times of holding were long enough and %d were remembered, want at least 50 of each", lasted, had)
	}
}
