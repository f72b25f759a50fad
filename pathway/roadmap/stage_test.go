package roadmap

import (
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

func usd(amount int64) credential.Money {
	return credential.Money{Minor: 100 * amount, Currency: "USD"}
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
			{Name: "veteran", If: credential.Attestation{Of: "service in the forces"}, Price: usd(0)},
			{Name: "abroad", If: credential.Attestation{Of: "a seat abroad"}, Price: usd(400)},
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
