package credential_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/credpath/credpath/credential"
)

// lacking is a record of which the catalog of TestWhatACatalogLacksIsLeftOut knows
// every other thing.
const lacking = `{
 "holdings": [
  {"credential": "guild/badge", "awarded": "2020-01-01"},
  {"credential": "guild/exma", "awarded": "2020-02-01"},
  {"credential": "degree/records", "program": "program/far-away", "accreditedBy": ["board", "guild"], "awarded": "2021-05-01"},
  {"credential": "guild/exam", "awarded": "2022-01-01"}],
 "jobs": [
  {"role": "role/diver", "from": "2020-01-01"},
  {"role": "role/diver", "fields": ["records"], "from": "2020-01-01"},
  {"role": "role/keeper", "fields": ["diving"], "from": "2020-01-01"},
  {"fields": ["diving"], "from": "2020-01-01"},
  {"fields": ["recrods", "records"], "from": "2020-01-01"}],
 "studies": [{"in": "diving", "credits": "3 semester"}, {"in": "records", "credits": "3 semester"}],
 "attested": [{"id": "guild/letter"}, {"id": "guild/lettre"}, {"id": "harbor/seal"}],
 "waivers": [{"target": "guild/old", "condition": {"age": 18}}, {"target": "guild/exam", "condition": {"age": 18}}]
}`

const known = `{
 "organizations": [{"id": "guild"}],
 "fields": [{"field": "records"}],
 "credentials": [
  {"id": "degree/records", "kind": "degree"},
  {"id": "guild/exam", "kind": "assessment", "requires": [{"ask": {"attestation": "a letter", "id": "guild/letter"}}]}],
 "programs": [{"id": "program/near", "awards": ["degree/records"]}],
 "roles": [{"id": "role/keeper", "fields": ["records"]}]
}`

func TestWhatACatalogLacksIsLeftOut(t *testing.T) {
	c, err := credential.ParseCatalog("known.json", []byte(known))
	if err != nil {
		t.Fatal(err)
	}
	r, err := credential.ParseRecord("ana.json", []byte(lacking))
	if err != nil {
		t.Fatal(err)
	}
	before := string(credential.FormatRecord(r))
	got, omitted := c.Restrict(r)
	if after := string(credential.FormatRecord(r)); after != before {
		t.Errorf("Restrict changed the record it was given: %s", after)
	}
	var lines []string
	for _, o := range omitted {
		lines = append(lines, o.String())
	}
	want := strings.Split(strings.TrimSpace(`
holdings[0]: left out, since the catalog has no credential "guild/badge"
holdings[1]: left out, since the catalog has no credential "guild/exma"; did you mean "guild/exam"?
holdings[2].program: left out, while its ID stands as the name of the school, since the catalog has no program "program/far-away"
holdings[2].accreditedBy[0]: left out, while the holding stays, since the catalog has no organization "board"
jobs[0]: left out, since the catalog has no role "role/diver"
jobs[1].role: left out, while the job counts by its fields, since the catalog has no role "role/diver"
jobs[2].fields[0]: left out, while the rest of the job counts, since the catalog has no field "diving"
jobs[3]: left out, since the catalog has no field "diving"
jobs[4].fields[0]: left out, while the rest of the job counts, since the catalog has no field "recrods"; did you mean "records"?
studies[0]: left out, since the catalog has no field "diving"
attested[1]: left out, since the catalog has no attestation "guild/lettre"; did you mean "guild/letter"?
attested[2]: left out, since the catalog has no attestation "harbor/seal"
waivers[0]: left out, since the catalog has no entry "guild/old"
`), "\n")
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Errorf("what Restrict left out (-want +got):\n%s", diff)
	}
	whole, err := c.ParseRecord("rest.json", []byte(`{
 "holdings": [
  {"credential": "degree/records", "school": "program/far-away", "accreditedBy": ["guild"], "awarded": "2021-05-01"},
  {"credential": "guild/exam", "awarded": "2022-01-01"}],
 "jobs": [{"fields": ["records"], "from": "2020-01-01"}, {"role": "role/keeper", "from": "2020-01-01"}, {"fields": ["records"], "from": "2020-01-01"}],
 "studies": [{"in": "records", "credits": "3 semester"}],
 "attested": [{"id": "guild/letter"}],
 "waivers": [{"target": "guild/exam", "condition": {"age": 18}}]}`))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(whole, got); diff != "" {
		t.Errorf("what Restrict kept (-want +got):\n%s", diff)
	}
	if err := c.CheckRecord(got); err != nil {
		t.Errorf("what Restrict kept is no record of the catalog: %v", err)
	}
}

// TestWhatIsLeftIsKnown restricts random records, of which the catalog of random
// entries knows little.
func TestWhatIsLeftIsKnown(t *testing.T) {
	g := anyGenerator(t)
	c := goodCatalog(t)
	left := 0
	for range 300 {
		r := g.record()
		got, omitted := c.Restrict(r)
		left += len(omitted)
		if problems, ok := c.CheckRecord(got).(credential.Problems); ok {
			unknown := []credential.Code{credential.CodeUnknownID, credential.CodeUndocumentedField, credential.CodeMissingField}
			if slices.ContainsFunc(problems, func(p credential.Problem) bool { return slices.Contains(unknown, p.Code) }) {
				t.Fatalf("after Restrict the catalog still does not know: %v\n%s", problems, credential.FormatRecord(r))
			}
		}
		again, further := c.Restrict(got)
		if diff := cmp.Diff(got, again); diff != "" || len(further) > 0 {
			t.Fatalf("Restrict left out more the second time: %v\n%s", further, diff)
		}
	}
	if left < 1000 {
		t.Errorf("Restrict left out %d things of 300 records, want more", left)
	}
}

func TestReadRecordRefusesWhatIsWrongInAnotherWay(t *testing.T) {
	c, err := credential.ParseCatalog("known.json", []byte(known))
	if err != nil {
		t.Fatal(err)
	}
	if _, omitted, err := c.ReadRecord("ana.json", []byte(lacking)); err != nil || len(omitted) != 13 {
		t.Errorf("ReadRecord left out %v, %v; want 13 things", omitted, err)
	}
	_, _, err = c.ReadRecord("ana.json", []byte(`{"holdings": [{"credential": "guild/badge"}, {"credential": "role/keeper"}]}`))
	want := `ana.json:1:30: holdings[0].credential: no entry "guild/badge"; mend it, or add it to the credentials of the catalog [unknown-id]
ana.json:1:61: holdings[1].credential: "role/keeper" is a role, and a credential is due here [wrong-kind]`
	if err == nil || err.Error() != want {
		t.Errorf("ReadRecord: %v, want %s", err, want)
	}
}
