package oracle

import (
	"testing"

	"github.com/credpath/credpath/credential"
)

// studiedFor is an exam of 5 USD with the given preparations, and what more is said of it.
func studiedFor(preparations, more string) string {
	return `{"id": "x", "kind": "assessment", "offers": [{"price": "5 USD"}], "exam": {"preparation": [` + preparations + `]}` + more + `}`
}

// course is a program of 20 days to the credential d, at 7 USD and the hours a week given.
func course(weekly string) string {
	return `"programs": [{"id": "p", "awards": ["d"], "offers": [{"takes": "P20D", "weekly": ` + weekly + `, "price": "7 USD"}]}]`
}

// forty is 40 hours of study, or 12 for those who hold d.
const forty = `{"hours": 40}, {"hours": 12, "if": {"holds": "d"}}`

// advised asks the adviser.
func advised(q *Question) { q.Advised = true }

// advisedWith asks the adviser by an order, with so many hours of study.
func advisedWith(o Order, hours int) func(*Question) {
	return func(q *Question) { q.Advised, q.Order, q.Study = true, o, hours }
}

var preparingCases = []handCase{{
	name:    "by the letter nothing is prepared",
	catalog: `{"credentials": [` + studiedFor(`{"hours": 40}`, "") + `]}`, target: "x",
	want: []string{"day 0, 5, 1 steps: earn x "},
}, {
	// 7 times 40 hours is 28 days at 10 hours a week.
	name:    "forty hours are four weeks at ten hours",
	catalog: `{"credentials": [` + studiedFor(`{"hours": 40}`, "") + `]}`, target: "x", question: advised,
	want: []string{"day 28, 5, 2 steps: earn x ; prepare x"},
}, {
	// 7 times 12 is 84, which is more than 8 times 10 and less than 9 times 10.
	name:    "a part of a day is a day",
	catalog: `{"credentials": [` + studiedFor(`{"hours": 12}`, "") + `]}`, target: "x", question: advised,
	want: []string{"day 9, 5, 2 steps: earn x ; prepare x"},
}, {
	// 7 times 30 is 210, and 17 times 12.5 is 212.5.
	name:    "twelve and a half hours a week",
	catalog: `{"credentials": [` + studiedFor(`{"hours": 30, "weekly": "12.5"}`, "") + `]}`, target: "x", question: advised,
	want: []string{"day 17, 5, 2 steps: earn x ; prepare x"},
}, {
	// 7 times 30 is 210, and 53 times 4 is 212.
	name:    "no more hours a week than there are",
	catalog: `{"credentials": [` + studiedFor(`{"hours": 30, "weekly": 15}`, "") + `]}`, target: "x", question: advisedWith(Soonest, 4),
	want: []string{"day 53, 5, 2 steps: earn x ; prepare x"},
}, {
	// 40 hours take 28 days. The course takes 20, and the 12 hours after it 9 more.
	name:    "who takes the course studies less",
	catalog: `{"credentials": [{"id": "d", "kind": "course"}, ` + studiedFor(forty, "") + `], ` + course("0") + `}`, target: "x", question: advised,
	want: []string{"day 28, 5, 2 steps: earn x ; prepare x", "day 29, 12, 3 steps: attend p ; earn x ; prepare x"},
}, {
	// 10 hours take 7 days; the course takes 3, and the 4 hours after it 3 more.
	name: "the course is worth its days",
	catalog: `{"credentials": [{"id": "d", "kind": "course"},
		` + studiedFor(`{"hours": 10}, {"hours": 4, "if": {"holds": "d"}}`, "") + `],
		"programs": [{"id": "p", "awards": ["d"], "offers": [{"takes": "P3D", "price": "7 USD"}]}]}`, target: "x", question: advised,
	want: []string{"day 6, 12, 3 steps: attend p ; earn x ; prepare x", "day 7, 5, 2 steps: earn x ; prepare x"},
}, {
	name:    "those who have the course have no choice to make",
	catalog: `{"credentials": [{"id": "d", "kind": "course"}, ` + studiedFor(forty, "") + `]}`, target: "x", question: advised,
	record: `{"holdings": [{"credential": "d"}]}`,
	want:   []string{"day 9, 5, 2 steps: earn x ; prepare x"},
}, {
	// The course arrives on day 3, and 9 days follow.
	name:    "the condition holds on the day on which it begins",
	catalog: `{"credentials": [{"id": "d", "kind": "course"}, ` + studiedFor(forty, "") + `]}`, target: "x", question: advised,
	record: `{"holdings": [{"credential": "d", "expected": "2026-01-04"}]}`,
	want:   []string{"day 12, 5, 2 steps: earn x ; prepare x"},
}, {
	// Of 40 hours 30 are left: 21 days.
	name:    "what was studied is taken off",
	catalog: `{"credentials": [` + studiedFor(`{"hours": 40}`, "") + `]}`, target: "x", question: advised,
	record: `{"prepared": [{"exam": "x", "hours": 6}, {"exam": "x", "hours": 4}]}`,
	want:   []string{"day 21, 5, 2 steps: earn x ; prepare x"},
}, {
	name:    "who studied enough sits it",
	catalog: `{"credentials": [` + studiedFor(`{"hours": 40}`, "") + `]}`, target: "x", question: advised,
	record: `{"prepared": [{"exam": "x", "hours": 40}]}`,
	want:   []string{"day 0, 5, 1 steps: earn x "},
}, {
	// Of the 12 hours nothing is left, but d comes on day 3 alone: so a day from then on. Of
	// the 40 hours 28 are left, which are 20 days.
	name:    "enough for a background that is still to come takes a day",
	catalog: `{"credentials": [{"id": "d", "kind": "course"}, ` + studiedFor(forty, "") + `]}`, target: "x", question: advised,
	record: `{"holdings": [{"credential": "d", "expected": "2026-01-04"}], "prepared": [{"exam": "x", "hours": 12}]}`,
	want:   []string{"day 4, 5, 2 steps: earn x ; prepare x"},
}, {
	name:    "enough for a background that is there on the first day",
	catalog: `{"credentials": [{"id": "d", "kind": "course"}, ` + studiedFor(forty, "") + `]}`, target: "x", question: advised,
	record: `{"holdings": [{"credential": "d", "expected": "2026-01-01"}], "prepared": [{"exam": "x", "hours": 12}]}`,
	want:   []string{"day 0, 5, 1 steps: earn x "},
}, {
	// 15 and 30 hours are more than 40, so the 14 days follow the 20.
	name: "it shares the hours of study",
	catalog: `{"credentials": [{"id": "d", "kind": "course"}, ` + studiedFor(`{"hours": 30, "weekly": 15}`, "") + `], ` + course("30") + `,
		"roles": [` + goal(`{"all": [{"holds": "d"}, {"holds": "x"}]}`) + `]}`, target: "role/goal", question: advised,
	want: []string{"day 34, 12, 3 steps: attend p ; earn x ; prepare x"},
}, {
	name: "or runs beside the course",
	catalog: `{"credentials": [{"id": "d", "kind": "course"}, ` + studiedFor(`{"hours": 30, "weekly": 15}`, "") + `], ` + course("25") + `,
		"roles": [` + goal(`{"all": [{"holds": "d"}, {"holds": "x"}]}`) + `]}`, target: "role/goal", question: advised,
	want: []string{"day 20, 12, 3 steps: attend p ; earn x ; prepare x"},
}, {
	// Ten hours are seven days, which fit in before day 10.
	name:    "it runs while the application goes its way",
	catalog: `{"credentials": [` + applied(`, "exam": {"preparation": [{"hours": 10}]}`, "") + `]}`, target: "x", question: advised,
	want: []string{"day 10, 5, 2 steps: earn x ; prepare x"},
}, {
	name:    "it is over by the sitting, and not the award",
	catalog: `{"credentials": [` + applied(`, "exam": {"preparation": [{"hours": 20}]}`, `, "takes": "P5D"`) + `]}`, target: "x", question: advised,
	want: []string{"day 19, 5, 2 steps: earn x ; prepare x"},
}, {
	// Who goes back to what they had sits nothing.
	name:    "a way back is no sitting",
	catalog: `{"credentials": [` + studiedFor(`{"hours": 40}`, `, "lasts": "P1Y", "returns": [{"offers": [{"name": "back", "price": "9 USD"}]}]`) + `]}`,
	target:  "x", question: advisedWith(Cheapest, 0),
	record: `{"holdings": [{"credential": "x", "awarded": "2024-01-01"}]}`,
	want:   []string{"day 28, 5, 2 steps: earn x ; prepare x", "day 0, 9, 1 steps: return x back"},
}, {
	// To study 12 hours in place of 40 one joins for 3 USD: no price, so no option.
	name: "a membership that shortens the study is a route of its own",
	catalog: `{"credentials": [{"id": "m", "kind": "membership", "offers": [{"price": "3 USD"}]},
		` + studiedFor(`{"hours": 40}, {"hours": 12, "if": {"holds": "m"}}`, "") + `]}`, target: "x", question: advised,
	want: []string{"day 9, 8, 3 steps: join m ; earn x ; prepare x", "day 28, 5, 2 steps: earn x ; prepare x"},
}, {
	name:    "somebody may have to vouch for the background",
	catalog: `{"credentials": [` + studiedFor(`{"hours": 40}, {"hours": 12, "if": {"attestation": "a letter", "id": "a-letter"}}`, "") + `]}`,
	target:  "x", question: advised,
	want: []string{"day 9, 5, 3 steps: earn x ; prepare x; attest a-letter", "day 28, 5, 2 steps: earn x ; prepare x"},
}, {
	// Two exams at 30 hours a week each: one after the other, 7 days each.
	name: "two exams are prepared for one after the other",
	catalog: `{"credentials": [` + studiedFor(`{"hours": 30, "weekly": 30}`, "") + `,
		{"id": "y", "kind": "assessment", "offers": [{"price": "4 USD"}], "exam": {"preparation": [{"hours": 30, "weekly": 30}]}}],
		"roles": [` + goal(`{"all": [{"holds": "x"}, {"holds": "y"}]}`) + `]}`, target: "role/goal", question: advised,
	want: []string{"day 14, 9, 4 steps: earn x ; earn y ; prepare x; prepare y"},
}, {
	// Taken up on day 0, the job that goes on has given the 5 days of f on day 5, which is a
	// job day: it is a condition of the route. The 12 hours take 9 days from then on.
	name: "its condition is one of the route",
	catalog: `{"credentials": [` + studiedFor(`{"hours": 40}, {"hours": 12, "if": {"experience": {"in": ["f"], "for": "P5D"}}}`, "") + `],
		"roles": [{"id": "role/g", "fields": ["g"]}, ` + goal(`{"all": [{"holds": "x"}, {"experience": {"in": ["g"], "for": "P10D"}}]}`) + `]}`,
	target: "role/goal", question: advised,
	record: `{"jobs": [{"fields": ["f"], "from": "2026-01-01"}]}`,
	want: []string{"day 15, 5, 4 steps: earn x ; prepare x; work role/g; work  (goes on)",
		"day 28, 5, 3 steps: earn x ; prepare x; work role/g"},
}, {
	name:    "an exam that is avoided is not prepared for",
	catalog: `{"credentials": [` + studiedFor(`{"hours": 40}`, "") + `]}`, target: "x",
	question: func(q *Question) {
		q.Advised, q.Avoid = true, func(id credential.ID) bool { return id == "x" }
	},
	want: nil,
}}

func TestOraclePlansPreparations(t *testing.T) { plansByHand(t, preparingCases) }
