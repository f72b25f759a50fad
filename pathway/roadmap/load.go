package roadmap

import (
	"fmt"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// A load is what the steps under way on a day take of a week, in hours.
type load struct{ study, work int }

// load says how many hours a week the fullest weeks take in which study and
// work run at the same time; "" if they never do.
func (b *builder) load() string {
	var most load
	for _, s := range b.route.Steps { // a load only grows where a step starts
		l := b.loadOn(s.Start)
		if l.study > 0 && l.work > 0 && l.study+l.work > most.study+most.work {
			most = l
		}
	}
	if most == (load{}) {
		return ""
	}
	return fmt.Sprintf("up to %d hours a week: %d of study and %d of work", most.study+most.work, most.study, most.work)
}

// loadOn sums the hours a week of the steps under way on a day. A step is not
// under way on the day it finishes.
func (b *builder) loadOn(day credential.Date) load {
	var l load
	for _, s := range b.route.Steps {
		switch {
		case day.Before(s.Start) || !day.Before(s.Finish):
		case s.Kind == pathway.Work:
			l.work += s.Weekly
		default:
			l.study += s.Weekly
		}
	}
	return l
}
