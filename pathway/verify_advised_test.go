package pathway

import (
	"context"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
)

// TestASearchThatIsTooShortIsRefused changes when a search for a job begins, in a plan to a
// license and in one to a role.
func TestASearchThatIsTooShortIsRefused(t *testing.T) {
	c := parsed(t, bounds)
	day := func(d credential.Date, days int) credential.Date { return d.Add(credential.Period{Days: days}) }
	ofWork := func(r *Route) *credential.Date { return &r.Steps[1].Sought }
	ofTarget := func(r *Route) *credential.Date { return &r.Sought }
	tests := []struct {
		name   string
		target credential.ID
		sought func(r *Route) *credential.Date
		want   string // the day on which the search begins in the best route
		to     func(was credential.Date) credential.Date
		fault  string // what is wrong then; empty: nothing
	}{
		{"before the plan", "b/engineer", ofWork, "2027-10-26", func(credential.Date) credential.Date { return credential.Date{Year: 2027, Month: 1, Day: 3} }, "it takes 10 weeks to be hired as designer; it begins on 2028-01-04, and the search for it on 2027-01-03"},
		{"a job too late", "b/engineer", ofWork, "2027-10-26", func(was credential.Date) credential.Date { return day(was, 1) }, "and the search for it on 2027-10-27"},
		{"a job sooner", "b/engineer", ofWork, "2027-10-26", func(was credential.Date) credential.Date { return day(was, -1) }, ""},
		{"a job never", "b/engineer", ofWork, "2027-10-26", func(credential.Date) credential.Date { return credential.Date{} }, `it says that the search began on ""`},
		{"a role too late", "r/site", ofTarget, "2027-01-04", func(was credential.Date) credential.Date { return day(was, 1) }, `the search for that is said to begin on "2027-01-05"`},
		{"a role never", "r/site", ofTarget, "2027-01-04", func(credential.Date) credential.Date { return credential.Date{} }, `the search for that is said to begin on ""`},
		{"for no job", "b/engineer", func(r *Route) *credential.Date { return &r.Steps[2].Sought }, "", func(credential.Date) credential.Date { return boundsQuery("").Start }, "it is no job that is looked for"},
		{"for no role", "b/engineer", ofTarget, "", func(credential.Date) credential.Date { return boundsQuery("").Start }, "it says that a search began on 2027-01-04, and there is none"},
	}
	for _, test := range tests {
		q := boundsQuery(test.target)
		q.Letter = false
		r, err := New(c).Best(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		if err := Verify(c, q, r); err != nil {
			t.Fatalf("Verify(Best) = %v", err)
		}
		if got := test.sought(r).String(); got != test.want {
			t.Errorf("%s: the search begins on %q, want %q", test.name, got, test.want)
		}
		*test.sought(r) = test.to(*test.sought(r))
		switch err := Verify(c, q, r); {
		case test.fault == "" && err != nil:
			t.Errorf("%s: Verify = %v, want nil", test.name, err)
		case test.fault != "" && (err == nil || !strings.Contains(err.Error(), test.fault)):
			t.Errorf("%s: Verify = %v, want %q", test.name, err, test.fault)
		}
	}
}
