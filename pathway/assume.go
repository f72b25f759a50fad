package pathway

import (
	"fmt"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
)

// What a record can leave unsaid, in the words in which Route.Assumed lists it.

// unsaidAward names what is not said of a holding: the day of its award, the
// accreditation of its program on that day, or both; "" for neither.
func unsaidAward(c *credential.Catalog, holding credential.ID, day, accreditation bool) string {
	name := c.NameOf(holding)
	switch {
	case day && accreditation:
		return "the day of the award of " + name + " and the accreditation of its program"
	case day:
		return "the day of the award of " + name
	case accreditation:
		return "the accreditation of the program of " + name
	}
	return ""
}

// unsaidAccreditation names the accreditation of a program that a step attends.
func unsaidAccreditation(program credential.Program) string {
	return "the accreditation of " + program.Name
}

// unsaidRenewal names the renewal, on a day, of what then lapsed.
func unsaidRenewal(c *credential.Catalog, holding credential.ID, lapse credential.Date) string {
	return fmt.Sprintf("%s was renewed after %s", c.NameOf(holding), lapse)
}

// unsaidStudy names what is not said of studies in the field that is asked for,
// unsaidTaught of what a program taught.
func unsaidStudy(c *credential.Catalog, in credential.Field) string {
	return "the grade or the day of studies in " + c.FieldName(in)
}

func unsaidTaught(program credential.Program) string {
	return "the grade or the day of " + program.Name
}

// unsaidAge names the age of a person whose day of birth is not said.
func unsaidAge(r credential.Age) string {
	return fmt.Sprintf("the person is at least %d years old", r.Years)
}

// presumes reports whether the judge takes as so what the record does not say,
// and notes that it mattered.
func (j *judge) presumes(unsaid string) bool {
	_, so := j.presumed[unsaid]
	if so {
		j.presumed[unsaid] = true
	}
	return so
}

// presumedHolding returns the days on which a holding meets a requirement if
// what is presumed of it is so; maybe are those on which it may.
func (j *judge) presumedHolding(h *held, r credential.Holds, maybe days.Set) days.Set {
	accreditation := j.accredited(h, r.AccreditedBy) == Unknown
	program, _ := j.catalog.Program(h.Program)
	unsaid := unsaidAward(j.catalog, h.Credential, !r.Within.IsZero() && h.award().IsZero(), accreditation)
	if h.planned && accreditation {
		unsaid = unsaidAccreditation(program)
	}
	if unsaid != "" && !j.presumes(unsaid) {
		return nil
	}
	entry, _ := j.catalog.Credential(h.Credential)
	lapse := h.lapse(entry)
	after := maybe.Within(endOf(lapse), days.Never)
	if len(after) > 0 && !j.presumes(unsaidRenewal(j.catalog, h.Credential, lapse)) {
		return maybe.Within(days.LongAgo, endOf(lapse))
	}
	return maybe
}
