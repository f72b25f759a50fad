package main

import (
	"context"
	"io"
	"iter"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/credpath/credpath/pathway"
)

// furtherCard returns the part of a page that has the further routes.
func furtherCard(t *testing.T, page string) string {
	t.Helper()
	_, after, ok := strings.Cut(page, `id="further"`)
	card, _, ends := strings.Cut(after, "</section>")
	if !ok || !ends {
		t.Fatalf("the page has no further routes:\n%s", page)
	}
	return card
}

func TestFurtherRoutesAreShownThreeAtATime(t *testing.T) {
	for _, c := range []struct {
		name, address string
		routes, next  int // next: how many the button asks for; 0: there is none
	}{
		{"none at first", "/?target=CPB", 0, 3},
		{"three when asked for", "/?target=CPB&further=3", 3, 6},
		{"three more", "/?target=CPB&further=6", 6, 9},
		{"no more than nine", "/?target=CPB&further=9", 9, 0},
		{"nor if the address asks for more", "/?target=CPB&further=100000", 9, 0},
		{"what is no number asks for none", "/?target=CPB&further=many", 0, 3},
		{"fewer than none is none", "/?target=CPB&further=-1", 0, 3},
	} {
		card := furtherCard(t, get(t, http.StatusOK, c.address))
		if got := strings.Count(card, `scope="row"`); got != c.routes {
			t.Errorf("%s: %s shows %d further routes, want %d", c.name, c.address, got, c.routes)
		}
		button := `<button name="further" value="` + strconv.Itoa(c.next) + `">`
		if got := strings.Contains(card, "<button"); got != (c.next > 0) || got && !strings.Contains(card, button) {
			t.Errorf("%s: of %s the button is not %q:\n%s", c.name, c.address, button, card)
		}
	}
}

func TestFurtherRoutesSayWhatDiffers(t *testing.T) {
	card := furtherCard(t, get(t, http.StatusOK, "/?target=RHIT&further=3"))
	want(t, card, `<span class="badge">2</span> <bdi>instead of step 1: Attend `, "15 Mar 2031", "27,841 USD")
}

func TestThatThereAreNoFurtherRoutesIsSaid(t *testing.T) {
	want(t, furtherCard(t, get(t, http.StatusOK, "/?target=AHIMA+membership&further=3")), "There are no other routes, within what was asked for.")
}

// A brief planner stops looking for routes when it has some.
type brief struct {
	planner
	routes int
}

func (b brief) Routes(ctx context.Context, q pathway.Query) iter.Seq2[*pathway.Route, error] {
	return func(yield func(*pathway.Route, error) bool) {
		n := 0
		for r, err := range b.planner.Routes(ctx, q) {
			if n++; n > b.routes {
				yield(nil, &pathway.LimitError{Best: r})
				return
			}
			if !yield(r, err) {
				return
			}
		}
	}
}

func TestFurtherRoutesOfAStoppedSearchAreNotSaidToBeAll(t *testing.T) {
	for found := range 3 {
		a := *theAdvisor()
		a.planner = brief{a.planner, found}
		for address, r := range map[string]*http.Request{
			"/":      httptest.NewRequest(http.MethodGet, "/?target=RHIA&further=3", nil),
			"/files": formRequest("/files", url.Values{"target": {"RHIA"}, "further": {"3"}, "format": {"markdown"}}),
		} {
			w := httptest.NewRecorder()
			a.handler(io.Discard).ServeHTTP(w, r)
			page := w.Body.String()
			if strings.Contains(page, "There are no ") || strings.Contains(page, "there is no ") {
				t.Errorf("%s: of a search that was stopped after %d routes, the page says that there are no more", address, found)
			}
			if address == "/" {
				want(t, furtherCard(t, page), "There may be further routes: the search for them was stopped.")
			}
		}
	}
}

func TestTheRoadmapHasTheFurtherRoutesThatWereShown(t *testing.T) {
	page := get(t, http.StatusOK, "/?target=RHIT&further=3")
	want(t, page, `<input type="hidden" name="further" value="3">`)
	want(t, post(t, http.StatusOK, "/files", url.Values{"target": {"RHIT"}, "further": {"3"}, "format": {"markdown"}}), "**Way 2:**", "**Way 4:**")
}

func TestFurtherRoutesOfARecordOfOnesOwnAreAskedForInABody(t *testing.T) {
	page := post(t, http.StatusOK, "/own", url.Values{"record": {`{"name": "Ana", "holdings": [{"credential": "diploma/high-school"}]}`}, "target": {"RHIT"}})
	want(t, furtherCard(t, page), `action="/own#further" method="post"`, `name="record"`)
}

func TestDaysOfAFindingAreInWords(t *testing.T) {
	page := get(t, http.StatusOK, "/?person=registry&target=Cancer+registrar")
	_, answer, _ := strings.Cut(page, `id="may"`)
	answer, _, _ = strings.Cut(answer, "</section>")
	if days := regexp.MustCompile(`\d{4}-\d{2}-\d{2}`).FindAllString(answer, -1); len(days) > 0 {
		t.Errorf("the reasons have the days %q, want them in words", days)
	}
}
