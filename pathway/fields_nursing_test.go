package pathway_test

import (
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// askNursing asks testdata/catalogs/fields/nursing.json.
func askNursing(t *testing.T) {
	runFieldCases(t, "nursing.json", nursingExam)
	runFieldCases(t, "nursing.json", nursingLicense)
	runFieldPlans(t, "nursing.json", nursingPlans(t))
}

// What candidates have in common: a degree from a program that the Kentucky board approved,
// the sworn application, and the Kentucky examination in law.
const (
	nursingDegree = `{"credential": "degree/associate/nursing", "program": "kctcs/nursing-aas", "awarded": "2025-12-18"}`
	nursingLaw    = `{"credential": "kbn/jurisprudence-exam/rn", "awarded": "2026-01-20"}`
	nursingSwears = "attest sworn application: English is understood, convictions and discipline are reported"
	nursingSworn  = `"attested": [{"id": "kbn/sworn-application"}]`
)

// nursingRecord writes a record of holdings and further members.
func nursingRecord(holdings []string, more ...string) string {
	return `{` + strings.Join(append([]string{`"holdings": [` + strings.Join(holdings, ", ") + `]`}, more...), ", ") + `}`
}

// nursingCheck has a background check of a day.
func nursingCheck(day string) string {
	return `{"credential": "kbn/background-check", "awarded": "` + day + `"}`
}

// nursingCandidate has everything for the NCLEX-RN, with a background check of a day.
func nursingCandidate(checked string, more ...string) string {
	return nursingRecord([]string{nursingDegree, nursingCheck(checked), nursingLaw}, append(more, nursingSworn)...)
}

// nursingFailed has failed tries of the NCLEX-RN.
func nursingFailed(days ...string) string {
	var tries []string
	for _, day := range days {
		tries = append(tries, `{"exam": "ncsbn/nclex-rn/ky", "on": "`+day+`"}`)
	}
	return `"attempts": [` + strings.Join(tries, ", ") + `]`
}

// nursingExam has questions about sitting the NCLEX.
var nursingExam = []fieldCase{
	{
		name:   "a graduate with all papers may sit",
		record: nursingCandidate("2026-12-01"),
		target: "ncsbn/nclex-rn/ky", on: "2027-01-04", want: "sit met",
	},
	{
		// Without the examination in law the board does not make anybody eligible.
		name:   "the examination in law comes first",
		record: nursingRecord([]string{nursingDegree, nursingCheck("2026-12-01")}, nursingSworn),
		target: "ncsbn/nclex-rn/ky", on: "2027-01-04", want: "sit unmet", words: "jurisprudence",
	},
	{
		// Six months before 2027-01-04 is 2026-07-04, which is in it.
		name:   "a background check of six months to the day counts",
		record: nursingCandidate("2026-07-04"),
		target: "ncsbn/nclex-rn/ky", on: "2027-01-04", want: "sit met",
	},
	{
		name:   "a background check of a day more does not",
		record: nursingCandidate("2026-07-03"),
		target: "ncsbn/nclex-rn/ky", on: "2027-01-04", want: "sit unmet", words: "criminal background check",
	},
	{
		// The Kentucky board approves the programs of its state, the other boards theirs.
		name: "a program that another state's board approved will do",
		record: nursingRecord([]string{`{"credential": "degree/bachelor/nursing", "school": "Ohio State", "accreditedBy": ["other-board"], "awarded": "2026-05-10"}`,
			nursingCheck("2026-12-01"), nursingLaw}, nursingSworn),
		target: "ncsbn/nclex-rn/ky", on: "2027-01-04", want: "sit met",
	},
	{
		name: "one of which nobody said who approved it leaves it open",
		record: nursingRecord([]string{`{"credential": "degree/bachelor/nursing", "school": "Online Nurses", "awarded": "2026-05-10"}`,
			nursingCheck("2026-12-01"), nursingLaw}, nursingSworn),
		target: "ncsbn/nclex-rn/ky", on: "2027-01-04", want: "sit unknown",
	},
	{
		name: "one that no board approved does not",
		record: nursingRecord([]string{`{"credential": "degree/bachelor/nursing", "school": "Online Nurses", "notAccreditedBy": ["kbn", "other-board"], "awarded": "2026-05-10"}`,
			nursingCheck("2026-12-01"), nursingLaw}, nursingSworn),
		target: "ncsbn/nclex-rn/ky", on: "2027-01-04", want: "sit unmet", words: "not accredited",
	},
	{
		// 29 days of January are left after the 2nd, and 16 more make 45.
		name:   "a failed candidate sits again after 45 days",
		record: nursingCandidate("2026-12-01", nursingFailed("2027-01-02")),
		target: "ncsbn/nclex-rn/ky", on: "2027-01-04", want: "sit pending 2027-02-16",
	},
	{
		name:   "and on the 45th day at once",
		record: nursingCandidate("2026-12-01", nursingFailed("2027-01-02")),
		target: "ncsbn/nclex-rn/ky", on: "2027-02-16", want: "sit met",
	},
	{
		// The ninth try would be 45 days after 2026-11-16, on 2026-12-31. The year before that
		// has eight; on 2027-01-05 the first of them is a year ago.
		name: "eight tries in a year are the most",
		record: nursingCandidate("2026-12-01", nursingFailed("2026-01-05", "2026-02-19", "2026-04-05", "2026-05-20",
			"2026-07-04", "2026-08-18", "2026-10-02", "2026-11-16")),
		target: "ncsbn/nclex-rn/ky", on: "2026-12-31", want: "sit pending 2027-01-05",
	},
	{
		// The statute asks for the program in practical nursing, not for more than that.
		name: "a degree in nursing is no diploma in practical nursing",
		record: nursingRecord([]string{nursingDegree, nursingCheck("2026-12-01"),
			`{"credential": "kbn/jurisprudence-exam/lpn", "awarded": "2026-12-05"}`}, nursingSworn),
		target: "ncsbn/nclex-pn/ky", on: "2027-01-04", want: "sit unmet", words: "practical nursing",
	},
}

// A license that was issued on 2026-06-15: a year on is 2027-06-15, and so it runs through
// 2027-10-31. One that was issued on 2027-01-15 runs through the same day, by its record.
const (
	nursingOfJune    = `{"credential": "kbn/rn-license", "awarded": "2026-06-15"}`
	nursingOfJanuary = `{"credential": "kbn/rn-license", "awarded": "2027-01-15", "expires": "2027-11-01"}`
	nursingOfOhio    = `{"credential": "other-state/rn-license", "awarded": "2020-08-03", "expires": "2027-11-01"}`
	nursingOfOldOhio = `{"credential": "other-state/rn-license", "awarded": "2020-08-03", "expires": "2025-11-01"}`
)

// nursingLicense has questions about licenses and work.
var nursingLicense = []fieldCase{
	{
		name:   "who passed is licensed",
		record: nursingCandidate("2026-12-01", `"attempts": [{"exam": "ncsbn/nclex-rn/ky", "on": "2027-01-04", "passed": true}]`),
		target: "kbn/rn-license", on: "2027-01-08", want: "met",
	},
	{
		// The license of Ohio shows the degree and the NCLEX, which the record does not have.
		name:   "a license of another state is endorsed",
		record: nursingRecord([]string{nursingOfOhio, nursingCheck("2026-12-01"), nursingLaw}, nursingSworn),
		target: "kbn/rn-license", on: "2027-01-04", want: "met", words: "shown by the License of another state",
	},
	{
		name:   "a lapsed one is not",
		record: nursingRecord([]string{nursingOfOldOhio, nursingCheck("2026-12-01"), nursingLaw}, nursingSworn),
		target: "kbn/rn-license", on: "2027-01-04", want: "unmet",
	},
	{name: "a license of June runs through the October after next", record: nursingRecord([]string{nursingOfJune}), target: "kbn/rn-license", on: "2027-10-31", want: "held"},
	{
		name:   "on the day after nobody knows whether it was renewed",
		record: nursingRecord([]string{nursingOfJune}),
		target: "kbn/rn-license", on: "2027-11-01", want: "unknown", words: "its term ended on 2027-11-01",
	},
	{name: "a license of January runs through the next October", record: nursingRecord([]string{nursingOfJanuary}), target: "kbn/rn-license", on: "2027-10-31", want: "held"},
	{
		// There is no grace; the way back costs 135.
		name:   "without renewal it is gone on the first of November",
		record: nursingRecord([]string{nursingOfJanuary}),
		target: "kbn/rn-license", on: "2027-11-01", want: "not held", words: "135 USD",
	},
	{
		// 2029-03-01 is in the second year after the lapse: twice 14 hours.
		name:   "each year since is 14 hours on the way back",
		record: nursingRecord([]string{nursingOfJanuary}),
		target: "kbn/rn-license", on: "2029-03-01", want: "not held", words: "28",
	},
	{
		name:   "after more than five years the board says what it asks for",
		record: nursingRecord([]string{nursingOfJanuary}),
		target: "kbn/rn-license", on: "2033-01-03", want: "not held", words: "not stated here",
	},
	{
		// Hours of October 2026 belong to the licensure year before.
		name:   "hours count for the year in which they were earned",
		record: nursingRecord([]string{nursingOfJanuary}, `"units": [{"for": "kbn/rn-license", "units": 5, "on": "2026-10-20"}, {"for": "kbn/rn-license", "units": 9, "on": "2027-03-01"}]`),
		target: "kbn/rn-license", on: "2027-06-01", want: "held", words: "9 of 14",
	},
	{
		name:   "who lives in Louisville gets the multistate license",
		record: nursingRecord([]string{nursingOfJune}, `"residence": "us/ky/jefferson"`, `"attested": [{"id": "nlc/uniform-requirements"}]`),
		target: "kbn/rn-license/multistate", on: "2027-01-04", want: "met",
	},
	{
		name:   "who lives in Illinois does not",
		record: nursingRecord([]string{nursingOfJune}, `"residence": "us/il"`, `"attested": [{"id": "nlc/uniform-requirements"}]`),
		target: "kbn/rn-license/multistate", on: "2027-01-04", want: "unmet",
	},
	{
		name:   "of who says only the country it is not known",
		record: nursingRecord([]string{nursingOfJune}, `"residence": "us"`, `"attested": [{"id": "nlc/uniform-requirements"}]`),
		target: "kbn/rn-license/multistate", on: "2027-01-04", want: "unknown",
	},
	{
		name:   "a multistate license of Ohio is enough to work in Kentucky",
		record: nursingRecord([]string{`{"credential": "other-state/rn-license/multistate", "awarded": "2020-08-03", "expires": "2027-11-01"}`}),
		target: "role/registered-nurse", on: "2027-01-04", want: "met",
	},
	{
		name:   "a license for Ohio alone is not",
		record: nursingRecord([]string{nursingOfOhio}),
		target: "role/registered-nurse", on: "2027-01-04", want: "unmet",
	},
}

// nursingPlans has questions for a way.
func nursingPlans(t *testing.T) []fieldPlan {
	ask := func(target credential.ID, start string) pathway.Query {
		return pathway.Query{Letter: true, Target: target, Start: fieldDay(t, start)}
	}
	return []fieldPlan{
		{
			// The check takes five days, the board twenty, the result four: 01-04, 01-09, 01-29,
			// 02-02. 53.25 + 15 + 325 = 393.25, and the license is in that.
			name:   "a graduate",
			record: nursingRecord([]string{nursingDegree}),
			query:  ask("role/registered-nurse", "2027-01-04"),
			finish: "2027-02-02", cost: "393.25 USD",
			steps: "kbn/jurisprudence-exam/rn 2027-01-04 > " +
				"kbn/background-check 2027-01-04..2027-01-09 > " +
				nursingSwears + " 2027-01-09 > " +
				"ncsbn/nclex-rn/ky 2027-01-09..2027-02-02 sat 2027-01-29 > " +
				"kbn/rn-license:examination 2027-02-02",
		},
		{
			// 45 days after 2027-01-02 is 02-16, 20 days before that 01-27, four days after it
			// 02-20. Both fees are due again.
			name:   "a failed candidate",
			record: nursingCandidate("2026-12-01", nursingFailed("2027-01-02")),
			query:  ask("kbn/rn-license", "2027-01-04"),
			finish: "2027-02-20", cost: "325 USD",
			steps: "ncsbn/nclex-rn/ky 2027-01-27..2027-02-20 sat 2027-02-16 > " +
				"kbn/rn-license:examination 2027-02-20",
		},
		{
			// Six months before 01-27, the day of the application, is 2026-07-27: a check of
			// 07-20 is too old, and there is time for another one.
			name:   "a failed candidate with an old background check",
			record: nursingCandidate("2026-07-20", nursingFailed("2027-01-02")),
			query:  ask("kbn/rn-license", "2027-01-04"),
			finish: "2027-02-20", cost: "378.25 USD",
			steps: "kbn/background-check 2027-01-04..2027-01-09 > " +
				"ncsbn/nclex-rn/ky 2027-01-27..2027-02-20 sat 2027-02-16 > " +
				"kbn/rn-license:examination 2027-02-20",
		},
		{
			// The class of January begins on 01-08 and takes two years and four months, to
			// 2029-05-08. Then it is 20 days and 4: 05-28, 06-01. 13490 + 393.25.
			name:   "nothing yet",
			record: `{}`,
			query:  ask("kbn/rn-license", "2027-01-04"),
			finish: "2029-06-01", cost: "13883.25 USD",
			steps: "kbn/jurisprudence-exam/rn > " +
				"kctcs/nursing-aas > " +
				"kbn/background-check > " +
				nursingSwears + " > " +
				"ncsbn/nclex-rn/ky > " +
				"kbn/rn-license:examination",
		},
		{
			// A semester of prerequisites from 2027-01-08 to 05-08, the bridge from 08-15 to
			// 2028-12-15, then 20 days and 4: 2029-01-04, 01-08. 2660 + 6840 + 393.25.
			name: "a practical nurse",
			record: nursingRecord([]string{`{"credential": "diploma/practical-nursing", "program": "kctcs/practical-nursing", "awarded": "2026-05-10"}`,
				`{"credential": "kbn/lpn-license", "awarded": "2026-06-15"}`}),
			query:  ask("kbn/rn-license", "2027-01-04"),
			finish: "2029-01-08", cost: "9893.25 USD",
			steps: "kbn/jurisprudence-exam/rn > " +
				"kctcs/bridge-prerequisites > " +
				"kctcs/lpn-rn-bridge > " +
				"kbn/background-check > " +
				nursingSwears + " > " +
				"ncsbn/nclex-rn/ky > " +
				"kbn/rn-license:examination",
		},
		{
			// Five days for the check and twenty for the board: 01-09, 01-29.
			// 53.25 + 15 + 165.
			name:   "a nurse from Ohio",
			record: nursingRecord([]string{nursingOfOhio}),
			query:  ask("kbn/rn-license", "2027-01-04"),
			finish: "2027-01-29", cost: "233.25 USD",
			steps: "kbn/jurisprudence-exam/rn 2027-01-04 > " +
				"kbn/background-check 2027-01-04..2027-01-09 > " +
				nursingSwears + " 2027-01-09 > " +
				"kbn/rn-license:endorsement 2027-01-09..2027-01-29",
		},
		{
			// Five days for the check, then the way back: 53.25 + 135.
			name:   "a lapsed license",
			record: nursingRecord([]string{nursingOfJanuary}, nursingSworn),
			query:  ask("kbn/rn-license", "2028-03-01"),
			finish: "2028-03-06", cost: "188.25 USD",
			steps: "kbn/background-check 2028-03-01..2028-03-06 > " +
				"return kbn/rn-license:within-1-year 2028-03-06",
		},
		{
			name:   "a license that lapsed long ago",
			record: nursingRecord([]string{`{"credential": "kbn/rn-license", "awarded": "2010-06-15", "expires": "2015-11-01"}`}, nursingSworn),
			query:  ask("kbn/rn-license", "2027-01-04"),
			finish: "2027-01-09", cost: "188.25 USD",
			steps: "kbn/background-check 2027-01-04..2027-01-09 > " +
				"attest what the board asks for after more than five years, not stated here 2027-01-09 > " +
				"return kbn/rn-license:later 2027-01-09",
		},
		{
			// 393.25 is 293.25 more.
			name:   "a graduate with 100 dollars",
			record: nursingRecord([]string{nursingDegree}),
			query: pathway.Query{Letter: true, Target: "role/registered-nurse", Start: fieldDay(t, "2027-01-04"),
				Budget: credential.Money{Minor: 10000, Currency: "USD"}},
			steps: "293.25 USD",
		},
		{
			name:   "who lives in Illinois has no way to the multistate license",
			record: nursingRecord([]string{nursingOfJune}, `"residence": "us/il"`),
			query:  ask("kbn/rn-license/multistate", "2027-01-04"),
			steps:  "it takes residence in KY, US",
		},
	}
}
