package main

import (
	"strings"
	"testing"
)

// A lifeCase is a person as people type one, a goal, and what the roadmap must say.
type lifeCase struct {
	name, record, to string
	flags            []string
	exit             int
	says, never      []string // in the roadmap, its lines unfolded
	left             string   // what the program says that it left out
}

// check plans and looks at the roadmap.
func (c lifeCase) check(t *testing.T) {
	t.Helper()
	text, errs := plan(t, c.exit, append([]string{"-record", file(t, "record.json", c.record), "-to", c.to, "-letter", "-n", "1"}, c.flags...)...)
	if (c.left == "") != (errs == "") || !strings.Contains(errs, c.left) {
		t.Errorf("on stderr: %q, want %q", errs, c.left)
	}
	words := strings.Join(strings.Fields(text), " ")
	for _, want := range c.says {
		if !strings.Contains(words, want) {
			t.Errorf("it does not say %q:\n%s", want, text)
		}
	}
	for _, wrong := range c.never {
		if strings.Contains(words, wrong) {
			t.Errorf("it says %q:\n%s", wrong, text)
		}
	}
}

// A route asks first whether what is held was renewed.
func TestARouteAsksFirstWhetherItWasRenewed(t *testing.T) {
	for _, c := range []lifeCase{
		{name: "an RHIT of 2012", to: "RHIT",
			record: `{"holdings": [{"credential": "diploma/high-school", "awarded": "2008-06-01"}, {"credential": "ahima/rhit", "awarded": "2012-07-01"}]}`,
			says:   []string{"First find out whether the RHIT was renewed after 1 July 2014; if so, nothing is left to do"}},
		{name: "a CPC of 2021, and a coder since 2019", to: "CPC",
			record: `{"holdings": [{"credential": "aapc/cpc", "awarded": "2021-07-01"}], "jobs": [{"role": "role/medical-coder-professional", "from": "2019-01-01"}]}`,
			says:   []string{"First find out whether the CPC was renewed after 1 July 2023", "nothing is left to do"}},
		{name: "a CPC alone, to a coder: the diploma was not typed", to: "role/medical-coder-professional", exit: noRoute,
			record: `{"holdings": [{"credential": "aapc/cpc", "awarded": "2023-07-01", "expires": "2027-07-01"}]}`,
			says:   []string{`first find out whether "a high school diploma or its equivalent, which the record does not name" is so; if so, nothing is left to do`, "by its id: \"education/diploma-not-named\""}},
	} {
		t.Run(c.name, c.check)
	}
}

// The degree that a certification took is not studied for again.
func TestARouteGoesOnFromWhatAHoldingTook(t *testing.T) {
	const rhit = `{"credential": "ahima/rhit", "awarded": "2024-07-01", "expires": "2028-07-01"}]}`
	for _, c := range []lifeCase{
		{name: "an RHIT and a diploma, to the RHIA", to: "RHIA", record: `{"holdings": [{"credential": "diploma/high-school"}, ` + rhit,
			says: []string{"Finish 4 January 2029, after 2 years", "Cost 19,541 USD"}, never: []string{"Attend Associate degree"}},
		{name: "an RHIT alone, to the RHIA", to: "RHIA", record: `{"holdings": [` + rhit,
			says: []string{"Finish 4 January 2029, after 2 years", "Cost 19,541 USD"}, never: []string{"Attend Associate degree"}},
	} {
		t.Run(c.name, c.check)
	}
}

// What stands open to everybody is a step, and what may be so later has its day.
func TestARouteTakesTheStepThatOpensTheDoor(t *testing.T) {
	for _, c := range []lifeCase{
		{name: "a diploma, and the CPC exam: join first", to: "aapc/cpc-exam",
			record: `{"holdings": [{"credential": "diploma/high-school", "awarded": "2026-06-01"}]}`,
			says:   []string{"Finish 4 January 2027", "Join AAPC 222 USD", "Sit the CPC examination 425 USD", "Sum 647 USD"}},
		{name: "an apprentice of 2018: one more year of dues, and the two years are full", to: "CPC",
			record: `{"holdings": [{"credential": "aapc/cpc-a", "awarded": "2018-06-01"}, {"credential": "aapc/cpc-exam", "awarded": "2018-06-01"},
			  {"credential": "aapc/membership", "awarded": "2019-06-01", "expires": "2020-06-01"}],
			  "jobs": [{"role": "role/medical-coder-professional", "from": "2018-07-01"}], "attested": [{"id": "aapc/coder-letter"}]}`,
			flags: []string{"-start", "2019-09-03", "-rank", "cheapest"}, says: []string{"Finish 30 June 2020", "222 USD"}},
	} {
		t.Run(c.name, c.check)
	}
}

// A job that stands open is applied for.
func TestARouteSaysWhenAPersonMayApply(t *testing.T) {
	lifeCase{
		name: "a nurse with a degree and years at the bedside", to: "role/cdi-specialist",
		record: `{"holdings": [{"credential": "degree/associate"}, {"credential": "license/rn"}], "jobs": [{"fields": ["healthcare"], "from": "2015-01-01"}]}`,
		says:   []string{"Finish 4 January 2027: you may apply"}, never: []string{"nothing is left to do"},
	}.check(t)
}

// What a person knows is planned with.
func TestARoutePlansWithWhatAPersonKnows(t *testing.T) {
	const other = `{"holdings": [{"credential": "diploma/high-school", "awarded": "2016-06-01"},
	  {"credential": "degree/associate/him", "school": "Ohio Tech", "awarded": "2020-05-18"`
	for _, c := range []lifeCase{
		{name: "a failed exam: the day of the next try, and the fee again", to: "RHIT",
			record: `{"holdings": [{"credential": "degree/associate/him", "program": "program/dupage/associate-hit", "awarded": "2026-05-18"}],
			  "attempts": [{"exam": "ahima/rhit-exam", "on": "2026-12-20"}]}`,
			says: []string{"Finish 19 January 2027", "Cost 299 USD", "19 Jan 2027 Sit the RHIT examination", "after a fail, wait 30 days"}},
		{name: "twelve units of twenty: what is short, and by when", to: "RHIT",
			record: `{"holdings": [{"credential": "ahima/rhit", "awarded": "2026-04-01"}], "units": [{"for": "ahima/rhit", "units": 12, "on": "2026-12-01"}]}`,
			says:   []string{"nothing is left to do", "Earned 12 of 20 units, 8 more by 31 March 2028"}},
		{name: "a school of which it is known that it was accredited", to: "RHIT", record: other + `, "accreditedBy": ["cahiim"]}]}`,
			says: []string{"Finish 11 January 2027", "apply on 4 January 2027", "Cost 299 USD"}},
		{name: "one that was not: the degree anew", to: "RHIT", record: other + `, "notAccreditedBy": ["cahiim"]}]}`,
			says: []string{"Attend", "4 January 2029"}},
		{name: "45 credits, and a certificate of which nobody says how much credit it gave: the fifteen that lack", to: "ODS-C",
			record: `{"holdings": [{"credential": "certificate/cancer-registry", "program": "program/danville/cancer-registry-certificate", "awarded": "2026-05-20"}],
			  "studies": [{"in": "college", "credits": "45 semester", "on": "2020-05-01"}]}`,
			flags: []string{"-assume"}, says: []string{"Taken as true how much credit Cancer registry management certificate gave", "Cost 435 USD"}},
		{name: "the same, by what is known", to: "ODS-C",
			record: `{"holdings": [{"credential": "diploma/high-school", "awarded": "2010-06-01"}, {"credential": "certificate/cancer-registry", "program": "program/danville/cancer-registry-certificate", "awarded": "2026-05-20"}],
			  "studies": [{"in": "college", "credits": "45 semester", "on": "2020-05-01"}]}`,
			says: []string{"Attend General college courses of 15 credits", "Cost 2,510 USD"}, never: []string{"Certificate in medical coding"}},
		{name: "a certificate that the catalog lacks", to: "ODS-C", left: `left out, since the catalog has no credential "certificate/of-our-own"`,
			record: `{"holdings": [{"credential": "certificate/of-our-own", "awarded": "2020-05-18"},
			  {"credential": "degree/associate/cancer-registry", "program": "program/rowan/cancer-registry-aas", "awarded": "2026-05-20"}]}`,
			says: []string{"Sit the ODS examination", "Cost 435 USD"}},
	} {
		t.Run(c.name, c.check)
	}
}
