package credential

import (
	"iter"
	"reflect"
	"slices"
)

// A Catalog is a checked set of entries: every ID in it leads to an entry of
// the right kind, and an order of steps leads to every entry that can be
// earned. It is read-only and may be used by many goroutines at once. The zero
// Catalog has no entries.
//
// The entries it hands out share their slices with it: the caller must not
// modify them. [Catalog.Entries] makes a copy for that.
type Catalog struct {
	entries      Entries // in ID order
	places       map[ID]place
	fields       map[Field]int
	countingAs   map[ID][]ID // the credentials that say they count as it, in ID order
	awardedBy    map[ID][]ID // the programs that say they award it, in ID order
	automatic    map[ID][]ID // what is awarded by itself and counts as it, in ID order
	names        map[string][]ID
	attestations map[ID]askedAttestation // that rules ask for
	scores       map[ID]bool             // what scores that rules ask for are of
}

// A place is where an entry stands in [Entries].
type place struct {
	section section
	index   int
}

// A section is one of the lists of [Entries].
type section uint8

// The sections, in the order of the fields of [Entries].
const (
	organizations section = iota + 1 // after the edition
	fields
	credentials
	programs
	roles
)

// sectionNames has what an entry of each section is called in a message.
var sectionNames = []string{"", "organization", "field", "credential", "program", "role"}

// NewCatalog checks entries that were made in code, and returns a catalog of
// them that shares nothing with them. It takes no value that a file cannot say.
// The error is of type [Problems].
func NewCatalog(e Entries) (*Catalog, error) {
	if problems := checkValues(e); len(problems) > 0 {
		return nil, problems.err()
	}
	return newCatalog(parsed{entries: deepCopy(e)})
}

// newCatalog checks parsed entries, and returns a catalog that keeps them.
func newCatalog(p parsed) (*Catalog, error) {
	problems, attestations, scores := check(p)
	if problems = append(p.problems, problems...); len(problems) > 0 {
		return nil, problems.err()
	}
	c := &Catalog{entries: p.entries.sorted(), places: make(map[ID]place), fields: make(map[Field]int)}
	for at, id := range c.entries.ids() {
		c.places[id] = at
	}
	for i, f := range c.entries.Fields {
		c.fields[f.Field] = i
	}
	c.countingAs = c.entries.countingAs()
	c.awardedBy = c.entries.awarding()
	c.automatic = c.entries.automaticAs(c.places)
	c.names = c.entries.names()
	c.attestations, c.scores = attestations, scores
	return c, nil
}

// ids returns an iterator over the entries that have an ID, all but the fields:
// the place and the ID of each.
func (e Entries) ids() iter.Seq2[place, ID] {
	return func(yield func(place, ID) bool) {
		_ = eachID(e.Organizations, organizations, Organization.key, yield) &&
			eachID(e.Credentials, credentials, Credential.key, yield) &&
			eachID(e.Programs, programs, Program.key, yield) &&
			eachID(e.Roles, roles, Role.key, yield)
	}
}

// eachID yields the places and IDs of one section, and reports whether the caller
// wants more.
func eachID[T any](list []T, section section, key func(T) ID, yield func(place, ID) bool) bool {
	for i, entry := range list {
		if !yield(place{section, i}, key(entry)) {
			return false
		}
	}
	return true
}

// countingAs returns, by credential, those that say they count as it, in the
// order of the entries.
func (e Entries) countingAs() map[ID][]ID {
	m := make(map[ID][]ID)
	for _, cred := range e.Credentials {
		addCounting(m, cred)
	}
	return m
}

// addCounting adds a credential to those that say they count as each of its CountsAs.
func addCounting(m map[ID][]ID, cred Credential) {
	for _, as := range cred.CountsAs {
		m[as] = append(m[as], cred.ID)
	}
}

// awarding returns, by credential, the programs that say they award it, in the
// order of the entries.
func (e Entries) awarding() map[ID][]ID {
	m := make(map[ID][]ID)
	for _, p := range e.Programs {
		for _, id := range p.Awards {
			m[id] = append(m[id], p.ID)
		}
	}
	return m
}

// Edition returns the day as of which the entries were gathered, and by which an answer
// says whose word it is. It is zero if nothing says so.
func (c *Catalog) Edition() Date { return c.entries.Edition }

// later returns the later one of two days; zero, of which nothing was said, is the earlier.
func later(a, b Date) Date {
	if a.Before(b) {
		return b
	}
	return a
}

// Has reports whether an entry has the ID.
func (c *Catalog) Has(id ID) bool {
	_, ok := c.places[id]
	return ok
}

// Credential returns the credential with the ID.
func (c *Catalog) Credential(id ID) (Credential, bool) {
	return lookup(c, c.entries.Credentials, credentials, id)
}

// Program returns the program with the ID.
func (c *Catalog) Program(id ID) (Program, bool) {
	return lookup(c, c.entries.Programs, programs, id)
}

// Role returns the role with the ID.
func (c *Catalog) Role(id ID) (Role, bool) {
	return lookup(c, c.entries.Roles, roles, id)
}

// Organization returns the organization with the ID.
func (c *Catalog) Organization(id ID) (Organization, bool) {
	return lookup(c, c.entries.Organizations, organizations, id)
}

// lookup returns the entry with the ID, if it is in the section that the list is.
func lookup[T any](c *Catalog, list []T, section section, id ID) (entry T, ok bool) {
	if at, ok := c.places[id]; ok && at.section == section {
		return list[at.index], true
	}
	return entry, false
}

// Field returns what the catalog says of a field of work or study.
func (c *Catalog) Field(f Field) (FieldEntry, bool) {
	i, ok := c.fields[f]
	if !ok {
		return FieldEntry{}, false
	}
	return c.entries.Fields[i], true
}

// Credentials returns an iterator over the credentials in ID order.
func (c *Catalog) Credentials() iter.Seq[Credential] { return slices.Values(c.entries.Credentials) }

// Programs returns an iterator over the programs in ID order.
func (c *Catalog) Programs() iter.Seq[Program] { return slices.Values(c.entries.Programs) }

// Roles returns an iterator over the roles in ID order.
func (c *Catalog) Roles() iter.Seq[Role] { return slices.Values(c.entries.Roles) }

// Organizations returns an iterator over the organizations in ID order.
func (c *Catalog) Organizations() iter.Seq[Organization] {
	return slices.Values(c.entries.Organizations)
}

// Fields returns an iterator over the documented fields in the order of their names.
func (c *Catalog) Fields() iter.Seq[FieldEntry] { return slices.Values(c.entries.Fields) }

// CountsAs reports whether a credential counts as another: because it is the
// same one, says so, or counts as one that does.
func (c *Catalog) CountsAs(id, as ID) bool {
	if id == as {
		return true
	}
	up := func(id ID) []ID {
		cred, _ := c.Credential(id)
		return cred.CountsAs
	}
	switch direct := up(id); {
	case len(direct) == 0:
		return false
	case slices.Contains(direct, as):
		return true
	}
	return slices.Contains(reach(id, up), as)
}

// CountingAs returns an iterator over the credentials that count as the given
// one, itself included, in ID order. It is empty if there is no such credential.
func (c *Catalog) CountingAs(id ID) iter.Seq[ID] {
	return func(yield func(ID) bool) {
		if _, ok := c.Credential(id); !ok {
			return
		}
		all := reach(id, func(id ID) []ID { return c.countingAs[id] })
		slices.Sort(all)
		for _, id := range all {
			if !yield(id) {
				return
			}
		}
	}
}

// reach returns the IDs that can be reached from one, itself the first.
func reach(from ID, next func(ID) []ID) []ID {
	all := []ID{from}
	seen := map[ID]bool{from: true}
	for i := 0; i < len(all); i++ {
		for _, id := range next(all[i]) {
			if !seen[id] {
				seen[id] = true
				all = append(all, id)
			}
		}
	}
	return all
}

// Awarding returns an iterator over the programs that award a credential, or
// one that counts as it, in ID order.
func (c *Catalog) Awarding(id ID) iter.Seq[Program] {
	return func(yield func(Program) bool) {
		var ids []ID
		for as := range c.CountingAs(id) {
			ids = append(ids, c.awardedBy[as]...)
		}
		slices.Sort(ids)
		for _, id := range slices.Compact(ids) {
			p, _ := c.Program(id)
			if !yield(p) {
				return
			}
		}
	}
}

// Automatic returns an iterator over the credentials that are awarded by themselves
// and count as the given one, in ID order.
func (c *Catalog) Automatic(id ID) iter.Seq[ID] { return slices.Values(c.automatic[id]) }

// automaticAs returns, by credential, what is awarded by itself and counts as it, in
// the order of the entries. Of other entries places has where they stand.
func (e Entries) automaticAs(places map[ID]place) map[ID][]ID {
	m := make(map[ID][]ID)
	for _, cred := range e.Credentials {
		if !cred.Automatic {
			continue
		}
		for _, as := range reach(cred.ID, func(id ID) []ID {
			if at := places[id]; at.section == credentials {
				return e.Credentials[at.index].CountsAs
			}
			return nil
		}) {
			m[as] = append(m[as], cred.ID)
		}
	}
	return m
}

// Entries returns a copy of what the catalog holds, in ID order. It is the
// caller's to modify.
func (c *Catalog) Entries() Entries { return deepCopy(c.entries) }

// MarshalJSON returns the entries in the form of [FormatCatalog].
func (c *Catalog) MarshalJSON() ([]byte, error) { return c.entries.MarshalJSON() }

// Merge returns a catalog of the entries of c and of over, such as an
// importer's own programs. An entry of over stands in place of the one of c
// with the same ID. The edition is the later one of both. The result is checked as a
// whole; c does not change. The error is of type [Problems].
func (c *Catalog) Merge(over Entries) (*Catalog, error) {
	if problems := checkValues(over); len(problems) > 0 {
		return nil, problems.err()
	}
	over = deepCopy(over)
	replaced := make(map[ID]bool)
	for _, id := range over.ids() {
		replaced[id] = true
	}
	documented := make(map[Field]bool)
	for _, f := range over.Fields {
		documented[f.Field] = true
	}
	e := c.entries
	return newCatalog(parsed{entries: Entries{
		Edition:       later(e.Edition, over.Edition),
		Organizations: merged(e.Organizations, over.Organizations, Organization.key, replaced),
		Fields:        merged(e.Fields, over.Fields, FieldEntry.key, documented),
		Credentials:   merged(e.Credentials, over.Credentials, Credential.key, replaced),
		Programs:      merged(e.Programs, over.Programs, Program.key, replaced),
		Roles:         merged(e.Roles, over.Roles, Role.key, replaced),
	}})
}

// merged returns the entries of both lists without those of the first whose keys
// are replaced.
func merged[T any, K comparable](under, over []T, key func(T) K, replaced map[K]bool) []T {
	kept := slices.DeleteFunc(slices.Clone(under), func(entry T) bool { return replaced[key(entry)] })
	return append(kept, over...)
}

// deepCopy returns a copy of v that shares no slice with it. Empty slices
// become nil, as they are when read from a file.
func deepCopy[T any](v T) T {
	out := reflect.New(reflect.TypeFor[T]()).Elem()
	copyInto(out, reflect.ValueOf(v))
	return out.Interface().(T)
}

// copyInto sets a zero value to a copy of another one.
func copyInto(to, from reflect.Value) {
	switch from.Kind() {
	case reflect.Slice:
		if from.Len() == 0 {
			return
		}
		to.Set(reflect.MakeSlice(from.Type(), from.Len(), from.Len()))
		for i := range from.Len() {
			copyInto(to.Index(i), from.Index(i))
		}
	case reflect.Struct:
		for i := range from.NumField() {
			copyInto(to.Field(i), from.Field(i))
		}
	case reflect.Interface:
		if from.IsNil() {
			return
		}
		inner := reflect.New(from.Elem().Type()).Elem()
		copyInto(inner, from.Elem())
		to.Set(inner)
	default:
		to.Set(from)
	}
}
