package main

import (
	"strings"
	"testing"
)

// What lapsed is not had again at once and for nothing: the answer says since when it
// has lapsed, until when it can be had back and by what, and what it takes anew.
func TestWhatLapsedComesBackAsItsIssuerSays(t *testing.T) {
	coder := `{"credential": "diploma/high-school"}], "attested": [{"id": "aapc/coder-letter"}],
	  "jobs": [{"role": "role/medical-coder-professional", "from": "2016-01-04", "until": "2022-01-04"}]}`
	for _, c := range []struct {
		name, record, target, on string
		exit                     int
		says                     []string
	}{
		{"an RHIT of eight years ago is revoked, and the pass of 2012 does not bring it back",
			`{"holdings": [{"credential": "degree/associate/him", "program": "program/dupage/associate-hit", "awarded": "2012-05-18"},
			  {"credential": "ahima/rhit-exam", "awarded": "2012-10-01"}, {"credential": "ahima/rhit", "awarded": "2012-10-01", "expires": "2018-10-01"}]}`,
			"RHIT", "2027-01-04", 0, // she may sit the exam
			[]string{"lapsed on 2018-10-01", "back: no, the last day was 2019-01-01", "eligible but for the exam: yes", "eligible to hold anew: no", "awarded on 2012-10-01, which is longer ago than 2 years"}},
		{"an RHIT of three months ago is inactive, and back by the units and the fee",
			`{"holdings": [{"credential": "degree/associate/him", "program": "program/dupage/associate-hit", "awarded": "2012-05-18"},
			  {"credential": "ahima/rhit-exam", "awarded": "2012-10-01"}, {"credential": "ahima/rhit", "awarded": "2012-10-01", "expires": "2026-10-01"}]}`,
			"RHIT", "2027-01-04", 0,
			[]string{"lapsed on 2026-10-01", "back: yes, through 2027-03-30", "268 USD (non-member)", "20 continuing-education units", "eligible to hold anew: no"}},
		{"a CPC of sixteen months ago comes back for the dues, the units and 200 USD",
			`{"holdings": [{"credential": "aapc/cpc", "expires": "2025-09-01"}, {"credential": "aapc/membership", "expires": "2025-06-01"},
			  {"credential": "aapc/cpc-exam", "awarded": "2018-03-01"}, ` + coder, "CPC", "2027-01-04", 1, // once he has joined
			[]string{"lapsed on 2025-09-01", "through 2027-09-01: 422 USD", "the units that were missed", "no exam", "AAPC membership", "eligible to hold anew: no"}},
		{"a CPC of more than five years ago takes the exam again",
			`{"holdings": [{"credential": "aapc/cpc", "expires": "2021-09-01"}, {"credential": "aapc/membership", "expires": "2021-06-01"},
			  {"credential": "aapc/cpc-exam", "awarded": "2014-03-01"}, ` + coder, "CPC", "2027-01-04", 1,
			[]string{"lapsed on 2021-09-01", "back: no, the last day was 2024-09-01", "awarded on 2014-03-01, which is longer ago than 5 years"}},
		{"an HCS-D of two months ago comes back for 15 % more",
			`{"holdings": [{"credential": "bmsc/hcs-d", "expires": "2026-11-05"}, {"credential": "bmsc/hcs-d-exam", "awarded": "2023-11-05"}]}`,
			"HCS-D", "2027-01-04", 0, []string{"lapsed on 2026-11-05", "back: yes, through 2027-02-03: 263.35 USD (late renewal); 20 continuing-education units"}},
		{"an ODS-C of the year before has the papers due by 31 January",
			`{"holdings": [{"credential": "ncra/ods-exam", "awarded": "2026-03-28"}, {"credential": "ncra/ods-c", "awarded": "2026-03-28", "expires": "2029-01-01"}]}`,
			"ODS-C", "2029-01-15", 0, []string{"lapsed on 2029-01-01", "back: yes, through 2029-01-31", "290 USD (non-member)"}},
		{"from 1 February on it is out of compliance",
			`{"holdings": [{"credential": "ncra/ods-exam", "awarded": "2026-03-28"}, {"credential": "ncra/ods-c", "awarded": "2026-03-28", "expires": "2029-01-01"}]}`,
			"ODS-C", "2029-02-15", 1, []string{"lapsed on 2029-01-01", "back: no, the last day was 2029-01-31", "eligible to hold anew: no"}},
		{"of a term that nobody spoke of it is said what holds if it was not renewed",
			`{"holdings": [{"credential": "ncra/ods-exam", "awarded": "2026-03-28"}, {"credential": "ncra/ods-c", "awarded": "2026-03-28"}]}`,
			"ODS-C", "2029-01-15", 0, []string{"whether it was renewed was not said; if it was not:", "back: yes, through 2029-01-31"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out, errs strings.Builder
			got := run([]string{"-record", file(t, c.record), "-to", c.target, "-on", c.on}, nil, &out, &errs)
			text := strings.Join(strings.Fields(out.String()), " ")
			if got != c.exit || errs.Len() > 0 {
				t.Errorf("run = %d, want %d; stderr: %s\n%s", got, c.exit, &errs, &out)
			}
			for _, want := range c.says {
				if !strings.Contains(text, want) {
					t.Errorf("it does not say %q:\n%s", want, &out)
				}
			}
		})
	}
}
