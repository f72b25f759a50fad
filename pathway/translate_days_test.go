package pathway

import (
	"testing"
	"time"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
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
			lapse, most, last := lapseAfter(entry), mostDays(entry), first
			for day := first; day < first+10*366; day++ {
				got, want := lapse(day), entry.Lapse(credential.DateOfDay(day)).DayNumber()
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
