package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/credpath/credpath/pathway"
)

func TestEveryAnswerIsGuarded(t *testing.T) {
	big := formRequest("/own", url.Values{"record": {strings.Repeat("a", maxBody)}})
	foreign := formRequest("/own", url.Values{"record": {"{}"}})
	foreign.Header.Set("Sec-Fetch-Site", "cross-site")
	for _, c := range []struct {
		name   string
		status int
		r      *http.Request
	}{
		{"a page", 200, httptest.NewRequest(http.MethodGet, "/", nil)},
		{"the style sheet", 200, httptest.NewRequest(http.MethodGet, "/style.css", nil)},
		{"a refusal", 422, httptest.NewRequest(http.MethodGet, "/?study=0", nil)},
		{"nothing there", 404, httptest.NewRequest(http.MethodGet, "/nowhere", nil)},
		{"a form of another site", 403, foreign},
		{"a body that is too big", 413, big},
		{"a file", 200, formRequest("/files", url.Values{"format": {"calendar"}})},
		{"a roadmap", 200, formRequest("/files", url.Values{"format": {"html"}})},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := answerTo(t, c.r)
			if w.Code != c.status {
				t.Errorf("status %d, want %d", w.Code, c.status)
			}
			for name, value := range map[string]string{
				"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cache-Control": "no-store",
				"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
			} {
				if got := w.Header().Get(name); got != value {
					t.Errorf("%s: %q, want %q", name, got, value)
				}
			}
			policy := w.Header().Get("Content-Security-Policy")
			for _, part := range []string{"default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action "} {
				if !strings.Contains(policy, part) {
					t.Errorf("the policy is %q, want %q in it", policy, part)
				}
			}
			if strings.Contains(policy, "script-src") || len(w.Result().Cookies()) > 0 {
				t.Errorf("the answer lets scripts run, or sets a cookie: %v", w.Header())
			}
		})
	}
}

func TestOnlyItsOwnPageSendsItsForm(t *testing.T) {
	for _, c := range []struct {
		name, header, value string
		status              int
	}{
		{"its own page", "Sec-Fetch-Site", "same-origin", 200},
		{"another site", "Sec-Fetch-Site", "cross-site", 403},
		{"another port of this computer", "Sec-Fetch-Site", "same-site", 403},
		{"another site by an old browser", "Origin", "https://elsewhere.example", 403},
		{"a program", "", "", 200},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := formRequest("/own", url.Values{"record": {"{}"}})
			if c.header != "" {
				r.Header.Set(c.header, c.value)
			}
			send(t, c.status, r)
		})
	}
}

func TestAFormOfAnotherMakeIsRefused(t *testing.T) {
	r := httptest.NewRequest(http.MethodPost, "/own", strings.NewReader("record=%zz"))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	want(t, send(t, http.StatusBadRequest, r), "The form could not be read")
	want(t, get(t, http.StatusBadRequest, "/?target=%zz"), "The form could not be read")
	want(t, get(t, http.StatusBadRequest, "/own?target=%zz"), "The form could not be read")
	r = formRequest("/files", url.Values{"record": {strings.Repeat("a", maxBody)}})
	want(t, send(t, http.StatusRequestEntityTooLarge, r), "64 KB")
}

// A crash must tell the developer where, and nobody who was asked about.
func TestACrashSaysNothingOfThePerson(t *testing.T) {
	const secret = "Ana of Springfield"
	for _, c := range []struct {
		name  string
		crash func()
	}{
		{"in a handler", func() { panic(secret) }},
		{"in a search", func() {
			_, _ = awaited(t.Context(), make(chan struct{}, 1), func() (int, error) { panic(secret) })
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var log bytes.Buffer
			w := httptest.NewRecorder()
			guarded(&log, http.HandlerFunc(func(http.ResponseWriter, *http.Request) { c.crash() })).
				ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/", nil))
			if w.Code != http.StatusInternalServerError || !strings.Contains(w.Body.String(), "This went wrong") {
				t.Errorf("the answer is %d, want 500 and a page that says so:\n%s", w.Code, w.Body)
			}
			if !strings.Contains(log.String(), "server_test.go") || strings.Contains(log.String()+w.Body.String(), secret) {
				t.Errorf("the log has no place in the source, or has the name:\n%s", &log)
			}
		})
	}
}

// isStopped reports whether an error says that the search was stopped.
func isStopped(err error) bool {
	var limit *pathway.LimitError
	return errors.As(err, &limit) && errors.Is(err, context.Canceled)
}

func TestNobodyWaitsForASearchWithoutEnd(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	slots, end := make(chan struct{}, 1), make(chan struct{})
	_, err := awaited(ctx, slots, func() (int, error) { <-end; return 1, nil })
	for err != nil && len(slots) == 0 { // the context may win before the search begins
		_, err = awaited(ctx, slots, func() (int, error) { <-end; return 1, nil })
	}
	if !isStopped(err) {
		t.Errorf("a search without end: %v, want a LimitError", err)
	}
	if _, err := awaited(ctx, slots, func() (int, error) { return 1, nil }); !isStopped(err) {
		t.Errorf("a search while all slots are taken: %v, want a LimitError", err)
	}
	close(end)
	if n, err := awaited(t.Context(), slots, func() (int, error) { return 2, nil }); n != 2 || err != nil {
		t.Errorf("a search once there is a slot again = %d, %v, want 2", n, err)
	}
}

func TestASearchHandsOverWhatItHasWhenItsTimeIsUp(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	n, err := awaited(ctx, make(chan struct{}, 1), func() (int, error) {
		cancel()
		time.Sleep(grace / 20)
		return 3, nil
	})
	if n != 3 || err != nil {
		t.Errorf("awaited = %d, %v, want 3", n, err)
	}
}

// The answer to the slowest search must still be sent.
func TestAnAnswerIsSentBeforeTheServerGivesUp(t *testing.T) {
	s := newHTTPServer(http.NotFoundHandler())
	if least := patience + 2*grace; s.WriteTimeout <= least {
		t.Errorf("an answer may take %v, want more than %v", s.WriteTimeout, least)
	}
	if s.ReadHeaderTimeout == 0 || s.ReadTimeout == 0 || s.IdleTimeout == 0 || s.MaxHeaderBytes == 0 {
		t.Errorf("a client may take as long, or send as much, as it likes: %+v", s)
	}
}

func TestOneCommandServesThePageUntilItIsInterrupted(t *testing.T) {
	ctx, interrupt := context.WithCancel(t.Context())
	out, said := io.Pipe()
	code := make(chan int, 1)
	go func() { code <- run(ctx, []string{"-addr", "127.0.0.1:0"}, said, io.Discard) }()
	line := make([]byte, 200)
	n, err := out.Read(line)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(line[:n]), "open ")
	address, _, _ := strings.Cut(rest, " ")
	r, err := http.Get(address + "/style.css")
	if err != nil {
		t.Fatalf("the program says %q, and: %v", line[:n], err)
	}
	r.Body.Close()
	interrupt()
	select {
	case got := <-code:
		if got != ended || r.StatusCode != http.StatusOK {
			t.Errorf("run = %d, after an answer of %d, want %d and 200", got, r.StatusCode, ended)
		}
	case <-time.After(10 * time.Second):
		t.Error("the program goes on after the interrupt")
	}
}

func TestWrongCommandLinesAreRefused(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	for _, c := range []struct {
		name string
		args []string
		want int
		says string
	}{
		{"help", []string{"-h"}, ended, "-addr address"},
		{"an unknown flag", []string{"-port", "80"}, badArgs, "-h lists the flags"},
		{"an address without its flag", []string{"127.0.0.1:80"}, badArgs, `write -addr "127.0.0.1:80"`},
		{"both ways to name a catalog", []string{"-catalog", trade, "-catalog-only", trade}, badArgs, "leave one of them out"},
		{"a catalog in another currency over the reference", []string{"-catalog", trade}, badArgs, "-catalog-only takes it alone"},
		{"a catalog that is not there", []string{"-catalog-only", "nowhere.json"}, badArgs, "-catalog-only: open nowhere.json"},
		{"no catalog, as of an unset variable", []string{"-catalog", ""}, badArgs, "leave the flag out"},
		{"an address in use", []string{"-addr", taken.Addr().String()}, failed, "-addr names another address"},
	} {
		var out strings.Builder
		if got := run(t.Context(), c.args, &out, &out); got != c.want || !strings.Contains(out.String(), c.says) {
			t.Errorf("%s: run(%q) = %d, want %d and %q:\n%s", c.name, c.args, got, c.want, c.says, &out)
		}
	}
}
