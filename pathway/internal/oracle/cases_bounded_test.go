package oracle

// By hand: work that counts since something was first held, by another full time, and up to
// so many hours of a kind.
var handCasesOfBounds = []handCase{{
	// The degree is awarded on day 10, and 20 days later enough is done. What was done
	// before counts for nothing.
	name: "work counts from the award on",
	catalog: `{"credentials": [{"id": "d", "kind": "degree"}],
		"programs": [{"id": "p", "awards": ["d"], "offers": [{"takes": "P10D", "price": "0 USD"}]}],
		"roles": [` + workOf + `, ` + goal(`{"experience": {"in": ["f"], "for": "P20D", "since": "d"}}`) + `]}`,
	record: `{"jobs": [{"fields": ["f"], "from": "2025-01-01", "until": "2026-01-01"}]}`,
	target: "role/goal",
	want:   []string{"day 30, 0, 2 steps: attend p ; work role/w"},
}, {
	// It lapsed in 2025, and what was done since 2024 counts: 15 days, and 5 more.
	name: "what lapsed later was held",
	catalog: `{"credentials": [{"id": "x", "kind": "assessment"}],
		"roles": [` + workOf + `, ` + goal(`{"experience": {"in": ["f"], "for": "P20D", "since": "x"}}`) + `]}`,
	record: `{"holdings": [{"credential": "x", "awarded": "2024-01-01", "expires": "2025-01-01"}],
		"jobs": [{"fields": ["f"], "from": "2025-12-17", "until": "2026-01-01"}]}`,
	target: "role/goal",
	want:   []string{"day 5, 0, 1 steps: work role/w"},
}, {
	// From the first day on it is held for sure.
	name: "what has no day is held from the first day on",
	catalog: `{"credentials": [{"id": "x", "kind": "license", "status": "outside"}],
		"roles": [` + workOf + `, ` + goal(`{"experience": {"in": ["f"], "for": "P20D", "since": "x"}}`) + `]}`,
	record: `{"holdings": [{"credential": "x"}], "jobs": [{"fields": ["f"], "from": "2025-01-01", "until": "2026-01-01"}]}`,
	target: "role/goal",
	want:   []string{"day 20, 0, 1 steps: work role/w"},
}, {
	// 20 hours of 50 are two fifths of a day: 25 days for 10.
	name:     "fifty hours are full time",
	catalog:  `{"roles": [` + workOf + `, ` + goal(`{"experience": {"in": ["f"], "for": "P10D", "fullTime": 50}}`) + `]}`,
	question: func(q *Question) { q.Work = 20 },
	target:   "role/goal",
	want:     []string{"day 25, 0, 1 steps: work role/w"},
}, {
	// At 40 hours a week 100 hours are 17.5 days. After 80 hours of a, 14 days, b begins,
	// and takes 3.5 days more.
	name: "when a kind is full another job begins",
	catalog: `{"roles": [{"id": "role/a", "fields": ["f/a"]}, {"id": "role/b", "fields": ["f/b"]},
		` + goal(`{"experience": {"in": ["f"], "hours": 100, "atMost": [{"in": ["f/a"], "hours": 80}, {"in": ["f/b"], "hours": 80}]}}`) + `]}`,
	target: "role/goal",
	want:   []string{"day 18, 0, 2 steps: work role/a; work role/b"},
}, {
	// The record has all of the one kind that counts: 100 of its 200 hours.
	name: "what is over the bound counts for nothing",
	catalog: `{"roles": [{"id": "role/b", "fields": ["f/b"]},
		` + goal(`{"experience": {"in": ["f"], "hours": 140, "atMost": [{"in": ["f/a"], "hours": 100}]}}`) + `]}`,
	record: `{"jobs": [{"fields": ["f/a"], "from": "2025-11-27", "until": "2026-01-01"}]}`,
	target: "role/goal",
	want:   []string{"day 7, 0, 1 steps: work role/b"},
}}
