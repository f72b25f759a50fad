package oracle

import (
	"testing"

	"github.com/credpath/credpath/credential"
)

// sections is an exam of two sections that is passed once both are in force, and another
// that rests on it, or on itself by way of a third.
const sections = `"credentials": [
	{"id": "a", "kind": "assessment", "lasts": "P1Y", "offers": [{"price": "10 USD"}]},
	{"id": "b", "kind": "assessment", "lasts": "P1Y", "offers": [{"price": "20 USD"}]},
	{"id": "both", "kind": "assessment", "automatic": true, "requires": [{"ask": {"all": [{"holds": "a"}, {"holds": "b"}]}}]},
	{"id": "next", "kind": "certification", "automatic": true, "requires": [{"ask": {"any": [{"holds": "both"}, {"holds": "third"}]}}]},
	{"id": "third", "kind": "certification", "automatic": true, "requires": [{"ask": {"holds": "next"}}]},
	{"id": "old", "kind": "certification", "automatic": true, "requires": [{"ask": {"holds": "a"}, "until": "2020-01-01"},
		{"ask": {"all": [{"holds": "a"}, {"holds": "b"}]}, "from": "2020-01-01"}]},
	{"id": "said", "kind": "certification", "automatic": true, "requires": [{"ask": {"all": [{"holds": "a"}, {"attestation": "so", "id": "so"}]}}]}],
	"roles": [` +
	`{"id": "role/long", "requires": [{"ask": {"holds": "both", "for": "P1Y"}}]}, {"id": "role/had", "requires": [{"ask": {"had": "both", "within": "P1D"}}]},
	{"id": "role/score", "requires": [{"ask": {"score": {"of": "both", "atLeast": "5"}}}]}]`

// The two were in force together from 2016-06-01 until 2016-09-01.
const together = `{"holdings": [{"credential": "a", "awarded": "2015-09-01"}, {"credential": "b", "awarded": "2016-06-01"}]}`

var automaticFindings = []entryFinding{
	{"both sections were in force together, long ago", sections, "both", together, 0, "met "},
	{"and what rests on that came on that day", sections, "third", together, 0, "met "},
	{"on the day of the award a year ago", sections, "role/long", together, -3136, "met "},      // 2017-06-01
	{"a day before that", sections, "role/long", together, -3137, "pending 2017-06-01"},         // 2017-05-31
	{"before the award it is to come", sections, "both", together, -3502, "pending 2016-06-01"}, // 2016-05-31
	{"it never lapses", sections, "role/had", together, 0, "met "},
	{"sections that were never in force together", sections, "both",
		`{"holdings": [{"credential": "a", "awarded": "2015-06-01"}, {"credential": "b", "awarded": "2016-06-01"}]}`, 0, "unmet "},
	{"what rests on itself is not awarded", sections, "third", `{}`, 0, "unmet "},
	{"by the edition of the day", sections, "old", `{"holdings": [{"credential": "a", "awarded": "2018-06-01"}]}`, 0, "met "},
	{"the old edition is over", sections, "old", `{"holdings": [{"credential": "a", "awarded": "2025-06-01"}]}`, 0, "unmet "},
	{"held without a day, it met the old edition", sections, "old", `{"holdings": [{"credential": "a"}]}`, 0, "met "},
	{"a section without a day is there", sections, "both", `{"holdings": [{"credential": "a"}, {"credential": "b", "awarded": "2025-06-01"}]}`, 0, "met "},
	{"but nobody knows since when both were", sections, "role/long",
		`{"holdings": [{"credential": "a"}, {"credential": "b", "awarded": "2024-06-01"}]}`, 0, "unknown "},
	{"of what comes after the day asked about it is known", sections, "role/long",
		`{"holdings": [{"credential": "a"}, {"credential": "b", "awarded": "2025-06-01"}]}`, -300, "pending 2026-06-01"},
	// The dated facts alone do on 2025-06-01.
	{"the dated facts alone would do", sections, "role/long",
		`{"holdings": [{"credential": "a"}, {"credential": "a", "awarded": "2024-12-01"}, {"credential": "b", "awarded": "2025-06-01"}]}`, 0, "pending 2026-06-01"},
	{"a birthday of a section that is expected", sections, "both",
		`{"holdings": [{"credential": "a", "awarded": "2025-06-01"}, {"credential": "b", "expected": "2026-02-01"}]}`, 0, "pending 2026-02-01"},
	{"nobody attested what it takes", sections, "said", `{"holdings": [{"credential": "a", "awarded": "2015-06-01"}]}`, 0, "unknown "},
	{"it was attested in time", sections, "said",
		`{"holdings": [{"credential": "a", "awarded": "2015-06-01"}], "attested": [{"id": "so", "on": "2016-01-01"}]}`, 0, "met "},
	{"it was attested too late, and may have been before", sections, "said",
		`{"holdings": [{"credential": "a", "awarded": "2015-06-01"}], "attested": [{"id": "so", "on": "2020-01-01"}]}`, 0, "unknown "},
	{"it brings no score", sections, "role/score", together, 0, "unknown "},
	{"waived for this person", sections, "both", `{"holdings": [{"credential": "a", "awarded": "2015-06-01"}],
		"waivers": [{"target": "both", "condition": {"holds": "b"}, "on": "2015-08-01"}]}`, 0, "met "},
	{"a waiver that came too late", sections, "both", `{"holdings": [{"credential": "a", "awarded": "2015-06-01"}],
		"waivers": [{"target": "both", "condition": {"holds": "b"}, "on": "2016-08-01"}]}`, 0, "unmet "},
	{"who holds it by the record holds it", sections, "both", `{"holdings": [{"credential": "both", "awarded": "2015-06-01"}]}`, 0, "met "},
}

func TestOracleJudgesWhatIsAwardedByItself(t *testing.T) { judgesEntries(t, automaticFindings) }

// passedForGood asks for 20 days of work after two sections of which each lasts 15 days.
const passedForGood = `{"credentials": [
	{"id": "a", "kind": "assessment", "lasts": "P15D", "offers": [{"price": "10 USD"}]},
	{"id": "b", "kind": "assessment", "lasts": "P15D", "offers": [{"price": "20 USD", "takes": "P10D"}]},
	{"id": "both", "kind": "assessment", "automatic": true, "requires": [{"ask": {"all": [{"holds": "a"}, {"holds": "b"}]}}]}],
	"roles": [{"id": "role/w", "fields": ["f"], "requires": [{"ask": {"holds": "both"}}]},
	{"id": "role/goal", "requires": [{"ask": {"all": [{"holds": "both"}, {"experience": {"in": ["f"], "for": "P20D"}}]}}]}]}`

var automaticCases = []handCase{{
	// b is had on day 10, and with it both; the work is done on day 30.
	name:    "what leads to an award by itself serves what asks for it",
	catalog: passedForGood, target: "role/goal",
	want: []string{"day 30, 30, 3 steps: earn a; earn b ; work role/w"},
}, {
	name:    "it cannot be avoided",
	catalog: passedForGood, target: "role/goal",
	question: func(q *Question) { q.Avoid = func(id credential.ID) bool { return id == "both" } },
	want:     []string{"day 30, 30, 3 steps: earn a; earn b ; work role/w"},
}, {
	// a is in force until day 5, before b can be had.
	name:    "a section of the record that lapses is passed again",
	catalog: passedForGood, target: "both",
	record: `{"holdings": [{"credential": "a", "awarded": "2025-12-22"}]}`,
	want:   []string{"day 10, 30, 2 steps: earn a; earn b "},
}, {
	name:    "what was awarded before the plan is there",
	catalog: passedForGood, target: "role/goal",
	record: `{"holdings": [{"credential": "a", "awarded": "2015-12-22"}, {"credential": "b", "awarded": "2016-01-01"}]}`,
	want:   []string{"day 20, 0, 1 steps: work role/w"},
}, {
	// Had on day 3 with the section b, it has been held for 5 days on day 8; a lapses on day 5.
	name: "a plan waits until it has been held long enough",
	catalog: `{"credentials": [{"id": "a", "kind": "assessment", "lasts": "P15D"},
		{"id": "b", "kind": "assessment", "offers": [{"price": "20 USD", "takes": "P3D"}]},
		{"id": "both", "kind": "assessment", "automatic": true, "requires": [{"ask": {"all": [{"holds": "a"}, {"holds": "b"}]}}]}],
		"roles": [` + goal(`{"holds": "both", "for": "P5D"}`) + `]}`, target: "role/goal",
	record: `{"holdings": [{"credential": "a", "awarded": "2025-12-22"}]}`,
	want:   []string{"day 8, 20, 1 steps: earn b "},
}, {
	// The statement is assumed from the start on. On that day a has lapsed; it is passed again.
	name:    "what is assumed leads to it from the start on, and not before",
	catalog: `{` + sections + `}`, target: "said", question: assuming,
	record: `{"holdings": [{"credential": "a", "awarded": "2015-12-22"}]}`,
	want:   []string{"day 0, 10, 1 steps: earn a"},
}, {
	name:    "a chain comes about on one day",
	catalog: `{` + sections + `}`, target: "third",
	record: `{"holdings": [{"credential": "a", "awarded": "2025-12-22"}]}`,
	want:   []string{"day 0, 20, 1 steps: earn b "},
}, {
	// Five days of recent work lead to the letter on day 5, and it is kept without more work.
	// The seat comes on day 40.
	name: "an award by recent work needs no more work",
	catalog: `{"credentials": [{"id": "l", "kind": "certification", "automatic": true,
		"requires": [{"ask": {"experience": {"in": ["f"], "for": "P5D", "within": "P20D"}}}]},
		{"id": "c", "kind": "certification", "requires": [{"ask": {"holds": "l"}}],
		"offers": [{"price": "1 USD", "seasons": ["02-10/02-12"]}]}], "roles": [` + workOf + `]}`,
	target: "c",
	want:   []string{"day 40, 1, 2 steps: earn c ; work role/w"},
}, {
	// a can be had until day 4, b takes 10 days: a lapses on day 19 at the latest, b comes on day 10.
	name: "a section is begun late where that is needed",
	catalog: `{"credentials": [
		{"id": "a", "kind": "assessment", "lasts": "P8D", "offers": [{"price": "10 USD", "until": "2026-01-05"}]},
		{"id": "b", "kind": "assessment", "lasts": "P15D", "offers": [{"price": "20 USD", "takes": "P10D"}]},
		{"id": "both", "kind": "assessment", "automatic": true, "requires": [{"ask": {"all": [{"holds": "a"}, {"holds": "b"}]}}]}]}`,
	target: "both",
	want:   []string{"day 10, 30, 2 steps: earn a; earn b "},
}}

func TestOraclePlansWithWhatIsAwardedByItself(t *testing.T) { plansByHand(t, automaticCases) }
