package credential_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/credpath/credpath/credential"
)

func TestEntriesAreFoundByEveryNameTheyHave(t *testing.T) {
	c := goodCatalog(t)
	for _, row := range []struct {
		reason, name string
		want         credential.ID
	}{
		{"its id", "ahima/rhit", "ahima/rhit"},
		{"its id in capitals", "AHIMA/RHIT", "ahima/rhit"},
		{"its abbreviation", "rhit", "ahima/rhit"},
		{"its name, with spaces to spare", " registered  health information technician ", "ahima/rhit"},
		{"a name it no longer has", "ART", "ahima/rhit"},
		{"the name of a role", "medical coder", "role/coder"},
		{"the name of a program", "Associate program", "program/associate"},
		{"the name of an organization", "American Health Information Management Association", "ahima"},
	} {
		if got, err := c.Find(row.name); err != nil || got != row.want {
			t.Errorf("%s: Find(%q) = %q, %v, want %q", row.reason, row.name, got, err, row.want)
		}
	}
}

func TestAnUnknownNameIsAnsweredWithThoseCloseToIt(t *testing.T) {
	c := goodCatalog(t)
	for _, row := range []struct {
		reason, name string
		near         []credential.ID
		text         string
	}{
		{"two letters swapped", "RHTI", []credential.ID{"ahima/rhit"}, `no entry is named "RHTI"; did you mean "ahima/rhit"?`},
		{"a letter left out of an id", "ahima/rhi", []credential.ID{"ahima/rhit", "ahima/rhit-exam"}, `no entry is named "ahima/rhi"; did you mean "ahima/rhit" or "ahima/rhit-exam"?`},
		{"the end of an id", "membershp", []credential.ID{"ahima/membership"}, `no entry is named "membershp"; did you mean "ahima/membership"?`},
		{"nothing comes close", "astronaut", nil, `no entry is named "astronaut"`},
		{"nothing was asked", "", nil, `no entry is named ""`},
	} {
		_, err := c.Find(row.name)
		var missing *credential.NotFoundError
		if !errors.As(err, &missing) || !slices.Equal(missing.Near, row.near) || err.Error() != row.text {
			t.Errorf("%s: Find(%q) = %v, want %s", row.reason, row.name, err, row.text)
		}
	}
}

func TestANameOfSeveralEntriesIsAmbiguous(t *testing.T) {
	c, err := credential.NewCatalog(credential.Entries{Credentials: []credential.Credential{
		{ID: "b/cca", Kind: credential.Certification, Abbreviation: "CCA"},
		{ID: "a/cca", Kind: credential.Certification, Aliases: []credential.Alias{{Name: "cca"}}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	_, err = c.Find("CCA")
	var ambiguous *credential.AmbiguousNameError
	if want := `2 entries are named "CCA"; write the id: "a/cca" or "b/cca"`; !errors.As(err, &ambiguous) || err.Error() != want {
		t.Errorf("Find(CCA) = %v, want %s", err, want)
	}
}

func TestAPartOfANameLeadsToTheEntriesThatHaveIt(t *testing.T) {
	cert := func(id credential.ID, name string) credential.Credential {
		return credential.Credential{ID: id, Kind: credential.Certification, Name: name}
	}
	c, err := credential.NewCatalog(credential.Entries{
		Credentials: []credential.Credential{
			cert("a/coc", "Certified Outpatient Coder"),
			cert("a/cic", "Certified Inpatient Coder"),
			cert("a/chps", "Certified in Healthcare Privacy and Security"),
			cert("a/decoder", "Code Breaker"),
		},
		Roles: []credential.Role{
			{ID: "role/medical-coder", Aliases: []credential.Alias{{Name: "Medical Coder (any setting)"}}},
			{ID: "role/surgery-coder", Name: "Certified surgery coder"},
			{ID: "role/privacy-officer", Name: "Privacy officer"},
			{ID: "role/registrar", Name: "Cancer registrar"},
			{ID: "role/lead", Name: "Lead cancer registrar"},
		},
		Organizations: []credential.Organization{{ID: "ncra", Name: "National Cancer Registrars Association"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		reason, name string
		want         []credential.ID
	}{
		{"the shorter name first, then roles, then the order of IDs", "coder", []credential.ID{"role/medical-coder", "role/surgery-coder", "a/cic", "a/coc"}},
		{"a whole word before one that begins so", "registrar", []credential.ID{"role/registrar", "role/lead", "ncra"}},
		{"in capitals, a word of a name", "PRIVACY", []credential.ID{"role/privacy-officer", "a/chps"}},
		{"two words in any order", "coder, inpatient", []credential.ID{"a/cic"}},
		{"words of an alias", "any setting", []credential.ID{"role/medical-coder"}},
		{"the beginnings of words", "priv off", []credential.ID{"role/privacy-officer"}},
		{"the words of an id", "officer/privacy", []credential.ID{"role/privacy-officer"}},
		{"one word has a slip of the pen", "privcay officer", []credential.ID{"role/privacy-officer"}},
		{"a slip explains nothing that a beginning explains", "cod", []credential.ID{"a/decoder", "role/medical-coder", "role/surgery-coder", "a/cic", "a/coc"}},
		{"no name has both words", "privacy coder", nil},
		{"one letter begins too much", "r", nil},
		{"no words at all", " / ", nil},
	} {
		_, err := c.Find(row.name)
		var missing *credential.NotFoundError
		if !errors.As(err, &missing) || !slices.Equal(missing.Near, row.want) {
			t.Errorf("%s: Find(%q) = %v, want near it %q", row.reason, row.name, err, row.want)
		}
	}
}

func TestNoMoreThanFiveEntriesAreSuggested(t *testing.T) {
	var e credential.Entries
	for _, id := range []credential.ID{"r/7", "r/3", "r/5", "r/1", "r/6", "r/2", "r/4"} {
		e.Roles = append(e.Roles, credential.Role{ID: id, Name: "Coder"})
	}
	c, err := credential.NewCatalog(e)
	if err != nil {
		t.Fatal(err)
	}
	_, err = c.Find("code")
	want := `no entry is named "code"; did you mean "r/1", "r/2", "r/3", "r/4" or "r/5"?`
	if err == nil || err.Error() != want {
		t.Errorf("Find(code) among seven coders = %v, want %s", err, want)
	}
}
