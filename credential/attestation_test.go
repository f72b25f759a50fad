package credential_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
)

// vouching is a catalog whose rules, in all places that a rule can stand, ask for
// what somebody must vouch for.
const vouching = `{
  "credentials": [
    {"id": "cert", "kind": "certification", "lasts": "P1Y",
     "requires": [{"until": "2020-01-01", "ask": {"attestation": "a former statement", "id": "cert/statement"}},
       {"from": "2020-01-01", "ask": {"any": [{"attestation": "a statement", "id": "cert/statement"}, {"age": 18}]}}],
     "recommends": [{"ask": {"attestation": "an employer's letter", "id": "employer/letter", "by": "employer"}}],
     "offers": [{"if": {"attestation": "a grade average of 2.5", "id": "school/average-2-5"}}],
     "renews": [{"offers": [{"if": {"attestation": "training for the CPC", "id": "training"}}]}]},
    {"id": "deg", "kind": "degree"}],
  "programs": [{"id": "school", "awards": ["deg"], "admits": [{"ask": {"attestation": "Über 3 Jahre Fürsorge", "id": "care", "within": "P3Y"}}]}],
  "roles": [{"id": "keeper", "requires": [{"ask": {"all": [
    {"attestation": "25 hours", "id": "hours"}, {"attestation": "its statement", "id": "cert/statement"}]}}]}]
}`

func TestWhatRulesAskSomebodyToVouchForIsListed(t *testing.T) {
	c, err := credential.ParseCatalog("v.json", []byte(vouching))
	if err != nil {
		t.Fatal(err)
	}
	want := []credential.Attestation{
		{ID: "care", Of: "Über 3 Jahre Fürsorge", Within: period(t, "P3Y")},
		{ID: "cert/statement", Of: "a statement"},
		{ID: "employer/letter", Of: "an employer's letter", By: credential.ByEmployer},
		{ID: "hours", Of: "25 hours"},
		{ID: "school/average-2-5", Of: "a grade average of 2.5"},
		{ID: "training", Of: "training for the CPC"},
	}
	if got := slices.Collect(c.Attestations()); !slices.Equal(got, want) {
		t.Errorf("Attestations() = %v, want %v", got, want)
	}
	if got, ok := c.Attestation("hours"); !ok || got != want[3] {
		t.Errorf(`Attestation("hours") = %v, %t, want %v`, got, ok, want[3])
	}
	if got, ok := c.Attestation("cert"); ok {
		t.Errorf(`Attestation("cert") = %v, want none: it is a credential`, got)
	}
	for range c.Attestations() {
		break
	}
}

func TestAnAttestationOfAnotherCatalogIsNoMistakeButASlipIs(t *testing.T) {
	c, err := credential.ParseCatalog("v.json", []byte(vouching))
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		reason   string
		id, want credential.ID
	}{
		{"one that a rule asks for", "employer/letter", ""},
		{"a letter left out", "employer/leter", "employer/letter"},
		{"letters that changed places", "empolyer/letter", "employer/letter"},
		{"something else", "portfolio", ""},
		{"another number", "school/average-3-5", ""},
	} {
		got, want := "", ""
		if row.want != "" {
			want = `attested[1].id: no rule asks for an attestation "` + string(row.id) + `"; did you mean "` + string(row.want) + `"? what none asks for can be left out [unknown-id]`
		}
		record := credential.Record{Attested: []credential.Attested{{ID: "hours"}, {ID: row.id}}}
		if err := c.CheckRecord(record); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%s: CheckRecord = %q, want %q", row.reason, got, want)
		}
		if _, err := credential.ParseRecord("r.json", credential.FormatRecord(record)); err != nil {
			t.Errorf("%s: ParseRecord without a catalog = %v, want no problem", row.reason, err)
		}
	}
}

// A record of an earlier version has the words of an attestation. The answer names
// the ID that has them.
func TestWordsInPlaceOfAnIDAreAnsweredWithTheID(t *testing.T) {
	c, err := credential.ParseCatalog("v.json", []byte(vouching))
	if err != nil {
		t.Fatal(err)
	}
	const instead = `what was attested is named by its id; in place of "of" write `
	for _, row := range []struct {
		reason, of, want string
		catalog          *credential.Catalog
	}{
		{"the very words", "an employer's letter", `"id": "employer/letter"`, c},
		{"nearly the words", "An employer's leter, or its letter", `"id": "employer/letter", if it is "an employer's letter" that is meant`, c},
		{"words of a former edition", "a former statement", `"id": "cert/statement", if it is "a statement" that is meant`, c},
		{"nothing like it", "a portfolio", "its id, or leave it out: no rule of the catalog asks for anything like it", c},
		{"no catalog", "an employer's letter", `the id that the rule gives it, such as "id": "aapc/coder-letter"`, nil},
	} {
		parse := credential.ParseRecord
		if row.catalog != nil {
			parse = row.catalog.ParseRecord
		}
		_, err := parse("r.json", []byte(`{"attested": [{"of": "`+row.of+`"}]}`))
		if want := "r.json:1:16: attested[0].of: " + instead + row.want + " [outdated]"; err == nil || err.Error() != want {
			t.Errorf("%s: ParseRecord = %v, want %s", row.reason, err, want)
		}
	}
}

func TestAnAttestationWithoutAnIDIsGivenOne(t *testing.T) {
	for entry, want := range map[string]string{"aapc/cpc": "aapc/a-letter-of-the-employer-or", "cpc": "attested/a-letter-of-the-employer-or"} {
		_, err := credential.ParseCatalog("x.json", []byte(`{"credentials": [{"id": "`+entry+`", "kind": "license",
			"requires": [{"ask": {"attestation": "A letter of the employer, or another's"}}]}]}`))
		if err == nil || !strings.Contains(err.Error(), `it has no id, by which records name it; add one, such as "id": "`+want+`"`) {
			t.Errorf("ParseCatalog with a rule of %s = %v, want it to suggest %s", entry, err, want)
		}
	}
}
