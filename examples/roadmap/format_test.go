package main

import (
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
)

func TestEveryFormatHasTheRoute(t *testing.T) {
	for name, says := range map[string][]string{
		"text":     {"Roadmap: Registered", "Sit the RHIT examination"},
		"markdown": {"# Roadmap: Registered", "| Sit the RHIT examination |"},
		"html":     {"<!doctype html>", "Sit the RHIT examination", "<svg", "Sooner or cheaper"},
		"svg":      {"<svg", "Sit the RHIT examination"},
		"dot":      {"digraph roadmap {", "Sit the RHIT examination"},
		"mermaid":  {"flowchart TD", "Sit the RHIT examination"},
		"ics":      {"BEGIN:VCALENDAR\r\n", "SUMMARY:Step 3: Sit the RHIT examination"},
		"json":     {`"format": "credpath/route/3"`, `"ahima/rhit-exam"`},
	} {
		text, _ := plan(t, 0, "-to", "RHIT", "-format", name)
		for _, part := range says {
			if !strings.Contains(text, part) {
				t.Errorf("-format %s does not have %q:\n%s", name, part, text)
			}
		}
		if again, _ := plan(t, 0, "-to", "RHIT", "-format", name); again != text {
			t.Errorf("two runs with -format %s differ", name)
		}
	}
}

func TestEveryFormatIsTried(t *testing.T) {
	if got := formatNames(formats); got != "text, markdown, html, svg, dot, mermaid, ics or json" {
		t.Errorf("the formats are %s; try the new one in TestEveryFormatHasTheRoute, and name it here", got)
	}
}

// filed reads a file that the program wrote.
func filed(t *testing.T, text string) roadmap.Filing {
	t.Helper()
	f, err := roadmap.ParseRoute("route.json", []byte(text))
	if err != nil {
		t.Fatalf("%v in:\n%s", err, text)
	}
	return f
}

func TestAFiledRouteCanBeJudgedAgain(t *testing.T) {
	const goal = "Medical coder, physician office"
	text, _ := plan(t, 0, "-to", goal, "-format", "json", "-n", "2", "-study", "20", "-with-record")
	f := filed(t, text)
	if f.Query.Study != 20 || f.Route.Target != "role/medical-coder-professional" || len(f.Options.Others) != 1 {
		t.Errorf("the file has %d hours of study, the target %s and %d other routes; want 20, role/medical-coder-professional and 1",
			f.Query.Study, f.Route.Target, len(f.Options.Others))
	}
	for _, route := range append(f.Options.Others, f.Route) {
		if err := pathway.Verify(reference.Catalog(), f.Query, route); err != nil {
			t.Errorf("a filed route cannot be verified with the question on file: %v", err)
		}
	}
}

func TestTheRecordGoesOnFileOnlyIfAskedFor(t *testing.T) {
	const born = "1998-05-14" // the sample person
	text, _ := plan(t, 0, "-format", "json")
	if f := filed(t, text); f.Query.Record.Born != (credential.Date{}) || f.Query.Record.Jobs != nil || strings.Contains(text, born) {
		t.Errorf("without -with-record the file has the record:\n%s", text)
	}
	text, _ = plan(t, 0, "-format", "json", "-with-record")
	if f := filed(t, text); f.Query.Record.Born.String() != born || len(f.Query.Record.Jobs) != 1 {
		t.Errorf("with -with-record the file has the record %+v, want the sample", f.Query.Record)
	}
}

// fork leads to one goal by three schools, the sooner the dearer.
const fork = `{"credentials": [
	{"id": "own/paper", "kind": "certificate", "name": "Paper"},
	{"id": "own/keeper", "kind": "certification", "name": "Keeper", "requires": [{"ask": {"holds": "own/paper"},
		"source": {"url": "https://own.example", "title": "Our rule", "asOf": "2026-11-24", "confidence": "issuer"}}]}],
	"programs": [
	{"id": "program/own/days", "name": "By day", "awards": ["own/paper"], "offers": [{"price": "900 USD", "takes": "P6M"}]},
	{"id": "program/own/evenings", "name": "By evening", "awards": ["own/paper"], "offers": [{"price": "500 USD", "takes": "P1Y"}]},
	{"id": "program/own/letters", "name": "By letter", "awards": ["own/paper"], "offers": [{"price": "100 USD", "takes": "P2Y"}]}]}`

func TestAllTradeOffsStandSideBySide(t *testing.T) {
	own := file(t, "own.json", fork)
	for name, says := range map[string][]string{
		"text":     {"Ways to Keeper", "Dana Whitfield", "4 Jul 2027  900 USD", "4 Jan 2028  500 USD", "4 Jan 2029  100 USD", "Cheapest  Way 3: 100 USD"},
		"markdown": {"| Way 3 | 4 Jan 2029 | 100 USD |"},
		"html":     {"<!doctype html>", "<svg", "By evening"},
		"svg":      {"<svg", "Sooner or cheaper"},
	} {
		text, _ := plan(t, 0, "-to", "own/keeper", "-catalog", own, "-compare", "-format", name)
		for _, part := range says {
			if !strings.Contains(text, part) {
				t.Errorf("-compare -format %s does not have %q:\n%s", name, part, text)
			}
		}
		if strings.Contains(text, cutShort) {
			t.Errorf("-compare -format %s says that a search was stopped that was not:\n%s", name, text)
		}
	}
}

// Whatever the limit, there is a way, each is proven or said not to be, and a
// comparison that lacks ways says so.
func TestAComparisonOfAStoppedSearchSaysSo(t *testing.T) {
	own := file(t, "own.json", fork)
	whole, _ := plan(t, 0, "-to", "own/keeper", "-catalog", own, "-compare")
	stopped := 0
	for _, limit := range []string{"1", "2", "3", "4", "6", "8"} {
		text, errs := plan(t, 0, "-to", "own/keeper", "-catalog", own, "-compare", "-limit", limit)
		if short := strings.Contains(text, cutShort); short == (text == whole) || errs != "" {
			t.Errorf("-limit %s: says that the search was stopped: %v, and on stderr %q:\n%s", limit, short, errs, text)
		} else if short {
			stopped++
		}
	}
	if stopped == 0 {
		t.Error("no limit stops the search for the trade-offs; the test looks at nothing")
	}
}

func TestThereIsNothingToCompareWithoutARoute(t *testing.T) {
	text, _ := plan(t, 1, "-to", "RHIT", "-deadline", "2027-06-01", "-compare")
	if !strings.Contains(text, "639 days after the deadline") {
		t.Errorf("-compare without a route says %q, want the reason", text)
	}
}
