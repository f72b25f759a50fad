package pathway

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/credpath/credpath/credential"
)

func recordOf(t testing.TB, text string) credential.Record {
	t.Helper()
	r, err := credential.ParseRecord("record.json", []byte("{"+text+"}"))
	if err != nil {
		t.Fatalf("ParseRecord(%s): %v", text, err)
	}
	return r
}

// said writes a status with its day, as the tables do: "pending 2027-05-20".
func said(f Finding) string {
	return strings.TrimSpace(f.Status.String() + " " + f.MetOn.String())
}

const (
	prairie = `"holdings": [{"credential": "degree/associate/him", "program": "program/prairie/him", "awarded": "2020-05-20"}]`
	student = `"holdings": [{"credential": "degree/associate/him", "program": "program/prairie/him", "expected": "2027-05-20"}]`
)

func TestCheckJudgesARecordOnADay(t *testing.T) {
	p := New(parsed(t, him))
	tests := []struct {
		name        string // the reason for the row
		record      string
		target      credential.ID
		on          string
		hold, apply string
	}{
		{"nobody is eligible with nothing", ``, "ahima/rhit", "2026-01-05", "unmet", "unmet"},
		{"the degree opens the exam, and all but it", prairie, "ahima/rhit", "2026-01-05", "unmet", "met"},
		{"the degree alone is enough for the exam", prairie, "ahima/rhit-exam", "2026-01-05", "met", "met"},
		{"an award in candidacy is not accredited", `"holdings": [{"credential": "degree/associate/him", "program": "program/prairie/him", "awarded": "2014-12-31"}]`, "ahima/rhit", "2026-01-05", "unmet", "unmet"},
		{"accreditation holds from its first day", `"holdings": [{"credential": "degree/associate/him", "program": "program/prairie/him", "awarded": "2015-01-01"}]`, "ahima/rhit-exam", "2026-01-05", "met", "met"},
		{"a degree without its program may be accredited", `"holdings": [{"credential": "degree/associate/him", "awarded": "2020-05-20"}]`, "ahima/rhit-exam", "2026-01-05", "unknown", "unknown"},
		{"a degree without its day may be from the candidacy", `"holdings": [{"credential": "degree/associate/him", "program": "program/prairie/him"}]`, "ahima/rhit-exam", "2026-01-05", "unknown", "unknown"},
		{"early testing opens four months before the degree", student, "ahima/rhit-exam", "2027-01-20", "met", "met"},
		{"early testing is closed the day before", student, "ahima/rhit-exam", "2027-01-19", "pending 2027-01-20", "pending 2027-01-20"},
		{"an early tester waits for the degree", student, "ahima/rhit", "2027-01-20", "unmet", "pending 2027-05-20"},
		{"a pass and the degree are enough", `"holdings": [{"credential": "ahima/rhit-exam", "awarded": "2026-01-04"}, {"credential": "degree/associate/him", "program": "program/prairie/him", "awarded": "2020-05-20"}]`, "ahima/rhit", "2026-01-05", "met", "met"},
		{"a pass lapses after its term, and may be sat again", `"holdings": [{"credential": "ahima/rhit-exam", "awarded": "2025-01-05"}, {"credential": "degree/associate/him", "program": "program/prairie/him", "awarded": "2020-05-20"}]`, "ahima/rhit", "2026-01-05", "unmet", "met"},
		{"a pass counts on the last day of its term", `"holdings": [{"credential": "ahima/rhit-exam", "awarded": "2025-01-06"}, {"credential": "degree/associate/him", "program": "program/prairie/him", "awarded": "2020-05-20"}]`, "ahima/rhit", "2026-01-05", "met", "met"},
		{"a role asks for what is held", `"holdings": [{"credential": "ahima/rhit", "awarded": "2025-01-06"}]`, "role/coder", "2026-01-05", "met", "met"},
		{"a term that can be renewed is not known to have ended", `"holdings": [{"credential": "ahima/rhit", "awarded": "2023-01-06"}]`, "role/coder", "2026-01-05", "unknown", "unknown"},
		{"a day said to be the last is one", `"holdings": [{"credential": "ahima/rhit", "awarded": "2023-01-06", "expires": "2025-01-06"}]`, "role/coder", "2026-01-05", "unmet", "unmet"},
		{"a holding without days is taken at its word", `"holdings": [{"credential": "ahima/rhit"}]`, "role/coder", "2026-01-05", "met", "met"},
		{"a role that asks for nothing is open to all", ``, "role/clerk", "2026-01-05", "met", "met"},
		{"a degree counts as its class", prairie, "degree/associate", "2026-01-05", "met", "met"},
		{"a degree is held or not, and a diploma admits to it", `"holdings": [{"credential": "diploma/high-school"}]`, "degree/associate/him", "2026-01-05", "unmet", "met"},
		{"an exam to be admitted by must be passed", prairie, "degree/bachelor", "2026-01-05", "unmet", "unmet"},
		{"a class is applied for by what counts as it", `"holdings": [{"credential": "diploma/high-school"}]`, "degree/associate", "2026-01-05", "unmet", "met"},
		{"a retired credential is closed", prairie, "old/ccs", "2026-01-05", "unmet", "unmet"},
		{"a retired credential that is held counts", `"holdings": [{"credential": "old/ccs", "awarded": "2001-01-05"}]`, "old/ccs", "2026-01-05", "met", "met"},
		{"whether an unverified one is offered is not known", ``, "odd/maybe", "2026-01-05", "unknown", "unknown"},
		{"how a license outside is earned is not known", ``, "state/rn", "2026-01-05", "unknown", "unknown"},
		{"a license outside that is held counts", `"holdings": [{"credential": "state/rn", "awarded": "2001-01-05"}]`, "state/rn", "2026-01-05", "met", "met"},
	}
	for _, test := range tests {
		e, err := p.Check(recordOf(t, test.record), test.target, day(t, test.on))
		if err != nil {
			t.Errorf("%s: Check(%s, %s): %v", test.name, test.target, test.on, err)
			continue
		}
		if said(e.Finding) != test.hold || said(e.Apply) != test.apply {
			t.Errorf("%s: Check(%s, %s) = hold %s, apply %s, want %s, %s\n%s",
				test.name, test.target, test.on, said(e.Finding), said(e.Apply), test.hold, test.apply, e)
		}
	}
}

// What no rule asks for counts for nothing; what nearly has the ID of a rule would
// count for nothing, and nobody would see why.
func TestASlipInTheIDOfAnAttestationIsNotPassedOver(t *testing.T) {
	p := New(parsed(t, `{"roles": [{"id": "r", "requires": [{"ask": {"attestation": "an employer's letter", "id": "employer/letter"}}]}]}`))
	on := day(t, "2026-01-05")
	for _, row := range []struct {
		id   credential.ID
		want string
	}{
		{"employer/letter", ""},
		{"portfolio", ""},
		{"employer/leter", `pathway: record: attested[0].id: no rule asks for an attestation "employer/leter"; did you mean "employer/letter"? what none asks for can be left out [unknown-id]`},
	} {
		record := credential.Record{Attested: []credential.Attested{{ID: row.id}}}
		_, checked := p.Check(record, "r", on)
		_, planned := p.Best(t.Context(), Query{Letter: true, Record: record, Target: "r", Start: on})
		for _, err := range []error{checked, planned} {
			got := ""
			if err != nil {
				got = err.Error()
			}
			var query *QueryError
			if got != row.want || err != nil && !errors.As(err, &query) {
				t.Errorf("with %q attested, the error is %q, want %q", row.id, got, row.want)
			}
		}
	}
}

// A record names what was attested by its ID, so the words of the rule may be mended.
func TestAnEditOfTheWordsOfAnAttestationBreaksNoRecord(t *testing.T) {
	on := day(t, "2026-01-05")
	record := credential.Record{Attested: []credential.Attested{{ID: "employer/letter", On: on}}}
	for _, words := range []string{"an employer's letter", "an employer's letter.", "what HR says of the work"} {
		p := New(parsed(t, `{"roles": [{"id": "r", "requires": [{"ask": {"attestation": "`+words+`", "id": "employer/letter"}}]}]}`))
		e, err := p.Check(record, "r", on)
		if err != nil || e.Finding.Status != Met {
			t.Errorf("Check with the rule %q = %s, %v, want met", words, e.Finding.Status, err)
		}
		if route, err := p.Best(t.Context(), Query{Letter: true, Record: record, Target: "r", Start: on}); err != nil || len(route.Steps) > 0 {
			t.Errorf("Best with the rule %q = %v, %v, want a route without steps", words, route, err)
		}
	}
}

func TestCheckRefusesWhatCannotBeAsked(t *testing.T) {
	p := New(parsed(t, him))
	tests := []struct {
		name   string
		record string
		target credential.ID
		on     credential.Date
		want   string
	}{
		{"an unknown id", ``, "ahima/rhti", day(t, "2026-01-05"), `pathway: target "ahima/rhti": no entry has this id; did you mean "ahima/rhit"?`},
		{"a name instead of an id", ``, "ODS-C", day(t, "2026-01-05"), `pathway: target "ODS-C": no entry has this id; did you mean "ncra/ods-c"?`},
		{"a program", ``, "program/prairie/him", day(t, "2026-01-05"), `pathway: target "program/prairie/him": it is a program; ask about what it awards: degree/associate/him`},
		{"an organization", ``, "ahima", day(t, "2026-01-05"), `pathway: target "ahima": it is an organization; ask about a credential or a role`},
		{"a day that is not", ``, "ahima/rhit", credential.Date{Year: 2026, Month: 2, Day: 30}, `pathway: on: 2026-2-30 is not a day of the calendar`},
		{"no day", ``, "ahima/rhit", credential.Date{}, `pathway: on: no day was given`},
	}
	for _, test := range tests {
		_, err := p.Check(recordOf(t, test.record), test.target, test.on)
		var target *TargetError
		var query *QueryError
		if err == nil || err.Error() != test.want || !errors.As(err, &target) && !errors.As(err, &query) {
			t.Errorf("%s: Check error = %v, want %s", test.name, err, test.want)
		}
	}
}

func TestNewRefusesANilCatalog(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("New(nil) does not panic")
		}
	}()
	New(nil)
}

func TestAPlannerNamesItsCatalog(t *testing.T) {
	if c := parsed(t, him); New(c).Catalog() != c {
		t.Error("Catalog is not the catalog of New")
	}
}

func TestAWaiverStandsForItsConditionFromItsDay(t *testing.T) {
	p := New(parsed(t, him))
	pass := `"holdings": [{"credential": "ahima/rhit-exam", "awarded": "2026-01-04"}], `
	waiver := pass + `"waivers": [{"target": "ahima/rhit", "condition": {"holds": "degree/associate/him", "accreditedBy": ["cahiim"]}, "by": "AHIMA", "reason": "foreign degree", "on": "2026-03-01"}]`
	for on, want := range map[string]string{"2026-02-28": "pending 2026-03-01", "2026-03-01": "met"} {
		e, err := p.Check(recordOf(t, waiver), "ahima/rhit", day(t, on))
		if err != nil || said(e.Finding) != want {
			t.Errorf("Check on %s = %s, %v, want %s", on, said(e.Finding), err, want)
		}
	}
	e, _ := p.Check(recordOf(t, waiver), "ahima/rhit", day(t, "2026-03-01"))
	if w := e.Finding.Parts[1].Waiver; w == nil || w.By != "AHIMA" {
		t.Errorf("waiver of the degree = %v, want that of AHIMA", w)
	}
}

func TestAWaiverIsNamedByEntryAndRequirementOfAFinding(t *testing.T) {
	p := New(parsed(t, him))
	pass := `"holdings": [{"credential": "ahima/rhit-exam", "awarded": "2026-01-04"}]`
	record, on := recordOf(t, pass), day(t, "2026-01-05")
	e, _ := p.Check(record, "ahima/rhit", on)
	for f := range e.Finding.Missing() {
		record.Waivers = append(record.Waivers, credential.Waiver{Target: f.Entry, Condition: f.Requirement})
	}
	if e, err := p.Check(record, "ahima/rhit", on); err != nil || e.Finding.Status != Met || len(record.Waivers) != 1 {
		t.Errorf("Check with %v = %s, %v, want met", record.Waivers, said(e.Finding), err)
	}
}

// retooled is a catalog whose one rule is asked for in other ways than in the catalog
// in which the waivers were granted.
const retooled = `{"credentials": [
  {"id": "degree", "kind": "license"}, {"id": "pass", "kind": "assessment"},
  {"id": "cert", "kind": "certification", "requires": [%s]},
  {"id": "old", "kind": "certification", "requires": [{"ask": {"age": 30}}]}]}`

// A waiver is about what is asked for, wherever in the rule that stands. One that fits
// nothing is named, and the answer goes on.
func TestAWaiverFitsWhatIsAskedForAndNotAPlace(t *testing.T) {
	on := day(t, "2026-06-01")
	either := credential.Any(credential.Holds{Credential: "degree"}, credential.Attestation{ID: "letter", Of: "a letter"})
	for _, row := range []struct {
		reason, rules string
		waived        credential.Requirement
		want          string
	}{
		{"the place it was granted for", `{"ask": {"all": [{"holds": "pass"}, {"holds": "degree"}]}}`, credential.Holds{Credential: "degree"}, "pass"},
		{"another place", `{"ask": {"all": [{"age": 18}, {"holds": "degree"}, {"holds": "pass"}]}}`, credential.Holds{Credential: "degree"}, "18 pass"},
		{"several places", `{"ask": {"any": [{"all": [{"holds": "degree"}, {"holds": "pass"}]}, {"all": [{"holds": "degree"}, {"age": 18}]}]}}`, credential.Holds{Credential: "degree"}, "pass 18"},
		{"in other words, in another order, under a label",
			`{"ask": {"all": [{"holds": "pass"}, {"label": "Ways", "any": [{"attestation": "the letter", "id": "letter"}, {"holds": "degree"}]}]}}`, either, "pass"},
		{"a group of one", `{"ask": {"all": [{"holds": "pass"}, {"label": "Degree", "all": [{"holds": "degree"}]}]}}`, credential.Holds{Credential: "degree"}, "pass"},
		{"the whole rule", `{"ask": {"all": [{"holds": "pass"}, {"holds": "degree"}]}}`,
			credential.All(credential.Holds{Credential: "degree"}, credential.Holds{Credential: "pass"}), "met"},
		{"more is asked for now", `{"ask": {"all": [{"holds": "pass"}, {"holds": "degree", "within": "P5Y"}]}}`, credential.Holds{Credential: "degree"}, "pass degree stale"},
		{"it is not asked for any more", `{"ask": {"holds": "pass"}}`, credential.Holds{Credential: "degree"}, "pass stale"},
		{"only the edition before asks for it", `{"until": "2026-01-01", "ask": {"holds": "degree"}}, {"from": "2026-01-01", "ask": {"holds": "pass"}}`,
			credential.Holds{Credential: "degree"}, "pass stale"},
		{"nothing is asked for", ``, credential.Holds{Credential: "degree"}, "met stale"},
	} {
		c := parsed(t, fmt.Sprintf(retooled, row.rules))
		record := credential.Record{Waivers: []credential.Waiver{{Target: "cert", Condition: row.waived}, {Target: "old", Condition: credential.Age{Years: 30}}}}
		e, err := New(c).Check(record, "cert", on)
		if err != nil {
			t.Errorf("%s: Check = %v", row.reason, err)
			continue
		}
		var got []string
		for f := range e.Finding.Missing() {
			switch r := f.Requirement.(type) {
			case credential.Holds:
				got = append(got, string(r.Credential))
			case credential.Age:
				got = append(got, fmt.Sprint(r.Years))
			}
		}
		if e.Finding.Status == Met {
			got = append(got, "met")
		}
		for _, w := range e.Stale {
			got = append(got, "stale")
			if text := "a waiver for cert fits no condition of its rule on 2026-06-01"; w.Target != "cert" || !strings.Contains(e.String(), text) {
				t.Errorf("%s: the stale waiver is of %s, and the answer is\n%s\nwant %q in it", row.reason, w.Target, e, text)
			}
		}
		if strings.Join(got, " ") != row.want {
			t.Errorf("%s: Check finds %q, want %q\n%s", row.reason, strings.Join(got, " "), row.want, e)
		}
		query := Query{Letter: true, Record: record, Target: "cert", Start: on}
		query.Record.Born = day(t, "1990-01-01")
		route, err := New(c).Best(t.Context(), query)
		if err != nil || (len(route.Stale) > 0) != strings.HasSuffix(row.want, "stale") {
			t.Errorf("%s: Best = %+v, %v, want a route with the waivers that fit nothing", row.reason, route, err)
			continue
		}
		checkHolds(t, New(c), query, route)
		route.Stale = []credential.Waiver{{Target: "old", Condition: credential.Age{Years: 30}}}
		if err := Verify(c, query, route); err == nil || !strings.Contains(err.Error(), "it says that a waiver for old fits nothing") {
			t.Errorf("%s: Verify = %v, want that the waiver of old fits", row.reason, err)
		}
	}
}

const editions = `{"credentials": [
  {"id": "a/member", "kind": "membership", "name": "Membership", "offers": [{"name": "yearly"}]},
  {"id": "a/pass", "kind": "assessment", "name": "Test"},
  {"id": "a/cert", "kind": "certification", "name": "Cert", "requires": [
    {"from": "2020-01-01", "until": "2026-01-01", "ask": {"holds": "a/member"}},
    {"from": "2026-01-01", "until": "2027-01-01", "ask": {"age": 30}}]}]}`

func TestTheEditionInForceOnTheDayDecides(t *testing.T) {
	p := New(parsed(t, editions))
	tests := []struct{ name, record, on, want, why string }{
		{"the edition of the day is met", `"holdings": [{"credential": "a/member"}]`, "2025-12-31", "met", ""},
		{"the next edition asks for something else", `"born": "2000-01-01", "holdings": [{"credential": "a/member"}]`, "2026-01-01", "unmet", "ends on 2027-01-01"},
		{"the next edition will be met when it begins", `"born": "1990-01-01"`, "2025-06-01", "pending 2026-01-01", "met on 2026-01-01 under the edition of the rule then in force"},
		{"the birthday comes within the edition", `"born": "1996-06-01"`, "2025-06-01", "pending 2026-06-01", "under the edition"},
		{"the birthday comes after the edition", `"born": "1997-06-01"`, "2026-06-01", "unmet", "it would be met on 2027-06-01, but this edition of the rule ends on 2027-01-01"},
		{"before the first edition nothing can meet it until that begins", `"born": "1990-01-01", "holdings": [{"credential": "a/member"}]`, "2019-12-31", "pending 2020-01-01", ""},
		{"after the last edition nothing can meet it", `"born": "1990-01-01", "holdings": [{"credential": "a/member"}]`, "2027-01-01", "unmet", "no edition of the rule is in force on 2027-01-01; the last one ended on 2027-01-01"},
	}
	for _, test := range tests {
		e, err := p.Check(recordOf(t, test.record), "a/cert", day(t, test.on))
		if err != nil || said(e.Finding) != test.want || !strings.Contains(whyText(e.Finding.Why), test.why) {
			t.Errorf("%s: Check on %s = %s (%s), %v, want %s (%s)", test.name, test.on, said(e.Finding), whyText(e.Finding.Why), err, test.want, test.why)
		}
	}
}

func TestHeldIsSaidApartFromTheRule(t *testing.T) {
	p := New(parsed(t, him))
	e, err := p.Check(recordOf(t, `"holdings": [{"credential": "ahima/rhit", "awarded": "2025-01-06"}]`), "ahima/rhit", day(t, "2026-01-05"))
	if err != nil || !e.Held || e.Finding.Status != Unknown {
		t.Errorf("Check = held %t, %s, %v, want held, and a rule of which it shows all but the accreditation", e.Held, said(e.Finding), err)
	}
}

func TestFindingMarshalsToLowerCamelCase(t *testing.T) {
	p := New(parsed(t, him))
	e, _ := p.Check(recordOf(t, student), "ahima/rhit", day(t, "2026-01-05"))
	text, err := json.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	var shape struct {
		Target, On string
		Held       bool
		Apply      struct {
			Status, MetOn string
			Rule          struct{ Source struct{ Title string } }
			Parts         []struct {
				Entry, Path, Sit, Status string
				Requirement              struct{ Holds string }
				Evidence                 []struct{ Fact string }
				Rule                     *struct{}
			}
		}
	}
	if err := json.Unmarshal(text, &shape); err != nil {
		t.Fatal(err)
	}
	parts := shape.Apply.Parts
	if shape.Apply.MetOn != "2027-05-20" || shape.Apply.Rule.Source.Title != "RHIT page" || parts[0].Sit != "ahima/rhit-exam" ||
		parts[1].Path != "/1" || parts[1].Requirement.Holds != "degree/associate/him" || parts[1].Evidence[0].Fact != "holding" || parts[1].Rule != nil {
		t.Errorf("Marshal = %s", text)
	}
}

func TestManyMayCheckAtOnce(t *testing.T) {
	p := New(parsed(t, him))
	record, on := recordOf(t, student), day(t, "2026-01-05")
	want, _ := p.Check(record, "ncra/ods-c", on)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if got, err := p.Check(record, "ncra/ods-c", on); err != nil || got.String() != want.String() {
				t.Errorf("Check = %s, %v, want %s", got, err, want)
			}
		})
	}
	group.Wait()
}

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
		{"what is held is not asked for again", `{"credential": "ahima/rhit", "awarded": "2026-05-04"}`, "ahima/rhit", "2026-06-01", "already held; its renewal asks for 20 continuing-education units by 2028-05-03; the record has none", "already held"},
		{"a degree that is held shows itself", degree, "degree/associate/him", "2026-06-01", "already held", "already held\n  [met] an associate degree in health information: "},
		{"a role is taken", "", "role/coder", "2026-06-01", "eligible to take the role: no", ""},
		{"a membership is joined", "", "ahima/membership", "2026-06-01", "eligible to join: yes", "[met] nothing is asked for"},
		{"a clearance is applied for", "", "state/check", "2026-06-01", "eligible to apply for it: yes", "[met] nothing is asked for"},
		{"a degree is begun and held", diploma, "degree/associate/him", "2026-06-01", "eligible to be admitted: yes; held: no", "[met] admission to Prairie College HIT: a high school diploma"},
		{"a degree under way comes on its day", diploma + ", " + due, "degree/associate/him", "2026-06-01", "eligible to be admitted: yes; held: from 2027-05-20", "expected on 2027-05-20"},
		{"no to both is said once", "", "degree/associate/him", "2026-06-01", "eligible to be admitted: no", "[not met] admission to Prairie College HIT"},
		{"a class has ways to it", diploma, "degree/associate", "2026-06-01", "eligible to begin: yes; held: no", "[met] the way to Associate degree in health information"},
		{"a certification without an exam has one answer", "", "ncra/ods-c", "2026-06-01", "eligible to hold: no; closest: Route A, lacks an associate degree or higher and 1,950 hours of work in cancer", "[not met] Route B, all of: lacks 6 semester credits in anatomy and physiology"},
		{"what is not known is said to be", "", "odd/maybe", "2026-06-01", "eligible to hold: not known", "it is not known whether it is still offered"},
		{"a degree that is due does not open its admission", due, "degree/associate/him", "2026-06-01", "eligible to be admitted: no; held: from 2027-05-20", "[not met] admission to Prairie College HIT"},
		{"a retired one says so", "", "old/ccs", "2026-06-01", "eligible to hold: no", "closed to new candidates"},
	}
	p := New(parsed(t, him))
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
	p := New(parsed(t, exams))
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
	p := New(parsed(t, exams))
	for waiver, want := range map[string]string{
		`"by": "The board", "reason": "passed abroad"`: "[waived] a pass in the First test: by The board, passed abroad",
		`"reason": "passed abroad"`:                    "[waived] a pass in the First test: passed abroad",
		`"on": "2026-01-01"`:                           "[waived] a pass in the First test: a waiver of the record",
	} {
		e, err := p.Check(recordOf(t, `"waivers": [{"target": "role/tester", "condition": {"holds": "a/one"}, `+waiver+`}]`), "role/tester", day(t, "2026-06-01"))
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

func BenchmarkCheck(b *testing.B) {
	p := New(parsed(b, him))
	record := recordOf(b, student+`, "jobs": [{"role": "role/clerk", "from": "2025-10-01", "weekly": 20}], "studies": [{"in": "anatomy", "credits": "4 semester", "grade": "B"}]`)
	on := day(b, "2026-01-05")
	for _, target := range []credential.ID{"ahima/rhit", "ncra/ods-c"} {
		b.Run(string(target), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := p.Check(record, target, on); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
