package pathway

import (
	"cmp"
	"fmt"
	"strconv"

	"github.com/credpath/credpath/credential"
)

// An Assumption is one thing that the record does not say and a query lets stand
// as so. Kind and the data beside it say it whole; Text is the same in English,
// with the names of the catalog.
type Assumption struct {
	Kind  AssumptionKind // "" in a route filed in the first form, which has the words alone
	Entry credential.ID
	Field credential.Field
	Years int
	Date  credential.Date
	Place credential.Place
	Score credential.Points
	Text  string
}

// An AssumptionKind says what is assumed. The list is closed.
type AssumptionKind string

// The kinds of assumption, each with what it is about.
const (
	// AssumedAwardDay: the holding of Entry was awarded recently enough.
	AssumedAwardDay AssumptionKind = "award-day"
	// AssumedAccreditation: the program of the holding of Entry was accredited.
	AssumedAccreditation AssumptionKind = "accreditation"
	// AssumedAward: both of these, of the holding of Entry.
	AssumedAward AssumptionKind = "award-day-and-accreditation"
	// AssumedProgram: the program Entry, which a step attends, is accredited.
	AssumedProgram AssumptionKind = "program-accreditation"
	// AssumedRenewed: the holding of Entry was renewed after Date, on which its term ended.
	AssumedRenewed AssumptionKind = "renewed"
	// AssumedKept: what has to hold for the holding of Entry to stay in force was kept up
	// after Date, the last day on which the record shows it.
	AssumedKept AssumptionKind = "kept"
	// AssumedStudies: the grade or the day of studies in Field is good enough.
	AssumedStudies AssumptionKind = "studies"
	// AssumedTaught: the grade or the day of what the program Entry taught is good enough.
	AssumedTaught AssumptionKind = "taught"
	// AssumedCredit: the program Entry, of a holding, gave as much credit as is asked for,
	// with a grade and on a day that is good enough.
	AssumedCredit AssumptionKind = "credit"
	// AssumedPractice: the program Entry, of a holding, was attended by an offer in which as
	// much work is done as is asked for, and that is done.
	AssumedPractice AssumptionKind = "practice"
	// AssumedAge: the person is at least so many Years old.
	AssumedAge AssumptionKind = "age"
	// AssumedScore: the score in Entry is Score or more, and recent enough.
	AssumedScore AssumptionKind = "score"
	// AssumedResidence: the person lives in Place.
	AssumedResidence AssumptionKind = "residence"
	// AssumedAttested: somebody attests Entry.
	AssumedAttested AssumptionKind = "attested"
)

// String returns the words of the assumption.
func (a Assumption) String() string { return a.Text }

// Compare orders assumptions by kind, entry, field, years, date, place, score and text.
func (a Assumption) Compare(b Assumption) int {
	return cmp.Or(
		cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Entry, b.Entry), cmp.Compare(a.Field, b.Field),
		cmp.Compare(a.Years, b.Years), a.Date.Compare(b.Date), cmp.Compare(a.Place, b.Place),
		cmp.Compare(a.Score.Hundredths, b.Score.Hundredths), cmp.Compare(a.Text, b.Text),
	)
}

// key returns the assumption as judge and planner know it: without its text, if
// it can do without.
func (a Assumption) key() Assumption {
	if a.Kind != "" {
		a.Text = ""
	}
	return a
}

// worded returns the assumption with its text.
func (a Assumption) worded(c *credential.Catalog) Assumption {
	a.Text = assumptionText(c, a)
	return a
}

// assumptionText returns an assumption in words.
func assumptionText(c *credential.Catalog, a Assumption) string {
	switch a.Kind {
	case "":
		return a.Text
	case AssumedAwardDay:
		return "the day of the award of " + c.NameOf(a.Entry)
	case AssumedAccreditation:
		return "the accreditation of the program of " + c.NameOf(a.Entry)
	case AssumedAward:
		return "the day of the award of " + c.NameOf(a.Entry) + " and the accreditation of its program"
	case AssumedProgram:
		return "the accreditation of " + c.NameOf(a.Entry)
	case AssumedRenewed:
		return fmt.Sprintf("%s was renewed after %s", c.NameOf(a.Entry), a.Date)
	case AssumedKept:
		entry, _ := c.Credential(a.Entry)
		return fmt.Sprintf("for %s this was kept up after %s: %s", c.NameOf(a.Entry), a.Date, c.Phrase(entry.While.Ask))
	case AssumedStudies:
		return "the grade or the day of studies in " + c.FieldName(a.Field)
	case AssumedTaught:
		return "the grade or the day of " + c.NameOf(a.Entry)
	case AssumedCredit:
		return "how much credit " + c.NameOf(a.Entry) + " gave"
	case AssumedPractice:
		return "how much work was done in " + c.NameOf(a.Entry)
	case AssumedAge:
		return fmt.Sprintf("the person is at least %d years old", a.Years)
	case AssumedScore:
		return "a score of " + a.Score.String() + " or more in " + c.ScoreName(a.Entry)
	case AssumedResidence:
		return "the person lives in " + a.Place.Words()
	case AssumedAttested:
		attestation, _ := c.Attestation(a.Entry)
		return cmp.Or(attestation.Of, string(a.Entry))
	}
	return string(a.Kind) // of a later version, in a route from elsewhere
}

// questionText returns an assumption in words that fit after "whether".
func questionText(c *credential.Catalog, a Assumption) string {
	switch a.Kind {
	case AssumedAwardDay:
		return c.NameOf(a.Entry) + " was awarded recently enough"
	case AssumedAccreditation:
		return "the program of " + c.NameOf(a.Entry) + " was accredited"
	case AssumedAward:
		return c.NameOf(a.Entry) + " was awarded recently enough, by a program that was accredited"
	case AssumedProgram:
		return c.NameOf(a.Entry) + " is accredited"
	case AssumedStudies:
		return "the grade and the day of the studies in " + c.FieldName(a.Field) + " are good enough"
	case AssumedTaught:
		return "the grade and the day of " + c.NameOf(a.Entry) + " are good enough"
	case AssumedCredit:
		return c.NameOf(a.Entry) + " gave as much credit as is asked for"
	case AssumedPractice:
		return "as much work was done in " + c.NameOf(a.Entry) + " as is asked for"
	case AssumedScore:
		return "the score in " + c.ScoreName(a.Entry) + " is " + a.Score.String() + " or more"
	case AssumedAttested:
		return strconv.Quote(assumptionText(c, a)) + " is so"
	}
	return assumptionText(c, a) // which is a sentence
}

// What a record can leave unsaid, without text; the zero Assumption is nothing.

// unsaidAward is what a holding leaves open: the day of its award, the
// accreditation of its program on that day, or both.
func unsaidAward(holding credential.ID, day, accreditation bool) Assumption {
	switch {
	case day && accreditation:
		return Assumption{Kind: AssumedAward, Entry: holding}
	case day:
		return Assumption{Kind: AssumedAwardDay, Entry: holding}
	case accreditation:
		return Assumption{Kind: AssumedAccreditation, Entry: holding}
	}
	return Assumption{}
}

// unsaidRenewal is the renewal, on a day, of what then lapsed.
func unsaidRenewal(holding credential.ID, lapse credential.Date) Assumption {
	return Assumption{Kind: AssumedRenewed, Entry: holding, Date: lapse}
}

// unsaidWhile is that what has to hold for a holding to stay in force was kept up after a
// day.
func unsaidWhile(holding credential.ID, last credential.Date) Assumption {
	return Assumption{Kind: AssumedKept, Entry: holding, Date: last}
}
