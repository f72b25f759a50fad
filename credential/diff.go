package credential

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// A Change is one difference between two editions of a catalog.
type Change struct {
	List  string // the key of the list in which the entry stands, "credentials"; "" for what is no entry
	Entry ID     // or the field that the entry is about
	// Path leads to the value inside the entry, as [Problem].Path does; "" is the whole
	// entry. Its indexes are those of the new edition; only the last one of what is gone is
	// that of the old.
	Path string
	From Value // in the old edition; "" if it is not said there
	To   Value // in the new edition; "" if it is not said there
}

// A Value is a value of a catalog as the canonical form has it, without spaces between its
// parts: `"229 USD"` with its quotes, `36`, `{"holds":"ahima/rhit"}`. In JSON it is that
// value itself.
type Value string

// String returns the change as a sentence, with IDs and no names:
//
//	ahima/rhit-exam: offers[0].price is 329 USD, no longer 299 USD
func (ch Change) String() string { return new(Catalog).PhraseChange(ch) }

// MarshalJSON returns the value itself, or null for none.
func (v Value) MarshalJSON() ([]byte, error) {
	if v == "" {
		return []byte("null"), nil
	}
	return []byte(v), nil
}

// UnmarshalJSON takes any JSON value, and null for none.
func (v *Value) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*v = ""
		return nil
	}
	return ParseJSON("", data, v)
}

// MarshalJSON returns the change with its field names in lowerCamelCase.
func (ch Change) MarshalJSON() ([]byte, error) { return encode(ch), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (ch *Change) UnmarshalJSON(data []byte) error { return ParseJSON("", data, ch) }

// raw sets a [Value].
func (d *decoder) raw(n int32, v reflect.Value) { v.SetString(string(d.doc.appendValue(nil, n))) }

// appendValue appends a value as the canonical form has it, however the document writes
// its texts and spaces.
func (doc *document) appendValue(b []byte, n int32) []byte {
	shape := doc.nodes[n].shape
	switch shape {
	case jsonText:
		return appendText(b, doc.text(n))
	case jsonList, jsonObject:
	default:
		return append(b, doc.raw(n)...)
	}
	b = append(b, doc.data[doc.nodes[n].start])
	first := true
	for i := range doc.items(n) {
		if !first {
			b = append(b, ',')
		}
		first = false
		b = doc.appendValue(b, i)
		if shape == jsonObject {
			b = doc.appendValue(append(b, ':'), i+1)
		}
	}
	return append(b, doc.data[doc.nodes[n].end-1])
}

// Diff returns every difference between two editions of a catalog that the canonical form
// of [FormatCatalog] shows: none if that is the same, to the byte. The order is that of the
// canonical form of the new edition, where what is gone comes before what stands in its
// place. The edition is a change like any other.
//
// Entries are compared with those of their ID; one that is new or gone is one change. In
// a list the items that are equal, in their order, stay what they are, and others are
// compared with the next one of the same name, year, organization, field or the like; what
// remains is new or gone. So an alternative that is put first moves no other one, and two
// that change places are one gone and one new. A requirement that asks for something of
// another kind is one change.
func Diff(old, new *Catalog) []Change { return diffEntries(old.entries, new.entries) }

// diffEntries returns the differences between entries in ID order.
func diffEntries(old, new Entries) []Change {
	d := &differ{}
	d.whole(root.at("edition"), dayOf(old.Edition), dayOf(new.Edition))
	diffList(d, organizations, old.Organizations, new.Organizations, Organization.key)
	diffList(d, fields, old.Fields, new.Fields, FieldEntry.key)
	diffList(d, credentials, old.Credentials, new.Credentials, Credential.key)
	diffList(d, programs, old.Programs, new.Programs, Program.key)
	diffList(d, roles, old.Roles, new.Roles, Role.key)
	return d.changes
}

// dayOf returns a day in JSON, or "" for none.
func dayOf(day Date) string {
	if day.IsZero() {
		return ""
	}
	return string(encode(day))
}

// diffList adds the differences between the entries of one list.
func diffList[T any, K ~string](d *differ, list section, old, new []T, key func(T) K) {
	d.at = Change{List: keysOf(reflect.TypeFor[Entries]())[list].name}
	for len(old) > 0 || len(new) > 0 {
		order := 0
		switch {
		case len(old) == 0:
			order = 1
		case len(new) == 0:
			order = -1
		default:
			order = cmp.Compare(key(old[0]), key(new[0]))
		}
		var from, to []byte
		if order <= 0 {
			d.at.Entry = ID(key(old[0]))
			from, old = encode(old[0]), old[1:]
		}
		if order >= 0 {
			d.at.Entry = ID(key(new[0]))
			to, new = encode(new[0]), new[1:]
		}
		d.entry(from, to)
	}
}

// A differ compares the two forms of one entry after the other.
type differ struct {
	changes  []Change
	at       Change // the entry that is being compared
	old, new *document
}

// entry adds the differences between two forms of an entry, one of which may be empty.
func (d *differ) entry(from, to []byte) {
	switch {
	case bytes.Equal(from, to):
	case len(from) == 0 || len(to) == 0:
		d.whole(root, string(from), string(to))
	default:
		d.old, d.new = canonical(from), canonical(to)
		d.value(root, 0, 0)
	}
}

// canonical scans what encode wrote.
func canonical(data []byte) *document {
	doc, problems := readDocument("", data)
	if len(problems) > 0 {
		panic(fmt.Sprintf("credential: what was written is no JSON: %v", problems))
	}
	return doc
}

// whole adds a change of a value, if it is one.
func (d *differ) whole(at *path, from, to string) {
	if from == to {
		return
	}
	ch := d.at
	ch.Path, ch.From, ch.To = at.String(), Value(from), Value(to)
	d.changes = append(d.changes, ch)
}

func (d *differ) gone(at *path, n int32)  { d.whole(at, d.old.raw(n), "") }
func (d *differ) isNew(at *path, m int32) { d.whole(at, "", d.new.raw(m)) }

// value adds the differences between the values at node n of the old form and node m of
// the new one.
func (d *differ) value(at *path, n, m int32) {
	from, to := d.old.raw(n), d.new.raw(m)
	shape := d.old.nodes[n].shape
	switch {
	case from == to:
	case shape != d.new.nodes[m].shape || shape == jsonObject && d.old.asks(n) != d.new.asks(m):
		d.whole(at, from, to)
	case shape == jsonObject:
		d.object(at, n, m)
	case shape == jsonList:
		d.list(at, n, m)
	default:
		d.whole(at, from, to)
	}
}

// asks returns the key that tells what an object asks for, if it is a requirement.
func (doc *document) asks(n int32) string {
	for k := range doc.items(n) {
		if key := doc.text(k); tellsApart(key) {
			return key
		}
	}
	return ""
}

// object adds the differences between two objects of one type: the keys of both stand in
// the order of its fields.
func (d *differ) object(at *path, n, m int32) {
	old, new := slices.Collect(d.old.items(n)), slices.Collect(d.new.items(m))
	for len(old) > 0 || len(new) > 0 {
		if len(old) == 0 {
			d.isNew(at.at(d.new.text(new[0])), new[0]+1)
			new = new[1:]
			continue
		}
		key := d.old.text(old[0])
		same := func(k int32) bool { return d.new.text(k) == key }
		switch i := slices.IndexFunc(new, same); {
		case i < 0:
			d.gone(at.at(key), old[0]+1)
			old = old[1:]
		case i == 0:
			d.value(at.at(key), old[0]+1, new[0]+1)
			old, new = old[1:], new[1:]
		default:
			d.isNew(at.at(d.new.text(new[0])), new[0]+1)
			new = new[1:]
		}
	}
}

// list adds the differences between two lists.
func (d *differ) list(at *path, n, m int32) {
	old, new := slices.Collect(d.old.items(n)), slices.Collect(d.new.items(m))
	i, j := 0, 0
	for _, pair := range append(d.pairs(old, new), [2]int{len(old), len(new)}) {
		for ; i < pair[0]; i++ {
			d.gone(at.item(i), old[i])
		}
		for ; j < pair[1]; j++ {
			d.isNew(at.item(j), new[j])
		}
		if i < len(old) {
			d.value(at.item(j), old[i], new[j])
			i, j = i+1, j+1
		}
	}
}

// pairs returns which items of two lists are one, by their indexes, both ascending: the
// longest sequence of equal ones, and between these the next ones of the same label.
func (d *differ) pairs(old, new []int32) [][2]int {
	equal := func(i, j int) bool { return d.old.raw(old[i]) == d.new.raw(new[j]) }
	alike := func(i, j int) bool {
		label, ok := d.old.label(old[i])
		other, also := d.new.label(new[j])
		return ok && also && label == other
	}
	var pairs [][2]int
	i, j := 0, 0
	for _, same := range append(longestCommon(len(old), len(new), equal), [2]int{len(old), len(new)}) {
		for ; i < same[0]; i++ {
			for k := j; k < same[1]; k++ {
				if alike(i, k) {
					pairs, j = append(pairs, [2]int{i, k}), k+1
					break
				}
			}
		}
		if same[0] < len(old) {
			pairs = append(pairs, same)
		}
		i, j = same[0]+1, same[1]+1
	}
	return pairs
}

// labels has the keys whose values tell an item of a list from others of it.
var labels = []string{"name", "field", "by", "in", "year", "holds", "had"}

// label returns what an object in a list is known by, which is what it asks for and the
// values of the labels. Other values have none.
func (doc *document) label(n int32) (label string, ok bool) {
	if doc.nodes[n].shape != jsonObject {
		return "", false
	}
	label = doc.asks(n)
	for _, key := range labels {
		if v, ok := doc.member(n, key); ok {
			label += " " + doc.raw(v)
		}
	}
	return label, true
}

// maxCompared bounds the pairs of items that are compared to find the longest sequence
// of equal ones.
const maxCompared = 1 << 20

// longestCommon returns a longest sequence of equal items of two lists, by their indexes, the
// earliest in the first list. Of very long lists only what they begin and end with is
// compared.
func longestCommon(n, m int, equal func(i, j int) bool) [][2]int {
	var head, tail [][2]int
	lo := 0
	for ; lo < n && lo < m && equal(lo, lo); lo++ {
		head = append(head, [2]int{lo, lo})
	}
	for n > lo && m > lo && equal(n-1, m-1) {
		n, m = n-1, m-1
		tail = append(tail, [2]int{n, m})
	}
	slices.Reverse(tail)
	rows, columns := n-lo, m-lo
	if rows == 0 || columns == 0 || rows > maxCompared/columns {
		return append(head, tail...)
	}
	// longest[i][j] is the length of a longest sequence of the items from i and j on.
	longest := make([][]int, rows+1)
	for i := range longest {
		longest[i] = make([]int, columns+1)
	}
	for i := rows - 1; i >= 0; i-- {
		for j := columns - 1; j >= 0; j-- {
			if longest[i][j] = max(longest[i+1][j], longest[i][j+1]); equal(lo+i, lo+j) {
				longest[i][j] = 1 + longest[i+1][j+1]
			}
		}
	}
	for i, j := 0, 0; i < rows && j < columns; {
		switch {
		case equal(lo+i, lo+j):
			head = append(head, [2]int{lo + i, lo + j})
			i, j = i+1, j+1
		case longest[i][j+1] >= longest[i+1][j]:
			j++
		default:
			i++
		}
	}
	return append(head, tail...)
}

// PhraseChange returns a change as a sentence, with the names of the catalog: what the
// entry says now, and what it said before. Long values are cut short.
func (c *Catalog) PhraseChange(ch Change) string {
	what := string(ch.Entry)
	if name := c.NameOf(ch.Entry); ch.Entry != "" && ch.List != "fields" && name != what {
		what = name + " (" + what + ")"
	}
	if ch.List != "" && ch.Path == "" {
		kind := WithArticle(strings.TrimSuffix(ch.List, "s"))
		if ch.From == "" {
			return what + " is new, " + kind
		}
		return what + " is gone, " + kind
	}
	what += ": " + ch.Path
	if ch.List == "" {
		what = "the " + ch.Path + " of the catalog"
	}
	switch {
	case ch.From == "":
		return what + " is new: " + c.phraseValue(ch.To)
	case ch.To == "":
		return what + " is gone: " + c.phraseValue(ch.From)
	}
	to, from := c.phraseValue(ch.To), c.phraseValue(ch.From)
	if to == from {
		to, from = fromTheDifference(string(ch.To), string(ch.From))
	}
	return what + " is " + to + ", no longer " + from
}

// phraseValue returns a value as it reads in a sentence: a requirement in words, a text
// without quotes where it is one word or an amount, and JSON else.
func (c *Catalog) phraseValue(v Value) string {
	var text string
	if json.Unmarshal([]byte(v), &text) == nil {
		if len(strings.Fields(text)) <= 2 {
			return text
		}
		return fmt.Sprintf("%q", cut(text))
	}
	var rule Rule
	if r, err := ParseRequirement([]byte(v)); err == nil {
		return c.Phrase(r)
	} else if strings.Contains(string(v), `"ask":`) && ParseJSON("", []byte(v), &rule) == nil {
		return c.phraseRule(rule)
	}
	return cut(string(v))
}

// fromTheDifference returns two long texts from a little before the first rune in which
// they differ.
func fromTheDifference(a, b string) (string, string) {
	x, y := []rune(strings.Trim(a, `"`)), []rune(strings.Trim(b, `"`))
	at := 0
	for at < len(x) && at < len(y) && x[at] == y[at] {
		at++
	}
	at = max(0, at-maxShown/4)
	return fmt.Sprintf("%q", "…"+cut(string(x[at:]))), fmt.Sprintf("%q", "…"+cut(string(y[at:])))
}

// phraseRule returns an edition of a rule in words.
func (c *Catalog) phraseRule(r Rule) string {
	phrase := c.Phrase(r.Ask)
	if !r.From.IsZero() {
		phrase += ", from " + r.From.String()
	}
	if !r.Until.IsZero() {
		phrase += ", until " + r.Until.String()
	}
	return phrase
}

// cut shortens a text for a sentence.
func cut(s string) string {
	if runes := []rune(s); len(runes) > maxShown {
		return string(runes[:maxShown]) + "…"
	}
	return s
}
