package pathway

import (
	"cmp"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/problem"
)

// ErrNoRoute is what a *[NoRouteError] is.
var ErrNoRoute = errors.New("no route")

// A NoRouteError says that no route leads to the target, and why: either
// conditions that alone already make it impossible, or a budget or a deadline
// that the nearest route misses.
type NoRouteError struct {
	Target credential.ID
	Name   string // of the target, in the catalog
	// Conditions alone make the target impossible, if all other conditions are
	// taken as met; leaving out any one of them opens a route. They are in the
	// order in which the rules lead to them, and the same by every rank. None: a
	// budget or a deadline is at fault, or no edition of a rule is in force.
	Conditions []Condition
	// Undecided says that finding the conditions or the nearest route took too
	// long: Conditions are none, and Nearest is nil or not the nearest for sure.
	// There is still no route.
	Undecided bool
	// Nearest is the route that misses the budget or the deadline: the cheapest,
	// or the soonest if only a deadline was given; if Undecided, the best of those
	// that were found.
	Nearest *Route
	// Over is by how much Nearest costs more than the budget; zero: it does not.
	Over credential.Money
	// Late is by how many days Nearest finishes after the deadline.
	Late int
	// Open and Renewed say what to find out first: by what, of all that the record
	// leaves open, there is a route if it is so, and what the best one then comes to.
	// They are terms that may have been renewed, as in Route.Open and Route.Renewed; or,
	// where these alone open no route, what the best route rests on that counts as met
	// all that the record does not say and no step brings about. None: there is no such
	// route either.
	Open    []Assumption
	Renewed Bound
}

// A Condition is a requirement in the rule of an entry, and why no step can
// meet it.
type Condition struct {
	Entry       credential.ID // "" is the target itself, that is to be held
	Path        string        // as Finding.Path; of an offer it begins with "offer"
	Requirement credential.Requirement
	Text        string   // what is asked for, and by which entry, in words
	Why         []Reason // the first says what is missing, those after it why; the texts say how to mend it where there is a way
}

// Error returns the reason in a sentence or two; see [NoRouteError.Reasons].
func (e *NoRouteError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "no route to %s", e.Name)
	if e.Nearest != nil {
		fmt.Fprintf(&b, ": the %s finishes on %v and costs %s", e.nearestWord(), e.Nearest.Finish, costText(e.Nearest))
		if e.Over.Known() {
			fmt.Fprintf(&b, ", %v over the budget", e.Over)
		}
		if e.Late > 0 {
			fmt.Fprintf(&b, ", %d days after the deadline", e.Late)
		}
	} else if len(e.Conditions) == 0 {
		b.WriteString(e.unexplained())
	}
	switch reasons := e.Reasons(); len(reasons) {
	case 0:
	case 1:
		b.WriteString(": it takes " + reasons[0])
	default:
		b.WriteString(": it takes either " + strings.Join(reasons, ", or "))
	}
	if ask := e.FindOut(); ask != "" {
		b.WriteString("; but first " + ask)
	}
	return b.String()
}

// FindOut says in words what Open and Renewed say, in a clause that begins with "find
// out whether"; "" if Open is empty.
func (e *NoRouteError) FindOut() string {
	if len(e.Open) == 0 {
		return ""
	}
	var whether []string
	for _, open := range e.Open {
		whether = append(whether, "whether "+open.Text)
	}
	text := "find out " + credential.JoinWords(whether, "and") + "; if "
	if len(whether) > 1 {
		text += "all of that is "
	}
	text += "so, "
	then := e.Renewed
	if then.Steps == 0 {
		return text + fmt.Sprintf("nothing is left to do, and the goal is met on %v", then.Finish)
	}
	best := Route{Cost: then.Cost, Unpriced: make([]credential.ID, then.Unpriced)}
	return text + fmt.Sprintf("the best way finishes on %v and costs %s", then.Finish, costText(&best))
}

// mostReasons is how many reasons are told in words.
const mostReasons = 5

// Reasons returns in words what the conditions ask for and why it cannot be met. Each is
// an alternative: any one of them, mended, opens a route. What is mended by a word in the
// record comes first, then what another query mends, then what the target itself asks
// for, then the others. What many entries ask for is said of the first of them, and that
// the target is to be held only if nothing else is to be said. Of more than five the last
// reason counts the rest. The caller may change the slice.
func (e *NoRouteError) Reasons() []string {
	conditions := slices.Clone(e.Conditions)
	slices.SortStableFunc(conditions, func(a, b Condition) int { return cmp.Compare(e.farness(a), e.farness(b)) })
	var reasons []string
	for i, c := range conditions {
		if c.Entry == "" && len(conditions) > 1 || slices.ContainsFunc(conditions[:i], c.asksLike) {
			continue
		}
		reason := c.String()
		if more := count(conditions[i+1:], c.asksLike); more > 0 {
			reason += fmt.Sprintf(", and likewise for %d more", more)
		}
		reasons = append(reasons, reason)
	}
	if more := len(reasons) - mostReasons; more > 0 {
		reasons = append(reasons[:mostReasons], fmt.Sprintf("%d more", more))
	}
	return reasons
}

// farness orders the conditions by how much it takes to mend them.
func (e *NoRouteError) farness(c Condition) int {
	for _, why := range c.Why {
		switch why.Code {
		case ReasonBornNotSaid, ReasonScoreNotSaid, ReasonResidenceNotSaid, ReasonNotAttested:
			return 0
		case ReasonTooLittleStudy, ReasonAvoided:
			return 1
		}
	}
	if c.Entry == e.Target {
		return 2
	}
	return 3
}

// String says what the condition asks for, and why no step can meet it.
func (c Condition) String() string {
	if len(c.Why) == 0 {
		return c.Text
	}
	why := c.Why[0].Text
	if len(c.Why) > 1 {
		why += ": " + whyText(c.Why[1:])
	}
	return fmt.Sprintf("%s (%s)", c.Text, why)
}

// asksLike reports whether a condition asks for the same as another, of an entry.
func (c Condition) asksLike(other Condition) bool {
	return c.Entry != "" && other.Entry != "" && reflect.DeepEqual(c.Requirement, other.Requirement)
}

// unexplained says why no condition and no nearest route is named.
func (e *NoRouteError) unexplained() string {
	if e.Undecided {
		return ": what stands in the way was not found in the time"
	}
	return ": no edition of its rule is in force any more"
}

// nearestWord says what Nearest is.
func (e *NoRouteError) nearestWord() string {
	word := "soonest way"
	if e.Nearest.Rank == Cheapest {
		word = "cheapest way"
	}
	if e.Undecided {
		word += " found"
	}
	return word
}

// Is reports whether target is [ErrNoRoute].
func (e *NoRouteError) Is(target error) bool { return target == ErrNoRoute }

// tooFar says by how much the nearest route misses the budget and the deadline of
// a question; nil is a nearest route that was not found.
func tooFar(q *question, nearest *Route) *NoRouteError {
	no := &NoRouteError{Target: q.Target, Name: q.catalog.NameOf(q.Target), Nearest: nearest}
	if nearest == nil {
		return no
	}
	if q.Budget.Known() && nearest.Cost.Minor > q.Budget.Minor {
		no.Over = credential.Money{Minor: nearest.Cost.Minor - q.Budget.Minor, Currency: q.Budget.Currency}
	}
	if !q.Deadline.IsZero() && nearest.Finish.After(q.Deadline) {
		no.Late = nearest.Finish.DayNumber() - q.Deadline.DayNumber()
	}
	return no
}

// impossible says that some leaves of a problem alone make the target impossible;
// none if they were not found in the time.
func impossible(c *compiled, core []*problem.Gate, undecided bool) *NoRouteError {
	no := &NoRouteError{Target: c.Target, Name: c.catalog.NameOf(c.Target), Undecided: undecided}
	core = slices.CompactFunc(core, func(a, b *problem.Gate) bool { return a.Tag == b.Tag }) // the parts of one condition
	for i, gate := range core {
		leaf := c.leaves[gate.Tag-1]
		text, why := whyUnmet(c.question, leaf)
		first := !slices.ContainsFunc(core[:i], func(g *problem.Gate) bool { return c.leaves[g.Tag-1].owner == leaf.owner })
		if entry, ok := c.catalog.Credential(leaf.owner); ok && first {
			if closed := closedBack(c.question, entry); closed.Code != "" {
				why = append(why, closed)
			}
		}
		no.Conditions = append(no.Conditions, Condition{
			Entry: leaf.owner, Path: leaf.path, Requirement: cloneRequirement(leaf.requirement), Text: text, Why: why,
		})
	}
	return no
}

// whyUnmet says what a condition asks for, and why no step can meet it.
func whyUnmet(q *question, leaf leafOf) (string, []Reason) {
	text, why := q.catalog.Phrase(leaf.requirement), Reason{Code: ReasonNothingLeads, Entry: leaf.owner, Text: "nothing leads to it"}
	if _, ok := leaf.requirement.(credential.Age); ok {
		why.Code, why.Text = ReasonBornNotSaid, "the record has no birth date"
	}
	if r, ok := leaf.requirement.(credential.Score); ok && !q.saysScore(r.Of) {
		why.Code, why.Text = ReasonScoreNotSaid, "no step brings it; if it is so, say so in the record, under scores, of "+strconv.Quote(string(r.Of))
	}
	if r, ok := leaf.requirement.(credential.Resides); ok {
		why.Code, why.Place = ReasonResidesElsewhere, q.Record.Residence
		if why.Place == "" || why.Place.Contains(r.In) {
			why.Code = ReasonResidenceNotSaid
		}
		why.Text = residenceText(why)
	}
	if a, ok := leaf.requirement.(credential.Attestation); ok {
		text, why.Code = strconv.Quote(a.Of), ReasonNotAttested
		why.Text = "no step brings it about; if it is so, say so in the record, under attested, by its id: " + strconv.Quote(string(a.ID))
	}
	if leaf.owner != "" {
		text += " for " + q.catalog.NameOf(leaf.owner)
	}
	if had, ok := leaf.requirement.(credential.Had); ok {
		leaf.requirement = credential.Holds{Credential: had.Credential}
	}
	if work, ok := leaf.requirement.(credential.Experience); ok && work.Since == "" {
		if because := whyNotPracticed(q, work); because.Code != "" {
			return text, []Reason{why, because}
		}
	}
	if work, ok := leaf.requirement.(credential.Experience); ok && !q.hasHeld(work.Since) {
		leaf.requirement = credential.Holds{Credential: work.Since}
	}
	if hold, ok := leaf.requirement.(credential.Holds); ok {
		if because := whyNotHeld(q, hold); because.Code != "" {
			return text, []Reason{why, because}
		}
	}
	return text, []Reason{why}
}

// whyNotPracticed says of the first program with work in a field that it is not enough, if
// that is so of all of them.
func whyNotPracticed(q *question, r credential.Experience) Reason {
	var first credential.Program
	for program := range q.catalog.Programs() {
		if some, _ := practicesEnough(program, r); some {
			return Reason{}
		}
		if first.ID == "" && len(program.Offers) > 0 && anyContains(r.In, program.Works.Fields) {
			first = program
		}
	}
	if first.ID == "" {
		return Reason{}
	}
	return Reason{Code: practiceFlaw(r), Entry: first.ID, Program: first.ID, Text: "the work of " + q.catalog.NameOf(first.ID) + practiceText(practiceFlaw(r))}
}

// saysScore reports whether the record has a score in something, or in what counts as it.
func (q *question) saysScore(of credential.ID) bool {
	return slices.ContainsFunc(q.Record.Scores, func(s credential.Scored) bool { return q.catalog.CountsAs(s.Of, of) })
}

// hasHeld reports whether the record held something, or what counts as it, at some time.
func (q *question) hasHeld(id credential.ID) bool {
	return slices.ContainsFunc(q.alone().holdings, func(h held) bool { return q.catalog.CountsAs(h.Credential, id) })
}

// whyNotHeld says why a credential cannot be earned, where one reason does.
func whyNotHeld(q *question, r credential.Holds) Reason {
	entry, ok := q.catalog.Credential(r.Credential)
	switch {
	case !ok:
		return Reason{}
	case closedBack(q, entry).Code != "":
		return closedBack(q, entry)
	case entry.Status == credential.Retired:
		return Reason{Code: ReasonRetired, Entry: entry.ID, Text: "it is closed to new candidates"}
	case entry.Status == credential.StatusUnverified:
		return Reason{Code: ReasonOfferedNotKnown, Entry: entry.ID, Text: "the catalog does not say how it is earned"}
	case entry.Status != credential.Active:
		return Reason{Code: ReasonWayNotDescribed, Entry: entry.ID, Text: "the catalog does not say how it is earned"}
	case q.avoids(r.Credential) && entry.Kind.Direct():
		return Reason{Code: ReasonAvoided, Entry: entry.ID, Text: "the query avoids it"}
	}
	return whyNotStudied(q, r)
}

// whyNotStudied says why no program leads to a credential, where one reason does.
func whyNotStudied(q *question, r credential.Holds) Reason {
	most := q.mostStudy()
	var hours credential.Hours
	var without, fits credential.ID // a program without offers, and one that can be planned
	for program := range q.catalog.Awarding(r.Credential) {
		if len(program.Offers) == 0 {
			without = cmp.Or(without, program.ID)
		}
		for _, offer := range program.Offers {
			more := offer.Weekly.Hundredths
			switch {
			case more <= most:
				fits = cmp.Or(fits, program.ID)
			case hours.IsZero() || more < hours.Hundredths:
				hours = offer.Weekly
			}
		}
	}
	switch {
	case fits != "" && len(r.AccreditedBy) > 0 && !q.Assume && !anyAccredited(q, r):
		return Reason{
			Code: ReasonNoneAccredited, Entry: r.Credential, Program: fits, By: r.AccreditedBy[0],
			Text: fmt.Sprintf("no program that awards it, such as %s, is known to be accredited by %s", q.catalog.NameOf(fits), q.catalog.NameOf(r.AccreditedBy[0])),
		}
	case !hours.IsZero():
		return Reason{
			Code: ReasonTooLittleStudy, Entry: r.Credential, Hours: hours, Have: most / 100,
			Text: fmt.Sprintf("the lightest program asks for %s hours of study a week; %s", hours, q.studyWords(most)),
		}
	case without != "" && fits == "":
		return Reason{
			Code: ReasonNotPlanned, Entry: r.Credential, Program: without,
			Text: fmt.Sprintf("%s awards it, but the catalog has no offer of it, so nobody knows how long it takes", q.catalog.NameOf(without)),
		}
	}
	return Reason{}
}

// anyAccredited reports whether a program that awards a credential is accredited on some
// day from Start on by one of the organizations asked for.
func anyAccredited(q *question, r credential.Holds) bool {
	for program := range q.catalog.Awarding(r.Credential) {
		if _, ok := accreditedDays(program, r.AccreditedBy, false).Next(q.Start.DayNumber()); ok {
			return true
		}
	}
	return false
}

// closedBack says when the last way back to what the record held closed; zero if it held
// nothing that lapsed, or a way back does not close before the plan starts.
func closedBack(q *question, entry credential.Credential) Reason {
	var last credential.Date
	lapses := lapsesOf(q, q.Record, entry)
	for _, back := range entry.Returns {
		for _, lapse := range lapses {
			closes := back.Closes(lapse)
			if closes.IsZero() || closes.After(q.Start) {
				return Reason{}
			}
			if closes.After(last) {
				last = closes
			}
		}
	}
	if last.IsZero() {
		return Reason{}
	}
	return Reason{
		Code: ReasonNoWayBack, Entry: entry.ID, Date: last,
		Text: q.catalog.NameOf(entry.ID) + " has lapsed, and the last way back to it closed on " + last.String(),
	}
}
