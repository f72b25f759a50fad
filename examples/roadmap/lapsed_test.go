package main

import (
	"strings"
	"testing"
)

// The way back is the step, the price and the day that the issuer gives.
func TestARoadmapLeadsBackToWhatLapsed(t *testing.T) {
	rhit := func(until string) string {
		return `{"holdings": [{"credential": "degree/associate/him", "program": "program/dupage/associate-hit", "awarded": "2012-05-18"},
		  {"credential": "ahima/rhit-exam", "awarded": "2012-10-01"}, {"credential": "ahima/rhit", "awarded": "2012-10-01", "expires": "` + until + `"}]}`
	}
	cpc := func(until, exam string) string {
		return `{"holdings": [{"credential": "aapc/cpc", "expires": "` + until + `"}, {"credential": "aapc/cpc-exam", "awarded": "` + exam + `"}],
		  "jobs": [{"role": "role/medical-coder-professional", "from": "2012-01-04", "until": "2018-01-04"}], "attested": [{"id": "aapc/coder-letter"}]}`
	}
	for _, c := range []struct {
		name, record, to string
		flags            []string
		says             []string
	}{
		{"revoked: the exam anew, 299 USD", rhit("2018-10-01"), "RHIT", nil, []string{"Sit the RHIT examination", "299 USD"}},
		{"inactive: back by the fee and the units", rhit("2026-10-01"), "RHIT", nil,
			[]string{"Get the RHIT back", "268 USD (non-member)", "open through 30 March 2027", "20 continuing-education units"}},
		{"a CPC inside three years", cpc("2025-09-01", "2018-03-01"), "CPC", nil,
			[]string{"Get the CPC back", "422 USD", "Join AAPC", "644 USD", "no exam"}},
		{"a CPC after three years", cpc("2021-09-01", "2014-03-01"), "CPC", []string{"-rank", "cheapest"}, []string{"Sit the CPC examination", "425 USD", "647 USD"}},
		{"an HCS-D inside 90 days", `{"holdings": [{"credential": "bmsc/hcs-d", "expires": "2026-11-05"}, {"credential": "bmsc/hcs-d-exam", "awarded": "2023-11-05"}]}`,
			"HCS-D", nil, []string{"Get the HCS-D back", "263.35 USD", "open through 3 February 2027"}},
		{"an ODS-C in January", `{"holdings": [{"credential": "ncra/ods-exam", "awarded": "2026-03-28"}, {"credential": "ncra/ods-c", "awarded": "2026-03-28", "expires": "2029-01-01"}]}`,
			"ODS-C", []string{"-start", "2029-01-15"}, []string{"Get the ODS-C back", "145 USD a year", "open through 31 January 2029"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, _ := plan(t, 0, append([]string{"-record", file(t, "record.json", c.record), "-to", c.to}, c.flags...)...)
			text = strings.Join(strings.Fields(text), " ")
			for _, want := range c.says {
				if !strings.Contains(text, want) {
					t.Errorf("it does not say %q:\n%s", want, text)
				}
			}
		})
	}
}
