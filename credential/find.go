package credential

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Find returns the ID of the credential, program, role or organization with
// the given ID, abbreviation, name or alias, without regard to case; an alias
// is found whatever its dates.
//
// Where no entry has the name letter for letter, it is read as people write it:
// dots, hyphens, spaces and other signs make no difference ("R.H.I.T.", "ccs p"),
// nor does an s of the plural, a word for what kind of thing it is ("CPC
// certification", "registrar jobs"), a second name of the same entry ("Certified
// Professional Coder (CPC)"), or the organization behind it ("AHIMA's RHIT").
// With a word for an examination it is the one that the credential asks for ("RHIT
// test").
//
// A part of a name finds nothing: the error is a [*NotFoundError], which says whose
// name it is a part of, or an [*AmbiguousNameError] where several entries have the
// name.
func (c *Catalog) Find(name string) (ID, error) {
	ids := c.named(name)
	if len(ids) == 0 {
		ids = c.said(name)
	}
	switch len(ids) {
	case 0:
		return "", &NotFoundError{Name: name, Near: c.near(name)}
	case 1:
		return ids[0], nil
	default:
		return "", &AmbiguousNameError{Name: name, IDs: slices.SortedFunc(slices.Values(ids), c.likelier)}
	}
}

// named returns the entry that has a name for its ID or, if there is none, the
// entries that go by the name, in ID order.
func (c *Catalog) named(name string) []ID {
	key := folded(name)
	if c.Has(ID(key)) {
		return []ID{ID(key)}
	}
	return c.names[key]
}

// folded returns a name in the form in which names are compared: in small letters,
// with one space between words.
func folded(name string) string {
	return strings.ToLower(strings.Join(strings.Fields(name), " "))
}

// names returns the IDs of the entries with each name, in ID order.
func (e Entries) names() map[string][]ID {
	names := make(map[string][]ID)
	for called := range e.callings {
		for _, name := range called.names {
			key := folded(name)
			if key != "" && !slices.Contains(names[key], called.id) {
				names[key] = append(names[key], called.id)
			}
		}
	}
	for _, ids := range names {
		slices.Sort(ids)
	}
	return names
}

// A calling is what an entry is called by.
type calling struct {
	id      ID
	section section
	kind    Kind     // of a credential
	by      ID       // the organization that issues, provides or employs; "" if none is named
	names   []string // its name, abbreviation and aliases, but not its ID
}

// callings yields what each entry that has an ID is called by, section by section. The
// names of a calling are good until the next one.
func (e Entries) callings(yield func(calling) bool) {
	var names []string
	calls := func(c calling, aliases []Alias, own ...string) bool {
		names = append(names[:0], own...)
		for _, alias := range aliases {
			names = append(names, alias.Name)
		}
		c.names = names
		return yield(c)
	}
	for _, o := range e.Organizations {
		if !calls(calling{id: o.ID, section: organizations}, nil, o.Name, shortName(o.Name), longName(o.Name)) {
			return
		}
	}
	for _, c := range e.Credentials {
		if !calls(calling{id: c.ID, section: credentials, kind: c.Kind, by: c.Issuer}, c.Aliases, c.Name, c.Abbreviation) {
			return
		}
	}
	for _, p := range e.Programs {
		if !calls(calling{id: p.ID, section: programs, by: p.Provider}, nil, p.Name) {
			return
		}
	}
	for _, r := range e.Roles {
		if !calls(calling{id: r.ID, section: roles, by: r.Employer}, r.Aliases, r.Name) {
			return
		}
	}
}

// likelier compares two entries that a name fits equally, by which is likelier to be
// meant: a role before a credential, and that before one that is closed, earned
// elsewhere or not known to be open; a role of many employers before that of one; the
// role that leads on to more others; then by ID.
func (c *Catalog) likelier(a, b ID) int {
	return cmp.Or(cmp.Compare(c.remoteness(a), c.remoteness(b)), cmp.Compare(a, b))
}

// remoteness ranks an entry among those that a name fits equally: the lower, the
// likelier.
func (c *Catalog) remoteness(id ID) int {
	const most = 100 // roles to go on to
	if r, ok := c.Role(id); ok {
		rank := most - min(most, len(r.Next))
		if r.Employer != "" {
			rank += most + 1
		}
		return rank
	}
	if e, ok := c.Credential(id); ok && e.Status != Active {
		return 4 * most
	}
	return 3 * most
}

// A NotFoundError says that no entry has a name.
type NotFoundError struct {
	Name string `json:"name"`
	// Near has the entries that may be meant, at most five, the likeliest first:
	// those with all its words in one of their names or in the ID, before those
	// with words that begin so; only if there are none, those with all its words
	// among all their names, but for words that tell what kind of thing it is; then
	// those that a part of the name is the name of; and only then those that are
	// spelled nearly so. Among equals shorter names come first, then roles, then what is open before
	// what is not, then IDs in their order.
	Near []ID `json:"near,omitempty"`
}

// Error names what was looked for and what comes close.
func (e *NotFoundError) Error() string {
	if len(e.Near) == 0 {
		return fmt.Sprintf("no entry is named %q", e.Name)
	}
	return fmt.Sprintf("no entry is named %q; did you mean %s?", e.Name, alternatives(e.Near))
}

// An AmbiguousNameError says that several entries have a name.
type AmbiguousNameError struct {
	Name string `json:"name"`
	IDs  []ID   `json:"ids"` // the likeliest first: roles, then credentials that are open; then in ID order
}

// Error names what was looked for and the entries that have the name.
func (e *AmbiguousNameError) Error() string {
	return fmt.Sprintf("%d entries are named %q; write the id: %s", len(e.IDs), e.Name, alternatives(e.IDs))
}
