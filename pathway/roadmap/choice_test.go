package roadmap_test

import (
	"strings"
	"testing"

	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
)

func TestTradeOffsStandBesideTheRoute(t *testing.T) {
	r := sampleRoute(t)
	later := sampleRoute(t)
	later.Finish, later.Cost, later.Unpriced, later.Steps = date(t, "2031-06-01"), usd(900), nil, later.Steps[1:]
	unproven := *later
	unproven.Proof.Proven = false
	for _, c := range []struct {
		name     string
		frontier []*pathway.Route
		ended    roadmap.Ending
		want     string
	}{
		{"none is given", nil, "", ""},
		{"there is no other", []*pathway.Route{r}, "", "No other way finishes sooner, and none is known to cost less, within what was asked for."},
		{"there is a cheaper one", []*pathway.Route{r, later}, roadmap.Exhausted, "Choice 1: 1 March 2030, 8,799 USD and 1 price not known; the way of this page / Choice 2: 1 June 2031, 900 USD; without step 1"},
		{"there may be others", []*pathway.Route{r}, roadmap.Stopped, "Choice 1: 1 March 2030, 8,799 USD and 1 price not known; the way of this page / There may be further trade-offs: the search was stopped."},
		{"one is not proven", []*pathway.Route{&unproven}, "", "Choice 1: 1 June 2031, 900 USD; without step 1; not proven: the search was cut short"},
	} {
		page, err := roadmap.New(sampleCatalog(t), r, roadmap.Options{Frontier: c.frontier, FrontierEnded: c.ended})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range page.Sections {
			if s.Title != "Sooner or cheaper" {
				continue
			}
			for _, l := range s.Lines {
				got = append(got, strings.TrimPrefix(l.Label+": "+l.Text, ": "))
			}
		}
		if got := strings.Join(got, " / "); got != c.want {
			t.Errorf("%s: the trade-offs read %q, want %q", c.name, got, c.want)
		}
	}
}

func TestATradeOffOfAnotherCatalogIsRefused(t *testing.T) {
	other := sampleRoute(t)
	other.Steps[0].Entry = "program/elsewhere"
	checkRefused(t, roadmap.HTML, sampleCatalog(t), sampleRoute(t), roadmap.Options{Frontier: []*pathway.Route{other}})
}
