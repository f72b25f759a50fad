package pathway

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
)

// lab has one of everything that a leaf can turn on: terms that can and cannot
// be renewed, accreditation with editions, nested fields, two credit units.
const lab = `{
"organizations": [{"id": "board", "name": "Board"}],
"credentials": [
  {"id": "d/a", "kind": "degree", "name": "Degree", "countsAs": ["d/any"]},
  {"id": "d/any", "kind": "class", "name": "Any degree"},
  {"id": "x/card", "kind": "membership", "name": "Card", "lasts": "P1Y"},
  {"id": "x/license", "kind": "license", "name": "License", "lasts": "P18M", "renews": [{"units": 1}]},
  {"id": "x/exam", "kind": "assessment", "name": "Exam", "lasts": "P6M", "requires": [{"ask": {"holds": "d/any"}}]}],
"programs": [
  {"id": "p/good", "name": "Good", "awards": ["d/a"], "accreditations": [{"by": "board", "status": "accredited"}],
   "teaches": [{"in": "body/bones", "credits": "3 quarter"}, {"in": "body", "credits": "1 semester"}, {"in": "body/bones", "credits": "2 clock"}]},
  {"id": "p/once", "name": "Once", "awards": ["d/a"], "accreditations": [
    {"by": "board", "status": "candidacy", "until": "2020-06-01"}, {"by": "board", "status": "initial", "from": "2020-06-01", "until": "2022-01-01"}, {"by": "board", "status": "unverified", "from": "2022-01-01"}]}],
"roles": [{"id": "r/wide", "name": "Wide", "fields": ["work"]}, {"id": "r/narrow", "name": "Narrow", "fields": ["work/deep"]}]}`

// A maker makes random facts and requirements on the lab.
type maker struct{ *rand.Rand }

// newMaker returns a maker of the same things in every run, or of those of the
// flag -seed that the laws have too.
func newMaker(t *testing.T) maker {
	seed := flag.Lookup("seed").Value.(flag.Getter).Get().(uint64)
	t.Logf("seed %d", seed)
	return maker{rand.New(rand.NewPCG(seed, 0))}
}

func (m maker) date() credential.Date {
	return credential.Date{Year: 2019, Month: 1, Day: 1}.Add(credential.Period{Days: m.IntN(6 * 365)})
}

func (m maker) maybeDate() credential.Date {
	if m.IntN(3) == 0 {
		return credential.Date{}
	}
	return m.date()
}

func pick[T any](m maker, list ...T) T { return list[m.IntN(len(list))] }

func (m maker) period() credential.Period {
	return pick(m, credential.Period{}, credential.Period{Months: 12}, credential.Period{Months: 1}, credential.Period{Days: 90}, credential.Period{Months: 30}, credential.Period{Months: 2, Days: 3})
}

func (m maker) holding() credential.Holding {
	h := credential.Holding{Credential: pick[credential.ID](m, "d/a", "x/card", "x/license", "x/exam")}
	if h.Credential == "d/a" {
		h.Program = pick[credential.ID](m, "", "p/good", "p/once")
	}
	switch m.IntN(4) {
	case 0:
		h.Expected = m.date()
	case 1:
	default:
		h.Awarded = m.date()
	}
	if m.IntN(4) == 0 {
		h.Expires = max2(h.Awarded, h.Expected).Add(credential.Period{Days: m.IntN(900)})
		if h.Expires.Year < 2000 {
			h.Expires = m.date()
		}
	}
	return h
}

func max2(a, b credential.Date) credential.Date {
	if a.After(b) {
		return a
	}
	return b
}

func (m maker) job() credential.Job {
	j := credential.Job{Role: pick[credential.ID](m, "", "r/wide", "r/narrow"), From: m.date(), Weekly: credential.Hours{Hundredths: pick(m, 0, 800, 2000, 3750, 6000)}, Supervised: m.IntN(2) == 0}
	if m.IntN(2) == 0 {
		j.Fields = []credential.Field{"work/deep"}
	}
	if m.IntN(3) > 0 {
		length := 1 + m.IntN(900)
		j.Until = j.From.Add(credential.Period{Days: length})
		if m.IntN(3) == 0 {
			j.Weekly, j.Hours = credential.Hours{}, credential.Hours{Hundredths: 1 + m.IntN(1200*length)}
		}
	}
	return j
}

func (m maker) study() credential.Study {
	return credential.Study{
		In:      pick[credential.Field](m, "body", "body/bones", "mind"),
		Credits: credential.Credits{Hundredths: 100 * (1 + m.IntN(4)), Unit: pick(m, credential.Semester, credential.Quarter, credential.Clock)},
		Grade:   pick(m, "", "A", "B-", "D", "F", credential.Pass, credential.Fail), On: m.maybeDate(),
	}
}

func (m maker) leaf() credential.Requirement {
	switch m.IntN(9) {
	case 0:
		h := credential.Holds{Credential: "d/any", Within: m.period(), UnderWay: m.period(), For: m.span()}
		if m.IntN(2) == 0 {
			h.AccreditedBy = []credential.ID{"board"}
		}
		return h
	case 1:
		return credential.Holds{Credential: pick[credential.ID](m, "x/card", "x/license", "x/exam"), Within: m.period(), UnderWay: m.period(), For: m.span()}
	case 2:
		return m.experience()
	case 3:
		return m.coursework()
	case 4:
		return credential.Age{Years: pick(m, 18, 21)}
	case 5:
		return m.had()
	case 7:
		return m.score()
	case 6:
		return credential.Resides{In: pick[credential.Place](m, "us", "us/il", "us/il/dupage")}
	}
	return pick(m, credential.Attestation{ID: "letter", Of: "letter"}, credential.Attestation{ID: "form", Of: "form", Within: credential.Period{Months: 18}})
}

func (m maker) had() credential.Had {
	return credential.Had{Credential: pick[credential.ID](m, "d/any", "x/card", "x/license", "x/exam"), Within: m.period()}
}

// span is mostly zero.
func (m maker) span() credential.Period {
	if m.IntN(3) > 0 {
		return credential.Period{}
	}
	return m.period()
}

func (m maker) experience() credential.Experience {
	e := credential.Experience{In: []credential.Field{pick[credential.Field](m, "work", "work/deep")}, Within: m.period(), Supervised: m.IntN(4) == 0, MinShare: pick(m, 0, 0, 50, 100)}
	if m.IntN(2) == 0 {
		e.Hours = pick(m, 50, 165, 500, 2080)
	} else {
		e.For = pick(m, credential.Period{Months: 1}, credential.Period{Months: 12}, credential.Period{Days: 40})
		e.Calendar = m.IntN(3) == 0
	}
	if m.IntN(4) == 0 {
		e.Since = pick[credential.ID](m, "x/license", "x/exam")
	}
	if e.MinShare > 0 || e.Hours == 0 && !e.Calendar {
		e.FullTime = credential.Hours{Hundredths: pick(m, 0, 0, 2000, 3750, 5000)}
	}
	if e.Hours > 0 && e.In[0] == "work" && m.IntN(2) == 0 {
		e.AtMost = []credential.Cap{{In: []credential.Field{"work/deep"}, Hours: 1 + m.IntN(e.Hours-1)}}
	}
	return e
}

func (m maker) requirement(depth int) credential.Requirement {
	if depth == 0 || m.IntN(3) == 0 {
		return m.leaf()
	}
	group := credential.AtLeast{}
	for range 1 + m.IntN(4) {
		group.Of = append(group.Of, m.requirement(depth-1))
	}
	group.N = 1 + m.IntN(len(group.Of))
	return group
}

// person returns a record of nobody in particular. The birth date of a record
// is no further fact: it may say that one is too young. Nor is where somebody
// lives, or a score.
func (m maker) person() credential.Record {
	r := pick(m, credential.Record{}, credential.Record{Born: credential.Date{Year: 1998 + m.IntN(7), Month: 2, Day: 28}})
	if m.IntN(2) == 0 {
		r.Scores = []credential.Scored{{Of: "gpa", Score: credential.PointsOf(2), On: m.maybeDate()}, {Of: "d/a", Score: credential.PointsOf(3), On: m.maybeDate()}}
	}
	r.Residence = pick[credential.Place](m, "", "us", "us/il/dupage", "us/in")
	return r
}

// add adds one random fact to a record.
func (m maker) add(r *credential.Record) string {
	switch m.IntN(7) {
	case 6:
		if len(r.Scores) > 0 { // of what a record has no score in, a low one says more
			s := m.scored(r.Scores[0].Of, r.Scores[1].Of)
			r.Scores = append(r.Scores, s)
			return fmt.Sprintf("%+v", s)
		}
	case 0, 1:
		h := m.holding()
		r.Holdings = append(r.Holdings, h)
		return fmt.Sprintf("%+v", h)
	case 2:
		j := m.job()
		r.Jobs = append(r.Jobs, j)
		return fmt.Sprintf("%+v", j)
	case 3:
		s := m.study()
		r.Studies = append(r.Studies, s)
		return fmt.Sprintf("%+v", s)
	case 4:
		a := credential.Attested{ID: pick[credential.ID](m, "letter", "form"), On: m.maybeDate()}
		r.Attested = append(r.Attested, a)
		return fmt.Sprintf("%+v", a)
	}
	w := credential.Waiver{Target: "it", Condition: m.requirement(1), On: m.maybeDate()}
	r.Waivers = append(r.Waivers, w)
	return fmt.Sprintf("%+v", w)
}

// verdictOn judges a requirement as the rule of the entry "it".
func verdictOn(c *credential.Catalog, r credential.Record, ask credential.Requirement, on credential.Date, sitting bool) verdict {
	j := &judge{catalog: c, person: personOf(newProofs(c), r, on), day: on.DayNumber(), explain: true, sitting: sitting}
	return j.judge(ask, place{entry: "it"})
}

func TestMoreFactsNeverLowerAStatus(t *testing.T) {
	c, m := parsed(t, lab), newMaker(t)
	for range 1000 {
		ask, on, sitting := m.requirement(3), m.date(), m.IntN(2) == 0
		r := m.person()
		was := verdictOn(c, r, ask, on, sitting)
		for range 8 {
			fact := m.add(&r)
			now := verdictOn(c, r, ask, on, sitting)
			later := was.Status == Pending && now.Status == Pending && now.MetOn.After(was.MetOn)
			if now.Status < was.Status || later {
				t.Fatalf("%#v on %s: %s became %s on gaining %s\n%s\n%s", ask, on, said(was.Finding), said(now.Finding), fact, was, now)
			}
			was = now
		}
	}
}

func TestMoreFactsNeverLowerTheAnswerOfARule(t *testing.T) {
	c, m := parsed(t, lab), newMaker(t)
	for range 500 {
		turn, on := m.date(), m.date()
		rules := credential.Rules{{Until: turn, Ask: m.requirement(2)}, {From: turn, Ask: m.requirement(2)}}
		j := &judge{catalog: c, day: on.DayNumber(), explain: true, sitting: m.IntN(2) == 0}
		r := m.person()
		was := Unmet
		for range 8 {
			fact := m.add(&r)
			j.person = personOf(newProofs(c), r, on)
			now := j.rules("it", rules)
			if now.Status < was {
				t.Fatalf("%#v on %s: %s became %s on gaining %s\n%s", rules, on, was, said(now.Finding), fact, now)
			}
			was = now.Status
		}
	}
}

func TestAGroupStandsNoBetterThanItsNthBestPart(t *testing.T) {
	c, m := parsed(t, lab), newMaker(t)
	lower := 0
	for range 1000 {
		ask, on, r := m.requirement(3), m.date(), m.person()
		for range 6 {
			m.add(&r)
		}
		for f := range verdictOn(c, r, ask, on, false).All() {
			group, ok := f.Requirement.(credential.AtLeast)
			if !ok || f.Waiver != nil || slices.ContainsFunc(r.Waivers, func(w credential.Waiver) bool { return sameWords(w.Condition) == sameWords(f.Requirement) }) {
				continue
			}
			var parts []Status
			for _, part := range f.Parts {
				parts = append(parts, part.Status)
			}
			slices.Sort(parts)
			best := parts[len(parts)-group.N]
			if f.Status > best || best == Met && f.Status != Met {
				t.Fatalf("a group of %d with parts %v is %s\n%s", group.N, parts, f.Status, f)
			}
			if f.Status < best {
				lower++
			}
		}
	}
	if lower == 0 {
		t.Error("no group had parts that are never met at one time")
	}
}

func TestPendingIsMetOnItsDayAndNotBefore(t *testing.T) {
	c, m := parsed(t, lab), newMaker(t)
	seen := 0
	for range 1000 {
		ask, on, r := m.requirement(2), m.date(), m.person()
		for range 6 {
			m.add(&r)
		}
		v := verdictOn(c, r, ask, on, false)
		if v.Status != Pending {
			continue
		}
		seen++
		known := r // what a holding without a day proves by a later day may be less
		for _, h := range Proven(c, r, on) {
			known = known.With(h)
		}
		if then := verdictOn(c, known, ask, v.MetOn, false); then.Status != Met {
			t.Fatalf("%#v on %s: pending %s, but %s on that day\n%s", ask, on, v.MetOn, then.Status, then)
		}
		before := on.Add(credential.Period{Days: m.IntN(v.MetOn.DayNumber() - on.DayNumber())})
		if then := verdictOn(c, r, ask, before, false); then.Status == Met {
			t.Fatalf("%#v on %s: pending %s, but met on %s\n%s", ask, on, v.MetOn, before, then)
		}
	}
	if seen < 30 {
		t.Errorf("only %d requirements were pending", seen)
	}
}

// countDays is the plain reading of an experience on one day: it counts each day before
// it.
func countDays(c *credential.Catalog, r credential.Experience, record credential.Record, on credential.Date) bool {
	sum, deep := 0, 0
	from := on.Add(credential.Period{Months: -12 * 10})
	if !r.Within.IsZero() {
		from = max2(from, on.Add(r.Within.Negate()))
	}
	if r.Since != "" {
		from = max2(from, heldFrom(c, r.Since, record, on))
	}
	full := 100 * r.FullTime.Hundredths // ten-thousandths of an hour a week
	if full == 0 {
		full = 40 * 10_000
	}
	for d := from; d.Before(on); d = d.Add(credential.Period{Days: 1}) {
		weekly := 0
		for _, job := range record.Jobs {
			role, _ := c.Role(job.Role)
			parts := 100 * job.Weekly.Hundredths
			if parts == 0 {
				parts = 40 * 10_000
			}
			share := parts
			if job.Hours.Hundredths > 0 {
				all, length := 7*100*job.Hours.Hundredths, job.Until.DayNumber()-job.From.DayNumber()
				parts, share = all/length, all/length
				if d.DayNumber()-job.From.DayNumber() < all%length {
					parts++
				}
			}
			fields := append(slices.Clone(role.Fields), job.Fields...)
			inField := slices.ContainsFunc(fields, r.In[0].Contains)
			runs := !d.Before(job.From) && (job.Until.IsZero() || d.Before(job.Until))
			if inField && runs && (job.Supervised || !r.Supervised) && share*100 >= r.MinShare*full {
				weekly += parts
				if !slices.Contains(fields, "work") {
					deep += parts // of no other field than work/deep
				}
			}
		}
		switch {
		case r.Calendar && weekly > 0:
			weekly = full
		case !r.For.IsZero():
			weekly = min(weekly, full)
		}
		sum += weekly
	}
	if len(r.AtMost) > 0 {
		sum -= max(0, deep-r.AtMost[0].Hours*7*10_000)
	}
	if r.For.IsZero() {
		return sum >= r.Hours*7*10_000
	}
	return sum >= r.For.FewestDays()*full
}

// heldFrom returns the first day on which something was held for sure; the given day, if
// on none before it.
func heldFrom(c *credential.Catalog, id credential.ID, record credential.Record, none credential.Date) credential.Date {
	for _, h := range record.Holdings {
		award := max2(h.Awarded, h.Expected)
		if award.IsZero() {
			award = h.Expires // it was awarded before
		}
		if c.CountsAs(h.Credential, id) && !award.IsZero() && award.Before(none) {
			none = award
		}
	}
	return none
}

func TestExperienceIsCountedDayByDay(t *testing.T) {
	c, m := parsed(t, lab), newMaker(t)
	met := 0
	for range 150 {
		r := m.experience()
		var record credential.Record
		for range 1 + m.IntN(4) {
			record.Jobs = append(record.Jobs, m.job())
		}
		for range m.IntN(3) {
			record.Holdings = append(record.Holdings, m.holding())
		}
		on := m.date()
		v := verdictOn(c, record, r, on, false)
		for _, day := range edgesOf(v.sure, on.DayNumber(), m) {
			later := credential.DateOfDay(day)
			want := countDays(c, r, record, later)
			if got := v.sure.Contains(day); got != want {
				t.Fatalf("%+v of %+v: as seen from %s, met on %s = %t, want %t", r, record, on, later, got, want)
			}
			if want {
				met++
			}
		}
	}
	if met == 0 {
		t.Error("no experience was ever enough")
	}
}

// edgesOf returns days from the given one on to look at: the first and the last
// of the spans of a set, the days beside them, and some others.
func edgesOf(set days.Set, from int, m maker) []int {
	edges := []int{from, from + m.IntN(900), from + m.IntN(1500)}
	for _, sp := range set[:min(len(set), 3)] {
		edges = append(edges, sp.From-1, sp.From, sp.Until-1, sp.Until)
	}
	return slices.DeleteFunc(edges, func(d int) bool { return d < from || d > from+3000 })
}
