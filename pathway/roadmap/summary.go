package roadmap

import (
	"fmt"
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// summary gives the name of the person, the goal, what others have yet to confirm,
// the first and the last day, the cost, what the plan rests on, what a second try at
// an exam costs, and how far the search went.
func (b *builder) summary(o Options) []Line {
	r := b.route
	var lines []Line
	if o.Name != "" {
		lines = append(lines, Line{Label: "For", Text: o.Name})
	}
	lines = append(lines, Line{Label: "Goal", Text: b.fullName(r.Target)})
	if len(r.Open) > 0 {
		lines = append(lines, Line{Label: "First", Text: b.findOut()})
	}
	if text := b.dependsOn(); text != "" {
		lines = append(lines, Line{Label: "Depends on", Text: text})
	}
	lines = append(lines,
		Line{Label: "Start", Text: FormatDate(r.Start)},
		Line{Label: "Finish", Text: b.finish()},
		Line{Label: "Cost", Text: b.cost()},
	)
	lines = append(lines, b.search(r.Target, r.Sought)...)
	if len(r.Untimed) > 0 {
		lines = append(lines, Line{Label: "Not timed", Text: b.untimed()})
	}
	lines = append(lines, b.footed()...)
	if !b.there() {
		lines = append(lines, Line{Label: "Search", Text: searched(r)})
	}
	return append(lines, b.edition()...)
}

// edition says by which edition of the catalog the route was planned, and by which one the
// page names and explains it if that is another.
func (b *builder) edition() []Line {
	planned, now := b.route.Edition, b.catalog.Edition()
	var text string
	switch {
	case planned.IsZero() && now.IsZero():
		return nil
	case planned == now:
		text = "the catalog of " + FormatDate(now)
	case planned.IsZero():
		text = "a catalog of no known day; the rules of this page are by that of " + FormatDate(now)
	case now.IsZero():
		text = "the catalog of " + FormatDate(planned)
	default:
		text = "the catalog of " + FormatDate(planned) + "; the rules of this page are by that of " + FormatDate(now)
	}
	return []Line{{Label: "By", Text: text}}
}

// findOut says what to find out first, and what follows if it is so.
func (b *builder) findOut() string {
	var whether []string
	for _, term := range b.route.Open {
		if term.Kind == pathway.AssumedKept {
			entry, _ := b.catalog.Credential(term.Entry)
			whether = append(whether, fmt.Sprintf("whether what keeps %s in force was kept up after %s (%s)", the(b.name(term.Entry)), FormatDate(term.Date), b.catalog.Phrase(entry.While.Ask)))
			continue
		}
		whether = append(whether, fmt.Sprintf("whether %s was renewed after %s", the(b.name(term.Entry)), FormatDate(term.Date)))
	}
	so := "if so"
	if len(whether) > 1 {
		so = "if all of that is so"
	}
	text := "find out " + credential.JoinWords(whether, "and") + "; " + so + ", "
	switch then := b.route.Renewed; {
	case then.Steps > 0:
		text += "the best way finishes on " + FormatDate(then.Finish) + " and costs " + FormatCost(then.Cost, then.Unpriced)
	case then.Finish == b.route.Start:
		text += b.nothingLeft()
	default:
		text += "there is nothing to do but wait until " + FormatDate(then.Finish)
	}
	return text
}

// nothingLeft says that no step is left. For a job that is the day to apply for it.
func (b *builder) nothingLeft() string {
	if _, isRole := b.catalog.Role(b.route.Target); isRole {
		return "you may apply"
	}
	return "nothing is left to do"
}

// there reports whether the goal is met on the first day, without a step.
func (b *builder) there() bool { return b.route.Start == b.route.Finish && len(b.route.Steps) == 0 }

// dependsOn counts the things that somebody has yet to vouch for, and names the
// steps that get it done; "" if there are none.
func (b *builder) dependsOn() string {
	var unconfirmed []int
	for i, s := range b.route.Steps {
		if s.Kind == pathway.Attest {
			unconfirmed = append(unconfirmed, i)
		}
	}
	if len(unconfirmed) == 0 {
		return ""
	}
	return credential.Count(len(unconfirmed), "thing") + " nobody has confirmed: " + b.steps(unconfirmed)
}

// finish gives the day on which the goal is met, and how long it is until then.
func (b *builder) finish() string {
	r := b.route
	text := FormatDate(r.Finish)
	switch {
	case b.there():
		return text + ": " + b.nothingLeft()
	case r.Start == r.Finish:
		return text + ", the same day"
	}
	text += ", after " + FormatSpan(r.Start, r.Finish)
	switch {
	case len(r.Steps) > 0:
	case r.Sought.IsZero():
		text += ": nothing to do but wait for what is under way"
	case r.Sought == r.Start:
		text += ": nothing to do but look for the job"
	default:
		text += ": nothing to do but wait for what is under way, then look for the job"
	}
	return text
}

// cost gives the sum of the known prices, and names the entries that have none.
func (b *builder) cost() string {
	var parts []string
	if b.route.Cost.Known() {
		parts = append(parts, FormatMoney(b.route.Cost))
	}
	switch names := b.unpriced(); len(names) {
	case 0:
	case 1:
		parts = append(parts, "1 price that is not known: "+names[0])
	default:
		parts = append(parts, fmt.Sprintf("%d prices that are not known: %s", len(names), credential.JoinWords(names, "and")))
	}
	if len(parts) == 0 {
		return "nothing"
	}
	return strings.Join(parts, ", plus ")
}

// untimed names what counts as no time because nobody knows how long it takes.
func (b *builder) untimed() string {
	var names []string
	for _, id := range b.route.Untimed {
		names = append(names, the(b.name(id)))
	}
	return "how long it takes to get " + credential.JoinWords(names, "and") + " is not known, and counts as no time"
}

// footed gives what the plan rests on, and what a second try at an exam costs.
func (b *builder) footed() []Line {
	var lines []Line
	if text := b.footing(); text != "" {
		lines = append(lines, Line{Label: "Rests on", Text: text})
	}
	return append(lines, b.chances()...)
}

// footing says what the plan rests on: the hours of the fullest weeks, study for its
// exams, and the time to find its jobs; "" if the route has none of that.
func (b *builder) footing() string {
	hours := b.hours()
	switch unsaid := b.unsaidHours(); {
	case hours != "" && unsaid != "":
		hours += ", plus those of " + unsaid + ", which are not known"
	case unsaid != "":
		hours = "the hours of " + unsaid + ", which are not known"
	}
	var parts []string
	for _, part := range []string{hours, b.prepared(), b.searches()} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "; ")
}

// A load is the hours a week that the steps under way on a day take, in hundredths.
type load struct{ study, work int }

// hours gives the most hours a week of study and of work and, if they run at the same
// time, the most of both at once; "" if there are none.
func (b *builder) hours() string {
	var most load
	atOnce := 0
	for _, s := range b.route.Steps { // a load only grows where a step starts
		l := b.loadOn(s.Taken())
		most = load{max(most.study, l.study), max(most.work, l.work)}
		if l.study > 0 && l.work > 0 {
			atOnce = max(atOnce, l.study+l.work)
		}
	}
	hours := func(hundredths int) credential.Hours { return credential.Hours{Hundredths: hundredths} }
	study, work := hours(most.study), hours(most.work)
	switch {
	case most == load{}:
		return ""
	case work.IsZero():
		return fmt.Sprintf("up to %s of study a week", study.Words())
	case study.IsZero():
		return fmt.Sprintf("up to %s of work a week", work.Words())
	case atOnce == 0:
		return fmt.Sprintf("up to %s of study or %s of work a week", study.Words(), work)
	}
	return fmt.Sprintf("up to %s of study and %s of work a week, at most %s at once", study.Words(), work, hours(atOnce))
}

// unsaidHours names the programs and jobs of which nobody says how many hours a week they
// take; "" if there are none.
func (b *builder) unsaidHours() string {
	var unsaid []int
	for i, s := range b.route.Steps {
		if (s.Kind == pathway.Attend || s.Kind == pathway.Work) && s.Weekly.IsZero() && s.Start.Before(s.Finish) {
			unsaid = append(unsaid, i)
		}
	}
	if len(unsaid) == 0 {
		return ""
	}
	return b.steps(unsaid)
}

// prepared says how many of the exams are prepared for; "" if none is.
func (b *builder) prepared() string {
	exams, prepared := 0, 0
	for _, s := range b.route.Steps {
		switch {
		case s.Kind == pathway.Prepare:
			prepared++
		case b.sits(s):
			exams++
		}
	}
	switch {
	case prepared == 0:
		return ""
	case prepared < exams:
		return fmt.Sprintf("%d of %d exams prepared for", prepared, exams)
	case exams == 1:
		return "the exam prepared for"
	}
	return "exams prepared for"
}

// sits reports whether a step sits an exam.
func (b *builder) sits(s pathway.Step) bool {
	c, _ := b.catalog.Credential(s.Entry)
	return s.Kind == pathway.Earn && c.Kind == credential.Assessment
}

// searches gives the time that it takes to find the jobs of the route, the goal among
// them; "" if none has to be found.
func (b *builder) searches() string {
	var spans []string
	longest, most := "", 0
	search := func(id credential.ID, from, to credential.Date) {
		days := to.DayNumber() - from.DayNumber()
		if from.IsZero() || days <= 0 {
			return
		}
		role, _ := b.catalog.Role(id)
		span := FormatSpan(from, to)
		switch {
		case from.Add(role.Hiring.Takes) == to:
			span = role.Hiring.Takes.Words()
		case days%7 == 0:
			span = credential.Period{Days: days}.Words()
		}
		spans = append(spans, span)
		if days > most {
			longest, most = span, days
		}
	}
	for _, s := range b.route.Steps {
		search(s.Entry, s.Sought, s.Start)
	}
	search(b.route.Target, b.route.Sought, b.route.Finish)
	switch {
	case len(spans) == 0:
		return ""
	case len(spans) == 1:
		return longest + " to find a job"
	case len(slices.Compact(spans)) > 1:
		longest = "up to " + longest
	}
	return fmt.Sprintf("%s to find each of %d jobs", longest, len(spans))
}

// loadOn sums the hours a week of the steps under way on a day. A step is not
// under way on the day it finishes.
func (b *builder) loadOn(day credential.Date) load {
	var l load
	for _, s := range b.route.Steps {
		switch {
		case day.Before(s.Taken()) || !day.Before(s.Finish):
		case s.Kind == pathway.Work:
			l.work += s.Weekly.Hundredths
		default:
			_, works := worksOf(b.catalog, s)
			l.study += s.Weekly.Hundredths
			l.work += works.Hundredths
		}
	}
	return l
}

// searched says whether the search has proven the route to be the best by its
// rank. A proof is about the search alone: what the catalog and the record say
// may still turn out to be wrong.
func searched(r *pathway.Route) string {
	best, may := superlative(r.Rank)
	if r.Proof.Proven {
		return "proven: within what was asked for, " + best
	}
	return "not proven: the search was cut short, so another way may " + may
}

// superlative says, for each rank, what no other way does if a route is proven
// the best, and what another way may do if it is not. It speaks of known costs
// only, because prices that are not known may decide which way is cheaper.
func superlative(rank pathway.Rank) (best, may string) {
	switch rank {
	case pathway.Soonest:
		return "no other way finishes sooner; of those that finish then, none is known to cost less", "finish sooner"
	case pathway.Cheapest:
		return "no other way is known to cost less; of those that cost the same, none finishes sooner", "cost less"
	case pathway.FewestSteps:
		return "no other way has fewer steps; of those with as many, none finishes sooner", "have fewer steps"
	}
	panic(fmt.Sprintf("roadmap: no words for rank %v", rank))
}
