package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// explore runs the command, and returns what it writes and its exit code.
func explore(stdin string, args ...string) (stdout, stderr string, code int) {
	var out, errs bytes.Buffer
	code = run(args, strings.NewReader(stdin), &out, &errs)
	return out.String(), errs.String(), code
}

func TestItSaysWhatAPersonCouldDo(t *testing.T) {
	out, errs, code := explore("", "-if", "RHIT")
	if code != 0 || errs != "" {
		t.Fatalf("explore -if RHIT exits with %d: %s", code, errs)
	}
	for _, want := range []string{
		"Tomasz Nowak on 2027-01-04\n\nYou have\n",
		"\nOpen to you now\n",
		"\n  Certified Coding Associate: you may sit the exam\n",
		"\nWill be open by itself\n  Oncology Data Specialist: from 2027-03-08\n",
		"\nOne condition away\n",
		"\n  Clinical informatics specialist: it takes a bachelor's degree or higher\n",
		"\nHolding RHIT would open at once\n  Coding auditor\n",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("explore -if RHIT does not say %q:\n%s", want, out)
		}
	}
	for line := range strings.Lines(out) {
		if utf8.RuneCountInString(strings.TrimRight(line, "\n")) > width {
			t.Errorf("a line is wider than %d: %s", width, line)
		}
	}
	if _, opens, _ := strings.Cut(out, "Holding RHIT"); strings.Contains(opens, "Health Information Technician") || strings.Contains(opens, "examination") {
		t.Errorf("what leads to the RHIT is told as opened by it:\n%s", opens)
	}
}

func TestMeansAreShownIfAsked(t *testing.T) {
	short, _, _ := explore("")
	all, _, _ := explore("", "-all")
	if strings.Contains(short, "AHIMA membership") || !strings.Contains(short, "on the way to others (-all shows them)") {
		t.Errorf("without -all the memberships are not counted:\n%s", short)
	}
	if !strings.Contains(all, "AHIMA membership") || strings.Contains(all, "-all shows them") {
		t.Errorf("with -all they are not shown:\n%s", all)
	}
}

func TestItSaysWhatLapses(t *testing.T) {
	record := `{"name": "Ida", "holdings": [{"credential": "aapc/membership", "awarded": "2026-03-01"}]}`
	out, errs, code := explore(record, "-record", "-", "-on", "2027-01-04")
	if want := "\nYou have, and it lapses soon\n  AAPC membership: through 2027-02-28\n"; code != 0 || !strings.Contains(out, want) {
		t.Errorf("explore exits with %d, %s, and does not say %q:\n%s", code, errs, want, out)
	}
}

// The made-up guild is small enough to look for what is nearest.
func TestItSaysWhatIsNearest(t *testing.T) {
	guild := filepath.Join("..", "..", "testdata", "catalogs", "guild")
	args := []string{"-catalog-only", filepath.Join(guild, "catalog.json"), "-record", filepath.Join(guild, "lena.json"), "-nearest", "2"}
	out, errs, code := explore("", args...)
	_, nearest, told := strings.Cut(out, "\nYou could have first\n")
	if lines := strings.Count(nearest, "\n"); code != 0 || !told || lines != 2 {
		t.Errorf("explore -nearest 2 exits with %d, %s, and has %d lines:\n%s", code, errs, lines, out)
	}
	data, _, _ := explore("", append(args, "-format", "json")...)
	var back answer
	if err := json.Unmarshal([]byte(data), &back); err != nil || back.Nearest == nil || len(back.Nearest.Routes) != 2 || len(back.Standing.Targets) == 0 {
		t.Errorf("-format json is read as %+v, %v", back.Nearest, err)
	}
}

func TestEveryShippedPersonCanBeAskedAbout(t *testing.T) {
	names, err := filepath.Glob(filepath.Join("..", "..", "testdata", "records", "*.json"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no records: %v", err)
	}
	for _, name := range names {
		if out, errs, code := explore("", "-record", name, "-if", "CCA"); code != 0 || !strings.Contains(out, "You have") {
			t.Errorf("explore -record %s exits with %d: %s\n%s", name, code, errs, out)
		}
	}
}

func TestQuestionsThatMakeNoSenseAreRefused(t *testing.T) {
	empty := filepath.Join(t.TempDir(), "empty.json")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		args []string
		want string
	}{
		{"a word without a flag", []string{"RHIT"}, `"RHIT" stands without a flag`},
		{"a flag that there is not", []string{"-until", "x"}, "-h lists the flags"},
		{"two catalogs", []string{"-catalog", "a", "-catalog-only", "b"}, "leave one of them out"},
		{"a catalog alone without a person", []string{"-catalog-only", "a"}, "write -record with a file"},
		{"an empty record", []string{"-record", empty}, "the file is empty"},
		{"what nothing is called", []string{"-if", "no such thing"}, "-if: "},
		{"a role to hold", []string{"-if", "role/coding-auditor"}, "it is a role, which is not held"},
		{"a format that there is not", []string{"-format", "xml"}, "write text or json"},
		{"fewer than none", []string{"-nearest", "-1"}, "-nearest -1 is below zero"},
		{"no day", []string{"-on", "0000-00-00"}, "-on"},
	} {
		if _, errs, code := explore("", c.args...); code != 2 || !strings.Contains(errs, c.want) {
			t.Errorf("%s: explore %q exits with %d and says %q, want 2 and %q", c.name, c.args, code, errs, c.want)
		}
	}
	if out, _, code := explore("", "-h"); code != 0 || !strings.Contains(out, "-nearest") {
		t.Errorf("explore -h exits with %d and says %q", code, out)
	}
}
