package credential

import (
	"cmp"
	"iter"
	"maps"
	"slices"
	"strings"
	"unicode"
)

// maxNear bounds the entries that are suggested for a name that none has.
const maxNear = 5

// A likeness says how one word stands in a name. Likenesses are ordered: the
// closer is the smaller.
type likeness int8

const (
	asWord      likeness = iota // it is a word of the name
	asBeginning                 // a word of the name begins with it
	asSpelled                   // a word of the name is spelled nearly so
	unlike
)

// A nearness says how near a name is to what was asked for: the likeness of the
// least like of the words asked for, and how many words the name has besides.
type nearness struct {
	least likeness
	more  int
}

func (n nearness) compare(m nearness) int {
	return cmp.Or(cmp.Compare(n.least, m.least), cmp.Compare(n.more, m.more))
}

// near returns the entries that may be meant by a name that none has, as
// [NotFoundError] says.
func (c *Catalog) near(key string) []ID {
	if ids := nearestEntries(key, c.places, c.called); len(ids) > 0 {
		return ids
	}
	return likeliest(key, asSpelled, c.places, c.called)
}

// called yields the IDs and the names of the entries, folded, with the entry.
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

// nearestEntries returns the entries, of those that are called something, that
// have the words of a key or, where none has, are spelled like it as a whole.
// A slip of the pen explains nothing that can be explained without.
func nearestEntries(key string, places map[ID]place, called iter.Seq2[string, ID]) []ID {
	if ids := likeliest(key, asBeginning, places, called); len(ids) > 0 {
		return ids
	}
	return spelledAlike(key, called)
}

// likeliest returns the entries called by names that have something at least so
// like each word of a key: the nearest first, then roles, then by ID.
func likeliest(key string, least likeness, places map[ID]place, called iter.Seq2[string, ID]) []ID {
	asked := slices.Collect(wordsOf(key))
	best := make(map[ID]nearness)
	for name, id := range called {
		n, near := nearnessOf(asked, least, name)
		if was, twice := best[id]; near && (!twice || n.compare(was) < 0) {
			best[id] = n
		}
	}
	other := func(id ID) int { return min(1, int(roles-places[id].section)) }
	ids := slices.SortedFunc(maps.Keys(best), func(a, b ID) int {
		return cmp.Or(best[a].compare(best[b]), cmp.Compare(other(a), other(b)), cmp.Compare(a, b))
	})
	return ids[:min(maxNear, len(ids))]
}

// nearnessOf returns how near a name is to the words asked for; near is false
// if it has nothing so like one of them.
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

// likenessIn returns how a word stands in a name.
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

// likenessOf compares two words. A single letter begins too much to mean it.
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

// spelledAlike returns the entries called what is spelled most like the key,
// as a whole or, of an ID, its last word.
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
