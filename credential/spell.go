package credential

import (
	"iter"
	"slices"
)

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

// slips returns how many slips of the pen are forgiven in a word: one in three
// letters, and no more than three.
func slips(word string) int { return min(3, (len(word)+1)/3) }

// editDistance returns how many letters to put in, take out, change or swap
// with the next lead from a to b, or most+1 if it is more than most. (The
// "optimal string alignment" distance, by dynamic programming.)
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
