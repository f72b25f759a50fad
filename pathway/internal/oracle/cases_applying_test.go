package oracle

import "testing"

// applied is an exam that is applied for ten days before it is sat, with what more is said
// of it and of its offer.
func applied(exam, offer string) string {
	return `{"id": "x", "kind": "assessment"` + exam + `, "offers": [{"price": "5 USD", "apply": "P10D"` + offer + `}]}`
}

// openedBy is a membership of so long at 3 USD that is renewed for 1 USD.
func openedBy(lasts string) string {
	return `{"id": "m", "kind": "membership", "lasts": "` + lasts + `", "offers": [{"price": "3 USD"}], "renews": [{"offers": [{"price": "1 USD"}]}]}`
}

// needs is a rule that asks for a credential.
func needs(id string) string { return `, "requires": [{"ask": {"holds": "` + id + `"}}]` }

var applyingCases = []handCase{{
	name:    "ten days from the application to the sitting",
	catalog: `{"credentials": [` + applied("", "") + `]}`, target: "x",
	want: []string{"day 10, 5, 1 steps: earn x "},
}, {
	name:    "and the result takes five more",
	catalog: `{"credentials": [` + applied("", `, "takes": "P5D"`) + `]}`, target: "x",
	want: []string{"day 15, 5, 1 steps: earn x "},
}, {
	// Applied for on January 1 (day 0), it could be sat on day 10; the season begins on day 20.
	name:    "the seasons are those of the sitting",
	catalog: `{"credentials": [` + applied("", `, "seasons": ["01-21/01-25"]`) + `]}`, target: "x",
	want: []string{"day 20, 5, 1 steps: earn x "},
}, {
	// The season of this year is over on day 4, before anything could be sat.
	name:    "this year it is too late to apply for the season",
	catalog: `{"credentials": [` + applied("", `, "seasons": ["01-01/01-05"]`) + `]}`, target: "x",
	want: []string{"day 365, 5, 1 steps: earn x "},
}, {
	// The dates are those of the application: from day 5 on, and not on day 6.
	name:    "an offer that is closed when it is sat",
	catalog: `{"credentials": [` + applied("", `, "from": "2026-01-06", "until": "2026-01-07"`) + `]}`, target: "x",
	want: []string{"day 15, 5, 1 steps: earn x "},
}, {
	// The degree comes on day 20. It is asked for on the day of the application.
	name: "one applies once the rule holds",
	catalog: `{"credentials": [{"id": "d", "kind": "degree"}, ` + applied(needs("d"), "") + `],
		"programs": [{"id": "p", "awards": ["d"], "offers": [{"takes": "P20D", "price": "0 USD"}]}]}`, target: "x",
	want: []string{"day 30, 5, 2 steps: attend p ; earn x "},
}, {
	// Joined on day 0 it lapses on day 8, and is renewed, since the rule asks for it on day 10 too.
	name:    "the rule holds on the day of the sitting too",
	catalog: `{"credentials": [` + openedBy("P8D") + `, ` + applied(needs("m"), "") + `]}`, target: "x",
	want: []string{"day 10, 9, 3 steps: join m ; earn x "},
}, {
	// The price of members asks for that on the day of the application alone.
	name: "the condition of the offer holds on the day of the application",
	catalog: `{"credentials": [` + openedBy("P8D") + `, {"id": "x", "kind": "assessment",
		"offers": [{"price": "9 USD", "apply": "P20D"}, {"name": "member", "if": {"holds": "m"}, "price": "5 USD", "apply": "P10D"}]}]}`, target: "x",
	question: by(Cheapest),
	want:     []string{"day 10, 8, 2 steps: join m ; earn x member"},
}, {
	// By the rule of day 0 it can be applied for; from day 5 on it asks for d, which comes on
	// day 12.
	name: "each day has its edition of the rule",
	catalog: `{"credentials": [{"id": "d", "kind": "degree"},
		` + applied(`, "requires": [{"until": "2026-01-06"}, {"from": "2026-01-06", "ask": {"holds": "d"}}]`, "") + `],
		"programs": [{"id": "p", "awards": ["d"], "offers": [{"takes": "P12D", "price": "0 USD"}]}]}`, target: "x",
	want: []string{"day 12, 5, 2 steps: attend p ; earn x "},
}, {
	// Failed on December 20, it may be sat again from day 8 on. Applied for on day 0 it can be
	// sat on day 10.
	name:    "the tries are about the day of the sitting",
	catalog: `{"credentials": [` + applied(`, "exam": {"retakes": [{"wait": "P20D"}]}`, "") + `]}`, target: "x",
	record: `{` + failed("2025-12-20") + `}`,
	want:   []string{"day 10, 5, 1 steps: earn x "},
}, {
	name:    "and a longer wait is over by then",
	catalog: `{"credentials": [` + applied(`, "exam": {"retakes": [{"wait": "P25D"}]}`, "") + `]}`, target: "x",
	record: `{` + failed("2025-12-20") + `}`,
	want:   []string{"day 13, 5, 1 steps: earn x "},
}, {
	// It is under way from day 10 on, and its award on day 30 is less than thirty days away.
	name: "it is under way from the sitting on",
	catalog: `{"credentials": [` + applied("", `, "takes": "P20D"`) + `],
		"roles": [` + goal(`{"holds": "x", "underWay": "P30D"}`) + `]}`, target: "role/goal",
	want: []string{"day 10, 5, 1 steps: earn x "},
}, {
	// The exam is good for five days, and the work is done on day 30: so it is sat on day 26
	// or later.
	name: "what lapses is sat late",
	catalog: `{"credentials": [` + applied(`, "lasts": "P5D"`, "") + `], "roles": [` + workOf + `,
		` + goal(`{"all": [{"holds": "x"}, {"experience": {"in": ["f"], "for": "P30D"}}]}`) + `]}`, target: "role/goal",
	want: []string{"day 30, 5, 2 steps: earn x ; work role/w"},
}, {
	// Applied for on day 0 and sat on day 10, it is awarded on day 15. The membership is needed
	// on that day alone.
	name: "what has to hold for it has to on the day of the award",
	catalog: `{"credentials": [` + openedBy("P12D") + `,
		` + applied(`, "while": {"ask": {"holds": "m"}}`, `, "takes": "P5D"`) + `]}`, target: "x",
	want: []string{"day 15, 8, 2 steps: join m ; earn x "},
}, {
	// Applied for on day 0; the sitting is on day 10. The advice asks for the course, from day
	// 3 on, on both days.
	name: "advice is asked for on both days",
	catalog: `{"credentials": [{"id": "d", "kind": "course"}, ` + applied(`, "recommends": [{"ask": {"holds": "d"}}]`, "") + `],
		"programs": [{"id": "p", "awards": ["d"], "offers": [{"takes": "P3D", "price": "0 USD"}]}]}`, target: "x",
	question: func(q *Question) { q.Advised = true },
	want:     []string{"day 13, 5, 2 steps: attend p ; earn x "},
}, {
	// Five days of work are done on day 5, and on day 15 those since day 5 count.
	name: "recent work goes on until the sitting",
	catalog: `{"credentials": [` + applied(`, "requires": [{"ask": {"experience": {"in": ["f"], "for": "P5D", "within": "P10D"}}}]`, "") + `],
		"roles": [` + workOf + `]}`, target: "x",
	want: []string{"day 15, 5, 2 steps: earn x ; work role/w"},
}}

func TestOraclePlansApplications(t *testing.T) { plansByHand(t, applyingCases) }
