package credential_test

import (
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
)

// vouching is a catalog whose rules, in all places that a rule can stand, ask for
// what somebody must vouch for.
const vouching = `{
  "credentials": [
    {"id": "cert", "kind": "certification", "lasts": "P1Y",
     "requires": [{"until": "2020-01-01", "ask": {"attestation": "a former statement"}},
       {"from": "2020-01-01", "ask": {"any": [{"attestation": "work in inpatient coding, as the employer says"}, {"age": 18}]}}],
     "recommends": [{"ask": {"attestation": "an employer's letter"}}],
     "offers": [{"if": {"attestation": "a grade average of 2.5"}}],
     "renews": [{"offers": [{"if": {"attestation": "training for the CPC"}}]}]},
    {"id": "deg", "kind": "degree"}],
  "programs": [{"id": "school", "awards": ["deg"], "admits": [{"ask": {"attestation": "Über 3 Jahre Fürsorge"}}]}],
  "roles": [{"id": "keeper", "requires": [{"ask": {"attestation": "25 hours"}}]}]
}`

func TestMiswordedAttestationsAreAnsweredWithTheWordsOfTheRule(t *testing.T) {
	c, err := credential.ParseCatalog("v.json", []byte(vouching))
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct{ reason, of, meant string }{
		{"a capital", "An employer's letter", "an employer's letter"},
		{"no apostrophe", "an employers letter", "an employer's letter"},
		{"the apostrophe of a printer", "an employer’s letter", "an employer's letter"},
		{"a stop at the end, and a space too many", "an  employer's letter.", "an employer's letter"},
		{"words run together", "an employer'sletter", "an employer's letter"},
		{"a letter left out", "a former statment", "a former statement"},
		{"letters that changed places, in two words", "a fomrer statemnet", "a former statement"},
		{"a comma left out", "work in inpatient coding as the employer says", "work in inpatient coding, as the employer says"},
		{"a grade written with a comma", "a grade average of 2,5", "a grade average of 2.5"},
		{"an abbreviation in small letters", "training for the cpc", "training for the CPC"},
		{"a program's rule, and letters that are not English", "über 3 Jahre Fürsorg", "Über 3 Jahre Fürsorge"},

		{"the words of the rule", "an employer's letter", ""},
		{"the words of a former edition", "a former statement", ""},
		{"something else", "a portfolio", ""},
		{"another grade", "a grade average of 3.0", ""},
		{"a grade that is one letter off", "a grade average of 2.0", ""},
		{"a number without its point", "2.5 hours", ""},
		{"another abbreviation", "training for the CPB", ""},
		{"another short word", "training by the CPC", ""},
		{"another word that ends alike", "work in outpatient coding, as the employer says", ""},
		{"a word less", "employer's letter", ""},
		{"only the beginning", "work in inpatient coding", ""},
		{"two letters of one word", "a former statmet", ""},
		{"a letter in each of four words", "works in inpatients codings, as the employers says", ""},
	} {
		record := credential.Record{Attested: []credential.Attested{{Of: "25 hours"}, {Of: row.of}}}
		got, want := "", ""
		if row.meant != "" {
			want = `attested[1].of: no rule asks for "` + row.of + `"; did you mean "` + row.meant + `"? what none asks for can be left out [misworded]`
		}
		if err := c.CheckRecord(record); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%s: CheckRecord = %q, want %q", row.reason, got, want)
		}
	}
}

func TestEveryTextThatMayBeMeantIsNamed(t *testing.T) {
	c, err := credential.ParseCatalog("v.json", []byte(`{"roles": [{"id": "r", "requires": [{"ask": {"any": [
		{"attestation": "the mails"}, {"attestation": "the males"}, {"attestation": "the malts"}]}}]}]}`))
	if err != nil {
		t.Fatal(err)
	}
	record := credential.Record{Attested: []credential.Attested{{Of: "the malls"}}}
	want := `did you mean "the mails", "the males" or "the malts"?`
	if err := c.CheckRecord(record); err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("CheckRecord = %v, want an error with %s", err, want)
	}
}

func TestWithoutACatalogNoWordsAreWrong(t *testing.T) {
	record := credential.Record{Attested: []credential.Attested{{Of: "an employers letter"}}}
	if _, err := credential.ParseRecord("r.json", credential.FormatRecord(record)); err != nil {
		t.Errorf("ParseRecord = %v, want no problem", err)
	}
	if err := new(credential.Catalog).CheckRecord(record); err != nil {
		t.Errorf("CheckRecord of a catalog without entries = %v, want no problem", err)
	}
}
