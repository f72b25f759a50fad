package credential_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/credpath/credpath/credential"
)

// foreign is a type outside of the package that passes for a requirement.
type foreign struct{ credential.Age }

// nested returns n groups inside each other.
func nested(n int) credential.Requirement {
	var r credential.Requirement = credential.Age{Years: 18}
	for range n {
		r = credential.All(r)
	}
	return r
}

func asking(r credential.Requirement) credential.Entries {
	return credential.Entries{Credentials: []credential.Credential{
		{ID: "x", Kind: credential.License, Requires: credential.Rules{{Ask: r}}},
	}}
}

func TestEntriesMadeInCodeAreHeldToTheFormOfFiles(t *testing.T) {
	named := func(o credential.Organization) credential.Entries {
		return credential.Entries{Organizations: []credential.Organization{o}}
	}
	offered := func(o credential.Offer) credential.Entries {
		return credential.Entries{Credentials: []credential.Credential{{ID: "x", Kind: credential.License, Offers: []credential.Offer{o}}}}
	}
	for _, row := range []struct {
		reason string
		e      credential.Entries
		want   string
	}{
		{"an id in capitals", named(credential.Organization{ID: "AHIMA"}), `AHIMA: id: id "AHIMA": 'A' is not allowed; use a-z, 0-9 and hyphens, such as "ahima" [bad-value]`},
		{"a text that is not UTF-8", named(credential.Organization{ID: "a", Name: "\xff"}), `a: name: "\xff" is not UTF-8 [bad-text]`},
		{"a kind that is none", credential.Entries{Credentials: []credential.Credential{{ID: "x", Kind: "exam"}}}, `x: kind: "exam" is not a kind; write one of degree, diploma, certificate, course, certification, license, assessment, membership, clearance, class [bad-value]`},
		{"a status that has no such text", credential.Entries{Credentials: []credential.Credential{{ID: "x", Kind: credential.License, Status: "active"}}}, `x: status: "active" would be written "active" and read back as ""; write that [bad-value]`},
		{"a day that is none", offered(credential.Offer{From: credential.Date{Year: 2025, Month: time.February, Day: 29}}), `x: offers[0].from: "2025-02-29" is not a date that the calendar has; write year-month-day, such as "2026-01-31" [bad-value]`},
		{"a price below zero", offered(credential.Offer{Price: credential.Money{Minor: -5, Currency: "USD"}}), `x: offers[0].price: "-0.05 USD" is not an amount of money; write a number and a currency, such as "229 USD" [bad-value]`},
		{"a price without a currency", offered(credential.Offer{Price: credential.Money{Minor: 5}}), `x: offers[0].price: credential.Money{Minor:5, Currency:""} would be written "" and read back as credential.Money{Minor:0, Currency:""}; write that [bad-value]`},
		{"a season that is empty", offered(credential.Offer{Seasons: []credential.Season{{}}}), `x: offers[0].seasons[0]: an item of the list is empty; take it out [bad-value]`},
		{"more hours than a week has", offered(credential.Offer{Weekly: credential.HoursOf(169)}), `x: offers[0].weekly: 169 lies outside of 0 to 168 [bad-value]`},
		{"a nil part", asking(credential.All(credential.Age{Years: 18}, nil)), `x: requires[0].ask.all[1]: an item of the list is empty; take it out [bad-value]`},
		{"a pointer to a requirement", asking(&credential.Age{Years: 18}), `x: requires[0].ask: *credential.Age is no requirement; use the values AtLeast, Holds, Had, Experience, Coursework, Score, Resides, Age and Attestation [bad-value]`},
		{"a type from elsewhere", asking(credential.All(foreign{})), `x: requires[0].ask.all[0]: credential_test.foreign is no requirement`},
		{"a residence in no place", asking(credential.Resides{}), `x: requires[0].ask.resides: it does not say where, such as "us/il/dupage" [missing-field]`},
		{"fewer than none", asking(credential.AtLeast{N: -1, Of: []credential.Requirement{credential.Age{Years: 1}}}), `x: requires[0].ask.atLeast: -1 lies outside of 0 to 999999999 [bad-value]`},
		{"groups too deep for a file", asking(nested(30)), `more than 64 lists and objects inside each other [too-deep]`},
		{"a list too long for a file", asking(credential.All(make([]credential.Requirement, 4097)...)), `x: requires[0].ask.all: a list of 4097; the most is 4096 [too-many]`},
	} {
		c, err := credential.NewCatalog(row.e)
		if c != nil || err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s: NewCatalog = %v, want an error with %s", row.reason, err, row.want)
		}
	}
}

func TestTheDeepestGroupsThatPassCanBeReadBack(t *testing.T) {
	for depth := 1; ; depth++ {
		c, err := credential.NewCatalog(asking(nested(depth)))
		if err != nil {
			if depth < 20 {
				t.Errorf("NewCatalog refuses %d groups inside each other: %v", depth, err)
			}
			return
		}
		if _, err := credential.ParseCatalog("x.json", credential.FormatCatalog(c.Entries())); err != nil {
			t.Fatalf("%d groups pass NewCatalog but not ParseCatalog: %v", depth, err)
		}
	}
}

func TestGoodCatalogsPass(t *testing.T) {
	for _, row := range []struct{ reason, catalog string }{
		{"nothing at all", `{}`},
		{"a cycle with another way in", `{"credentials": [
			{"id": "a", "kind": "license", "requires": [{"ask": {"any": [{"holds": "b"}, {"age": 18}]}}]},
			{"id": "b", "kind": "license", "requires": [{"ask": {"holds": "a"}}]}]}`},
		{"a degree that no program of the catalog awards", `{"credentials": [
			{"id": "deg", "kind": "degree"}, {"id": "a", "kind": "license", "requires": [{"ask": {"holds": "deg", "accreditedBy": ["acc"]}}]}],
			"organizations": [{"id": "acc"}]}`},
		{"experience that no role of the catalog gives", `{"roles": [
			{"id": "r", "requires": [{"ask": {"experience": {"in": ["f"], "hours": 1}}}]}]}`},
		{"what is closed may be held", `{"credentials": [
			{"id": "old", "kind": "license", "status": "retired", "requires": [{"ask": {"holds": "old"}}]},
			{"id": "a", "kind": "license", "requires": [{"ask": {"holds": "old"}}]}]}`},
		{"a class as which nothing counts", `{"credentials": [
			{"id": "c", "kind": "class"}, {"id": "a", "kind": "license", "requires": [{"ask": {"holds": "c"}}]}]}`},
		{"a rule that once could be met", `{"credentials": [
			{"id": "a", "kind": "license", "requires": [{"until": "2020-01-01"}, {"from": "2020-01-01", "ask": {"holds": "a"}}]}]}`},
		{"one name for an offer at other times", `{"credentials": [
			{"id": "a", "kind": "license", "offers": [{"name": "x", "until": "2020-01-01"}, {"name": "x", "from": "2020-01-01"}]}]}`},
		{"an accreditor's standings one after the other", `{"credentials": [{"id": "d", "kind": "degree"}], "organizations": [{"id": "acc"}],
			"programs": [{"id": "p", "awards": ["d"], "accreditations": [
				{"by": "acc", "status": "candidacy", "until": "2020-01-01"}, {"by": "acc", "status": "initial", "from": "2020-01-01"}]}]}`},
		{"a wider field inside which work is given", `{"roles": [{"id": "r", "fields": ["f/g"]},
			{"id": "s", "requires": [{"ask": {"experience": {"in": ["f"], "for": "P1Y"}}}]}]}`},
		{"a part of all that is written twice", `{"roles": [{"id": "r", "requires": [{"ask": {"all": [{"age": 18}, {"age": 18}]}}]}]}`},
	} {
		if _, err := credential.ParseCatalog("x.json", []byte(row.catalog)); err != nil {
			t.Errorf("%s: ParseCatalog = %v, want no problem", row.reason, err)
		}
	}
}

func TestALongChainOfReasonsIsCutShort(t *testing.T) {
	e := credential.Entries{}
	for i := range 30 {
		e.Credentials = append(e.Credentials, credential.Credential{
			ID: credential.ID(fmt.Sprintf("c/%02d", i)), Kind: credential.License,
			Requires: credential.Rules{{Ask: credential.Holds{Credential: credential.ID(fmt.Sprintf("c/%02d", max(0, i-1)))}}},
		})
	}
	_, err := credential.NewCatalog(e)
	want := `c/20: no order of steps leads to it: it asks for "c/19", which asks for "c/18", which asks for "c/17", which asks for "c/16", which asks for "c/15", ` +
		`which asks for "c/14", which asks for "c/13", which asks for "c/12", which asks for "c/11", which leads over 11 more to one that asks for "c/00" itself; give it another way in [unobtainable]`
	if err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("NewCatalog of a chain of 30 = %v, want among it\n%s", err, want)
	}
}

func TestOneBadEntryHidesNoProblemOfAnother(t *testing.T) {
	_, err := credential.ParseCatalog("x.json", []byte(`{"credentials": [
		{"id": "a", "kind": "license", "lasts": 2},
		{"id": "b", "kind": "license", "requires": [{"ask": {"holds": "a"}}, {"ask": {"holds": "c"}}]}]}`))
	for _, want := range []string{
		`x.json:2:43: a: lasts: a number where a text is due; "2" is not a period; write years, months, weeks and days such as "P2Y6M", "P6W" or "P90D" [wrong-type]`,
		`x.json:3:72: b: requires[1]: `,
		`x.json:3:90: b: requires[1].ask.holds: no entry "c"; mend it, or add it to the credentials of the catalog [unknown-id]`,
	} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("ParseCatalog = %v, want among it %s", err, want)
		}
	}
}

func TestAnEntryWithoutAReadableIDAccusesNoOther(t *testing.T) {
	_, err := credential.ParseCatalog("x.json", []byte(`{"credentials": [
		{"id": "A", "kind": "license"},
		{"id": "b", "kind": "license", "requires": [{"ask": {"holds": "a"}}]}]}`))
	want := `x.json:2:10: credentials[0].id: id "A": 'A' is not allowed; use a-z, 0-9 and hyphens, such as "a" [bad-value]`
	if err == nil || err.Error() != want {
		t.Errorf("ParseCatalog = %v, want %s alone", err, want)
	}
}

func TestAFloodOfProblemsIsCutOff(t *testing.T) {
	data := `{"roles": [` + strings.Repeat(`{"id": 1},`, 20_000) + `{}]}`
	_, err := credential.ParseCatalog("x.json", []byte(data))
	problems, ok := err.(credential.Problems)
	if !ok || len(problems) != 10_001 {
		t.Fatalf("ParseCatalog of 20001 bad entries gave %d problems, want 10001", len(problems))
	}
	want := "x.json:1:100019: more than 10000 problems; the rest is left out [too-many]"
	if last := problems[len(problems)-1].Error(); last != want {
		t.Errorf("the last problem is %s, want %s", last, want)
	}
}

func TestARecordMadeInCodeIsHeldToTheFormOfFiles(t *testing.T) {
	c := goodCatalog(t)
	for _, row := range []struct {
		reason string
		r      credential.Record
		want   string
	}{
		{"an empty record", credential.Record{}, ""},
		{"a waiver of a whole rule", credential.Record{Waivers: []credential.Waiver{{Target: "ahima/rhit", Condition: credential.Holds{Credential: "ahima/rhit-exam"}}}}, ""},
		{"a waiver of what the catalog does not have", credential.Record{Waivers: []credential.Waiver{{Target: "role/coder", Condition: credential.Holds{Credential: "gone"}}}}, ""},
		{"a waiver of more parts than there are", credential.Record{Waivers: []credential.Waiver{{Target: "role/coder", Condition: credential.AtLeast{N: 2, Of: []credential.Requirement{credential.Age{Years: 18}}}}}},
			"waivers[0].condition.atLeast: asks for 2 of 1 alternative; lower atLeast or add one [over-asked]"},
		{"a sound one", credential.Record{Holdings: []credential.Holding{{Credential: "ahima/rhit"}}}, ""},
		{"an unknown credential", credential.Record{Holdings: []credential.Holding{{Credential: "ahima/rhti"}}}, `holdings[0].credential: no entry "ahima/rhti"; did you mean "ahima/rhit"? [unknown-id]`},
		{"a grade that is none", credential.Record{Studies: []credential.Study{{In: "anatomy", Grade: "E", Credits: credential.Credits{Hundredths: 1, Unit: credential.Quarter}}}}, `studies[0].grade: "E" is not a grade; write a letter from A to D or F, with + or - if need be, or "pass" or "fail" [bad-value]`},
		{"fewer hours than none", credential.Record{Jobs: []credential.Job{{Weekly: credential.HoursOf(-1)}}}, `jobs[0].weekly: -1 lies outside of 0 to 168 [bad-value]`},
	} {
		got := ""
		if err := c.CheckRecord(row.r); err != nil {
			got = err.Error()
		}
		if got != row.want {
			t.Errorf("%s: CheckRecord = %q, want %q", row.reason, got, row.want)
		}
	}
}

// within puts a requirement into a catalog file.
func within(ask string) string {
	return `{"credentials": [{"id": "x", "kind": "license", "requires": [{"ask": ` + ask + `}]}]}`
}

func TestMistakesOfABeginnerAreAnsweredWithWhatToWrite(t *testing.T) {
	cred := func(more string) string { return `{"credentials": [{"id": "x", ` + more + `}]}` }
	for _, row := range []struct{ reason, catalog, want string }{
		{"a list of entries alone", `[{"id": "x"}]`, `a list where an object is due; write an object with any of the keys edition, organizations, fields, credentials, programs, roles`},
		{"entries by their ids", `{"roles": {"x": {}}}`, `an object where a list is due; write [{…}, …], with the id of each entry inside it`},
		{"an id for an entry", `{"roles": ["role/x"]}`, `a text where an object is due; write it as {"id": "role/x"}`},
		{"a long text for an entry", `{"roles": ["` + strings.Repeat("x", 100) + `"]}`, `write it as {"id": …}`},
		{"an address for a source", within(`null}, {"source": "https://a.org"`), `a text where an object is due; write it as {"url": "https://a.org"}`},
		{"a price without quotes", cred(`"offers": [{"price": 229}]`), `a number where a text is due; "229" is not an amount of money; write a number and a currency, such as "229 USD"`},
		{"a price of many digits", cred(`"offers": [{"price": "12345678901234567890 USD"}]`), `"12345678901234567890 USD" is too much; the most is 1000000000000 USD`},
		{"a part of a yen", cred(`"offers": [{"price": "2.5 JPY"}]`), `"2.5 JPY" has 1 digit after the point; JPY has 0`},
		{"a day that no year has", cred(`"aliases": [{"name": "y", "from": "2026-02-30"}]`), `"2026-02-30" is not a date that the calendar has; write year-month-day, such as "2026-01-31"`},
		{"a kind in capitals", cred(`"kind": "License"`), `"License" is not a kind; did you mean "license"?`},
		{"a status with a typo", cred(`"kind": "license", "status": "retierd"`), `"retierd" is not a status; did you mean "retired"?`},
		{"an id that reads like a name", `{"roles": [{"id": "role/Medical Coder"}]}`, `use a-z, 0-9 and hyphens, such as "role/medical-coder"`},
		{"an id with a letter that has no plain form", `{"roles": [{"id": "role/é"}]}`, `'é' is not allowed; use a-z, 0-9 and hyphens [`},
		{"a requirement beside ask", `{"credentials": [{"id": "x", "kind": "license", "requires": [{"holds": "y"}]}]}`, `unknown key "holds"; a requirement is an object of its own here: "ask": {"holds": …}`},
		{"a requirement beside if", cred(`"offers": [{"age": 18}]`), `unknown key "age"; a requirement is an object of its own here: "if": {"age": …}`},
		{"a list of requirements", within(`[{"age": 18}]`), `say in an object whether it asks for all or any of these: {"all": […]}`},
		{"a requirement in words", within(`"18 years"`), `a text where an object is due; write an object with one of the keys all, any, atLeast, holds`},
		{"another word for any", within(`{"oneOf": [{"age": 18}]}`), `unknown key "oneOf"; did you mean "any"?`},
		{"the name of the field in code", within(`{"credential": "x"}`), `unknown key "credential"; did you mean "holds"?`},
		{"a not", within(`{"not": {"age": 18}}`), `none can say that something is not so`},
		{"of without atLeast", within(`{"of": [{"age": 18}]}`), `add atLeast, how many of these it asks for`},
		{"a label where there is no group", within(`{"age": 18, "label": "Route A"}`), `only groups have a label; put the requirement in one`},
		{"several credentials at once", within(`{"holds": ["x", "y"]}`), `a list where a text is due; only one text can stand here`},
		{"years of experience as a text", within(`{"experience": "P2Y"}`), `a text where an object is due; write an object with any of the keys in, for, hours`},
		{"hours with their unit", within(`{"experience": {"in": ["f"], "hours": "20 hours"}}`), `a text where a number is due; write a whole number, without quotes`},
		{"a number in quotes", within(`{"age": "18"}`), `a text where a number is due; take the quotes away`},
		{"a number of ten digits", within(`{"age": 1000000000}`), `1000000000 is not a whole number of at most nine digits`},
		{"yes for true", within(`{"attestation": "a", "id": "a", "fact": "yes"}`), `a text where true or false is due; write true or false, without quotes`},
		{"an id that only ends like one", cred(`"kind": "license", "issuer": "org"}], "organizations": [{"id": "us/org"`), `no entry "org"; did you mean "us/org"?`},
		{"an organization that is nowhere", cred(`"kind": "license", "issuer": "zzz"`), `no entry "zzz"; mend it, or add it to the organizations of the catalog`},
		{"two offers without names", cred(`"kind": "license", "offers": [{}, {}]`), `offers 0 and 1 have no name and share some days; give each a name of its own`},
	} {
		_, err := credential.ParseCatalog("x.json", []byte(row.catalog))
		if err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s: ParseCatalog(%s) = %v, want an error with %s", row.reason, row.catalog, err, row.want)
		}
	}
}

func TestARecordWithNamesForIDsIsAnsweredWithTheIDs(t *testing.T) {
	c := goodCatalog(t)
	for _, row := range []struct{ reason, credential, want string }{
		{"an abbreviation", "RHIT", `"RHIT" is a name; write the id, "ahima/rhit"`},
		{"a former name", "ART", `"ART" is a name; write the id, "ahima/rhit"`},
		{"a name of none", "RN", `id "RN": 'R' is not allowed; use a-z, 0-9 and hyphens, such as "rn"`},
		{"the end of an id", "rhit", `no entry "rhit"; did you mean "ahima/rhit" or "ahima/rhit-exam"?`},
	} {
		_, err := c.ParseRecord("me.json", []byte(`{"holdings": [{"credential": "`+row.credential+`"}]}`))
		if err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s: ParseRecord with %q = %v, want an error with %s", row.reason, row.credential, err, row.want)
		}
	}
	if _, err := c.ParseRecord("me.json", []byte(`{"born": "RHIT"}`)); err == nil || strings.Contains(err.Error(), "is a name") {
		t.Errorf("ParseRecord with a name for a date = %v, want an error that takes it for no name", err)
	}
	if _, err := credential.ParseRecord("me.json", []byte(`{"holdings": [{"credential": "RHIT"}]}`)); err == nil || strings.Contains(err.Error(), "is a name") {
		t.Errorf("ParseRecord without a catalog = %v, want an error that knows no names", err)
	}
}
