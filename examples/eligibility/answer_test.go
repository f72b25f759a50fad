package main

import (
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// An answerCase is a person, a question, and what the issuer's rule answers.
type answerCase struct {
	name   string // why the answer is so
	person credential.Record
	on     string            // "" is 2027-01-04
	target credential.ID     // "" is the target of the table
	want   pathway.Status    // may apply: everything but the exam is there
	routes map[string]string // the status of each way, by the name its issuer gives it
	says   []string          // parts of the text that explain it
}

// answer runs a table of cases against the reference catalog.
func answer(t *testing.T, target credential.ID, cases []answerCase) {
	t.Helper()
	catalog, err := testCatalog()
	if err != nil {
		t.Fatal(err)
	}
	planner := pathway.New(catalog)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if c.target == "" {
				c.target = target
			}
			if c.on == "" {
				c.on = "2027-01-04"
			}
			got, err := planner.Check(c.person, c.target, day(c.on))
			if err != nil {
				t.Fatal(err)
			}
			if got.Apply.Status != c.want {
				t.Errorf("Check(%s, %s).Apply = %v, want %v\n%v", c.target, c.on, got.Apply.Status, c.want, got)
			}
			checkRoutes(t, got.Apply, c.routes)
			words := strings.Join(strings.Fields(got.String()), " ") // lines are wrapped
			for _, part := range c.says {
				if !strings.Contains(words, part) {
					t.Errorf("the answer does not say %q:\n%v", part, got)
				}
			}
		})
	}
}

// checkRoutes compares the status of each way that a case names.
func checkRoutes(t *testing.T, f pathway.Finding, want map[string]string) {
	t.Helper()
	got := map[string]string{}
	for part := range f.All() {
		if group, ok := part.Requirement.(credential.AtLeast); ok && group.Label != "" {
			got[group.Label] = part.Status.String()
		}
	}
	for label, status := range want {
		if got[label] != status {
			t.Errorf("%s is %q, want %q", label, got[label], status)
		}
	}
}
