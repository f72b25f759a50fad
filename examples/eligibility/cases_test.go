package main

import (
	"strings"
	"testing"
)

// A lifeCase is a person as people type one, a question, and what the answer must say.
type lifeCase struct {
	name, record, target string
	on                   string // "" is 2027-01-04
	exit                 int
	says, never          []string // in the answer, its lines unfolded
	catalog              string   // laid over the reference; "" is none
	left                 string   // what the program says that it left out
}

// check asks the program and looks at its answer.
func (c lifeCase) check(t *testing.T) {
	t.Helper()
	args := []string{"-record", file(t, c.record), "-to", c.target}
	if c.on != "" {
		args = append(args, "-on", c.on)
	}
	if c.catalog != "" {
		args = append(args, "-catalog", file(t, c.catalog))
	}
	var out, errs strings.Builder
	if got := run(args, nil, &out, &errs); got != c.exit {
		t.Errorf("run(%q) = %d, want %d", args, got, c.exit)
	}
	if (c.left == "") != (errs.Len() == 0) || !strings.Contains(errs.String(), c.left) {
		t.Errorf("on stderr: %q, want %q", &errs, c.left)
	}
	text := strings.Join(strings.Fields(out.String()), " ")
	for _, want := range c.says {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q:\n%s", want, &out)
		}
	}
	for _, wrong := range c.never {
		if strings.Contains(text, wrong) {
			t.Errorf("it says %q:\n%s", wrong, &out)
		}
	}
}

// What is held is never thrown away because its renewal was not typed.
func TestAHeldCredentialIsAskedAbout(t *testing.T) {
	for _, c := range []lifeCase{
		{name: "an RHIT of 2012", target: "RHIT", exit: 1,
			record: `{"holdings": [{"credential": "diploma/high-school", "awarded": "2008-06-01"}, {"credential": "ahima/rhit", "awarded": "2012-07-01"}]}`,
			says: []string{"find out first: - Was the RHIT renewed after 2014-07-01? If it was, and lasts until 2028-07-01: nothing is left to do",
				"eligible to hold anew: not known", "its term ended on 2014-07-01; was it renewed?"},
			never: []string{"eligible to hold: no [", "hold anew: no [", "already held"}},
		{name: "a CPC of 2021, and a coder since 2019", target: "CPC", exit: 1,
			record: `{"holdings": [{"credential": "aapc/cpc", "awarded": "2021-07-01"}], "jobs": [{"role": "role/medical-coder-professional", "from": "2019-01-01"}]}`,
			says:   []string{"eligible to hold anew: not known", "CPC: its term ended on 2023-07-01; was it renewed?"},
			never:  []string{"eligible to hold: no [", "hold anew: no [", "may sit the CPC examination: no "}},
	} {
		t.Run(c.name, c.check)
	}
}

// What a holding took is shown by it, though nobody typed it.
func TestAHoldingShowsWhatItTook(t *testing.T) {
	for _, c := range []lifeCase{
		{name: "a CPC alone, and a coder's post", target: "role/medical-coder-professional", exit: 1,
			record: `{"holdings": [{"credential": "aapc/cpc", "awarded": "2025-07-01", "expires": "2027-07-01"}]}`,
			says:   []string{"eligible to take the role: not known"}, never: []string{"eligible to take the role: no ["}},
		{name: "a nurse in clinical documentation since 2024, and the CCDS", target: "CCDS", exit: 0,
			record: `{"holdings": [{"credential": "license/rn"}], "jobs": [{"role": "role/cdi-specialist", "from": "2024-12-01"}]}`,
			says:   []string{"may sit the CCDS examination: yes"}, never: []string{"nobody has attested"}},
	} {
		t.Run(c.name, c.check)
	}
}

// "No" and "never" are said only where they are true.
func TestWhenAndAfterWhatInPlaceOfNo(t *testing.T) {
	for _, c := range []lifeCase{
		{name: "an apprentice of 2018, two years of work and one more year of dues", target: "CPC", on: "2019-09-03", exit: 1,
			record: `{"holdings": [{"credential": "aapc/cpc-a", "awarded": "2018-06-01"}, {"credential": "aapc/cpc-exam", "awarded": "2018-06-01"},
			  {"credential": "aapc/membership", "awarded": "2019-06-01", "expires": "2020-06-01"}],
			  "jobs": [{"role": "role/medical-coder-professional", "from": "2018-07-01"}], "attested": [{"id": "aapc/coder-letter"}]}`,
			says:  []string{"from 2020-06-30, if AAPC membership is renewed on 2020-06-01 (222 USD)"},
			never: []string{"never meets"}},
		{name: "a diploma, and the CPC exam", target: "aapc/cpc-exam", exit: 1,
			record: `{"holdings": [{"credential": "diploma/high-school", "awarded": "2026-06-01"}]}`,
			says:   []string{"eligible to sit: yes, after joining AAPC (222 USD)"},
			never:  []string{"eligible to sit: no"}},
	} {
		t.Run(c.name, c.check)
	}
}

// What a person knows can be said, and what the catalog does not know stops no answer.
func TestARecordSaysWhatAPersonKnows(t *testing.T) {
	const other = `{"holdings": [{"credential": "degree/associate/him", "school": "Ohio Tech", "awarded": "2020-05-18"`
	const registrar = `{"holdings": [{"credential": "degree/associate/general", "awarded": "2015-05-20"}],
	  "studies": [{"in": "anatomy-physiology", "credits": "6 semester", "grade": "B", "on": "2018-05-11"}],
	  "jobs": [{"fields": ["cancer-registry"], `
	for _, c := range []lifeCase{
		{name: "a school that the catalog does not have", target: "RHIT", exit: 1, record: other + `}]}`,
			says: []string{"find out first: - Was Ohio Tech accredited by CAHIIM when it awarded", "may sit the RHIT examination: not known", "the catalog does not have Ohio Tech, and whether it was accredited by CAHIIM was not said"}},
		{name: "one that was not accredited", target: "RHIT", exit: 1, record: other + `, "notAccreditedBy": ["cahiim"]}]}`,
			says: []string{"may sit the RHIT examination: no ", "from Ohio Tech, not accredited by CAHIIM"}},
		{name: "one that was accredited", target: "RHIT", exit: 0, record: other + `, "accreditedBy": ["cahiim"]}]}`,
			says: []string{"may sit the RHIT examination: yes", "from Ohio Tech, accredited by CAHIIM"}},
		{name: "a failed exam", target: "RHIT", exit: 1,
			record: `{"holdings": [{"credential": "degree/associate/him", "program": "program/dupage/associate-hit", "awarded": "2026-05-18"}],
			  "attempts": [{"exam": "ahima/rhit-exam", "on": "2026-12-20"}]}`,
			says: []string{"may sit the RHIT examination: from 2027-01-19", "30 days after a failed try", "the fee is due again, 229 USD or more"}},
		{name: "the same, thirty days later", target: "RHIT", on: "2027-01-19", exit: 0,
			record: `{"holdings": [{"credential": "degree/associate/him", "program": "program/dupage/associate-hit", "awarded": "2026-05-18"}],
			  "attempts": [{"exam": "ahima/rhit-exam", "on": "2026-12-20"}]}`,
			says: []string{"may sit the RHIT examination: yes"}},
		{name: "twelve units of twenty", target: "RHIT", exit: 0,
			record: `{"holdings": [{"credential": "ahima/rhit", "awarded": "2026-04-01"}], "units": [{"for": "ahima/rhit", "units": 12, "on": "2026-12-01"}]}`,
			says:   []string{"already held", "12 of 20 continuing-education units, 8 more by 2028-03-31"}},
		{name: "2,000 logged hours", target: "ODS-C", exit: 0, record: registrar + `"from": "2025-01-06", "until": "2026-01-06", "hours": 2000}]}`,
			says: []string{"may sit the ODS examination: yes"}},
		{name: "1,900 logged hours are 50 too few", target: "ODS-C", exit: 1, record: registrar + `"from": "2025-01-06", "until": "2026-01-06", "hours": 1900}]}`,
			says: []string{"may sit the ODS examination: no", "1,900 hours so far, 50 more needed"}},
		{name: "52 weeks of 37.5 hours are 1,950", target: "ODS-C", exit: 0, record: registrar + `"from": "2025-01-06", "until": "2026-01-05", "weekly": "37.5"}]}`,
			says: []string{"may sit the ODS examination: yes"}},
		{name: "52 weeks of 37 hours are not", target: "ODS-C", exit: 1, record: registrar + `"from": "2025-01-06", "until": "2026-01-05", "weekly": 37}]}`,
			says: []string{"1,924 hours so far, 26 more needed"}},
		{name: "a certificate that the catalog lacks", target: "ODS-C", exit: 0, left: `left out, since the catalog has no credential "certificate/of-our-own"`,
			record: `{"holdings": [{"credential": "certificate/of-our-own", "awarded": "2020-05-18"},
			  {"credential": "degree/associate/cancer-registry", "program": "program/rowan/cancer-registry-aas", "awarded": "2026-05-20"}]}`,
			says: []string{"may sit the ODS examination: yes"}},
	} {
		t.Run(c.name, c.check)
	}
}

// Credits that a program gives, nobody says how many, are not none.
func TestCreditsOfUnknownNumberAreNotNone(t *testing.T) {
	lifeCase{target: "ODS-C", exit: 1,
		record: `{"holdings": [{"credential": "certificate/cancer-registry", "program": "program/santa-barbara/cancer-information-certificate", "awarded": "2026-05-10"}],
		  "studies": [{"in": "college", "credits": "45 semester", "on": "2018-05-11"}]}`,
		says: []string{"may sit the ODS examination: not known"}}.check(t)
}

// keeper is a credential of a catalog of one's own, by a rule.
func keeper(rule string) string {
	return `{"credentials": [{"id": "own/keeper", "kind": "certification", "name": "Keeper of our college", "requires": [{"ask": ` + rule + `,
	  "source": {"url": "https://own.example", "title": "Our rule", "asOf": "2026-11-24", "confidence": "issuer"}}]}]}`
}

// An answer outlives an edit of the catalog: a waiver stays with what it waives, and an
// attestation with what it attests.
func TestAnAnswerOutlivesAnEditOfTheCatalog(t *testing.T) {
	const waived = `{"holdings": [{"credential": "diploma/high-school"}], "waivers": [{"target": "own/keeper", "condition": {"age": 21}, "by": "the dean", "reason": "long service", "on": "2026-01-01"}]}`
	const letter = `{"attested": [{"id": "own/letter", "on": "2026-05-01"}]}`
	for _, c := range []lifeCase{
		{name: "a waiver before the edit", record: waived, target: "own/keeper", exit: 0,
			catalog: keeper(`{"all": [{"holds": "diploma/high-school"}, {"age": 21}]}`), says: []string{"eligible to hold: yes"}},
		{name: "another condition before it", record: waived, target: "own/keeper", exit: 1,
			catalog: keeper(`{"all": [{"holds": "diploma/high-school"}, {"holds": "license/rn"}, {"age": 21}]}`),
			says:    []string{"[not met] a registered nurse license", "the dean"}},
		{name: "what it waived is gone", record: waived, target: "own/keeper", exit: 0,
			catalog: keeper(`{"holds": "diploma/high-school"}`), says: []string{"eligible to hold: yes", "the dean"}},
		{name: "an attestation", record: letter, target: "own/keeper", exit: 0,
			catalog: keeper(`{"attestation": "a letter of the college", "id": "own/letter"}`), says: []string{"eligible to hold: yes"}},
		{name: "a full stop in its words", record: letter, target: "own/keeper", exit: 0,
			catalog: keeper(`{"attestation": "a letter, signed. Of the college", "id": "own/letter"}`), says: []string{"eligible to hold: yes"}},
		{name: "other words for it", record: letter, target: "own/keeper", exit: 0,
			catalog: keeper(`{"attestation": "the college vouches for good service", "id": "own/letter"}`), says: []string{"eligible to hold: yes"}},
		{name: "another attestation", record: letter, target: "own/keeper", exit: 1,
			catalog: keeper(`{"attestation": "a letter of the college", "id": "own/new-letter"}`), says: []string{"eligible to hold: not known"}},
	} {
		t.Run(c.name, c.check)
	}
}
