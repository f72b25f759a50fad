package credential

import (
	"cmp"
	"iter"
	"maps"
	"slices"
	"strings"
	"unicode"
)

// What stands in this file finds what may have been meant by a name that no entry
// has.

// near returns the entries that may be meant by a name that none has, in the order that
// [NotFoundError] gives.
func (c *Catalog) near(name string) []ID {
	key := folded(name)
	if ids := likeliest(key, asBeginning, c.likelier, c.called); len(ids) > 0 {
		return ids
	}
	if ids := c.nearSaid(name, asBeginning); len(ids) > 0 {
		return ids
	}
	if ids := c.namedWithin(name); len(ids) > 0 {
		return ids
	}
	if ids := spelledAlike(key, c.called); len(ids) > 0 {
		return ids
	}
	if ids := likeliest(key, asSpelled, c.likelier, c.called); len(ids) > 0 {
		return ids
	}
	return c.nearSaid(name, asSpelled)
}

// nearSaid returns the entries that have each word of a name with at least the given
// likeness in one of their names, else among all of them, but for words that tell what
// kind of thing it is: if there are any, those of that kind. If there are none, an
// organization in it is left out too, which may be the wrong one.
func (c *Catalog) nearSaid(name string, least likeness) []ID {
	var asked, kinds []string
	for _, word := range sayWords(name, true) {
		if word = singular(word); isKindWord(word) {
			kinds = append(kinds, word)
		} else {
			asked = append(asked, word)
		}
	}
	rest := slices.DeleteFunc(slices.Clone(asked), func(word string) bool {
		at, known := c.places[ID(word)]
		return known && at.section == organizations
	})
	groups := []func(calling) bool{func(calling) bool { return true }}
	if len(kinds) > 0 {
		groups = slices.Insert(groups, 0, func(called calling) bool { return slices.ContainsFunc(kinds, called.isOfKind) })
	}
	for _, words := range [][]string{asked, rest} {
		for _, of := range groups {
			for _, texts := range []iter.Seq2[string, ID]{c.singly(of), c.pooled(of)} {
				if ids := likeliest(strings.Join(words, " "), least, c.likelier, texts); len(ids) > 0 {
					return ids
				}
			}
		}
		if len(rest) == len(asked) {
			break
		}
	}
	return nil
}

// namedWithin returns the credentials and roles that a part of a name is the name of: by the
// longest part, and of parts as long by the last, which is what a title is about ("remote
// coder").
func (c *Catalog) namedWithin(name string) []ID {
	words := sayWords(name, true)
	if len(words) > maxSaid {
		return nil
	}
	var ids []ID
	best, s := run{}, newSaying(words, true)
	for called := range c.entries.callings {
		if called.section != credentials && called.section != roles {
			continue
		}
		for _, r := range s.runsOf(called.names) {
			switch order := cmp.Or(cmp.Compare(r.to-r.from, best.to-best.from), cmp.Compare(r.to, best.to)); {
			case order > 0:
				best, ids = r, append(ids[:0], called.id)
			case order == 0 && !slices.Contains(ids, called.id):
				ids = append(ids, called.id)
			}
		}
	}
	slices.SortFunc(ids, c.likelier)
	return ids[:min(maxNear, len(ids))]
}

// singly yields each name of each entry of some kind, and its ID, in the form in which
// names are compared.
func (c *Catalog) singly(of func(calling) bool) iter.Seq2[string, ID] {
	return func(yield func(string, ID) bool) {
		for called := range c.entries.callings {
			for _, name := range append(called.names, string(called.id)) {
				if of(called) && !yield(folded(name), called.id) {
					return
				}
			}
		}
	}
}

// pooled yields all that each entry of some kind is called, its ID among it, as one text
// in the form in which names are compared.
func (c *Catalog) pooled(of func(calling) bool) iter.Seq2[string, ID] {
	return func(yield func(string, ID) bool) {
		for called := range c.entries.callings {
			if of(called) && !yield(folded(string(called.id)+" "+strings.Join(called.names, " ")), called.id) {
				return
			}
		}
	}
}

// called yields the ID and every folded name of each entry, with the ID.
func (c *Catalog) called(yield func(string, ID) bool) {
	for id := range c.places {
		if !yield(string(id), id) {
			return
		}
	}
	for name, ids := range c.names {
		for _, id := range ids {
			if !yield(name, id) {
				return
			}
		}
	}
}

// maxNear bounds the entries that are suggested for a name that none has.
const maxNear = 5

// likeliest returns the entries that have a name in which each word of a key has
// at least the given likeness: the nearest first, then the likelier.
func likeliest(key string, least likeness, likelier func(a, b ID) int, called iter.Seq2[string, ID]) []ID {
	asked := slices.Collect(wordsOf(key))
	best := make(map[ID]nearness)
	for name, id := range called {
		n, near := nearnessOf(asked, least, name)
		if was, twice := best[id]; near && (!twice || n.compare(was) < 0) {
			best[id] = n
		}
	}
	ids := slices.SortedFunc(maps.Keys(best), func(a, b ID) int {
		return cmp.Or(best[a].compare(best[b]), likelier(a, b))
	})
	return ids[:min(maxNear, len(ids))]
}

// A nearness says how near a name is to the words that were asked for.
// Nearnesses are ordered: the nearer is the smaller.
type nearness struct {
	least likeness // of the word that is least like any in the name
	more  int      // how many words the name has beyond those asked for
}

func (n nearness) compare(m nearness) int {
	return cmp.Or(cmp.Compare(n.least, m.least), cmp.Compare(n.more, m.more))
}

// nearnessOf returns how near a name is to the words that were asked for; near is
// false if one of the words is less like any in the name than least.
func nearnessOf(asked []string, least likeness, name string) (n nearness, near bool) {
	for _, word := range asked {
		n.least = max(n.least, likenessIn(word, least, name))
		if n.least > least {
			return n, false
		}
	}
	n.more = -len(asked)
	for range wordsOf(name) {
		n.more++
	}
	return n, len(asked) > 0
}

// A likeness says how a word that was asked for stands in a name. Likenesses are
// ordered: the closer is the smaller.
type likeness int8

const (
	asWord      likeness = iota // it is a word of the name
	asBeginning                 // a word of the name begins with it
	asSpelled                   // a word of the name is spelled nearly so
	unlike
)

// likenessIn returns the closest likeness of a word to one of a name. Likenesses
// beyond the least may come out as unlike.
func likenessIn(word string, least likeness, name string) likeness {
	best := unlike
	if least < asSpelled && !strings.Contains(name, word) {
		return best // most names end here
	}
	for w := range wordsOf(name) {
		best = min(best, likenessOf(word, w))
	}
	return best
}

// likenessOf compares two words. A single letter is not taken for the beginning of
// a word: too many begin with it.
func likenessOf(asked, word string) likeness {
	switch most := slips(asked); {
	case asked == word:
		return asWord
	case len(asked) > 1 && strings.HasPrefix(word, asked):
		return asBeginning
	case most > 0 && editDistance(asked, word, most) <= most:
		return asSpelled
	}
	return unlike
}

// wordsOf returns an iterator over the words of a folded name: what stands
// between spaces, hyphens, slashes and the like.
func wordsOf(name string) iter.Seq[string] {
	return strings.FieldsFuncSeq(name, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\''
	})
}

// spelledAlike returns the entries with a name that is spelled most like the key.
// Of an ID its last word is compared too.
func spelledAlike(key string, called iter.Seq2[string, ID]) []ID {
	var m match[ID]
	for name, id := range called {
		m.add(key, name, id)
		if name == string(id) {
			m.add(key, name[strings.LastIndexByte(name, '/')+1:], id)
		}
	}
	return m.closest()
}

// nearest returns the words whose spelling is closest to the given one, at most
// three; none if no spelling is close.
func nearest[T ~string](word T, words iter.Seq[T]) []T {
	var m match[T]
	for w := range words {
		m.add(string(word), string(w), w)
	}
	return m.closest()
}

// A match collects the values whose candidates are closest to one word.
type match[T ~string] struct {
	values   []T
	distance int // of all the values
}

// add adds a value by its candidate, unless there are closer ones.
func (m *match[T]) add(word, candidate string, value T) {
	most := slips(word)
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

// slips returns how many slips of the pen a spelling may have to be close to a
// word: one in three letters, and no more than three.
func slips(word string) int { return min(3, (len(word)+1)/3) }

// editDistance returns how many letters must be put in, taken out, changed or
// swapped with the next one to get from a to b, or most+1 if that is more than
// most. (The "optimal string alignment" distance, by dynamic programming.)
func editDistance(a, b string, most int) int {
	if max(len(a), len(b))-min(len(a), len(b)) > most {
		return most + 1
	}
	width := len(b) + 1
	var short [3 * 32]int // on the stack, for most words
	rows := short[:]
	if 3*width > len(rows) {
		rows = make([]int, 3*width)
	}
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
