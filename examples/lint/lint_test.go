package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
)

// sound has nothing to mend on 2026-12-01.
const sound = `{"edition": "2026-12-01",
"credentials": [
  {"id": "degree/any", "kind": "class"},
  {"id": "degree/him", "kind": "degree", "countsAs": ["degree/any"]},
  {"id": "old", "kind": "certification", "status": "retired"},
  {"id": "exam", "kind": "assessment",
   "requires": [{"ask": {"any": [{"holds": "degree/him"}, {"experience": {"in": ["coding"], "for": "P2Y"}}]}, "source": SOURCE}],
   "offers": [{"name": "member", "if": {"age": 18}, "price": "200 USD", "source": SOURCE}, {"name": "all", "price": "300 USD", "source": SOURCE}]}],
"programs": [
  {"id": "program/him", "awards": ["degree/him"], "offers": [{"price": "8000 USD", "takes": "P2Y", "source": SOURCE}]}]}`

const source = `{"url": "https://issuer.example", "asOf": "2026-11-01", "confidence": "issuer"}`

// TestEachFaultIsFoundWhereItStands puts one fault into a sound catalog.
func TestEachFaultIsFoundWhereItStands(t *testing.T) {
	for _, test := range []struct {
		name, was, is string
		want          string // how the one line of the answer begins and ends, or ""
		code          int
	}{
		{"no fault", "", "", "", clean},
		{"what makes no catalog", `"holds": "degree/him"`, `"holds": "degree/hmi"`, "error: catalog.json:7:44: exam|[unknown-id]", faulty},
		{"only a retired credential lets in", `{"any": [{"holds": "degree/him"}, {"experience": {"in": ["coding"], "for": "P2Y"}}]}`, `{"holds": "old"}`,
			"error: exam: requires[0].ask: nobody can come to meet this: old is retired|[unmeetable]", faulty},
		{"only a retired credential is liked", `"kind": "assessment",`, `"kind": "assessment", "prefers": [{"ask": {"had": "old"}, "source": SOURCE}],`,
			"note: exam: prefers[0].ask: nobody can come to meet this: old is retired|[unmeetable]", clean},
		{"an alternative by a retired credential", `{"any": [{"holds": "degree/him"}`, `{"any": [{"holds": "old"}, {"holds": "degree/him"}`,
			"note: exam: requires[0].ask.any[0]: this alternative lets nobody new in|[dead-alternative]", clean},
		{"an accreditation that no program has", `{"holds": "degree/him"}`, `{"holds": "degree/him", "accreditedBy": ["cahiim"]}`,
			"note: exam: requires[0].ask.any[0]: this alternative lets nobody new in: no program|[dead-alternative]", clean},
		{"more work than the span holds", `"for": "P2Y"`, `"for": "P2Y", "within": "P1Y"`,
			"note: exam: requires[0].ask.any[1]: this alternative lets nobody new in: 2 years of work do not fit|[dead-alternative]", clean},
		{"an alternative inside another", `{"any": [{"holds": "degree/him"}`, `{"any": [{"holds": "degree/any"}, {"holds": "degree/him"}`,
			"warning: exam: requires[0].ask.any[1]: whoever meets it meets requires[0].ask.any[0] too|[subsumed-alternative]", clean},
		{"a route inside another", `{"any": [{"holds": "degree/him"}`, `{"any": [{"all": [{"holds": "degree/him"}, {"age": 18}]}, {"holds": "degree/him"}`,
			"warning: exam: requires[0].ask.any[0]: whoever meets it meets requires[0].ask.any[1] too|[subsumed-alternative]", clean},
		{"the same alternative twice over, by amount", `{"any": [{"holds": "degree/him"}`, `{"any": [{"experience": {"in": ["coding/inpatient"], "for": "P3Y"}}, {"holds": "degree/him"}`,
			"warning: exam: requires[0].ask.any[0]: whoever meets it meets requires[0].ask.any[2] too|[subsumed-alternative]", clean},
		{"a condition inside another", `{"any": [{"holds": "degree/him"}`, `{"any": [{"all": [{"holds": "degree/him"}, {"holds": "degree/any"}, {"score": {"of": "gpa", "atLeast": 3}}]}`,
			"note: exam: requires[0].ask.any[0].all[1]: requires[0].ask.any[0].all[0] asks for as much already|[implied-condition]", clean},
		{"a stale fact", `"2026-11-01"`, `"2024-11-30"`, "warning: exam: offers[0]: this was last known to be so on 2024-11-30|[stale]", clean},
		{"a fact of no day", `, "asOf": "2026-11-01"`, ``, "note: exam: offers[0]: nothing says of what day|[undated]", clean},
		{"a weak fact", `"confidence": "issuer"`, `"confidence": "unverified"`, "note: exam: offers[0]: this rests on memory|[weak]", clean},
		{"a fact of no source", `"price": "300 USD", "source": SOURCE`, `"price": "300 USD"`, "note: exam: offers[1]: nothing says where|[no-source]", clean},
		{"members who pay more", `"200 USD"`, `"400 USD"`, `warning: exam: offers[0].price: the offer "member" costs 400 USD, and whoever may take it can take the offer "all" for 300 USD|[price-disagrees]`, clean},
		{"an exam without offers", `"offers": [{"name": "member", "if": {"age": 18}, "price": "200 USD", "source": SOURCE}, {"name": "all", "price": "300 USD", "source": SOURCE}]`, `"note": "no price"`,
			"warning: exam: offers: it is earned directly and has no offer|[no-offer]", clean},
		{"a program without offers", `, "offers": [{"price": "8000 USD", "takes": "P2Y", "source": SOURCE}]`, ``,
			"warning: program/him: offers: the program has no offer|[no-offer]", clean},
		{"an offer of last year", `"takes": "P2Y", `, `"takes": "P2Y", "until": "2026-01-01", `, "warning: program/him: offers: none of its offers|[offers-ended]", clean},
		{"a rule of last year", `[{"ask": {"any"`, `[{"until": "2026-01-01", "ask": {"any"`, "error: exam: requires: no edition of the rule is in force on 2026-12-01|[rule-ended]", faulty},
	} {
		if !strings.Contains(sound, test.was) && !strings.Contains(source, test.was) {
			t.Fatalf("%s: the sound catalog has no %s", test.name, test.was)
		}
		text := strings.Replace(sound, test.was, test.is, 1)
		if strings.Contains(source, test.was) { // in one fact alone
			text = strings.Replace(text, "SOURCE}, {\"name\"", strings.Replace(source, test.was, test.is, 1)+"}, {\"name\"", 1)
		}
		text = strings.ReplaceAll(text, "SOURCE", source)
		if strings.Contains(text, `"cahiim"`) {
			text = strings.Replace(text, `"credentials"`, `"organizations": [{"id": "cahiim"}], "credentials"`, 1)
		}
		t.Chdir(t.TempDir())
		if err := os.WriteFile("catalog.json", []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		var out, errs bytes.Buffer
		code := run([]string{"-catalog", "catalog.json", "-least", "note"}, &out, &errs)
		if code != test.code || errs.Len() > 0 {
			t.Errorf("%s: exit %d, %s, want %d\n%s", test.name, code, &errs, test.code, &out)
		}
		lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
		if test.want == "" {
			if out.String() != "0 remarks\n" {
				t.Errorf("%s: got\n%s\nwant nothing", test.name, &out)
			}
			continue
		}
		begin, end, _ := strings.Cut(test.want, "|")
		if len(lines) != 2 || !strings.HasPrefix(lines[0], begin) || !strings.HasSuffix(lines[0], end) {
			t.Errorf("%s: got\n%s\nwant one line %s", test.name, &out, test.want)
		}
	}
}

// TestTheReferenceHasNoErrors: what is left to mend there closes no door.
func TestTheReferenceHasNoErrors(t *testing.T) {
	var out, errs bytes.Buffer
	if code := run([]string{"-least", "error"}, &out, &errs); code != clean || out.String() != "0 remarks\n" {
		t.Errorf("lint -least error: exit %d, %s\n%s", code, &errs, &out)
	}
	c := reference.Catalog()
	seen := make(map[string]int)
	for _, r := range lint(c, c.Edition(), question{}.older) {
		if !c.Has(credential.ID(r.Entry)) {
			t.Errorf("%s: no entry has this id", r)
		}
		seen[r.Code]++
	}
	for _, code := range []string{"no-offer", "subsumed-alternative", "weak"} {
		if seen[code] == 0 {
			t.Errorf("nothing of the code %s was found", code)
		}
	}
}

// TestTheCatalogsOfOtherFieldsAreLookedThrough: none of them panics or is refused.
func TestTheCatalogsOfOtherFieldsAreLookedThrough(t *testing.T) {
	names, err := filepath.Glob("../../testdata/catalogs/fields/*.json")
	if err != nil || len(names) == 0 {
		t.Fatalf("catalogs: %v, %v", names, err)
	}
	for _, name := range names {
		var out, errs bytes.Buffer
		if code := run([]string{"-catalog", name, "-on", "2026-12-01", "-format", "json"}, &out, &errs); code == badArgs {
			t.Errorf("lint -catalog %s: %s", name, &errs)
		}
	}
}

// TestQuestionsThatMakeNoSense say how to mend them.
func TestQuestionsThatMakeNoSense(t *testing.T) {
	for _, test := range []struct{ args, want string }{
		{"-least bad", `-least "bad" is not known; write error, warning or note`},
		{"-format xml", `-format "xml" is not known; write text or json`},
		{"catalog.json", `"catalog.json" is no flag; name the file with -catalog`},
		{"-catalog none.json", "-catalog: open none.json"},
		{"-changes -catalog x", "-changes is about the reference catalog; leave -catalog out"},
		{"-catalog ../../testdata/catalogs/guild/catalog.json", "the catalog does not say its edition; name a day with -on"},
	} {
		var out, errs bytes.Buffer
		if code := run(strings.Fields(test.args), &out, &errs); code != badArgs || !strings.Contains(errs.String(), test.want) {
			t.Errorf("lint %s: exit %d, %s, want %d, %s", test.args, code, &errs, badArgs, test.want)
		}
	}
	var out, errs bytes.Buffer
	if code := run([]string{"-changes"}, &out, &errs); code != clean || !strings.Contains(out.String(), "Health information manager (role/him-manager): outlook.to is 2035, no longer 2034\n") {
		t.Errorf("lint -changes: exit %d, %s\n%.300s", code, &errs, &out)
	}
}
