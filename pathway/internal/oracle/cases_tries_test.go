package oracle

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/credpath/credpath/credential"
)

// An entryFinding is the rule of an entry judged by hand on one day.
type entryFinding struct {
	name    string // why it stands so
	catalog string // its lists, without the braces
	target  credential.ID
	record  string
	on      int    // the day asked about, from 2026-01-01 on
	want    string // the status and, if it is pending, the day
}

// judgesEntries holds Check to findings worked by hand.
func judgesEntries(t *testing.T, findings []entryFinding) {
	t.Helper()
	for _, test := range findings {
		t.Run(test.name, func(t *testing.T) {
			c := handCatalog(t, `{`+test.catalog+`}`)
			on := handStart.Add(credential.Period{Days: test.on})
			found := Check(c, handRecord(t, test.record), test.target, on)[""]
			if got := found.Status.String() + " " + found.MetOn.String(); got != test.want {
				t.Errorf("Check(%s, %s) = %s, want %s", test.target, test.record, got, test.want)
			}
		})
	}
}

// plansByHand holds Routes to plans worked by hand, with and without the shortcuts, where
// these can be done without.
func plansByHand(t *testing.T, cases []handCase) {
	t.Helper()
	for _, test := range cases {
		t.Run(test.name, func(t *testing.T) {
			c, q := test.load(t)
			for _, planner := range []*Planner{New(c, q, 100_000), NewNaive(c, q, 100_000)} {
				routes, ok := planner.Routes()
				if !ok && planner.naive {
					t.Skip("too big without the shortcuts")
				}
				if !ok {
					t.Fatal("Routes gave up")
				}
				got := []string{}
				for _, route := range routes {
					got = append(got, route.line())
				}
				if diff := cmp.Diff(tidied(test.want), got); diff != "" {
					t.Errorf("Routes(%s), naive %v (-want +got):\n%s", test.target, planner.naive, diff)
				}
			}
		})
	}
}

// boards is an exam with a wait of 20 days, and of 50 from the second failed try on, that
// may be tried three times in 100 days; the wait is 10 days from 2026-03-01 (day 59) on.
const boards = `"credentials": [{"id": "x", "kind": "assessment", "lasts": "P1Y", "offers": [{"price": "7 USD"}], "exam": {"retakes": [
	{"wait": "P20D", "most": 3, "per": "P100D", "until": "2026-03-01"}, {"wait": "P10D", "from": "2026-03-01"},
	{"wait": "P50D", "after": 2, "most": 3, "per": "P100D", "until": "2026-03-01"}]}},
	{"id": "late", "kind": "assessment", "exam": {"retakes": [{"wait": "P1M", "after": 2}]}},
	{"id": "c", "kind": "certification", "requires": [{"ask": {"holds": "x"}}]}]`

// failed is a record of sittings of x that were failed.
func failed(days ...string) string {
	var sittings string
	for i, day := range days {
		if i > 0 {
			sittings += ", "
		}
		sittings += `{"exam": "x", "on": "` + day + `"}`
	}
	return `"attempts": [` + sittings + `]`
}

var triesFindings = []entryFinding{
	{"twenty days after a failed try", boards, "x", `{` + failed("2025-12-20") + `}`, 0, "pending 2026-01-09"},
	{"they are over on the twentieth", boards, "x", `{` + failed("2025-12-12") + `}`, 0, "met "},
	{"a try of that day counts", boards, "x", `{` + failed("2026-01-01") + `}`, 0, "pending 2026-01-21"},
	{"and not on the day before", boards, "x", `{` + failed("2026-01-01") + `}`, -1, "met "},
	{"the second one makes it fifty", boards, "x", `{` + failed("2025-11-20", "2025-12-20") + `}`, 0, "pending 2026-02-08"},
	// By the old rule on 2026-03-11; the new one finds ten days over on 2026-03-01.
	{"the rule of the day of the next sitting decides", boards, "x", `{` + failed("2025-11-20", "2026-01-20") + `}`, 20, "pending 2026-03-01"},
	// The first of three is 100 days ago on 2026-02-18; fifty since the last are over on 2026-01-20.
	{"no more than three in a hundred days", boards, "x", `{` + failed("2025-11-10", "2025-11-20", "2025-12-01") + `}`, 0, "pending 2026-02-18"},
	{"none applies to one failed try", boards, "late", `{"attempts": [{"exam": "late", "on": "2026-01-01"}]}`, 0, "met "},
	{"a month is one of the calendar", boards, "late",
		`{"attempts": [{"exam": "late", "on": "2025-12-01"}, {"exam": "late", "on": "2026-01-31"}]}`, 30, "pending 2026-02-28"},
	{"a passed sitting is a holding", boards, "c", `{"attempts": [{"exam": "x", "on": "2025-12-20", "passed": true}]}`, 0, "met "},
	{"from its day on", boards, "c", `{"attempts": [{"exam": "x", "on": "2026-01-11", "passed": true}]}`, 0, "pending 2026-01-11"},
	{"and lapses as one", boards, "c", `{"attempts": [{"exam": "x", "on": "2025-01-01", "passed": true}]}`, 0, "unmet "},
	{"a pass ends the count", boards, "x", `{"attempts": [{"exam": "x", "on": "2025-12-20"}, {"exam": "x", "on": "2025-12-28", "passed": true}]}`, 0, "met "},
	{"a try since the pass is the first", boards, "x",
		`{"attempts": [{"exam": "x", "on": "2025-11-20"}, {"exam": "x", "on": "2025-11-28", "passed": true}, {"exam": "x", "on": "2025-12-20"}]}`, 0, "pending 2026-01-09"},
	{"a pass among the holdings ends it too", boards, "x", `{"holdings": [{"credential": "x", "awarded": "2025-12-28"}], ` + failed("2025-12-20") + `}`, 0, "met "},
	{"and one that is expected does on its day", boards, "x", `{"holdings": [{"credential": "x", "expected": "2026-01-05"}], ` + failed("2025-12-20") + `}`, 0, "pending 2026-01-05"},
	{"one without a day does not", boards, "x", `{"holdings": [{"credential": "x"}], ` + failed("2025-12-20") + `}`, 0, "pending 2026-01-09"},
	{"a wait to sit it is none to hold it", boards, "c", `{` + failed("2025-12-20") + `}`, 0, "unmet "},
}

func TestOracleJudgesFailedTries(t *testing.T) { judgesEntries(t, triesFindings) }

var triesCases = []handCase{{
	name:    "a plan waits until the exam may be sat",
	catalog: `{` + boards + `}`, target: "c",
	record: `{` + failed("2025-12-20") + `}`,
	want:   []string{"day 8, 7, 2 steps: earn c; earn x "},
}, {
	// It might be sat from day 8 until day 14, but the seat is there from day 18 on.
	name: "a failed try that is still to come counts from its day on",
	catalog: `{"credentials": [{"id": "x", "kind": "assessment", "exam": {"retakes": [{"wait": "P20D"}]},
		"offers": [{"name": "seat", "price": "5 USD", "from": "2026-01-19"}]},
		{"id": "c", "kind": "certification", "requires": [{"ask": {"holds": "x"}}]}]}`, target: "c",
	record: `{` + failed("2025-12-20", "2026-01-15") + `}`,
	want:   []string{"day 34, 5, 2 steps: earn c; earn x seat"},
}, {
	// The exam takes ten days from the day on which it is taken up.
	name: "the first day of the step is that of the sitting",
	catalog: `{"credentials": [{"id": "x", "kind": "assessment", "exam": {"retakes": [{"wait": "P20D"}]},
		"offers": [{"price": "5 USD", "takes": "P10D"}]}]}`, target: "x",
	record: `{` + failed("2025-12-20") + `}`,
	want:   []string{"day 18, 5, 1 steps: earn x "},
}, {
	name: "a way back is no sitting",
	catalog: `{"credentials": [{"id": "x", "kind": "assessment", "lasts": "P1Y", "exam": {"retakes": [{"wait": "P20D"}]},
		"offers": [{"price": "5 USD"}], "returns": [{"offers": [{"name": "back", "price": "9 USD"}]}]}]}`, target: "x",
	record: `{"holdings": [{"credential": "x", "awarded": "2024-01-01"}], ` + failed("2025-12-20") + `}`, question: by(Cheapest),
	want: []string{"day 8, 5, 1 steps: earn x ", "day 0, 9, 1 steps: return x back"},
}}

func TestOraclePlansAfterFailedTries(t *testing.T) {
	plansByHand(t, triesCases)
}
