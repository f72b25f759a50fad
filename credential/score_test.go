package credential_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/google/go-cmp/cmp"
)

func TestPointsAreReadAndWritten(t *testing.T) {
	for _, row := range []struct {
		reason, file, written string
		want                  credential.Points
	}{
		{"a whole number", `300`, `300`, credential.PointsOf(300)},
		{"a whole number in a text", `"4.00"`, `4`, credential.PointsOf(4)},
		{"hundredths", `"3.25"`, `"3.25"`, credential.Points{Hundredths: 325}},
		{"tenths", `"3.50"`, `"3.5"`, credential.Points{Hundredths: 350}},
		{"none said", `0`, `0`, credential.Points{}},
	} {
		var got credential.Points
		if err := json.Unmarshal([]byte(row.file), &got); err != nil || got != row.want {
			t.Errorf("%s: Unmarshal(%s) = %v, %v, want %v", row.reason, row.file, got, err, row.want)
		}
		var scored credential.Scored
		if err := credential.ParseJSON("x", []byte(`{"of": "gpa", "score": `+row.file+`}`), &scored); err != nil || scored.Score != row.want {
			t.Errorf("%s: ParseJSON(%s) = %v, %v, want %v", row.reason, row.file, scored.Score, err, row.want)
		}
		if data, err := json.Marshal(got); err != nil || string(data) != row.written {
			t.Errorf("%s: Marshal = %s, %v, want %s", row.reason, data, err, row.written)
		}
	}
	for _, bad := range []string{"", "-1", "3,5", "3.255", "A"} {
		if p, err := credential.ParsePoints(bad); err == nil {
			t.Errorf("ParsePoints(%q) = %v, want an error", bad, p)
		}
	}
	for file, want := range map[string]string{
		`3.25`:  `3.25 is not a whole number; write it as a text: "3.25"`,
		`1e3`:   `1e3 is not a score; write a whole number of at most nine digits, or a text such as "3.25"`,
		`"B"`:   `"B" is not a score; write one with at most two digits after the point, such as "3.25"`,
		`[3]`:   `a list where a number is due; write a number of points, such as 300 or "3.25"`,
		`-1`:    `-1 lies outside of 0 to 1000000`,
		`2e600`: `2e600 is not a score`,
	} {
		err := credential.ParseJSON("x", []byte(`{"of": "gpa", "score": `+file+`}`), new(credential.Scored))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("ParseJSON of the score %s = %v, want %s", file, err, want)
		}
	}
}

// scoring asks for scores in an exam, in a degree, in a program and in what is no entry.
const scoring = `{
 "credentials": [
  {"id": "degree/arts", "kind": "degree", "name": "Bachelor of arts"},
  {"id": "board/exam", "kind": "assessment", "name": "Board examination"},
  {"id": "board/license", "kind": "license", "requires": [{"ask": {"all": [
   {"score": {"of": "board/exam", "atLeast": 300}}, {"score": {"of": "degree/arts", "atLeast": "3.25"}},
   {"score": {"of": "program/arts", "atLeast": 3, "within": "P5Y"}}, {"score": {"of": "gpa/college-2", "atLeast": 3}}, {"score": {"of": "lsat", "atLeast": 150}}]}}]}],
 "programs": [{"id": "program/arts", "name": "Arts at Lakeside", "awards": ["degree/arts"]}],
 "roles": [{"id": "role/reader"}]
}`

func TestAScoreIsNamedByWhatItIsOf(t *testing.T) {
	c, err := credential.ParseCatalog("scoring.json", []byte(scoring))
	if err != nil {
		t.Fatal(err)
	}
	license, _ := c.Credential("board/license")
	const want = "all of: a score of 300 or more in the Board examination; a score of 3.25 or more in a bachelor of arts; " +
		"a score of 3 or more in Arts at Lakeside within the last 5 years; a score of 3 or more in college 2 gpa; a score of 150 or more in lsat"
	if got := c.Phrase(license.Requires[0].Ask); got != want {
		t.Errorf("Phrase = %q, want %q", got, want)
	}
}

func TestScoresAreChecked(t *testing.T) {
	for _, row := range []struct{ ask, want string }{
		{`{"atLeast": 3}`, `it does not say of what`},
		{`{"of": "gpa"}`, `it does not say which score, such as "3.25" [missing-field]`},
		{`{"of": "role/reader", "atLeast": 3}`, `score.of: "role/reader" is a role, in which nobody has a score; name a credential, a program, or something that is no entry [wrong-kind]`},
	} {
		file := strings.Replace(scoring, `{"score": {"of": "board/exam", "atLeast": 300}}`, `{"score": `+row.ask+`}`, 1)
		if _, err := credential.ParseCatalog("scoring.json", []byte(file)); err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("ParseCatalog with the score %s = %v, want %s", row.ask, err, row.want)
		}
	}
	c, err := credential.ParseCatalog("scoring.json", []byte(scoring))
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct{ scored, want string }{
		{`{"of": "board/exam", "score": 280, "on": "2026-05-20"}`, ``},
		{`{"of": "gpa/college-2", "score": "2.9"}`, ``},
		{`{"of": "toefl/total", "score": 100}`, ``}, // of another catalog
		{`{"of": "gpa/college-3", "score": 3}`, ``}, // numbers are no slips
		{`{"of": "sat", "score": 1200}`, ``},        // nor are short names: it is no LSAT
		{`{"of": "gpa/colege-2", "score": 3}`, `no rule asks for a score in "gpa/colege-2"; did you mean "gpa/college-2"? what none asks for can be left out [unknown-id]`},
		{`{"of": "role/reader", "score": 3}`, `[wrong-kind]`},
		{`{"score": 3}`, `it does not say what the score is of [missing-field]`},
		{`{"of": "board/exam"}`, `it does not say which score it was [missing-field]`},
		{`{"of": "board/exam", "score": 280, "on": "1980-05-20"}`, `[before-birth]`},
	} {
		_, err := c.ParseRecord("ana.json", []byte(`{"born": "1998-05-14", "scores": [`+row.scored+`]}`))
		if (err == nil) != (row.want == "") || err != nil && !strings.Contains(err.Error(), row.want) {
			t.Errorf("ParseRecord with the score %s = %v, want %q", row.scored, err, row.want)
		}
		var problems credential.Problems
		if err != nil && (!errors.As(err, &problems) || len(problems) != 1) {
			t.Errorf("ParseRecord with the score %s = %v, want one problem", row.scored, err)
		}
	}
}

func TestScoresThatNoRuleAsksForAreLeftOut(t *testing.T) {
	c, err := credential.ParseCatalog("scoring.json", []byte(scoring))
	if err != nil {
		t.Fatal(err)
	}
	r := credential.Record{Scores: []credential.Scored{
		{Of: "toefl/total", Score: credential.PointsOf(100)}, {Of: "gpa/colege-2", Score: credential.PointsOf(3)},
		{Of: "board/exam", Score: credential.PointsOf(280)}, {Of: "gpa/college-2", Score: credential.PointsOf(3)},
	}}
	got, omitted := c.Restrict(r)
	if diff := cmp.Diff(r.Scores[2:], got.Scores); diff != "" {
		t.Errorf("what Restrict kept (-want +got):\n%s", diff)
	}
	var lines []string
	for _, o := range omitted {
		lines = append(lines, o.String())
	}
	want := []string{
		`scores[0]: left out, since the catalog has no score "toefl/total"`,
		`scores[1]: left out, since the catalog has no score "gpa/colege-2"; did you mean "gpa/college-2"?`,
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Errorf("what Restrict left out (-want +got):\n%s", diff)
	}
}
