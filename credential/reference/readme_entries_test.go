package reference_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
)

// unverifiedTable has every fact that is not verified, with the reason.
func unverifiedTable(c *credential.Catalog) string {
	var rows [][]string
	for f := range facts(c) {
		if f.source.Confidence == credential.Unverified {
			rows = append(rows, []string{called(c, f.of), f.what, f.source.Note})
		}
	}
	return markdown([]string{"Entry", "What", "Why"}, joined(rows))
}

// joined makes one row of those that differ only in their second cell, and
// then one of those that differ only in their first.
func joined(rows [][]string) [][]string { return joinedBy(joinedBy(rows, 1), 0) }

// joinedBy makes one row of those that differ only in one cell, in the place of
// the first of them.
func joinedBy(rows [][]string, cell int) [][]string {
	var all [][]string
	first := make(map[string]int)
	for _, row := range rows {
		others := strings.Join(slices.Delete(slices.Clone(row), cell, cell+1), "\x00")
		if i, ok := first[others]; ok {
			all[i][cell] += "; " + row[cell]
			continue
		}
		first[others] = len(all)
		all = append(all, slices.Clone(row))
	}
	return all
}

// unpricedTable has every price that is due today or later and is not known.
func unpricedTable(c *credential.Catalog) string {
	var rows [][]string
	add := func(id credential.ID, what string, offers []credential.Offer) {
		for _, o := range offers {
			if !o.Price.Known() && !past(o.Until) {
				rows = append(rows, []string{called(c, id), dated(offerName(what, o), o.From, o.Until), o.Source.Note})
			}
		}
	}
	for entry := range c.Credentials() {
		if entry.Status != credential.Active {
			continue
		}
		add(entry.ID, "price", entry.Offers)
		for _, r := range entry.Renews {
			if past(r.Until) {
				continue
			}
			add(entry.ID, "renewal", r.Offers)
			if len(r.Offers) == 0 {
				rows = append(rows, []string{called(c, entry.ID), "renewal", "No fee was found."})
			}
		}
		for _, r := range entry.Returns {
			if !past(r.Until) {
				add(entry.ID, "way back", r.Offers)
			}
		}
	}
	for entry := range c.Programs() {
		add(entry.ID, "tuition", entry.Offers)
	}
	return markdown([]string{"Entry", "What", "What is known"}, joined(rows))
}

// judgedTable has every condition that only a person can judge.
func judgedTable(c *credential.Catalog) string {
	var rows [][]string
	add := func(id credential.ID, what string, r credential.Requirement) {
		for _, a := range attestations(r) {
			inPlan := "a step"
			if a.Fact {
				inPlan = "only if the record has it"
			}
			rows = append(rows, []string{called(c, id), a.Of, what, inPlan})
		}
	}
	for entry := range c.Credentials() {
		for _, r := range entry.Requires {
			add(entry.ID, "rule", r.Ask)
		}
		for _, r := range entry.Recommends {
			add(entry.ID, "advice", r.Ask)
		}
		for _, o := range entry.Offers {
			add(entry.ID, offerName("price", o), o.If)
		}
	}
	for entry := range c.Programs() {
		for _, r := range entry.Admits {
			add(entry.ID, "admission", r.Ask)
		}
		for _, o := range entry.Offers {
			add(entry.ID, offerName("price", o), o.If)
		}
	}
	for entry := range c.Roles() {
		for _, r := range entry.Requires {
			add(entry.ID, "rule", r.Ask)
		}
		for _, r := range entry.Recommends {
			add(entry.ID, "preference", r.Ask)
		}
	}
	head := []string{"Entry", "What somebody has to vouch for", "Where", "In a plan"}
	return markdown(head, slices.CompactFunc(rows, slices.Equal[[]string]))
}

// attestations returns the attestations in a requirement.
func attestations(r credential.Requirement) []credential.Attestation {
	switch r := r.(type) {
	case credential.Attestation:
		return []credential.Attestation{r}
	case credential.AtLeast:
		var all []credential.Attestation
		for _, part := range r.Of {
			all = append(all, attestations(part)...)
		}
		return all
	}
	return nil
}

// closedTable has what no route earns: retired, not known to be offered, or
// earned in a way that the catalog does not describe.
func closedTable(c *credential.Catalog) string {
	words := map[credential.Status]string{
		credential.Retired:          "retired",
		credential.StatusUnverified: "not known if offered",
		credential.Outside:          "earned elsewhere",
	}
	var rows [][]string
	for entry := range c.Credentials() {
		if word, ok := words[entry.Status]; ok {
			rows = append(rows, []string{called(c, entry.ID), word, entry.Note})
		}
	}
	slices.SortStableFunc(rows, func(a, b []string) int { return cmp.Compare(a[1], b[1]) })
	return markdown([]string{"Credential", "Status", "Why it is here"}, rows)
}

// programsTable has the programs with their standing, and the ways to attend.
func programsTable(c *credential.Catalog) string {
	var rows [][]string
	for p := range c.Programs() {
		var awards, standing, ways []string
		for _, id := range p.Awards {
			awards = append(awards, c.NameOf(id))
		}
		for _, a := range p.Accreditations {
			day := ""
			if !a.Source.AsOf.IsZero() {
				day = " (as of " + a.Source.AsOf.String() + ")"
			}
			standing = append(standing, dated(fmt.Sprintf("%s: %s", strings.ToUpper(string(a.By)), a.Status), a.From, a.Until)+day)
		}
		for _, o := range p.Offers {
			ways = append(ways, wayOf(o))
		}
		if len(ways) == 0 {
			ways = []string{"length not known: no route takes it, a record can name it"}
		}
		rows = append(rows, []string{called(c, p.ID), strings.Join(awards, "; "), strings.Join(standing, "; "), strings.Join(ways, "; ")})
	}
	return markdown([]string{"Program", "Awards", "Standing", "Ways to attend"}, rows)
}

func wayOf(o credential.Offer) string {
	way := periodWords(o.Takes)
	if o.Price.Known() {
		way += ", " + o.Price.String()
	}
	if o.Name != "" {
		way = o.Name + ": " + way
	}
	return way
}

// periodWords writes a period in words: "2 years 6 months".
func periodWords(p credential.Period) string {
	var words []string
	for _, part := range []struct {
		n    int
		unit string
	}{{p.Months / 12, "year"}, {p.Months % 12, "month"}, {p.Days / 7, "week"}, {p.Days % 7, "day"}} {
		switch {
		case part.n == 1:
			words = append(words, "1 "+part.unit)
		case part.n > 1:
			words = append(words, fmt.Sprintf("%d %ss", part.n, part.unit))
		}
	}
	return strings.Join(words, " ")
}

func rolesTable(c *credential.Catalog) string {
	var rows [][]string
	for r := range c.Roles() {
		var pay []string
		for _, p := range r.Pay {
			pay = append(pay, strings.TrimSpace(fmt.Sprintf("%s (%d) %s", p.Median, p.Year, p.Scope)))
		}
		var next []string
		for _, id := range r.Next {
			next = append(next, c.NameOf(id))
		}
		rows = append(rows, []string{called(c, r.ID), r.Occupation, strings.Join(pay, "; "), strings.Join(next, "; ")})
	}
	return markdown([]string{"Role", "Occupation code", "Median pay a year", "Often followed by"}, rows)
}

// fieldsTree has the fields, each under the one it belongs to.
func fieldsTree(c *credential.Catalog) string {
	var b strings.Builder
	for f := range c.Fields() {
		indent := strings.Repeat("  ", strings.Count(string(f.Field), "/"))
		fmt.Fprintf(&b, "%s- `%s` %s. %s\n", indent, f.Field, f.Name, f.About)
	}
	return b.String()
}
