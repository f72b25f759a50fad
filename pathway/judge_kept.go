package pathway

import (
	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
)

// inForce returns the days on which a holding is in force for sure, and those on which it
// may be: as far as its terms go, and while what has to hold for it does.
func (j *judge) inForce(h *held, entry credential.Credential) (sure, maybe days.Set) {
	sure, maybe = j.terms(h, entry)
	if !h.isKept(entry) || j.alone {
		return sure, maybe
	}
	while := j.while(entry)
	sure = sure.Within(days.LongAgo, keptUntil(while.sure, h, entry, j.asked(h, entry, while.shown)))
	if j.presumed != nil || h.planned {
		asked, _ := j.presumedAsked(h, entry, while.shown)
		maybe = maybe.Within(days.LongAgo, keptUntil(while.maybe, h, entry, asked))
	}
	return sure, maybe
}

// terms returns the days on which the terms of a holding last for sure, and those on which
// they may: after one that can be renewed, and of which the record does not say that it was
// the last.
func (j *judge) terms(h *held, entry credential.Credential) (sure, maybe days.Set) {
	if h.keeps {
		return h.kept(), h.kept()
	}
	if !h.By.IsZero() {
		return h.inForceBy(j.person.lapse(j.catalog, h, entry))
	}
	from := firstOf(h.award())
	sure = days.Between(from, endOf(j.person.lapse(j.catalog, h, entry)))
	switch {
	case h.renewed != term{}:
		return sure, days.Between(from, endOf(j.person.anew(j.catalog, h, entry, h.renewed.until)))
	case h.isOpen(entry):
		return sure, days.Between(from, h.mostUntil(entry)).Union(sure)
	}
	return sure, sure
}

// A keptVerdict has the days on which what has to hold does for sure, and may, and the last
// of the first that the record alone shows.
type keptVerdict struct {
	sure, maybe days.Set
	shown       int
}

// while judges what has to hold for a credential to stay in force.
func (j *judge) while(entry credential.Credential) keptVerdict {
	silent := *j
	silent.explain, silent.sitting, silent.heard = false, false, nil
	now := silent.whileOf(entry, "")
	if j.person.record == nil {
		return keptVerdict{now.sure, now.maybe, lastOf(now.sure)}
	}
	silent.person = j.person.record
	return keptVerdict{now.sure, now.maybe, lastOf(silent.judge(entry.While.Ask, place{}).sure)}
}

// whileOf judges what has to hold for a credential to stay in force, at a path.
func (j *judge) whileOf(entry credential.Credential, path string) verdict {
	if j.memo == nil || j.waives(entry.ID) {
		return j.judge(entry.While.Ask, place{path: path})
	}
	return j.remembered(j.memo.while[entry.ID], entry.While.Ask)
}

// asked returns the first day on which a break of what has to hold for a holding may begin:
// the day on which it expires by the record or, of one that does not say, the day after the
// last on which the record shows that it held, at least the award.
func (j *judge) asked(h *held, entry credential.Credential, shown int) int {
	switch {
	case h.planned:
		return firstOf(h.award())
	case !h.said.IsZero():
		return h.said.DayNumber()
	}
	return max(firstOf(h.award()), shown) + 1
}

// presumedAsked is asked where it may be presumed that what has to hold was kept up to the
// start of the plan; open says that the holding is not sure to be in force then otherwise.
func (j *judge) presumedAsked(h *held, entry credential.Credential, shown int) (asked int, open bool) {
	asked = j.asked(h, entry, shown)
	if h.planned || !h.said.IsZero() || graceFrom(asked, entry) > j.start {
		return asked, false
	}
	return j.start + 1, true
}

// keptTo returns the day on which a holding lapses because what has to hold for it does
// not, for all that is known for sure, or Never.
func (j *judge) keptTo(h *held, entry credential.Credential) int {
	while := j.while(entry)
	return keptUntil(while.sure, h, entry, j.asked(h, entry, while.shown))
}

// keptUntil returns the day on which a holding lapses because what has to hold for it does
// not on some days, as far as is asked, or Never.
func keptUntil(holds days.Set, h *held, entry credential.Credential, asked int) int {
	if h.planned && !holds.Contains(asked) {
		return asked // it has to hold on the day of the award
	}
	for _, sp := range holds {
		if sp.Until <= asked {
			continue
		}
		if lapse := graceFrom(asked, entry); asked < sp.From && lapse <= sp.From {
			return lapse
		}
		asked = sp.Until
	}
	return graceFrom(asked, entry)
}

// graceFrom returns the day on which a break has lasted for the grace of a credential.
func graceFrom(day int, entry credential.Credential) int {
	if day >= days.Never {
		return days.Never
	}
	return days.Add(day, days.Length(entry.While.Grace))
}

// presumedKept returns, of the days on which a holding may be in force, those on which it
// is by what is presumed of what has to hold for it.
func (j *judge) presumedKept(h *held, entry credential.Credential, maybe days.Set) days.Set {
	if !h.isKept(entry) || j.alone {
		return maybe
	}
	while := j.while(entry)
	asked := j.asked(h, entry, while.shown)
	sure := maybe.Within(days.LongAgo, keptUntil(while.sure, h, entry, asked))
	presumed, open := j.presumedAsked(h, entry, while.shown)
	if !open {
		return sure
	}
	kept := maybe.Within(days.LongAgo, keptUntil(while.sure, h, entry, presumed))
	if lastOf(kept) > lastOf(sure) && j.presumes(unsaidWhile(h.Credential, credential.DateOfDay(asked-1))) {
		return kept
	}
	return sure
}
