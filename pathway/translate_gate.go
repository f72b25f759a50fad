package pathway

import (
	"slices"
	"strconv"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/solve"
)

// addGates makes the gates of all steps, of the fees of renewals, and of the
// goal.
func (t *translation) addGates(goal []askedRule) {
	for i := range t.steps {
		of := &t.steps[i]
		if of.given {
			continue
		}
		if i > 0 && of.offer != nil && t.steps[i-1].entry == of.entry && t.steps[i-1].offer != nil {
			t.problem.Steps[i].Needs = t.problem.Steps[i-1].Needs // another offer of one entry
		} else {
			t.problem.Steps[i].Needs = t.editions(of.entry, of.rules)
		}
		if of.offer != nil {
			t.problem.Steps[i].If = t.gate(of.entry, "offer", of.offer.If)
		}
	}
	t.addFeeGates()
	if _, ok := t.catalog.Role(t.query.Target); ok {
		t.problem.GoalEditions = t.editions(t.query.Target, goal)
		return
	}
	t.problem.Goal = t.gate("", "", goal[0].Ask)
}

// addFeeGates makes the gates of the fees of renewals.
func (t *translation) addFeeGates() {
	for l, of := range t.lapsings {
		if of.fees == nil {
			continue
		}
		for i, renewal := range of.fees.renewals {
			for k, offer := range renewal.Offers {
				of.fees.fees[i][k].If = t.gate(of.entry, "renewal", offer.If)
			}
		}
		t.problem.Lapsings[l].Asks = of.fees.asks(t.query.Start)
	}
}

// asks returns the conditions of all fees from a day on; nil if there is a fee
// without one.
func (r *renewalFees) asks(start credential.Date) []*solve.Gate {
	var asks []*solve.Gate
	for i, renewal := range r.renewals {
		if !renewal.Until.IsZero() && !renewal.Until.After(start) {
			continue
		}
		for _, fee := range r.fees[i] {
			if fee.If == nil {
				return nil
			}
			asks = append(asks, fee.If)
		}
	}
	return asks
}

// editions returns the gates of the editions of a rule.
func (t *translation) editions(owner credential.ID, rules []askedRule) []solve.Edition {
	var editions []solve.Edition
	for _, rule := range rules {
		gate := t.gate(owner, "", rule.Ask)
		if rule.advice != nil {
			gate = &solve.Gate{Op: solve.AtLeast, N: 2, Of: []*solve.Gate{gate, t.gate(owner, "advice", rule.advice)}}
		}
		editions = append(editions, solve.Edition{
			From:  firstOf(rule.From),
			Until: endOf(rule.Until),
			Gate:  gate,
		})
	}
	return editions
}

// gate returns the gate of a requirement of owner at a path, or nil if it asks
// for nothing.
func (t *translation) gate(owner credential.ID, path string, r credential.Requirement) *solve.Gate {
	gate := t.unwaived(owner, path, r)
	for _, w := range t.query.Record.Waivers {
		if w.Target != owner || w.Path != path || gate == nil {
			continue
		}
		if firstOf(w.On) <= t.problem.Start {
			return nil
		}
		gate = &solve.Gate{Op: solve.AtLeast, N: 1, Of: []*solve.Gate{gate, {Op: solve.From, N: w.On.DayNumber()}}}
	}
	return gate
}

func (t *translation) unwaived(owner credential.ID, path string, r credential.Requirement) *solve.Gate {
	if r == nil {
		return nil
	}
	if group, ok := r.(credential.AtLeast); ok {
		gate := &solve.Gate{Op: solve.AtLeast, N: group.N, Of: make([]*solve.Gate, len(group.Of))}
		for i, part := range group.Of {
			gate.Of[i] = t.gate(owner, path+"/"+strconv.Itoa(i), part)
		}
		return gate
	}
	same := numbered(t.same, askWords(r))
	key := leafKey{owner, path, same}
	if gate, had := t.made[key]; had {
		return gate
	}
	t.leaves = append(t.leaves, leafOf{owner: owner, path: path, requirement: r})
	gate := *t.leaf(same, r)
	gate.Tag = len(t.leaves)
	t.made[key] = &gate
	return &gate
}

// leaf returns what leaves of one number have in common. It makes that once,
// however many entries ask for it.
func (t *translation) leaf(same int, r credential.Requirement) *solve.Gate {
	if gate, had := t.common[same]; had {
		return gate
	}
	gate := &solve.Gate{Same: same}
	t.common[same] = gate
	switch r := r.(type) {
	case credential.Holds:
		t.holdsGate(gate, r)
	case credential.Experience:
		t.experienceGate(gate, r)
	case credential.Coursework:
		t.courseworkGate(gate, r)
	case credential.Age:
		t.ageGate(gate, r)
	case credential.Attestation:
		t.attestationGate(gate, r)
	default:
		panic(unknownRequirement(r))
	}
	return gate
}

func (t *translation) holdsGate(gate *solve.Gate, r credential.Holds) {
	gate.Op = solve.Source
	gate.Late = lateOf(r.Within)
	if !r.UnderWay.IsZero() {
		gate.Early = func(end int) int { return days.LookAheadStart(end, days.Length(r.UnderWay)) }
	}
	for id := range t.catalog.CountingAs(r.Credential) {
		for _, award := range t.given[id] {
			t.addGivenFeed(gate, r, award)
		}
		for _, award := range t.awards[id] {
			t.addAwardFeeds(gate, r, award)
		}
	}
}

// addGivenFeed adds a holding of the record, if it counts or is to be assumed to.
func (t *translation) addGivenFeed(gate *solve.Gate, r credential.Holds, award awardOf) {
	done := t.problem.Steps[award.step].Done
	counts, unsure := true, false
	if len(r.AccreditedBy) > 0 {
		counts, unsure = t.accredited(award, r.AccreditedBy, done)
	}
	if !counts && !unsure {
		return
	}
	unsaid := unsaidAward(t.catalog, award.holding.Credential, !r.Within.IsZero() && done == days.LongAgo, !counts)
	feed := solve.Feed{Step: award.step, Lo: days.LongAgo, Hi: solve.Never, Term: award.term}
	if unsaid != "" {
		if !t.query.Assume {
			return
		}
		t.assumed[supportOf{gate.Same, award.step}] = unsaid
		feed.Recent, feed.Unsaid = done == days.LongAgo, true
	}
	gate.Feeds = append(gate.Feeds, feed)
}

// accredited reports whether the program of a holding was accredited on the day
// of the award; unsure, that the record or the catalog does not say.
func (t *translation) accredited(award awardOf, by []credential.ID, done int) (counts, unsure bool) {
	program, ok := t.catalog.Program(award.program)
	if !ok {
		entry, _ := t.catalog.Credential(award.holding.Credential)
		return false, entry.Kind.Awarded() || entry.Kind == credential.Class
	}
	sure := accreditedDays(program, by, false)
	if done != days.LongAgo {
		return sure.Contains(done), accreditedDays(program, by, true).Contains(done)
	}
	always := len(sure) == 1 && sure[0] == days.All()[0]
	return always, len(accreditedDays(program, by, true)) > 0
}

// addAwardFeeds adds a step that gives a credential: once for each span of days
// on which its award is accredited, where that is asked for.
func (t *translation) addAwardFeeds(gate *solve.Gate, r credential.Holds, award awardOf) {
	windows := days.All()
	sure := windows
	if len(r.AccreditedBy) > 0 {
		program, ok := t.catalog.Program(award.program)
		if !ok {
			return
		}
		windows = accreditedDays(program, r.AccreditedBy, t.query.Assume)
		if sure = accreditedDays(program, r.AccreditedBy, false); !slices.Equal(windows, sure) {
			at := supportOf{gate.Same, award.step}
			t.assumed[at], t.sure[at] = unsaidAccreditation(program), sure
		}
	}
	for _, w := range windows {
		gate.Feeds = append(gate.Feeds, solve.Feed{
			Step: award.step, Lo: w.From, Hi: w.Until, Term: award.term, Unsaid: !slices.Contains(sure, w),
		})
	}
}

func (t *translation) experienceGate(gate *solve.Gate, r credential.Experience) {
	gate.Op = solve.Rate
	gate.Back = backOf(r.Within)
	if r.Hours > 0 {
		gate.N = 7 * r.Hours // a job adds its hours a week a day, in sevenths
	} else {
		gate.Cap = wholeDay(r)
		gate.N = gate.Cap * fewestDays(r.For)
	}
	serves := func(fields []credential.Field, weekly int) bool {
		return anyContains(r.In, fields) && weekly*100 >= r.MinShare*FullTime
	}
	for i, job := range t.query.Record.Jobs {
		w, until := workedIn(t.catalog, job, i), dayOr(job.Until, t.problem.Start)
		if serves(w.gives, w.weekly) && (w.Supervised || !r.Supervised) && w.From.DayNumber() < until {
			t.worked[gate.Same] = append(t.worked[gate.Same], i)
			gate.Fixed = append(gate.Fixed, solve.Piece{From: w.From.DayNumber(), Until: until, Rate: w.weekly})
		}
	}
	for i := range t.steps {
		step := &t.problem.Steps[i]
		if step.Rate > 0 && serves(t.workFields(i), step.Rate) && t.supervisable(i, r) {
			gate.Feeds = append(gate.Feeds, solve.Feed{Step: i})
		}
	}
}

// wholeDay returns the hours a week that make each day of work a whole one, and
// beyond which none counts more: by the calendar the fewest that count at all.
func wholeDay(r credential.Experience) int {
	if !r.Calendar {
		return FullTime
	}
	return max(1, (r.MinShare*FullTime+99)/100)
}

// supervisable reports whether work of step i can be what r asks for: planned
// work can be supervised, a job that goes on is what it is.
func (t *translation) supervisable(i int, r credential.Experience) bool {
	job := t.steps[i].job
	return !r.Supervised || job == nil || job.Supervised
}

// workFields returns the fields of experience that the work of step i gives.
func (t *translation) workFields(i int) []credential.Field {
	if job := t.steps[i].job; job != nil {
		return workedIn(t.catalog, *job, 0).gives
	}
	role, _ := t.catalog.Role(t.steps[i].entry)
	return role.Fields
}

func (t *translation) courseworkGate(gate *solve.Gate, r credential.Coursework) {
	gate.Op = solve.Lump
	gate.N = r.Credits.Weight()
	gate.Late = lateOf(r.Within)
	for _, taught := range t.taught {
		t.addTaught(gate, r, taught)
	}
	for i, of := range t.steps {
		program, ok := t.catalog.Program(of.entry)
		if of.given || !ok {
			continue
		}
		if amount := teaches(program, r.In); amount > 0 {
			once := numbered(t.groups, string(program.ID))
			gate.Feeds = append(gate.Feeds, solve.Feed{Step: i, Lo: days.LongAgo, Hi: solve.Never, Amount: amount, Once: once})
		}
	}
}

// addTaught adds credit of the record, if it counts or is to be assumed to.
func (t *translation) addTaught(gate *solve.Gate, r credential.Coursework, taught taughtOf) {
	amount, grade, unsaid, once := 0, taught.study.Grade, unsaidStudy(t.catalog, r.In), 0
	if program, ok := t.catalog.Program(taught.program); ok {
		amount, unsaid, once = teaches(program, r.In), unsaidTaught(program), numbered(t.groups, string(program.ID))
	} else if r.In.Contains(taught.study.In) {
		amount = taught.study.Credits.Weight()
	}
	if amount == 0 || r.MinGrade != "" && grade != "" && !grade.AtLeast(r.MinGrade) {
		return
	}
	undated := !r.Within.IsZero() && t.problem.Steps[taught.step].Done == days.LongAgo
	unsure := undated || r.MinGrade != "" && grade == ""
	if unsure {
		if !t.query.Assume {
			return
		}
		t.assumed[supportOf{gate.Same, taught.step}] = unsaid
	}
	gate.Feeds = append(gate.Feeds, solve.Feed{Step: taught.step, Lo: days.LongAgo, Hi: solve.Never, Amount: amount, Once: once, Recent: undated, Unsaid: unsure})
}

func (t *translation) ageGate(gate *solve.Gate, r credential.Age) {
	if born := t.query.Record.Born; !born.IsZero() {
		gate.Op = solve.From
		gate.N = born.Add(credential.Period{Months: 12 * r.Years}).DayNumber()
		return
	}
	gate.Op = solve.Source
	if t.query.Assume {
		t.addAssumed(gate, unsaidAge(r))
	}
}

// addAssumed adds a fact that the record does not say and the query lets stand,
// to be rested on only if nothing else will do.
func (t *translation) addAssumed(gate *solve.Gate, what string) {
	step := t.addGiven(days.LongAgo, days.LongAgo, stepOf{})
	t.problem.Steps[step].Late = true
	t.assumed[supportOf{gate.Same, step}] = what
	gate.Feeds = append(gate.Feeds, solve.Feed{Step: step, Lo: days.LongAgo, Hi: solve.Never})
}

func (t *translation) attestationGate(gate *solve.Gate, r credential.Attestation) {
	gate.Op = solve.Source
	for i, attested := range t.query.Record.Attested {
		if attested.Of == r.Of {
			day := firstOf(attested.On)
			step := t.addGiven(day, day, stepOf{kind: Attest, fact: fact{"attested", i}})
			gate.Feeds = append(gate.Feeds, solve.Feed{Step: step, Lo: days.LongAgo, Hi: solve.Never})
		}
	}
	if t.query.Assume {
		t.addAssumed(gate, r.Of)
		return
	}
	for i, of := range t.steps {
		if of.kind == Attest && !of.given && of.words == r.Of && !r.Fact {
			gate.Feeds = append(gate.Feeds, solve.Feed{Step: i, Lo: days.LongAgo, Hi: solve.Never})
		}
	}
}
