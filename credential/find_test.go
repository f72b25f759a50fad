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
		{"a letter left out of an id", "ahima/rhi", []credential.ID{"ahima/rhit"}, `no entry is named "ahima/rhi"; did you mean "ahima/rhit"?`},
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
