package problem

import "github.com/credpath/credpath/pathway/internal/days"

// The steps of [Example].
const (
	Course = iota // 60 days, 900
	Degree        // 700 days, 8000
	Job           // a day of work a day
	Exam          // needs the course or the degree; 300
	Club          // a membership that lapses after a year; 100, and 90 for each further year
	Title         // needs the exam, the club, and the degree or 1000 days of work; 50
)

// Example returns the problem that the package comments of this room and of the
// rooms above it work through: the ways to a title. It starts on day 0, has no
// deadline and no budget, and ranks by cost.
func Example() *Problem {
	done := func(step int) *Gate {
		feeds := []Feed{{Step: step, Lo: -Never, Hi: Never}}
		if step == Club {
			feeds[0].Term = 1 // the first of the lapsings
		}
		return &Gate{Op: AnyOf, Feeds: feeds, Tag: 1 + step}
	}
	either := func(of ...*Gate) *Gate { return &Gate{Op: AtLeast, N: 1, Of: of} }
	all := func(of ...*Gate) *Gate { return &Gate{Op: AtLeast, N: len(of), Of: of} }
	worked := &Gate{Op: Accrual, N: 1000, Feeds: []Feed{{Step: Job}}, Tag: 10}
	year := days.Length{Days: 365}
	p := &Problem{
		Horizon: 5000, Deadline: Never, Budget: NoBudget, Capacity: 40, Order: ByCheapest,
		Steps: []Step{
			Course: {Takes: days.Length{Days: 60}, Load: 10, Price: 900, Priced: true},
			Degree: {Takes: days.Length{Days: 700}, Load: 30, Price: 8000, Priced: true},
			Job:    {Rate: 1, Free: true},
			Exam:   {Price: 300, Priced: true, Needs: Always(either(done(Course), done(Degree)))},
			Club:   {Price: 100, Priced: true},
			Title:  {Price: 50, Priced: true, Needs: Always(all(done(Exam), done(Club), either(done(Degree), worked)))},
		},
		Lapsings: []Lapsing{{
			Step: Club, Lasts: year, Term: year,
			Renewals: []Tariff{{From: -Never, Until: Never, Fees: []Fee{{Price: 90, Priced: true}}}},
		}},
		Goal: Always(done(Title)),
	}
	for i := range p.Steps {
		p.Steps[i].Group, p.Steps[i].Class = i, i
	}
	return p
}
