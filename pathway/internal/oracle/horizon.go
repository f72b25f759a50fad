package oracle

import (
	"fmt"
	"slices"

	"github.com/credpath/credpath/credential"
)

// longest returns after how many days nothing changes any more for a route: when
// everything dated is over, and then every step is taken after the other.
func (p *Planner) longest() int {
	day := p.lastFact()
	span, spans := 0, map[string]int{}
	for _, step := range p.steps {
		takes := 31*step.takes.Months + step.takes.Days + 1
		if step.Offer != nil {
			day = latest(day, step.Offer.From)
			takes += 31*step.Offer.Apply.Months + step.Offer.Apply.Days
			takes += gap(step.Offer.Seasons)
		}
		spans[step.group] = max(spans[step.group], takes)
		for _, edition := range slices.Concat(step.rules, step.advice) {
			day = max(day, edition.from)
		}
		if step.back != nil {
			day = max(day, slices.Max(step.back.lapses))
		}
		day = max(day, step.tries.last())
		for _, a := range step.program.Accreditations {
			day = latest(day, a.From)
		}
	}
	for _, edition := range slices.Concat(p.goal, p.goalAdvice) {
		day = max(day, edition.from)
	}
	for _, step := range p.itself {
		for _, edition := range step.rules {
			day = max(day, edition.from)
		}
	}
	hirings := map[string]bool{}
	for _, ask := range p.asks(p.steps) {
		ask.leaves(func(leaf credential.Requirement) {
			switch leaf := leaf.(type) {
			case credential.Experience:
				hirings[fmt.Sprint(leaf.In)] = true // one job does for all that ask for the same
				if !leaf.Within.IsZero() {
					span += p.hiringDays() // it may have to be taken up again
				}
				full := fullTimeOf(leaf)
				span += 1 + (p.judge.fewestDays(leaf.For)*full+perHour*leaf.Hours*7)/max(1, min(full, p.slowest()))
			case credential.Age:
				if !p.base.born.IsZero() {
					day = latest(day, p.base.born.Add(credential.Period{Months: 12 * leaf.Years}))
				}
			case credential.Holds:
				span += 31*leaf.For.Months + leaf.For.Days
			case nil, credential.Had, credential.Coursework, credential.Score, credential.Resides, credential.Attestation, credential.AtLeast: // by steps and facts alone
			default:
				panic(fmt.Sprintf("oracle: no wait for %T", leaf))
			}
		})
	}
	for _, editions := range p.renewals {
		for _, edition := range editions {
			day = max(day, edition.from)
			for _, fee := range edition.fees {
				day = latest(day, fee.offer.From)
				span += gap(fee.offer.Seasons)
			}
		}
	}
	span += sum(spans) + len(hirings)*p.hiringDays() + 31*p.goalSeek.Months + p.goalSeek.Days
	return p.lastTurn(day, span) - p.start + span
}

// lastTurn returns the last day for which it can pay to wait. It is the given day,
// from which on everything takes span days, or a later day on which an award begins
// to last a year longer, since the first term of its credential ends with a day of
// the year. So does what it renews. A credential awarded then is in force until all is done. So each counts
// once, and only if its day comes before everything could be done anyway.
func (p *Planner) lastTurn(day, span int) int {
	terms := map[credential.ID]credential.Credential{}
	for _, step := range p.steps {
		for _, award := range step.awards {
			if entry, _ := p.judge.catalog.Credential(award); !entry.LastsThrough.IsZero() {
				terms[award] = entry
			}
		}
		for entry := range p.judge.catalog.Credentials() {
			if !entry.LastsThrough.IsZero() && p.renewsAny(step, entry.ID) {
				terms[entry.ID] = entry
			}
		}
	}
	for d := day + 1; d <= day+span; d++ {
		for id, entry := range terms {
			if firstTermOf(entry, d) > firstTermOf(entry, d-1) {
				day = d
				delete(terms, id)
			}
		}
	}
	return day
}

// lastFact returns the last day that the record names, or the start.
func (p *Planner) lastFact() int {
	day := p.start
	for _, held := range p.base.held {
		day = max(day, held.award)
	}
	for _, job := range p.question.Record.Jobs {
		day = latest(day, job.From, job.Until)
	}
	for _, study := range p.question.Record.Studies {
		day = latest(day, study.On)
	}
	for _, scored := range p.question.Record.Scores {
		day = latest(day, scored.On)
	}
	for _, attested := range p.question.Record.Attested {
		day = latest(day, attested.On)
	}
	for _, waiver := range p.question.Record.Waivers {
		day = latest(day, waiver.On)
	}
	return day
}

// latest returns the last of a day and of the dates that are not zero.
func latest(day int, dates ...credential.Date) int {
	for _, date := range dates {
		day = max(day, dayOr(date, day))
	}
	return day
}

// gap returns the longest wait for one of the seasons, in days.
func gap(seasons []credential.Season) int {
	longest := 0
	first := credential.Date{Year: 2026, Month: 1, Day: 1}
	for i := range 366 {
		day := first.Add(credential.Period{Days: i})
		if next, ok := (credential.Offer{Seasons: seasons}).Next(day); ok {
			longest = max(longest, next.DayNumber()-day.DayNumber())
		}
	}
	return longest
}

// slowest returns the fewest hours a week of a job that is a step.
func (p *Planner) slowest() int {
	weekly := fullTime * perHour
	for _, step := range p.steps {
		if step.Kind == Work {
			weekly = min(weekly, step.Weekly)
		}
	}
	return weekly
}
