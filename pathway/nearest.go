package pathway

import (
	"cmp"
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
)

// What a finding that is not met is closest to, and what it lacks there.

// Nearest returns the parts by which the finding is met, or would be with the least: as
// many as a group asks for, the nearest first, and one where there are other ways to hold
// something; nil where it has no parts. The slice is the caller's, what is in it shared
// with the finding.
//
// What is met is nearest, then what will be, the sooner the nearer, then what is not
// known, then what is not met. Of the last two the nearer is what has fewer conditions
// that are not met, then fewer that are not known; then what asks for less further work, in
// full-time days of which seven are 40 hours; then for less further credit, 15 clock hours
// being as much as a semester hour; then for fewer years of age and points of a score; then
// the earlier one in the rule. The conditions of a part are those of its own nearest parts.
func (f Finding) Nearest() []Finding {
	_, all := f.measure()
	return all[:min(f.asked(), len(all))]
}

// farther returns the parts that are not among the nearest, in the same order.
func (f Finding) farther() []Finding {
	_, all := f.measure()
	return all[min(f.asked(), len(all)):]
}

// asked is how many of its parts a finding asks for.
func (f Finding) asked() int {
	if group, ok := f.Requirement.(credential.AtLeast); ok && f.Sit == "" {
		return max(0, group.N)
	}
	return 1
}

// chooses reports whether a finding does not ask for all of its parts. That something is
// held and that it is earned anew are no parts of one rule, and both stand open.
func (f Finding) chooses() bool {
	_, group := f.Requirement.(credential.AtLeast)
	return f.Waiver == nil && f.asked() < len(f.Parts) && !(group && f.Parts[0].Path == f.Path)
}

// lacksItself reports whether of what is not met none of the nearest parts is to blame.
func lacksItself(near []Finding) bool {
	return !slices.ContainsFunc(near, func(part Finding) bool { return part.Status < Pending })
}

// A distance says how far a finding is from being met; see [Finding.Nearest].
type distance struct {
	status         Status
	metOn          credential.Date
	unmet, unknown int // conditions
	work           int // sevenths of an hour, of which a full-time day has 40
	credit         int // hundredths of a semester hour
	age, points    int
}

func (d distance) compare(other distance) int {
	return cmp.Or(
		cmp.Compare(other.status, d.status), d.metOn.Compare(other.metOn),
		cmp.Compare(d.unmet, other.unmet), cmp.Compare(d.unknown, other.unknown),
		cmp.Compare(d.work, other.work), cmp.Compare(d.credit, other.credit),
		cmp.Compare(d.age, other.age), cmp.Compare(d.points, other.points),
	)
}

// measure returns how far the finding is from being met, in each amount the sum of its
// nearest parts, and all of its parts, the nearest first.
func (f Finding) measure() (distance, []Finding) {
	type measured struct {
		Finding
		distance
	}
	parts := make([]measured, len(f.Parts))
	for i, part := range f.Parts {
		d, _ := part.measure()
		parts[i] = measured{part, d}
	}
	slices.SortStableFunc(parts, func(a, b measured) int { return a.distance.compare(b.distance) })
	var all []Finding
	sum := distance{status: f.Status, metOn: f.MetOn}
	for i, part := range parts {
		all = append(all, part.Finding)
		if i < f.asked() {
			sum.add(part.distance)
		}
	}
	switch {
	case f.Status >= Pending:
		return distance{status: f.Status, metOn: f.MetOn}, all
	case lacksItself(all[:min(f.asked(), len(all))]):
		return f.alone(), all
	}
	return sum, all
}

// alone returns the distance of a finding that is not met and of which no part is to blame.
func (f Finding) alone() distance {
	d := distance{status: f.Status, metOn: f.MetOn}
	if f.Status == Unknown {
		d.unknown = 1
	} else {
		d.unmet = 1
	}
	d.work = FullTime*f.Gap.Days + 7*f.Gap.Hours
	d.credit = f.Gap.Credits.Hundredths
	if f.Gap.Credits.Unit == credential.Clock {
		d.credit /= 15
	}
	d.age, d.points = f.Gap.Years, f.Gap.Points.Hundredths
	return d
}

func (d *distance) add(part distance) {
	d.unmet += part.unmet
	d.unknown += part.unknown
	d.work += part.work
	d.credit += part.credit
	d.age += part.age
	d.points += part.points
}

// Lacks says in one line what is missing on the nearest way, and by its label which way that
// is: "closest: Option 3, lacks a coding course of 80 hours and a Practicode". What is not
// known stands apart, and so does what only takes time, with its day. It is "" where nothing
// is missing: the finding is met, or will be if nothing changes.
func (f Finding) Lacks() string {
	if f.Status >= Pending {
		return ""
	}
	var l lacking
	l.add(f, true)
	text, then := l.text(), ", "
	if len(l.ways) == 0 {
		return text
	}
	if len(l.unmet) == 0 {
		then = "; "
	}
	return closest + credential.JoinWords(l.ways, "and") + then + text
}

// closest begins what names the nearest alternatives; see [Finding.Lacks].
const closest = "closest: "

// lacking is what the nearest way of a finding lacks, in words.
type lacking struct {
	ways    []string // the labels of the nearest alternatives
	unmet   []string
	unknown []string
	waits   []string // what only takes time
	until   credential.Date
}

// add collects what a finding lacks; named says that the labels of alternatives are told.
func (l *lacking) add(f Finding, named bool) {
	switch {
	case f.Status == Met:
	case f.Status == Pending:
		l.addPending(f)
	default:
		l.addNearest(f, f.Nearest(), named)
	}
}

// addPending collects what a finding that will be met waits for.
func (l *lacking) addPending(f Finding) {
	waits := func(part Finding) bool { return part.Status == Pending }
	if near := f.Nearest(); slices.ContainsFunc(near, waits) {
		for _, part := range near {
			l.add(part, false)
		}
	} else {
		l.waits = appendNew(l.waits, f.lackWords())
	}
	if f.MetOn.After(l.until) {
		l.until = f.MetOn
	}
}

// addNearest collects what the nearest parts of a finding lack or, if none is to blame, the
// finding itself.
func (l *lacking) addNearest(f Finding, near []Finding, named bool) {
	if lacksItself(near) {
		l.addAlone(f.Status, f.lackWords())
		return
	}
	if one := f.eitherOf(near); one != "" {
		last := len(near) - 1
		l.addAlone(near[last].Status, one)
		near = near[:last]
	}
	for _, part := range near {
		below := named
		if group, ok := part.Requirement.(credential.AtLeast); ok && named && f.chooses() && part.Status < Pending && group.Label != "" {
			l.ways, below = append(l.ways, group.Label), false
		}
		l.add(part, below)
	}
}

func (l *lacking) addAlone(s Status, words string) {
	if s == Unknown {
		l.unknown = appendNew(l.unknown, words)
	} else {
		l.unmet = appendNew(l.unmet, words)
	}
}

func appendNew(all []string, one string) []string {
	if slices.Contains(all, one) {
		return all
	}
	return append(all, one)
}

// mostAlternatives is how many conditions are named of which one is enough.
const mostAlternatives = 3

// eitherOf returns in words the conditions that are as near as the last of the nearest
// parts of a group, of which any one would do; "" if that is the only one, or one of them
// is no single condition.
func (f Finding) eitherOf(near []Finding) string {
	if len(near) == 0 {
		return ""
	}
	last, _ := near[len(near)-1].measure()
	var words []string
	taken := 0
	for _, part := range f.Parts {
		d, _ := part.measure()
		if d != last {
			continue
		}
		if len(part.Parts) > 0 || part.Status >= Pending {
			return ""
		}
		words = appendNew(words, part.lackWords())
	}
	for _, part := range near {
		if d, _ := part.measure(); d == last {
			taken++
		}
	}
	if taken > 1 || len(words) < 2 {
		return ""
	}
	if more := len(words) - mostAlternatives; more > 0 {
		words = append(words[:mostAlternatives], "one of "+credential.Count(more, "more"))
	}
	return "either " + credential.JoinWords(words, "or")
}

// lackWords names a condition with what is missing of it, and why what is there does not
// count.
func (f Finding) lackWords() string {
	var because []string
	if f.Status < Pending && !f.Gap.IsZero() {
		because = append(because, f.gapText())
	}
	for _, r := range f.Why {
		if r.Code != ReasonNotAttested {
			because = append(because, r.Text)
		}
	}
	if len(because) == 0 {
		return f.Text
	}
	return f.Text + " (" + strings.Join(because, "; ") + ")"
}

// text joins what is lacking to one line.
func (l *lacking) text() string {
	var parts []string
	if len(l.unmet) > 0 {
		parts = append(parts, "lacks "+eitherLast(l.unmet))
	}
	if len(l.unknown) > 0 {
		parts = append(parts, "not known: "+eitherLast(l.unknown))
	}
	if len(l.waits) > 0 {
		parts = append(parts, "waits until "+l.until.String()+" for "+credential.JoinWords(l.waits, "and"))
	}
	return strings.Join(parts, "; ")
}

// eitherLast joins conditions with "and", those of which one is enough after the others.
func eitherLast(words []string) string {
	words = slices.Clone(words)
	slices.SortStableFunc(words, func(a, b string) int {
		return cmp.Compare(count([]string{a}, isEither), count([]string{b}, isEither))
	})
	return credential.JoinWords(words, "and")
}

func isEither(words string) bool { return strings.HasPrefix(words, "either ") }
