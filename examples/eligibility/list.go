package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/credpath/credpath/credential"
)

// An item is a line of the list of a catalog.
type item struct {
	kind  string // what it stands under
	name  string
	id    string
	note  string // "retired"; "" is none
	words string // where the words of a search are looked for
}

// widest is the longest name after which the IDs stand in one column.
const widest = 80

// list writes what a catalog has, programs elsewhere aside, by kind and name: that which has all the given
// words in its names or its ID, else that which the words name.
func (in *input) list(w io.Writer, c *credential.Catalog, words []string) error {
	words = strings.Fields(strings.Join(words, " "))
	found := slices.DeleteFunc(items(c), func(i item) bool {
		return in.isElsewhere(c, credential.ID(i.id)) || slices.ContainsFunc(words, func(word string) bool {
			return !strings.Contains(i.words, strings.ToLower(word))
		})
	})
	if len(found) == 0 && len(words) > 0 { // then nothing has them as they are written
		id, err := c.Find(strings.Join(words, " "))
		if err != nil {
			return fmt.Errorf("-list: %w; without words it shows all", err)
		}
		found = slices.DeleteFunc(items(c), func(i item) bool { return i.id != string(id) })
	}
	for len(found) > 0 {
		end := slices.IndexFunc(found, func(i item) bool { return i.kind != found[0].kind })
		if end < 0 {
			end = len(found)
		}
		if err := listKind(w, found[:end]); err != nil {
			return err
		}
		found = found[end:]
	}
	return nil
}

// listKind writes the items of one kind.
func listKind(w io.Writer, items []item) error {
	slices.SortStableFunc(items, func(a, b item) int {
		return cmp.Compare(strings.ToLower(a.name), strings.ToLower(b.name))
	})
	width := 0
	for _, i := range items {
		if n := utf8.RuneCountInString(i.name); n <= widest {
			width = max(width, n)
		}
	}
	var b strings.Builder
	fmt.Fprintln(&b, items[0].kind)
	for _, i := range items {
		line := fmt.Sprintf("  %-*s  %s  %s", width, i.name, i.id, i.note)
		fmt.Fprintln(&b, strings.TrimRight(line, " "))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// items returns what a catalog has: its credentials kind by kind, and what else a
// goal or a record can name.
func items(c *credential.Catalog) []item {
	var all []item
	add := func(kind, name, id, note string, aliases []credential.Alias) {
		words := name + " " + id
		for _, alias := range aliases {
			words += " " + alias.Name
		}
		all = append(all, item{kind: kind, name: cmp.Or(name, id), id: id, note: note, words: strings.ToLower(words)})
	}
	for e := range c.Credentials() {
		name := e.Name
		if e.Abbreviation != "" {
			name += " (" + e.Abbreviation + ")"
		}
		add(string(e.Kind), name, string(e.ID), string(e.Status), e.Aliases)
	}
	slices.SortStableFunc(all, func(a, b item) int { return cmp.Compare(a.kind, b.kind) })
	for r := range c.Roles() {
		add("role", r.Name, string(r.ID), "", r.Aliases)
	}
	for p := range c.Programs() {
		add("program", p.Name, string(p.ID), "", nil)
	}
	for o := range c.Organizations() {
		add("organization", o.Name, string(o.ID), "", nil)
	}
	for f := range c.Fields() {
		add("field of work or study", f.Name, string(f.Field), "", nil)
	}
	return all
}
