package credential

import (
	"fmt"
	"slices"
	"strings"
)

// Find returns the ID of the credential, program, role or organization with
// the given ID, abbreviation, name or alias, without regard to case; an alias
// is found whatever its dates. A part of a name finds nothing: the error is a
// [*NotFoundError], which says whose name it is a part of, or an
// [*AmbiguousNameError] where several entries have the name.
func (c *Catalog) Find(name string) (ID, error) {
	switch ids := c.named(name); len(ids) {
	case 0:
		return "", &NotFoundError{Name: name, Near: c.near(folded(name))}
	case 1:
		return ids[0], nil
	default:
		return "", &AmbiguousNameError{Name: name, IDs: slices.Clone(ids)}
	}
}

// named returns the entries that go by a name, in ID order, or the one that has
// it for its ID.
func (c *Catalog) named(name string) []ID {
	key := folded(name)
	if c.Has(ID(key)) {
		return []ID{ID(key)}
	}
	return c.names[key]
}

// folded returns the form of a name in which names are compared: without
// regard to case and to the width of spaces.
func folded(name string) string {
	return strings.ToLower(strings.Join(strings.Fields(name), " "))
}

// A NotFoundError says that no entry has a name.
type NotFoundError struct {
	Name string
	// Near has the entries that may be meant, at most five, the likeliest first:
	// those with all its words in one of their names or in the ID, before those
	// with words that begin so; only if there are none, those that are spelled
	// nearly so. Among equals shorter names come first, then roles, then IDs in
	// their order.
	Near []ID
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
	Name string
	IDs  []ID // in ID order
}

// Error names what was looked for and the entries that have the name.
func (e *AmbiguousNameError) Error() string {
	return fmt.Sprintf("%d entries are named %q; write the id: %s", len(e.IDs), e.Name, alternatives(e.IDs))
}

// names returns the IDs of the entries with each name, in ID order.
func (e Entries) names() map[string][]ID {
	names := make(map[string][]ID)
	add := func(id ID, name string) {
		key := folded(name)
		if key != "" && !slices.Contains(names[key], id) {
			names[key] = append(names[key], id)
		}
	}
	for _, o := range e.Organizations {
		add(o.ID, o.Name)
	}
	for _, c := range e.Credentials {
		add(c.ID, c.Name)
		add(c.ID, c.Abbreviation)
		for _, alias := range c.Aliases {
			add(c.ID, alias.Name)
		}
	}
	for _, p := range e.Programs {
		add(p.ID, p.Name)
	}
	for _, r := range e.Roles {
		add(r.ID, r.Name)
		for _, alias := range r.Aliases {
			add(r.ID, alias.Name)
		}
	}
	for _, ids := range names {
		slices.Sort(ids)
	}
	return names
}
