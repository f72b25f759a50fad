package oracle

var handCasesOfWork = []handCase{{
	// a for 5 days opens b; b for 10 opens the program on day 15, which ends on
	// day 45; the other 15 days of a fit in meanwhile. Staying in a first would
	// open the program only on day 30.
	name: "a job is left and taken up again",
	catalog: `{"credentials": [{"id": "d", "kind": "degree"}],
		"programs": [{"id": "p", "awards": ["d"], "admits": [{"ask": {"experience": {"in": ["b"], "for": "P10D"}}}],
		"offers": [{"takes": "P30D", "price": "0 USD"}]}],
		"roles": [{"id": "role/a", "fields": ["a"]},
		{"id": "role/b", "fields": ["b"], "requires": [{"ask": {"experience": {"in": ["a"], "for": "P5D"}}}]},
		` + goal(`{"all": [{"holds": "d"}, {"experience": {"in": ["a"], "for": "P20D"}}]}`) + `]}`,
	target: "role/goal",
	want:   []string{"day 45, 0, 4 steps: attend p ; work role/a; work role/b"},
}, {
	// The job that goes on gives 2.5 days by day 10, when x comes and opens
	// full-time work: 18 days more. Without it full-time work takes until day
	// 30, and without full-time work it takes until day 80.
	name: "a better job is taken when it opens",
	catalog: `{"credentials": [{"id": "x", "kind": "degree"}],
		"roles": [{"id": "role/w", "fields": ["f"], "requires": [{"ask": {"holds": "x"}}]},
		` + goal(`{"experience": {"in": ["f"], "for": "P20D"}}`) + `]}`,
	record: `{"holdings": [{"credential": "x", "expected": "2026-01-11"}],
		"jobs": [{"fields": ["f"], "from": "2026-01-01", "weekly": 10}]}`,
	target: "role/goal",
	want: []string{"day 28, 0, 2 steps: work role/w; work  (goes on)", "day 30, 0, 1 steps: work role/w",
		"day 80, 0, 1 steps: work  (goes on)"},
}, {
	// It is one role, so the two are options of one another.
	name:    "a role taken up anew is like the job in it that goes on",
	catalog: `{"roles": [` + workOf + `, ` + goal(`{"experience": {"in": ["f"], "for": "P20D"}}`) + `]}`,
	record:  `{"jobs": [{"role": "role/w", "from": "2026-01-01", "weekly": 10}]}`,
	target:  "role/goal",
	want:    []string{"day 20, 0, 1 steps: work role/w"},
}, {
	// 6 days by Start, so 4 more.
	name:    "a job of the record goes on as a step",
	catalog: `{"roles": [` + goal(`{"experience": {"in": ["f"], "for": "P10D"}}`) + `]}`,
	record:  `{"jobs": [{"fields": ["f"], "from": "2025-12-26"}]}`,
	target:  "role/goal",
	want:    []string{"day 4, 0, 1 steps: work  (goes on)"},
}, {
	// It ends on day 4 and is a fact: no step is needed.
	name:    "a job with an end in the future counts up to it",
	catalog: `{"roles": [` + goal(`{"experience": {"in": ["f"], "for": "P10D"}}`) + `]}`,
	record:  `{"jobs": [{"fields": ["f"], "from": "2025-12-26", "until": "2026-01-05"}]}`,
	target:  "role/goal",
	want:    []string{"day 4, 0, 0 steps: "},
}, {
	// The job of the record is not supervised, and stays so.
	name: "planned work counts as supervised, and a job that goes on as it is",
	catalog: `{"roles": [` + workOf + `, ` +
		goal(`{"experience": {"in": ["f"], "for": "P10D", "supervised": true}}`) + `]}`,
	record: `{"jobs": [{"fields": ["f"], "from": "2025-12-01"}]}`,
	target: "role/goal",
	want:   []string{"day 10, 0, 1 steps: work role/w"},
}, {
	// 20 hours are half of full-time.
	name: "part-time work below the share does not count",
	catalog: `{"roles": [` + workOf + `, ` +
		goal(`{"experience": {"in": ["f"], "for": "P10D", "minShare": 60}}`) + `]}`,
	target: "role/goal", question: work(20),
	want: nil,
}, {
	// Two roles give the field, and one of them also g. Taking both is not sooner.
	name: "one job that serves two conditions",
	catalog: `{"roles": [` + workOf + `, {"id": "role/both", "fields": ["f", "g"]}, ` +
		goal(`{"all": [{"experience": {"in": ["f"], "for": "P10D"}}, {"experience": {"in": ["g"], "for": "P5D"}}]}`) + `]}`,
	target: "role/goal",
	want:   []string{"day 10, 0, 1 steps: work role/both"},
}, {
	// The first five days of a are done when the exam comes in season on day
	// 40; by then only those since day 20 count, so a goes on.
	name: "recent work is work that goes on until it is asked for",
	catalog: `{"credentials": [{"id": "c", "kind": "certification",
		"requires": [{"ask": {"experience": {"in": ["f"], "for": "P5D", "within": "P20D"}}}],
		"offers": [{"price": "1 USD", "seasons": ["02-10/02-12"]}]}], "roles": [` + workOf + `]}`,
	target: "c",
	want:   []string{"day 40, 1, 2 steps: earn c ; work role/w"},
}}

var handCasesOfTime = []handCase{{
	// Under way from day 0, awarded on day 30: within 10 days of it on day 20.
	name:    "an early tester sits the exam before the degree",
	catalog: earlyTesting,
	target:  "e",
	want:    []string{"day 20, 1, 2 steps: attend p ; earn e "},
}, {
	// The certification asks for the degree itself, on day 30.
	name:    "early testing does not bring the degree forward",
	catalog: earlyTesting,
	target:  "c",
	want:    []string{"day 30, 1, 3 steps: attend p ; earn c; earn e "},
}, {
	// The award must fall on day 50 or later, so the program begins on day 20.
	name: "a program in candidacy is begun so that its award is accredited",
	catalog: `{"credentials": [{"id": "d", "kind": "degree"},
		{"id": "c", "kind": "certification", "requires": [{"ask": {"holds": "d", "accreditedBy": ["acc"]}}]}],
		"programs": [{"id": "p", "awards": ["d"], "offers": [{"takes": "P30D", "price": "0 USD"}],
		"accreditations": [{"by": "acc", "status": "candidacy", "until": "2026-02-20"},
		{"by": "acc", "status": "initial", "from": "2026-02-20"}]}]}`,
	target: "c",
	want:   []string{"day 50, 0, 2 steps: attend p ; earn c"},
}, {
	// The program cannot end before the accreditation does, on day 20.
	name: "an accreditation that ends closes the way",
	catalog: `{"credentials": [{"id": "d", "kind": "degree"},
		{"id": "c", "kind": "certification", "requires": [{"ask": {"holds": "d", "accreditedBy": ["acc"]}}]}],
		"programs": [{"id": "p", "awards": ["d"], "offers": [{"takes": "P30D", "price": "0 USD"}],
		"accreditations": [{"by": "acc", "status": "initial", "until": "2026-01-21"}]}]}`,
	target: "c",
	want:   nil,
}, {
	// Until day 20 the rule asks for 30 days of work; from then on for nothing.
	name: "waiting for a new edition of a rule",
	catalog: `{"credentials": [{"id": "c", "kind": "certification", "requires": [
		{"until": "2026-01-21", "ask": {"experience": {"in": ["f"], "for": "P30D"}}}, {"from": "2026-01-21"}]}],
		"roles": [` + workOf + `]}`,
	target: "c",
	want:   []string{"day 20, 0, 1 steps: earn c"},
}, {
	// 30 + 30 hours a week are more than 40: one after the other.
	name:    "hours of study are shared",
	catalog: twoPrograms,
	target:  "role/goal",
	want:    []string{"day 20, 0, 2 steps: attend p ; attend q "},
}, {
	name:    "with hours enough programs run side by side",
	catalog: twoPrograms,
	target:  "role/goal", question: study(60),
	want: []string{"day 10, 0, 2 steps: attend p ; attend q "},
}, {
	name:    "an offer that asks for more hours than there are cannot be taken",
	catalog: twoPrograms,
	target:  "role/goal", question: study(29),
	want: nil,
}, {
	// Both must be no older than 10 days; the second ends on day 20, so the
	// first, sat on a day of its own choice, is sat from day 10 on.
	name: "what must be recent is earned late",
	catalog: `{"credentials": [{"id": "e", "kind": "assessment", "offers": [{"price": "1 USD"}]}],
		"roles": [` + workOf + `, ` +
		goal(`{"all": [{"holds": "e", "within": "P10D"}, {"experience": {"in": ["f"], "for": "P20D"}}]}`) + `]}`,
	target: "role/goal",
	want:   []string{"day 20, 1, 2 steps: earn e ; work role/w"},
}, {
	// The second program ends on day 20 and then e has lapsed, unless e is sat
	// after day 10; but e needs the hours that the second program takes. So e
	// runs on days 10 to 20 and the program before it.
	name: "hours and lapses together decide the order",
	catalog: `{"credentials": [{"id": "d", "kind": "degree"},
		{"id": "e", "kind": "assessment", "lasts": "P5D", "offers": [{"price": "1 USD", "takes": "P10D", "weekly": 30}]}],
		"programs": [{"id": "p", "awards": ["d"], "offers": [{"takes": "P10D", "weekly": 30, "price": "0 USD"}]}],
		"roles": [` + goal(`{"all": [{"holds": "d"}, {"holds": "e"}]}`) + `]}`,
	target: "role/goal",
	want:   []string{"day 20, 1, 2 steps: attend p ; earn e "},
}, {
	name: "this year's fee is closed when its day comes",
	catalog: `{"credentials": [{"id": "d", "kind": "degree"},
		{"id": "c", "kind": "certification", "requires": [{"ask": {"holds": "d"}}], "offers": [
		{"name": "now", "price": "50 USD", "until": "2026-01-11"}, {"name": "later", "price": "70 USD", "from": "2026-01-11"}]}]}`,
	record: `{"holdings": [{"credential": "d", "expected": "2026-01-31"}]}`,
	target: "c",
	want:   []string{"day 30, 70, 1 steps: earn c later"},
}, {
	// Day 9 is January 10.
	name:    "a birthday comes",
	catalog: `{"credentials": [{"id": "c", "kind": "license", "requires": [{"ask": {"age": 18}}]}]}`,
	record:  `{"born": "2008-01-10"}`,
	target:  "c",
	want:    []string{"day 9, 0, 1 steps: earn c"},
}}

const earlyTesting = `{"credentials": [{"id": "d", "kind": "degree"},
	{"id": "e", "kind": "assessment", "requires": [{"ask": {"holds": "d", "underWay": "P10D"}}], "offers": [{"price": "1 USD"}]},
	{"id": "c", "kind": "certification", "requires": [{"ask": {"all": [{"holds": "d"}, {"holds": "e"}]}}]}],
	"programs": [{"id": "p", "awards": ["d"], "offers": [{"takes": "P30D", "price": "0 USD"}]}]}`

var twoPrograms = `{"credentials": [{"id": "d", "kind": "degree"}, {"id": "e", "kind": "degree"}],
	"programs": [{"id": "p", "awards": ["d"], "offers": [{"takes": "P10D", "weekly": 30, "price": "0 USD"}]},
	{"id": "q", "awards": ["e"], "offers": [{"takes": "P10D", "weekly": 30, "price": "0 USD"}]}],
	"roles": [` + goal(`{"all": [{"holds": "d"}, {"holds": "e"}]}`) + `]}`

var handCasesOfChoice = []handCase{{
	// The quick program has no accreditation, but opens the work on day 5; the
	// accredited one would open it on day 30. Both sources of d pay.
	name: "a quicker second source stands if it brings the finish forward",
	catalog: `{"credentials": [{"id": "d", "kind": "degree"}],
		"programs": [{"id": "quick", "awards": ["d"], "offers": [{"takes": "P5D", "price": "7 USD"}]},
		{"id": "sound", "awards": ["d"], "offers": [{"takes": "P30D", "price": "0 USD"}],
		"accreditations": [{"by": "acc", "status": "initial"}]}],
		"roles": [{"id": "role/w", "fields": ["f"], "requires": [{"ask": {"holds": "d"}}]},
		` + goal(`{"all": [{"holds": "d", "accreditedBy": ["acc"]}, {"experience": {"in": ["f"], "for": "P40D"}}]}`) + `]}`,
	target: "role/goal",
	want: []string{"day 45, 7, 3 steps: attend quick ; attend sound ; work role/w",
		"day 70, 0, 2 steps: attend sound ; work role/w"},
}, {
	name: "two of three",
	catalog: `{"credentials": [{"id": "a", "kind": "certification", "offers": [{"price": "10 USD"}]},
		{"id": "b", "kind": "certification", "offers": [{"price": "20 USD"}]},
		{"id": "c", "kind": "certification", "offers": [{"price": "30 USD"}]}],
		"roles": [` + goal(`{"atLeast": 2, "of": [{"holds": "a"}, {"holds": "b"}, {"holds": "c"}]}`) + `]}`,
	target: "role/goal",
	want: []string{"day 0, 30, 2 steps: earn a ; earn b ", "day 0, 40, 2 steps: earn a ; earn c ",
		"day 0, 50, 2 steps: earn b ; earn c "},
}, {
	name: "a price that is not known ranks after any that is",
	catalog: `{"credentials": [{"id": "a", "kind": "certification", "offers": [{"takes": "P1D"}]},
		{"id": "b", "kind": "certification", "offers": [{"price": "1000 USD", "takes": "P9D"}]}],
		"roles": [` + goal(`{"any": [{"holds": "a"}, {"holds": "b"}]}`) + `]}`,
	target: "role/goal", question: by(Cheapest),
	want: []string{"day 9, 1000, 1 steps: earn b ", "day 1, 0 + 1 unknown, 1 steps: earn a "},
}, {
	// The programs award the same, so the cheaper one is an option of the sooner.
	name: "programs that award the same are one route",
	catalog: `{"credentials": [{"id": "d", "kind": "degree"}],
		"programs": [{"id": "p", "awards": ["d"], "offers": [{"takes": "P5D", "price": "7 USD"}]},
		{"id": "q", "awards": ["d"], "offers": [{"takes": "P9D", "price": "3 USD"}]}]}`,
	target: "d",
	want:   []string{"day 5, 7, 1 steps: attend p "},
}, {
	name: "what is attested is a step at no price",
	catalog: `{"credentials": [{"id": "c", "kind": "certification",
		"requires": [{"ask": {"all": [{"attestation": "a letter", "id": "a-letter"}, {"attestation": "a photo", "id": "a-photo"}]}}]}]}`,
	record: `{"attested": [{"id": "a-photo"}]}`,
	target: "c",
	want:   []string{"day 0, 0, 2 steps: earn c; attest a-letter"},
}, {
	name: "a condition that is waived needs no step",
	catalog: `{"credentials": [{"id": "c", "kind": "certification",
		"requires": [{"ask": {"all": [{"age": 99}, {"attestation": "a photo", "id": "a-photo"}]}}]}]}`,
	record: `{"waivers": [{"target": "c", "condition": {"age": 99}, "on": "2026-01-06"}]}`,
	target: "c",
	want:   []string{"day 5, 0, 2 steps: earn c; attest a-photo"},
}, {
	name: "what has lapsed is earned again",
	catalog: `{"credentials": [{"id": "e", "kind": "assessment", "lasts": "P1Y", "offers": [{"price": "9 USD"}]},
		{"id": "c", "kind": "certification", "requires": [{"ask": {"holds": "e"}}]}]}`,
	record: `{"holdings": [{"credential": "e", "awarded": "2024-06-01"}]}`,
	target: "c",
	want:   []string{"day 0, 9, 2 steps: earn c; earn e "},
}, {
	// 9 quarter hours are 6 semester hours: 3 of the record and 3 of the program.
	name: "credit adds up over studies and programs",
	catalog: `{"credentials": [{"id": "d", "kind": "course"}],
		"programs": [{"id": "p", "awards": ["d"], "teaches": [{"in": "anatomy/bones", "credits": "3 semester"}],
		"offers": [{"takes": "P5D", "price": "7 USD"}]}],
		"roles": [` + goal(`{"coursework": {"in": "anatomy", "credits": "9 quarter", "minGrade": "C"}}`) + `]}`,
	record: `{"studies": [{"in": "anatomy", "credits": "3 semester", "grade": "C"}]}`,
	target: "role/goal",
	want:   []string{"day 5, 7, 1 steps: attend p "},
}, {
	name: "a cycle with another way in",
	catalog: `{"credentials": [{"id": "d", "kind": "degree"},
		{"id": "a", "kind": "certification", "requires": [{"ask": {"holds": "b"}}]},
		{"id": "b", "kind": "certification", "requires": [{"ask": {"any": [{"holds": "a"}, {"holds": "d"}]}}]}],
		"programs": [{"id": "p", "awards": ["d"], "offers": [{"takes": "P5D", "price": "7 USD"}]}]}`,
	target: "a",
	want:   []string{"day 5, 7, 3 steps: attend p ; earn a; earn b"},
}, {
	name: "a holding counts as what it counts as, and as what that counts as",
	catalog: `{"credentials": [{"id": "phd", "kind": "degree", "countsAs": ["master"]},
		{"id": "master", "kind": "class", "countsAs": ["bachelor"]}, {"id": "bachelor", "kind": "class"}],
		"roles": [` + goal(`{"holds": "bachelor"}`) + `]}`,
	record: `{"holdings": [{"credential": "phd"}]}`,
	target: "role/goal",
	want:   []string{"day 0, 0, 0 steps: "},
}}
