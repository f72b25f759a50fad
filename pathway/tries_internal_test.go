package pathway

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
)

// mayBeSat says by the words of [credential.Retake] whether an exam may be sat on a day.
func mayBeSat(record credential.Record, exam credential.Credential, day credential.Date) bool {
	var tries []credential.Date
	for _, a := range record.Attempts {
		passedSince := slices.ContainsFunc(record.Attempts, func(b credential.Attempt) bool {
			return b.Passed && b.Exam == a.Exam && !b.On.Before(a.On) && !b.On.After(day)
		})
		if a.Exam == exam.ID && !a.Passed && !a.On.After(day) && !passedSince {
			tries = append(tries, a.On)
		}
	}
	if len(tries) == 0 {
		return true
	}
	applies := -1
	for i, r := range exam.Exam.Retakes {
		if day.Between(r.From, r.Until) && r.After <= len(tries) && (applies < 0 || r.After > exam.Exam.Retakes[applies].After) {
			applies = i
		}
	}
	if applies < 0 {
		return true
	}
	r := exam.Exam.Retakes[applies]
	for _, try := range tries {
		if day.Before(try.Add(r.Wait)) {
			return false
		}
	}
	for first := tries[0].Add(credential.Period{Days: -400}); r.Most > 0 && !first.After(day); first = first.Add(credential.Period{Days: 1}) {
		in := 1 // the sitting of the day
		for _, try := range tries {
			if !try.Before(first) && try.Before(first.Add(r.Per)) {
				in++
			}
		}
		if day.Before(first.Add(r.Per)) && in > r.Most {
			return false
		}
	}
	return true
}

func TestTheDaysOfASittingAreThoseOfTheWords(t *testing.T) {
	rng := rand.New(rand.NewPCG(12, 1))
	start := credential.Date{Year: 2027, Month: 1, Day: 31}
	day := func(least, most int) credential.Date {
		return start.Add(credential.Period{Days: least + rng.IntN(most-least+1)})
	}
	kept, waited := 0, 0
	for range 60 {
		exam := credential.Credential{ID: "exam", Kind: credential.Assessment}
		until := credential.Date{}
		for after := range 3 {
			r := credential.Retake{After: after, Wait: credential.Period{Months: rng.IntN(2), Days: rng.IntN(20)}, From: until}
			if rng.IntN(2) == 0 {
				r.Most, r.Per = 1+rng.IntN(3), credential.Period{Months: rng.IntN(3), Days: 1 + rng.IntN(20)}
			}
			if rng.IntN(3) == 0 {
				r.Until = day(0, 40)
			}
			exam.Exam.Retakes = append(exam.Exam.Retakes, r)
		}
		record := credential.Record{}
		for range rng.IntN(5) {
			record.Attempts = append(record.Attempts, credential.Attempt{Exam: credential.ID([]string{"exam", "other"}[min(1, rng.IntN(5)/4)]), On: day(-30, 40), Passed: rng.IntN(5) == 0})
		}
		may := sittingDays(record, exam)
		for d := -40; d < 150; d++ {
			on := start.Add(credential.Period{Days: d})
			want := mayBeSat(record, exam, on)
			if got := may.Contains(on.DayNumber()); got != want {
				t.Fatalf("on %s an exam with %+v may be sat after %+v: %t, want %t", on, exam.Exam.Retakes, record.Attempts, got, want)
			}
			kept++
			if !want {
				waited++
			}
		}
		if len(may) > 0 && may[0].From > days.LongAgo {
			t.Fatalf("an exam may not be sat before the first try of %+v", record.Attempts)
		}
	}
	if waited*20 < kept || waited*2 > kept {
		t.Errorf("of %d days %d are waited for; want some of each", kept, waited)
	}
}
