package pathway_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
	"github.com/credpath/credpath/pathway"
)

// trades has a program, an exam that opens each spring, a membership and a card that lapses.
const trades = `{
  "credentials": [
    {"id": "course", "kind": "course", "name": "Course"},
    {"id": "guild", "kind": "membership", "name": "Guild", "lasts": "P1Y", "offers": [{"price": "40 USD"}], "renews": [{"offers": [{"price": "40 USD"}]}]},
    {"id": "exam", "kind": "assessment", "name": "Exam", "requires": [{"ask": {"all": [{"holds": "course"}, {"holds": "guild"}]}}], "offers": [{"price": "100 USD", "seasons": ["03-01/03-31"]}]},
    {"id": "card", "kind": "license", "name": "Card", "requires": [{"ask": {"all": [{"holds": "exam"}, {"experience": {"in": ["bench"], "for": "P100D"}}, {"attestation": "a letter", "id": "a-letter"}]}}], "offers": [{"price": "0 USD"}]}],
  "programs": [{"id": "school", "name": "School", "awards": ["course"], "offers": [{"price": "500 USD", "takes": "P6M"}]}],
  "roles": [{"id": "hand", "name": "Bench hand", "fields": ["bench"]}]}`

func TestProgressSaysWhatIsDoneLateAndChanged(t *testing.T) {
	parse := func(text string) *credential.Catalog {
		catalog, err := credential.ParseCatalog("trades.json", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return catalog
	}
	catalog := parse(trades)
	day := func(text string) credential.Date {
		var d credential.Date
		if err := d.UnmarshalText([]byte(text)); err != nil {
			t.Fatal(err)
		}
		return d
	}
	query := pathway.Query{Letter: true, Target: "card", Start: day("2027-01-04")}
	route, err := pathway.New(catalog).Best(context.Background(), query)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		name, catalog, record, on string
		want                      map[string]string // by kind and entry
	}{
		{"on the first day all is to come", trades, `{}`, "2027-01-04", map[string]string{
			"attend school": "to-come", "work hand": "to-come", "join guild": "to-come", "earn exam": "to-come", "earn card": "to-come"}},
		{"a month later nothing was begun", trades, `{}`, "2027-02-04", map[string]string{
			"attend school": "late 31", "work hand": "late 31", "join guild": "to-come"}},
		{"the course is under way, and the job too", trades,
			`{"holdings": [{"credential": "course", "expected": "2027-08-01"}], "jobs": [{"role": "hand", "from": "2027-01-10"}]}`, "2027-02-04",
			map[string]string{"attend school": "under-way", "work hand": "under-way"}},
		{"the course should be over", trades, `{"holdings": [{"credential": "course", "expected": "2027-08-01"}]}`, "2027-07-14",
			map[string]string{"attend school": "late 10"}},
		{"what was had sooner and otherwise is done", trades,
			`{"holdings": [{"credential": "course", "awarded": "2027-03-01", "school": "elsewhere"}, {"credential": "guild", "awarded": "2027-03-01"}],
			  "jobs": [{"role": "hand", "from": "2027-01-04", "until": "2027-05-01"}], "attempts": [{"exam": "exam", "on": "2027-03-10", "passed": true}],
			  "attested": [{"id": "a-letter", "on": "2027-05-02"}]}`, "2027-06-01",
			map[string]string{"attend school": "done", "work hand": "done", "earn exam": "done", "join guild": "done", "attest a-letter": "done", "earn card": "to-come"}},
		{"the exam got dearer, and the school has no such offer any more", strings.NewReplacer(`"100 USD"`, `"110 USD"`, `"takes": "P6M"`, `"name": "evening", "takes": "P9M"`).Replace(trades), `{}`, "2027-01-04",
			map[string]string{"attend school": "to-come not-offered", "earn exam": "to-come dearer 100 USD 110 USD"}},
		{"what is done has not changed", strings.ReplaceAll(trades, `"100 USD"`, `"110 USD"`), `{"holdings": [{"credential": "exam", "awarded": "2027-03-01"}]}`, "2027-04-01",
			map[string]string{"earn exam": "done"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			now := parse(row.catalog)
			record, err := now.ParseRecord("record.json", []byte(row.record))
			if err != nil {
				t.Fatal(err)
			}
			asked := query
			asked.Record = record
			progress, err := pathway.New(now).Progress(asked, route, day(row.on))
			if err != nil {
				t.Fatal(err)
			}
			if progress.Rest.Start != progress.On || progress.On != day(row.on) || !reflect.DeepEqual(progress.Rest.Record, record) || len(progress.Steps) != len(route.Steps) {
				t.Errorf("Progress on %s asks for the rest from %s, and has %d steps of %d", progress.On, progress.Rest.Start, len(progress.Steps), len(route.Steps))
			}
			got := map[string]string{}
			for i, at := range progress.Steps {
				text := string(at.State)
				if at.Late != 0 {
					text += fmt.Sprintf(" %d", at.Late)
				}
				for _, f := range at.Changed {
					text += " " + string(f.Code)
					if f.Was != "" {
						text += " " + f.Was + " " + f.Is
					}
				}
				got[fmt.Sprintf("%s %s", route.Steps[i].Kind, route.Steps[i].Entry)] = text
			}
			for step, want := range row.want {
				if got[step] != want {
					t.Errorf("%s is %q, want %q (of %v)", step, got[step], want, got)
				}
			}
			var back pathway.Progress
			if data, err := json.Marshal(progress); err != nil || json.Unmarshal(data, &back) != nil || !reflect.DeepEqual(back, progress) {
				t.Errorf("its JSON does not come back: %v, %+v", err, back)
			}
		})
	}
}

// TestTheRestOfAPlanIsPlannedAgain follows the route of a person for half a year.
func TestTheRestOfAPlanIsPlannedAgain(t *testing.T) {
	planner := pathway.New(reference.Catalog())
	query := graduate("ahima/rhit", pathway.Soonest)
	route, err := planner.Best(context.Background(), query)
	if err != nil {
		t.Fatal(err)
	}
	progress, err := planner.Progress(query, route, query.Start)
	if err != nil {
		t.Fatal(err)
	}
	again, err := planner.Best(context.Background(), progress.Rest)
	if err != nil || !reflect.DeepEqual(again, route) {
		t.Errorf("planned again on the first day it is another route: %v", err)
	}
	odd := *route
	odd.Steps = append(slices.Clone(route.Steps), pathway.Step{Kind: 99, Start: query.Start})
	if progress, err := planner.Progress(query, &odd, query.Start); err != nil || progress.Steps[len(route.Steps)].State != pathway.StepToCome {
		t.Errorf("a step of no kind: %v", err)
	}
	if _, err := planner.Progress(query, route, credential.Date{}); err == nil {
		t.Error("Progress takes no day for a day")
	}
}

func ExamplePlanner_Progress() {
	planner := pathway.New(reference.Catalog())
	query := pathway.Query{
		Letter: true, Target: "ahima/rhit", Start: credential.Date{Year: 2027, Month: 1, Day: 4},
		Record: credential.Record{Holdings: []credential.Holding{{Credential: "degree/associate/him", Program: "program/dupage/associate-hit", Awarded: credential.Date{Year: 2026, Month: 5, Day: 18}}}},
	}
	route, err := planner.Best(context.Background(), query)
	if err != nil {
		log.Fatal(err)
	}
	// Three months later nothing was done.
	progress, err := planner.Progress(query, route, credential.Date{Year: 2027, Month: 4, Day: 4})
	if err != nil {
		log.Fatal(err)
	}
	for _, at := range progress.Steps {
		fmt.Println(route.Steps[at.Step].Kind, route.Steps[at.Step].Entry, at.State, at.Late)
	}
	// Output:
	// earn ahima/rhit-exam late 90
	// earn ahima/rhit late 83
}
