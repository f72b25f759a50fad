package reference_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
)

// A share is what the catalog has of one organization.
type share struct {
	active, exams, retired, unknown, outside, classes int // credentials
	programs, roles                                   int
	names                                             []string // of the active credentials
	files                                             map[string]bool
	facts                                             []fact
}

// shares returns the shares by organization; that of "" is what belongs to no
// single one.
func shares(c *credential.Catalog) map[credential.ID]*share {
	all := map[credential.ID]*share{"": {files: make(map[string]bool)}}
	for o := range c.Organizations() {
		all[o.ID] = &share{files: make(map[string]bool)}
	}
	files := filesOfEntries()
	for o := range c.Organizations() {
		all[o.ID].files[files[o.ID]] = true
	}
	owner := make(map[credential.ID]*share)
	for entry := range c.Credentials() {
		owner[entry.ID] = all[entry.Issuer]
		owner[entry.ID].addCredential(entry)
	}
	for entry := range c.Programs() {
		owner[entry.ID] = all[entry.Provider]
		owner[entry.ID].programs++
	}
	for entry := range c.Roles() {
		owner[entry.ID] = all[entry.Employer]
		owner[entry.ID].roles++
	}
	for id, s := range owner {
		s.files[files[id]] = true
	}
	for f := range facts(c) {
		owner[f.of].facts = append(owner[f.of].facts, f)
	}
	return all
}

func (s *share) addCredential(c credential.Credential) {
	switch {
	case c.Status == credential.Retired:
		s.retired++
	case c.Status == credential.StatusUnverified:
		s.unknown++
	case c.Status == credential.Outside:
		s.outside++
	case c.Kind == credential.Assessment:
		s.exams++
	case c.Kind == credential.Class:
		s.classes++
	default:
		s.active++
		name := c.Name
		if c.Abbreviation != "" {
			name += " (" + c.Abbreviation + ")"
		}
		s.names = append(s.names, name)
	}
}

// filesOfEntries returns the file that each entry stands in.
func filesOfEntries() map[credential.ID]string {
	files := make(map[credential.ID]string)
	names, err := filepath.Glob("*.json")
	if err != nil {
		panic(err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			panic(err)
		}
		e, err := credential.ParseEntries(name, data)
		if err != nil {
			panic(err)
		}
		for _, o := range e.Organizations {
			files[o.ID] = name
		}
		for _, c := range e.Credentials {
			files[c.ID] = name
		}
		for _, p := range e.Programs {
			files[p.ID] = name
		}
		for _, r := range e.Roles {
			files[r.ID] = name
		}
	}
	return files
}

// owners returns the organizations in the order of their IDs, and "" last.
func owners(all map[credential.ID]*share) []credential.ID {
	ids := slices.Sorted(maps.Keys(all))
	return append(ids[1:], ids[0])
}

func ownerName(c *credential.Catalog, id credential.ID) string {
	if id == "" {
		return "No single organization: degrees, classes, typical programs, the job market"
	}
	o, _ := c.Organization(id)
	return o.Name
}

func issuersTable(c *credential.Catalog) string {
	all := shares(c)
	var rows [][]string
	for _, id := range owners(all) {
		s := all[id]
		rows = append(rows, []string{
			ownerName(c, id), number(s.active), number(s.exams), number(s.retired), number(s.unknown), number(s.outside),
			number(s.classes), number(s.programs), number(s.roles), strings.Join(slices.Sorted(maps.Keys(s.files)), ", "),
		})
	}
	head := []string{"Organization", "Can be earned", "Exams", "Retired", "Not known if offered", "Earned elsewhere", "Classes", "Programs", "Roles", "Files"}
	return markdown(head, rows)
}

func namesTable(c *credential.Catalog) string {
	all := shares(c)
	var rows [][]string
	for _, id := range owners(all) {
		if names := all[id].names; len(names) > 0 {
			slices.Sort(names)
			rows = append(rows, []string{ownerName(c, id), strings.Join(names, "; ")})
		}
	}
	return markdown([]string{"Organization", "What can be earned there"}, rows)
}

func freshnessTable(c *credential.Catalog) string {
	all := shares(c)
	var rows [][]string
	for _, id := range owners(all) {
		if s := all[id]; len(s.facts) > 0 {
			rows = append(rows, append([]string{ownerName(c, id)}, s.freshness()...))
		}
	}
	head := []string{"Organization", "Facts", "Newest", "Oldest still in force", "Issuer's own page", "Corroborated", "Secondary", "Unverified"}
	return markdown(head, rows)
}

// freshness returns the numbers of facts by confidence, and the days of the
// newest and of the oldest that is not only history.
func (s *share) freshness() []string {
	by := make(map[credential.Confidence]int)
	var newest, oldest credential.Date
	for _, f := range s.facts {
		by[f.source.Confidence]++
		day := f.source.AsOf
		if day.After(newest) {
			newest = day
		}
		if !past(f.until) && (oldest.IsZero() || day.Before(oldest)) {
			oldest = day
		}
	}
	return []string{
		fmt.Sprint(len(s.facts)), newest.String(), oldest.String(), number(by[credential.Issuer]),
		number(by[credential.Corroborated]), number(by[credential.Secondary]), number(by[credential.Unverified]),
	}
}

// past reports whether what holds until a day is history in this edition.
func past(until credential.Date) bool {
	edition, err := credential.ParseDate(reference.Edition)
	if err != nil {
		panic(err)
	}
	return !until.IsZero() && !until.After(edition)
}
