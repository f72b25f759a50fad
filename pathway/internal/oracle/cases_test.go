package oracle

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/credpath/credpath/credential"
)

// handStart is the first day of every plan worked by hand: a Thursday, day 0.
var handStart = credential.Date{Year: 2026, Month: 1, Day: 1}

// A handCase is a plan small enough to be worked out by hand.
type handCase struct {
	name     string // why the routes are these
	catalog  string // JSON; names may be left out, and acc is an accreditor
	record   string // JSON; "" is an empty record
	target   credential.ID
	question func(*Question)
	want     []string
}

// handCatalog reads a catalog, and names the entries after their IDs.
func handCatalog(t testing.TB, text string) *credential.Catalog {
	t.Helper()
	entries, err := credential.ParseEntries("case.json", []byte(text))
	if err != nil {
		t.Fatalf("ParseEntries(%s) = %v", text, err)
	}
	entries.Organizations = append(entries.Organizations, credential.Organization{ID: "acc", Name: "Accreditor"})
	for i := range entries.Credentials {
		c := &entries.Credentials[i]
		c.Name = string(c.ID)
		if c.Kind.Direct() && !c.Automatic && c.Status == credential.Active && c.Offers == nil && c.ID != "unoffered" {
			c.Offers = []credential.Offer{{Price: credential.Money{Currency: "USD"}}}
		}
	}
	for i := range entries.Programs {
		entries.Programs[i].Name = string(entries.Programs[i].ID)
	}
	for i := range entries.Roles {
		entries.Roles[i].Name = string(entries.Roles[i].ID)
	}
	c, err := credential.NewCatalog(entries)
	if err != nil {
		t.Fatalf("NewCatalog(%s) = %v", text, err)
	}
	return c
}

// handRecord reads a record.
func handRecord(t testing.TB, text string) credential.Record {
	t.Helper()
	if text == "" {
		return credential.Record{}
	}
	record, err := credential.ParseRecord("record.json", []byte(text))
	if err != nil {
		t.Fatalf("ParseRecord(%s) = %v", text, err)
	}
	return record
}

// load returns the catalog and the question of a case.
func (h handCase) load(t testing.TB) (*credential.Catalog, Question) {
	t.Helper()
	q := Question{Record: handRecord(t, h.record), Target: h.target, Start: handStart}
	if h.question != nil {
		h.question(&q)
	}
	return handCatalog(t, h.catalog), q
}

// line writes a route as the cases do: "day 30, 600, 2 steps: attend p ; earn c ".
// Prices of the cases are in whole units, so that they read as in the catalog.
func (r Route) line() string {
	price := fmt.Sprint(r.Cost / 100)
	if r.Unpriced > 0 {
		price += fmt.Sprintf(" + %d unknown", r.Unpriced)
	}
	day := r.Finish.DayNumber() - handStart.DayNumber()
	return tidy(fmt.Sprintf("day %d, %s, %d steps: %s", day, price, r.Steps, strings.Join(r.Set, "; ")))
}

// tidy takes away the space that stands after a step whose offer has no name.
func tidy(line string) string {
	line, set, _ := strings.Cut(line, "steps: ")
	return line + "steps: " + strings.TrimSpace(strings.ReplaceAll(set, " ;", ";"))
}

// tidied returns lines without such spaces.
func tidied(lines []string) []string {
	all := []string{}
	for _, line := range lines {
		all = append(all, tidy(line))
	}
	return all
}

func TestOracleFindsWhatIsWorkedByHand(t *testing.T) {
	for _, test := range slices.Concat(handCases, handCasesOfQueries, handCasesOfWork, handCasesOfTime, handCasesOfBounds, handCasesOfChoice) {
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

// work, study and by change one part of a question.
func work(hours int) func(*Question)  { return func(q *Question) { q.Work = hours } }
func study(hours int) func(*Question) { return func(q *Question) { q.Study = hours } }
func by(o Order) func(*Question)      { return func(q *Question) { q.Order = o } }

// workOf is a role that anyone can take, with experience in the field "f".
const workOf = `{"id": "role/w", "fields": ["f"]}`

// goal is a role with the given rule.
func goal(ask string) string {
	return `{"id": "role/goal", "requires": [{"ask": ` + ask + `}]}`
}

var handCases = []handCase{{
	name:    "what is held needs no step",
	catalog: `{"credentials": [{"id": "c", "kind": "certification"}]}`,
	record:  `{"holdings": [{"credential": "c"}]}`,
	target:  "c",
	want:    []string{"day 0, 0, 0 steps: "},
}, {
	name:    "of what has no offer the price is not known, and the time counts as none",
	catalog: `{"credentials": [{"id": "unoffered", "kind": "certification"}]}`,
	target:  "unoffered",
	want:    []string{"day 0, 0 + 1 unknown, 1 steps: earn unoffered"},
}, {
	// 30 days of study, and on its last day the exam.
	name: "one step after the other",
	catalog: `{"credentials": [{"id": "d", "kind": "degree"},
		{"id": "c", "kind": "certification", "requires": [{"ask": {"holds": "d"}}], "offers": [{"price": "100 USD"}]}],
		"programs": [{"id": "p", "awards": ["d"], "offers": [{"takes": "P30D", "price": "500 USD"}]}]}`,
	target: "c",
	want:   []string{"day 30, 600, 2 steps: attend p ; earn c "},
}, {
	// January has 31 days.
	name: "a month is a month of the calendar",
	catalog: `{"credentials": [{"id": "d", "kind": "degree"}],
		"programs": [{"id": "p", "awards": ["d"], "offers": [{"takes": "P1M", "price": "0 USD"}]}]}`,
	target: "d",
	want:   []string{"day 31, 0, 1 steps: attend p "},
}, {
	// 31 days of January and 9 of February lie before February 10.
	name:    "an exam waits for its season",
	catalog: `{"credentials": [{"id": "c", "kind": "assessment", "offers": [{"price": "1 USD", "seasons": ["02-10/02-12"]}]}]}`,
	target:  "c",
	want:    []string{"day 40, 1, 1 steps: earn c "},
}, {
	// The season of this year is over on day 45; that of the next begins on day 365 + 40.
	name: "a season that is missed comes again in a year",
	catalog: `{"credentials": [{"id": "c", "kind": "assessment", "requires": [{"ask": {"holds": "d"}}],
		"offers": [{"price": "1 USD", "seasons": ["02-10/02-12"]}]}, {"id": "d", "kind": "degree"}]}`,
	record: `{"holdings": [{"credential": "d", "expected": "2026-02-15"}]}`,
	target: "c",
	want:   []string{"day 405, 1, 1 steps: earn c "},
}, {
	// 10 days of full-time work are 20 of half-time work.
	name:    "half-time work takes twice as long",
	catalog: `{"roles": [` + workOf + `, ` + goal(`{"experience": {"in": ["f"], "for": "P10D"}}`) + `]}`,
	target:  "role/goal", question: work(20),
	want: []string{"day 20, 0, 1 steps: work role/w"},
}, {
	// 10 days give 57.1 hours, 11 days 62.9.
	name:    "hours are days times hours a week by seven",
	catalog: `{"roles": [` + workOf + `, ` + goal(`{"experience": {"in": ["f"], "hours": 60}}`) + `]}`,
	target:  "role/goal",
	want:    []string{"day 11, 0, 1 steps: work role/w"},
}, {
	// m is needed on day 0, to begin work, and on day 30. It lapses on day 20.
	name: "what is needed longer than it lasts is renewed once",
	catalog: `{"credentials": [{"id": "m", "kind": "membership", "lasts": "P20D", "offers": [{"price": "10 USD"}],
		"renews": [{"offers": [{"price": "5 USD"}]}]}],
		"roles": [{"id": "role/w", "fields": ["f"], "requires": [{"ask": {"holds": "m"}}]},
		` + goal(`{"all": [{"holds": "m"}, {"experience": {"in": ["f"], "for": "P30D"}}]}`) + `]}`,
	target: "role/goal",
	want:   []string{"day 30, 15, 3 steps: join m ; work role/w"},
}, {
	// In force from day 0 until, and not on, day 10, 20, 30: renewed on each of
	// them, the last time on the day of the finish. No fee is known.
	name: "a credential is not in force on the day it lapses",
	catalog: `{"credentials": [{"id": "m", "kind": "membership", "lasts": "P10D", "offers": [{"price": "10 USD"}],
		"renews": [{"terms": "yearly"}]}],
		"roles": [{"id": "role/w", "fields": ["f"], "requires": [{"ask": {"holds": "m"}}]},
		` + goal(`{"all": [{"holds": "m"}, {"experience": {"in": ["f"], "for": "P30D"}}]}`) + `]}`,
	target: "role/goal",
	want:   []string{"day 30, 10 + 3 unknown, 5 steps: join m ; work role/w"},
}, {
	// Nothing asks for m before day 40: joined by then it need not be renewed.
	name: "what lapses is taken up late",
	catalog: `{"credentials": [{"id": "m", "kind": "membership", "lasts": "P20D", "offers": [{"price": "10 USD"}],
		"renews": [{"offers": [{"price": "5 USD"}]}]},
		{"id": "c", "kind": "certification", "requires": [{"ask": {"holds": "m"}}],
		"offers": [{"price": "1 USD", "seasons": ["02-10/02-12"]}]}]}`,
	target: "c",
	want:   []string{"day 40, 11, 2 steps: earn c ; join m "},
}, {
	// It lapses on day 10 and another term ends on day 30, so one more is needed
	// on day 30. A renewal is no step of a set.
	name: "what the record holds can be renewed",
	catalog: `{"credentials": [{"id": "m", "kind": "membership", "lasts": "P20D", "offers": [{"price": "10 USD"}],
		"renews": [{"offers": [{"price": "4 USD"}]}]}],
		"roles": [` + workOf + `, ` + goal(`{"all": [{"holds": "m"}, {"experience": {"in": ["f"], "for": "P30D"}}]}`) + `]}`,
	record: `{"holdings": [{"credential": "m", "expires": "2026-01-11"}]}`,
	target: "role/goal",
	want:   []string{"day 30, 8, 3 steps: work role/w"},
}, {
	// 10 for the membership and 50 are less than 100; without it the set is
	// another way to the same, so there is one route.
	name:    "a member price that pays",
	catalog: memberPrice("10 USD"),
	target:  "c",
	want:    []string{"day 0, 60, 2 steps: earn c member; join m "},
}, {
	name:    "a member price that does not pay",
	catalog: memberPrice("60 USD"),
	target:  "c",
	want:    []string{"day 0, 100, 1 steps: earn c other"},
}, {
	name:    "joining is a step more",
	catalog: memberPrice("10 USD"),
	target:  "c", question: by(FewestSteps),
	want: []string{"day 0, 100, 1 steps: earn c other"},
}, {
	// m is one of two things the rule asks for: with it the member price comes
	// too. It is not joined only for the price, so the two are not alike.
	name: "a membership that the rule asks for is no option",
	catalog: `{"credentials": [{"id": "m", "kind": "membership", "offers": [{"price": "10 USD"}]},
		{"id": "x", "kind": "certification", "offers": [{"price": "10 USD"}]},
		{"id": "c", "kind": "certification", "requires": [{"ask": {"any": [{"holds": "m"}, {"holds": "x"}]}}],
		"offers": [{"name": "member", "if": {"holds": "m"}, "price": "50 USD"}, {"name": "other", "price": "100 USD"}]}]}`,
	target: "c",
	want:   []string{"day 0, 60, 2 steps: earn c member; join m ", "day 0, 110, 2 steps: earn c other; earn x "},
}, {
	// Two days of work are advised and nothing is required.
	name: "what is recommended is required of who takes advice",
	catalog: `{"credentials": [{"id": "c", "kind": "certification", "recommends": [{"ask": {"experience": {"in": ["f"], "for": "P2D"}}}]}],
		"roles": [` + workOf + `]}`,
	target: "c", question: func(q *Question) { q.Advised = true },
	want: []string{"day 2, 0, 2 steps: earn c; work role/w"},
}, {
	name: "what is recommended is not required of others",
	catalog: `{"credentials": [{"id": "c", "kind": "certification", "recommends": [{"ask": {"experience": {"in": ["f"], "for": "P2D"}}}]}],
		"roles": [` + workOf + `]}`,
	target: "c",
	want:   []string{"day 0, 0, 1 steps: earn c"},
}, {
	// m is needed on day 0, to begin work, and on day 30: renewed on days 10 and
	// 20 for 5 each, and on day 30 for 2.
	name: "a renewal costs what it does on its day",
	catalog: `{"credentials": [{"id": "m", "kind": "membership", "lasts": "P10D", "offers": [{"price": "10 USD"}],
		"renews": [{"until": "2026-01-25", "offers": [{"price": "5 USD"}]}, {"from": "2026-01-25", "offers": [{"price": "2 USD"}]}]}],
		"roles": [{"id": "role/w", "fields": ["f"], "requires": [{"ask": {"holds": "m"}}]},
		` + goal(`{"all": [{"holds": "m"}, {"experience": {"in": ["f"], "for": "P30D"}}]}`) + `]}`,
	target: "role/goal",
	want:   []string{"day 30, 22, 5 steps: join m ; work role/w"},
}, {
	// Only who holds x can renew m on day 20, so x is no mere matter of price.
	name: "what a renewal asks for is a step of the set",
	catalog: `{"credentials": [{"id": "m", "kind": "membership", "lasts": "P20D", "offers": [{"price": "10 USD"}],
		"renews": [{"offers": [{"price": "5 USD", "if": {"holds": "x"}}]}]},
		{"id": "x", "kind": "assessment", "offers": [{"price": "3 USD"}]}],
		"roles": [{"id": "role/w", "fields": ["f"], "requires": [{"ask": {"holds": "m"}}]},
		` + goal(`{"all": [{"holds": "m"}, {"experience": {"in": ["f"], "for": "P30D"}}]}`) + `]}`,
	target: "role/goal",
	want:   []string{"day 30, 18, 4 steps: join m ; earn x ; work role/w"},
}}

// memberPrice is an exam at a member's price and another.
func memberPrice(dues string) string {
	return `{"credentials": [{"id": "m", "kind": "membership", "offers": [{"price": "` + dues + `"}]},
		{"id": "c", "kind": "certification", "offers": [
		{"name": "member", "if": {"holds": "m"}, "price": "50 USD"}, {"name": "other", "price": "100 USD"}]}]}`
}
