package credential_test

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/credpath/credpath/credential"
)

// goodCatalog returns the catalog of the good files.
func goodCatalog(t testing.TB) *credential.Catalog {
	t.Helper()
	c, err := credential.LoadCatalog(os.DirFS("../testdata/catalogs/good"), "*.json")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// ladder is a catalog of things that count as others, in several steps.
func ladder(t testing.TB) *credential.Catalog {
	t.Helper()
	c, err := credential.ParseCatalog("ladder.json", []byte(`{
	  "credentials": [
	    {"id": "any", "kind": "class"},
	    {"id": "higher", "kind": "class", "countsAs": ["any"]},
	    {"id": "bachelor", "kind": "degree", "countsAs": ["higher"]},
	    {"id": "associate", "kind": "degree", "countsAs": ["any"]},
	    {"id": "letter", "kind": "certification"}
	  ],
	  "programs": [
	    {"id": "p/z", "awards": ["associate"]},
	    {"id": "p/a", "awards": ["bachelor", "associate"]},
	    {"id": "p/m", "awards": ["bachelor"]}
	  ]
	}`))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestEntriesAreFoundByIDOfTheirOwnKindOnly(t *testing.T) {
	c := goodCatalog(t)
	if cred, ok := c.Credential("ahima/rhit"); !ok || cred.Abbreviation != "RHIT" {
		t.Errorf("Credential(ahima/rhit) = %v, %v, want RHIT", cred.Abbreviation, ok)
	}
	if o, ok := c.Organization("ahima"); !ok || o.ID != "ahima" {
		t.Errorf("Organization(ahima) = %v, %v, want it", o, ok)
	}
	if r, ok := c.Role("role/coder"); !ok || r.Name != "Medical coder" {
		t.Errorf("Role(role/coder) = %v, %v, want it", r.Name, ok)
	}
	if p, ok := c.Program("program/associate"); !ok || len(p.Offers) != 2 {
		t.Errorf("Program(program/associate) = %v, %v, want it", p.ID, ok)
	}
	if f, ok := c.Field("coding/inpatient"); !ok || f.Name != "Inpatient coding" {
		t.Errorf("Field(coding/inpatient) = %v, %v, want it", f, ok)
	}
	if _, ok := c.Program("ahima/rhit"); ok {
		t.Error("Program(ahima/rhit) = _, true, though it is a credential")
	}
	if _, ok := c.Field("coding/outpatient"); ok {
		t.Error("Field(coding/outpatient) = _, true, though it is not documented")
	}
	if !c.Has("ahima") || c.Has("nobody") {
		t.Errorf("Has(ahima), Has(nobody) = %v, %v, want true, false", c.Has("ahima"), c.Has("nobody"))
	}
}

func TestCountingAsIsReflexiveAndTransitive(t *testing.T) {
	c := ladder(t)
	for _, row := range []struct {
		reason string
		id, as credential.ID
		want   bool
	}{
		{"it counts as itself", "letter", "letter", true},
		{"it says so", "associate", "any", true},
		{"what it counts as does", "bachelor", "any", true},
		{"the class is no degree", "any", "associate", false},
		{"it is another branch", "associate", "higher", false},
		{"it counts as nothing else", "letter", "any", false},
		{"it is not there", "nothing", "any", false},
	} {
		if got := c.CountsAs(row.id, row.as); got != row.want {
			t.Errorf("%s: CountsAs(%s, %s) = %v, want %v", row.reason, row.id, row.as, got, row.want)
		}
	}
}

func TestWhatCountsComesInIDOrder(t *testing.T) {
	c := ladder(t)
	got := slices.Collect(c.CountingAs("any"))
	if want := []credential.ID{"any", "associate", "bachelor", "higher"}; !slices.Equal(got, want) {
		t.Errorf("CountingAs(any) = %v, want %v", got, want)
	}
	if got := slices.Collect(c.CountingAs("nothing")); got != nil {
		t.Errorf("CountingAs(nothing) = %v, want none", got)
	}
	for range c.CountingAs("any") {
		break // an iterator can be left early
	}
}

func TestProgramsAreListedOnceForAllThatCounts(t *testing.T) {
	c := ladder(t)
	for id, want := range map[credential.ID][]credential.ID{
		"any":       {"p/a", "p/m", "p/z"},
		"higher":    {"p/a", "p/m"},
		"associate": {"p/a", "p/z"},
		"letter":    nil,
		"nothing":   nil,
	} {
		var got []credential.ID
		for p := range c.Awarding(id) {
			got = append(got, p.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("Awarding(%s) = %v, want %v", id, got, want)
		}
	}
	for range c.Awarding("any") {
		break
	}
}

func TestIteratorsComeInIDOrder(t *testing.T) {
	c := ladder(t)
	var ids []credential.ID
	for cred := range c.Credentials() {
		ids = append(ids, cred.ID)
	}
	for p := range c.Programs() {
		ids = append(ids, p.ID)
	}
	want := []credential.ID{"any", "associate", "bachelor", "higher", "letter", "p/a", "p/m", "p/z"}
	if !slices.Equal(ids, want) {
		t.Errorf("Credentials() and Programs() give %v, want %v", ids, want)
	}
	good := goodCatalog(t)
	if n := len(slices.Collect(good.Roles())) + len(slices.Collect(good.Organizations())) + len(slices.Collect(good.Fields())); n != 7 {
		t.Errorf("Roles(), Organizations() and Fields() give %d entries, want 7", n)
	}
}

func TestACatalogKeepsNoSliceOfItsEntries(t *testing.T) {
	e := ladder(t).Entries()
	c, err := credential.NewCatalog(e)
	if err != nil {
		t.Fatal(err)
	}
	want := credential.FormatCatalog(c.Entries())
	e.Credentials[1].CountsAs[0] = "letter"
	out := c.Entries()
	out.Programs[0].Awards[0] = "letter"
	if got := credential.FormatCatalog(c.Entries()); string(got) != string(want) {
		t.Errorf("the catalog changed with the entries it was made from, or gave:\n%s", cmp.Diff(string(want), string(got)))
	}
}

func TestFilesMakeOneCatalogHoweverTheyAreDivided(t *testing.T) {
	whole := goodCatalog(t).Entries()
	orgs, rest := whole, whole
	orgs.Fields, orgs.Credentials, orgs.Programs, orgs.Roles = nil, nil, nil, nil
	rest.Organizations = nil
	fsys := fstest.MapFS{
		"z/orgs.json": {Data: credential.FormatCatalog(orgs)},
		"a.json":      {Data: credential.FormatCatalog(rest)},
	}
	c, err := credential.LoadCatalog(fsys, "z/*.json", "*.json", "a.json")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(whole, c.Entries()); diff != "" {
		t.Errorf("the divided catalog differs (-want +got):\n%s", diff)
	}
}

func TestProblemsOfAllFilesAreReportedTogether(t *testing.T) {
	fsys := fstest.MapFS{
		"b.json": {Data: []byte(`{"roles": [{"id": "r", "next": ["q"]}, {"id": "s", "nam": "S"}]}`)},
		"a.json": {Data: []byte(`{"roles": [{"id": "r"}, {"id": "t", "fields": "f"}]}`)},
	}
	_, err := credential.LoadCatalog(fsys, "*.json")
	want := strings.Join([]string{
		`a.json:1:47: t: fields: a text where a list is due; put [ ] around it [wrong-type]`,
		`b.json:1:19: r: id: a role at a.json:1:12 has this id too; give one of them another [duplicate-id]`,
		`b.json:1:33: r: next[0]: no entry "q"; mend it, or add it to the roles of the catalog [unknown-id]`,
		`b.json:1:52: s: nam: unknown key "nam"; did you mean "name"? [unknown-key]`,
	}, "\n")
	if err == nil || err.Error() != want {
		t.Errorf("LoadCatalog of two bad files:\ngot:\n%v\nwant:\n%s", err, want)
	}
}

func TestAPatternThatMatchesNothingIsAnError(t *testing.T) {
	fsys := fstest.MapFS{"a.json": {Data: []byte(`{}`)}}
	if _, err := credential.LoadCatalog(fsys, "*.json", "programs/*.json"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("LoadCatalog with a pattern that matches nothing: %v, want ErrNotExist", err)
	}
	if _, err := credential.LoadCatalog(fsys, "[a.json"); err == nil {
		t.Error("LoadCatalog with a broken pattern gave no error")
	}
}

func TestACatalogMayBeUsedByManyAtOnce(t *testing.T) {
	c := goodCatalog(t)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 50 {
				c.Find("rhti")
				for id := range c.CountingAs("degree/associate-or-higher") {
					c.CountsAs(id, "degree/associate-or-higher")
				}
				for p := range c.Awarding("degree/associate/him") {
					c.Program(p.ID)
				}
				credential.FormatCatalog(c.Entries())
				if err := c.CheckRecord(credential.Record{Holdings: []credential.Holding{{Credential: "ahima/rhit"}}}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
}

func TestMergeReplacesByIDAndAddsTheRest(t *testing.T) {
	base := goodCatalog(t)
	before := credential.FormatCatalog(base.Entries())
	merged, err := base.Merge(credential.Entries{
		Organizations: []credential.Organization{{ID: "dupage", Name: "College of DuPage"}},
		Fields:        []credential.FieldEntry{{Field: "coding", Name: "Coding of records"}},
		Programs: []credential.Program{
			{ID: "program/associate", Name: "Ours", Provider: "dupage", Awards: []credential.ID{"degree/associate/him"},
				Accreditations: []credential.Accreditation{{By: "cahiim", Status: credential.Accredited}}},
			{ID: "program/dupage", Awards: []credential.ID{"degree/associate/him"}},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	if p, _ := merged.Program("program/associate"); p.Name != "Ours" || len(p.Offers) != 0 {
		t.Errorf("the program of the same ID is %+v, want the one laid over", p)
	}
	if f, _ := merged.Field("coding"); f.Name != "Coding of records" {
		t.Errorf("the field is %+v, want the one laid over", f)
	}
	if !merged.Has("program/dupage") || !merged.Has("ahima/rhit") || base.Has("program/dupage") {
		t.Error("Merge did not add to a copy")
	}
	if after := credential.FormatCatalog(base.Entries()); string(after) != string(before) {
		t.Error("Merge changed the catalog that it was laid over")
	}
}

func TestMergeChecksTheWhole(t *testing.T) {
	_, err := goodCatalog(t).Merge(credential.Entries{
		Programs: []credential.Program{
			{ID: "program/associate", Awards: []credential.ID{"degree/associate/him"}},
			{ID: "program/other", Awards: []credential.ID{"degree/associate/hmi"}},
		},
	})
	want := `program/other: awards[0]: no entry "degree/associate/hmi"; did you mean "degree/associate/him"? [unknown-id]`
	if err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("Merge of a program that awards what is not there: %v, want %s", err, want)
	}
}
