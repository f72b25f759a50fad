package main

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// limited returns an advisor whose searches end early, and what it answers to a
// request.
func limited(t *testing.T, effort int, r *http.Request) string {
	t.Helper()
	a := *theAdvisor()
	a.effort = effort
	w := httptest.NewRecorder()
	a.handler(io.Discard).ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		t.Fatalf("%s %s = %d, want 200\n%s", r.Method, r.URL, w.Code, w.Body)
	}
	return w.Body.String()
}

func TestARouteOfAStoppedSearchIsShownAsNotProven(t *testing.T) {
	page := limited(t, 1, httptest.NewRequest(http.MethodGet, "/?target=CPC", nil))
	want(t, page, "Best route", "not proven: the search was cut short", "There may be further trade-offs")
	for format, says := range map[string]string{
		"html":    "There may be further trade-offs: the search was stopped",
		"compare": "not proven",
	} {
		r := formRequest("/files", url.Values{"target": {"CPC"}, "format": {format}})
		want(t, limited(t, 1, r), says)
	}
}

// A hasty planner stops looking for trade-offs when it has one.
type hasty struct{ planner }

func (h hasty) Frontier(ctx context.Context, q pathway.Query) ([]*pathway.Route, error) {
	front, err := h.planner.Frontier(ctx, q)
	if err != nil {
		return nil, err
	}
	return front[len(front)-1:], &pathway.LimitError{}
}

func TestTradeOffsOfAStoppedSearchAreNotSaidToBeAll(t *testing.T) {
	a := *theAdvisor()
	a.planner = hasty{a.planner}
	for _, r := range []*http.Request{
		httptest.NewRequest(http.MethodGet, "/?target=RHIT", nil),
		formRequest("/files", url.Values{"target": {"RHIT"}, "format": {"html"}}),
	} {
		w := httptest.NewRecorder()
		a.handler(io.Discard).ServeHTTP(w, r)
		page := strings.ToLower(w.Body.String())
		want(t, page, "there may be further trade-offs", "proven: within what was asked for")
		if strings.Contains(page, "nothing to weigh") {
			t.Error("the page says that there is nothing to weigh")
		}
	}
}

func TestTheWordsForNoRouteDoNotSayMoreThanIsKnown(t *testing.T) {
	a := theAdvisor()
	for _, c := range []struct {
		name string
		err  error
		text string
		hint string
	}{
		{"a search that was stopped", &pathway.LimitError{}, "The search was stopped before it found a route. That does not mean that there is none.",
			"A goal that lies nearer, such as one of the credentials on the way, is found sooner."},
		{"two conditions that bar the way together", &pathway.NoRouteError{Name: "X", Conditions: []pathway.Condition{{Entry: "a", Requirement: credential.Age{Years: 1}}, {Entry: "b", Requirement: credential.Age{Years: 2}}}},
			"No route leads from this record to X.", "Any one of these would open a way."},
		{"conditions that were not found in time", &pathway.NoRouteError{Name: "X", Undecided: true},
			"No route leads from this record to X.", "Which conditions bar the way could not be worked out in time."},
		{"a rule that ran out", &pathway.NoRouteError{Name: "X"}, "No route leads from this record to X.", "No edition of its rule is in force any more."},
	} {
		if got := a.noRoute(c.err); got == nil || got.Text != c.text || got.Hint != c.hint {
			t.Errorf("%s: %+v, want %q and %q", c.name, got, c.text, c.hint)
		}
	}
	if got := a.noRoute(io.ErrUnexpectedEOF); got != nil {
		t.Errorf("an error about something else is %+v, want no dead end", got)
	}
}

func TestOfWaysIntoADegreeTheClosedOnesAreLeftOut(t *testing.T) {
	open, closed := pathway.Finding{Text: "open", Status: pathway.Met}, pathway.Finding{Text: "closed", Status: pathway.Unmet}
	for _, c := range []struct {
		name  string
		parts []pathway.Finding
		says  string
		why   int
	}{
		{"one of two is open", []pathway.Finding{closed, open}, "Yes", 1},
		{"none is open", []pathway.Finding{closed, closed}, "No", 2},
		{"there is one way alone", nil, "No", 1},
	} {
		e := pathway.Eligibility{Kind: credential.Degree, Apply: pathway.Finding{Status: pathway.Unmet, Parts: c.parts}, Finding: closed}
		got := verdicts(e)
		if len(got) != 2 || got[0].Ask != "May be admitted" || got[0].Says != c.says || len(got[0].Why) != c.why || got[1].Says != "No" {
			t.Errorf("%s: %+v, want %q for %d ways, and that it is not held", c.name, got, c.says, c.why)
		}
	}
}
