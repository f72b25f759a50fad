package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAHeldCredentialIsPlannedWith plans for people who type what they remember.
func TestAHeldCredentialIsPlannedWith(t *testing.T) {
	for _, c := range []struct {
		name, record, to string
		says             []string
		never            string
	}{
		{"a credential of 2012 is asked about first",
			`{"holdings": [{"credential": "diploma/high-school"}, {"credential": "ahima/rhit", "awarded": "2012-07-01"}]}`, "RHIT",
			[]string{"First find out whether the RHIT was renewed after 1 July 2014; if so, nothing is left to do"}, ""},
		{"an RHIT shows the associate degree, so the bachelor's is two years",
			`{"holdings": [{"credential": "diploma/high-school"}, {"credential": "ahima/rhit", "awarded": "2024-07-01", "expires": "2028-07-01"}]}`, "RHIA",
			[]string{"Finish 4 January 2029, after 2 years", "Cost 19,541 USD", "shown by the RHIT, awarded on 1 July 2024"}, "First "},
		{"and the diploma need not be said",
			`{"holdings": [{"credential": "ahima/rhit", "awarded": "2024-07-01", "expires": "2028-07-01"}]}`, "RHIA",
			[]string{"Finish 4 January 2029, after 2 years", "Cost 19,541 USD"}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			record := filepath.Join(t.TempDir(), "record.json")
			if err := os.WriteFile(record, []byte(c.record), 0o644); err != nil {
				t.Fatal(err)
			}
			text, _ := plan(t, 0, "-record", record, "-to", c.to, "-letter", "-n", "1")
			words := strings.Join(strings.Fields(text), " ") // lines are wrapped
			for _, part := range c.says {
				if !strings.Contains(words, part) {
					t.Errorf("the roadmap does not say %q:\n%s", part, text)
				}
			}
			if c.never != "" && strings.Contains(text, c.never) {
				t.Errorf("the roadmap says %q:\n%s", c.never, text)
			}
		})
	}
}

func TestAPlanWithoutAStepSaysWhatIsLeft(t *testing.T) {
	for license, left := range map[string]string{
		`"awarded": "2020-05-01"`:  "15 March 2027, after 2 months and 11 days: nothing to do but look for the job",
		`"expected": "2027-02-01"`: "12 April 2027, after 3 months and 8 days: nothing to do but wait for what is under way, then look for the job",
	} {
		record := file(t, "record.json", `{"holdings": [{"credential": "degree/bachelor/general", "awarded": "2014-05-01"}, {"credential": "license/rn", `+license+`}], "jobs": [{"fields": ["healthcare"], "from": "2015-01-01", "weekly": 36}]}`)
		text, _ := plan(t, 0, "-record", record, "-to", "role/cdi-specialist", "-n", "1")
		if words := strings.Join(strings.Fields(text), " "); !strings.Contains(words, left) {
			t.Errorf("with a license %s the roadmap does not say %q:\n%s", license, left, text)
		}
	}
}
