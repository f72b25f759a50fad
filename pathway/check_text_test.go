package pathway

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/credpath/credpath/credential"
)

// answers returns the lines of a text that answer, without those that say why.
func answers(text string) string {
	var lines []string
	for line := range strings.Lines(text) {
		if !strings.Contains(line, "[") && !strings.Contains(line, "source:") && !strings.HasPrefix(line, "      ") {
			lines = append(lines, strings.TrimSpace(line))
		}
	}
	return strings.Join(lines[1:], "; ")
}

func TestEligibilitySaysPlainlyWhatItAnswers(t *testing.T) {
	const pass = `{"credential": "ahima/rhit-exam", "awarded": "2026-05-04"}`
	const degree = `{"credential": "degree/associate/him", "program": "program/prairie/him", "awarded": "2020-05-20"}`
	const due = `{"credential": "degree/associate/him", "program": "program/prairie/him", "expected": "2027-05-20"}`
	const diploma = `{"credential": "diploma/high-school"}`
	tests := []struct {
		name           string // the reason for the row
		holdings       string
		target         credential.ID
		on, want, says string
	}{
		{"an early tester may sit before the degree", due, "ahima/rhit", "2026-06-01",
			"eligible but for the exam: from 2027-05-20; may sit the RHIT examination: from 2027-01-20; eligible to hold: no", "Early testing"},
		{"an exam that is open needs no reason", due, "ahima/rhit", "2027-01-20",
			"eligible but for the exam: from 2027-05-20; may sit the RHIT examination: yes; eligible to hold: no", "\n  may sit the RHIT examination: yes\neligible to hold: no\n  [not met] all of\n    [not met] a pass"},
		{"an exam that is closed says what it asks for", "", "ahima/rhit", "2026-06-01",
			"eligible but for the exam: no; may sit the RHIT examination: no; eligible to hold: no", "may sit the RHIT examination: no\n    [not met] any one of\n"},
		{"an exam that is passed leaves one answer", due + ", " + pass, "ahima/rhit", "2027-05-03",
			"eligible but for the exam: from 2027-05-20; eligible to hold: no", "what is under way never meets enough of these at one time"},
		{"a pass and a degree are enough", degree + ", " + pass, "ahima/rhit", "2026-06-01", "eligible to hold: yes", ""},
		{"the exam itself is sat", due, "ahima/rhit-exam", "2026-06-01", "eligible to sit: from 2027-01-20", ""},
		{"what is held is not asked for again", `{"credential": "ahima/rhit", "awarded": "2026-05-04"}`, "ahima/rhit", "2026-06-01", "already held", "already held"},
		{"a degree that is held shows itself", degree, "degree/associate/him", "2026-06-01", "already held", "already held\n  [met] an associate degree in health information: "},
		{"a role is taken", "", "role/coder", "2026-06-01", "eligible to take the role: no", ""},
		{"a membership is joined", "", "ahima/membership", "2026-06-01", "eligible to join: yes", "[met] nothing is asked for"},
		{"a degree is begun and held", diploma, "degree/associate/him", "2026-06-01", "eligible to be admitted: yes; held: no", "[met] admission to Prairie College HIT: a high school diploma"},
		{"a degree under way comes on its day", diploma + ", " + due, "degree/associate/him", "2026-06-01", "eligible to be admitted: yes; held: from 2027-05-20", "expected on 2027-05-20"},
		{"no to both is said once", "", "degree/associate/him", "2026-06-01", "eligible to be admitted: no", "[not met] admission to Prairie College HIT"},
		{"a class has ways to it", diploma, "degree/associate", "2026-06-01", "eligible to begin: yes; held: no", "[met] the way to Associate degree in health information"},
		{"a certification without an exam has one answer", "", "ncra/ods-c", "2026-06-01", "eligible to hold: no", "Route B"},
		{"what is not known is said to be", "", "odd/maybe", "2026-06-01", "eligible to hold: not known", "it is not known whether it is still offered"},
		{"a degree that is due does not open its admission", due, "degree/associate/him", "2026-06-01", "eligible to be admitted: no; held: from 2027-05-20", "[not met] admission to Prairie College HIT"},
		{"a retired one says so", "", "old/ccs", "2026-06-01", "eligible to hold: no", "closed to new candidates"},
	}
	p := planner(t, parsed(t, him))
	for _, test := range tests {
		e, err := p.Check(recordOf(t, `"holdings": [`+test.holdings+`]`), test.target, day(t, test.on))
		if err != nil {
			t.Errorf("%s: Check(%s): %v", test.name, test.target, err)
			continue
		}
		if got := answers(e.String()); got != test.want || !strings.Contains(e.String(), test.says) {
			t.Errorf("%s: Check(%s, %s) says %q, want %q and %q in\n%s", test.name, test.target, test.on, got, test.want, test.says, e)
		}
	}
}

const exams = `{"credentials": [
  {"id": "a/one", "kind": "assessment", "name": "First test"},
  {"id": "a/two", "kind": "assessment", "name": "Second test", "requires": [{"ask": {"holds": "a/one"}}]},
  {"id": "a/lone", "kind": "course", "name": "Lone course"},
  {"id": "a/cert", "kind": "certification", "name": "Cert", "requires": [{"ask": {"all": [{"holds": "a/one"}, {"any": [{"holds": "a/two"}, {"holds": "a/one"}]}]}}]}],
"roles": [{"id": "role/tester", "name": "Tester", "requires": [{"ask": {"holds": "a/one"}}]}]}`

func TestEligibilityNamesEachExamOnce(t *testing.T) {
	p := planner(t, parsed(t, exams))
	for target, want := range map[credential.ID]string{
		"a/cert":      "eligible but for the exams: yes; may sit the First test: yes; may sit the Second test: no; eligible to hold: no",
		"role/tester": "eligible but for the exam: yes; may sit the First test: yes; eligible to take the role: no",
		"a/two":       "eligible to sit: no",
		"a/lone":      "eligible to be admitted: no",
	} {
		e, err := p.Check(credential.Record{}, target, day(t, "2026-06-01"))
		if got := answers(e.String()); err != nil || got != want {
			t.Errorf("Check(%s) says %q, %v, want %q in\n%s", target, got, err, want, e)
		}
	}
}

func TestAWaiverIsNamedInTheText(t *testing.T) {
	p := planner(t, parsed(t, exams))
	for waiver, want := range map[string]string{
		`"by": "The board", "reason": "passed abroad"`: "[waived] a pass in the First test: by The board, passed abroad",
		`"reason": "passed abroad"`:                    "[waived] a pass in the First test: passed abroad",
		`"on": "2026-01-01"`:                           "[waived] a pass in the First test: a waiver of the record",
	} {
		e, err := p.Check(recordOf(t, `"waivers": [{"target": "role/tester", `+waiver+`}]`), "role/tester", day(t, "2026-06-01"))
		if err != nil || !strings.Contains(e.String(), want) {
			t.Errorf("Check with a waiver of %s = %v, %v, want %s", waiver, e, err, want)
		}
	}
}

func TestLongLinesGoOnFurtherIn(t *testing.T) {
	f := Finding{Text: strings.Repeat("words of a rule ", 20), Status: Unmet, Parts: []Finding{{Text: strings.Repeat("très ", 40)}}}
	text := f.String()
	want := []string{"[not met] words", "    ", "    ", "    ", "  [not known] très", "      très", "      très"}
	lines := strings.Split(text, "\n")
	if len(lines) != len(want) {
		t.Fatalf("String has %d lines, want %d:\n%s", len(lines), len(want), text)
	}
	for i, line := range lines {
		if n := utf8.RuneCountInString(line); n > lastColumn || n < lastColumn/2 && i+1 != 4 && i+1 != len(lines) || !strings.HasPrefix(line, want[i]) {
			t.Errorf("line %d = %q, of %d columns; want it to begin with %q and end by column %d", i+1, line, n, want[i], lastColumn)
		}
	}
	if got, want := strings.Join(strings.Fields(text), " "), strings.Join(strings.Fields("[not met] "+f.Text+"[not known] "+f.Parts[0].Text), " "); got != want {
		t.Errorf("the words are %q, want %q", got, want)
	}
}

func TestTextFarInKeepsItsLeastWidth(t *testing.T) {
	for _, line := range wrapped(40, strings.Repeat("word ", 30)) {
		if n := len(line); n > 80+leastColumns || n <= 80 {
			t.Errorf("line of %d columns, want at most %d of them beyond the 80 that it is in: %q", n, leastColumns, line)
		}
	}
}

func TestAFindingNamesOnlyWhatServesToday(t *testing.T) {
	c := parsed(t, lab)
	record := recordOf(t, `"holdings": [{"credential": "d/a", "awarded": "2020-01-01"}, {"credential": "d/a", "expected": "2024-01-01"}]`)
	for on, want := range map[string][]int{"2019-12-31": {0, 1}, "2023-01-01": {0}, "2024-01-01": {0, 1}} {
		v := verdictOn(c, record, credential.Holds{Credential: "d/any"}, day(t, on), false)
		var got []int
		for _, e := range v.Evidence {
			got = append(got, e.Index)
		}
		if !slices.Equal(got, want) {
			t.Errorf("on %s holdings %v serve, want %v", on, got, want)
		}
	}
}
