package credential_test

import (
	"bytes"
	"os"
	"testing"

	"github.com/credpath/credpath/credential"
)

func TestAWaiverMayNameTheWholeRuleInWords(t *testing.T) {
	data, err := os.ReadFile("../testdata/records/manager-with-waiver.json")
	if err != nil {
		t.Fatal(err)
	}
	whole := bytes.Replace(data, []byte(`"path": "/0"`), []byte(`"path": ""`), 1)
	if bytes.Equal(whole, data) {
		t.Fatal(`the record has no waiver of "/0"`)
	}
	for _, row := range []struct {
		reason string
		data   []byte
		path   string
	}{
		{"a condition", data, "/0"},
		{"the whole rule", whole, ""},
	} {
		r, err := credential.ParseRecord("x.json", row.data)
		if err != nil || len(r.Waivers) != 1 || r.Waivers[0].Path != row.path {
			t.Errorf("%s: ParseRecord = %+v, %v, want a waiver of %q", row.reason, r.Waivers, err, row.path)
		}
	}
}

func TestAWaiverMustSayItsTarget(t *testing.T) {
	for data, want := range map[string]string{
		`{"waivers": [{"path": ""}]}`:               `x.json:1:14: waivers[0].target: it does not say whose rule it is about [missing-field]`,
		`{"waivers": [{"target": "", "path": ""}]}`: `x.json:1:25: waivers[0].target: the text is empty; fill it in, or leave the key out where nothing is said [bad-value]`,
	} {
		if _, err := credential.ParseRecord("x.json", []byte(data)); err == nil || err.Error() != want {
			t.Errorf("ParseRecord(%s) = %v, want %s", data, err, want)
		}
	}
}

func TestAJobMustSayWhatTheWorkWas(t *testing.T) {
	const nothing = `x.json:1:11: jobs[0].role: it does not say what the work was; add its role, or fields of experience that it gave [missing-field]`
	for _, row := range []struct{ reason, job, want string }{
		{"neither a role nor fields", `{"from": "2020-01-01"}`, nothing},
		{"an empty list of fields", `{"from": "2020-01-01", "fields": []}`, nothing},
		{"a role", `{"from": "2020-01-01", "role": "role/coder"}`, ""},
		{"fields", `{"from": "2020-01-01", "fields": ["coding"]}`, ""},
	} {
		got := ""
		if _, err := credential.ParseRecord("x.json", []byte(`{"jobs": [`+row.job+`]}`)); err != nil {
			got = err.Error()
		}
		if got != row.want {
			t.Errorf("%s: ParseRecord of the job %s = %s, want %s", row.reason, row.job, got, row.want)
		}
	}
}

// Nearly all records are sound, and every question about a person begins with
// this check: it must not write down where things stand before one is wrong.
func TestCheckingASoundRecordAllocatesNoPaths(t *testing.T) {
	c, r := goodCatalog(t), soundRecord()
	few := testing.AllocsPerRun(100, func() { c.CheckRecord(r) })
	for range 50 {
		r.Jobs = append(r.Jobs, r.Jobs[0])
		r.Holdings = append(r.Holdings, r.Holdings[0])
	}
	many := testing.AllocsPerRun(100, func() { c.CheckRecord(r) })
	if many > few {
		t.Errorf("CheckRecord allocates %v times for 3 facts and %v times for 103, want no more", few, many)
	}
}
