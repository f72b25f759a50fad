package main

import (
	"strings"
	"testing"
)

// TestAHeldCredentialIsNeverThrownAway asks what people ask who type what they remember: a
// credential without its renewal, or without the degree that it took.
func TestAHeldCredentialIsNeverThrownAway(t *testing.T) {
	for _, c := range []struct {
		name, record, target string
		want                 int
		says                 []string
		never                string
	}{
		{"a credential of 2012 without its renewals is not known to be in force",
			`{"holdings": [{"credential": "diploma/high-school"}, {"credential": "ahima/rhit", "awarded": "2012-07-01"}]}`, "RHIT", 1,
			[]string{"eligible to hold anew: not known", "its term ended on 2014-07-01; was it renewed?"}, "anew: no\n"},
		{"and opens no door by itself, nor closes one",
			`{"holdings": [{"credential": "ahima/rhit", "awarded": "2012-07-01"}]}`, "role/medical-coder-inpatient", 1,
			[]string{"eligible to take the role: not known", "Associate degree or higher, shown by the RHIT, awarded on 2012-07-01"}, "role: no\n"},
		{"a CPC without its renewal is asked about, and shows the exam",
			`{"holdings": [{"credential": "aapc/cpc", "awarded": "2021-07-01"}], "jobs": [{"fields": ["coding"], "from": "2019-01-01"}]}`, "CPC", 1,
			[]string{"eligible to hold anew: not known", "its term ended on 2023-07-01; was it renewed?", "CPC examination, shown by the CPC"}, ": no\n"},
		{"a CPC alone may be enough for a coder's post",
			`{"holdings": [{"credential": "aapc/cpc", "expires": "2027-07-01"}]}`, "role/medical-coder-professional", 1,
			[]string{"eligible to take the role: not known"}, "role: no\n"},
		{"a CCS shows the diploma that the post asks for",
			`{"holdings": [{"credential": "ahima/ccs", "awarded": "2026-01-10"}]}`, "role/coding-auditor", 0,
			[]string{"eligible to take the role: yes", "shown by the CCS, awarded on 2026-01-10"}, ""},
		{"an RHIA shows a bachelor's degree",
			`{"holdings": [{"credential": "ahima/rhia", "awarded": "2026-01-10"}]}`, "degree/bachelor-or-higher", 0,
			[]string{"already held", "shown by the RHIA, awarded on 2026-01-10"}, ""},
		{"a nurse who works in documentation is employed on the day",
			`{"holdings": [{"credential": "license/rn"}], "jobs": [{"role": "role/cdi-specialist", "from": "2024-12-01"}]}`, "CCDS", 0,
			[]string{"eligible but for the exam: yes"}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out, errs strings.Builder
			args := []string{"-record", file(t, c.record), "-to", c.target}
			if got := run(args, nil, &out, &errs); got != c.want || errs.Len() > 0 {
				t.Errorf("run(%q) = %d, want %d\nstderr: %s\n%s", args, got, c.want, &errs, &out)
			}
			words := strings.Join(strings.Fields(out.String()), " ") // lines are wrapped
			for _, part := range c.says {
				if !strings.Contains(words, part) {
					t.Errorf("run(%q) does not say %q:\n%s", args, part, &out)
				}
			}
			if c.never != "" && strings.Contains(out.String(), c.never) {
				t.Errorf("run(%q) says %q:\n%s", args, c.never, &out)
			}
		})
	}
}
