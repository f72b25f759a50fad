package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
)

// A trade of one's own, and somebody in it: the catalog shares nothing with the reference.
const (
	trade  = "../../testdata/catalogs/guild/catalog.json"
	learns = "../../testdata/catalogs/guild/lena.json"
)

// tradeAnswer returns what an advisor on the trade answers to a request.
func tradeAnswer(t *testing.T, status int, r *http.Request) string {
	t.Helper()
	catalog, err := loadCatalog(setting{only: trade})
	if err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	newAdvisor(catalog, nil, func() credential.Date { return firstDay }).handler(io.Discard).ServeHTTP(w, r)
	if w.Code != status {
		t.Fatalf("%s %s = %d, want %d\n%s", r.Method, r.URL, w.Code, status, w.Body)
	}
	return w.Body.String()
}

func TestACatalogOfAnotherFieldBeginsWithARecordOfOnesOwn(t *testing.T) {
	for _, address := range []string{"/", "/own"} {
		page := tradeAnswer(t, http.StatusOK, httptest.NewRequest(http.MethodGet, address, nil))
		want(t, page, "Write a record beside this", "Budget, EUR", `action="/own#answer" method="post"`, "A credential or a job of the catalog",
			`name="target" list="goals" value=""`, `<option value="MOB">Master of Organ Building</option>`, "&#34;holdings&#34;: []")
		for _, wrong := range []string{"USD", "RHI", "sample"} {
			if strings.Contains(page, wrong) {
				t.Errorf("%s speaks of %s:\n%s", address, wrong, page)
			}
		}
	}
	unsaid := formRequest("/own", url.Values{"record": {blank}})
	want(t, tradeAnswer(t, http.StatusUnprocessableEntity, unsaid), "One thing needs mending", "say what the goal is")
}

func TestACatalogOfAnotherFieldAnswers(t *testing.T) {
	record, err := os.ReadFile(learns)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, address string
		status        int
		form          url.Values
		says          string
	}{
		{"a route in its currency", "/own", 200, url.Values{"target": {"MOB"}}, "6,315.50 EUR"},
		{"a budget with its sign", "/own", 200, url.Values{"target": {"MOB"}, "budget": {"€5,000"}}, "4,415.50 EUR"},
		{"a budget with its name", "/own", 200, url.Values{"target": {"MOB"}, "budget": {"3000 EUR"}}, "1,415.50 EUR more than the budget"},
		{"a budget with the sign of another", "/own", 422, url.Values{"target": {"MOB"}, "budget": {"$5000"}}, "is no amount of EUR"},
		{"a goal of the reference", "/own", 422, url.Values{"target": {"RHIT"}}, "nothing is called &#34;RHIT&#34;"},
		{"a file to take away", "/files", 200, url.Values{"target": {"MOB"}, "format": {"markdown"}}, "4,800 EUR"},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.form.Set("record", string(record))
			page := tradeAnswer(t, c.status, formRequest(c.address, c.form))
			want(t, page, c.says)
			if strings.Contains(page, "USD") {
				t.Errorf("it speaks of USD:\n%s", page)
			}
		})
	}
	noPerson := url.Values{"target": {"MOB"}, "format": {"markdown"}, "person": {"nurse"}}
	tradeAnswer(t, http.StatusUnprocessableEntity, formRequest("/files", noPerson))
}

func TestACatalogWithoutPricesTakesNoBudget(t *testing.T) {
	file := filepath.Join(t.TempDir(), "own.json")
	if err := os.WriteFile(file, []byte(`{"credentials": [{"id": "own/keeper", "kind": "certification", "name": "Keeper"}]}`), 0o644); err != nil {
		t.Fatal(err)
	}
	catalog, err := loadCatalog(setting{over: file})
	if err != nil {
		t.Fatal(err)
	}
	if currencyOf(catalog) != "USD" {
		t.Errorf("a catalog laid over the reference has the currency %q, want USD", currencyOf(catalog))
	}
	if catalog, err = loadCatalog(setting{only: file}); err != nil {
		t.Fatal(err)
	}
	a := newAdvisor(catalog, nil, func() credential.Date { return firstDay })
	for budget, says := range map[string]string{"": "<bdi>Keeper</bdi>", "100": "leave it empty"} {
		w := httptest.NewRecorder()
		a.handler(io.Discard).ServeHTTP(w, formRequest("/own", url.Values{"record": {blank}, "target": {"Keeper"}, "budget": {budget}}))
		want(t, w.Body.String(), says, `<label for="budget">Budget</label>`)
	}
}
