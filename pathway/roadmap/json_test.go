package roadmap_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
	"github.com/google/go-cmp/cmp"
)

// sampleFiling has something in every field that a file can hold.
func sampleFiling(t testing.TB) roadmap.Filing {
	r, other := sampleRoute(t), sampleRoute(t)
	r.Rank, other.Rank = pathway.Cheapest, pathway.FewestSteps
	other.Steps[6].Kind, other.Steps[6].Lapsed = pathway.Return, date(t, "2030-01-01")
	r.Upkeep[0].Fees[0].If = credential.Holds{Credential: "guild/membership"}
	r.Stale = []credential.Waiver{{Target: "guild/crk-exam", Condition: credential.Age{Years: 18}, By: "the guild", On: date(t, "2026-01-01")}}
	r.Steps[1].Sat, r.Steps[0].Options[0].Apply = r.Steps[1].Start, credential.Period{Days: 5}
	r.Steps[0].Options[0].Assumed = pathway.Assumption{
		Kind: pathway.AssumedProgram, Entry: r.Steps[0].Options[0].Entry, Text: "the accreditation of its program",
	}
	r.Sought, r.Steps[2].Sought = r.Start, r.Start
	r.Untimed = []credential.ID{"guild/crk"}
	r.Edition = date(t, "2026-11-30")
	r.Open, r.Renewed = openTerm(t), pathway.Bound{Finish: date(t, "2028-01-04"), Unpriced: 1, Cost: usd(229), Steps: 3}
	r.Automatic = []pathway.Award{{Entry: "guild/crk-exam", On: date(t, "2027-05-20")}}
	return roadmap.Filing{
		Query: pathway.Query{
			Target: r.Target, Start: r.Start, Rank: r.Rank, Study: 20, Work: 30, Week: -1, Seek: &credential.Period{Days: 42}, Budget: usd(9000),
			Deadline: date(t, "2031-01-01"), Letter: true, Assume: true, Limit: 5000,
			Record: credential.Record{
				Name: "Ana Example", Born: date(t, "1998-05-14"),
				Holdings: []credential.Holding{{Credential: "degree/associate/records", Program: "program/lakeside", Awarded: date(t, "2020-05-20")}},
				Jobs:     []credential.Job{{Role: "role/clerk", Fields: []credential.Field{"registry"}, From: date(t, "2025-01-06"), Weekly: credential.HoursOf(20)}},
				Waivers:  []credential.Waiver{{Target: "guild/crk-exam", Condition: credential.Age{Years: 18}, By: "the guild", On: date(t, "2026-01-01")}},
			},
		},
		Route: r,
		Options: roadmap.Options{
			Name: "Ana Example", Others: []*pathway.Route{other}, Frontier: []*pathway.Route{r, other},
			Ended: roadmap.Stopped, FrontierEnded: roadmap.Exhausted,
		},
	}
}

// openTerm is a term of which a record does not say whether it was renewed.
func openTerm(t testing.TB) []pathway.Assumption {
	return []pathway.Assumption{{
		Kind: pathway.AssumedRenewed, Entry: "guild/membership", Date: date(t, "2026-05-01"), Text: "guild membership was renewed after 2026-05-01",
	}}
}

func formatRoute(t testing.TB, f roadmap.Filing) []byte {
	t.Helper()
	data, err := roadmap.FormatRoute(sampleCatalog(t), f)
	if err != nil {
		t.Fatalf("FormatRoute: %v", err)
	}
	return data
}

func TestAFiledRouteComesBackAsItWas(t *testing.T) {
	for _, row := range []struct {
		name   string
		filing roadmap.Filing
	}{
		{"all that can be said", sampleFiling(t)},
		{"a route alone", roadmap.Filing{Route: sampleRoute(t)}},
		{"a route without steps", roadmap.Filing{Route: &pathway.Route{Target: "guild/crk", Start: date(t, "2027-01-04"), Finish: date(t, "2027-01-04")}}},
		{"a query for the target alone", roadmap.Filing{Query: pathway.Query{Letter: true, Target: "guild/crk"}, Route: sampleRoute(t)}},
	} {
		data := formatRoute(t, row.filing)
		back, err := roadmap.ParseRoute("route.json", data)
		if err != nil {
			t.Errorf("%s: ParseRoute = %v\n%s", row.name, err, data)
			continue
		}
		if diff := cmp.Diff(row.filing, back); diff != "" {
			t.Errorf("%s: ParseRoute(FormatRoute(f)) differs (-want +got):\n%s", row.name, diff)
		}
		if again := formatRoute(t, back); !bytes.Equal(again, data) {
			t.Errorf("%s: a second FormatRoute gives other bytes\n%s", row.name, firstDifference(again, data))
		}
	}
}

// A field that is added to the query or the route must be added to the file.
func TestTheSampleFilingHasEveryField(t *testing.T) {
	said := map[string]bool{"Query.Avoid": true} // which no file can hold
	noteFields(said, reflect.ValueOf(sampleFiling(t)))
	for field, ok := range said {
		if !ok {
			t.Errorf("sampleFiling leaves out %s; add it there, and to the file", field)
		}
	}
}

// noteFields notes every field of a value and of what is inside it, by its type
// and name, and whether it is said anywhere. Package credential files its own.
func noteFields(said map[string]bool, v reflect.Value) {
	switch {
	case v.Kind() == reflect.Pointer:
		noteFields(said, v.Elem())
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			noteFields(said, v.Index(i))
		}
	case v.Kind() == reflect.Struct && strings.Contains(v.Type().PkgPath(), "/pathway"):
		for i := range v.NumField() {
			field := v.Type().Name() + "." + v.Type().Field(i).Name
			said[field] = said[field] || !v.Field(i).IsZero()
			noteFields(said, v.Field(i))
		}
	}
}

func TestAQueryIsFiledWithoutWhatItAvoids(t *testing.T) {
	f := sampleFiling(t)
	want := formatRoute(t, f)
	f.Query.Avoid = func(credential.ID) bool { return true }
	if got := formatRoute(t, f); !bytes.Equal(got, want) {
		t.Errorf("FormatRoute with Avoid gives other bytes than without\n%s", firstDifference(got, want))
	}
}

func TestARecordThatTheQueryDoesNotHaveIsNotFiled(t *testing.T) {
	f := sampleFiling(t)
	f.Options.Name, f.Query.Record = "", credential.Record{}
	if got := formatRoute(t, f); bytes.Contains(got, []byte(`"record"`)) || bytes.Contains(got, []byte("Ana")) {
		t.Errorf("FormatRoute without record or name gives\n%s\nwant neither in it", got)
	}
}

func TestJSONIsAFileWithoutAQuery(t *testing.T) {
	f := sampleFiling(t)
	var got bytes.Buffer
	if err := roadmap.JSON(&got, sampleCatalog(t), f.Route, f.Options); err != nil {
		t.Fatal(err)
	}
	f.Query = pathway.Query{}
	if want := formatRoute(t, f); !bytes.Equal(got.Bytes(), want) {
		t.Errorf("JSON differs from FormatRoute\n%s", firstDifference(got.Bytes(), want))
	}
}

func TestJSONSaysItsFormat(t *testing.T) {
	var got struct {
		Format, Target, Finish, Cost string
		Steps                        []struct{ Kind, Price string }
	}
	if err := json.Unmarshal(render(t, roadmap.JSON, sampleCatalog(t), sampleRoute(t)), &got); err != nil {
		t.Fatal(err)
	}
	if got.Format != "credpath/route/3" || got.Target != "role/registrar" || got.Finish != "2030-03-01" || got.Cost != "8799 USD" ||
		len(got.Steps) != 7 || got.Steps[0].Kind != "attend" || got.Steps[0].Price != "8300 USD" {
		t.Errorf("JSON reads back as %+v", got)
	}
}

func TestWhatCouldNotBeReadBackIsNotFiled(t *testing.T) {
	for _, row := range []struct {
		name  string
		spoil func(*roadmap.Filing)
		want  string
	}{
		{"no route", func(f *roadmap.Filing) { f.Route = nil }, "roadmap: the route is nil"},
		{"an entry that the catalog lacks", func(f *roadmap.Filing) { f.Route.Steps[0].Entry = "program/elsewhere" }, `no entry "program/elsewhere"`},
		{"a kind that is none", func(f *roadmap.Filing) { f.Route.Steps[0].Kind = 9 }, `steps[0].kind: "StepKind(9)" is not a kind of step`},
		{"a step that is none", func(f *roadmap.Filing) { f.Route.Steps[6].After = []int{7} }, "steps[6].after[0]: 7 is none of the 7 steps, which count from 0"},
		{"a day that is none", func(f *roadmap.Filing) { f.Query.Deadline = credential.Date{Year: 2031, Month: 2, Day: 30} }, `query.deadline: "2031-02-30"`},
		{"an ending that is none", func(f *roadmap.Filing) { f.Options.Ended = "bored" }, `ended: "bored" is not an ending; write exhausted or stopped`},
		{"a name with a control character", func(f *roadmap.Filing) { f.Options.Name = "A\x1bna" }, `for: "A\x1bna" has a control character; take it out`},
	} {
		f := sampleFiling(t)
		row.spoil(&f)
		data, err := roadmap.FormatRoute(sampleCatalog(t), f)
		if data != nil || err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s: FormatRoute = %d bytes, %v, want an error with %q", row.name, len(data), err, row.want)
		}
	}
}

// filed is a small file, each key on a line of its own.
const filed = `{
"format": "credpath/route/3",
"query": {"target": "guild/crk", "start": "2027-01-04", "rank": "soonest", "study": 20},
"target": "guild/crk",
"rank": "soonest",
"start": "2027-01-04",
"finish": "2027-01-05",
"steps": [{"kind": "earn", "entry": "guild/crk", "start": "2027-01-04", "finish": "2027-01-05",
"meets": [{"step": -1, "requirement": {"holds": "guild/crk"}}]}],
"has": [{"fact": "born", "index": 0, "text": "born"}],
"proof": {"proven": true}
}`

func TestFilesThatAreNoRouteAreRefused(t *testing.T) {
	if _, err := roadmap.ParseRoute("r.json", []byte(filed)); err != nil {
		t.Fatalf("ParseRoute of the sound file = %v", err)
	}
	for _, row := range []struct{ name, old, new, want string }{
		{"not JSON", filed, "route", `r.json:1:1: `},
		{"cut short", "\n}", "", `r.json:11:26: `},
		{"an unknown key", `"rank": "soonest",` + "\n", `"order": 1,` + "\n", `r.json:5:1: order: unknown key "order"; what can stand here is format, for, query`},
		{"a key in other capitals", `"finish": "2027-01-05",` + "\n", `"Finish": "2027-01-05",` + "\n", `r.json:7:1: Finish: unknown key "Finish"; did you mean "finish"? [folded-key]`},
		{"a key twice", `"proof": {`, `"proof": {}, "proof": {`, `r.json:11:14: proof: key "proof" stands here twice; keep one [duplicate-key]`},
		{"no format", `"format": "credpath/route/3",`, ``, `r.json:1:1: format: it does not say of which format it is; write "credpath/route/3" [missing-field]`},
		{"a later format", `route/3`, `route/4`, `r.json:2:11: format: "credpath/route/4" is not a format that is read here; those that are are "credpath/route/3", "credpath/route/2" and "credpath/route/1" [bad-value]`},
		{"a key of the forms before", `"study": 20`, `"study": 20, "advised": true`, `r.json:3:100: query.advised: key "advised" is of the forms before "credpath/route/3"; take it out, because a query that does not say "letter" is an adviser's [unknown-key]`},
		{"a day that is none", `2027-01-05",` + "\n" + `"steps`, `2027-02-30",` + "\n" + `"steps`, `r.json:7:11: finish: "2027-02-30" is no`},
		{"no target", "\n" + `"target": "guild/crk",`, ``, `r.json:1:1: target: it does not say where the route leads to [missing-field]`},
		{"no first day", "\n" + `"start": "2027-01-04",`, ``, `r.json:1:1: start: it does not say on which day the plan starts [missing-field]`},
		{"no last day", "\n" + `"finish": "2027-01-05",`, ``, `r.json:1:1: finish: it does not say on which day the target is reached [missing-field]`},
		{"a query for nothing", `"query": {"target": "guild/crk", `, `"query": {`, `r.json:3:10: query.target: it does not say what the query asks for [missing-field]`},
		{"hours below zero", `"study": 20`, `"study": -20`, `r.json:3:85: query.study: -20 is below 0 [bad-value]`},
		{"a record that is broken", `"study": 20`, `"record": {"born": "1998-05"}`, `r.json:3:95: query.record.born: "1998-05" is no`},
		{"a step of no kind", `"kind": "earn", `, ``, `r.json:8:11: steps[0].kind: it does not say of which kind the step is [missing-field]`},
		{"a step of a kind that is none", `"kind": "earn"`, `"kind": "buy"`, `r.json:8:20: steps[0].kind: "buy" is not a kind of step [bad-value]`},
		{"a step without a day", `, "finish": "2027-01-05",`, `,`, `r.json:8:11: steps[0].finish: it does not say on which day the step is done [missing-field]`},
		{"serving a step that is none", `"step": -1`, `"step": 1`, `r.json:9:20: steps[0].meets[0].step: 1 is none of the 1 steps, which count from 0 [bad-value]`},
		{"serving no step", `"step": -1, `, ``, `r.json:9:11: steps[0].meets[0].step: it does not say which step it serves; write -1 for the target [missing-field]`},
		{"a requirement that is none", `{"holds": "guild/crk"}`, `{}`, `r.json:9:39: steps[0].meets[0].requirement: a requirement does not say what it asks for; write one of all, any, atLeast, holds, had, experience, coursework, score, resides, age, attestation [ambiguous-requirement]`},
		{"a fact that is none", `"fact": "born"`, `"fact": "wealth"`, `r.json:10:18: has[0].fact: "wealth" is not a kind of fact; write one of born, residence, holding, job, study, score, attempt, prepared, units, attested [bad-value]`},
		{"a fact before the first", `"index": 0`, `"index": -1`, `r.json:10:35: has[0].index: -1 is below 0 [bad-value]`},
		{"a number with a point", `"index": 0`, `"index": 0.5`, `r.json:10:35: has[0].index: 0.5 is not a whole number of at most nine digits; write it without point and exponent [bad-value]`},
		{"another route with a format", "\n}", `, "others": [{"format": "credpath/route/3", "target": "a", "start": "2027-01-04", "finish": "2027-01-04"}]}`,
			`r.json:11:50: others[0].format: key "format" stands only at the top of the file; take it out [unknown-key]`},
		{"another route without a day", "\n}", `, "frontier": [{"target": "a", "start": "2027-01-04"}]}`,
			`r.json:11:41: frontier[0].finish: it does not say on which day the target is reached [missing-field]`},
		{"deeper than anything", `{"holds": "guild/crk"}`, strings.Repeat(`{"all":[`, 40) + strings.Repeat(`]}`, 40), "more than 64 lists and objects inside each other [too-deep]"},
	} {
		file := strings.Replace(filed, row.old, row.new, 1)
		if file == filed {
			t.Fatalf("%s: the row changes nothing", row.name)
		}
		f, err := roadmap.ParseRoute("r.json", []byte(file))
		if f.Route != nil || err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s: ParseRoute = %v, %v, want no route and %s", row.name, f.Route, err, row.want)
		}
	}
}

func TestAllProblemsOfAFileAreReportedAtOnce(t *testing.T) {
	file := strings.NewReplacer(`"kind": "earn", `, ``, `"step": -1`, `"step": 5`, `"index": 0`, `"index": -3`).Replace(filed)
	_, err := roadmap.ParseRoute("r.json", []byte(file))
	if problems, ok := err.(credential.Problems); !ok || len(problems) != 3 {
		t.Errorf("ParseRoute of a file with three mistakes = %T %v, want three credential.Problems", err, err)
	}
}

// FuzzParseRoute asks that no file, whoever wrote it, makes the reader, the
// judge or a page panic, that what is refused gives nothing, and that what can
// be filed again comes back as it was.
func FuzzParseRoute(f *testing.F) {
	f.Add([]byte(filed))
	f.Add(formatRoute(f, sampleFiling(f)))
	f.Add(formatRoute(f, roadmap.Filing{Route: sampleRoute(f)}))
	c := sampleCatalog(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		filing, err := roadmap.ParseRoute("r.json", data)
		if err != nil {
			if problems, ok := err.(credential.Problems); !ok || len(problems) == 0 || filing.Route != nil {
				t.Fatalf("ParseRoute = %v along with %T %v", filing.Route, err, err)
			}
			return
		}
		judged := pathway.Verify(c, filing.Query, filing.Route)
		written, err := roadmap.FormatRoute(c, filing)
		if err != nil {
			return // the catalog lacks an entry of the route
		}
		again, err := roadmap.ParseRoute("r.json", written)
		if diff := cmp.Diff(filing, again); err != nil || diff != "" {
			t.Fatalf("ParseRoute of what was filed again = %v, differs (-want +got):\n%s", err, diff)
		}
		if got := formatRoute(t, again); !bytes.Equal(got, written) {
			t.Fatalf("a second FormatRoute differs\n%s", firstDifference(got, written))
		}
		if judged == nil {
			if err := roadmap.Text(io.Discard, c, filing.Route, filing.Options); err != nil {
				t.Fatalf("Text of a route that holds = %v", err)
			}
		}
	})
}

const schemaFile = "route.schema.json"

// That the schema takes what the writer writes, and refuses what the reader
// refuses, is tested with a validator that is not ours, in testdata/schemas.
func TestTheSchemaFollowsTheGoTypes(t *testing.T) {
	want := roadmap.RouteSchema(t)
	if *update {
		if err := os.WriteFile(schemaFile, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what the Go types say; write it anew with: go test ./pathway/roadmap -run Schema -update\n%s", schemaFile, firstDifference(got, want))
	}
}

// One program files a route with its question; another, which has the same
// catalog, reads the file and judges the route again.
func ExampleParseRoute() {
	catalog, _ := exampleRoute()
	planner := pathway.New(catalog)
	query := pathway.Query{Letter: true, Target: "guild/keeper", Start: credential.Date{Year: 2027, Month: 1, Day: 4}}
	route, err := planner.Best(context.Background(), query)
	if err != nil {
		log.Fatal(err)
	}
	file, err := roadmap.FormatRoute(catalog, roadmap.Filing{Query: query, Route: route})
	if err != nil {
		log.Fatal(err)
	}

	filed, err := roadmap.ParseRoute("keeper.json", file)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(filed.Route.Target, filed.Route.Finish, filed.Route.Cost)
	fmt.Println(pathway.Verify(catalog, filed.Query, filed.Route))

	filed.Route.Steps[0].Price.Minor = 100 // somebody changed the price
	fmt.Println(pathway.Verify(catalog, filed.Query, filed.Route))
	// Output:
	// guild/keeper 2027-01-04 229 USD
	// <nil>
	// pathway: step 0: its price is "1 USD", but that of offer "" of guild/exam is "229 USD"; and 1 more fault
}
