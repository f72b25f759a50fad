package credential

import (
	"cmp"
	"iter"
	"slices"
)

// repeats returns an iterator over the items of a list that stand in it twice:
// the index of each but the first, and the index of the first.
func repeats[T any, K comparable](items []T, key func(T) K) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		if len(items) < 2 {
			return
		}
		first := make(map[K]int)
		for i, item := range items {
			j, twice := first[key(item)]
			if !twice {
				first[key(item)] = i
			} else if !yield(i, j) {
				return
			}
		}
	}
}

// same is the key of items that are compared as they are.
func same[T any](item T) T { return item }

// A span is the days from one, until and not on, another; zero ends are open.
type span struct{ from, until Date }

// overlaps reports whether two spans share a day.
func (s span) overlaps(t span) bool {
	starts := func(from, until Date) bool { return from.IsZero() || until.IsZero() || from.Before(until) }
	return starts(s.from, t.until) && starts(t.from, s.until)
}

// outlasts reports whether s ends after t.
func (s span) outlasts(t span) bool {
	return !t.until.IsZero() && (s.until.IsZero() || t.until.Before(s.until))
}

// String returns the span for a message: "from 2020-01-01 until 2021-01-01".
func (s span) String() string {
	switch {
	case s.from.IsZero() && s.until.IsZero():
		return "on every day"
	case s.from.IsZero():
		return "until " + s.until.String()
	case s.until.IsZero():
		return "from " + s.from.String() + " on"
	}
	return "from " + s.from.String() + " until " + s.until.String()
}

// overlaps returns an iterator over items of one key whose spans share a day:
// the index of the later in the list, and of an earlier. It finds one for each
// item that begins before all that begin earlier have ended.
func overlaps[T any](items []T, key func(T) string, days func(T) span) iter.Seq2[int, int] {
	order := make([]int, len(items))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		return cmp.Or(cmp.Compare(key(items[i]), key(items[j])), days(items[i]).from.Compare(days(items[j]).from), cmp.Compare(i, j))
	})
	return func(yield func(int, int) bool) {
		for n, last := 1, 0; n < len(order); n++ {
			i, j := order[n], order[last]
			if key(items[i]) != key(items[j]) {
				last = n
				continue
			}
			if days(items[i]).overlaps(days(items[j])) && !yield(max(i, j), min(i, j)) {
				return
			}
			if days(items[i]).outlasts(days(items[j])) {
				last = n
			}
		}
	}
}
