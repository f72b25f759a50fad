package credential_test

import (
	"fmt"
	"testing"

	"github.com/credpath/credpath/credential"
)

func TestTheWorkOfAProgramIsEnoughByItselfOrNot(t *testing.T) {
	electrical := func(x credential.Experience) credential.Experience {
		x.In = []credential.Field{"electrical"}
		return x
	}
	years, two := credential.Period{Months: 48}, credential.Period{Months: 24}
	shop := []credential.Cap{{In: []credential.Field{"electrical/shop"}, Hours: 4000}}
	for _, test := range []struct {
		name  string
		works credential.Practice
		takes credential.Period
		ask   credential.Experience
		want  bool
	}{
		{"a year of work is a year, in whatever year it is done", credential.Practice{}, credential.Period{Months: 12}, credential.Experience{For: credential.Period{Months: 12}}, true},
		{"a day less than a year is not", credential.Practice{}, credential.Period{Days: 364}, credential.Experience{For: credential.Period{Months: 12}}, false},
		{"four years are at the least 1,460 days, and 8,342 hours", credential.Practice{}, years, credential.Experience{Hours: 8342}, true},
		{"and no more", credential.Practice{}, years, credential.Experience{Hours: 8343}, false},
		{"half of full time is half of the time", credential.Practice{Weekly: credential.HoursOf(20)}, years, credential.Experience{For: two}, true},
		{"and no more than half", credential.Practice{Weekly: credential.HoursOf(20)}, years, credential.Experience{For: credential.Period{Months: 24, Days: 1}}, false},
		{"what is full time the rule says", credential.Practice{Weekly: credential.HoursOf(20)}, two, credential.Experience{For: two, FullTime: credential.HoursOf(20)}, true},
		{"a resident works 80 hours a week, and each day is one", credential.Practice{Weekly: credential.HoursOf(80)}, two, credential.Experience{For: years}, false},
		{"hours are counted all", credential.Practice{Weekly: credential.HoursOf(80)}, two, credential.Experience{Hours: 8000}, true},
		{"by the calendar few hours make a whole day", credential.Practice{Weekly: credential.HoursOf(8)}, two, credential.Experience{For: two, Calendar: true}, true},
		{"too small a share of full time counts for nothing", credential.Practice{Weekly: credential.HoursOf(8)}, two, credential.Experience{Hours: 10, MinShare: 50}, false},
		{"it is supervised", credential.Practice{}, two, credential.Experience{For: two, Supervised: true}, true},
		{"no more of a kind counts than may", credential.Practice{Fields: []credential.Field{"electrical/shop"}}, years, credential.Experience{Hours: 8000, AtMost: shop}, false},
		{"work of two kinds is of neither", credential.Practice{Fields: []credential.Field{"electrical/shop", "electrical/line"}}, years, credential.Experience{Hours: 8000, AtMost: shop}, true},
		{"work in another field", credential.Practice{Fields: []credential.Field{"plumbing"}}, years, credential.Experience{Hours: 1}, false},
		{"recent work", credential.Practice{}, years, credential.Experience{Hours: 1, Within: years}, false},
		{"work since an award", credential.Practice{}, years, credential.Experience{Hours: 1, Since: "license"}, false},
	} {
		if test.works.Fields == nil {
			test.works.Fields = []credential.Field{"electrical/inside"}
		}
		if got := test.works.Meets(electrical(test.ask), test.takes); got != test.want {
			t.Errorf("%s: Meets(%v, %v) = %v, want %v", test.name, test.ask, test.takes, got, test.want)
		}
	}
}

// An apprenticeship of four years at 40 hours a week has at least 8,342 hours of work.
func ExamplePractice_Meets() {
	works := credential.Practice{Fields: []credential.Field{"electrical/inside"}, Weekly: credential.HoursOf(40)}
	ask := credential.Experience{In: []credential.Field{"electrical"}, Hours: 8000}
	fmt.Println(works.Meets(ask, credential.Period{Months: 48}))
	ask.Hours = 9000
	fmt.Println(works.Meets(ask, credential.Period{Months: 48}))
	// Output:
	// true
	// false
}
