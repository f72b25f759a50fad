package roadmap

import (
	"testing"

	"github.com/credpath/credpath/pathway"
)

func TestLoadIsThatOfTheFullestWeekOfStudyAndWork(t *testing.T) {
	step := func(kind pathway.StepKind, weekly int, from, to string) pathway.Step {
		return pathway.Step{Kind: kind, Weekly: weekly, Start: date(t, from), Finish: date(t, to)}
	}
	degree := step(pathway.Attend, 36, "2027-01-04", "2029-01-04")
	course := step(pathway.Attend, 4, "2028-01-04", "2028-06-04")
	for _, c := range []struct {
		name  string
		steps []pathway.Step
		want  string
	}{
		{"no steps", nil, ""},
		{"study alone", []pathway.Step{degree, course}, ""},
		{"work from the day on which the study ends", []pathway.Step{degree, step(pathway.Work, 40, "2029-01-04", "2030-01-04")}, ""},
		{"an overlap of one day", []pathway.Step{degree, step(pathway.Work, 40, "2029-01-03", "2030-01-04")}, "up to 76 hours a week: 36 of study and 40 of work"},
		{"work that was there first", []pathway.Step{step(pathway.Work, 20, "2026-01-04", "2030-01-04"), degree}, "up to 56 hours a week: 36 of study and 20 of work"},
		{"two kinds of study at once", []pathway.Step{degree, step(pathway.Work, 40, "2027-01-04", "2030-01-04"), course}, "up to 80 hours a week: 40 of study and 40 of work"},
		{"the fullest weeks are not the last", []pathway.Step{degree, step(pathway.Work, 40, "2027-01-04", "2028-01-04"), step(pathway.Work, 10, "2028-01-04", "2028-03-04")},
			"up to 76 hours a week: 36 of study and 40 of work"},
		{"an exam takes no hours", []pathway.Step{degree, step(pathway.Earn, 0, "2027-02-04", "2027-02-04")}, ""},
	} {
		b := &builder{route: &pathway.Route{Steps: c.steps}}
		if got := b.load(); got != c.want {
			t.Errorf("%s: load() = %q, want %q", c.name, got, c.want)
		}
	}
}
