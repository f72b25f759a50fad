package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// file writes a file for a test and returns where it is.
func file(t *testing.T, name, text string) string {
	t.Helper()
	name = filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

// plan runs the program and fails unless it exits with want.
func plan(t *testing.T, want int, args ...string) (stdout, stderr string) {
	t.Helper()
	var out, errs strings.Builder
	if got := run(t.Context(), args, nil, &out, &errs); got != want {
		t.Fatalf("run(%q) = %d, want %d\nstderr: %s\n%s", args, got, want, &errs, &out)
	}
	return out.String(), errs.String()
}

func TestTheSamplePersonGetsARoadmap(t *testing.T) {
	text, _ := plan(t, 0)
	for _, part := range []string{
		"Roadmap: Cancer registrar", "Dana Whitfield", "4 January 2027", "At a glance", "Step by step",
		"Rests on  up to 36 hours of study a week; the exam prepared for; 10 weeks to find a job", "Prepare for the ODS examination", "begin to look for it on", "Pay and outlook", "Sources", "Attend Certificate in cancer registry management",
		"What you already have\n---------------------\n\nCredential  High school diploma",
		"Other ways\n----------\n\nWay 2  11 August 2029, 8,735 USD; instead of steps 1 and 2: Attend Associate degree",
	} {
		if !strings.Contains(text, part) {
			t.Errorf("the roadmap does not have %q:\n%s", part, text)
		}
	}
	if again, _ := plan(t, 0); again != text {
		t.Error("two runs print different roadmaps")
	}
}

func TestFlagsShapeThePlan(t *testing.T) {
	for _, c := range []struct {
		name string
		args []string
		says string
	}{
		{"a goal is found by name", []string{"-to", "rhit"}, "Goal      Registered Health Information Technician (RHIT)"},
		{"the plan starts on the day asked for", []string{"-to", "RHIT", "-on", "2027-08-16"}, "Start     16 August 2027"},
		{"by its older name, too", []string{"-to", "RHIT", "-start", "2027-08-16"}, "Start     16 August 2027"},
		{"the head says what a second try costs", []string{"-to", "RHIT"}, "Chance    if the RHIT examination of step 3 takes a second try: 30 days later, 299 USD\n"},
		{"the currency of a budget need not be said", []string{"-to", "RHIT", "-budget", "9000"}, "Roadmap: Registered"},
		{"with less time for study the degree takes longer", []string{"-to", "RHIT", "-study", "20"}, "part-time, 6 credits"},
		{"the cheapest way is one of the ranks", []string{"-to", "RHIT", "-rank", "cheapest"}, "Roadmap: Registered"},
		{"one route has no others under it", []string{"-to", "RHIT", "-n", "1"}, "Sources"},
		{"Markdown has a table", []string{"-to", "RHIT", "-format", "markdown"}, "| 1 | 4 Jan 2027 |"},
		{"what is avoided is in no step", []string{"-to", "RHIT", "-avoid", "program/typical/associate-him"}, "Health Information Technology"},
		{"a name with a comma in it can be avoided", []string{"-to", "RHIT", "-avoid", "Certified Outpatient Coder, Apprentice"}, "Roadmap: Registered"},
		{"what to avoid can be said twice", []string{"-to", "RHIT", "-avoid", "CCA,", "-avoid", "program/typical/associate-him"}, "Health Information Technology"},
		{"help is no mistake", []string{"-h"}, "-deadline"},
		{"help lists the exit codes", []string{"-h"}, "  3  when the search ended"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if text, _ := plan(t, 0, c.args...); !strings.Contains(text, c.says) {
				t.Errorf("run(%q) does not say %q:\n%s", c.args, c.says, text)
			}
		})
	}
}

func TestACatalogOfOnesOwnLiesOverTheReference(t *testing.T) {
	own := file(t, "own.json", `{"programs": [{"id": "program/own/associate-him", "name": "Evening degree at our college", "awards": ["degree/associate/him"],
		"accreditations": [{"by": "cahiim", "status": "accredited"}], "offers": [{"name": "evenings", "price": "1200 USD", "takes": "P2Y"}]}]}`)
	text, _ := plan(t, 0, "-to", "RHIT", "-catalog", own, "-rank", "cheapest", "-n", "1")
	if !strings.Contains(text, "Attend Evening degree at our college, evenings") {
		t.Errorf("the cheapest way is not by the program laid over the reference:\n%s", text)
	}
}

func TestWhatTheCatalogLacksIsLeftOutAndSaid(t *testing.T) {
	lacks := file(t, "ana.json", `{"holdings": [{"credential": "guild/unlisted-letter", "awarded": "2020-01-01"}, {"credential": "diploma/high-school", "program": "program/abroad"}]}`)
	text, errs := plan(t, 0, "-to", "RHIT", "-record", lacks, "-n", "1")
	for _, says := range []string{
		`ana.json: holdings[0]: left out, since the catalog has no credential "guild/unlisted-letter"`,
		`ana.json: holdings[1].program: left out, while its ID stands as the name of the school, since the catalog has no program "program/abroad"`,
	} {
		if !strings.Contains(errs, says) {
			t.Errorf("stderr does not say %s:\n%s", says, errs)
		}
	}
	if !strings.Contains(text, "from program/abroad") {
		t.Errorf("the school of the diploma is not on the page:\n%s", text)
	}
}

func TestNoRouteIsAnAnswerWithItsReason(t *testing.T) {
	for _, c := range []struct {
		name string
		args []string
		says string
	}{
		{"the deadline is sooner than the degree", []string{"-to", "RHIT", "-deadline", "2027-06-01"}, "639 days after the deadline"},
		{"the budget is smaller than the fees", []string{"-to", "RHIT", "-budget", "100 USD"}, "USD over the budget"},
		{"nobody can earn a retired credential", []string{"-to", "ahima/chp"}, "CHP"},
		{"several conditions stand in a line each", []string{"-to", "ODS-C", "-study", "8"}, "  - a pass in the ODS examination, awarded within the last 2 years for ODS-C (nothing leads to it)\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, errs := plan(t, 1, c.args...)
			if !strings.Contains(text, c.says) || errs != "" {
				t.Errorf("run(%q) says %q, and %q on stderr, want a reason that names %s", c.args, text, errs, c.says)
			}
		})
	}
}

func TestAStoppedSearchShowsARouteAndThatItIsNotProven(t *testing.T) {
	text, errs := plan(t, 0, "-limit", "1")
	if !strings.Contains(text, "not proven: the search was cut short") || errs != "" {
		t.Errorf("a search of one step says %q, and on stderr %q; want some route that is not proven to be the best", text, errs)
	}
}

func TestWhatIsKnownOfOtherWaysIsSaid(t *testing.T) {
	const cut, none, further = "No further way was found before the search was stopped", "There is no other way", "There is no further way"
	own := file(t, "own.json", `{"credentials": [
		{"id": "own/a", "kind": "assessment", "name": "Exam A"},
		{"id": "own/b", "kind": "assessment", "name": "Exam B"},
		{"id": "own/keeper", "kind": "certification", "name": "Keeper", "requires": [{"ask": {"any": [{"holds": "own/a"}, {"holds": "own/b"}]},
			"source": {"url": "https://own.example", "title": "Our rule", "asOf": "2026-11-24", "confidence": "issuer"}}]}]}`)
	for _, c := range []struct {
		name string
		args []string
		says string // of the three
	}{
		{"as many as asked for were found", []string{"-n", "3"}, ""},
		{"no other was asked for", []string{"-n", "1", "-to", "ahima/membership"}, ""},
		{"the goal has one way only", []string{"-to", "ahima/membership"}, none},
		{"the goal has two ways only", []string{"-to", "own/keeper", "-catalog", own}, further},
		{"the search for others is cut short", []string{"-n", "1000"}, cut},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, errs := plan(t, 0, c.args...)
			for _, end := range []string{cut, none, further} {
				if got := strings.Contains(text, end); got != (end == c.says) {
					t.Errorf("run(%q) says %q: %v, want only %q\n%s", c.args, end, got, c.says, text)
				}
			}
			if errs != "" {
				t.Errorf("run(%q) says %q on stderr, want nothing", c.args, errs)
			}
		})
	}
}

// A route is an answer, though the search for a better one was stopped.
func TestARouteOfAStoppedSearchIsAnAnswer(t *testing.T) {
	unproven := 0
	for limit := 20; limit < 120; limit += 4 {
		var out, errs strings.Builder
		code := run(t.Context(), []string{"-limit", fmt.Sprint(limit)}, nil, &out, &errs)
		if has := strings.Contains(out.String(), "Roadmap: "); has != (code == 0) || has != (errs.Len() == 0) {
			t.Fatalf("run(-limit %d) = %d with %q on stderr, want 0 and nothing just if it writes a route:\n%s", limit, code, &errs, &out)
		}
		if strings.Contains(out.String(), "not proven: the search was cut short") {
			unproven++
		}
	}
	if unproven == 0 {
		t.Error("no limit stops the search between the first route and the proof; the test looks at nothing")
	}
}

func TestAnInterruptEndsTheSearch(t *testing.T) {
	ctx, interrupt := context.WithCancel(t.Context())
	interrupt()
	var out, errs strings.Builder
	if got := run(ctx, nil, nil, &out, &errs); got != 0 || !strings.Contains(out.String(), "not proven: the search was cut short") {
		t.Errorf("run with an interrupt = %d and %q on stderr, want 0 and some route that is not proven to be the best:\n%s", got, &errs, &out)
	}
}

func TestABadQuestionGetsOneLineThatSaysHowToMendIt(t *testing.T) {
	typo := file(t, "ana.json", "{\n  \"holdings\": [{\"credental\": \"ahima/rhit\"}]\n}")
	empty := file(t, "empty.json", "\n")
	broken := file(t, "own.json", `{"programs": [{"id": "program/own/x", "name": "X", "awards": ["degree/associate/hmi"]}]}`)
	for _, c := range []struct {
		name string
		args []string
		says []string
	}{
		{"a flag that is not", []string{"-recrod", "x"}, []string{"-recrod", "-h"}},
		{"a word without a flag", []string{"RHIT"}, []string{`-to "RHIT"`}},
		{"a goal that is not", []string{"-to", "RHTI"}, []string{`"RHTI"`, `did you mean`, `"ahima/rhit"`}},
		{"no goal, as of an unset variable", []string{"-to", ""}, []string{"flag -to", "leave the flag out"}},
		{"a goal that is a program", []string{"-to", "program/dupage/associate-hit"}, []string{"-to program/dupage/associate-hit: it is a program"}},
		{"a day that is not", []string{"-on", "01/04/2027"}, []string{"01/04/2027", "year-month-day"}},
		{"a rank that is not", []string{"-rank", "best"}, []string{"best", "soonest, cheapest or fewest"}},
		{"money that is not", []string{"-budget", "$9000"}, []string{"$9000", `such as "2000 USD"`}},
		{"money with its thousands set apart", []string{"-budget", "2,000"}, []string{`-budget "2,000" is not an amount of money; write "2000 USD"`}},
		{"cents after a comma", []string{"-budget", "1500,50"}, []string{`"1500,50"`, `such as "2000 USD"`}},
		{"money of another country", []string{"-budget", "2000 EUR"}, []string{"-budget: 2000 EUR is not in USD"}},
		{"a format that is not", []string{"-format", "pdf"}, []string{"pdf", "text, markdown, html, svg, dot, mermaid, ics or json"}},
		{"a calendar of several ways", []string{"-compare", "-format", "ics"}, []string{"-compare", "ics", "text, markdown, html or svg"}},
		{"a record in a text", []string{"-with-record"}, []string{"-with-record", "-format json"}},
		{"no routes at all", []string{"-n", "0"}, []string{`"0" for flag -n`, "1 or more"}},
		{"no hours of study", []string{"-study", "0"}, []string{`"0" for flag -study`, "from 1 to 168"}},
		{"half an hour of study", []string{"-study", "37.5"}, []string{`invalid value "37.5" for flag -study: write a whole number from 1 to 168; -h`}},
		{"a limit below zero", []string{"-limit", "-1"}, []string{`"-1" for flag -limit`, "0 or more"}},
		{"more hours of work than a week has", []string{"-work", "169"}, []string{`"169" for flag -work`, "from 1 to 168"}},
		{"a time that is not", []string{"-seek", "6 weeks"}, []string{`"6 weeks"`, "-seek", "P"}},
		{"a search for a job by the letter", []string{"-letter", "-seek", "P6W"}, []string{"leave -letter out, or -seek and -week"}},
		{"hours of a week by the letter", []string{"-letter", "-week", "60"}, []string{"leave -letter out, or -seek and -week"}},
		{"a deadline before the start", []string{"-deadline", "2026-12-31"}, []string{"-deadline: 2026-12-31 is before the start"}},
		{"a thing to avoid that is not", []string{"-avoid", "ahima/membershp"}, []string{"-avoid", `did you mean "ahima/membership"`}},
		{"an organization to avoid", []string{"-avoid", "AHIMA"}, []string{"-avoid ahima: it is an organization"}},
		{"a goal that is like nothing", []string{"-to", "xyzzyxyzzy"}, []string{"-to", "-list shows what there is"}},
		{"a word that nothing has", []string{"-list", "RHTI"}, []string{"-list", `did you mean "ahima/rhit"`}},
		{"a flag after a word to list", []string{"-list", "coder", "-catalog", "x"}, []string{"-catalog", "write flags before"}},
		{"a start before the calendar", []string{"-on", "9999-01-01"}, []string{"-on: ", "before the year 9901"}},
		{"a record that is not there", []string{"-record", "nowhere.json"}, []string{"nowhere.json"}},
		{"a record that is empty", []string{"-record", empty}, []string{"-record", "empty.json", "the file is empty"}},
		{"a catalog that is a directory", []string{"-catalog", filepath.Dir(empty)}, []string{"-catalog", "is a directory"}},
		{"a catalog that is empty", []string{"-catalog", empty}, []string{"-catalog", "empty.json", "the file is empty"}},
		{"a record with a typo", []string{"-record", typo}, []string{"ana.json:2:17", "credental", `did you mean "credential"`}},
		{"a catalog with a mistake", []string{"-catalog", broken}, []string{"program/own/x", "degree/associate/hmi", "degree/associate/him"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, errs := plan(t, 2, c.args...)
			if text != "" || strings.Count(errs, "\n") != 1 {
				t.Errorf("run(%q) prints %q and complains in %d lines, want one line:\n%s", c.args, text, strings.Count(errs, "\n"), errs)
			}
			for _, part := range c.says {
				if !strings.Contains(errs, part) {
					t.Errorf("run(%q) does not say %s:\n%s", c.args, part, errs)
				}
			}
		})
	}
}

func TestNineFurtherWaysAreFoundByAShortSearch(t *testing.T) {
	text, _ := plan(t, 0, "-to", "CPC", "-letter", "-n", "10")
	if !strings.Contains(text, "\nWay 10") {
		t.Errorf("ten ways to the CPC are asked for, and the last of them is not shown:\n%s", text)
	}
}
