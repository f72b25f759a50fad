package pathway

import (
	"fmt"
	"strconv"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
)

// A judge judges one person against one catalog. It works on sets of days: of
// each requirement it finds the days on which it is met for sure, and those on
// which it may be. The sets are right from day on; before it they mean nothing.
//
// What each kind of requirement means is written three times, on purpose: here for
// checks and the verifier, in compile_gates.go for the search, and in the oracle of the
// tests. None of them calls another, so each is a test of the others.
type judge struct {
	catalog *credential.Catalog
	person  *person
	day     int           // the day asked about
	explain bool          // fill in what a finding says, not only its status
	sitting bool          // an exam counts as passed while it may be sat
	exams   bool          // set when an exam was asked for
	heard   func(verdict) // told of every verdict; nil for none
	// presumed has what is taken as so where the record does not say it, without
	// text, and whether it mattered so far; nil for nothing.
	presumed map[Assumption]bool
	start    int  // of the plan, where something may be presumed
	alone    bool // what has to hold for a holding to stay in force is taken to hold
	plan     bool // a route is judged, which begins on start
	// granted has what was awarded by itself, while that is being found out; nil else.
	granted *grants
	settled map[string]bool // conditions, by their words, that are found out to be so, or not to be; nil for none
	grounds []credential.ID // what is awarded by itself and is being explained, or whose parts may be sat
	memo    *memo           // of a judge that explains nothing; nil: none
}

// A verdict is a judged requirement.
type verdict struct {
	Finding
	sure  days.Set
	maybe days.Set // contains sure
}

// A place says where a requirement stands.
type place struct {
	entry credential.ID
	path  string
	rule  credential.Rule
}

func (p place) part(i int) place {
	p.path += "/" + strconv.Itoa(i)
	return p
}

// rules judges the edition of an entry's rule that is in force on the day. Its
// days are those on which the edition then in force is met, so a person whose
// degree arrives under the next edition is pending by that one. On a day that no
// edition covers the later ones alone decide.
func (j *judge) rules(entry credential.ID, rules credential.Rules) verdict {
	rule := editionOn(rules, credential.DateOfDay(j.day))
	if rule == nil {
		v := verdict{Finding: Finding{Entry: entry, Text: "the rule of that day"}}
		j.because(&v, "", j.gap(entry, rules))
		j.later(&v, entry, rules)
		j.settle(&v)
		return v
	}
	v := j.byEdition(entry, rule)
	if rule.From.IsZero() && rule.Until.IsZero() {
		return v
	}
	v.sure = v.sure.Within(firstOf(rule.From), endOf(rule.Until))
	v.maybe = v.maybe.Within(firstOf(rule.From), endOf(rule.Until))
	j.later(&v, entry, rules)
	was, wasOn := v.Status, v.MetOn
	j.settle(&v)
	if j.explain && (v.Status != was || v.MetOn != wasOn) {
		v.Why = nil
		j.because(&v, "", edition(was, v.Finding, *rule, wasOn))
	}
	return v
}

// editionOn returns the edition in force on a day, of no rule one that asks for nothing,
// or nil.
func editionOn(rules credential.Rules, on credential.Date) *credential.Rule {
	if len(rules) == 0 {
		return &credential.Rule{}
	}
	for i := range rules {
		if on.Between(rules[i].From, rules[i].Until) {
			return &rules[i]
		}
	}
	return nil
}

// byEdition judges one edition of an entry's rule.
func (j *judge) byEdition(entry credential.ID, rule *credential.Rule) verdict {
	if j.memo == nil {
		return j.judge(rule.Ask, place{entry: entry, rule: *rule})
	}
	v := verdict{Finding: Finding{Entry: entry, Requirement: rule.Ask}}
	v.sure, v.maybe = j.daysAt(&rule.Ask, place{entry: entry})
	j.settle(&v)
	return v
}

// later adds the days on which the editions after the day are met.
func (j *judge) later(v *verdict, entry credential.ID, rules credential.Rules) {
	silent := *j
	silent.explain = false
	for i := range rules {
		rule := &rules[i]
		from, until := firstOf(rule.From), endOf(rule.Until)
		if from <= j.day {
			continue
		}
		next := silent.byEdition(entry, rule)
		j.exams = j.exams || silent.exams
		v.sure = v.sure.Union(next.sure.Within(from, until))
		v.maybe = v.maybe.Union(next.maybe.Within(from, until))
	}
}

// gap says that no edition of a rule is in force on the day.
func (j *judge) gap(entry credential.ID, rules credential.Rules) Reason {
	r := Reason{Code: ReasonNoEdition, Entry: entry, Date: credential.DateOfDay(j.day)}
	for _, rule := range rules {
		if rule.From.After(r.Date) {
			r.From = rule.From
			return r
		}
	}
	r.Until = rules[len(rules)-1].Until
	return r
}

// edition says why the edition of the day does not decide; by it alone the status
// was another, or comes on another day.
func edition(was Status, now Finding, rule credential.Rule, wasOn credential.Date) Reason {
	if now.Status == Pending && (was != Pending || now.MetOn != wasOn) {
		return Reason{Code: ReasonOtherEdition, Entry: now.Entry, Date: now.MetOn}
	}
	if was == Pending {
		return Reason{Code: ReasonEditionEnds, Entry: now.Entry, Date: wasOn, Until: rule.Until}
	}
	return Reason{Code: ReasonLaterEdition, Entry: now.Entry}
}

// judge returns the verdict on one requirement and all inside it.
func (j *judge) judge(r credential.Requirement, at place) verdict {
	v := verdict{Finding: Finding{Entry: at.entry, Path: at.path, Requirement: r}}
	if j.explain {
		v.Rule = at.rule
		v.Text = j.phrase(r)
	}
	switch r := r.(type) {
	case nil:
		v.sure, v.maybe = days.All(), days.All()
	case credential.AtLeast:
		j.group(&v, r, at)
	case credential.Holds:
		j.holds(&v, r)
	case credential.Had:
		j.had(&v, r)
	case credential.Experience:
		j.experience(&v, r)
	case credential.Coursework:
		j.coursework(&v, r)
	case credential.Score:
		j.score(&v, r)
	case credential.Resides:
		j.resides(&v, r)
	case credential.Age:
		j.age(&v, r)
	case credential.Attestation:
		j.attestation(&v, r)
	default:
		panic(unknownRequirement(r))
	}
	j.settle(&v)
	j.waive(&v)
	if j.settled != nil {
		j.findOut(&v)
	}
	if j.heard != nil {
		j.heard(v)
	}
	return v
}

// group judges n of several requirements: it is met on the days on which n of
// its parts are.
func (j *judge) group(v *verdict, group credential.AtLeast, at place) {
	sets := make([]days.Set, 2*len(group.Of))
	sure, maybe := sets[:len(group.Of)], sets[len(group.Of):]
	coming := 0 // parts that are met, or will be
	if j.explain {
		v.Parts = make([]Finding, 0, len(group.Of))
	}
	for i, part := range group.Of {
		if j.memo != nil {
			sure[i], maybe[i] = j.daysAt(&group.Of[i], at)
			continue
		}
		judged := j.judge(part, at.part(i))
		sure[i], maybe[i] = judged.sure, judged.maybe
		if judged.Status >= Pending {
			coming++
		}
		if j.explain {
			v.Parts = append(v.Parts, judged.Finding)
		}
	}
	v.sure, v.maybe = days.AtLeast(group.N, sure), days.AtLeast(group.N, maybe)
	if _, ever := v.sure.Next(j.day); j.explain && !ever && coming >= group.N {
		for _, why := range j.never(group, at) {
			j.because(v, "", why)
		}
	}
}

// waive lets a waiver of what the requirement asks for stand for it, from the day of
// the waiver on.
func (j *judge) waive(v *verdict) {
	words := ""
	for _, w := range j.person.waivers {
		if v.Requirement == nil || !w.covers(&v.Finding) {
			continue
		}
		if words == "" {
			words = sameWords(v.Requirement)
		}
		if words != w.words {
			continue
		}
		from := days.Since(firstOf(w.On))
		v.sure, v.maybe = v.sure.Union(from), v.maybe.Union(from)
		if v.Status != Met && from.Contains(j.day) {
			v.Waiver, v.Why, v.Gap = &w.Waiver, nil, Gap{}
		}
	}
	j.settle(v)
}

// findOut lets what a requirement leaves open be so, or not be so, if that was found out.
func (j *judge) findOut(v *verdict) {
	if v.Requirement == nil {
		return
	}
	so, known := j.settled[sameWords(v.Requirement)]
	switch {
	case known && so:
		v.sure = v.maybe
	case known:
		v.maybe = v.sure
	}
	j.settle(v)
}

// resides judges where the person lives. Who says only a wider place may live in the one
// that is asked for.
func (j *judge) resides(v *verdict, r credential.Resides) {
	home := j.person.residence
	switch {
	case r.In.Contains(home):
		v.sure, v.maybe = days.All(), days.All()
		if j.explain {
			v.Evidence = []Evidence{residenceIn(home)}
		}
	case home == "" || home.Contains(r.In):
		v.maybe = days.All()
		if j.presumes(Assumption{Kind: AssumedResidence, Place: r.In}) {
			v.sure = v.maybe
		}
		j.because(v, "", Reason{Code: ReasonResidenceNotSaid, Place: home})
	default:
		j.because(v, "", Reason{Code: ReasonResidesElsewhere, Place: home})
	}
}

// age judges years of age: from the birthday on.
func (j *judge) age(v *verdict, r credential.Age) {
	if j.person.born.IsZero() {
		v.maybe = days.All()
		if j.presumes(Assumption{Kind: AssumedAge, Years: r.Years}) {
			v.sure = v.maybe
		}
		j.because(v, "", Reason{Code: ReasonBornNotSaid})
		return
	}
	v.sure = days.Since(j.person.born.Add(credential.Period{Months: 12 * r.Years}).DayNumber())
	v.maybe = v.sure
	if j.explain {
		v.Evidence = []Evidence{bornOn(j.person.born)}
		v.Gap.Years = max(0, r.Years-j.years())
	}
}

// years returns the whole years of age on the day asked about.
func (j *judge) years() int {
	on, years := credential.DateOfDay(j.day), 0
	for years < 200 && !j.person.born.Add(credential.Period{Months: 12 * (years + 1)}).After(on) {
		years++
	}
	return years
}

// attestation judges whether somebody attested it, and no longer ago than it asks
// for. Nobody knows that it is not so: it may have been attested again.
func (j *judge) attestation(v *verdict, r credential.Attestation) {
	v.maybe = days.All()
	why := Reason{Code: ReasonNotAttested, Entry: r.ID}
	for _, a := range j.person.attested {
		if a.ID != r.ID {
			continue
		}
		sure, _ := counted(a.On, credential.Date{}, r.Within)
		v.sure = v.sure.Union(sure)
		switch {
		case len(sure) == 0:
			why = Reason{Code: ReasonAttestedDayNotSaid, Fact: "attested", Index: a.index, Entry: r.ID}
		case !a.On.After(credential.DateOfDay(j.day)):
			why = Reason{Code: ReasonTooLongAgo, Fact: "attested", Index: a.index, Entry: r.ID, Within: r.Within}
		}
		if _, counts := sure.Next(j.day); counts && j.explain {
			v.Evidence = append(v.Evidence, Evidence{Fact: "attested", Index: a.index, Entry: a.ID, Text: a.text()})
		}
	}
	if _, ever := v.sure.Next(j.day); !ever {
		j.because(v, "", why)
	}
	if !v.sure.Contains(j.day) && j.presumes(Assumption{Kind: AssumedAttested, Entry: r.ID}) {
		v.sure = v.maybe
	}
}

// presumes reports whether the judge takes as so what the record does not say,
// and notes that it mattered. What a route filed in the first form assumes is known
// by its words.
func (j *judge) presumes(unsaid Assumption) bool {
	if len(j.presumed) == 0 {
		return false
	}
	_, so := j.presumed[unsaid]
	if !so {
		unsaid = Assumption{Text: assumptionText(j.catalog, unsaid)}
		_, so = j.presumed[unsaid]
	}
	if so {
		j.presumed[unsaid] = true
	}
	return so
}

// settle gives the verdict the status that its days say.
func (j *judge) settle(v *verdict) {
	v.Status, v.MetOn = status(v.sure, v.maybe, j.day)
}

// status returns how a requirement stands on a day, by the days on which it is met
// for sure and those on which it may be; if it is pending, also the day on which it
// will be met.
func status(sure, maybe days.Set, day int) (Status, credential.Date) {
	first, ok := sure.Next(day)
	switch {
	case ok && first == day:
		return Met, credential.Date{}
	case ok:
		return Pending, credential.DateOfDay(first)
	}
	if _, ok := maybe.Next(day); ok {
		return Unknown, credential.Date{}
	}
	return Unmet, credential.Date{}
}

// ways lets a credential count as held while one of the ways to it is open.
func (j *judge) ways(v *verdict, open []verdict) {
	var sure, maybe days.Set
	for _, way := range open {
		sure, maybe = sure.Union(way.sure), maybe.Union(way.maybe)
	}
	met := v.Status == Met
	v.sure, v.maybe = v.sure.Union(sure), v.maybe.Union(maybe)
	j.settle(v)
	if met || !j.explain {
		return
	}
	for _, way := range open {
		v.Parts = append(v.Parts, way.Finding)
	}
	v.Evidence = nil
}

// closed lowers the verdict on the way to a credential that cannot be earned, or of
// which nobody knows whether it can.
func (j *judge) closed(v *verdict, c credential.Credential) {
	why := Reason{Entry: c.ID}
	switch c.Status {
	case credential.Active:
		return
	case credential.Retired:
		why.Code = ReasonRetired
		v.maybe = nil
	case credential.StatusUnverified:
		why.Code = ReasonOfferedNotKnown
		if len(c.Requires) == 0 {
			v.maybe = days.All()
		}
	case credential.Outside:
		why.Code = ReasonWayNotDescribed
		v.maybe = days.All()
	default:
		panic(fmt.Sprintf("pathway: no judgement of credential status %q", c.Status))
	}
	v.sure = nil
	j.because(v, "", why)
	j.settle(v)
}

// phrase returns the requirement in words, of a group only how many of its
// parts are asked for.
func (j *judge) phrase(r credential.Requirement) string {
	switch r := r.(type) {
	case nil:
		return "nothing is asked for"
	case credential.AtLeast:
		return groupText(r)
	}
	return j.catalog.Phrase(r)
}
