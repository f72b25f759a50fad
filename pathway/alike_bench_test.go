package pathway

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
	"github.com/credpath/credpath/pathway/internal/solve"
)

// A herd is a way in which many programs, or many offers, stand for one.
type herd struct {
	name   string
	worst  int // how many times as many sets may be looked at
	listed int // how many of a hundred are options, at least
	grow   func(e *credential.Entries, n int)
}

var herds = []herd{
	{"the same programs", 1, 100, func(e *credential.Entries, n int) {
		for i := range n {
			e.Programs = append(e.Programs, school(i, 100_000, 24, "degree"))
		}
	}},
	{"programs of any price", 1, 100, func(e *credential.Entries, n int) {
		for i, rng := range draws(n) {
			e.Programs = append(e.Programs, school(i, cheapest+int64(rng.IntN(5_000_000)), 24, "degree"))
		}
		e.Programs[1].Offers[0].Price.Minor = cheapest
	}},
	{"programs of any price and time", 9, 100, func(e *credential.Entries, n int) {
		for i, rng := range draws(n) {
			e.Programs = append(e.Programs, school(i, cheapest+int64(rng.IntN(5_000_000)), 18+6*rng.IntN(8), "degree"))
		}
		e.Programs[1].Offers[0] = credential.Offer{Price: dollars(2 * cheapest), Takes: credential.Period{Months: 18}}
	}},
	{"programs of two awards and accreditors", 9, 25, func(e *credential.Entries, n int) {
		for i := range n {
			p := school(i, 100_000, 24, "degree")
			switch i % 4 {
			case 1:
				p.Awards = append(p.Awards, "minor")
			case 2:
				p.Accreditations[0].By = "other"
			case 3:
				p.Accreditations[0].Until = credential.Date{Year: 2030, Month: 7, Day: 1}
			}
			e.Programs = append(e.Programs, p)
		}
	}},
	{"offers of any price and time", 9, 100, func(e *credential.Entries, n int) {
		p := school(0, cheapest, 18, "degree")
		for i, rng := range draws(n) {
			p.Offers = append(p.Offers, credential.Offer{
				Name: fmt.Sprint("way ", i), Price: dollars(cheapest + int64(rng.IntN(5_000_000))), Takes: credential.Period{Months: 18 + 6*rng.IntN(8)},
			})
		}
		p.Offers = p.Offers[1:]
		p.Offers[0].Price, p.Offers[0].Takes = dollars(cheapest), credential.Period{Months: 18}
		e.Programs = append(e.Programs, p)
	}},
	{"dates of the exam", 1, 100, func(e *credential.Entries, n int) {
		e.Programs = append(e.Programs, school(0, cheapest, 24, "degree"))
		exam := &e.Credentials[2]
		exam.Offers = nil
		for i := range n {
			exam.Offers = append(exam.Offers, credential.Offer{Name: fmt.Sprint("site ", i), Price: dollars(29_900), Takes: credential.Period{Days: 1}})
		}
	}},
}

const cheapest = 100_000

func dollars(minor int64) credential.Money { return credential.Money{Minor: minor, Currency: "USD"} }

// draws yields a number from 0 to n-1 and a source of numbers, the same for
// every n.
func draws(n int) iter.Seq2[int, *rand.Rand] {
	return func(yield func(int, *rand.Rand) bool) {
		rng := rand.New(rand.NewPCG(1, 2))
		for i := range n {
			if !yield(i, rng) {
				return
			}
		}
	}
}

// school returns a program that is accredited and admits with a diploma.
func school(i int, price int64, months int, awards ...credential.ID) credential.Program {
	return credential.Program{
		ID: credential.ID(fmt.Sprintf("program/p%04d", i)), Name: fmt.Sprint("Program ", i), Awards: awards,
		Admits:         credential.Rules{{Ask: credential.Holds{Credential: "diploma"}}},
		Accreditations: []credential.Accreditation{{By: "board", Status: credential.Accredited, From: credential.Date{Year: 2010, Month: 1, Day: 1}}},
		Offers:         []credential.Offer{{Price: dollars(price), Takes: credential.Period{Months: months}, Weekly: credential.HoursOf(20)}},
	}
}

// small returns a catalog in which a role asks for a certification and some work,
// and the certification for an exam, that members sit for less, and for a degree;
// some other ways lead there too.
func small() credential.Entries {
	hold := func(id credential.ID) credential.Requirement { return credential.Holds{Credential: id} }
	return credential.Entries{
		Organizations: []credential.Organization{{ID: "board", Name: "Board"}, {ID: "other", Name: "Other"}},
		Credentials: []credential.Credential{
			{ID: "degree", Kind: credential.Degree, Name: "Degree"},
			{ID: "diploma", Kind: credential.Diploma, Name: "Diploma"},
			{ID: "exam", Kind: credential.Assessment, Name: "Exam", Offers: []credential.Offer{
				{Price: dollars(29_900)},
				{Name: "member", If: hold("member"), Price: dollars(22_900)},
			}, Requires: credential.Rules{{Ask: credential.Any(
				credential.Holds{Credential: "degree", AccreditedBy: []credential.ID{"board"}, UnderWay: credential.Period{Months: 3}},
				credential.All(hold("course"), credential.Experience{In: []credential.Field{"records"}, For: credential.Period{Months: 36}}),
			)}}},
			{ID: "minor", Kind: credential.Certificate, Name: "Minor"},
			{ID: "course", Kind: credential.Course, Name: "Course"},
			{ID: "practice", Kind: credential.Assessment, Name: "Practice", Offers: []credential.Offer{{Price: dollars(80_000), Takes: credential.Period{Months: 3}}}},
			{ID: "member", Kind: credential.Membership, Name: "Member", Lasts: credential.Period{Months: 12}, Offers: []credential.Offer{{Price: dollars(13_500)}}},
			{ID: "cert", Kind: credential.Certification, Name: "Certified", Requires: credential.Rules{{Ask: credential.All(hold("exam"), credential.Any(
				hold("degree"), credential.Experience{In: []credential.Field{"records"}, For: credential.Period{Months: 24}},
			))}}},
		},
		Programs: []credential.Program{{
			ID: "program/course", Name: "Course", Awards: []credential.ID{"course"},
			Offers: []credential.Offer{{Price: dollars(150_000), Takes: credential.Period{Months: 6}, Weekly: credential.HoursOf(10)}},
		}},
		Roles: []credential.Role{
			{ID: "clerk", Name: "Clerk", Fields: []credential.Field{"records"}, Requires: credential.Rules{{Ask: hold("diploma")}}},
			{ID: "lead", Name: "Lead", Fields: []credential.Field{"leading"}, Requires: credential.Rules{{Ask: credential.All(
				hold("cert"), credential.Any(hold("practice"), credential.Experience{In: []credential.Field{"records"}, For: credential.Period{Months: 12}}))}}},
		},
	}
}

// herded returns a planner for a small catalog with a herd of n.
func herded(tb testing.TB, h herd, n int) (*Planner, Query) {
	e := small()
	h.grow(&e, n)
	c, err := credential.NewCatalog(e)
	if err != nil {
		tb.Fatal(err)
	}
	return New(c), Query{
		Letter: true, Target: "lead", Start: credential.Date{Year: 2026, Month: 9, Day: 1},
		Record: credential.Record{Holdings: []credential.Holding{{Credential: "diploma"}}},
	}
}

// sisters returns a planner for the reference catalog with n programs like one of
// its own, each dearer than the one before.
func sisters(tb testing.TB, n int) (*Planner, Query) {
	p, ok := reference.Catalog().Program("program/typical/bachelor-him")
	if !ok {
		tb.Fatal("the reference catalog has no such program")
	}
	var e credential.Entries
	for i := range n {
		sister := p
		sister.ID += credential.ID(fmt.Sprintf("-%04d", i))
		sister.Offers = slices.Clone(p.Offers)
		for k := range sister.Offers {
			sister.Offers[k].Price.Minor += int64(i)
		}
		e.Programs = append(e.Programs, sister)
	}
	c, err := reference.Catalog().Merge(e)
	if err != nil {
		tb.Fatal(err)
	}
	return New(c), Query{
		Letter: true, Target: "ahima/rhia", Start: credential.Date{Year: 2027, Month: 1, Day: 4},
		Record: credential.Record{Holdings: []credential.Holding{{Credential: "diploma/high-school"}}},
	}
}

// An errand is something that a planner is asked to do.
type errand struct {
	name string
	run  func(c *compiled) error
}

var errands = []errand{
	{"search", func(c *compiled) error {
		_, err := solve.Best(context.Background(), &c.problem, c.Limit)
		return err
	}},
	{"best", func(c *compiled) error { return findRoutes(c, 1) }},
	{"three routes", func(c *compiled) error { return findRoutes(c, 3) }},
	{"frontier", func(c *compiled) error {
		solutions, err := c.frontier(context.Background())
		for _, s := range solutions {
			extract(c, s)
		}
		return err
	}},
}

// findRoutes finds some routes.
func findRoutes(c *compiled, n int) error {
	for s, err := range c.solutions(context.Background()) {
		if err != nil {
			return err
		}
		extract(c, s)
		if n--; n == 0 {
			return nil
		}
	}
	return errors.New("there are fewer routes")
}

// BenchmarkAlike plans among one, and among many, programs or offers that are
// alike: many should take about as long as one. It reports how many times as
// long they take; the reading of the query is left out.
func BenchmarkAlike(b *testing.B) {
	for _, h := range herds {
		b.Run(h.name, func(b *testing.B) {
			compareSizes(b, func(n int) (*Planner, Query) { return herded(b, h, n) })
		})
	}
	b.Run("programs like one of the reference", func(b *testing.B) {
		compareSizes(b, func(n int) (*Planner, Query) { return sisters(b, n-1) })
	})
}

func compareSizes(b *testing.B, herd func(n int) (*Planner, Query)) {
	one, q := herd(1)
	for _, n := range []int{10, 100, 1000} {
		many, _ := herd(n)
		for _, errand := range errands {
			for q.Rank = range FewestSteps + 1 {
				b.Run(fmt.Sprint(n, "/", errand.name, "/", q.Rank), func(b *testing.B) { compareTimes(b, errand, q, one, many) })
			}
		}
	}
}

func compareTimes(b *testing.B, errand errand, q Query, one, many *Planner) {
	var base, took time.Duration
	for b.Loop() {
		base += timed(b, errand, q, one)
		took += timed(b, errand, q, many)
	}
	b.ReportMetric(float64(took)/float64(base), "x-one")
	b.ReportMetric(float64(took.Microseconds())/float64(b.N), "µs-many")
}

// timed returns how long an errand takes.
func timed(b *testing.B, errand errand, q Query, p *Planner) time.Duration {
	asked, err := checked(p.proofs, p.currency, q)
	if err != nil {
		b.Fatal(err)
	}
	c := compile(reachOf(asked))
	from := time.Now()
	if err := errand.run(c); err != nil {
		b.Fatal(err)
	}
	return time.Since(from)
}

// TestManyAlikeAreSearchedLikeOne counts what the search looks at, and the options
// of the routes: of twins all are options, and one is searched.
func TestManyAlikeAreSearchedLikeOne(t *testing.T) {
	const many = 300
	for _, h := range herds {
		for rank := range FewestSteps + 1 {
			explored, options := looked(t, h, 1, rank)
			manyExplored, manyOptions := looked(t, h, many, rank)
			if most := h.worst * explored; manyExplored > most {
				t.Errorf("%s by %s: Best explored %d sets among %d, %d with one, want at most %d", h.name, rank, manyExplored, many, explored, most)
			}
			if got, want := manyOptions-options, many*h.listed/100-1; got < want {
				t.Errorf("%s by %s: Best has %d more options among %d, want %d", h.name, rank, got, many, want)
			}
		}
	}
}

// looked returns how many sets a search looked at, and the number of options of
// its route.
func looked(t *testing.T, h herd, n int, rank Rank) (explored, options int) {
	p, q := herded(t, h, n)
	q.Rank = rank
	r, err := p.Best(context.Background(), q)
	if err != nil {
		t.Fatalf("%s by %s: Best among %d = %v", h.name, rank, n, err)
	}
	for _, step := range r.Steps {
		options += len(step.Options)
	}
	return r.Proof.Explored, options
}
