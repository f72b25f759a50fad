package pathway_test

import (
	"context"
	"fmt"
	"testing"

	godiff "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/internal/scenario"
)

// runAdvice holds a line about the whole catalog to what the planner says.
func runAdvice(t *testing.T, a *scenario.Advice, planner *pathway.Planner, record credential.Record) {
	t.Helper()
	on := a.Question.Start
	got := map[string][]credential.ID{}
	call := fmt.Sprintf("%s: Standing(%s)", a.At, on)
	var err error
	switch {
	case a.Entry != "":
		call = fmt.Sprintf("%s: Opens(%s, %s)", a.At, a.Entry, on)
		var opens pathway.Opens
		opens, err = planner.Opens(record, a.Entry, on)
		for word, list := range map[string][]pathway.Opening{"now": opens.Now, "later": opens.Later, "unsure": opens.Unsure} {
			for _, o := range list {
				got[word] = append(got[word], o.After.Target)
			}
		}
	case a.Nearest > 0:
		q := queryOf(a.Question)
		q.Record = record
		call = fmt.Sprintf("%s: Nearest(from %s, %v, %d)", a.At, on, q.Rank, a.Nearest)
		var nearest pathway.Nearest
		nearest, err = planner.Nearest(context.Background(), q, a.Nearest)
		for _, route := range nearest.Routes {
			got[""] = append(got[""], route.Target)
		}
		if len(nearest.Unproven) > 0 {
			t.Errorf("%s: %v are not proven", call, nearest.Unproven)
		}
	default:
		var standing pathway.Standing
		standing, err = planner.Standing(record, on)
		for word := range a.Lists {
			for _, stand := range standing.In(pathway.Group(word)) {
				got[word] = append(got[word], stand.Target)
			}
		}
	}
	if err != nil {
		t.Errorf("%s: %v", call, err)
	}
	for word, want := range a.Lists {
		if diff := godiff.Diff(want, got[word], cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: %s is not as it should be (-want +got):\n%s", call, word, diff)
		}
	}
}
