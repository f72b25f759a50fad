package roadmap

import (
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

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
