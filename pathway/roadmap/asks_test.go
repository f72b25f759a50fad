package roadmap_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
)

// A step with seven schools whose standing nobody knows, one of them by two offers.
func TestSchoolsWhoseStandingNobodyKnowsStandApart(t *testing.T) {
	entries := sampleCatalog(t).Entries()
	r := sampleRoute(t)
	step := &r.Steps[0]
	known := len(step.Options)
	for n := range 7 {
		id := credential.ID(fmt.Sprintf("program/open-%d", n))
		entries.Programs = append(entries.Programs, credential.Program{
			ID: id, Name: fmt.Sprintf("Open School %d", n), Awards: entries.Programs[0].Awards,
			Accreditations: []credential.Accreditation{{By: entries.Organizations[0].ID, Status: credential.NotVerified}},
		})
		for _, offer := range []string{"day", "evening"}[:1+n%2] {
			step.Options = append(step.Options, pathway.Option{
				Entry: id, Offer: offer, Price: usd(100), Finish: r.Finish, Assumed: pathway.Assumption{Kind: pathway.AssumedProgram, Entry: id},
			})
		}
	}
	c, err := credential.NewCatalog(entries)
	if err != nil {
		t.Fatal(err)
	}
	page, err := roadmap.New(c, r, roadmap.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s := page.Steps[0]
	if len(s.Options)+s.More != known || len(s.Asks) != 7 {
		t.Fatalf("%d and %d more options and %d lines to ask, want %d, and a question, five schools and how many more", len(s.Options), s.More, len(s.Asks), known)
	}
	for i, want := range []string{"accredits these is not known. Ask each school", "Open School 0, day", "Open School 1, day", "Open School 2", "Open School 3", "Open School 4", "and 2 more"} {
		if !strings.Contains(s.Asks[i].Text, want) {
			t.Errorf("line %d is %q, want %q", i, s.Asks[i].Text, want)
		}
	}
	for name, f := range map[string]format{"text": roadmap.Text, "markdown": roadmap.Markdown, "html": roadmap.HTML} {
		var out strings.Builder
		if err := f(&out, c, r, roadmap.Options{Ended: roadmap.Exhausted}); err != nil {
			t.Fatal(err)
		}
		text := strings.Join(strings.Fields(out.String()), " ")
		for _, want := range []string{"Ask", "Open School 4", "and 2 more, to ask likewise"} {
			if !strings.Contains(text, want) || strings.Contains(text, "Open School 5") {
				t.Errorf("%s does not say %q, or names a sixth school", name, want)
			}
		}
	}
}
