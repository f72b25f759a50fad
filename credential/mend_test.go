package credential_test

import (
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
)

// within puts a requirement into a catalog file.
func within(ask string) string {
	return `{"credentials": [{"id": "x", "kind": "license", "requires": [{"ask": ` + ask + `}]}]}`
}

func TestMistakesOfABeginnerAreAnsweredWithWhatToWrite(t *testing.T) {
	cred := func(more string) string { return `{"credentials": [{"id": "x", ` + more + `}]}` }
	for _, row := range []struct{ reason, catalog, want string }{
		{"a list of entries alone", `[{"id": "x"}]`, `a list where an object is due; write an object with any of the keys organizations, fields, credentials, programs, roles`},
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
		{"yes for true", within(`{"attestation": "a", "fact": "yes"}`), `a text where true or false is due; write true or false, without quotes`},
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
