package credential

import (
	"reflect"
	"strings"
)

// ParseRecord reads a record file and checks it as far as that can be done
// without a catalog: dates that stand in their order, numbers that are
// possible, and nothing left out. The name stands in the positions of
// problems. The error is of type [Problems], has every problem of the file,
// and comes without any record.
func ParseRecord(name string, data []byte) (Record, error) {
	return parseRecord(nil, name, data)
}

// ParseRecord reads a record file as the function of this name does, and
// checks also that the catalog has what the record names, and that what was
// attested is not, but for a slip of the pen, what a rule asks for.
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

// ParseRequirement reads a requirement as a catalog has it, and checks its
// shape. The error is of type [Problems].
func ParseRequirement(data []byte) (Requirement, error) {
	r, _, problems := decodeAll[Requirement](nil, "", data)
	if len(problems) > 0 {
		return nil, problems.err()
	}
	return r, nil
}

// decodeAll reads a file that holds one value, with IDs of a catalog if one is
// given.
func decodeAll[T any](c *Catalog, name string, data []byte) (v T, doc *document, problems Problems) {
	doc, problems = readDocument(name, data)
	if problems != nil {
		return v, doc, problems
	}
	d := &decoder{doc: doc, catalog: c}
	d.value(0, reflect.ValueOf(&v).Elem())
	return v, doc, d.problems
}

func parseRecord(c *Catalog, name string, data []byte) (Record, error) {
	r, doc, problems := decodeAll[Record](c, name, data)
	if doc.nodes == nil || problems.full() {
		return Record{}, problems.err()
	}
	broken := make(map[string]bool)
	for _, p := range problems {
		broken[factOf(p.Path)] = true
	}
	for _, p := range checkRecord(c, r, origin{doc: doc}) {
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
