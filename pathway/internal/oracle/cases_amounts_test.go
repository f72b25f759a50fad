package oracle

import "testing"

// amounts has a job of which time, hours or a share of full time is asked for.
const amounts = `"roles": [{"id": "role/w", "fields": ["f"]},
	{"id": "role/time", "requires": [{"ask": {"experience": {"in": ["f"], "for": "P10D"}}}]},
	{"id": "role/hours", "requires": [{"ask": {"experience": {"in": ["f"], "hours": 15}}}]},
	{"id": "role/share", "requires": [{"ask": {"experience": {"in": ["f"], "for": "P1D", "minShare": 50}}}]},
	{"id": "role/lately", "requires": [{"ask": {"experience": {"in": ["f"], "hours": 5, "within": "P5D"}}}]}]`

// worked is a record of one job: its days, and its hours as a file has them.
func worked(from, until, hours string) string {
	return `{"jobs": [{"role": "role/w", "from": "` + from + `", "until": "` + until + `", ` + hours + `}]}`
}

var amountFindings = []entryFinding{
	// 37.5 hours a week are 15/16 of full time: ten days of it take 10 2/3 days.
	{"ten days of almost full time", amounts, "role/time", worked("2025-12-21", "2026-03-01", `"weekly": "37.5"`), 0, "met "},
	{"a day less is too few", amounts, "role/time", worked("2025-12-22", "2026-03-01", `"weekly": "37.5"`), 0, "pending 2026-01-02"},
	// A week of 15 hours on the day; one hundredth less is not enough, and eight days are.
	{"fifteen hours in a week", amounts, "role/hours", worked("2025-12-25", "2026-01-01", `"weekly": 15`), 0, "met "},
	{"a hundredth of an hour is missing", amounts, "role/hours", worked("2025-12-25", "2026-01-01", `"weekly": "14.99"`), 0, "unmet "},
	{"another day has it", amounts, "role/hours", worked("2025-12-25", "2026-01-02", `"weekly": "14.99"`), 0, "pending 2026-01-02"},
	{"half of full time is twenty hours", amounts, "role/share", worked("2025-01-01", "2026-01-01", `"weekly": 20`), 0, "met "},
	{"and not a hundredth less", amounts, "role/share", worked("2025-01-01", "2026-01-01", `"weekly": "19.99"`), 0, "unmet "},
	// Fifteen hours over a week of days.
	{"hours in all are as many", amounts, "role/hours", worked("2025-12-10", "2025-12-17", `"hours": 15`), 0, "met "},
	{"and no more", amounts, "role/hours", worked("2025-12-10", "2025-12-17", `"hours": "14.99"`), 0, "unmet "},
	{"they are spread over the days, of which some are to come", amounts, "role/hours", worked("2025-12-22", "2026-01-11", `"hours": 30`), 0, "met "},
	{"nine of twenty days are too few", amounts, "role/hours", worked("2025-12-23", "2026-01-12", `"hours": 30`), 0, "pending 2026-01-02"},
	// One hour a day; five of these days are in the last five.
	{"the last days of it count lately", amounts, "role/lately", worked("2025-12-22", "2026-01-11", `"hours": 20`), 0, "met "},
	{"or do not", amounts, "role/lately", worked("2025-12-12", "2025-12-31", `"hours": 19`), 0, "unmet "},
	// 600 hours in 21 weeks are more than 20 a week, 400 are fewer.
	{"a share of hours in all", amounts, "role/share", worked("2025-01-01", "2025-05-28", `"hours": 600`), 0, "met "},
	{"too small a share of hours in all", amounts, "role/share", worked("2025-01-01", "2025-05-28", `"hours": 400`), 0, "unmet "},
	{"three weeks of full time in one are one", amounts, "role/time", worked("2025-12-01", "2025-12-08", `"hours": 120`), 0, "unmet "},
}

func TestOracleJudgesAmounts(t *testing.T) { judgesEntries(t, amountFindings) }

var amountCases = []handCase{{
	// 15/16 of a day on each: ten days of it are done on day 11.
	name:    "a job that goes on with a part of an hour",
	catalog: `{"roles": [` + goal(`{"experience": {"in": ["f"], "for": "P10D"}}`) + `]}`, target: "role/goal",
	record: `{"jobs": [{"fields": ["f"], "from": "2026-01-01", "weekly": "37.5"}]}`,
	want:   []string{"day 11, 0, 1 steps: work  (goes on)"},
}, {
	name: "a program that teaches and awards nothing",
	catalog: `{"credentials": [{"id": "c", "kind": "certification", "requires": [{"ask": {"coursework": {"in": "s", "credits": "3 semester"}}}]}],
		"programs": [{"id": "p", "teaches": [{"in": "s", "credits": "3 semester"}], "offers": [{"takes": "P9D", "price": "7 USD"}]}]}`,
	target: "c",
	want:   []string{"day 9, 7, 2 steps: attend p ; earn c"},
}, {
	name: "its score comes with it",
	catalog: `{"credentials": [{"id": "c", "kind": "certification", "requires": [{"ask": {"score": {"of": "p", "atLeast": "3"}}}]}],
		"programs": [{"id": "p", "teaches": [{"in": "s", "credits": "3 semester"}], "offers": [{"takes": "P9D", "price": "7 USD"}]}]}`,
	target: "c",
	want:   []string{"day 9, 7, 2 steps: attend p ; earn c"},
}, {
	name: "what it teaches lately must be late",
	catalog: `{"credentials": [{"id": "c", "kind": "certification", "requires": [{"ask": {"coursework": {"in": "s", "credits": "3 semester", "within": "P5D"}}}],
		"offers": [{"price": "1 USD", "from": "2026-01-21"}]}],
		"programs": [{"id": "p", "teaches": [{"in": "s", "credits": "3 semester"}], "offers": [{"takes": "P9D", "price": "7 USD"}]}]}`,
	target: "c",
	want:   []string{"day 20, 8, 2 steps: attend p ; earn c "},
}, {
	// 20.5 and 19.5 hours a week are the 40 there are; 20.51 are more.
	name: "hours of study to the hundredth",
	catalog: `{"credentials": [{"id": "d", "kind": "degree"}, {"id": "e", "kind": "degree"}, {"id": "f", "kind": "degree"}],
		"programs": [{"id": "p", "awards": ["d"], "offers": [{"takes": "P10D", "weekly": "19.5", "price": "0 USD"}]},
			{"id": "q", "awards": ["e"], "offers": [{"takes": "P10D", "weekly": "20.5", "price": "5 USD"}]},
			{"id": "r", "awards": ["f"], "offers": [{"takes": "P10D", "weekly": "20.51", "price": "3 USD"}]}],
		"roles": [` + goal(`{"all": [{"holds": "d"}, {"any": [{"holds": "e"}, {"holds": "f"}]}]}`) + `]}`,
	target: "role/goal",
	want:   []string{"day 10, 5, 2 steps: attend p ; attend q ", "day 20, 3, 2 steps: attend p ; attend r "},
}}

func TestOraclePlansAmounts(t *testing.T) { plansByHand(t, amountCases) }
