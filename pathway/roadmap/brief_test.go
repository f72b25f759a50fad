package roadmap

import (
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// vouched returns a route with a step for each thing to have vouched for, and
// a renewal for each "".
func vouched(things ...string) *builder {
	r := &pathway.Route{}
	for _, thing := range things {
		kind := pathway.Attest
		if thing == "" {
			kind = pathway.Renew
		}
		r.Steps = append(r.Steps, pathway.Step{Kind: kind, For: thing})
	}
	return &builder{catalog: &credential.Catalog{}, route: r}
}

func TestAnotherWaySaysOnlyWhatDiffers(t *testing.T) {
	for _, c := range []struct {
		name   string
		first  []string
		second []string
		want   string
		apart  bool
	}{
		{"one step for another", []string{"a", "b"}, []string{"c", "b"}, "instead of step 1: Have this vouched for: c", false},
		{"two steps for one", []string{"a", "b"}, []string{"a", "c", "d"}, "instead of step 2: Have this vouched for: c; Have this vouched for: d", false},
		{"a step less", []string{"a", "b"}, []string{"b"}, "without step 1", false},
		{"a step more", []string{"a"}, []string{"a", "b"}, "besides the steps above: Have this vouched for: b", false},
		{"nothing in common", []string{"a"}, []string{"b"}, "Have this vouched for: b", true},
		{"renewals tell no ways apart, but are counted", []string{"", "a", "b"}, []string{"", "", "a"}, "without step 3", false},
		{"nothing but days", []string{"a"}, []string{"a"}, "the same steps on other days", false},
		{"nothing to do", []string{"a"}, nil, "nothing to do", true},
	} {
		got, apart := vouched(c.first...).difference(vouched(c.second...))
		if got != c.want || apart != c.apart {
			t.Errorf("%s: from %q to %q the difference is %q, apart %t, want %q, %t", c.name, c.first, c.second, got, apart, c.want, c.apart)
		}
	}
}

func TestADifferenceHasThePricesThatChange(t *testing.T) {
	price := func(minor int64) pathway.Step {
		return pathway.Step{Kind: pathway.Attest, For: "b", Price: credential.Money{Minor: minor, Currency: "USD"}}
	}
	first := &builder{route: &pathway.Route{Steps: []pathway.Step{{Kind: pathway.Attest, For: "a"}, price(15700)}}}
	for _, c := range []struct {
		name  string
		steps []pathway.Step
		want  string
	}{
		{"a step less makes another dearer", []pathway.Step{price(22200)}, "without step 1; step 2 costs 222 USD"},
		{"nothing but a price", []pathway.Step{first.route.Steps[0], price(0)}, "the same steps, but step 2 costs nothing"},
		{"a price that is not known", []pathway.Step{{Kind: pathway.Attest, For: "c"}, {Kind: pathway.Attest, For: "b", Unpriced: true}},
			"instead of step 1: Have this vouched for: c; step 2 has a price that is not known"},
	} {
		other := &builder{route: &pathway.Route{Steps: c.steps}}
		if got, _ := first.difference(other); got != c.want {
			t.Errorf("%s: the difference is %q, want %q", c.name, got, c.want)
		}
	}
}

func TestNotesOfOneSourceSayNothingTwice(t *testing.T) {
	for _, c := range []struct{ name, note, more, want string }{
		{"the first note", "", "Undated page.", "Undated page."},
		{"no second note", "Undated page.", "", "Undated page."},
		{"another note", "A full price", "Undated page.", "A full price. Undated page."},
		{"half of it is known", "Undated page. For members.", "For others. Undated page.", "Undated page. For members. For others."},
	} {
		if got := withNote(c.note, c.more); got != c.want {
			t.Errorf("%s: withNote(%q, %q) = %q, want %q", c.name, c.note, c.more, got, c.want)
		}
	}
}
