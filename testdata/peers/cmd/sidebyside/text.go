package main

import (
	"fmt"
	"slices"
	"time"
)

// median returns the median time of some runs; one that proved nothing counts
// as longer than any that did. Proved is false if the median is such a one.
func median(outcomes []outcome) (took time.Duration, proved bool) {
	sorted := slices.SortedFunc(slices.Values(outcomes), func(a, b outcome) int {
		switch {
		case a.proved != b.proved && a.proved:
			return -1
		case a.proved != b.proved:
			return 1
		}
		return int(a.took - b.took)
	})
	middle := sorted[len(sorted)/2]
	return middle.took, middle.proved
}

// timeText returns the median of some runs in seconds; with how many were
// proved, if not all were.
func timeText(outcomes []outcome) string {
	if len(outcomes) == 0 {
		return "–"
	}
	took, proved := median(outcomes)
	text := fmt.Sprintf("%.3f s", took.Seconds())
	if !proved {
		text = "> " + text
	}
	n := 0
	for _, o := range outcomes {
		if o.proved {
			n++
		}
	}
	if n < len(outcomes) {
		text += fmt.Sprintf(" (%d of %d)", n, len(outcomes))
	}
	return text
}

// ratioText returns how many times as long the median of one solver is as that
// of the planner, with a bound where one of them was stopped.
func ratioText(theirs, ours []outcome) string {
	if len(theirs) == 0 || len(ours) == 0 {
		return "–"
	}
	their, theyProved := median(theirs)
	our, weProved := median(ours)
	ratio := number(their.Seconds() / our.Seconds())
	switch {
	case !theyProved && !weProved:
		return "–"
	case !theyProved:
		return "> " + ratio
	case !weProved:
		return "< " + ratio
	}
	return ratio
}

// number returns a ratio with two or three digits that say something.
func number(ratio float64) string {
	switch {
	case ratio >= 10:
		return fmt.Sprintf("%.0f", ratio)
	case ratio >= 1:
		return fmt.Sprintf("%.1f", ratio)
	}
	return fmt.Sprintf("%.3f", ratio)
}
