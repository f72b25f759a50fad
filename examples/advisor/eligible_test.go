package main

import (
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

func TestAnswersFollowTheBestWay(t *testing.T) {
	soon, late := credential.Date{Year: 2027, Month: 2, Day: 1}, credential.Date{Year: 2028, Month: 2, Day: 1}
	pending := func(d credential.Date) pathway.Finding { return pathway.Finding{Status: pathway.Pending, MetOn: d} }
	for _, c := range []struct {
		name string
		ways []pathway.Finding
		want string
	}{
		{"one open way is enough", []pathway.Finding{{Status: pathway.Unmet}, {Status: pathway.Met}}, "Yes"},
		{"of two that open, the sooner", []pathway.Finding{pending(late), pending(soon)}, "From 1 February 2027"},
		{"not known is better than no", []pathway.Finding{{Status: pathway.Unmet}, {}}, "Not known"},
		{"none", []pathway.Finding{{Status: pathway.Unmet}}, "No"},
	} {
		if got := newVerdict("", c.ways...).Says; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
