package roadmap

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

func TestTheHeadSaysWhatThePlanRestsOn(t *testing.T) {
	catalog, err := credential.ParseCatalog("exams.json", []byte(`{"credentials": [{"id": "exam", "kind": "assessment"}, {"id": "other", "kind": "assessment"}, {"id": "title", "kind": "certification"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	on := func(s string) credential.Date { return date(t, s) }
	study := pathway.Step{Kind: pathway.Prepare, Entry: "exam", Weekly: credential.HoursOf(10), Start: on("2027-01-04"), Finish: on("2027-03-01")}
	exam := pathway.Step{Kind: pathway.Earn, Entry: "exam", Start: on("2027-03-01"), Finish: on("2027-03-01")}
	other := pathway.Step{Kind: pathway.Earn, Entry: "other", Start: on("2027-03-01"), Finish: on("2027-03-01")}
	title := pathway.Step{Kind: pathway.Earn, Entry: "title", Start: on("2027-03-01"), Finish: on("2027-03-01")}
	more := pathway.Step{Kind: pathway.Prepare, Entry: "other", Start: on("2027-02-01"), Finish: on("2027-03-01")}
	open := pathway.Step{Kind: pathway.Attend, Start: on("2027-01-04"), Finish: on("2027-03-01")}
	job := func(sought, start string) pathway.Step {
		return pathway.Step{Kind: pathway.Work, Weekly: credential.HoursOf(40), Sought: on(sought), Start: on(start), Finish: on("2028-03-01")}
	}
	for _, c := range []struct {
		name   string
		steps  []pathway.Step
		sought string // of the goal, which is reached on 1 March 2028
		want   string
	}{
		{"nothing to be done", nil, "", ""},
		{"an exam that nobody prepares for", []pathway.Step{exam, title}, "", ""},
		{"the one exam", []pathway.Step{study, exam, title}, "", "up to 10 hours of study a week; the exam prepared for"},
		{"one exam of two", []pathway.Step{study, exam, other}, "", "up to 10 hours of study a week; 1 of 2 exams prepared for"},
		{"both exams", []pathway.Step{study, more, exam, other}, "", "up to 10 hours of study a week; exams prepared for"},
		{"hours that nobody says", []pathway.Step{study, open, exam}, "", "up to 10 hours of study a week, plus those of step 2, which are not known; the exam prepared for"},
		{"no hours but those that nobody says", []pathway.Step{open}, "", "the hours of step 1, which are not known"},
		{"the goal is a job to be found", nil, "2027-12-22", "10 weeks to find a job"},
		{"no time to find a job", nil, "2028-03-01", ""},
		{"a job on the way", []pathway.Step{job("2027-01-04", "2027-04-07")}, "", "up to 40 hours of work a week; 3 months and 3 days to find a job"},
		{"two jobs, found alike", []pathway.Step{job("2027-01-04", "2027-03-15")}, "2027-12-22", "up to 40 hours of work a week; 10 weeks to find each of 2 jobs"},
		{"two jobs, the first found later", []pathway.Step{job("2027-01-04", "2027-04-07")}, "2027-12-22", "up to 40 hours of work a week; up to 3 months and 3 days to find each of 2 jobs"},
	} {
		r := &pathway.Route{Start: on("2027-01-04"), Finish: on("2028-03-01"), Steps: c.steps}
		if c.sought != "" {
			r.Sought = on(c.sought)
		}
		if got := (&builder{catalog: catalog, route: r}).footing(); got != c.want {
			t.Errorf("%s: the plan rests on %q, want %q", c.name, got, c.want)
		}
	}
}

// Each case has an exam that is sat on 1 March 2027 for 299 USD, with the retakes and the
// terms of the offer given.
func TestTheHeadSaysWhatASecondTryCosts(t *testing.T) {
	const rates = `"passRates": [{"year": 2025, "percent": 74, "source": {"title": "Rates"}}, {"year": 2024, "percent": 78, "source": {"title": "Rates"}}]`
	const wait30, seasons = `"retakes": [{"wait": "P30D", "source": {"title": "Rules"}}]`, `, "seasons": ["03-01/03-23", "06-21/07-13"]`
	for _, c := range []struct {
		name        string
		exam, offer string
		tried, free bool
		want        string
	}{
		{"the rule, the fee and the rate", wait30 + "," + rates, "", false, false, "30 days later, 299 USD more; 74% of first-time candidates passed in 2025"},
		{"a fee alone", "", "", false, false, "299 USD more"},
		{"a rate does not make up a second try", rates, "", false, true, ""},
		{"no fee", wait30, "", false, true, "30 days later"},
		{"nothing is known", "", "", false, true, ""},
		{"at any time", `"retakes": [{"most": 2, "per": "P6M", "source": {"title": "Rules"}}]`, "", false, false, "299 USD more"},
		{"the wait runs into the next season", wait30, seasons, false, false, "3 months and 20 days later, 299 USD more"},
		{"a season that is still open says nothing of the wait", "", seasons, false, false, "299 USD more"},
		{"no season is open for a new application", "", `, "apply": "P38D"` + seasons, false, false, "3 months and 20 days later at the soonest, 299 USD more"},
		{"the application takes longer than the wait", wait30, `, "apply": "P38D"`, false, false, "1 month and 1 week later, 299 USD more"},
		{"the application alone says nothing of the wait", "", `, "apply": "P7D"`, false, false, "299 USD more"},
		{"one try in a span", `"retakes": [{"wait": "P1D", "most": 1, "per": "P6M", "source": {"title": "Rules"}}]`, "", false, false, "6 months later, 299 USD more"},
		{"two tries in a span", `"retakes": [{"wait": "P1D", "most": 2, "per": "P6M", "source": {"title": "Rules"}}]`, "", false, false, "1 day later, 299 USD more"},
		{"a rule that is for later tries", `"retakes": [{"wait": "P30D", "source": {"title": "Rules"}}, {"wait": "P1Y", "after": 3, "source": {"title": "Rules"}}]`, "", false, false, "30 days later, 299 USD more"},
		{"a rule that ends before the wait is over", `"retakes": [{"wait": "P30D", "until": "2027-03-15", "source": {"title": "Rules"}}]`, "", false, false, "299 USD more"},
		{"an offer that ends before the wait is over", wait30, `, "until": "2027-03-15"`, false, false, "30 days later"},
		{"seasons of an offer that ends before the next", wait30, `, "until": "2027-03-15"` + seasons, false, false, ""},
		{"a try before", wait30 + "," + rates, "", true, false, "another: 30 days later, 299 USD more"},
		{"tries before, which a rule counts", `"retakes": [{"wait": "P30D", "source": {"title": "Rules"}}, {"wait": "P1Y", "after": 3, "source": {"title": "Rules"}}]`, "", true, false, "another: 299 USD more"},
	} {
		price := `"price": "299 USD"`
		if c.free {
			price = `"takes": "P1D"`
		}
		catalog, err := credential.ParseCatalog("exam.json", fmt.Appendf(nil, `{"credentials": [{"id": "exam", "name": "RHIT examination", "kind": "assessment", "exam": {%s}, "offers": [{%s%s}]}]}`, c.exam, price, c.offer))
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		step := pathway.Step{Kind: pathway.Earn, Entry: "exam", Start: date(t, "2027-03-01"), Finish: date(t, "2027-03-01")}
		if !c.free {
			step.Price = credential.Money{Minor: 29900, Currency: "USD"}
		}
		r := &pathway.Route{Steps: []pathway.Step{{Kind: pathway.Join}, step}}
		has, unused := r, *r
		if c.tried {
			unused.Unused = []pathway.Evidence{{Fact: "attempt", Entry: "exam"}}
			has.Has = unused.Unused
		}
		for _, r := range []*pathway.Route{has, &unused} {
			if got, want := heard(catalog, r), secondTrySentence(c.want); !slices.Equal(got, want) {
				t.Errorf("%s: the head says %q, want %q", c.name, got, want)
			}
		}
	}
}

// secondTrySentence returns the sentence that a case of a second try expects.
func secondTrySentence(costs string) []string {
	if costs == "" {
		return nil
	}
	try := "a second try"
	if rest, ok := strings.CutPrefix(costs, "another: "); ok {
		try, costs = "another try", rest
	}
	return []string{"Chance: if the RHIT examination of step 2 takes " + try + ": " + costs}
}

// heard returns what the head says of second tries.
func heard(c *credential.Catalog, r *pathway.Route) []string {
	var all []string
	for _, l := range (&builder{catalog: c, route: r}).chances() {
		all = append(all, l.Label+": "+l.Text)
	}
	return all
}

func TestOfManyExamsTheHeadNamesTheOneThatCostsTheMostDays(t *testing.T) {
	catalog, err := credential.ParseCatalog("exams.json", []byte(`{"credentials": [
		{"id": "a", "name": "A examination", "kind": "assessment", "exam": {"retakes": [{"wait": "P30D", "source": {"title": "Rules"}}]}, "offers": [{"price": "300 USD"}]},
		{"id": "b", "name": "B examination", "kind": "assessment", "exam": {"retakes": [{"wait": "P90D", "source": {"title": "Rules"}}]}, "offers": [{"price": "100 USD"}]},
		{"id": "c", "name": "C examination", "kind": "assessment", "offers": [{"price": "400 USD"}]}, {"id": "d", "name": "D examination", "kind": "assessment"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	sit := func(id credential.ID, fee int64) pathway.Step {
		return pathway.Step{Kind: pathway.Earn, Entry: id, Price: credential.Money{Minor: 100 * fee, Currency: "USD"}, Start: date(t, "2027-03-01"), Finish: date(t, "2027-03-01")}
	}
	a, b, c, d := sit("a", 300), sit("b", 100), sit("c", 400), sit("d", 0)
	d.Price = credential.Money{}
	const first, second = "Chance: if the A examination of step 1 takes a second try: 30 days later, 300 USD more", "Chance: if the B examination of step 2 takes a second try: 90 days later, 100 USD more"
	for name, r := range map[string]struct {
		steps []pathway.Step
		want  []string
	}{
		"one of four":              {[]pathway.Step{a, b, c, d}, []string{second}},
		"both of two":              {[]pathway.Step{a, b}, []string{first, second}},
		"both of two that cost":    {[]pathway.Step{a, b, d}, []string{first, second}},
		"none of which is known":   {[]pathway.Step{d}, nil},
		"the dearest of like days": {[]pathway.Step{c, sit("c", 500), c}, []string{"Chance: if the C examination of step 2 takes a second try: 500 USD more"}},
	} {
		if got := heard(catalog, &pathway.Route{Steps: r.steps}); !slices.Equal(got, r.want) {
			t.Errorf("%s: the head says %q, want %q", name, got, r.want)
		}
	}
}
