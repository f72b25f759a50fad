package oracle

import "testing"

// residency has a program of nine or of five days, in which work is done at 20 hours a week.
const residency = `"credentials": [{"id": "d", "kind": "degree"}], "programs": [{"id": "p", "awards": ["d"], "works": {"fields": ["f/g"], "weekly": 20},
	"offers": [{"name": "long", "takes": "P9D", "price": "7 USD"}, {"name": "short", "takes": "P5D", "price": "9 USD"}]}],
	"roles": [{"id": "role/two", "requires": [{"ask": {"experience": {"in": ["f"], "for": "P2D"}}}]},
	{"id": "role/four", "requires": [{"ask": {"experience": {"in": ["f"], "for": "P4D"}}}]},
	{"id": "role/five", "requires": [{"ask": {"experience": {"in": ["f"], "for": "P5D"}}}]},
	{"id": "role/hours", "requires": [{"ask": {"experience": {"in": ["f"], "hours": 25, "supervised": true}}}]},
	{"id": "role/capped", "requires": [{"ask": {"experience": {"in": ["f"], "hours": 25, "atMost": [{"in": ["f/g"], "hours": 24}]}}}]},
	{"id": "role/share", "requires": [{"ask": {"experience": {"in": ["f"], "for": "P1D", "minShare": 51}}}]},
	{"id": "role/lately", "requires": [{"ask": {"experience": {"in": ["f"], "for": "P1D", "within": "P1Y"}}}]},
	{"id": "role/since", "requires": [{"ask": {"experience": {"in": ["f"], "for": "P1D", "since": "d"}}}]}]`

// attended is a record of a degree from the program, with what it says of the day.
func attended(day string) string {
	return `{"holdings": [{"credential": "d", "program": "p"` + day + `}]}`
}

var practiceFindings = []entryFinding{
	// Five days at half of full time are two and a half, nine are four and a half.
	{"each of its offers is enough", residency, "role/two", attended(`, "awarded": "2025-06-01"`), 0, "met "},
	{"without a day it is done all the same", residency, "role/two", attended(""), 0, "met "},
	{"it is done on the day of the award", residency, "role/two", attended(`, "expected": "2026-01-03"`), 0, "pending 2026-01-03"},
	{"by some day, and nobody knows when", residency, "role/two", attended(`, "by": "2025-06-01"`), 0, "met "},
	{"by some day to come", residency, "role/two", attended(`, "by": "2026-01-03"`), 0, "pending 2026-01-03"},
	{"one of its offers is enough", residency, "role/four", attended(`, "awarded": "2025-06-01"`), 0, "unknown "},
	{"none of them is", residency, "role/five", attended(`, "awarded": "2025-06-01"`), 0, "unmet "},
	// Nine days at 20 hours a week are 25 5/7 hours.
	{"it is supervised", residency, "role/hours", attended(`, "awarded": "2025-06-01"`), 0, "unknown "},
	{"no more of its kind counts than may", residency, "role/capped", attended(`, "awarded": "2025-06-01"`), 0, "unmet "},
	{"it is less than the share of full time", residency, "role/share", attended(`, "awarded": "2025-06-01"`), 0, "unmet "},
	{"when it was done is not asked", residency, "role/lately", attended(`, "awarded": "2025-06-01"`), 0, "unmet "},
	{"nor since when", residency, "role/since", attended(`, "awarded": "2025-06-01"`), 0, "unmet "},
	{"of the degree alone nobody knows the program", residency, "role/two", `{"holdings": [{"credential": "d", "awarded": "2025-06-01"}]}`, 0, "unmet "},
	{"a job adds nothing to it", residency, "role/five",
		`{"holdings": [{"credential": "d", "program": "p", "awarded": "2025-06-01"}], "jobs": [{"fields": ["f"], "from": "2025-01-01", "until": "2025-01-05"}]}`, 0, "unmet "},
}

func TestOracleJudgesTheWorkOfPrograms(t *testing.T) { judgesEntries(t, practiceFindings) }

var practiceCases = []handCase{{
	// By the short offer two and a half days are done on day 5, and that is enough for two.
	name:    "the offer that is enough",
	catalog: `{` + residency + `}`, target: "role/two",
	want: []string{"day 5, 9, 1 steps: attend p short"},
}, {
	name:    "the short one is not",
	catalog: `{` + residency + `}`, target: "role/four",
	want: []string{"day 9, 7, 1 steps: attend p long"},
}, {
	name:    "and neither is",
	catalog: `{` + residency + `}`, target: "role/five",
}}

func TestOracleKnowsTheWorkOfPrograms(t *testing.T) { plansByHand(t, practiceCases) }
