package pathway

import (
	"cmp"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
)

// A Standing says how one person stands with everything that a catalog has, on one day.
type Standing struct {
	On credential.Date
	// Edition is that of the catalog that was asked; zero if it does not say it.
	Edition credential.Date
	// Targets has every credential and every role of the catalog once, by their groups and
	// in each by ID.
	Targets []Stand
}

// A Stand says how a person stands with one credential or role. What it says is what
// [Planner.Check] says of the same record, target and day, without the reasons.
type Stand struct {
	Target credential.ID
	Name   string          // its ID where it has none
	Kind   credential.Kind // "" for a role
	Group  Group
	Held   bool `json:"held"` // it is in force on the day
	// Lapses is the first day on which what is held will no longer be in force, unless it
	// is renewed; zero: that is not known, or it lasts for life.
	Lapses credential.Date
	// Hold is how the rule to hold it, or to take the role, stands, and Apply the same but
	// for exams that may be sat; see Eligibility.Finding and Eligibility.Apply. HoldOn and
	// ApplyOn are the days on which they will be met where they are Pending, else zero.
	Hold    Status
	HoldOn  credential.Date
	Apply   Status
	ApplyOn credential.Date
	// Back says that it has lapsed, and that a way back to it can be taken on the day.
	Back bool `json:"back"`
	// Lacks are the conditions that stand in the way alone: were any one of them met on
	// every day, and all else as it is, Apply would be met or pending. They are in the order
	// of the rules, by those in force on the day or later. There are none where Apply is met
	// or pending already, where more than one condition is missing, of a class, and of what
	// cannot be earned.
	Lacks []Lack
}

// A Group is where a [Stand] stands in a [Standing].
type Group string

// The groups, in their order.
const (
	HeldGroup    Group = "held"    // in force on the day, and not about to lapse
	LapsingGroup Group = "lapsing" // in force on the day, and lapses within six months
	OpenGroup    Group = "open"    // not in force, but can be applied for, taken or had back on the day
	LaterGroup   Group = "later"   // will be open by itself, on Stand.ApplyOn
	NearGroup    Group = "near"    // one condition away
	FarGroup     Group = "far"     // more than one condition away, or closed
	UnknownGroup Group = "unknown" // the record, or the catalog, does not say enough
)

// Groups returns the groups in their order. The caller may change the slice.
func Groups() []Group {
	return []Group{HeldGroup, LapsingGroup, OpenGroup, LaterGroup, NearGroup, FarGroup, UnknownGroup}
}

// lapsesSoon is how long ahead a [Standing] says that something is about to lapse.
var lapsesSoon = credential.Period{Months: 6}

// In returns the targets of a group, in ID order. The slice is part of s.
func (s Standing) In(g Group) []Stand {
	at := func(group Group) int { return slices.Index(Groups(), group) }
	from, _ := slices.BinarySearchFunc(s.Targets, at(g), func(t Stand, i int) int { return cmp.Compare(at(t.Group), i) })
	until, _ := slices.BinarySearchFunc(s.Targets, at(g)+1, func(t Stand, i int) int { return cmp.Compare(at(t.Group), i) })
	return slices.Clip(s.Targets[from:until])
}

// Of returns how the person stands with one target; ok is false if the catalog does not
// have it.
func (s Standing) Of(target credential.ID) (stand Stand, ok bool) {
	for _, t := range s.Targets {
		if t.Target == target {
			return t, true
		}
	}
	return Stand{}, false
}

// Standing judges a record against every credential and every role of the catalog, on one
// day. The record is read once and each condition is judged once, so that it takes a small
// part of the time of a Check of each target; the reasons are those of [Planner.Check].
// The errors are those of Check for its day and its record.
func (p *Planner) Standing(record credential.Record, on credential.Date) (Standing, error) {
	person, err := p.personOn(record, on)
	if err != nil {
		return Standing{}, err
	}
	j := &judge{catalog: p.catalog, person: person, day: on.DayNumber(), memo: newMemo(p.conditions())}
	s := Standing{On: on, Edition: p.catalog.Edition()}
	for entry := range p.catalog.Credentials() {
		s.Targets = append(s.Targets, j.standOfCredential(entry))
	}
	for role := range p.catalog.Roles() {
		s.Targets = append(s.Targets, j.standOfRole(role))
	}
	order := map[Group]int{}
	for i, g := range Groups() {
		order[g] = i
	}
	slices.SortFunc(s.Targets, func(a, b Stand) int {
		return cmp.Or(cmp.Compare(order[a.Group], order[b.Group]), cmp.Compare(a.Target, b.Target))
	})
	return s, nil
}

// standOfRole judges a role. The judge has a memo.
func (j *judge) standOfRole(role credential.Role) Stand {
	j.exams = false
	hold, apply := j.asRole(role)
	s := Stand{Target: role.ID, Name: cmp.Or(role.Name, string(role.ID))}
	j.place(&s, hold, apply, role)
	return s
}

// standOfCredential judges a credential. The judge has a memo.
func (j *judge) standOfCredential(entry credential.Credential) Stand {
	s := Stand{Target: entry.ID, Name: cmp.Or(entry.Name, string(entry.ID)), Kind: entry.Kind}
	held := j.isHeld(entry.ID)
	if s.Held = held.Status == Met; s.Held {
		if end := held.sure.EndOf(j.day); end < days.Never {
			s.Lapses = credential.DateOfDay(end)
		}
	} else {
		s.Back = slices.ContainsFunc(j.backTo(entry), Back.opens)
	}
	hold, apply := j.asCredential(entry, held)
	j.place(&s, hold, apply, entry)
	return s
}

// place fills in how the rule of a target stands, and finds its group.
func (j *judge) place(s *Stand, hold, apply verdict, target any) {
	s.Hold, s.HoldOn, s.Apply, s.ApplyOn = hold.Status, hold.MetOn, apply.Status, apply.MetOn
	soon := credential.DateOfDay(j.day).Add(lapsesSoon)
	if s.Apply < Pending {
		s.Lacks = j.lacks(target)
	}
	switch {
	case s.Held && !s.Lapses.IsZero() && !s.Lapses.After(soon):
		s.Group = LapsingGroup
	case s.Held:
		s.Group = HeldGroup
	case s.Apply == Met || s.Back:
		s.Group = OpenGroup
	case s.Apply == Pending:
		s.Group = LaterGroup
	case s.Apply == Unknown:
		s.Group = UnknownGroup
	case len(s.Lacks) > 0:
		s.Group = NearGroup
	default:
		s.Group = FarGroup
	}
}
