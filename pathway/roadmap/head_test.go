package roadmap

import (
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

func TestTheSearchSaysWhatTheRankMeans(t *testing.T) {
	for _, c := range []struct {
		rank   pathway.Rank
		proven string
		open   string
	}{
		{pathway.Soonest, "no other way finishes sooner; of those that finish then, none is known to cost less", "finish sooner"},
		{pathway.Cheapest, "no other way is known to cost less; of those that cost the same, none finishes sooner", "cost less"},
		{pathway.FewestSteps, "no other way has fewer steps; of those with as many, none finishes sooner", "have fewer steps"},
	} {
		r := &pathway.Route{Rank: c.rank, Proof: pathway.Proof{Proven: true}}
		if got, want := searched(r), "proven: within what was asked for, "+c.proven; got != want {
			t.Errorf("searched of a proven route by %v = %q, want %q", c.rank, got, want)
		}
		r.Proof.Proven = false
		if got, want := searched(r), "not proven: the search was cut short, so another way may "+c.open; got != want {
			t.Errorf("searched of an unproven route by %v = %q, want %q", c.rank, got, want)
		}
	}
}

func TestTheHeadCountsWhatNobodyHasConfirmed(t *testing.T) {
	for _, c := range []struct {
		name   string
		things []string // "" is a step that is no attestation
		want   string
	}{
		{"nothing", []string{""}, ""},
		{"one thing", []string{"", "a letter"}, "1 thing nobody has confirmed: step 2"},
		{"two things", []string{"a letter", "", "good standing"}, "2 things nobody has confirmed: steps 1 and 3"},
	} {
		if got := vouched(c.things...).dependsOn(); got != c.want {
			t.Errorf("%s: dependsOn() = %q, want %q", c.name, got, c.want)
		}
	}
}

func TestAdviceThatLeavesAChoiceHasALineForEach(t *testing.T) {
	young, old := credential.Age{Years: 18}, credential.Age{Years: 30}
	for _, c := range []struct {
		name string
		ask  credential.Requirement
		want string
	}{
		{"no advice", nil, ""},
		{"one piece of advice", young, "Advised: an age of 18 years or more"},
		{"a choice", credential.Any(young, old), "Advised: an age of 18 years or more / Or advised: an age of 30 years or more"},
		{"all of several", credential.All(young, old), "Advised: all of: an age of 18 years or more; an age of 30 years or more"},
		{"a choice with a name keeps it", credential.Labeled("Adults", credential.Any(young, old)),
			"Advised: Adults: any one of: an age of 18 years or more; an age of 30 years or more"},
	} {
		b := &builder{catalog: &credential.Catalog{}}
		var got []string
		for _, l := range b.advised("Advised", credential.Rules{{Ask: c.ask}}, credential.Date{Year: 2027, Month: 1, Day: 4}) {
			got = append(got, l.Label+": "+l.Text)
		}
		if got := strings.Join(got, " / "); got != c.want {
			t.Errorf("%s: advised reads %q, want %q", c.name, got, c.want)
		}
	}
}
