package oracle

import (
	"slices"
	"testing"

	"github.com/credpath/credpath/credential"
)

// seeking asks the adviser, where it takes so many days to be hired.
func seeking(days int) func(*Question) {
	return func(q *Question) { q.Advised, q.Seek = true, credential.Period{Days: days} }
}

// worksOf is a goal of so much work in f.
func worksOf(days string) string {
	return goal(`{"experience": {"in": ["f"], "for": "` + days + `"}}`)
}

// job is a role that works in a field of its name, with what more is said of it.
func job(field, more string) string {
	return `{"id": "role/` + field + `", "fields": ["` + field + `"]` + more + `}`
}

// doneIn is a condition of so many days of work in a field.
func doneIn(field, days string) string {
	return `{"experience": {"in": ["` + field + `"], "for": "` + days + `"}}`
}

// program is a program of so many days to the degree d at 7 USD.
func program(days string) string {
	return `"credentials": [{"id": "d", "kind": "degree"}], "programs": [{"id": "p", "awards": ["d"],
		"offers": [{"takes": "` + days + `", "price": "7 USD"}]}]`
}

// since2025 is a record with a job in a role that goes on, and has given 31 days.
func since2025(role string) string {
	return `{"jobs": [{"role": "` + role + `", "from": "2025-12-01"}]}`
}

var seekingCases = []handCase{{
	// The target is a role too, so one looks for that for seven days more.
	name:    "a week to look for a job, and one for the job that is the target",
	catalog: `{"roles": [` + workOf + `, ` + worksOf("P10D") + `]}`, target: "role/goal", question: seeking(7),
	want: []string{"day 24, 0, 1 steps: work role/w"},
}, {
	name:    "by the letter nobody looks",
	catalog: `{"roles": [` + workOf + `, ` + worksOf("P10D") + `]}`, target: "role/goal",
	question: func(q *Question) { q.Seek = credential.Period{Days: 7} },
	want:     []string{"day 10, 0, 1 steps: work role/w"},
}, {
	name: "a credential is no job",
	catalog: `{"credentials": [{"id": "c", "kind": "certification", "requires": [{"ask": ` + doneIn("f", "P10D") + `}]}],
		"roles": [` + workOf + `]}`, target: "c", question: seeking(7),
	want: []string{"day 17, 0, 2 steps: earn c ; work role/w"},
}, {
	// Fourteen days for the role, and seven for the goal, which does not say.
	name: "a role may say how long it takes",
	catalog: `{"roles": [{"id": "role/w", "fields": ["f"], "hiring": {"takes": "P14D", "source": {"url": "https://example.org"}}},
		` + worksOf("P10D") + `]}`, target: "role/goal", question: seeking(7),
	want: []string{"day 31, 0, 1 steps: work role/w"},
}, {
	name:    "a role is reached when it was looked for",
	catalog: `{` + program("P20D") + `, "roles": [` + goal(`{"holds": "d"}`) + `]}`, target: "role/goal", question: seeking(7),
	want: []string{"day 27, 7, 1 steps: attend p "},
}, {
	name:    "what is met on the first day is reached when the search is over",
	catalog: `{"roles": [` + goal(`{"age": 18}`) + `]}`, target: "role/goal", question: seeking(7),
	record: `{"born": "2000-01-01"}`,
	want:   []string{"day 7, 0, 0 steps: "},
}, {
	// On day 5 it has lapsed, and was renewed for 1 USD.
	name: "the rule holds again when the search is over",
	catalog: `{"credentials": [` + openedBy("P5D") + `],
		"roles": [` + goal(`{"holds": "m"}`) + `]}`, target: "role/goal", question: seeking(7),
	want: []string{"day 7, 4, 2 steps: join m "},
}, {
	// What has to be done within five days is never there seven days later.
	name: "what has to be new on both days cannot be",
	catalog: `{"credentials": [{"id": "x", "kind": "assessment"}],
		"roles": [` + goal(`{"holds": "x", "within": "P5D"}`) + `]}`, target: "role/goal", question: seeking(7),
	want: nil,
}, {
	name: "a job of the record in the role that is the target",
	catalog: `{` + program("P20D") + `, "roles": [{"id": "role/goal", "requires": [{"ask": {"holds": "d"}}],
		"recommends": [{"ask": {"age": 99}}]}]}`, target: "role/goal", question: seeking(7),
	record: since2025("role/goal"),
	want:   []string{"day 20, 7, 1 steps: attend p "},
}, {
	// One who does not work in it yet is asked for the advice.
	name: "without it the advice is asked for",
	catalog: `{` + program("P20D") + `, "roles": [{"id": "role/goal", "requires": [{"ask": {"holds": "d"}}],
		"recommends": [{"ask": {"age": 99}}]}]}`, target: "role/goal", question: seeking(7),
	want: nil,
}, {
	// 31 days were done in December, and the 20 hours a week of the job make half a day each.
	// Taken up anew at 40 hours it begins on day 0 at once: nobody looks for it.
	name:    "nobody looks for a role in which a job goes on",
	catalog: `{"roles": [` + workOf + `, ` + goal(`{"experience": {"in": ["f"], "for": "P10D", "minShare": 60}}`) + `]}`,
	target:  "role/goal", question: seeking(7),
	record: `{"jobs": [{"role": "role/w", "from": "2025-12-01", "weekly": 20}]}`,
	want:   []string{"day 17, 0, 1 steps: work role/w"},
}, {
	name: "a job that goes on needs no search",
	catalog: `{"credentials": [{"id": "c", "kind": "certification", "requires": [{"ask": ` + doneIn("f", "P41D") + `}]}],
		"roles": [` + job("g", "") + `]}`, target: "c", question: seeking(7),
	record: `{"jobs": [{"fields": ["f"], "from": "2025-12-01"}]}`,
	want:   []string{"day 10, 0, 2 steps: earn c ; work  (goes on)"},
}, {
	// The degree comes on day 20 and the search is over on day 27.
	name: "one looks once the rule holds",
	catalog: `{` + program("P20D") + `, "roles": [{"id": "role/w", "fields": ["f"], "requires": [{"ask": {"holds": "d"}}]},
		` + worksOf("P10D") + `]}`, target: "role/goal", question: seeking(7),
	want: []string{"day 44, 7, 2 steps: attend p ; work role/w"},
}, {
	// By the edition until day 3 it could be looked for on day 0, and not again until day 20.
	// So on day 7 it cannot begin, and on day 20 it can.
	name: "the rule need not hold meanwhile",
	catalog: `{` + program("P20D") + `, "roles": [{"id": "role/w", "fields": ["f"], "requires": [{"until": "2026-01-04"},
		{"from": "2026-01-04", "ask": {"holds": "d"}}]}, ` + worksOf("P10D") + `]}`, target: "role/goal", question: seeking(7),
	want: []string{"day 37, 7, 2 steps: attend p ; work role/w"},
}, {
	// Two jobs: the first begins on day 0, and the second on July 1, which is day 181.
	name: "six months lie between the beginnings of two jobs",
	catalog: `{"credentials": [{"id": "c", "kind": "certification",
		"requires": [{"ask": {"all": [` + doneIn("f", "P10D") + `, ` + doneIn("g", "P10D") + `]}}]}],
		"roles": [` + job("f", "") + `, ` + job("g", "") + `]}`, target: "c", question: advised,
	want: []string{"day 191, 0, 3 steps: earn c ; work role/f; work role/g"},
}, {
	name: "by the letter they do not",
	catalog: `{"credentials": [{"id": "c", "kind": "certification",
		"requires": [{"ask": {"all": [` + doneIn("f", "P10D") + `, ` + doneIn("g", "P10D") + `]}}]}],
		"roles": [` + job("f", "") + `, ` + job("g", "") + `]}`, target: "c",
	want: []string{"day 20, 0, 3 steps: earn c ; work role/f; work role/g"},
}, {
	// Both were looked for from day 0 on; f begins on day 30, or g does. Six months later is
	// July 31, day 211.
	name: "the search is over long before that",
	catalog: `{"credentials": [{"id": "c", "kind": "certification",
		"requires": [{"ask": {"all": [` + doneIn("f", "P10D") + `, ` + doneIn("g", "P10D") + `]}}]}],
		"roles": [` + job("f", "") + `, ` + job("g", "") + `]}`, target: "c", question: seeking(30),
	want: []string{"day 221, 0, 3 steps: earn c ; work role/f; work role/g"},
}, {
	// The ten days of f open g on day 10, and it takes 200 days to be hired there: day 210.
	name: "the search may take longer than that",
	catalog: `{"credentials": [{"id": "c", "kind": "certification", "requires": [{"ask": ` + doneIn("g", "P10D") + `}]}],
		"roles": [` + job("f", "") + `, ` + job("g", `, "requires": [{"ask": `+doneIn("f", "P10D")+`}],
		"hiring": {"takes": "P200D", "source": {"url": "https://example.org"}}`) + `]}`, target: "c", question: advised,
	want: []string{"day 220, 0, 3 steps: earn c ; work role/f; work role/g"},
}, {
	// The job of the record goes on for ten days; from then on g. That it went on since day 0
	// puts nothing off.
	name: "a job that goes on is no planned job",
	catalog: `{"credentials": [{"id": "c", "kind": "certification",
		"requires": [{"ask": {"all": [` + doneIn("f", "P41D") + `, ` + doneIn("g", "P10D") + `]}}]}],
		"roles": [` + job("f", "") + `, ` + job("g", "") + `]}`, target: "c", question: advised,
	record: since2025("role/f"),
	want:   []string{"day 20, 0, 3 steps: earn c ; work role/g; work role/f (goes on)"},
}, {
	// The search for g is over on day 7, but the job of the record goes on until it has given
	// enough on day 10. Left for g on day 7, it would be taken up again on day 17.
	name: "who waits for a job goes on in theirs",
	catalog: `{"credentials": [{"id": "c", "kind": "certification",
		"requires": [{"ask": {"all": [` + doneIn("f", "P41D") + `, ` + doneIn("g", "P10D") + `]}}]}],
		"roles": [` + job("f", "") + `, ` + job("g", "") + `]}`, target: "c", question: seeking(7),
	record: since2025("role/f"),
	want:   []string{"day 20, 0, 3 steps: earn c ; work role/g; work role/f (goes on)"},
}, {
	// Work in f must be no older than 20 days on day 40. The search for f is over on day 7.
	name: "recent work after a search",
	catalog: `{"credentials": [{"id": "c", "kind": "certification",
		"requires": [{"ask": {"experience": {"in": ["f"], "for": "P5D", "within": "P20D"}}}],
		"offers": [{"price": "1 USD", "seasons": ["02-10/02-12"]}]}], "roles": [` + workOf + `]}`,
	target: "c", question: seeking(7),
	want: []string{"day 40, 1, 2 steps: earn c ; work role/w"},
}, {
	// Looked for from day 3 on, when the course is done, it begins on day 10 and has given 15
	// days of f on day 25.
	name: "advice is asked for from the search on",
	catalog: `{` + program("P3D") + `, "roles": [{"id": "role/w", "fields": ["f"], "recommends": [{"ask": {"holds": "d"}}]},
		` + worksOf("P15D") + `]}`, target: "role/goal", question: seeking(7),
	want: []string{"day 32, 7, 2 steps: attend p ; work role/w"},
}}

// late is an exam that is sat on day 20 at the earliest, and a certification for which there
// must be three days of work in f within the last five days, and in g within the last ten.
func late(exam, offer string) string {
	return `"credentials": [{"id": "x", "kind": "assessment"` + exam + `, "offers": [{"price": "5 USD"` + offer + `}]},
		{"id": "c", "kind": "certification", "requires": [{"ask": {"all": [{"holds": "x"},
		{"experience": {"in": ["f"], "for": "P3D", "within": "P5D"}}, {"experience": {"in": ["g"], "for": "P3D", "within": "P10D"}}]}}]}]`
}

// inG is a record with a job in g that goes on from day 0.
const inG = `{"jobs": [{"fields": ["g"], "from": "2026-01-01"}]}`

// In these cases f is begun on a day from 13 to 17, if that is one on which a job may begin,
// and c is earned on day 20. If there is none, f is begun on day 20, when x is held, and c is
// earned on day 23.
var jobDayCases = []handCase{{
	name:    "nothing comes to be met",
	catalog: `{` + late("", `, "seasons": ["01-21/01-25"]`) + `, "roles": [` + job("f", "") + `]}`, target: "c", question: advised,
	record: inG,
	want:   []string{"day 23, 5, 4 steps: earn c ; earn x ; work role/f; work  (goes on)"},
}, {
	// The 20 hours are over on day 14.
	name: "a preparation that is over makes no day one on which a job begins",
	catalog: `{` + late(`, "exam": {"preparation": [{"hours": 20}]}`, `, "seasons": ["01-21/01-25"]`) + `,
		"roles": [` + job("f", "") + `]}`, target: "c", question: advised,
	record: inG,
	want:   []string{"day 23, 5, 5 steps: earn c ; earn x ; prepare x; work role/f; work  (goes on)"},
}, {
	// It is applied for from day 14 on.
	name:    "nor does an application",
	catalog: `{` + late("", `, "from": "2026-01-15", "apply": "P6D"`) + `, "roles": [` + job("f", "") + `]}`, target: "c", question: advised,
	record: inG,
	want:   []string{"day 23, 5, 4 steps: earn c ; earn x ; work role/f; work  (goes on)"},
}, {
	// Who studies six hours has to be of age, and that is on day 14: 5 days at 10 hours.
	name: "the condition of a preparation does",
	catalog: `{` + late(`, "exam": {"preparation": [{"hours": 40}, {"hours": 6, "if": {"age": 18}}]}`, `, "seasons": ["01-21/02-15"]`) + `,
		"roles": [` + job("f", "") + `]}`, target: "c", question: advised,
	record: `{"born": "2008-01-15", ` + inG[1:],
	want:   []string{"day 20, 5, 5 steps: earn c ; earn x ; prepare x; work role/f; work  (goes on)"},
}, {
	// Looked for from day 0 on, the job may begin on day 14.
	name: "so does a search that is over",
	catalog: `{` + late("", `, "seasons": ["01-21/01-25"]`) + `,
		"roles": [` + job("f", `, "hiring": {"takes": "P14D", "source": {"url": "https://example.org"}}`) + `]}`, target: "c", question: advised,
	record: inG,
	want:   []string{"day 20, 5, 4 steps: earn c ; earn x ; work role/f; work  (goes on)"},
}, {
	// The search for another job is over on day 14; that for f on day 11.
	name: "but only for the job that was looked for",
	catalog: `{` + late("", `, "seasons": ["01-21/01-25"]`) + `,
		"roles": [` + job("f", `, "hiring": {"takes": "P11D", "source": {"url": "https://example.org"}}`) + `,
		` + job("h", `, "hiring": {"takes": "P14D", "source": {"url": "https://example.org"}}`) + `]}`, target: "c", question: advised,
	record: inG,
	want:   []string{"day 23, 5, 4 steps: earn c ; earn x ; work role/f; work  (goes on)"},
}, {
	// It is sat on day 190, July 10. The job in g, begun on day 0, has lasted six months on day
	// 181; f is begun on that day, and nothing else comes to be met on it.
	name: "and so do six months that are over",
	catalog: `{"credentials": [{"id": "c", "kind": "certification", "offers": [{"price": "5 USD", "seasons": ["07-10/07-12"]}],
		"requires": [{"ask": {"all": [{"experience": {"in": ["f"], "for": "P3D", "within": "P20D"}},
		{"experience": {"in": ["g"], "for": "P3D", "within": "P20D"}}]}}]}],
		"roles": [` + job("f", "") + `, ` + job("g", "") + `]}`, target: "c", question: advised,
	want: []string{"day 190, 5, 3 steps: earn c ; work role/f; work role/g"},
}}

func TestOraclePlansSearches(t *testing.T) {
	plansByHand(t, slices.Concat(seekingCases, jobDayCases))
}
