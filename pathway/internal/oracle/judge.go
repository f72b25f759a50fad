package oracle

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strconv"

	"github.com/credpath/credpath/credential"
)

// A Status says how a requirement stands. Statuses are ordered as they are listed.
type Status int8

// The statuses.
const (
	Unmet   Status = iota - 1
	Unknown        // the record does not say enough
	Pending        // it is met on a later day, without any step
	Met
)

// String returns the name of the status.
func (s Status) String() string { return [...]string{"unmet", "unknown", "pending", "met"}[s-Unmet] }

// A Finding says how one requirement of a rule stands.
type Finding struct {
	Status Status
	MetOn  credential.Date // of a pending requirement: the first day on which it is met
}

// checkDays is how many days ahead Check looks.
const checkDays = 1200

// Check judges the rule of a target, and returns a finding for each of its
// requirements by path: "" is the whole rule, "/0/1" the second part of the first.
//
// It judges each requirement on each day from the one asked about on, in three
// values. A requirement is pending if it is met on a later day, and unknown if it
// may be met on any of the days. The parts are those of the edition in force on the
// day asked about; the whole rule is judged on each day by the edition of that day.
// An exam that was failed is not met on a day on which it may not be sat again, nor is the
// rule of what stays in force only while something holds that does not hold on the day.
//
// A credential that is held may be in force still, and nobody said so. Then the answer is
// that one holds it or can hold it anew. So it is of what is awarded by itself: one holds
// it, or meets the rule to be awarded it. The findings "held" and "rule" have the two, and
// "" has the better of them on each day. Of a rule with something that must hold for the
// credential to stay in force "own" has the rule without that, and "while c" has that of c.
func Check(c *credential.Catalog, record credential.Record, target credential.ID, on credential.Date) map[string]Finding {
	j, rules, first := newJudge(c), rulesOf(c, target), on.DayNumber()
	f := j.factsOf(record, first, never) // a job without an end goes on
	j.addAutomatics(f, record, first, never)
	waivers, tries := waiversOf(record, target), j.triesOf(target, record)
	today, _ := rules.On(on)
	parts := compile(today.Ask, "", waivers, 0)
	editions := map[credential.Date]*node{}
	for _, rule := range rules {
		editions[rule.From] = compile(rule.Ask, "", waivers, 0)
	}
	found := map[string]Finding{}
	self := compile(credential.Holds{Credential: target}, "held", nil, 0)
	if _, ok := c.Credential(target); ok {
		for day := first; day <= first+checkDays; day++ {
			self.note([]Status{j.status(self, f, day, nil)}, day, found)
		}
	}
	entry, _ := c.Credential(target)
	var while *node
	if entry.While.Ask != nil {
		while = compile(entry.While.Ask, "while "+string(target), nil, 0)
	}
	open := entry.Automatic || found["held"].Status == Unknown
	status := make([]Status, parts.size)
	for day := first; day <= first+checkDays; day++ {
		j.status(parts, f, day, status)
		status[0] = Unmet
		if rule, ok := rules.On(credential.DateOfDay(day)); ok {
			whole := editions[rule.From]
			if whole == nil {
				whole = parts // there are no rules, which ask for nothing
			}
			status[0] = j.status(whole, f, day, nil)
		}
		if !tries.open(day) {
			status[0] = Unmet
		}
		own := *parts
		own.path, own.parts = "own", nil
		own.note(status, day, found)
		if while != nil {
			kept := make([]Status, while.size)
			status[0] = min(status[0], j.status(while, f, day, kept))
			while.note(kept, day, found)
		}
		rule := *parts
		rule.path, rule.parts = "rule", nil
		rule.note(status, day, found)
		if open {
			status[0] = max(status[0], j.status(self, f, day, nil))
		}
		parts.note(status, day, found)
	}
	return found
}

// note adds to the findings how each requirement of a tree stands on a day.
func (n *node) note(status []Status, day int, found map[string]Finding) {
	finding, seen := found[n.path]
	switch now := status[n.index]; {
	case !seen:
		finding.Status = now
	case finding.Status >= Pending:
	case now == Met:
		finding = Finding{Status: Pending, MetOn: credential.DateOfDay(day)}
	default:
		finding.Status = max(finding.Status, now)
	}
	found[n.path] = finding
	for _, part := range n.parts {
		part.note(status, day, found)
	}
}

// A node is a requirement with its path and the day from which it is waived.
type node struct {
	path   string
	ask    credential.Requirement
	waived int
	parts  []*node
	index  int // among all the nodes of a root, in the order of the tree
	size   int // the number of nodes of this part of the tree
}

// compile returns the tree of a requirement, with the waivers that are given. The
// first node has the given path and index.
func compile(ask credential.Requirement, path string, waivers []credential.Waiver, index int) *node {
	n := &node{path: path, ask: ask, waived: never, index: index, size: 1}
	for _, waiver := range waivers {
		if asksTheSame(ask, waiver.Condition) {
			n.waived = min(n.waived, dayOr(waiver.On, always))
		}
	}
	if group, ok := ask.(credential.AtLeast); ok {
		for i, part := range group.Of {
			child := compile(part, path+"/"+strconv.Itoa(i), waivers, index+n.size)
			n.parts = append(n.parts, child)
			n.size += child.size
		}
	}
	return n
}

// asksTheSame reports whether two requirements ask for the same. A waiver is about what
// is asked for: labels, the words of attestations, and the order of parts say nothing of
// that, and a group of one asks for its part.
func asksTheSame(a, b credential.Requirement) bool {
	a, b = bare(a), bare(b)
	group, ok := a.(credential.AtLeast)
	other, both := b.(credential.AtLeast)
	if !ok || !both {
		return a != nil && reflect.DeepEqual(a, b)
	}
	if group.N != other.N || len(group.Of) != len(other.Of) {
		return false
	}
	left := slices.Clone(other.Of)
	for _, part := range group.Of {
		i := slices.IndexFunc(left, func(r credential.Requirement) bool { return asksTheSame(part, r) })
		if i < 0 {
			return false
		}
		left = slices.Delete(left, i, i+1)
	}
	return true
}

// bare returns what a requirement asks for, without how it says so.
func bare(ask credential.Requirement) credential.Requirement {
	switch ask := ask.(type) {
	case credential.AtLeast:
		if ask.N == 1 && len(ask.Of) == 1 {
			return bare(ask.Of[0])
		}
	case credential.Attestation:
		return credential.Attestation{ID: ask.ID}
	case credential.Holds:
		ask.AccreditedBy = slices.Sorted(slices.Values(ask.AccreditedBy))
		return ask
	case credential.Experience:
		return bareWork(ask)
	case nil, credential.Had, credential.Coursework, credential.Score, credential.Resides, credential.Age: // they are all that they say
	default:
		panic(fmt.Sprintf("oracle: nothing is the same as %T", ask))
	}
	return ask
}

// A judge judges requirements by the facts of a person, on one day at a time.
type judge struct {
	catalog *credential.Catalog
	accepts map[credential.ID]map[credential.ID]bool // by the credential asked for: those that count as it
	fewest  map[credential.Period]int                // a memo of fewestDays
	proofs  map[int]map[credential.ID]proof          // a memo of proofsBy
	keeps   map[credential.ID]*keep                  // what must hold for a credential to stay in force
	assume  bool                                     // an unknown status counts as met
}

func newJudge(c *credential.Catalog) *judge {
	j := &judge{
		catalog: c,
		accepts: map[credential.ID]map[credential.ID]bool{},
		fewest:  map[credential.Period]int{},
		proofs:  map[int]map[credential.ID]proof{},
		keeps:   keepsOf(c),
	}
	for entry := range c.Credentials() {
		j.accept(entry.ID, entry.ID)
	}
	return j
}

// accept notes that held counts as id, and as all that id counts as.
func (j *judge) accept(held, id credential.ID) {
	if j.accepts[id] == nil {
		j.accepts[id] = map[credential.ID]bool{}
	}
	if j.accepts[id][held] {
		return
	}
	j.accepts[id][held] = true
	entry, _ := j.catalog.Credential(id)
	for _, as := range entry.CountsAs {
		j.accept(held, as)
	}
}

// fewestDays is [credential.Period.FewestDays], which is slow, with a memo.
func (j *judge) fewestDays(p credential.Period) int {
	days, ok := j.fewest[p]
	if !ok {
		days = p.FewestDays()
		j.fewest[p] = days
	}
	return days
}

// status judges a node on a day, and never as Pending. Where out is given, the
// status of every node is put there by its index.
func (j *judge) status(n *node, f *facts, day int, out []Status) Status {
	var status Status
	if group, ok := n.ask.(credential.AtLeast); ok {
		var parts []Status
		for _, part := range n.parts {
			parts = append(parts, j.status(part, f, day, out))
		}
		status = nth(group.N, parts)
	} else {
		status = j.leaf(n.ask, f, day)
	}
	if n.waived <= day {
		status = Met
	}
	if out != nil {
		out[n.index] = status
	}
	return status
}

// met reports whether a node counts as met on a day.
func (j *judge) met(n *node, f *facts, day int) bool {
	return j.passes(j.status(n, f, day, nil))
}

// passes reports whether a status counts as met.
func (j *judge) passes(status Status) bool {
	return status == Met || j.assume && status == Unknown
}

// nth is the status of "n of these": that of the n-th best part.
func nth(n int, parts []Status) Status {
	switch {
	case n <= 0:
		return Met
	case n > len(parts):
		return Unmet
	}
	slices.SortFunc(parts, func(a, b Status) int { return cmp.Compare(b, a) })
	return parts[n-1]
}

// leaf judges a requirement that is not a group.
func (j *judge) leaf(ask credential.Requirement, f *facts, day int) Status {
	switch ask := ask.(type) {
	case nil:
		return Met
	case credential.Holds:
		if !ask.For.IsZero() {
			return j.heldLong(ask, f, day)
		}
		return j.holds(ask, f, day)
	case credential.Had:
		return j.had(ask, f, day)
	case credential.Experience:
		return j.experience(ask, f, day)
	case credential.Coursework:
		return j.coursework(ask, f, day)
	case credential.Score:
		return j.score(ask, f, day)
	case credential.Resides:
		if f.home == "" || f.home != ask.In && f.home.Contains(ask.In) {
			return Unknown
		}
		return known(ask.In.Contains(f.home))
	case credential.Age:
		if f.born.IsZero() {
			return Unknown
		}
		return known(day >= f.born.Add(credential.Period{Months: 12 * ask.Years}).DayNumber())
	case credential.Attestation:
		return attested(ask, f, day)
	default:
		panic(fmt.Sprintf("oracle: no rule for %T", ask))
	}
}

// attested judges whether something was vouched for, and no longer ago than it may be.
func attested(ask credential.Attestation, f *facts, day int) Status {
	if f.anew[ask.ID] {
		return Met
	}
	for _, on := range f.attested[ask.ID] {
		if on <= day && (ask.Within.IsZero() || on != always && on >= add(day, ask.Within.Negate())) {
			return Met
		}
	}
	return Unknown
}

// known returns the status of a requirement about which everything is known.
func known(met bool) Status {
	if met {
		return Met
	}
	return Unmet
}

// holds returns the status of the best holding that counts as the credential
// asked for.
func (j *judge) holds(ask credential.Holds, f *facts, day int) Status {
	best := Unmet
	for _, held := range f.held {
		if best < Met && j.accepts[ask.Credential][held.credential] {
			best = max(best, j.heldStatus(ask, held, day))
		}
	}
	return best
}

// heldStatus judges one holding that counts as the credential asked for.
func (j *judge) heldStatus(ask credential.Holds, held heldFact, day int) Status {
	var status Status
	switch {
	case day < held.award:
		// Under way on the day, and its award not after day + UnderWay.
		status = held.early(day)
		if !ask.UnderWay.IsZero() && held.under <= day && held.award <= add(day, ask.UnderWay) {
			status = Met
		}
	case day < held.lapse:
		status = held.during
		if held.kept.lapses() <= day {
			status = min(status, Unknown)
		}
	case day < held.latest():
		status = held.after
	default:
		status = Unmet
	}
	return min(status, j.fits(ask, held, day))
}

// early returns how a holding that is not under way stands on a day before its award.
func (held heldFact) early(day int) Status {
	if held.itself && held.first <= day {
		return Unknown
	}
	return held.before
}

// fits judges the award of a holding by what is asked of it.
func (j *judge) fits(ask credential.Holds, held heldFact, day int) Status {
	status := Met
	if !ask.Within.IsZero() {
		switch {
		case held.award > always && held.award < add(day, ask.Within.Negate()):
			return Unmet // awarded on that day, or before it
		case !held.dated:
			status = min(status, Unknown)
		}
	}
	if len(ask.AccreditedBy) > 0 {
		status = min(status, j.accredited(ask.AccreditedBy, held))
	}
	return status
}
