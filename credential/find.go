package credential

import (
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
)

// Find returns the ID of the credential, program, role or organization with
// the given ID, abbreviation, name or alias, without regard to case; an alias
// is found whatever its dates. The error is a [*NotFoundError], or an
// [*AmbiguousNameError] where several entries have the name.
func (c *Catalog) Find(name string) (ID, error) {
	key := folded(name)
	if c.Has(ID(key)) {
		return ID(key), nil
	}
	switch ids := c.names[key]; len(ids) {
	case 0:
		return "", &NotFoundError{Name: name, Near: c.near(key)}
	case 1:
		return ids[0], nil
	default:
		return "", &AmbiguousNameError{Name: name, IDs: slices.Clone(ids)}
	}
}

// A NotFoundError says that no entry has a name.
type NotFoundError struct {
	Name string
	Near []ID // the entries whose ID or name comes closest to it, at most three, in ID order
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

// alternatives lists words for a sentence: "a", "b" or "c".
func alternatives[T ~string](words []T) string {
	quoted := make([]string, len(words))
	for i, word := range words {
		quoted[i] = strconv.Quote(string(word))
	}
	last := len(quoted) - 1
	if last < 1 {
		return strings.Join(quoted, "")
	}
	return strings.Join(quoted[:last], ", ") + " or " + quoted[last]
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

// near returns the entries with an ID, an end of an ID, or a name close to key.
func (c *Catalog) near(key string) []ID {
	var m match[ID]
	for id := range c.places {
		word := string(id)
		m.add(key, word, id)
		m.add(key, word[strings.LastIndexByte(word, '/')+1:], id)
	}
	for name, ids := range c.names {
		for _, id := range ids {
			m.add(key, name, id)
		}
	}
	return m.closest()
}

// nearest returns the words that are closest to the given one, at most three,
// if any are close at all.
func nearest[T ~string](word T, words iter.Seq[T]) []T {
	var m match[T]
	for w := range words {
		m.add(string(word), string(w), w)
	}
	return m.closest()
}

// A match collects the values whose words are closest to one word.
type match[T ~string] struct {
	values   []T
	distance int
}

func (m *match[T]) add(word, candidate string, value T) {
	most := min(3, (len(word)+1)/3)
	if len(m.values) > 0 {
		most = m.distance
	}
	d := editDistance(word, candidate, most)
	if d > most {
		return
	}
	if d < m.distance {
		m.values = m.values[:0]
	}
	m.distance = d
	m.values = append(m.values, value)
}

// closest returns the collected values in order, at most three.
func (m *match[T]) closest() []T {
	slices.Sort(m.values)
	values := slices.Compact(m.values)
	return values[:min(3, len(values))]
}

// editDistance returns how many letters to put in, take out, change or swap
// with the next lead from a to b, or most+1 if it is more than most. (The
// "optimal string alignment" distance, by dynamic programming.)
func editDistance(a, b string, most int) int {
	if max(len(a), len(b))-min(len(a), len(b)) > most {
		return most + 1
	}
	width := len(b) + 1
	rows := make([]int, 3*width)
	before, row, next := rows[:width], rows[width:2*width], rows[2*width:]
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		next[0] = i + 1
		least := next[0]
		for j := range len(b) {
			change := row[j]
			if a[i] != b[j] {
				change++
			}
			next[j+1] = min(change, row[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
			least = min(least, next[j+1])
		}
		if least > most {
			return most + 1
		}
		before, row, next = row, next, before
	}
	return min(row[len(b)], most+1)
}
