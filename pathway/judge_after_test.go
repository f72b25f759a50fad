package pathway_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
	"github.com/credpath/credpath/pathway"
)

// TestWhatAnyoneCanJoinStandsInNoWay looks at the answers that a diploma gets: nothing
// but membership is asked for by AAPC's exam, and anyone can join.
func TestWhatAnyoneCanJoinStandsInNoWay(t *testing.T) {
	graduate := `{"holdings": [{"credential": "diploma/high-school", "awarded": "2015-06-01"}]}`
	for _, c := range []struct {
		name, record string
		target       credential.ID
		want         string
	}{
		{"the exam itself", graduate, "aapc/cpc-exam", "eligible to sit: yes, after joining AAPC (222 USD)"},
		{"the exam of a certification that asks for more", graduate, "aapc/cpc", "may sit the CPC examination: yes, after joining AAPC (222 USD)"},
		{"it is no answer to what lacks more than that", graduate, "aapc/cpc", "eligible to hold: no"},
		{"a renewal that anyone can pay for", `{"holdings": [
			{"credential": "aapc/membership", "awarded": "2018-06-01", "expires": "2020-06-01"},
			{"credential": "aapc/cpc-exam", "awarded": "2018-06-15"}, {"credential": "aapc/cpc-a", "awarded": "2018-06-15"}],
			"jobs": [{"role": "role/medical-coder-professional", "from": "2018-07-01"}], "attested": [{"id": "aapc/coder-letter"}]}`,
			"aapc/cpc", "eligible to hold: from 2020-06-30, if AAPC membership is renewed on 2020-06-01 (222 USD)"},
	} {
		catalog := reference.Catalog()
		record, err := catalog.ParseRecord("record.json", []byte(c.record))
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		on := credential.Date{Year: 2027, Month: 1, Day: 4}
		if len(record.Jobs) > 0 {
			on = credential.Date{Year: 2019, Month: 9, Day: 3}
		}
		e, err := pathway.New(catalog).Check(record, c.target, on)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if got := e.String(); !strings.Contains(got, c.want) {
			t.Errorf("%s: Check(%s) does not say %q, but\n%s", c.name, c.target, c.want, got)
		}
	}
}

// TestJoiningOpensWhatItIsSaidToOpen tries the law that the memberships of
// Eligibility.After make the answer yes, and that none of them can be left out.
func TestJoiningOpensWhatItIsSaidToOpen(t *testing.T) {
	tried := 0
	tryLaw(t, func(e credential.Entries, q pathway.Query, _ *rand.Rand) string {
		c, p := planner(e)
		for _, target := range targets(c) {
			answer, err := p.Check(q.Record, target, q.Start)
			if err != nil {
				return errorOf("Check", err)
			}
			joined := func(some []pathway.Joining) pathway.Status {
				record := q.Record
				for _, m := range some {
					record = record.With(credential.Holding{Credential: m.Entry, Awarded: q.Start})
				}
				e, _ := p.Check(record, target, q.Start)
				return e.Apply.Status
			}
			if len(answer.After) == 0 {
				continue
			}
			tried++
			if got := joined(answer.After); got != pathway.Met {
				return "joined: after joining " + answer.After[0].Name + " it is " + got.String()
			}
			for i, m := range answer.After {
				if joined(slices.Delete(slices.Clone(answer.After), i, i+1)) == pathway.Met {
					return "needless: nobody need join " + m.Name
				}
			}
		}
		return ""
	})
	wantTried(t, tried, "no answer turns on joining")
}

// TestNeverIsSaidOnlyWhereNoRenewalMendsIt asks on 2027-01-04 for a year of work that is
// done on 2027-07-01, and for two cards that lapse before that.
func TestNeverIsSaidOnlyWhereNoRenewalMendsIt(t *testing.T) {
	card := func(id, fees string) string {
		return `{"id": "` + id + `", "kind": "membership", "lasts": "P1Y", "offers": [{"price": "10 USD"}], "renews": [{"offers": [` + fees + `]}]}`
	}
	for _, c := range []struct{ name, red, blue, want string }{
		{"both can be renewed by anyone", `{"price": "7 USD"}`, `{"price": "9 USD"}`,
			"from 2027-07-01, if x/red is renewed on 2027-02-01 (7 USD) and x/blue is renewed on 2027-03-01 (9 USD)"},
		{"a fee for some is no way for anyone", `{"price": "7 USD", "if": {"age": 65}}`, `{"price": "9 USD"}`, "no"},
		{"the price is not known", `{"name": "all"}`, `{"price": "9 USD"}`,
			"from 2027-07-01, if x/red is renewed on 2027-02-01 and x/blue is renewed on 2027-03-01 (9 USD)"},
	} {
		catalog, err := credential.ParseCatalog("x.json", []byte(`{"credentials": [`+card("x/red", c.red)+`,`+card("x/blue", c.blue)+`,
			{"id": "x/letter", "kind": "certification", "requires": [{"ask": {"all": [
				{"holds": "x/blue"}, {"holds": "x/red"}, {"experience": {"in": ["coding"], "for": "P1Y"}}]}}]}],
			"roles": [{"id": "role/coder", "fields": ["coding"]}]}`))
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		record, err := catalog.ParseRecord("record.json", []byte(`{"holdings": [
			{"credential": "x/red", "awarded": "2026-02-01", "expires": "2027-02-01"},
			{"credential": "x/blue", "awarded": "2026-03-01", "expires": "2027-03-01"}],
			"jobs": [{"role": "role/coder", "from": "2026-07-01"}]}`))
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		e, err := pathway.New(catalog).Check(record, "x/letter", credential.Date{Year: 2027, Month: 1, Day: 4})
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		text := strings.Join(strings.Fields(e.String()), " ")
		if want := "eligible to hold: " + c.want + " [not met]"; !strings.Contains(text, want) {
			t.Errorf("%s: Check(x/letter) does not say %q, but\n%s", c.name, want, e)
		}
	}
}
