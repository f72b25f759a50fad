package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
)

func TestThePageShowsRealSchoolsOfAPlace(t *testing.T) {
	catalog, err := loadCatalog(setting{schools: true})
	if err != nil {
		t.Fatal(err)
	}
	handler := newAdvisor(catalog, people, func() credential.Date { return firstDay }).handler(io.Discard)
	answer := func(status int, r *http.Request) string {
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		if w.Code != status {
			t.Fatalf("%s %s = %d, want %d\n%s", r.Method, r.URL, w.Code, status, w.Body)
		}
		return w.Body.String()
	}
	want(t, answer(http.StatusOK, httptest.NewRequest(http.MethodGet, "/?person=clerk&target=RHIT&place=US/OH&budget=12000", nil)), `value="US/OH"`)
	page := answer(http.StatusOK, formRequest("/files", url.Values{
		"person": {"clerk"}, "target": {"RHIT"}, "place": {"us/oh"}, "budget": {"12000"}, "format": {"html"},
	}))
	want(t, page, "<h4>Ask</h4>", ", OH, full-time, in-state")
	if strings.Contains(page, "at College of DuPage") {
		t.Errorf("the page has a school that is elsewhere\n%s", page)
	}
	page = answer(http.StatusUnprocessableEntity, httptest.NewRequest(http.MethodGet, "/?person=clerk&target=RHIT&place=Ohio!", nil))
	want(t, page, `name="place" value="Ohio!" maxlength="100" aria-describedby="place-hint" aria-invalid="true"`)
}

func TestRealSchoolsDoNotGoWithACatalogAlone(t *testing.T) {
	if _, err := loadCatalog(setting{schools: true, only: trade}); err == nil || !strings.Contains(err.Error(), "leave one of them out") {
		t.Errorf("loadCatalog(both) = %v, want an error", err)
	}
}
