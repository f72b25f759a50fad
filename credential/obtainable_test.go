package credential_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/credpath/credpath/credential"
)

// obtainable says by rounds, in the plainest way, which entries some order of
// steps leads to: what the catalog must find by its quicker way.
type obtainable struct {
	e   credential.Entries
	got map[credential.ID]bool
}

func obtain(e credential.Entries) map[credential.ID]bool {
	o := &obtainable{e, make(map[credential.ID]bool)}
	for before := -1; before < len(o.got); {
		before = len(o.got)
		for _, c := range e.Credentials {
			if o.credential(c) {
				o.got[c.ID] = true
			}
		}
		for _, p := range e.Programs {
			if o.rules(p.Admits) && o.offers(p.Offers) {
				o.got[p.ID] = true
			}
		}
		for _, r := range e.Roles {
			if o.rules(r.Requires) {
				o.got[r.ID] = true
			}
		}
	}
	return o.got
}

func (o *obtainable) credential(c credential.Credential) bool {
	switch {
	case c.Status != credential.Active:
		return true
	case c.Kind == credential.Class:
		counting, reached := false, false
		for _, d := range o.e.Credentials {
			if d.ID != c.ID && o.countsAs(d.ID, c.ID) {
				counting, reached = true, reached || o.got[d.ID]
			}
		}
		return reached || !counting
	case !o.met(c.While.Ask):
		return false
	case c.Kind.Awarded():
		return o.program(func(p credential.Program) bool { return slices.Contains(p.Awards, c.ID) })
	}
	return o.rules(c.Requires) && o.offers(c.Offers)
}

// program reports whether one of the programs of which a thing is true is
// obtainable, or there is none at all.
func (o *obtainable) program(is func(credential.Program) bool) bool {
	found := false
	for _, p := range o.e.Programs {
		if is(p) {
			if found = true; o.got[p.ID] {
				return true
			}
		}
	}
	return !found
}

func (o *obtainable) countsAs(id, as credential.ID) bool {
	if id == as {
		return true
	}
	for _, c := range o.e.Credentials {
		if c.ID == id {
			return slices.ContainsFunc(c.CountsAs, func(up credential.ID) bool { return o.countsAs(up, as) })
		}
	}
	return false
}

func (o *obtainable) rules(rules credential.Rules) bool {
	return len(rules) == 0 || slices.ContainsFunc(rules, func(r credential.Rule) bool { return o.met(r.Ask) })
}

func (o *obtainable) offers(offers []credential.Offer) bool {
	return len(offers) == 0 || slices.ContainsFunc(offers, func(of credential.Offer) bool { return o.met(of.If) })
}

func (o *obtainable) met(r credential.Requirement) bool {
	switch r := r.(type) {
	case nil, credential.Resides, credential.Age, credential.Attestation:
		return true
	case credential.AtLeast:
		n := 0
		for _, part := range r.Of {
			if o.met(part) {
				n++
			}
		}
		return n >= r.N
	case credential.Holds:
		return o.holds(r)
	case credential.Had:
		return o.holds(credential.Holds{Credential: r.Credential})
	case credential.Score:
		for _, p := range o.e.Programs {
			if p.ID == r.Of {
				return o.got[p.ID]
			}
		}
		entry := func(c credential.Credential) bool { return c.ID == r.Of }
		return !slices.ContainsFunc(o.e.Credentials, entry) || o.holds(credential.Holds{Credential: r.Of})
	case credential.Experience:
		return o.experienced(r) && (r.Since == "" || o.holds(credential.Holds{Credential: r.Since}))
	case credential.Coursework:
		return o.program(func(p credential.Program) bool {
			return slices.ContainsFunc(p.Teaches, func(t credential.Teaching) bool {
				return r.In.Contains(t.In) && (t.Credits.IsZero() || t.Credits.Unit.Converts(r.Credits.Unit))
			})
		})
	default:
		panic(fmt.Sprintf("no way to have %T", r))
	}
}

// experienced reports whether a program whose work is enough is obtainable, or a role in one
// of the fields. A field that nothing gives a person may have worked in elsewhere, if no
// such program is there.
func (o *obtainable) experienced(r credential.Experience) bool {
	programs := false
	for _, p := range o.e.Programs {
		for _, offer := range p.Offers {
			if p.Works.Meets(r, offer.Takes) {
				if programs = true; o.got[p.ID] {
					return true
				}
			}
		}
	}
	return slices.ContainsFunc(r.In, func(f credential.Field) bool {
		gives := func(r credential.Role) bool { return slices.ContainsFunc(r.Fields, f.Contains) }
		return o.worked(f) && (!programs || slices.ContainsFunc(o.e.Roles, gives))
	})
}

func (o *obtainable) worked(f credential.Field) bool {
	found := false
	for _, r := range o.e.Roles {
		if slices.ContainsFunc(r.Fields, f.Contains) {
			if found = true; o.got[r.ID] {
				return true
			}
		}
	}
	return !found
}

func (o *obtainable) holds(r credential.Holds) bool {
	held, conferred, accredited := false, false, false
	for _, c := range o.e.Credentials {
		if !o.countsAs(c.ID, r.Credential) {
			continue
		}
		held = held || o.got[c.ID]
		for _, p := range o.e.Programs {
			if !slices.Contains(p.Awards, c.ID) {
				continue
			}
			conferred = true
			by := func(a credential.Accreditation) bool {
				return slices.Contains(r.AccreditedBy, a.By) && a.Status.Accredited()
			}
			accredited = accredited || o.got[p.ID] && slices.ContainsFunc(p.Accreditations, by)
		}
	}
	return held && (len(r.AccreditedBy) == 0 || !conferred || accredited)
}

// knot returns a small catalog in which much asks for much, with nothing wrong
// but that some of it may be unobtainable.
func (g generator) knot() credential.Entries {
	accreditors := []credential.ID{"acc/a", "acc/b"}
	e := credential.Entries{Organizations: []credential.Organization{{ID: "acc/a"}, {ID: "acc/b"}}}
	degree := func() credential.ID { return credential.ID(fmt.Sprintf("degree/%d", g.IntN(4))) }
	field := func() credential.Field { return pick(g, credential.Field("f"), "f/g", "f/g/h", "i") }
	credits := func() credential.Credits {
		return credential.Credits{Hundredths: 100, Unit: pick(g, credential.Semester, credential.Quarter, credential.Clock)}
	}
	var ask func(depth int) credential.Requirement
	ask = func(depth int) credential.Requirement {
		switch g.IntN(9) {
		case 0:
			return credential.Holds{Credential: degree(), AccreditedBy: accreditors[:g.IntN(3)]}
		case 1:
			work := credential.Experience{In: []credential.Field{field()}, Hours: 1}
			if g.chance() {
				work.Since = credential.ID(fmt.Sprintf("cert/%d", g.IntN(6)))
			}
			return work
		case 2:
			return credential.Coursework{In: field(), Credits: credits()}
		case 7:
			return credential.Had{Credential: credential.ID(fmt.Sprintf("cert/%d", g.IntN(6)))}
		case 8:
			of := []string{"program/0", "program/1", "cert/0", "cert/1", "degree/0", "gpa"}
			return credential.Score{Of: credential.ID(pick(g, of...)), AtLeast: credential.PointsOf(3)}
		case 3, 4:
			if depth > 0 {
				parts := []credential.Requirement{ask(depth - 1), ask(depth - 1), credential.Age{Years: 18}}
				return credential.AtLeast{N: pick(g, 1, 3), Of: parts}
			}
		}
		return credential.Holds{Credential: credential.ID(fmt.Sprintf("cert/%d", g.IntN(6)))}
	}
	rules := func() credential.Rules {
		if g.IntN(3) == 0 {
			return nil
		}
		return credential.Rules{{Ask: ask(2)}}
	}
	for i := range 6 {
		c := credential.Credential{ID: credential.ID(fmt.Sprintf("cert/%d", i)), Kind: credential.Certification, Requires: rules()}
		if g.IntN(3) == 0 {
			c.Offers = []credential.Offer{{If: ask(1)}}
		}
		if i > 0 && g.IntN(4) == 0 { // on one before it, so that there is no circle
			c.While.Ask = credential.Holds{Credential: credential.ID(fmt.Sprintf("cert/%d", g.IntN(i)))}
		}
		c.Status = pick(g, credential.Active, credential.Active, credential.Active, credential.Retired)
		e.Credentials = append(e.Credentials, c)
	}
	for i := range 4 {
		c := credential.Credential{ID: credential.ID(fmt.Sprintf("degree/%d", i)), Kind: pick(g, credential.Degree, credential.Class)}
		if i < 3 && g.chance() {
			c.CountsAs = []credential.ID{credential.ID(fmt.Sprintf("degree/%d", i+1+g.IntN(3-i)))}
		}
		e.Credentials = append(e.Credentials, c)
		if c.Kind == credential.Degree && g.IntN(3) > 0 {
			p := credential.Program{ID: credential.ID(fmt.Sprintf("program/%d", i)), Awards: []credential.ID{c.ID}, Admits: rules()}
			if g.chance() {
				p.Accreditations = []credential.Accreditation{{By: pick(g, accreditors...), Status: pick(g, credential.Accredited, credential.Candidacy)}}
			}
			if g.chance() {
				p.Teaches = []credential.Teaching{{In: field(), Credits: pick(g, credits(), credits(), credential.Credits{})}}
			}
			if g.chance() {
				p.Works = credential.Practice{Fields: []credential.Field{field()}}
				p.Offers = []credential.Offer{{Takes: pick(g, credential.Period{Months: 6}, credential.Period{Months: 24})}}
			}
			e.Programs = append(e.Programs, p)
		}
	}
	for i := range 3 {
		e.Roles = append(e.Roles, credential.Role{ID: credential.ID(fmt.Sprintf("role/%d", i)), Fields: []credential.Field{field()}, Requires: rules()})
	}
	return e
}

func TestWhatIsUnobtainableIsWhatRoundsNeverReach(t *testing.T) {
	g := anyGenerator(t)
	whole, broken := 0, 0
	for range 3000 {
		e := g.knot()
		got := obtain(e)
		var want []credential.ID
		for _, c := range e.Credentials {
			want = append(want, c.ID)
		}
		for _, p := range e.Programs {
			want = append(want, p.ID)
		}
		for _, r := range e.Roles {
			want = append(want, r.ID)
		}
		want = slices.DeleteFunc(want, func(id credential.ID) bool { return got[id] })
		slices.Sort(want)
		_, err := credential.NewCatalog(e)
		if reported := unobtainable(t, err); !slices.Equal(reported, want) {
			t.Fatalf("unobtainable are %v, want %v:\n%s", reported, want, credential.FormatCatalog(e))
		}
		if len(want) == 0 {
			whole++
		} else {
			broken++
		}
	}
	if whole < 200 || broken < 200 {
		t.Errorf("%d catalogs are whole and %d are not, want 200 of each", whole, broken)
	}
}

// The conditions of an entry come one after the other. If it were looked at
// again for each of them, the time would be that of 2000 times 2000 looks, or
// of many more.
func TestManyConditionsOfOneEntryAreSoonFoundMet(t *testing.T) {
	license := func(id credential.ID, ask credential.Requirement) credential.Credential {
		return credential.Credential{ID: id, Kind: credential.License, Requires: credential.Rules{{Ask: ask}}}
	}
	var before credential.Requirement
	var parts []credential.Requirement
	var list []credential.Credential
	for i := range 2000 {
		id := credential.ID(fmt.Sprintf("part/%d", i))
		list = append(list, license(id, before))
		before = credential.Holds{Credential: id}
		parts = append(parts, before)
	}
	whole := license("whole", credential.All(parts...))
	for _, at := range []int{0, 1, len(list)} {
		e := credential.Entries{Credentials: slices.Insert(slices.Clone(list), at, whole)}
		if _, err := credential.NewCatalog(e); err != nil {
			t.Errorf("NewCatalog of %d entries and, at %d, one that asks for them = %v, want no problem", len(list), at, err)
		}
	}
}

// unobtainable returns the entries that the problems say are unobtainable, and
// fails if there is another problem.
func unobtainable(t *testing.T, err error) []credential.ID {
	t.Helper()
	var problems credential.Problems
	if err != nil && !errors.As(err, &problems) {
		t.Fatal(err)
	}
	var ids []credential.ID
	for _, p := range problems {
		if p.Code != credential.CodeUnobtainable {
			t.Fatalf("an unexpected problem: %v", p)
		}
		ids = append(ids, credential.ID(p.Subject))
	}
	return ids
}
