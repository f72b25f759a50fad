package oracle

import (
	"cmp"
	"slices"

	"github.com/credpath/credpath/credential"
)

// had returns the status of the best holding, past or present, that counts as the
// credential asked for.
func (j *judge) had(ask credential.Had, f *facts, day int) Status {
	best := Unmet
	for _, held := range f.held {
		if j.accepts[ask.Credential][held.credential] {
			best = max(best, hadStatus(ask, held, day))
		}
	}
	return best
}

// hadStatus judges one holding that counts as the credential asked for. What may have
// been renewed has not lapsed for sure, and lapsed on the last day that is known of it or
// later.
func hadStatus(ask credential.Had, held heldFact, day int) Status {
	if day < held.award {
		return held.early(day)
	}
	if ask.Within.IsZero() {
		return Met
	}
	first := add(day, ask.Within.Negate())
	switch {
	case min(held.lapse, held.kept.lapses()) >= first && held.during == Met:
		return Met
	case held.lapse >= first:
		return Unknown
	}
	if held.latest() < first {
		return Unmet
	}
	return held.after
}

// A span is from one day until, and not on, another.
type span struct{ from, until int }

// heldLong judges whether what is asked for is in force, and was without a break for long
// enough, whatever the day of any award in that time. How recent the award is, and how long it has
// lasted, is asked of the record as a whole, and of each step alone. Holdings of the record of which one begins by the day on which another ends
// join. What a step awards stands by itself. What is not known of a holding makes it one
// that may be in force on that day, and so does a day of award that is not known, up to
// the last one on which it can have been.
func (j *judge) heldLong(ask credential.Holds, f *facts, day int) Status {
	var sure, maybe []span
	now, least := ask, ask.For
	now.For, now.UnderWay = credential.Period{}, credential.Period{}
	ask.Within = credential.Period{}
	best, recent := Unmet, Unmet
	for _, held := range f.held {
		if !j.accepts[ask.Credential][held.credential] {
			continue
		}
		is := j.heldStatus(now, held, day)
		if !held.planned {
			recent = max(recent, is)
		}
		fits := j.fits(ask, held, day)
		if fits == Unmet {
			continue
		}
		may := span{held.award, held.latest()}
		if !held.dated {
			may.from = always
		}
		must := span{held.award, min(held.lapse, held.kept.lapses())}
		if fits != Met || held.during != Met || held.award == always && !held.itself {
			must = span{}
		}
		if held.itself {
			may.from, must.from = held.first, held.sure
		}
		if held.planned {
			best = max(best, min(is, longEnough(least, []span{must}, []span{may}, day)))
			continue
		}
		sure, maybe = append(sure, must), append(maybe, may)
	}
	return max(best, min(recent, longEnough(least, sure, maybe, day)))
}

// longEnough judges the spans in which something is in force, and those in which it may be.
func longEnough(least credential.Period, sure, maybe []span, day int) Status {
	switch {
	case lasts(least, sure, day):
		return Met
	case lasts(least, maybe, day):
		return Unknown
	}
	return Unmet
}

// lasts reports whether the day lies in a span, of those joined, that has lasted so long.
func lasts(least credential.Period, spans []span, day int) bool {
	slices.SortFunc(spans, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	joined := span{always, always}
	for _, s := range spans {
		switch {
		case s.from >= s.until:
		case s.from <= joined.until && joined.from < joined.until:
			joined.until = max(joined.until, s.until)
		case day < s.from:
			// This one and all that follow begin later.
		case joined.from <= day && day < joined.until:
		default:
			joined = s
		}
	}
	inside := joined.from <= day && day < joined.until
	return inside && (joined.from == always || add(joined.from, least) <= day)
}
