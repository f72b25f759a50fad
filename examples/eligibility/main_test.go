package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// file writes a record for a test and returns where it is.
func file(t *testing.T, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "ana.json")
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestExitSaysTheAnswer(t *testing.T) {
	own := file(t, `{"credentials": [{"id": "own/keeper", "kind": "certification", "name": "Keeper of our college"}]}`)
	coder := file(t, `{"holdings": [{"credential": "aapc/membership"}, {"credential": "ncra/ods-c"}]}`)
	for _, c := range []struct {
		name string
		args []string
		want int
		says string // in the answer
	}{
		{"the sample person is a student, and has to wait", nil, 1, "eligible but for the exam: from 2027-05-20"},
		{"the exam itself opens before the degree", nil, 1, "may sit the RHIT examination: from 2027-01-20"},
		{"with the degree she may apply", []string{"-on", "2027-05-20"}, 0, "eligible but for the exam: yes"},
		{"a target is found by the name people use", []string{"-to", "rhit"}, 1, "Registered Health Information Technician"},
		{"a former name is found too, and holding it is an answer", []string{"-record", coder, "-to", "CTR"}, 0, "already held"},
		{"an exam is asked about by itself", []string{"-record", coder, "-to", "aapc/cpc-exam"}, 0, "yes"},
		{"a role is a target, by the older name of the flag", []string{"-target", "Cancer registrar"}, 1, "Cancer registrar"},
		{"help is no mistake", []string{"-h"}, 0, "-to id or name"},
		{"help lists the exit codes", []string{"-h"}, 0, "  1  when not, not yet"},
		{"a catalog of one's own lies over the reference", []string{"-catalog", own, "-to", "Keeper of our college"}, 0, "yes"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out, errs strings.Builder
			if got := run(c.args, nil, &out, &errs); got != c.want || errs.Len() > 0 {
				t.Errorf("run(%q) = %d, want %d\nstderr: %s\n%s", c.args, got, c.want, &errs, &out)
			}
			if !strings.Contains(out.String(), c.says) {
				t.Errorf("run(%q) does not say %q:\n%s", c.args, c.says, &out)
			}
		})
	}
}

func TestABadQuestionGetsOneLineThatSaysHowToMendIt(t *testing.T) {
	typo := file(t, "{\n  \"holdings\": [{\"credental\": \"ahima/rhit\"}]\n}")
	empty := file(t, "")
	wrong := file(t, "{\n  \"holdings\": [{\"credential\": \"role/cancer-registrar\"}]\n}")
	for _, c := range []struct {
		name string
		args []string
		says []string
	}{
		{"a flag that is not", []string{"-tarket", "RHIT"}, []string{"-tarket", "-h"}},
		{"a word without a flag", []string{"RHIT"}, []string{`-to "RHIT"`}},
		{"a target that is not", []string{"-to", "ahima/rhti"}, []string{"-to", "ahima/rhti", `did you mean "ahima/rhit"`}},
		{"a target that is a program", []string{"-to", "program/dupage/associate-hit"}, []string{"-to program/dupage/associate-hit: it is a program"}},
		{"a day that is not", []string{"-on", "2027-02-30"}, []string{"2027-02-30", "year-month-day"}},
		{"no day, as of an unset variable", []string{"-on", ""}, []string{"-on: "}},
		{"no record, as of an unset variable", []string{"-record", ""}, []string{"flag -record", "leave the flag out"}},
		{"a form that is not", []string{"-format", "yaml"}, []string{`-format "yaml"`, "text or json"}},
		{"a file that is not", []string{"-record", "nowhere.json"}, []string{"nowhere.json"}},
		{"a file that is empty", []string{"-record", empty}, []string{"-record", "the file is empty"}},
		{"a catalog that is a directory", []string{"-catalog", filepath.Dir(empty)}, []string{"-catalog", "is a directory"}},
		{"a catalog that is broken", []string{"-catalog", typo}, []string{"ana.json:2"}},
		{"a key that is not", []string{"-record", typo}, []string{"ana.json:2:17", "credental", `did you mean "credential"`}},
		{"a credential in the record that is a role", []string{"-record", wrong}, []string{"ana.json:2:31", "is a role, and a credential is due"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out, errs strings.Builder
			if got := run(c.args, nil, &out, &errs); got != 2 || out.Len() > 0 {
				t.Errorf("run(%q) = %d with the answer %q, want 2 and none", c.args, got, &out)
			}
			if n := strings.Count(errs.String(), "\n"); n != 1 {
				t.Errorf("run(%q) complains in %d lines, want 1:\n%s", c.args, n, &errs)
			}
			for _, part := range c.says {
				if !strings.Contains(errs.String(), part) {
					t.Errorf("run(%q) does not say %s:\n%s", c.args, part, &errs)
				}
			}
		})
	}
}

func TestWhatTheCatalogLacksIsLeftOutAndSaid(t *testing.T) {
	lacks := file(t, `{"holdings": [{"credential": "ahima/rhti"}, {"credential": "guild/unlisted-letter", "awarded": "2020-01-01"}, {"credential": "ahima/cca", "awarded": "2026-06-01"}]}`)
	for _, args := range [][]string{{"-record", lacks, "-to", "CCA"}, {"-record", lacks, "-to", "CCA", "-json"}} {
		var out, errs strings.Builder
		if got := run(args, nil, &out, &errs); got != 0 {
			t.Errorf("run(%q) = %d, want 0: the rest of the record counts\n%s", args, got, &out)
		}
		for _, says := range []string{
			`holdings[0]: left out, since the catalog has no credential "ahima/rhti"; did you mean "ahima/rhit"?`,
			`holdings[1]: left out, since the catalog has no credential "guild/unlisted-letter"`,
		} {
			if !strings.Contains(errs.String(), says) {
				t.Errorf("run(%q) does not say %s:\n%s", args, says, &errs)
			}
		}
	}
}

func TestJSONCarriesBothAnswers(t *testing.T) {
	var out, same, errs strings.Builder
	if got := run([]string{"-format", "json"}, nil, &out, &errs); got != 1 {
		t.Errorf("run(-format json) = %d, want 1: %s", got, &errs)
	}
	if run([]string{"-json"}, nil, &same, &errs); same.String() != out.String() {
		t.Errorf("-json prints %s, and -format json %s", &same, &out)
	}
	var e struct {
		Target         string
		Apply, Finding struct{ Status, MetOn string }
	}
	if err := json.Unmarshal([]byte(out.String()), &e); err != nil {
		t.Fatalf("%v in %s", err, &out)
	}
	if e.Target != "ahima/rhit" || e.Apply.Status != "pending" || e.Apply.MetOn != "2027-05-20" || e.Finding.Status != "unmet" {
		t.Errorf("the answer reads back as %+v", e)
	}
}
