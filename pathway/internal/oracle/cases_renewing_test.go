package oracle

import "testing"

// junior lasts two years, can be renewed once by a fee, and is renewed by the senior or
// what counts as one; the clerk can be renewed twice, and its first term ends with a June.
const junior = `"credentials": [
	{"id": "junior", "kind": "certification", "lasts": "P2Y", "renews": [{"times": 1, "by": ["senior"], "offers": [{"price": "70 USD"}]}]},
	{"id": "senior", "kind": "certification", "automatic": false}, {"id": "chief", "kind": "certification", "countsAs": ["senior"]},
	{"id": "self", "kind": "certification", "automatic": true, "countsAs": ["senior"], "requires": [{"ask": {"holds": "d"}}]},
	{"id": "d", "kind": "degree"},
	{"id": "clerk", "kind": "certification", "lasts": "P1Y", "lastsThrough": "06-30", "renews": [{"times": 2}]},
	{"id": "dated", "kind": "certification", "lasts": "P2Y", "renews": [{"times": 1, "until": "2020-01-01"}, {"times": 2, "by": ["senior"], "from": "2020-01-01"}]},
	{"id": "once", "kind": "membership", "lasts": "P1Y", "renews": [{"times": 1}]},
	{"id": "ask", "kind": "certification", "requires": [{"ask": {"holds": "once"}}]}],
	"roles": [{"id": "role/j", "requires": [{"ask": {"holds": "junior"}}]}, {"id": "role/clerk", "requires": [{"ask": {"holds": "clerk"}}]},
	{"id": "role/dated", "requires": [{"ask": {"holds": "dated"}}]}, {"id": "role/once", "requires": [{"ask": {"holds": "once"}}]},
	{"id": "role/had", "requires": [{"ask": {"had": "junior", "within": "P1Y"}}]},
	{"id": "role/long", "requires": [{"ask": {"holds": "junior", "for": "P3Y"}}]}]`

// heldSince is a record of holdings, each with the day of its award.
func heldSince(pairs ...string) string {
	text := `{"holdings": [`
	for i := 0; i < len(pairs); i += 2 {
		if i > 0 {
			text += ", "
		}
		text += `{"credential": "` + pairs[i] + `", "awarded": "` + pairs[i+1] + `"}`
	}
	return text + `]}`
}

var renewingFindings = []entryFinding{
	{"the first term", junior, "role/j", heldSince("junior", "2024-01-02"), 0, "met "},
	{"a second one, perhaps", junior, "role/j", heldSince("junior", "2024-01-01"), 0, "unknown "},
	{"and on its last day", junior, "role/j", heldSince("junior", "2022-01-02"), 0, "unknown "},
	{"a third one it cannot have", junior, "role/j", heldSince("junior", "2022-01-01"), 0, "unmet "},
	{"the senior renewed it", junior, "role/j", heldSince("junior", "2023-01-01", "senior", "2024-06-01"), 0, "met "}, // until 2026-06-01
	{"until that term ends", junior, "role/j", heldSince("junior", "2023-01-01", "senior", "2024-06-01"), 151, "unknown "},
	{"and the fee may have renewed it once after that", junior, "role/j", heldSince("junior", "2020-01-01", "senior", "2021-06-01"), -215, "unknown "}, // 2025-05-31
	{"and not twice", junior, "role/j", heldSince("junior", "2020-01-01", "senior", "2021-06-01"), -214, "unmet "},
	{"a senior of the day of the lapse adds nothing to the fee", junior, "role/j", heldSince("junior", "2022-01-01", "senior", "2024-01-01"), 0, "unmet "},
	{"a senior that came after the first term", junior, "role/j", heldSince("junior", "2022-01-01", "senior", "2025-01-01"), 0, "unknown "},
	{"renewed it if the fee had been paid, until 2027", junior, "role/j", heldSince("junior", "2022-01-01", "senior", "2025-01-01"), 364, "unknown "},
	{"and no longer", junior, "role/j", heldSince("junior", "2022-01-01", "senior", "2025-01-01"), 365, "unmet "},
	{"what counts as the senior renews it", junior, "role/j", heldSince("junior", "2023-01-01", "chief", "2024-06-01"), 0, "met "},
	{"what comes by itself does not", junior, "role/j", heldSince("junior", "2023-01-01", "d", "2024-06-01"), 0, "unknown "},
	{"an award without a day does not", junior, "role/j",
		`{"holdings": [{"credential": "junior", "awarded": "2023-01-01"}, {"credential": "senior"}]}`, 0, "unknown "},
	{"nor one of which only the last day is known", junior, "role/j",
		`{"holdings": [{"credential": "junior", "awarded": "2023-01-01"}, {"credential": "senior", "by": "2024-06-01"}]}`, 0, "unknown "},
	{"an award before the first one does not", junior, "role/j", heldSince("junior", "2023-01-01", "senior", "2022-06-01"), 0, "unknown "},
	{"a senior that is expected does on its day", junior, "role/j",
		`{"holdings": [{"credential": "junior", "awarded": "2024-06-01"}, {"credential": "senior", "expected": "2026-02-01"}]}`, 300, "met "},
	{"an expiry that was said stands over an award of the past", junior, "role/j",
		`{"holdings": [{"credential": "junior", "awarded": "2023-01-01", "expires": "2025-12-01"}, {"credential": "senior", "awarded": "2024-06-01"}]}`, 0, "unmet "},
	{"and an award to come renews it", junior, "role/had",
		`{"holdings": [{"credential": "junior", "awarded": "2023-01-01", "expires": "2026-03-01"}, {"credential": "senior", "expected": "2026-02-01"}]}`, 0, "met "},
	// It ends on 2024-07-01, 2025-07-01 or 2026-07-01.
	{"a first term through June, and two more", junior, "role/clerk", heldSince("clerk", "2022-07-15"), 180, "unknown "},
	{"and no third one", junior, "role/clerk", heldSince("clerk", "2022-07-15"), 181, "unmet "},
	{"the first term through June", junior, "role/clerk", heldSince("clerk", "2024-07-15"), 180, "met "}, // through 2026-06-30
	// Renewed in 2018 by the old edition, and in 2020 by the new one, as the second time of two.
	{"the edition of the day of the lapse decides", junior, "role/dated", heldSince("dated", "2016-01-01"), -2192, "unknown "}, // 2020-01-01
	{"and counts all renewals since the award", junior, "role/dated", heldSince("dated", "2016-01-01"), -1461, "unmet "},       // 2022-01-01
	{"by the new one it may be renewed twice", junior, "role/dated", heldSince("dated", "2020-01-01"), 0, "unmet "},            // until 2022, 2024, 2026
	{"the day before", junior, "role/dated", heldSince("dated", "2020-01-02"), 0, "unknown "},
	{"had within a year, at the latest end", junior, "role/had", heldSince("junior", "2021-01-01"), 0, "unknown "}, // it lapsed in 2023, or in 2025
	{"not even at the latest end", junior, "role/had", heldSince("junior", "2020-12-31"), 0, "unmet "},
	{"for three years, renewed once", junior, "role/long", heldSince("junior", "2022-06-01"), 0, "unknown "},
	{"for three years, by the award of the senior", junior, "role/long", heldSince("junior", "2022-06-01", "senior", "2024-05-01"), 0, "met "},
	{"what was proved may have lasted two terms", junior, "role/once", heldSince("ask", "2024-01-02"), 0, "unknown "},
	{"and no longer than these", junior, "role/once", heldSince("ask", "2024-01-01"), 0, "unmet "},
	{"by a day, with one renewal", junior, "role/once", `{"holdings": [{"credential": "once", "by": "2024-01-02"}]}`, 0, "unknown "},
	{"by a day, and longer ago", junior, "role/once", `{"holdings": [{"credential": "once", "by": "2024-01-01"}]}`, 0, "unmet "},
	{"by a day, and another award may have renewed it ever since", junior, "role/j", `{"holdings": [{"credential": "junior", "by": "2004-01-01"}]}`, 0, "unknown "},
}

func TestOracleJudgesRenewals(t *testing.T) { judgesEntries(t, renewingFindings) }

// apprentice lasts 10 days, can be had on the first days alone, and be renewed once for 5;
// the master, from day 8 on, renews it too.
func apprentice(times, id, days string) string {
	return `{"credentials": [
		{"id": "a", "kind": "certification", "lasts": "P10D", "offers": [{"price": "1 USD", "until": "2026-01-02"}],
			"renews": [{` + times + `"by": ["m"], "offers": [{"price": "5 USD"}]}]},
		{"id": "m", "kind": "certification", "offers": [{"price": "30 USD", "from": "2026-01-09"}]}],
		"roles": [` + workGoal(id, days) + `]}`
}

const once = `"times": 1, `

var renewingCases = []handCase{{
	// Had on day 0, it lapses on day 10; renewed once it lapses on day 20.
	name:    "one renewal is enough",
	catalog: apprentice(once, "a", "19"), target: "role/goal",
	want: []string{"day 19, 6, 3 steps: earn a ; work role/w"},
}, {
	// Renewed by the fee on day 10, then by the master on day 19, until day 29: 20 days of work.
	name:    "one renewal and the award of another",
	catalog: apprentice(once, "a", "20"), target: "role/goal",
	want: []string{"day 20, 36, 4 steps: earn a ; earn m ; work role/w"},
}, {
	// By the master on day 9 until day 19, and then by the fee until day 29; or by the fee and
	// then by the master on day 19, until day 29. On day 29 all is over.
	name:    "and no longer",
	catalog: apprentice(once, "a", "29"), target: "role/goal",
	want: nil,
}, {
	name:    "the award of another alone costs nothing more",
	catalog: apprentice(once, "a", "18"), target: "role/goal",
	// The set of a alone is renewed by the fee; with m it would be no sooner.
	want: []string{"day 18, 6, 3 steps: earn a ; work role/w"},
}, {
	// Without a limit it is renewed on days 10 and 20 and 30.
	name:    "as often as there is a term",
	catalog: apprentice("", "a", "31"), target: "role/goal",
	want: []string{"day 31, 16, 5 steps: earn a ; work role/w"},
}, {
	// m is in the set anyway: on day 9 it renews a until day 19, for nothing.
	name: "what the set has anyway renews",
	catalog: `{"credentials": [
		{"id": "a", "kind": "certification", "lasts": "P10D", "offers": [{"price": "1 USD", "until": "2026-01-02"}],
			"renews": [{"times": 1, "by": ["m"], "offers": [{"price": "5 USD"}]}]},
		{"id": "m", "kind": "certification", "offers": [{"price": "30 USD", "from": "2026-01-09"}]}],
		"roles": [{"id": "role/w", "fields": ["f"]}, ` + goal(`{"all": [{"holds": "a"}, {"holds": "m"}, {"experience": {"in": ["f"], "for": "P18D"}}]}`) + `]}`,
	target: "role/goal",
	want:   []string{"day 18, 31, 3 steps: earn a ; earn m ; work role/w"},
}, {
	// It lapses on day 5, and can be renewed on it.
	name:    "none was used in the first term",
	catalog: apprentice(once, "a", "14"), target: "role/goal",
	record: `{"holdings": [{"credential": "a", "awarded": "2025-12-27"}]}`,
	want:   []string{"day 14, 5, 2 steps: work role/w"},
}, {
	// Awarded 20 days before it expires it has used its renewal. Earned anew on day 0 it is renewed on day 10.
	name:    "one was used until it expires",
	catalog: apprentice(once, "a", "10"), target: "role/goal",
	record: `{"holdings": [{"credential": "a", "awarded": "2025-12-17", "expires": "2026-01-06"}]}`,
	want:   []string{"day 10, 6, 3 steps: earn a ; work role/w"},
}, {
	name:    "none where nobody says when it was awarded",
	catalog: apprentice(once, "a", "14"), target: "role/goal",
	record: `{"holdings": [{"credential": "a", "expires": "2026-01-06"}]}`,
	want:   []string{"day 14, 6, 3 steps: earn a ; work role/w"},
}, {
	name:    "what is not counted can be renewed whenever it was awarded",
	catalog: apprentice("", "a", "14"), target: "role/goal",
	record: `{"holdings": [{"credential": "a", "expires": "2026-01-06"}]}`,
	want:   []string{"day 14, 5, 2 steps: work role/w"},
}, {
	// The term of the record ends on day 9; the master of day 8 renews it until day 18.
	name: "the award of another renews what the record has",
	catalog: `{"credentials": [{"id": "a", "kind": "certification", "lasts": "P10D", "status": "retired", "renews": [{"times": 1, "by": ["m"]}]},
		{"id": "m", "kind": "certification", "offers": [{"price": "30 USD", "from": "2026-01-09"}]}], "roles": [` + workGoal("a", "17") + `]}`, target: "role/goal",
	record: `{"holdings": [{"credential": "a", "awarded": "2025-12-21", "expires": "2026-01-10"}]}`,
	want:   []string{"day 17, 30, 2 steps: earn m ; work role/w"},
}, {
	// The master can be had on the first day alone, which is not after it.
	name: "an award of the first day does not renew what says when it expires",
	catalog: `{"credentials": [{"id": "a", "kind": "certification", "lasts": "P10D", "status": "retired", "renews": [{"times": 1, "by": ["m"]}]},
		{"id": "m", "kind": "certification", "offers": [{"price": "30 USD", "until": "2026-01-02"}]}], "roles": [` + workGoal("a", "9") + `]}`, target: "role/goal",
	record: `{"holdings": [{"credential": "a", "awarded": "2025-12-21", "expires": "2026-01-10"}]}`,
	want:   nil,
}, {
	// The same without the day on which it expires: its term ends on day 9.
	name: "an award of the first day renews what does not say it",
	catalog: `{"credentials": [{"id": "a", "kind": "certification", "lasts": "P20D", "status": "retired", "renews": [{"from": "2020-01-01", "until": "2026-01-05", "by": ["m"]}]},
		{"id": "m", "kind": "certification", "offers": [{"price": "30 USD", "until": "2026-01-02"}]}], "roles": [` + workGoal("a", "19") + `]}`, target: "role/goal",
	record: `{"holdings": [{"credential": "a", "awarded": "2025-12-21"}]}`,
	want:   []string{"day 19, 30, 2 steps: earn m ; work role/w"},
}, {
	// Its first term ends on 2026-07-01. A year from the master is 2026-12-31, and through June it is 2027-07-01, day 546.
	name: "a term that begins anew ends as a first one does",
	catalog: `{"credentials": [{"id": "a", "kind": "certification", "lasts": "P1Y", "lastsThrough": "06-30", "status": "retired", "renews": [{"times": 1, "by": ["m"]}]},
		{"id": "m", "kind": "certification", "status": "retired"}], "roles": [` + workGoal("a", "545") + `]}`, target: "role/goal",
	record: `{"holdings": [{"credential": "a", "awarded": "2024-12-31"}, {"credential": "m", "awarded": "2025-12-31"}]}`,
	want:   []string{"day 545, 0, 1 steps: work role/w"},
}, {
	name: "what comes by itself renews nothing in a plan",
	catalog: `{"credentials": [{"id": "a", "kind": "certification", "lasts": "P10D", "status": "retired", "renews": [{"times": 1, "by": ["m"]}]},
		{"id": "x", "kind": "assessment", "offers": [{"price": "1 USD"}]},
		{"id": "m", "kind": "certification", "automatic": true, "requires": [{"ask": {"holds": "x"}}]}], "roles": [` + workGoal("a", "9") + `]}`, target: "role/goal",
	record: `{"holdings": [{"credential": "a", "awarded": "2025-12-21", "expires": "2026-01-10"}]}`,
	want:   nil,
}, {
	// The edition that names the master begins on day 5.
	name: "the edition of the day of the award decides",
	catalog: `{"credentials": [{"id": "a", "kind": "certification", "lasts": "P10D", "status": "retired", "renews": [{"times": 1, "from": "2026-01-06", "by": ["m"]}]},
		{"id": "m", "kind": "certification", "offers": [{"price": "30 USD", "until": "2026-01-05"}]}], "roles": [` + workGoal("a", "11") + `]}`, target: "role/goal",
	record: `{"holdings": [{"credential": "a", "awarded": "2025-12-21", "expires": "2026-01-10"}]}`,
	want:   nil,
}, {
	// Its term ended on day -2, so it was renewed until day 8.
	name:    "what is assumed to have been renewed is",
	catalog: apprentice(once, "a", "7"), target: "role/goal", question: assuming,
	record: `{"holdings": [{"credential": "a", "awarded": "2025-12-20"}]}`,
	want:   []string{"day 7, 0, 1 steps: work role/w"},
}, {
	// Twice it cannot have been renewed, so nothing is assumed.
	name:    "nothing is assumed that cannot be",
	catalog: apprentice(once, "a", "7"), target: "role/goal", question: assuming,
	record: `{"holdings": [{"credential": "a", "awarded": "2025-12-10"}]}`,
	want:   []string{"day 7, 1, 2 steps: earn a ; work role/w"},
}, {
	// On day 8 it has been renewed as often as it can be.
	name:    "and not renewed again",
	catalog: apprentice(once, "a", "8"), target: "role/goal", question: assuming,
	record: `{"holdings": [{"credential": "a", "awarded": "2025-12-20"}]}`,
	want:   []string{"day 8, 1, 2 steps: earn a ; work role/w"},
}}

func TestOraclePlansRenewals(t *testing.T) { plansByHand(t, renewingCases) }
