package oracle

import "testing"

// guild is a letter that stays in force only while one is in the guild, with a grace of 30
// days; a strict one without grace; one that lasts a year; and one that asks for the letter.
const guild = `"credentials": [
	{"id": "g", "kind": "membership", "lasts": "P100D", "offers": [{"price": "10 USD"}], "renews": [{"offers": [{"price": "9 USD"}]}]},
	{"id": "l", "kind": "certification", "while": {"ask": {"holds": "g"}, "grace": "P30D"}},
	{"id": "strict", "kind": "certification", "while": {"ask": {"holds": "g"}}},
	{"id": "year", "kind": "certification", "lasts": "P1Y", "renews": [{}], "while": {"ask": {"holds": "g"}, "grace": "P30D"}},
	{"id": "top", "kind": "certification", "while": {"ask": {"holds": "l"}, "grace": "P10D"}}],
	"roles": [{"id": "role/l", "requires": [{"ask": {"holds": "l"}}]}, {"id": "role/strict", "requires": [{"ask": {"holds": "strict"}}]},
	{"id": "role/year", "requires": [{"ask": {"holds": "year"}}]}, {"id": "role/top", "requires": [{"ask": {"holds": "top"}}]},
	{"id": "role/long", "requires": [{"ask": {"holds": "l", "for": "P1Y"}}]}, {"id": "role/had", "requires": [{"ask": {"had": "l", "within": "P10D"}}]}]`

// letter is a record of a letter of 2025-01-01 and further holdings.
func letter(more string) string {
	return `{"holdings": [{"credential": "l", "awarded": "2025-01-01"}` + more + `]}`
}

// member is a holding of the guild of 2025-01-01 that expired on 2025-12-10, 22 days ago.
const member = `, {"credential": "g", "awarded": "2025-01-01", "expires": "2025-12-10"}`

var keepingFindings = []entryFinding{
	{"within the grace", guild, "role/l", letter(member), 0, "met "},
	{"on the last day of the grace", guild, "role/l", letter(member), 7, "met "}, // 2026-01-08
	{"nobody knows whether dues were paid after that", guild, "role/l", letter(member), 8, "unknown "},
	{"the guild may be on", guild, "role/l", letter(`, {"credential": "g"}`), 800, "met "},
	{"a term of the guild that was not renewed, as far as is known", guild, "role/l", letter(`, {"credential": "g", "awarded": "2025-11-30"}`), 0, "met "}, // until 2026-03-10, and 30 days
	{"until the grace after it is over", guild, "role/l", letter(`, {"credential": "g", "awarded": "2025-11-30"}`), 98, "unknown "},                        // 2026-04-09
	{"the day before that", guild, "role/l", letter(`, {"credential": "g", "awarded": "2025-11-30"}`), 97, "met "},
	{"the last day shown counts, whatever was before", guild, "role/l",
		letter(`, {"credential": "g", "awarded": "2025-01-01", "expires": "2025-02-01"}, {"credential": "g", "awarded": "2025-12-01", "expires": "2025-12-10"}`), 0, "met "},
	{"nothing of the guild is shown", guild, "role/l", letter(``), 0, "unknown "},
	{"it was kept on the day of the award", guild, "role/l", letter(``), -335, "met "},     // 2025-01-31: the break begins on 2025-01-02
	{"thirty days later the grace is over", guild, "role/l", letter(``), -334, "unknown "}, // 2025-02-01
	{"what says neither day is taken at its word", guild, "role/l", `{"holdings": [{"credential": "l"}]}`, 0, "met "},
	{"so is what says by when it was had", guild, "role/l", `{"holdings": [{"credential": "l", "by": "2025-01-01"}]}`, 0, "met "},
	{"until the day on which it expires", guild, "role/l", `{"holdings": [{"credential": "l", "awarded": "2020-01-01", "expires": "2026-01-02"}]}`, 0, "met "},
	{"and not after it", guild, "role/l", `{"holdings": [{"credential": "l", "awarded": "2020-01-01", "expires": "2026-01-02"}]}`, 1, "unmet "},
	{"without grace until the guild ends", guild, "role/strict",
		`{"holdings": [{"credential": "strict", "awarded": "2025-01-01"}, {"credential": "g", "awarded": "2025-01-01", "expires": "2026-01-02"}]}`, 0, "met "},
	{"and not on that day", guild, "role/strict",
		`{"holdings": [{"credential": "strict", "awarded": "2025-01-01"}, {"credential": "g", "awarded": "2025-01-01", "expires": "2026-01-02"}]}`, 1, "unknown "},
	{"its own term may end before", guild, "role/year", `{"holdings": [{"credential": "year", "awarded": "2024-01-01", "expires": "2025-01-01"}, {"credential": "g"}]}`, 0, "unmet "},
	// The letter is sure until 2026-01-09, and what rests on it until ten days later.
	{"what is kept by what is kept", guild, "role/top", letter(member + `, {"credential": "top", "awarded": "2025-01-01"}`), 17, "met "},
	{"and its grace comes on top", guild, "role/top", letter(member + `, {"credential": "top", "awarded": "2025-01-01"}`), 18, "unknown "},
	{"a year without a break, and within the grace", guild, "role/long", letter(member), 0, "met "},
	{"a year without a break, as far as nobody knows", guild, "role/long", letter(`, {"credential": "g", "awarded": "2025-01-01", "expires": "2025-10-10"}`), 0, "unknown "},
	{"had within ten days", guild, "role/had", letter(member), 18, "met "}, // it lapsed on 2026-01-09 at the soonest
	{"had, and may have had it since", guild, "role/had", letter(member), 19, "unknown "},
	{"to be awarded it one must be in the guild", guild, "l", `{}`, 0, "unmet "},
	{"who is in the guild may be awarded it", guild, "l", `{"holdings": [{"credential": "g", "awarded": "2025-12-01"}]}`, 0, "met "},
	{"who will be, later", guild, "l", `{"holdings": [{"credential": "g", "expected": "2026-02-01"}]}`, 0, "pending 2026-02-01"},
	{"it may be held still, or else earned", guild, "l", letter(``), 0, "unknown "},
}

func TestOracleJudgesWhatMustHoldMeanwhile(t *testing.T) { judgesEntries(t, keepingFindings) }

// workGoal asks for a credential and so many days of work.
func workGoal(id, days string) string {
	return `{"id": "role/w", "fields": ["f"]}, ` +
		goal(`{"all": [{"holds": "`+id+`"}, {"experience": {"in": ["f"], "for": "P`+days+`D"}}]}`)
}

// shop is a letter that can be had until day 4, and that asks for the guild, which lasts 20
// days; its grace is ten days.
func shop(grace, days string) string {
	return `{"credentials": [
		{"id": "g", "kind": "membership", "lasts": "P20D", "offers": [{"price": "10 USD"}], "renews": [{"offers": [{"price": "9 USD"}]}]},
		{"id": "l", "kind": "certification", "offers": [{"price": "100 USD", "until": "2026-01-06"}], "while": {"ask": {"holds": "g"}` + grace + `}}],
		"roles": [` + workGoal("l", days) + `]}`
}

const tenDays = `, "grace": "P10D"`

var keepingCases = []handCase{{
	// Both on day 4: the guild lapses on day 24, and the letter would on day 34. On day 33 all is done.
	name:    "a break within the grace costs nothing",
	catalog: shop(tenDays, "33"), target: "role/goal",
	want: []string{"day 33, 110, 3 steps: join g ; earn l ; work role/w"},
}, {
	// On day 34 the break has lasted ten days. The guild is renewed on day 24.
	name:    "a break that lasts as long as the grace does",
	catalog: shop(tenDays, "34"), target: "role/goal",
	want: []string{"day 34, 119, 4 steps: join g ; earn l ; work role/w"},
}, {
	// The guild lapses on day 24 at the latest, and the letter with it, unless it is renewed on that day.
	name:    "without grace the dues are paid",
	catalog: shop(``, "30"), target: "role/goal",
	want: []string{"day 30, 119, 4 steps: join g ; earn l ; work role/w"},
}, {
	// The break began on day -22, and is as long as the grace on day 8; one joins before that.
	name:    "a break of the past that is still within the grace",
	catalog: `{` + guild + `}`, target: "role/l",
	record: letter(member),
	want:   []string{"day 0, 0, 0 steps: "},
}, {
	// As above, with 20 days of work. Joined by day 7, or earned anew, which asks for the guild too.
	name: "a break of the past is ended before the grace is over",
	catalog: `{"credentials": [{"id": "g", "kind": "membership", "lasts": "P100D", "offers": [{"price": "10 USD", "from": "2026-01-08", "until": "2026-01-09"}]},
		{"id": "l", "kind": "certification", "status": "retired", "while": {"ask": {"holds": "g"}, "grace": "P30D"}}], "roles": [` + workGoal("l", "20") + `]}`,
	target: "role/goal", record: letter(member),
	want: []string{"day 20, 10, 2 steps: join g ; work role/w"},
}, {
	name: "on the day on which it lapses it is too late",
	catalog: `{"credentials": [{"id": "g", "kind": "membership", "lasts": "P100D", "offers": [{"price": "10 USD", "from": "2026-01-09"}]},
		{"id": "l", "kind": "certification", "status": "retired", "while": {"ask": {"holds": "g"}, "grace": "P30D"}}], "roles": [` + workGoal("l", "20") + `]}`,
	target: "role/goal", record: letter(member),
	want: nil,
}, {
	name:    "what lapsed before the plan is gone",
	catalog: `{` + guild + `}`, target: "role/l",
	record: letter(`, {"credential": "g", "awarded": "2025-01-01", "expires": "2025-12-02"}`),
	want:   []string{"day 0, 10, 2 steps: join g ; earn l "},
}, {
	name:    "under Assume it was kept up to the start",
	catalog: `{` + guild + `}`, target: "role/l", question: assuming,
	record: letter(``),
	want:   []string{"day 0, 0, 0 steps: "},
}, {
	// The break begins on day 1, and has lasted ten days on day 11.
	name: "and not beyond",
	catalog: `{"credentials": [{"id": "g", "kind": "membership", "lasts": "P20D", "offers": [{"price": "10 USD"}]},
		{"id": "l", "kind": "certification", "status": "retired", "while": {"ask": {"holds": "g"}, "grace": "P10D"}}], "roles": [` + workGoal("l", "11") + `]}`,
	target: "role/goal", question: assuming, record: letter(``),
	want: []string{"day 11, 10, 2 steps: join g ; work role/w"},
}, {
	// The work takes until day 10, on which the letter is still in force.
	name: "for a short time nothing need be done",
	catalog: `{"credentials": [{"id": "g", "kind": "membership", "lasts": "P20D", "offers": [{"price": "10 USD"}]},
		{"id": "l", "kind": "certification", "status": "retired", "while": {"ask": {"holds": "g"}, "grace": "P10D"}}], "roles": [` + workGoal("l", "10") + `]}`,
	target: "role/goal", question: assuming, record: letter(``),
	want: []string{"day 10, 0, 1 steps: work role/w"},
}, {
	// The guild takes 8 days to join, and the letter 3: it is begun on day 5, and done on day 8.
	name: "it must hold on the day of the award, and not before",
	catalog: `{"credentials": [{"id": "g", "kind": "membership", "offers": [{"price": "1 USD", "takes": "P8D"}]},
		{"id": "l", "kind": "certification", "offers": [{"price": "5 USD", "takes": "P3D", "until": "2026-01-07"}], "while": {"ask": {"holds": "g"}}}]}`,
	target: "l",
	want:   []string{"day 8, 6, 2 steps: join g ; earn l "},
}, {
	// Begun on day 4 at the latest, it would be awarded on day 7.
	name: "an award too early for what must hold is none",
	catalog: `{"credentials": [{"id": "g", "kind": "membership", "offers": [{"price": "1 USD", "takes": "P8D"}]},
		{"id": "l", "kind": "certification", "offers": [{"price": "5 USD", "takes": "P3D", "until": "2026-01-06"}], "while": {"ask": {"holds": "g"}}}]}`,
	target: "l",
	want:   nil,
}, {
	name: "neither can come first where each waits for the other",
	catalog: `{"credentials": [{"id": "d", "kind": "degree"}, {"id": "g", "kind": "membership", "requires": [{"ask": {"any": [{"holds": "l"}, {"holds": "d"}]}}]},
		{"id": "l", "kind": "certification", "while": {"ask": {"holds": "g"}}}]}`,
	target: "l",
	want:   nil,
}, {
	// The letter expires on day 5; renewed on it, it must be kept from then on.
	name: "after the day on which it expires by the record it must be kept",
	catalog: `{"credentials": [{"id": "g", "kind": "membership", "offers": [{"price": "10 USD"}]},
		{"id": "l", "kind": "certification", "lasts": "P20D", "status": "retired", "renews": [{"offers": [{"price": "3 USD"}]}],
		"while": {"ask": {"holds": "g"}, "grace": "P10D"}}], "roles": [` + workGoal("l", "20") + `]}`,
	target: "role/goal", record: `{"holdings": [{"credential": "l", "awarded": "2025-01-01", "expires": "2026-01-06"}]}`,
	want: []string{"day 20, 13, 3 steps: join g ; work role/w"},
}, {
	name: "what comes by itself keeps a letter of the record in force",
	catalog: `{"credentials": [{"id": "d", "kind": "degree"},
		{"id": "s", "kind": "certification", "automatic": true, "requires": [{"ask": {"holds": "d"}}]},
		{"id": "l", "kind": "certification", "status": "retired", "while": {"ask": {"holds": "s"}}}], "roles": [` + workGoal("l", "5") + `]}`,
	target: "role/goal", record: `{"holdings": [{"credential": "d", "awarded": "2020-01-01"}, {"credential": "l", "awarded": "2019-01-01"}]}`,
	want: []string{"day 5, 0, 1 steps: work role/w"},
}, {
	// In the guild on day 8, and not before.
	name: "who returns must have what must hold on that day too",
	catalog: `{"credentials": [{"id": "g", "kind": "membership", "offers": [{"price": "1 USD", "takes": "P8D"}]},
		{"id": "l", "kind": "certification", "lasts": "P1Y", "status": "retired", "while": {"ask": {"holds": "g"}, "grace": "P1Y"}, "returns": [{"offers": [{"price": "5 USD"}]}]}]}`,
	target: "l", record: `{"holdings": [{"credential": "l", "awarded": "2015-01-01", "expires": "2016-01-01"}]}`,
	want: []string{"day 8, 6, 2 steps: join g ; return l "},
}, {
	// The letter would lapse on day 3 by the break, which is the day on which its term ends too.
	name: "what is gone cannot be renewed on the day on which its term ends",
	catalog: `{"credentials": [{"id": "g", "kind": "membership", "status": "retired"},
		{"id": "l", "kind": "certification", "lasts": "P1Y", "status": "retired", "renews": [{}], "while": {"ask": {"holds": "g"}, "grace": "P10D"}}], "roles": [` + workGoal("l", "4") + `]}`,
	target: "role/goal", record: `{"holdings": [{"credential": "l", "awarded": "2025-01-04"}, {"credential": "g", "awarded": "2025-01-04", "expires": "2025-12-25"}]}`,
	want: nil,
}, {
	// A day later the term ends before the break has lasted so long; renewed, the letter is gone on day 4.
	name: "within the grace it can be renewed",
	catalog: `{"credentials": [{"id": "g", "kind": "membership", "status": "retired"},
		{"id": "l", "kind": "certification", "lasts": "P1Y", "status": "retired", "renews": [{}], "while": {"ask": {"holds": "g"}, "grace": "P10D"}}], "roles": [` + workGoal("l", "3") + `]}`,
	target: "role/goal", record: `{"holdings": [{"credential": "l", "awarded": "2025-01-04"}, {"credential": "g", "awarded": "2025-01-04", "expires": "2025-12-26"}]}`,
	want: []string{"day 3, 0 + 1 unknown, 2 steps: work role/w"},
}, {
	// The letter that keeps the other is kept by the guild: both are gone without it.
	name: "a chain of what must hold",
	catalog: `{"credentials": [{"id": "g", "kind": "membership", "lasts": "P5D", "offers": [{"price": "10 USD", "until": "2026-01-02"}], "renews": [{"offers": [{"price": "9 USD"}]}]},
		{"id": "l", "kind": "certification", "offers": [{"price": "1 USD", "until": "2026-01-02"}], "while": {"ask": {"holds": "g"}}},
		{"id": "m", "kind": "certification", "offers": [{"price": "1 USD", "until": "2026-01-02"}], "while": {"ask": {"holds": "l"}}}], "roles": [` + workGoal("m", "7") + `]}`,
	target: "role/goal",
	want:   []string{"day 7, 21, 5 steps: join g ; earn l ; earn m ; work role/w"},
}}

func TestOraclePlansWithWhatMustHoldMeanwhile(t *testing.T) { plansByHand(t, keepingCases) }
