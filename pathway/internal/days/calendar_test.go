package days_test

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
)

// some returns the days that the tests look at: a few years at each end of the
// calendar and around each kind of turn of a century, and days from anywhere.
func some() []int {
	var some []int
	for _, years := range [][2]int{{1, 5}, {1899, 1905}, {1968, 1973}, {1999, 2005}, {2022, 2030}, {2095, 2105}, {9994, 9999}} {
		from := credential.Date{Year: years[0], Month: time.January, Day: 1}.DayNumber()
		until := credential.Date{Year: years[1], Month: time.December, Day: 31}.DayNumber()
		for day := from; day <= until; day++ {
			some = append(some, day)
		}
	}
	rng := rand.New(rand.NewPCG(1, 0))
	for range 5000 {
		some = append(some, days.First+rng.IntN(days.Last-days.First+1))
	}
	return append(some, days.LongAgo, days.First-400, days.First-1, days.Last+1, days.Last+400, days.Never)
}

// lengths are those that the tests add and take off.
var lengths = []days.Length{
	{}, {Days: 1}, {Days: 30}, {Days: 90}, {Days: 366}, {Days: 73_200},
	{Months: 1}, {Months: 2}, {Months: 6}, {Months: 11}, {Months: 12}, {Months: 13}, {Months: 18}, {Months: 24}, {Months: 48},
	{Months: 120}, {Months: 1200}, {Months: 2400},
	{Months: 1, Days: 1}, {Months: 1, Days: 10}, {Months: 1, Days: 31}, {Months: 12, Days: 10}, {Months: 30, Days: 45}, {Months: 2400, Days: 73_200},
}

func date(day int) credential.Date { return credential.DateOfDay(day) }

// added is what [days.Add] should return.
func added(day int, l days.Length) int {
	return date(day).Add(credential.Period(l)).DayNumber()
}

func TestTheCalendarIsThatOfDates(t *testing.T) {
	if first, last := date(days.LongAgo).DayNumber(), date(days.Never).DayNumber(); first != days.First || last != days.Last {
		t.Errorf("the calendar runs from %d to %d, want %d to %d", days.First, days.Last, first, last)
	}
	step := 1
	if testing.Short() {
		step = 7
	}
	month := days.Length{Months: 1}
	for day := days.First; day <= days.Last; day += step {
		if got, want := days.Add(day, month), added(day, month); got != want {
			t.Fatalf("Add(%s, a month) = %s, want %s", date(day), date(got), date(want))
		}
	}
}

func TestAddAgreesWithDates(t *testing.T) {
	for _, day := range some() {
		for _, l := range lengths {
			for _, l := range []days.Length{l, l.Negate()} {
				if got, want := days.Add(day, l), added(day, l); got != want {
					t.Fatalf("Add(%d, %v) = %d, want %d", day, l, got, want)
				}
			}
		}
	}
}

// Of the days at which a look ahead, or a look back, begins or ends, all before
// are on one side and all after on the other.
func TestLookingBackAndAheadFindTheFirstDay(t *testing.T) {
	for _, day := range some() {
		for _, l := range lengths {
			sees := func(d int) bool { return added(d, l) >= day }
			if got := days.LookAheadStart(day, l); !isFirst(got, sees) {
				t.Fatalf("LookAheadStart(%d, %v) = %d, which is not the first day of the calendar that leads to it", day, l, got)
			}
			lost := func(d int) bool { return added(d, l.Negate()) > day }
			if got := days.LookBackEnd(day, l); !isFirst(got, lost) {
				t.Fatalf("LookBackEnd(%d, %v) = %d, which is not the first day of the calendar that it lies too far back from", day, l, got)
			}
		}
	}
}

// isFirst reports whether a day is the first of the calendar that does; Never is
// where none does. All days after one that does do as well.
func isFirst(day int, does func(int) bool) bool {
	if day == days.Never {
		return !does(days.Last)
	}
	return days.First <= day && day <= days.Last && does(day) && (day == days.First || !does(day-1))
}

// The first day is the one that a walk from long before finds.
func TestFirstDaysAreFirst(t *testing.T) {
	start := credential.Date{Year: 2023, Month: time.January, Day: 1}.DayNumber()
	for _, l := range []days.Length{
		{Months: 1}, {Months: 6}, {Months: 12}, {Months: 30}, {Months: 1, Days: 10}, {Days: 90}, {Days: 1},
	} {
		for day := start; day < start+5*366; day++ {
			want := day - l.MostDays() - 1
			for added(want, l) < day {
				want++
			}
			if got := days.LookAheadStart(day, l); got != want {
				t.Fatalf("LookAheadStart(%d, %v) = %d, want %d", day, l, got, want)
			}
			for want = day; added(want, l.Negate()) <= day; want++ {
			}
			if got := days.LookBackEnd(day, l); got != want {
				t.Fatalf("LookBackEnd(%d, %v) = %d, want %d", day, l, got, want)
			}
		}
	}
}

func TestFewestDaysAreThoseOfPeriods(t *testing.T) {
	for months := range 200*12 + 1 {
		for _, further := range []int{0, 1, 40} {
			l := days.Length{Months: months, Days: further}
			fewest, most := l.FewestDays(), l.MostDays()
			if want := credential.Period(l).FewestDays(); fewest != want {
				t.Fatalf("%v spans at least %d days, want %d", l, fewest, want)
			}
			for month := range 4 * 12 {
				day := credential.Date{Year: 2024, Month: time.Month(1 + month), Day: 1}.DayNumber() - 1
				if span := days.Add(day, l) - day; span < fewest || span > most {
					t.Fatalf("%v spans %d days from %s, want %d to %d", l, span, date(day), fewest, most)
				}
			}
		}
	}
}

func BenchmarkAdd(b *testing.B) {
	day := 20_000
	for b.Loop() {
		day = days.Add(day, days.Length{Months: 1, Days: 1}) % 40_000
	}
}

func BenchmarkLookBackEnd(b *testing.B) {
	day := 20_000
	for b.Loop() {
		day = days.LookBackEnd(day, days.Length{Months: 1, Days: 1}) % 40_000
	}
}

// day returns a day of the calendar.
func day(t *testing.T, text string) int {
	t.Helper()
	at, err := time.Parse(time.DateOnly, text)
	if err != nil {
		t.Fatal(err)
	}
	return int(at.Unix() / 86400)
}

// What is over before a year lacks its leap day takes no fewer days than those of a cycle
// of four years, and from some day exactly as many.
func TestFewestDaysOfCycleAreThoseOfEachDayBeforeALeapDayIsMissing(t *testing.T) {
	for _, start := range []int{day(t, "2000-03-01"), day(t, "2027-01-04"), day(t, "2100-03-01")} {
		last := days.NoLeapDay(start)
		for _, l := range []days.Length{{Days: 5}, {Months: 1}, {Months: 2, Days: 3}, {Months: 4}, {Months: 12}, {Months: 24}, {Months: 30}, {Months: 47}, {Months: 48}, {Months: 120}} {
			fewest := math.MaxInt
			for from := start; from < start+4*366; from++ {
				if until := days.Add(from, l); until <= last {
					fewest = min(fewest, until-from)
				}
			}
			if got := l.FewestDaysOfCycle(); got != fewest {
				t.Errorf("FewestDaysOfCycle of %v = %d, want %d as from %d on", l, got, fewest, start)
			}
		}
	}
}

func TestNoLeapDayIsTheMarchOfACentury(t *testing.T) {
	for _, row := range [][2]string{
		{"1999-12-31", "2100-03-01"}, {"2000-03-01", "2100-03-01"}, {"2027-01-04", "2100-03-01"}, {"2100-02-28", "2100-03-01"},
		{"2100-03-01", "2200-03-01"}, {"2300-05-01", "2500-03-01"}, {"0099-01-01", "0100-03-01"},
	} {
		if got := days.NoLeapDay(day(t, row[0])); got != day(t, row[1]) {
			t.Errorf("NoLeapDay(%s) = %d, want %s", row[0], got, row[1])
		}
	}
}

func BenchmarkFewestDays(b *testing.B) {
	months := 0
	for b.Loop() {
		months = days.Length{Months: 1 + months%60}.FewestDays()
	}
}
