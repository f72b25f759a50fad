package main

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
)

// firstDay is today in the tests.
var firstDay = credential.Date{Year: 2027, Month: 1, Day: 4}

// theAdvisor returns an advisor for whom today is firstDay. What it answers is the work
// of its effort, on a slow machine as on a fast one.
var theAdvisor = sync.OnceValue(func() *advisor {
	a := newAdvisor(reference.Catalog(), people, func() credential.Date { return firstDay })
	a.patience = time.Minute
	return a
})

// get asks for an address and fails unless it is answered with the status.
func get(t *testing.T, status int, address string) string {
	t.Helper()
	return send(t, status, httptest.NewRequest(http.MethodGet, address, nil))
}

// post sends a form and fails unless it is answered with the status.
func post(t *testing.T, status int, address string, form url.Values) string {
	t.Helper()
	return send(t, status, formRequest(address, form))
}

func formRequest(address string, form url.Values) *http.Request {
	r := httptest.NewRequest(http.MethodPost, address, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return r
}

// send sends a request and returns the body of the answer.
func send(t *testing.T, status int, r *http.Request) string {
	t.Helper()
	w := answerTo(t, r)
	if w.Code != status {
		t.Fatalf("%s %s = %d, want %d\n%s", r.Method, r.URL, w.Code, status, w.Body)
	}
	return w.Body.String()
}

// answerTo sends a request to the advisor. Nothing may be logged.
func answerTo(t *testing.T, r *http.Request) *httptest.ResponseRecorder {
	t.Helper()
	var log strings.Builder
	w := httptest.NewRecorder()
	theAdvisor().handler(&log).ServeHTTP(w, r)
	if log.Len() > 0 {
		t.Errorf("%s %s logs %s", r.Method, r.URL, &log)
	}
	return w
}

// want fails the test for each part that a page does not have.
func want(t *testing.T, page string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(page, part) {
			t.Errorf("the page does not have %q:\n%s", part, page)
		}
	}
}

func TestTheFirstPageAnswersForASamplePerson(t *testing.T) {
	page := get(t, http.StatusOK, "/")
	want(t, page,
		"<bdi>Registered Health Information Technician</bdi> for <bdi>Noor Haddad</bdi>",
		"Eligible on 4 January 2027?", "Best route", "1 March 2029, after about 2 years and 2 months", "Sooner or cheaper",
		`<option value="graduate" selected>`, `value="2027-01-04"`, `action="/files" method="post"`,
	)
	if again := get(t, http.StatusOK, "/"); again != page {
		t.Error("two visits get different pages")
	}
}

func TestSettingsShapeTheAnswer(t *testing.T) {
	for _, c := range []struct{ name, address, says string }{
		{"a goal is found by name", "/?target=cancer+registrar", "<bdi>Cancer registrar</bdi> for"},
		{"a goal is found by its ID, and then named", "/?target=ahima/rhia", `value="RHIA"`},
		{"a person is picked", "/?person=student", "for <bdi>Peter Lindqvist</bdi>"},
		{"the plan starts on the day asked for", "/?start=2027-08-16", "16 August 2027"},
		{"a week has no more hours than a present job leaves", "/?person=nurse&target=RHIT&week=45", "for <bdi>Amara Eze</bdi>"},
		{"the letter is asked for", "/?letter=yes", "4 January 2029, after 2 years"},
		{"a suggestion counts, and not the typo", "/?target=RIHT&instead=ahima/rhit", "Registered Health Information Technician</bdi> for"},
		{"a deadline nobody meets says by how much", "/?deadline=2027-02-01", "2 years and 1 month after the deadline"},
		{"a limit that nothing meets says how to mend it", "/?deadline=2027-02-01", "To see it, move the deadline."},
		{"a budget that is too small says by how much", "/?target=CPC+examination&budget=100", " USD more than the budget"},
		{"thousands may be set apart", "/?budget=$9,000", "Best route"},
		{"the cheapest route is asked for", "/?rank=cheapest&target=CPC", "no other way is known to cost less"},
		{"what bars every way is said", "/?target=ahima/chp", "closed to new candidates"},
		{"what is held needs no plan", "/?person=nurse&target=license/rn", "<strong>Already</strong>"},
		{"an exam is asked about by itself", "/?target=RHIA", "Eligible but for the exam"},
		{"of a membership there is one answer", "/?target=AHIMA+membership", "May join"},
		{"a degree has ways in", "/?target=degree/associate/him", "May be admitted"},
	} {
		t.Run(c.name, func(t *testing.T) { want(t, get(t, http.StatusOK, c.address), c.says) })
	}
}

func TestFewerHoursOfStudyFinishLater(t *testing.T) {
	const full = "1 March 2029, after about 2 years and 2 months"
	want(t, get(t, http.StatusOK, "/?study=40"), full)
	if page := get(t, http.StatusOK, "/?study=18"); strings.Contains(page, full) || !strings.Contains(page, "Best route") {
		t.Errorf("with 18 hours a week the route is none, or finishes as with 40:\n%s", page)
	}
}

func TestWhatCannotBeAskedIsSaidAtItsField(t *testing.T) {
	for _, c := range []struct{ name, field, address, says string }{
		{"nobody of that name", "person", "/?person=nobody", "there is no such person"},
		{"a typo has a suggestion", "target", "/?target=RIHT", `value="ahima/rhit"`},
		{"a name nothing is close to", "target", "/?target=xyzzyxyzzy", "nothing is called &#34;xyzzyxyzzy&#34;"},
		{"no goal", "target", "/?target=", "say what the goal is"},
		{"an organization is no goal", "target", "/?target=ahima", "organization"},
		{"a day in words", "start", "/?start=soon", "&#34;soon&#34;"},
		{"no day", "start", "/?start=", "say the first day"},
		{"a day that no month has", "start", "/?start=2027-02-30", "2027-02-30"},
		{"no hours", "study", "/?study=0", "write one from 1 to 168"},
		{"more hours than a week has", "work", "/?work=169", "write one from 1 to 168"},
		{"more hours in all than a week has", "week", "/?week=169", "write one from 1 to 168"},
		{"hours in words", "study", "/?study=many", "&#34;many&#34;"},
		{"an amount in words", "budget", "/?budget=lots", "&#34;lots&#34; is no amount"},
		{"cents after a comma", "budget", "/?budget=1500,50", "is no amount of USD"},
		{"an amount below zero", "budget", "/?budget=-5", "is no amount"},
		{"a deadline before the first day", "deadline", "/?deadline=2026-01-01", "is before the start"},
		{"an order that there is not", "rank", "/?rank=best", "is not a rank"},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := get(t, http.StatusUnprocessableEntity, c.address)
			want(t, page, c.says, `<a href="#`+c.field+`">`, "One thing needs mending")
			if tag := tagOf(page, c.field); !strings.Contains(tag, `aria-invalid="true"`) {
				t.Errorf("the field is %s, want it marked", tag)
			}
			if strings.Contains(page, "Best route") {
				t.Error("the page has a route all the same")
			}
		})
	}
}

// tagOf returns the tag with an ID.
func tagOf(page, id string) string {
	_, after, _ := strings.Cut(page, `id="`+id+`"`)
	tag, _, _ := strings.Cut(after, ">")
	return tag
}

func TestEveryMistakeOfARecordIsSaidAtItsLine(t *testing.T) {
	record := "{\n  \"nam\": \"Ana\",\n  \"holdings\": [{\"credential\": \"diploma/high-scool\"}]\n}"
	page := post(t, http.StatusUnprocessableEntity, "/own", url.Values{"record": {record}})
	want(t, page, "2 things need mending", "line 2, column 3: ", "line 3, column ", "diploma/high-scool", "did you mean")
	if strings.Contains(page, "Best route") {
		t.Error("a record with mistakes has a route")
	}
	want(t, post(t, http.StatusUnprocessableEntity, "/own", url.Values{"record": {" "}}), "paste a record")
}

func TestARecordOfOnesOwnIsJudged(t *testing.T) {
	form := url.Values{
		"record": {`{"name": "Ana", "holdings": [{"credential": "ahima/rhit", "awarded": "2026-05-01"}]}`},
		"target": {"RHIT"},
	}
	want(t, post(t, http.StatusOK, "/own", form), "for <bdi>Ana</bdi>", "Already", `name="record" value="{&#34;name&#34;`)
}

func TestWhatTheCatalogLacksIsLeftOutAndSaid(t *testing.T) {
	form := url.Values{
		"record": {`{"holdings": [{"credential": "ahima/rhti"}, {"credential": "diploma/high-school"}]}`},
		"target": {"RHIT"},
	}
	want(t, post(t, http.StatusOK, "/own", form), "Left out of the record", "ahima/rhti", "did you mean &#34;ahima/rhit&#34;?", "Best route")
}

func TestARecordOfOnesOwnBeginsWithASample(t *testing.T) {
	page := get(t, http.StatusOK, "/own?person=nurse&target=CDIP&record=%7B%22name%22%3A%22Eve%22%7D")
	want(t, page, `action="/own#answer" method="post"`, "Amara Eze", `value="CDIP"`)
	if strings.Contains(page, "Eve") {
		t.Error("the page takes a record from the address")
	}
	get(t, http.StatusNotFound, "/own?person=nobody")
}

func TestAPostIsReadFromItsBodyAlone(t *testing.T) {
	page := post(t, http.StatusOK, "/own?target=CPC", url.Values{"record": {"{}"}, "target": {"RHIT"}})
	want(t, page, `value="RHIT" required`)
	post(t, http.StatusOK, "/own?study=0", url.Values{"record": {"{}"}})
}

func TestNamesOfARecordStayText(t *testing.T) {
	const hostile = `</title></textarea>"><script>alert(1)</script>' onclick='x`
	record := `{"name": ` + quoted(hostile) + `, "holdings": [{"credential": "diploma/high-school"}], "attested": [{"id": "x", "by": ` + quoted(hostile) + `}]}`
	for _, page := range []string{
		post(t, http.StatusOK, "/own", url.Values{"record": {record}}),
		post(t, http.StatusOK, "/files", url.Values{"record": {record}, "format": {"html"}}),
		post(t, http.StatusUnprocessableEntity, "/own", url.Values{"record": {record}, "target": {hostile}, "start": {hostile}, "study": {hostile}, "budget": {hostile}}),
		get(t, http.StatusUnprocessableEntity, "/?person="+url.QueryEscape(hostile)+"&rank="+url.QueryEscape(hostile)),
	} {
		if strings.Contains(page, "<script") || strings.Contains(page, "</textarea>\"") || strings.Contains(page, "' onclick") {
			t.Errorf("a name became markup:\n%s", page)
		}
	}
}

// quoted returns a text as JSON has it.
func quoted(s string) string { return `"` + strings.ReplaceAll(s, `"`, `\"`) + `"` }

func TestEveryGoalIsFoundByItsWord(t *testing.T) {
	a := theAdvisor()
	if len(a.goals) < 50 {
		t.Errorf("there are %d goals, want those of the whole catalog", len(a.goals))
	}
	for _, g := range a.goals {
		if e, ok := a.catalog.Credential(g.ID); ok && (e.Status != credential.Active || e.Kind == credential.Class) {
			t.Errorf("the page offers %s, which nobody can earn", g.ID)
		}
		if id, err := a.catalog.Find(g.Word); err != nil || id != g.ID {
			t.Errorf("Find(%q) = %q, %v, want %q", g.Word, id, err, g.ID)
		}
	}
}

func TestEverySampleIsARecord(t *testing.T) {
	files, err := records.ReadDir("people")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != len(people) {
		t.Errorf("there are %d files and %d people, want as many", len(files), len(people))
	}
	for _, p := range people {
		record, err := theAdvisor().sample(p.ID)
		if err != nil || !strings.HasPrefix(p.About, record.Name+",") {
			t.Errorf("sample(%q) = %q, %v, want the person of %q", p.ID, record.Name, err, p.About)
		}
	}
	if _, err := theAdvisor().sampleText("../people/nurse"); err == nil {
		t.Error("a sample is read by a path")
	}
}

func TestAPlanIsTakenAwayAsAFile(t *testing.T) {
	for _, c := range []struct{ format, media, name, begins string }{
		{"calendar", "text/calendar; charset=utf-8", "roadmap-ahima-rhit.ics", "BEGIN:VCALENDAR"},
		{"picture", "image/svg+xml", "roadmap-ahima-rhit.svg", "<svg"},
		{"markdown", "text/markdown; charset=utf-8", "roadmap-ahima-rhit.md", "# Roadmap"},
		{"json", "application/json", "roadmap-ahima-rhit.json", "{"},
		{"html", "text/html; charset=utf-8", "", "<!doctype html>"},
		{"compare", "text/html; charset=utf-8", "", "<!doctype html>"},
	} {
		t.Run(c.format, func(t *testing.T) {
			w := answerTo(t, formRequest("/files", url.Values{"format": {c.format}, "person": {"clerk"}}))
			name := strings.TrimSuffix(strings.TrimPrefix(w.Header().Get("Content-Disposition"), `attachment; filename="`), `"`)
			if w.Code != http.StatusOK || w.Header().Get("Content-Type") != c.media || name != c.name {
				t.Fatalf("the file is %d, %q, %q, want 200, %q, %q", w.Code, w.Header().Get("Content-Type"), name, c.media, c.name)
			}
			if body := w.Body.String(); !strings.HasPrefix(body, c.begins) || c.format != "json" && !strings.Contains(body, "RHIT") {
				t.Errorf("the file does not begin with %q, or is of another goal:\n%.300s", c.begins, body)
			}
		})
	}
}

func TestWhatCannotBeWrittenIsRefused(t *testing.T) {
	for _, c := range []struct {
		name string
		form url.Values
		says string
	}{
		{"a format that there is not", url.Values{"format": {"exe"}}, "This cannot be written"},
		{"no format", url.Values{}, "This cannot be written"},
		{"a goal that there is not", url.Values{"format": {"json"}, "target": {"RIHT"}}, "This cannot be written"},
		{"a goal that no plan has", url.Values{"format": {"json"}, "target": {"ahima"}}, "This cannot be written"},
		{"no route", url.Values{"format": {"json"}, "deadline": {"2027-02-01"}}, "There is no route to write"},
	} {
		t.Run(c.name, func(t *testing.T) { want(t, post(t, http.StatusUnprocessableEntity, "/files", c.form), c.says) })
	}
}

func TestTheJSONOfAPlanKeepsThePersonsFactsOut(t *testing.T) {
	form := url.Values{"format": {"json"}, "record": {`{"born": "1987-03-02", "holdings": [{"credential": "diploma/high-school"}]}`}}
	if body := post(t, http.StatusOK, "/files", form); strings.Contains(body, "1987") {
		t.Errorf("the file has the birth date, which the route does not rest on:\n%s", body)
	}
}

func TestThereIsNothingElse(t *testing.T) {
	for _, address := range []string{"/nowhere", "/web/page.tmpl", "/people/nurse.json", "/own/", "/files"} {
		get(t, http.StatusNotFound, address)
	}
	post(t, http.StatusNotFound, "/", url.Values{"record": {"{}"}})
	css := answerTo(t, httptest.NewRequest(http.MethodGet, "/style.css", nil))
	if media := css.Header().Get("Content-Type"); css.Code != http.StatusOK || media != "text/css; charset=utf-8" {
		t.Errorf("the style sheet is %d, %q", css.Code, media)
	}
}

func TestTheListOfFormatsHasEachButtonOfThePage(t *testing.T) {
	page := get(t, http.StatusOK, "/?target=CPC")
	var offered []string
	for _, part := range strings.Split(page, `name="format" value="`)[1:] {
		kind, _, _ := strings.Cut(part, `"`)
		offered = append(offered, kind)
	}
	for _, kind := range offered {
		if _, ok := formats[kind]; !ok && kind != side {
			t.Errorf("the page offers %q, which is none of the formats", kind)
		}
	}
	if !slices.Contains(offered, side) || len(offered) != len(formats)+1 {
		t.Errorf("the page offers %q, want all %d formats and the trade-offs side by side", offered, len(formats))
	}
}
