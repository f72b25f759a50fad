package credential

import (
	"fmt"
	"io/fs"
	"reflect"
	"slices"
	"strings"
)

// ParseEntries reads a catalog file. It looks at the shape of the file only:
// whether its entries make a catalog is for [NewCatalog] to say. The name
// stands in the positions of problems. The error is of type [Problems], has
// every problem of the file, and comes without any entries.
func ParseEntries(name string, data []byte) (Entries, error) {
	p := parseEntries(name, data)
	if len(p.problems) > 0 {
		return Entries{}, p.problems.err()
	}
	return p.entries, nil
}

// ParseCatalog reads a catalog file and checks it. The name stands in the
// positions of problems. The error is of type [Problems].
func ParseCatalog(name string, data []byte) (*Catalog, error) {
	return newCatalog(parseEntries(name, data))
}

// LoadCatalog reads the files of fsys that match any of the patterns, in the
// syntax of [fs.Glob], and checks them together as one catalog. Which file an
// entry stands in means nothing, and the latest edition that a file says is that of
// all. A pattern that no file matches is an error.
// The error is of type [Problems] where the files can be read.
func LoadCatalog(fsys fs.FS, patterns ...string) (*Catalog, error) {
	names, err := glob(fsys, patterns)
	if err != nil {
		return nil, err
	}
	var all parsed
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		all.add(parseEntries(name, data))
	}
	return newCatalog(all)
}

// glob returns the names that match any of the patterns, sorted, each once.
func glob(fsys fs.FS, patterns []string) ([]string, error) {
	var names []string
	for _, pattern := range patterns {
		matches, err := fs.Glob(fsys, pattern)
		if err != nil {
			return nil, fmt.Errorf("pattern %q: %w", pattern, err)
		}
		if len(matches) == 0 {
			return nil, fmt.Errorf("no file matches %q: %w", pattern, fs.ErrNotExist)
		}
		names = append(names, matches...)
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

// parsed has the entries that were read from files, where each of them stands,
// and what is wrong with their shape. Entries made in code have no origins.
type parsed struct {
	entries  Entries
	origins  [roles + 1][]origin // of the entries of each section, in their order
	problems Problems
	blind    bool // some entries, or some ids, could not be read, so that an unknown ID may be one of theirs
}

// add appends the entries of another file.
func (p *parsed) add(q parsed) {
	p.entries.Edition = later(p.entries.Edition, q.entries.Edition)
	to, from := reflect.ValueOf(&p.entries).Elem(), reflect.ValueOf(q.entries)
	for i := organizations; i <= roles; i++ {
		to.Field(int(i)).Set(reflect.AppendSlice(to.Field(int(i)), from.Field(int(i))))
		p.origins[i] = append(p.origins[i], q.origins[i]...)
	}
	p.problems = append(p.problems, q.problems...)
	p.blind = p.blind || q.blind
}

// parseEntries decodes a catalog file. Its sections are the lists of
// [Entries], in the order of the section constants.
func parseEntries(name string, data []byte) parsed {
	doc, problems := readDocument(name, data)
	if problems != nil {
		return parsed{problems: problems, blind: true}
	}
	d := &decoder{doc: doc}
	var p parsed
	v := reflect.ValueOf(&p.entries).Elem()
	keys := keysOf(v.Type())
	if d.wantOr(0, jsonObject, func() string { return d.objectHint(0, v.Type(), keys) }) {
		for k, key := range d.keys(0, v.Type(), keys) {
			if list := v.Field(key.field); list.Kind() == reflect.Slice {
				p.origins[key.field] = d.section(k+1, list, key.name)
			} else {
				d.value(k+1, list)
			}
		}
	}
	p.problems = d.problems
	p.blind = slices.ContainsFunc(p.problems, func(p Problem) bool { return p.Subject == "" })
	return p
}

// section sets one list of entries from the value of a key, and returns where
// each entry stands.
func (d *decoder) section(n int32, v reflect.Value, key string) []origin {
	if d.doc.nodes[n].shape == jsonObject {
		d.report(n, CodeWrongType, "an object where a list is due; write [{…}, …], with the id of each entry inside it")
		return nil
	}
	if !d.makeSlice(n, v, maxEntries) {
		return nil
	}
	origins := make([]origin, 0, v.Len())
	for item := range d.doc.items(n) {
		i, before := len(origins), len(d.problems)
		d.entry, d.subject, d.prefix = item, d.subjectOf(item), fmt.Sprintf("%s[%d]", key, i)
		d.value(item, v.Index(i))
		origins = append(origins, origin{d.doc, item, len(d.problems) > before})
	}
	d.entry, d.subject, d.prefix = 0, "", ""
	return origins
}

// subjectOf returns the id or the field of an entry, if it can be read.
func (d *decoder) subjectOf(n int32) string {
	for _, key := range []string{"id", "field"} {
		if v, ok := d.doc.member(n, key); ok && d.doc.nodes[v].shape == jsonText {
			id, _ := ParseID(d.doc.text(v))
			return string(id)
		}
	}
	return ""
}

// ParseRecord reads a record file and checks it as far as that can be done
// without a catalog: dates must stand in their order, numbers be possible, and
// nothing be left out. The name stands in the positions of problems. The error
// is of type [Problems], has every problem of the file, and comes without any
// record.
func ParseRecord(name string, data []byte) (Record, error) {
	return parseRecord(nil, name, data)
}

// ParseRecord reads a record file as the function of this name does. It also
// checks that the catalog has everything the record names, and that no attested
// statement misses the ID of a rule by a slip of the pen.
func (c *Catalog) ParseRecord(name string, data []byte) (Record, error) {
	return parseRecord(c, name, data)
}

// CheckRecord checks a record that was made in code as [Catalog.ParseRecord]
// does. The error is of type [Problems].
func (c *Catalog) CheckRecord(r Record) error {
	if problems := checkRecordValues(r); len(problems) > 0 {
		return problems.err()
	}
	return checkRecord(c, r, origin{}).err()
}

// parseRecord reads a record file and checks what it could read. A fact whose
// shape has problems is not checked further.
func parseRecord(c *Catalog, name string, data []byte) (Record, error) {
	var r Record
	d := decodeFile(c, name, data, reflect.ValueOf(&r).Elem())
	problems := d.problems
	if d.doc.nodes == nil || problems.full() {
		return Record{}, problems.err()
	}
	broken := make(map[string]bool)
	for _, p := range problems {
		broken[factOf(p.Path)] = true
	}
	for _, p := range checkRecord(c, r, origin{doc: d.doc}) {
		if !broken[factOf(p.Path)] {
			problems = append(problems, p)
		}
	}
	if len(problems) > 0 {
		return Record{}, problems.err()
	}
	return r, nil
}

// factOf returns the part of a path that leads to one fact of a record:
// "jobs[0]" of "jobs[0].from".
func factOf(path string) string {
	fact, _, _ := strings.Cut(path, ".")
	return fact
}

// ParseRequirement reads a requirement as a catalog has it, and checks its
// shape. The error is of type [Problems].
func ParseRequirement(data []byte) (Requirement, error) {
	var r Requirement
	if d := decodeFile(nil, "", data, reflect.ValueOf(&r).Elem()); len(d.problems) > 0 {
		return nil, d.problems.err()
	}
	return r, nil
}

// ParseJSON reads a file of a form that another package gives it, as strictly
// as [ParseEntries] reads a catalog, into the value that v points to. The name
// stands in the positions of problems. The error is of type [Problems], has
// every problem of the file, and leaves the value as it was.
//
// The keys are the names of the exported fields in lowerCamelCase. Fields may
// be of the types of this package, strings, ints, bools, types with a method
// UnmarshalText, and structs and slices of these and pointers to them; ParseJSON
// panics on others. A whole number has at most nine digits. A field that is absent
// from the file is zero; a pointer tells whether it was absent or said to be zero.
// If a pointer to a struct has a method FromText(string), the file may have a text
// in the place of the struct, and the method sets it. [AppendJSON] writes the form.
//
// If v has a method Problems() Problems, it says what is wrong with a value whose
// single parts are sound. Of these problems only the Path, from the top of the
// file, the Code and the Message need be said: ParseJSON finds the place.
func ParseJSON(name string, data []byte, v any) error {
	fresh := reflect.New(reflect.TypeOf(v).Elem())
	d := decodeFile(nil, name, data, fresh.Elem())
	if len(d.problems) == 0 {
		d.ask(fresh.Interface())
	}
	if len(d.problems) == 0 {
		reflect.ValueOf(v).Elem().Set(fresh.Elem())
	}
	return d.problems.err()
}

// ask adds the problems that a value reports of itself.
func (d *decoder) ask(v any) {
	checked, ok := v.(interface{ Problems() Problems })
	if !ok {
		return
	}
	for _, p := range checked.Problems() {
		origin{doc: d.doc}.locate(&p, pathOf(p.Path))
		d.problems = d.problems.with(p)
	}
}

// decodeFile sets v from a file that holds one value, whose IDs are of a catalog
// if one is given. The decoder has the document, and every problem.
func decodeFile(c *Catalog, name string, data []byte, v reflect.Value) *decoder {
	doc, problems := readDocument(name, data)
	d := &decoder{doc: doc, problems: problems, catalog: c}
	if problems == nil {
		d.value(0, v)
	}
	return d
}
