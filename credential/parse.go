package credential

import (
	"fmt"
	"io/fs"
	"reflect"
	"slices"
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
// entry stands in means nothing. A pattern that no file matches is an error.
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

// parsed is what was read from files: entries, where each of them stands, and
// what is wrong with their shape. Entries made in code have no origins.
type parsed struct {
	entries  Entries
	origins  [roles + 1][]origin // of the entries of each section, in their order
	problems Problems
	blind    bool // some entries could not be read, or their ids
}

// add appends what was read from another file.
func (p *parsed) add(q parsed) {
	to, from := reflect.ValueOf(&p.entries).Elem(), reflect.ValueOf(q.entries)
	for i := range to.NumField() {
		to.Field(i).Set(reflect.AppendSlice(to.Field(i), from.Field(i)))
		p.origins[i] = append(p.origins[i], q.origins[i]...)
	}
	p.problems = append(p.problems, q.problems...)
	p.blind = p.blind || q.blind
}

// parseEntries decodes a catalog file. Its sections are the fields of
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
		for k, key := range d.keys(0, keys) {
			p.origins[key.field] = d.section(k+1, v.Field(key.field), key.name)
		}
	}
	p.problems = d.problems
	p.blind = slices.ContainsFunc(p.problems, func(p Problem) bool { return p.Subject == "" })
	return p
}

// section sets one list of entries, and returns where each of them stands.
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
