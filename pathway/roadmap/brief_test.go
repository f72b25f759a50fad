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
	}{
		{"one step for another", []string{"a", "b"}, []string{"c", "b"}, "; instead of step 1: Have this vouched for: c"},
		{"two steps for one", []string{"a", "b"}, []string{"a", "c", "d"}, "; instead of step 2: Have this vouched for: c; Have this vouched for: d"},
		{"a step less", []string{"a", "b"}, []string{"b"}, "; without step 1"},
		{"a step more", []string{"a"}, []string{"a", "b"}, "; besides the steps above: Have this vouched for: b"},
		{"nothing in common", []string{"a"}, []string{"b"}, ": Have this vouched for: b"},
		{"renewals tell no ways apart, but are counted", []string{"", "a", "b"}, []string{"", "", "a"}, "; without step 3"},
		{"nothing but days", []string{"a"}, []string{"a"}, "; the same steps on other days"},
		{"nothing to do", []string{"a"}, nil, ": nothing to do"},
	} {
		if got := vouched(c.first...).difference(vouched(c.second...)); got != c.want {
			t.Errorf("%s: from %q to %q the difference is %q, want %q", c.name, c.first, c.second, got, c.want)
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
