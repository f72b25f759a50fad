package roadmap

import (
	"slices"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// These tests hold the builder to small routes, one part of a page at a time.

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

func TestHoursAreThoseOfTheFullestWeeks(t *testing.T) {
	step := func(kind pathway.StepKind, weekly int, from, to string) pathway.Step {
		return pathway.Step{Kind: kind, Weekly: credential.HoursOf(weekly), Start: date(t, from), Finish: date(t, to)}
	}
	degree := step(pathway.Attend, 36, "2027-01-04", "2029-01-04")
	course := step(pathway.Attend, 4, "2028-01-04", "2028-06-04")
	for _, c := range []struct {
		name  string
		steps []pathway.Step
		want  string
	}{
		{"no steps", nil, ""},
		{"study alone", []pathway.Step{degree, course}, "up to 40 hours of study a week"},
		{"work alone", []pathway.Step{step(pathway.Work, 1, "2029-01-04", "2030-01-04")}, "up to 1 hour of work a week"},
		{"work from the day on which the study ends", []pathway.Step{degree, step(pathway.Work, 40, "2029-01-04", "2030-01-04")}, "up to 36 hours of study or 40 of work a week"},
		{"an overlap of one day", []pathway.Step{degree, step(pathway.Work, 40, "2029-01-03", "2030-01-04")}, "up to 36 hours of study and 40 of work a week, at most 76 at once"},
		{"work that was there first", []pathway.Step{step(pathway.Work, 20, "2026-01-04", "2030-01-04"), degree}, "up to 36 hours of study and 20 of work a week, at most 56 at once"},
		{"two kinds of study at once", []pathway.Step{degree, step(pathway.Work, 40, "2027-01-04", "2030-01-04"), course}, "up to 40 hours of study and 40 of work a week, at most 80 at once"},
		{"the fullest weeks are not the last", []pathway.Step{degree, step(pathway.Work, 40, "2027-01-04", "2028-01-04"), step(pathway.Work, 10, "2028-01-04", "2028-03-04")},
			"up to 36 hours of study and 40 of work a week, at most 76 at once"},
		{"the fullest weeks of work are not those of study", []pathway.Step{degree, step(pathway.Work, 10, "2028-12-04", "2029-03-04"), step(pathway.Work, 40, "2029-03-04", "2030-03-04")},
			"up to 36 hours of study and 40 of work a week, at most 46 at once"},
		{"an exam takes no hours", []pathway.Step{step(pathway.Earn, 0, "2027-02-04", "2027-02-04")}, ""},
	} {
		b := &builder{catalog: &credential.Catalog{}, route: &pathway.Route{Steps: c.steps}}
		if got := b.hours(); got != c.want {
			t.Errorf("%s: hours() = %q, want %q", c.name, got, c.want)
		}
	}
}

func TestLabelsAreThoseOnTheWay(t *testing.T) {
	leaf := credential.Age{Years: 18}
	ask := credential.Any(leaf, credential.Labeled("Route B", credential.All(leaf, credential.Labeled("Degree or credits", credential.Any(leaf, leaf)))))
	for path, want := range map[string][]string{
		"": nil, "/0": nil, "/1": {"Route B"}, "/1/0": {"Route B"}, "/1/1/0": {"Route B", "Degree or credits"}, "/7": nil, "/x": nil,
	} {
		if got := labels(ask, path); !slices.Equal(got, want) {
			t.Errorf("labels(%q) = %q, want %q", path, got, want)
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

func TestStagesSumToTheCost(t *testing.T) {
	r := &pathway.Route{Steps: []pathway.Step{
		{Kind: pathway.Attend, Price: usd(100)}, {Kind: pathway.Work}, {Kind: pathway.Attend, Unpriced: true},
		{Kind: pathway.Join, Price: usd(20)}, {Kind: pathway.Attest}, {Kind: pathway.Earn, Price: usd(3)}, {Kind: pathway.Renew, Unpriced: true},
	}}
	want := []Stage{
		{"Preparation", "programs of study", usd(100), 1},
		{"Attainment", "exams, applications and memberships", usd(23), 0},
		{"Upkeep", "renewals before the finish", credential.Money{}, 1},
	}
	got := (&builder{route: r}).stages()
	if len(got) != len(want) {
		t.Fatalf("stages = %v, want %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("stage %d = %v, want %v", i, got[i], want[i])
		}
	}
	if free := (&builder{route: &pathway.Route{Steps: r.Steps[1:2]}}).stages(); free != nil {
		t.Errorf("stages of a route without prices = %v, want none", free)
	}
}

func TestWhoPaysLessIsSaid(t *testing.T) {
	const veteran = `Step 1: free instead of 299 USD, 299 USD less, with an attestation: "service in the forces"`
	for _, c := range []struct {
		name  string
		dues  []credential.Offer
		route *pathway.Route
		want  []string
	}{
		{"a member, and what joining costs", []credential.Offer{{Price: usd(150)}, {Name: "first year", Price: usd(60)}, {Name: "student", If: credential.Age{Years: 18}, Price: usd(10)}},
			sitting(t, "for all", usd(299)),
			[]string{"Step 1: 229 USD instead of 299 USD, 70 USD less, with Guild membership; the price of joining is 60 USD", veteran}},
		{"a member of a club whose dues are not known", nil, sitting(t, "for all", usd(299)),
			[]string{"Step 1: 229 USD instead of 299 USD, 70 USD less, with Guild membership; the price of joining is not known", veteran}},
		{"nobody, where the least is paid", nil, sitting(t, "veteran", usd(0)), nil},
		{"nobody, where the price is not known", nil, sitting(t, "guest", credential.Money{}), nil},
	} {
		b := &builder{catalog: priced(t, c.dues...), route: c.route, citations: newCitations()}
		var got []string
		for _, l := range b.savings() {
			got = append(got, l.Label+": "+l.Text)
		}
		if len(got) != len(c.want) {
			t.Errorf("%s: savings = %q, want %q", c.name, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: saving %d = %q, want %q", c.name, i, got[i], c.want[i])
			}
		}
	}
}

// priced is a catalog with an exam that has several prices, and a club.
func priced(t *testing.T, dues ...credential.Offer) *credential.Catalog {
	t.Helper()
	member := credential.Holds{Credential: "guild/membership"}
	c, err := credential.NewCatalog(credential.Entries{Credentials: []credential.Credential{
		{ID: "guild/membership", Kind: credential.Membership, Name: "Guild membership", Offers: dues},
		{ID: "guild/exam", Kind: credential.Assessment, Name: "Guild examination", Offers: []credential.Offer{
			{Name: "for all", Price: usd(299)},
			{Name: "member", If: member, Price: usd(229)},
			{Name: "member, later", If: member, Price: usd(99), From: date(t, "2030-01-01")},
			{Name: "veteran", If: credential.Attestation{ID: "service-in-the-forces", Of: "service in the forces"}, Price: usd(0)},
			{Name: "abroad", If: credential.Attestation{ID: "a-seat-abroad", Of: "a seat abroad"}, Price: usd(400)},
			{Name: "slow", If: member, Price: usd(9), Takes: credential.Period{Months: 1}},
			{Name: "guest", If: member},
		}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// sitting is a route that sits the exam by an offer.
func sitting(t *testing.T, offer string, price credential.Money) *pathway.Route {
	on := date(t, "2027-01-04")
	return &pathway.Route{Target: "guild/exam", Steps: []pathway.Step{
		{Kind: pathway.Earn, Entry: "guild/exam", Offer: offer, Price: price, Start: on, Finish: on},
	}}
}

func usd(amount int64) credential.Money {
	return credential.Money{Minor: 100 * amount, Currency: "USD"}
}

func TestPricesOfATableAlign(t *testing.T) {
	cents := credential.Money{Minor: 29950, Currency: "USD"}
	whole := credential.Money{Minor: 22900, Currency: "USD"}
	p := &Page{Steps: []Step{{Price: cents}, {Price: whole}, {}, {Unpriced: true}}, Total: cents.Plus(whole), Unpriced: 1}
	want := []string{"299.50 USD", "229.00 USD", "", "not known", "528.50 USD"}
	if got := column(p); !slices.Equal(got, want) {
		t.Errorf("column = %q, want %q", got, want)
	}
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
	first := &builder{catalog: new(credential.Catalog), route: &pathway.Route{Steps: []pathway.Step{{Kind: pathway.Attest, For: "a"}, price(15700)}}}
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
		other := &builder{catalog: first.catalog, route: &pathway.Route{Steps: c.steps}}
		if got, _ := first.difference(other); got != c.want {
			t.Errorf("%s: the difference is %q, want %q", c.name, got, c.want)
		}
	}
}

func TestTwoWaysAreComparedInWords(t *testing.T) {
	way := func(finish string, cost credential.Money, unpriced ...credential.ID) *pathway.Route {
		return &pathway.Route{Target: "x", Finish: date(t, finish), Cost: cost, Unpriced: unpriced}
	}
	none := credential.Money{}
	for _, c := range []struct {
		name     string
		from, to *pathway.Route
		want     string
	}{
		{"later and cheaper", way("2028-01-04", usd(300)), way("2028-03-04", usd(100)), "with A: 2 months later, 200 USD less"},
		{"sooner and dearer", way("2028-03-04", usd(100)), way("2028-01-04", usd(300)), "with A: 2 months sooner, 200 USD more"},
		{"alike", way("2028-01-04", usd(300)), way("2028-01-04", usd(300)), "with A: the same finish, the same cost"},
		{"both free", way("2028-01-04", none), way("2028-01-04", none), "with A: the same finish, the same cost"},
		{"one is free", way("2028-01-04", none), way("2028-01-04", usd(5)), "with A: the same finish, 5 USD more"},
		{"a price is missing", way("2028-01-04", usd(300)), way("2028-01-04", usd(100), "y"), "with A: the same finish, 200 USD less by the known prices"},
		{"no price is known", way("2028-01-04", none, "x"), way("2028-01-04", none, "x"), "with A: the same finish"},
	} {
		compared := &comparer{names: []string{"A", "B"}, builders: []*builder{{route: c.from}, {route: c.to}}}
		if got := compared.beside(1)[0].Text; got != c.want {
			t.Errorf("%s: beside = %q, want %q", c.name, got, c.want)
		}
	}
}

func TestHoursReadAsAPersonWouldSayThem(t *testing.T) {
	for want, h := range map[string]Hours{
		"": {}, "3,757": {Known: 3757}, "80 or more": {Known: 80, More: true}, "not known": {More: true},
	} {
		if got := h.String(); got != want {
			t.Errorf("%#v.String() = %q, want %q", h, got, want)
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
