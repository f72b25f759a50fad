package oracle

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/credpath/credpath/credential"
)

// A lifeFinding is a credential or a role judged by hand on one day.
type lifeFinding struct {
	name    string // why it stands so
	catalog string
	ask     string // the rule of role/goal; "": the catalog has it
	record  string
	on      int    // the day asked about, from 2026-01-01 on
	want    string // the status and, if it is pending, the day
}

func TestOracleJudgesTheLifeOfACredential(t *testing.T) {
	for _, test := range slices.Concat(proofFindings, termFindings, standingFindings) {
		t.Run(test.name, func(t *testing.T) {
			c := handCatalog(t, `{`+test.catalog+`, "roles": [`+goal(test.ask)+`]}`)
			on := handStart.Add(credential.Period{Days: test.on})
			found := Check(c, handRecord(t, test.record), "role/goal", on)[""]
			if got := found.Status.String() + " " + found.MetOn.String(); got != test.want {
				t.Errorf("Check(%s, %s) = %s, want %s", test.ask, test.record, got, test.want)
			}
		})
	}
}

// doors is a certification with two doors, each of which is a college degree, and an exam
// that lapses. The exam asks for the diploma, which a college degree counts as.
const doors = `"credentials": [
	{"id": "diploma", "kind": "class"},
	{"id": "college", "kind": "class", "countsAs": ["diploma"]},
	{"id": "him", "kind": "degree", "countsAs": ["college"]},
	{"id": "other", "kind": "degree", "countsAs": ["college"]},
	{"id": "exam", "kind": "assessment", "lasts": "P3Y", "requires": [{"ask": {"holds": "diploma"}}]},
	{"id": "m", "kind": "membership", "lasts": "P1Y", "renews": [{}]},
	{"id": "c", "kind": "certification", "requires": [{"ask": {"all": [{"holds": "exam"}, {"holds": "m"},
		{"any": [{"holds": "him", "accreditedBy": ["acc"]}, {"holds": "other"}]}]}}]},
	{"id": "d", "kind": "certification", "requires": [{"ask": {"holds": "c"}}]}]`

// some is a certification for which two of three will do, of which two count as one.
const some = `"credentials": [
	{"id": "k", "kind": "class"}, {"id": "x", "kind": "degree", "countsAs": ["k"]},
	{"id": "y", "kind": "degree", "countsAs": ["k"]}, {"id": "z", "kind": "degree"},
	{"id": "c", "kind": "certification", "requires": [{"ask": {"atLeast": 2, "of": [{"holds": "x"}, {"holds": "y"}, {"holds": "z"}]}}]}]`

// editions is a certification that asked for x, then for x and y, and now for z.
const editions = `"credentials": [{"id": "x", "kind": "degree"}, {"id": "y", "kind": "degree"}, {"id": "z", "kind": "degree"},
	{"id": "c", "kind": "certification", "requires": [
		{"until": "2020-01-01", "ask": {"holds": "x"}},
		{"from": "2020-01-01", "until": "2025-01-01", "ask": {"all": [{"holds": "x"}, {"holds": "y"}]}},
		{"from": "2025-01-01", "ask": {"holds": "z"}}]}]`

// standIn is a certification that asks for a, as which b counts: a has an exam, and b does not.
const standIn = `"credentials": [{"id": "x", "kind": "assessment"},
	{"id": "a", "kind": "certification", "requires": [{"ask": {"holds": "x"}}]},
	{"id": "b", "kind": "certification", "countsAs": ["a"]},
	{"id": "c", "kind": "certification", "requires": [{"ask": {"holds": "a"}}]}]`

const heldC = `{"holdings": [{"credential": "c", "awarded": "2020-07-01"}]}`

var proofFindings = []lifeFinding{
	{"both doors are college degrees", doors, `{"holds": "college"}`, heldC, 0, "met "},
	{"and count as the diploma", doors, `{"holds": "diploma"}`, heldC, 0, "met "},
	{"which door it was is not proved", doors, `{"holds": "him"}`, heldC, 0, "unmet "},
	{"nor is accreditation, which one door does without", doors, `{"holds": "college", "accreditedBy": ["acc"]}`, heldC, 0, "unknown "},
	{"the exam proves the diploma, without the other parts", doors, `{"holds": "diploma"}`,
		`{"holdings": [{"credential": "exam", "awarded": "2010-01-01"}]}`, 0, "met "},
	{"so does a certification that asks for c", doors, `{"holds": "college"}`, `{"holdings": [{"credential": "d", "awarded": "2020-07-01"}]}`, 0, "met "},
	{"a pass by July 2020 was good until July 2023 at the latest", doors, `{"holds": "exam"}`, heldC, 0, "unmet "},
	{"and in June 2023 perhaps", doors, `{"holds": "exam"}`, heldC, -916, "unknown "}, // 2023-06-30
	{"dues may have been paid ever since", doors, `{"holds": "m"}`, heldC, 0, "unknown "},
	{"a lapsed certification proves as much", doors, `{"holds": "college"}`,
		`{"holdings": [{"credential": "c", "awarded": "2020-07-01", "expires": "2021-07-01"}]}`, 0, "met "},
	{"what is expected proves nothing", doors, `{"holds": "college"}`, `{"holdings": [{"credential": "c", "expected": "2026-07-01"}]}`, 0, "unmet "},
	{"before the award nobody knows", doors, `{"holds": "college"}`, heldC, -2011, "pending 2020-07-01"}, // 2020-06-30
	{"it was awarded within ten years, or before", doors, `{"holds": "college", "within": "P10Y"}`, heldC, 0, "unknown "},
	{"or not within five years", doors, `{"holds": "college", "within": "P5Y"}`, heldC, 0, "unmet "},
	{"a degree proves what it counts as, and no more", doors, `{"holds": "diploma"}`, `{"holdings": [{"credential": "him"}]}`, 0, "met "},
	{"two of three have k: without z both are k", some, `{"holds": "k"}`, heldC, 0, "met "},
	{"z is not in two of three", some, `{"holds": "z"}`, heldC, 0, "unmet "},
	{"by the first edition x", editions, `{"holds": "x"}`, `{"holdings": [{"credential": "c", "awarded": "2019-12-31"}]}`, 0, "met "},
	{"and not y", editions, `{"holds": "y"}`, `{"holdings": [{"credential": "c", "awarded": "2019-12-31"}]}`, 0, "unmet "},
	{"by the second y", editions, `{"holds": "y"}`, heldC, 0, "met "},
	{"by the third z", editions, `{"holds": "z"}`, `{"holdings": [{"credential": "c", "awarded": "2025-01-01"}]}`, 0, "met "},
	{"by 2024 it was the first or the second: x", editions, `{"holds": "x"}`, `{"holdings": [{"credential": "c", "by": "2024-12-31"}]}`, 0, "met "},
	{"and perhaps no y", editions, `{"holds": "y"}`, `{"holdings": [{"credential": "c", "by": "2024-12-31"}]}`, 0, "unmet "},
	{"on an unknown day by any edition up to the day asked about", editions, `{"holds": "x"}`, `{"holdings": [{"credential": "c"}]}`, 0, "unmet "},
	{"asked in 2024 it was not the third", editions, `{"holds": "x"}`, `{"holdings": [{"credential": "c"}]}`, -400, "met "},
	{"a is shown, by itself or by b", standIn, `{"holds": "a"}`, heldC, 0, "met "},
	{"b never took the exam", standIn, `{"holds": "x"}`, heldC, 0, "unmet "},
	{"a itself did", standIn, `{"holds": "x"}`, `{"holdings": [{"credential": "a"}]}`, 0, "met "},
	{"b, as which it counts, did not", standIn, `{"holds": "x"}`, `{"holdings": [{"credential": "b"}]}`, 0, "unmet "},
	{"what is under way proves nothing", `"credentials": [{"id": "x", "kind": "degree"},
		{"id": "c", "kind": "assessment", "requires": [{"ask": {"holds": "x", "underWay": "P4M"}}]}]`, `{"holds": "x"}`, heldC, 0, "unmet "},
	{"both alternatives are accredited", `"credentials": [{"id": "k", "kind": "class"}, {"id": "x", "kind": "degree", "countsAs": ["k"]},
		{"id": "y", "kind": "degree", "countsAs": ["k"]}, {"id": "c", "kind": "certification", "requires": [{"ask": {"any": [
		{"holds": "x", "accreditedBy": ["acc"]}, {"holds": "y", "accreditedBy": ["acc"]}]}}]}]`,
		`{"holds": "k", "accreditedBy": ["acc"]}`, heldC, 0, "met "},
	{"what rests on itself is not proved", `"credentials": [{"id": "x", "kind": "degree"},
		{"id": "b", "kind": "certification", "requires": [{"ask": {"any": [{"holds": "c"}, {"holds": "x"}]}}]},
		{"id": "c", "kind": "certification", "requires": [{"ask": {"holds": "b"}}]}]`, `{"holds": "x"}`, heldC, 0, "unmet "},
}

// terms is a membership of a year, and one that cannot be renewed.
const terms = `"credentials": [{"id": "m", "kind": "membership", "lasts": "P1Y", "renews": [{}]},
	{"id": "e", "kind": "assessment", "lasts": "P1Y"}, {"id": "d", "kind": "degree"}]`

var termFindings = []lifeFinding{
	{"the first year", terms, `{"holds": "m"}`, `{"holdings": [{"credential": "m", "awarded": "2025-06-01"}]}`, 0, "met "},
	{"a later year", terms, `{"holds": "m"}`, `{"holdings": [{"credential": "m", "awarded": "2012-06-01"}]}`, 0, "unknown "},
	{"its end was said", terms, `{"holds": "m"}`, `{"holdings": [{"credential": "m", "awarded": "2012-06-01", "expires": "2013-06-01"}]}`, 0, "unmet "},
	{"what cannot be renewed has lapsed", terms, `{"holds": "e"}`, `{"holdings": [{"credential": "e", "awarded": "2012-06-01"}]}`, 0, "unmet "},
	{"awarded by a day, for life", terms, `{"holds": "d"}`, `{"holdings": [{"credential": "d", "by": "2012-06-01"}]}`, 0, "met "},
	{"before that day it is not known", terms, `{"holds": "d"}`, `{"holdings": [{"credential": "d", "by": "2026-01-11"}]}`, 0, "pending 2026-01-11"},
	{"awarded by a day, and may have been renewed", terms, `{"holds": "m"}`, `{"holdings": [{"credential": "m", "by": "2012-06-01"}]}`, 0, "unknown "},
	{"awarded by a day less than a year ago", terms, `{"holds": "e"}`, `{"holdings": [{"credential": "e", "by": "2025-06-01"}]}`, 0, "unknown "},
	{"awarded by a day a year ago", terms, `{"holds": "e"}`, `{"holdings": [{"credential": "e", "by": "2025-01-01"}]}`, 0, "unmet "},
	{"awarded by a day, until another", terms, `{"holds": "e"}`, `{"holdings": [{"credential": "e", "by": "2025-01-01", "expires": "2026-01-02"}]}`, 0, "met "},
}

// schools has a program that was accredited from 2020 on.
const schools = `"credentials": [{"id": "d", "kind": "degree"}], "programs": [{"id": "p", "awards": ["d"], "teaches": [{"in": "s", "credits": "3 semester"}],
	"accreditations": [{"by": "acc", "status": "initial", "from": "2020-01-01"}]}]`

// someCredit has a program that teaches two fields, one of them nobody says how much.
const someCredit = `"credentials": [{"id": "d", "kind": "degree"}], "programs": [{"id": "p", "awards": ["d"],
	"teaches": [{"in": "s/t", "credits": "3 semester"}, {"in": "s/u"}]}]`

const accredited = `{"holds": "d", "accreditedBy": ["acc"]}`

var standingFindings = []lifeFinding{
	{"a school of which nothing is said", schools, accredited, `{"holdings": [{"credential": "d", "school": "S"}]}`, 0, "unknown "},
	{"a school that was accredited", schools, accredited, `{"holdings": [{"credential": "d", "school": "S", "accreditedBy": ["acc"]}]}`, 0, "met "},
	{"a school that was not", schools, accredited, `{"holdings": [{"credential": "d", "school": "S", "notAccreditedBy": ["acc"]}]}`, 0, "unmet "},
	{"what the catalog knows stands over what is said", schools, accredited,
		`{"holdings": [{"credential": "d", "program": "p", "awarded": "2021-01-01", "notAccreditedBy": ["acc"]}]}`, 0, "met "},
	{"the catalog does not know on which day it was", schools, accredited,
		`{"holdings": [{"credential": "d", "program": "p", "accreditedBy": ["acc"]}]}`, 0, "met "},
	{"not after a day on which it was not yet accredited", schools, accredited,
		`{"holdings": [{"credential": "d", "program": "p", "by": "2019-12-31"}]}`, 0, "unmet "},
	{"not after a later day", schools, accredited, `{"holdings": [{"credential": "d", "program": "p", "by": "2021-12-31"}]}`, 0, "unknown "},
	{"nobody says how much credit it is", someCredit, `{"coursework": {"in": "s", "credits": "9 semester"}}`, `{"holdings": [{"credential": "d", "program": "p"}]}`, 0, "unknown "},
	{"what is enough without it is enough", someCredit, `{"coursework": {"in": "s", "credits": "3 semester"}}`, `{"holdings": [{"credential": "d", "program": "p"}]}`, 0, "met "},
	{"it is of another field", someCredit, `{"coursework": {"in": "s/v", "credits": "3 semester"}}`, `{"holdings": [{"credential": "d", "program": "p"}]}`, 0, "unmet "},
	{"credit comes by the day", schools, `{"coursework": {"in": "s", "credits": "3 semester"}}`,
		`{"holdings": [{"credential": "d", "program": "p", "by": "2026-01-11"}]}`, 0, "pending 2026-01-11"},
}

// renewable is a certification of 20 days that costs 5 to renew and 100 to earn anew, and
// 30 days of work before the goal.
const renewable = `{"credentials": [{"id": "m", "kind": "certification", "lasts": "P20D", "offers": [{"price": "100 USD"}],
	"renews": [{"offers": [{"price": "5 USD"}]}]}], "roles": [{"id": "role/w", "fields": ["f"]},
	{"id": "role/goal", "requires": [{"ask": {"all": [{"holds": "m"}, {"experience": {"in": ["f"], "for": "P30D"}}]}}]}]}`

var assuming = func(q *Question) { q.Assume = true }

var termCases = []handCase{{
	// Awarded on December 2, its term ended on day 1 - 20 + 20 = day 0 - 10.
	name:    "an open term is planned as lapsed",
	catalog: renewable, target: "role/goal",
	record: `{"holdings": [{"credential": "m", "awarded": "2025-12-02"}]}`,
	want:   []string{"day 30, 100, 2 steps: earn m ; work role/w"},
}, {
	// Terms end on December 22, January 11 (day 10) and January 31 (day 30): two renewals.
	name:    "assumed to be renewed, it is renewed from the term of the start on",
	catalog: renewable, target: "role/goal", question: assuming,
	record: `{"holdings": [{"credential": "m", "awarded": "2025-12-02"}]}`,
	want:   []string{"day 30, 10, 3 steps: work role/w"},
}, {
	// The term ends on day 0: it can be renewed on it, and on day 20.
	name:    "a term that ends on the first day is renewed on it",
	catalog: renewable, target: "role/goal",
	record: `{"holdings": [{"credential": "m", "awarded": "2025-12-12"}]}`,
	want:   []string{"day 30, 10, 3 steps: work role/w"},
}, {
	// Assumed to be renewed on day 0, so it lapses on day 20.
	name:    "a term that ends on the first day is assumed to be renewed on it",
	catalog: renewable, target: "role/goal", question: assuming,
	record: `{"holdings": [{"credential": "m", "awarded": "2025-12-12"}]}`,
	want:   []string{"day 30, 5, 2 steps: work role/w"},
}, {
	name:    "an expiry that was said is not assumed away",
	catalog: renewable, target: "role/goal", question: assuming,
	record: `{"holdings": [{"credential": "m", "awarded": "2025-12-02", "expires": "2025-12-22"}]}`,
	want:   []string{"day 30, 100, 2 steps: earn m ; work role/w"},
}, {
	// c took the degree, so nothing of two years is planned again.
	name: "what is proved is not planned again",
	catalog: `{"credentials": [{"id": "d", "kind": "degree"},
		{"id": "c", "kind": "certification", "requires": [{"ask": {"holds": "d"}}]},
		{"id": "e", "kind": "certification", "requires": [{"ask": {"holds": "d"}}], "offers": [{"price": "9 USD"}]}],
		"programs": [{"id": "p", "awards": ["d"], "offers": [{"takes": "P2Y", "price": "500 USD"}]}]}`,
	target: "e",
	record: `{"holdings": [{"credential": "c", "awarded": "2012-07-01", "expires": "2014-07-01"}]}`,
	want:   []string{"day 0, 9, 1 steps: earn e "},
}}

// lapsed is a certification of a year that asks for an exam of 300. Up to 30 days after it
// lapsed one can return for 50, up to 100 days for 80 and what was learned since.
const lapsed = `{"credentials": [
	{"id": "x", "kind": "assessment", "lasts": "P1Y", "offers": [{"price": "300 USD"}]},
	{"id": "c", "kind": "certification", "lasts": "P1Y", "requires": [{"ask": {"holds": "x"}}], "renews": [{"offers": [{"price": "20 USD"}]}],
	"returns": [{"within": "P30D", "offers": [{"name": "soon", "price": "50 USD"}]},
		{"within": "P100D", "requires": {"coursework": {"in": "s", "credits": "1 semester"}}, "offers": [{"name": "late", "price": "80 USD"}]}]}]}`

var returnCases = []handCase{{
	// It lapsed 30 days ago, which is not longer than 30 days.
	name:    "soon after a lapse one returns for a fee",
	catalog: lapsed, target: "c", question: by(Cheapest),
	record: `{"holdings": [{"credential": "c", "expires": "2025-12-02"}]}`,
	want:   []string{"day 0, 50, 1 steps: return c soon", "day 0, 300, 2 steps: earn c; earn x "},
}, {
	// A day later only the second way is open, and nothing was learned.
	name:    "later only those who learned return",
	catalog: lapsed, target: "c",
	record: `{"holdings": [{"credential": "c", "expires": "2025-12-01"}]}`,
	want:   []string{"day 0, 300, 2 steps: earn c; earn x "},
}, {
	name:    "who learned returns",
	catalog: lapsed, target: "c",
	record: `{"holdings": [{"credential": "c", "expires": "2025-12-01"}], "studies": [{"in": "s", "credits": "1 semester"}]}`,
	want:   []string{"day 0, 80, 1 steps: return c late", "day 0, 300, 2 steps: earn c; earn x "},
}, {
	name:    "after that one earns it anew",
	catalog: lapsed, target: "c",
	record: `{"holdings": [{"credential": "c", "expires": "2025-09-22"}], "studies": [{"in": "s", "credits": "1 semester"}]}`,
	want:   []string{"day 0, 300, 2 steps: earn c; earn x "},
}, {
	name:    "who never held it cannot return",
	catalog: lapsed, target: "c",
	record: `{"studies": [{"in": "s", "credits": "1 semester"}]}`,
	want:   []string{"day 0, 300, 2 steps: earn c; earn x "},
}, {
	// Its term ended on December 12, so it is planned as lapsed on that day.
	name:    "an open term is returned to",
	catalog: lapsed, target: "c", question: by(Cheapest),
	record: `{"holdings": [{"credential": "c", "awarded": "2024-12-12"}]}`,
	want:   []string{"day 0, 50, 1 steps: return c soon", "day 0, 300, 2 steps: earn c; earn x "},
}, {
	// Twenty days of work after the return on day 0; it lasts ten days, and is renewed on
	// days 10 and 20. What it was returned to on day 10 or later needs one renewal.
	name: "what one returned to lasts a term and is renewed",
	catalog: `{"credentials": [{"id": "c", "kind": "certification", "lasts": "P10D", "requires": [{"ask": {"age": 99}}], "renews": [{"offers": [{"price": "1 USD"}]}],
		"returns": [{"offers": [{"price": "7 USD"}]}]}],
		"roles": [{"id": "role/w", "fields": ["f"], "requires": [{"ask": {"holds": "c"}}]},
		` + goal(`{"all": [{"holds": "c"}, {"experience": {"in": ["f"], "for": "P20D"}}]}`) + `]}`,
	target: "role/goal",
	record: `{"holdings": [{"credential": "c", "expires": "2012-01-01"}]}`,
	want:   []string{"day 20, 9, 4 steps: return c ; work role/w"},
}, {
	// It lapses on day 5, and on that day one can return; before it one cannot.
	name: "a way back opens on the day of the lapse",
	catalog: `{"credentials": [{"id": "c", "kind": "certification", "lasts": "P1Y", "requires": [{"ask": {"age": 99}}],
		"returns": [{"until": "2026-01-04", "offers": [{"price": "7 USD"}]}, {"from": "2026-01-04", "offers": [{"price": "9 USD"}]}]}],
		"roles": [` + goal(`{"holds": "c", "within": "P10D"}`) + `]}`,
	target: "role/goal",
	record: `{"holdings": [{"credential": "c", "expires": "2026-01-06"}]}`,
	want:   []string{"day 5, 9, 1 steps: return c "},
}, {
	name:    "a way back without offers has no known price, and is no matter of the status",
	catalog: `{"credentials": [{"id": "c", "kind": "certification", "lasts": "P1Y", "status": "retired", "returns": [{"within": "P1Y"}]}]}`,
	target:  "c",
	record:  `{"holdings": [{"credential": "c", "expires": "2025-06-01"}]}`,
	want:    []string{"day 0, 0 + 1 unknown, 1 steps: return c "},
}}

func TestOraclePlansTheLifeOfACredential(t *testing.T) {
	for _, test := range slices.Concat(termCases, returnCases) {
		t.Run(test.name, func(t *testing.T) {
			c, q := test.load(t)
			routes, ok := New(c, q, 100_000).Routes()
			if !ok {
				t.Fatal("Routes gave up")
			}
			got := []string{}
			for _, route := range routes {
				got = append(got, route.line())
			}
			if diff := cmp.Diff(tidied(test.want), got); diff != "" {
				t.Errorf("Routes(%s) (-want +got):\n%s", test.target, diff)
			}
		})
	}
}
