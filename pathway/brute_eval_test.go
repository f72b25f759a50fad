package pathway_test

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// The oracle counts days as numbers, as [credential.Date.DayNumber] gives them.
const (
	always = -1 << 30 // before every day
	never  = 1 << 30  // after every day
)

// A heldFact is one credential that a person holds, held or is about to hold.
type heldFact struct {
	credential, program credential.ID
	dated               bool              // whether the day of the award is said
	award               int               // the day from which it is in force
	under               int               // the first day on which it is under way; never if it is not
	lapse               int               // the first day on which it is no longer in force
	after               pathway.Status    // how it stands from that day on: unmet, or unknown
	term                credential.Period // by which a renewal moves the lapse; zero: none can
}

// A jobFact is work from one day until, and not on, another.
type jobFact struct {
	fields      []credential.Field
	from, until int
	weekly      int
	supervised  bool
}

// A creditFact is credit in a field; credit of one source counts once.
type creditFact struct {
	source  string
	in      credential.Field
	weight  int
	grade   credential.Grade
	planned bool // done with whatever grade is asked for
	dated   bool
	on      int
}

// facts is all that is known, or planned, of one person.
type facts struct {
	born     credential.Date
	held     []heldFact
	jobs     []jobFact
	credits  []creditFact
	attested map[string]int // the first day
}

// A judge evaluates requirements against facts. It shares no code with the planner.
type judge struct {
	catalog *credential.Catalog
	accepts map[credential.ID]map[credential.ID]bool // by what is asked for: what counts as it
	fewest  map[credential.Period]int
	assume  bool // what is not known counts as met
}

func newJudge(c *credential.Catalog) *judge {
	j := &judge{
		catalog: c,
		accepts: map[credential.ID]map[credential.ID]bool{},
		fewest:  map[credential.Period]int{},
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

// fewestDays is [credential.Period.FewestDays], which is slow, remembered.
func (j *judge) fewestDays(p credential.Period) int {
	days, ok := j.fewest[p]
	if !ok {
		days = p.FewestDays()
		j.fewest[p] = days
	}
	return days
}

// add returns the day that lies p after the given one.
func add(day int, p credential.Period) int {
	if p.Months == 0 {
		return day + p.Days
	}
	return credential.DateOfDay(day).Add(p).DayNumber()
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

// compile returns the tree of a requirement in the rule of the target. The
// waivers of the target are laid over it; there are none for an offer.
func compile(ask credential.Requirement, path string, waivers []credential.Waiver, index int) *node {
	n := &node{path: path, ask: ask, waived: never, index: index, size: 1}
	for _, waiver := range waivers {
		if waiver.Path == path {
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

// dayOr returns the number of the day, or zero's meaning where none is said.
func dayOr(d credential.Date, zero int) int {
	if d.IsZero() {
		return zero
	}
	return d.DayNumber()
}

// waiversOf returns the waivers about one entry.
func waiversOf(record credential.Record, target credential.ID) []credential.Waiver {
	var own []credential.Waiver
	for _, waiver := range record.Waivers {
		if waiver.Target == target {
			own = append(own, waiver)
		}
	}
	return own
}

// status judges a node on a day, in three values: never Pending. Where out is
// given, it has the status of every node by index.
func (j *judge) status(n *node, f *facts, day int, out []pathway.Status) pathway.Status {
	var status pathway.Status
	if group, ok := n.ask.(credential.AtLeast); ok {
		var parts []pathway.Status
		for _, part := range n.parts {
			parts = append(parts, j.status(part, f, day, out))
		}
		status = nth(group.N, parts)
	} else {
		status = j.leaf(n.ask, f, day)
	}
	if n.waived <= day {
		status = pathway.Met
	}
	if out != nil {
		out[n.index] = status
	}
	return status
}

func (j *judge) met(n *node, f *facts, day int) bool {
	return j.passes(j.status(n, f, day, nil))
}

// passes reports whether a status counts as met.
func (j *judge) passes(status pathway.Status) bool {
	return status == pathway.Met || j.assume && status == pathway.Unknown
}

// nth is the status of "n of these": that of the n-th best part.
func nth(n int, parts []pathway.Status) pathway.Status {
	switch {
	case n <= 0:
		return pathway.Met
	case n > len(parts):
		return pathway.Unmet
	}
	slices.SortFunc(parts, func(a, b pathway.Status) int { return cmp.Compare(b, a) })
	return parts[n-1]
}

func (j *judge) leaf(ask credential.Requirement, f *facts, day int) pathway.Status {
	switch ask := ask.(type) {
	case nil:
		return pathway.Met
	case credential.Holds:
		return j.holds(ask, f, day)
	case credential.Experience:
		return known(j.experience(ask, f, day))
	case credential.Coursework:
		return j.coursework(ask, f, day)
	case credential.Age:
		if f.born.IsZero() {
			return pathway.Unknown
		}
		return known(day >= f.born.Add(credential.Period{Months: 12 * ask.Years}).DayNumber())
	case credential.Attestation:
		if on, ok := f.attested[ask.Of]; ok && on <= day {
			return pathway.Met
		}
		return pathway.Unknown
	default:
		panic(fmt.Sprintf("no rule for %T", ask))
	}
}

func known(met bool) pathway.Status {
	if met {
		return pathway.Met
	}
	return pathway.Unmet
}

// holds is met by the best of the holdings that count as what is asked for.
func (j *judge) holds(ask credential.Holds, f *facts, day int) pathway.Status {
	best := pathway.Unmet
	for _, held := range f.held {
		if best < pathway.Met && j.accepts[ask.Credential][held.credential] {
			best = max(best, j.heldStatus(ask, held, day))
		}
	}
	return best
}

func (j *judge) heldStatus(ask credential.Holds, held heldFact, day int) pathway.Status {
	status := pathway.Unmet
	switch {
	case day < held.award:
		// Under way on the day, and its award not after day + UnderWay.
		near := !ask.UnderWay.IsZero() && held.under <= day && held.award <= add(day, ask.UnderWay)
		status = known(near)
	case day < held.lapse:
		status = pathway.Met
	default:
		status = held.after
	}
	if !ask.Within.IsZero() {
		switch {
		case !held.dated:
			status = min(status, pathway.Unknown)
		case held.award < add(day, ask.Within.Negate()):
			return pathway.Unmet
		}
	}
	if len(ask.AccreditedBy) > 0 {
		status = min(status, j.accredited(ask.AccreditedBy, held))
	}
	return status
}

// accredited judges the program of a holding on the day of its award.
func (j *judge) accredited(by []credential.ID, held heldFact) pathway.Status {
	if held.program == "" {
		entry, _ := j.catalog.Credential(held.credential)
		if entry.Kind.Direct() {
			return pathway.Unmet // no program ever awards it
		}
		return pathway.Unknown
	}
	program, _ := j.catalog.Program(held.program)
	if held.dated {
		return known(program.Accredited(by, credential.DateOfDay(held.award)))
	}
	best := pathway.Unmet
	for _, a := range program.Accreditations {
		switch {
		case !a.Status.Accredited() || !slices.Contains(by, a.By):
		case a.From.IsZero() && a.Until.IsZero():
			return pathway.Met
		default:
			best = pathway.Unknown
		}
	}
	return best
}

// experience counts days: from each day on which a job begins or ends to the
// next, nothing changes, so the span between counts as one.
func (j *judge) experience(ask credential.Experience, f *facts, day int) bool {
	first := always
	if !ask.Within.IsZero() {
		first = add(day, ask.Within.Negate())
	}
	var jobs []jobFact
	var edges []int
	for _, job := range f.jobs {
		job.from, job.until = max(job.from, first), min(job.until, day)
		if job.from < job.until && counts(ask, job) {
			jobs = append(jobs, job)
			edges = append(edges, job.from, job.until)
		}
	}
	slices.Sort(edges)
	fullTime, hours := 0, 0
	for i := 1; i < len(edges); i++ {
		weekly := 0
		for _, job := range jobs {
			if job.from <= edges[i-1] && edges[i] <= job.until {
				weekly += job.weekly
			}
		}
		hours += (edges[i] - edges[i-1]) * weekly
		if ask.Calendar && weekly > 0 {
			weekly = 40
		}
		fullTime += (edges[i] - edges[i-1]) * min(40, weekly)
	}
	if ask.Hours > 0 {
		return hours >= 7*ask.Hours
	}
	return fullTime >= 40*j.fewestDays(ask.For)
}

// counts reports whether a job is of the kind that is asked for.
func counts(ask credential.Experience, job jobFact) bool {
	if ask.Supervised && !job.supervised || 100*job.weekly < 40*ask.MinShare {
		return false
	}
	for _, wide := range ask.In {
		if slices.ContainsFunc(job.fields, wide.Contains) {
			return true
		}
	}
	return false
}

// coursework adds up, over the sources, the best that each of them gives.
func (j *judge) coursework(ask credential.Coursework, f *facts, day int) pathway.Status {
	sure, maybe := map[string]int{}, map[string]int{}
	for _, credit := range f.credits {
		if !ask.In.Contains(credit.in) {
			continue
		}
		// One program may teach two fields inside what is asked for: these add up.
		key := credit.source + " " + string(credit.in)
		switch creditStatus(ask, credit, day) {
		case pathway.Met:
			sure[key] = credit.weight
			maybe[key] = credit.weight
		case pathway.Unknown:
			maybe[key] = credit.weight
		}
	}
	switch need := ask.Credits.Weight(); {
	case sum(sure) >= need:
		return pathway.Met
	case sum(maybe) >= need:
		return pathway.Unknown
	}
	return pathway.Unmet
}

func creditStatus(ask credential.Coursework, credit creditFact, day int) pathway.Status {
	if credit.dated && credit.on > day {
		return pathway.Unmet
	}
	status := pathway.Met
	if ask.MinGrade != "" && !credit.planned {
		switch {
		case credit.grade == "":
			status = pathway.Unknown
		case !credit.grade.AtLeast(ask.MinGrade):
			return pathway.Unmet
		}
	}
	if !ask.Within.IsZero() {
		switch {
		case !credit.dated:
			status = pathway.Unknown
		case credit.on < add(day, ask.Within.Negate()):
			return pathway.Unmet
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
