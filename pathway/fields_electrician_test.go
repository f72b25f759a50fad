package pathway_test

import (
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// askElectrician asks testdata/catalogs/fields/electrician.json.
func askElectrician(t *testing.T) {
	t.Run("hours", func(t *testing.T) { runFieldCases(t, "electrician.json", electricianHours) })
	t.Run("terms", func(t *testing.T) { runFieldCases(t, "electrician.json", electricianTerms) })
	t.Run("plans", func(t *testing.T) { runFieldPlans(t, "electrician.json", electricianPlans) })
}

// Facts of the records. Hours in all are spread over the days of a job; who does not say
// "supervised" was not.
const (
	residential6000 = `{"fields": ["electrical/specialty/residential"], "from": "2015-01-01", "until": "2018-01-01", "hours": 6000, "supervised": true}`
	commercial4000  = `{"fields": ["electrical/commercial"], "from": "2018-01-01", "until": "2020-01-01", "hours": 4000, "supervised": true}`
	classes96       = `"studies": [{"in": "electrical-classes", "credits": "96 clock", "on": "2020-01-01"}]`
	apprenticed     = `{"credential": "certificate/electrical-apprenticeship", "awarded": "2023-07-15"}`
	// qualified is all that the journey level examination asks for.
	qualified = `"jobs": [` + residential6000 + `, ` + commercial4000 + `], ` + classes96 + `, "holdings": [` + apprenticed
)

var electricianHours = []fieldCase{
	{
		name:   "of 6,000 hours in a specialty 4,000 count: with 4,000 of new installation 8,000, and 96 hours in class",
		record: `{"jobs": [` + residential6000 + `, ` + commercial4000 + `], ` + classes96 + `}`,
		target: "wa-lni/journey-exam", on: "2023-06-30", want: "met",
	},
	{
		// 6,000 + 1,000 hours in specialties are 4,000; 4,000 + 3,900 are 7,900.
		name: "two specialties have one cap together, so 100 hours are missing",
		record: `{"jobs": [` + residential6000 + `,
		  {"fields": ["electrical/specialty/limited-energy"], "from": "2018-01-01", "until": "2019-01-01", "hours": 1000, "supervised": true},
		  {"fields": ["electrical/commercial"], "from": "2019-01-01", "until": "2021-01-01", "hours": 3900, "supervised": true}], ` + classes96 + `}`,
		target: "wa-lni/journey-exam", on: "2023-06-30", want: "unmet", words: "7,900 hours so far, 100 more needed",
	},
	{
		// 4,000 + 3,000 + 1,000 are 8,000, of which only 3,000 are new installation.
		name: "other work fills the 8,000 hours and not the 4,000 of new installation",
		record: `{"jobs": [` + residential6000 + `,
		  {"fields": ["electrical/general"], "from": "2018-01-01", "until": "2019-01-01", "hours": 1000, "supervised": true},
		  {"fields": ["electrical/commercial"], "from": "2019-01-01", "until": "2021-01-01", "hours": 3000, "supervised": true}], ` + classes96 + `}`,
		target: "wa-lni/journey-exam", on: "2023-06-30", want: "unmet", words: "1,000 more needed",
	},
	{
		name: "hours of a specialty of 2,000 hours do not count for the journey level",
		record: `{"jobs": [` + commercial4000 + `,
		  {"fields": ["appliance-repair"], "from": "2020-01-01", "until": "2022-01-01", "hours": 4000, "supervised": true}], ` + classes96 + `}`,
		target: "wa-lni/journey-exam", on: "2023-06-30", want: "unmet",
	},
	{
		// 1,460 days of 40 hours a week are 8,342 hours, all of new installation.
		name:   "who finished an apprenticeship has done its work",
		record: `{` + classes96 + `, "holdings": [{"credential": "certificate/electrical-apprenticeship", "program": "program/apprenticeship", "awarded": "2026-07-15"}]}`,
		target: "wa-lni/journey-exam", on: "2027-01-04", want: "met",
	},
	{
		name: "and they do for that specialty, with 24 hours in class",
		record: `{"jobs": [{"fields": ["appliance-repair"], "from": "2020-01-01", "until": "2021-01-01", "hours": 2000, "supervised": true}],
		  "studies": [{"in": "electrical-classes", "credits": "24 clock", "on": "2020-06-01"}]}`,
		target: "wa-lni/appliance-exam", on: "2027-01-04", want: "met",
	},
	{
		name: "work that nobody supervised does not count",
		record: `{"jobs": [` + residential6000 + `,
		  {"fields": ["electrical/commercial"], "from": "2018-01-01", "until": "2020-01-01", "hours": 4000}], ` + classes96 + `}`,
		target: "wa-lni/journey-exam", on: "2023-06-30", want: "unmet",
	},
	{
		// 700 days of 40 hours a week are 4,000 hours; they are over on 2022-01-01 + 700.
		name: "a job that goes on brings the 4,000 hours on the day its 700 days are over",
		record: `{"jobs": [` + residential6000 + `, {"fields": ["electrical/commercial"], "from": "2022-01-01", "supervised": true}],
		  ` + classes96 + `, "holdings": [` + apprenticed + `]}`,
		target: "wa-lni/journey-exam", on: "2023-08-01", want: "pending 2023-12-02",
	},
	{
		name:   "until July 2026 who had begun before July 2023 needs no apprenticeship, and the record does not say",
		record: `{"jobs": [` + residential6000 + `, ` + commercial4000 + `], ` + classes96 + `}`,
		target: "wa-lni/journey-exam", on: "2026-06-30", want: "unknown",
	},
	{
		name:   "after that nobody is let off",
		record: `{"jobs": [` + residential6000 + `, ` + commercial4000 + `], ` + classes96 + `}`,
		target: "wa-lni/journey-exam", on: "2026-07-01", want: "unmet", words: "apprenticeship",
	},
	{
		name: "24 and 16 hours in class are 8 short of 48",
		record: `{"jobs": [` + residential6000 + `], "studies": [{"in": "electrical-classes", "credits": "24 clock", "on": "2016-01-01"},
		  {"in": "electrical-classes", "credits": "16 clock", "on": "2017-01-01"}]}`,
		target: "wa-lni/residential-exam", on: "2027-01-04", want: "unmet", words: "8 clock",
	},
	{
		name:   "credits of a college are no clock hours",
		record: `{"jobs": [` + residential6000 + `], "studies": [{"in": "electrical-classes", "credits": "30 semester", "on": "2016-01-01"}]}`,
		target: "wa-lni/residential-exam", on: "2027-01-04", want: "unmet",
	},
}

var electricianTerms = []fieldCase{
	{
		// 2023-05-10 and four years.
		name:   "the master examination waits until the certificate was held for four years",
		record: `{"holdings": [{"credential": "wa-lni/journey", "awarded": "2023-05-10", "expires": "2029-05-10"}]}`,
		target: "wa-lni/master-exam", on: "2027-01-04", want: "pending 2027-05-10",
	},
	{
		name:   "and may be sat on that day",
		record: `{"holdings": [{"credential": "wa-lni/journey", "awarded": "2023-05-10", "expires": "2029-05-10"}]}`,
		target: "wa-lni/master-exam", on: "2027-05-10", want: "met",
	},
	{
		// Held from 2021-05-10 to 2024-05-10 and again from 2024-06-01: four years from then.
		name: "a break of three weeks begins the four years anew",
		record: `{"holdings": [{"credential": "wa-lni/journey", "awarded": "2021-05-10", "expires": "2024-05-10"},
		  {"credential": "wa-lni/journey", "awarded": "2024-06-01", "expires": "2030-06-01"}]}`,
		target: "wa-lni/master-exam", on: "2027-01-04", want: "pending 2028-06-01",
	},
	{
		name: "terms that meet end to end are one: four years were over on 2025-05-10",
		record: `{"holdings": [{"credential": "wa-lni/journey", "awarded": "2021-05-10", "expires": "2024-05-10"},
		  {"credential": "wa-lni/journey", "awarded": "2024-05-10", "expires": "2030-05-10"}]}`,
		target: "wa-lni/master-exam", on: "2027-01-04", want: "met",
	},
	{
		name:   "a term of three years lasts up to the day before",
		record: `{"holdings": [{"credential": "wa-lni/journey", "awarded": "2024-03-01", "expires": "2027-03-01"}]}`,
		target: "wa-lni/journey", on: "2027-02-28", want: "held",
	},
	{
		name:   "and not on the day itself",
		record: `{"holdings": [{"credential": "wa-lni/journey", "awarded": "2024-03-01", "expires": "2027-03-01"}]}`,
		target: "wa-lni/journey", on: "2027-03-01", want: "not held",
	},
	{
		// The term is 2024-03-01 to 2027-03-01; the 8 hours of 2023 are of the term before.
		name: "of 24 hours of education those of this term count",
		record: `{"holdings": [{"credential": "wa-lni/journey", "awarded": "2024-03-01"}],
		  "units": [{"for": "wa-lni/journey", "units": 8, "on": "2023-10-01"}, {"for": "wa-lni/journey", "units": 12, "on": "2025-10-01"}]}`,
		target: "wa-lni/journey", on: "2027-01-04", want: "held", words: "12 of 24",
	},
	{
		name:   "a failed try waits 14 days",
		record: `{` + qualified + `], "attempts": [{"exam": "wa-lni/journey-exam", "on": "2027-01-02"}]}`,
		target: "wa-lni/journey-exam", on: "2027-01-04", want: "pending 2027-01-16",
	},
	{
		// 2026-10-05 is 91 days before.
		name:   "a pass that nobody filed for within 90 days is of no use",
		record: `{` + qualified + `, {"credential": "wa-lni/journey-exam", "awarded": "2026-10-05"}]}`,
		target: "wa-lni/journey", on: "2027-01-04", want: "unmet",
	},
}

// byLetter asks for a way from 2027-01-04 on by the letter: a job begins on the day on
// which its rule lets it.
func byLetter(target credential.ID) pathway.Query {
	return pathway.Query{Letter: true, Target: target, Start: credential.Date{Year: 2027, Month: 1, Day: 4}, Seek: new(credential.Period)}
}

var electricianPlans = []fieldPlan{
	{
		// The apprenticeship takes four years. These are at least 1,460 days, so that its work
		// is at least 8,342 hours, all of them of new installation. 36.40 for the trainee
		// certificate and 90 for the application; what the apprenticeship and the examination
		// cost is not known.
		name:   "from school to the journey level",
		record: `{"born": "2007-01-01", "holdings": [{"credential": "diploma/high-school"}]}`,
		query:  byLetter("wa-lni/journey"),
		finish: "2031-01-04", cost: "126.40 USD + 2",
		steps: "wa-lni/trainee:online 2027-01-04 > program/apprenticeship 2027-01-04..2031-01-04 > " +
			"wa-lni/journey-exam:psi 2031-01-04 > wa-lni/journey:application 2031-01-04",
	},
	{
		// 4,000 hours take 700 days; the classes run beside the work.
		name:   "to the residential specialty",
		record: `{"born": "2007-01-01"}`,
		query:  byLetter("wa-lni/residential"),
		finish: "2028-12-04", cost: "126.40 USD + 2",
		steps: "wa-lni/trainee:online 2027-01-04 > program/basic-classes 2027-01-04..2027-02-15 > " +
			"role/residential-trainee 2027-01-04..2028-12-04 > wa-lni/residential-exam:psi 2028-12-04 > wa-lni/residential:application 2028-12-04",
	},
	{
		name:   "an administrator needs no hours",
		record: `{}`,
		query:  byLetter("wa-lni/administrator"),
		finish: "2027-01-04", cost: "90 USD + 1",
		steps: "wa-lni/administrator-exam:psi > wa-lni/administrator:application",
	},
	{
		// The term of 2024-05-10 ends a year before the four years do, so it is renewed once.
		name:   "to the master, by a renewal",
		record: `{"holdings": [{"credential": "wa-lni/journey", "awarded": "2024-05-10"}]}`,
		query:  byLetter("wa-lni/master"),
		finish: "2028-05-10", cost: "90 USD + 2",
		steps: "renew wa-lni/journey:fee 2027-05-10 > wa-lni/master-exam:psi 2028-05-10 > wa-lni/master:application 2028-05-10",
	},
	{
		name:   "after a failed try, 14 days later",
		record: `{` + qualified + `], "attempts": [{"exam": "wa-lni/journey-exam", "on": "2027-01-02"}]}`,
		query:  byLetter("wa-lni/journey"),
		finish: "2027-01-16", cost: "90 USD + 1",
		steps: "wa-lni/journey-exam:psi 2027-01-16 > wa-lni/journey:application 2027-01-16",
	},
	{
		// 2026-10-06 and 90 days are 2027-01-04.
		name:   "90 days after the lapse the fee of a late renewal is the way back",
		record: `{` + qualified + `, {"credential": "wa-lni/journey", "awarded": "2023-10-06", "expires": "2026-10-06"}]}`,
		query:  byLetter("wa-lni/journey"),
		finish: "2027-01-04", cost: "0 USD + 1",
		steps: "return wa-lni/journey:late 2027-01-04",
	},
	{
		name:   "a day later the examination is taken anew",
		record: `{` + qualified + `, {"credential": "wa-lni/journey", "awarded": "2023-10-05", "expires": "2026-10-05"}]}`,
		query:  byLetter("wa-lni/journey"),
		finish: "2027-01-04", cost: "90 USD + 1",
		steps: "wa-lni/journey-exam:psi 2027-01-04 > wa-lni/journey:application 2027-01-04",
	},
	{
		name:   "there is no apprenticeship without a diploma, which nothing here leads to",
		record: `{"born": "2007-01-01"}`,
		query:  byLetter("wa-lni/journey"),
		steps:  "high school diploma",
	},
}
