package oracle

import "github.com/credpath/credpath/credential"

// coursework adds up, over the sources, the best that each of them gives. Credit of which
// nobody says how much it is may be enough.
func (j *judge) coursework(ask credential.Coursework, f *facts, day int) Status {
	sure, maybe := map[string]int{}, map[string]int{}
	open := false
	for _, credit := range f.credits {
		if !ask.In.Contains(credit.in) || !credit.unknown && credit.clock != (ask.Credits.Unit == credential.Clock) {
			continue
		}
		// One program may teach two fields within the one asked for: these add up.
		key := credit.source + " " + string(credit.in)
		status := creditStatus(ask, credit, day)
		if credit.unknown {
			open = open || status != Unmet
			continue
		}
		switch status {
		case Met:
			sure[key] = credit.weight
			maybe[key] = credit.weight
		case Unknown:
			maybe[key] = credit.weight
		}
	}
	switch need := ask.Credits.Weight(); {
	case sum(sure) >= need:
		return Met
	case open || sum(maybe) >= need:
		return Unknown
	}
	return Unmet
}

// creditStatus judges one credit in the field asked for.
func creditStatus(ask credential.Coursework, credit creditFact, day int) Status {
	status := Met
	switch {
	case credit.on <= day:
	case credit.dated:
		return Unmet
	default:
		status = Unknown
	}
	if credit.grade.Fails() {
		return Unmet
	}
	if ask.MinGrade != "" && !credit.planned {
		switch {
		case credit.grade == "", credit.grade == credential.Pass && ask.MinGrade != credential.Pass:
			status = Unknown
		case !credit.grade.AtLeast(ask.MinGrade):
			return Unmet
		}
	}
	if !ask.Within.IsZero() {
		switch {
		case credit.on > always && credit.on < add(day, ask.Within.Negate()):
			return Unmet
		case !credit.dated:
			status = Unknown
		}
	}
	return status
}

func sum(amounts map[string]int) int {
	total := 0
	for _, amount := range amounts {
		total += amount
	}
	return total
}

// score judges the best score that is recent enough.
func (j *judge) score(ask credential.Score, f *facts, day int) Status {
	first := always
	if !ask.Within.IsZero() {
		first = add(day, ask.Within.Negate())
	}
	for _, brought := range f.brought {
		of := brought.program == ask.Of || j.accepts[ask.Of][brought.credential]
		if of && first <= brought.on && brought.on <= day {
			return Met
		}
	}
	best, said := Unmet, false
	for _, scored := range f.scores {
		if scored.Of != ask.Of && !j.accepts[ask.Of][scored.Of] {
			continue
		}
		said = true
		on := dayOr(scored.On, always)
		switch {
		case scored.Score.Hundredths < ask.AtLeast.Hundredths || on > day:
		case on >= first:
			return Met
		case on == always:
			best = Unknown
		}
	}
	if !said {
		return Unknown
	}
	return best
}
