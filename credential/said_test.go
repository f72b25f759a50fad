package credential_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/credpath/credpath/credential"
)

// spokenCatalog has names that lie close to each other.
func spokenCatalog(t *testing.T) *credential.Catalog {
	t.Helper()
	asks := func(exam credential.ID) credential.Rules {
		return credential.Rules{{Ask: credential.Holds{Credential: exam}}}
	}
	c, err := credential.NewCatalog(credential.Entries{
		Organizations: []credential.Organization{{ID: "guild", Name: "Guild of Keepers (GK)"}, {ID: "league", Name: "League"}},
		Credentials: []credential.Credential{
			{ID: "guild/ck", Kind: credential.Certification, Name: "Certified Keeper", Abbreviation: "CK", Issuer: "guild", Requires: asks("guild/ck-exam")},
			{ID: "guild/ck-exam", Kind: credential.Assessment, Name: "Keeper's board", Issuer: "guild"},
			{ID: "guild/cka", Kind: credential.Certification, Name: "Certified Keeper of Acts", Abbreviation: "CKA", Issuer: "guild", Status: credential.Retired},
			{ID: "guild/cks", Kind: credential.Certification, Name: "Certified Keeper of Seals", Abbreviation: "CKS", Issuer: "guild"},
			{ID: "guild/ck-p", Kind: credential.Certification, Name: "Certified Keeper, Provincial", Abbreviation: "CK-P", Issuer: "guild", Status: credential.Retired},
			{ID: "league/test", Kind: credential.Assessment, Name: "Entrance examination", Issuer: "league"},
		},
		Roles: []credential.Role{
			{ID: "role/keeper", Name: "Keeper of records", Aliases: []credential.Alias{{Name: "Keeper"}}, Next: []credential.ID{"role/reader"}},
			{ID: "role/league-keeper", Name: "Keeper at the League", Aliases: []credential.Alias{{Name: "Keeper"}}, Employer: "league", Next: []credential.ID{"role/keeper", "role/reader"}},
			{ID: "role/aide", Name: "Aide", Aliases: []credential.Alias{{Name: "Keeper"}}},
			{ID: "role/reader", Name: "Reader, Drawings & Maps"},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestANameIsReadAsPeopleWriteIt(t *testing.T) {
	c := spokenCatalog(t)
	for _, row := range []struct {
		reason, name string
		want         credential.ID
	}{
		{"dots between letters", "C.K.S.", "guild/cks"},
		{"a space for a hyphen", "ck p", "guild/ck-p"},
		{"no hyphen", "CKP", "guild/ck-p"},
		{"a dash and no comma", "Certified Keeper — Provincial", "guild/ck-p"},
		{"a small s after letters", "CKPs", "guild/ck-p"},
		{"letters that only look like a plural", "CKs", "guild/cks"},
		{"a plural", "keepers of records", "role/keeper"},
		{"an article", "a reader, drawings and maps", "role/reader"},
		{"the words turned at a comma", "of records, keeper", "role/keeper"},
		{"a word for the kind of thing", "CK certification", "guild/ck"},
		{"a word for the kind of thing, in the plural", "Keeper of Records jobs", "role/keeper"},
		{"two names of one entry", "Certified Keeper (CK)", "guild/ck"},
		{"two names and the organization", "CK - Certified Keeper, by the Guild", ""},
		{"the organization by its id", "guild CK", "guild/ck"},
		{"the organization by its letters", "GK's CKS", "guild/cks"},
		{"the organization by its long name", "CKS from Guild of Keepers", "guild/cks"},
		{"the examination that it asks for", "CK exam", "guild/ck-exam"},
		{"with all of these", "the guild's Certified Keeper (C.K.) certification test", "guild/ck-exam"},
		{"another word for an examination in its own name", "entrance test", "league/test"},
		{"one of several by its organization", "keeper at League", "role/league-keeper"},
		{"the organization by its letters alone", "gk", "guild"},
		{"the wrong organization", "league CK", ""},
		{"the wrong kind of thing", "CK job", ""},
		{"an examination that it does not ask for", "CKS exam", ""},
		{"a word for the kind of thing alone", "certification", ""},
		{"capitals that are no plural", "CK-PS", ""},
		{"signs alone", "& .", ""},
	} {
		id, err := c.Find(row.name)
		if id != row.want || (err == nil) != (row.want != "") {
			t.Errorf("%s: Find(%q) = %q, %v, want %q", row.reason, row.name, id, err, row.want)
		}
	}
}

func TestOfEqualNamesTheLikeliestComesFirst(t *testing.T) {
	c := spokenCatalog(t)
	for _, row := range []struct {
		reason, name string
		want         []credential.ID
	}{
		{"leads on to others, leads to none, has one employer", "keepers", []credential.ID{"role/keeper", "role/aide", "role/league-keeper"}},
		{"of names as long, an open credential before a closed one", "certified", []credential.ID{"guild/ck", "guild/ck-p", "guild/cks", "guild/cka"}},
		{"the kind of thing that was asked for", "keeper certification", []credential.ID{"guild/ck", "guild/ck-p", "guild/cks", "guild/cka"}},
		{"the longest part that is a name, and of those the last", "old CK certified keeper CKS boss", []credential.ID{"guild/ck"}},
		{"a part that is a name, and a slip besides", "CKS keper", []credential.ID{"guild/cks"}},
		{"an organization that does not give it", "league CKS", []credential.ID{"guild/cks"}},
	} {
		_, err := c.Find(row.name)
		var unknown *credential.NotFoundError
		var several *credential.AmbiguousNameError
		var got []credential.ID
		switch {
		case errors.As(err, &unknown):
			got = unknown.Near
		case errors.As(err, &several):
			got = several.IDs
		}
		if !slices.Equal(got, row.want) {
			t.Errorf("%s: Find(%q) = %v, want it to offer %q", row.reason, row.name, err, row.want)
		}
	}
}
