package pathway

import (
	"reflect"
	"testing"
	"time"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/problem"
)

// The search rests on this: what is taken up later never lapses earlier, a term
// never has more days than it is said to have, and the day is that of the catalog.
func TestTermsOfTheSearchAreThoseOfTheCatalog(t *testing.T) {
	first := credential.Date{Year: 2023, Month: time.January, Day: 1}.DayNumber()
	for _, lasts := range []string{"P2Y", "P1Y", "P1M", "P18M", "P1Y10D", "P30D", "P1D"} {
		for _, through := range []string{"", "12-31", "01-01", "02-29", "03-01", "06-30"} {
			entry := credential.Credential{ID: "x", Kind: credential.License}
			if entry.Lasts.UnmarshalText([]byte(lasts)) != nil || entry.LastsThrough.UnmarshalText([]byte(through)) != nil {
				t.Fatalf("%s through %q is no term", lasts, through)
			}
			c := &compiler{compiled: &compiled{problem: problem.Problem{Steps: []problem.Step{{}}}}}
			c.addLapsing(entry, problem.Lapsing{Lasts: days.Length(entry.Lasts), Through: monthDayOf(entry.LastsThrough)})
			most, last := c.problem.Lapsings[0].MostDays(), first
			for day := first; day < first+10*366; day++ {
				got, want := c.problem.LapseOf(0, day), entry.Lapse(credential.DateOfDay(day)).DayNumber()
				if got != want || got < last || got-day > most {
					t.Fatalf("%s through %q: what is awarded on day %d lapses on day %d, want %d, not before %d and within %d days",
						lasts, through, day, got, want, last, most)
				}
				last = got
				if term := days.Add(day, days.Length(entry.Lasts)) - day; term > most {
					t.Fatalf("%s through %q: a further term has %d days, more than %d", lasts, through, term, most)
				}
			}
		}
	}
}

// Requirements that differ in any field are told apart: a field that is added to
// one of them later, and not to its words, would make leaves of one.
func TestWordsTellApartWhateverIsAskedFor(t *testing.T) {
	for _, r := range []credential.Requirement{
		credential.Holds{}, credential.Experience{}, credential.Coursework{}, credential.Age{}, credential.Attestation{},
	} {
		seen := map[string]string{askWords(r): "nothing"}
		for _, path := range fieldsOf(reflect.TypeOf(r), nil) {
			other := reflect.New(reflect.TypeOf(r)).Elem()
			set(other.FieldByIndex(path))
			words := askWords(other.Interface().(credential.Requirement))
			name := reflect.TypeOf(r).FieldByIndex(path).Name
			if was, had := seen[words]; had {
				t.Errorf("askWords(%T) with %s set is that with %s set", r, name, was)
			}
			seen[words] = name
		}
	}
}

// fieldsOf returns the indexes of the fields of a struct, and of those in it.
func fieldsOf(in reflect.Type, above []int) [][]int {
	var all [][]int
	for i := range in.NumField() {
		path := append(above[:len(above):len(above)], i)
		if field := in.Field(i); field.Type.Kind() == reflect.Struct {
			all = append(all, fieldsOf(field.Type, path)...)
		} else {
			all = append(all, path)
		}
	}
	return all
}

// set gives a field some value other than its zero value.
func set(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("x")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
	default:
		v.Set(reflect.ValueOf(7).Convert(v.Type()))
	}
}

// The days on which the search lets an offer be taken up are those of the catalog.
func TestOpeningsOfTheSearchAreThoseOfTheCatalog(t *testing.T) {
	date := func(text string) credential.Date {
		d, err := credential.ParseDate(text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, offer := range []credential.Offer{
		{Seasons: seasons(t, "03-21/04-12")},
		{Seasons: seasons(t, "12-20/01-05", "06-01/06-01")},
		{Seasons: seasons(t, "02-29/03-02"), From: date("2025-03-01")},
		{Seasons: seasons(t, "02-01/02-29"), Until: date("2028-02-29")},
		{Seasons: seasons(t, "03-01/02-28")},
		{From: date("2026-05-05"), Until: date("2027-05-05")},
		{Until: date("2024-01-01")},
	} {
		open := openingOf(&offer)
		for day := date("2023-12-01").DayNumber(); day < date("2029-03-01").DayNumber(); day++ {
			want := days.Never
			if next, ok := offer.Next(credential.DateOfDay(day)); ok {
				want = next.DayNumber()
			}
			if got := open.Next(day); got != want {
				t.Fatalf("%v from %s until %s: after %s it opens on %d, want %d",
					offer.Seasons, offer.From, offer.Until, credential.DateOfDay(day), got, want)
			}
		}
	}
}

func seasons(t *testing.T, texts ...string) []credential.Season {
	t.Helper()
	var all []credential.Season
	for _, text := range texts {
		season, err := credential.ParseSeason(text)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, season)
	}
	return all
}
