package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"runtime/debug"
	"time"
)

// The bounds of a request.
const (
	maxBody   = 64 << 10        // bytes of a form, and so of a record
	maxHeader = 16 << 10        // bytes of the address and the headers
	patience  = 5 * time.Second // for all searches of one answer, unless an advisor has another
)

// newHTTPServer returns a server that no slow or talkative client holds up.
// What goes wrong on a connection is not logged: it could tell who asked.
func newHTTPServer(h http.Handler) *http.Server {
	return &http.Server{
		Handler:           h,
		ReadHeaderTimeout: 3 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      20 * time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    maxHeader,
		ErrorLog:          log.New(io.Discard, "", 0),
	}
}

// handler returns everything that the advisor answers. Crashes, without a word
// of what was asked, go to w.
func (a *advisor) handler(w io.Writer) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", a.answerSample)
	mux.HandleFunc("GET /own", a.beginOwn)
	mux.HandleFunc("POST /own", a.answerOwn)
	mux.HandleFunc("POST /files", a.file)
	mux.HandleFunc("GET /style.css", style)
	mux.HandleFunc("/", lost)
	crossOrigin := http.NewCrossOriginProtection()
	crossOrigin.SetDenyHandler(http.HandlerFunc(foreign))
	return guarded(w, http.MaxBytesHandler(crossOrigin.Handler(mux), maxBody))
}

// pagePolicy lets a page of ours load its style sheet and the pictures inside it,
// send its form back, and nothing else.
const pagePolicy = "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// filePolicy lets a roadmap use the style sheet inside it, and nothing else.
const filePolicy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"

// guarded gives every answer the headers that keep it private, and answers for a
// handler that crashes.
func guarded(log io.Writer, h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for name, value := range map[string]string{
			"Content-Security-Policy":      pagePolicy,
			"X-Content-Type-Options":       "nosniff",
			"Referrer-Policy":              "no-referrer",
			"Cache-Control":                "no-store",
			"Cross-Origin-Opener-Policy":   "same-origin",
			"Cross-Origin-Resource-Policy": "same-origin",
		} {
			w.Header().Set(name, value)
		}
		defer func() {
			if stack := crashed(recover()); stack != nil {
				fmt.Fprintf(log, "advisor: a request failed:\n%s", stack)
				say(w, http.StatusInternalServerError, "This went wrong", "The answer could not be worked out, by a mistake of this program. Nothing was kept.")
			}
		}()
		h.ServeHTTP(w, r)
	})
}

// crashed returns the stack of what a handler panicked with, and not what it
// said, which may be about a person; nil if it did not panic.
func crashed(said any) []byte {
	switch said := said.(type) {
	case nil:
		return nil
	case crash:
		return said
	}
	return debug.Stack()
}

// lost answers for addresses that lead nowhere, and for methods that none takes.
func lost(w http.ResponseWriter, _ *http.Request) {
	say(w, http.StatusNotFound, "There is nothing here", "The page begins at the address without a path.")
}

// foreign answers a form that another site sent.
func foreign(w http.ResponseWriter, _ *http.Request) {
	say(w, http.StatusForbidden, "This came from another site", "Only the page of this program may send its form. Open it, and ask from there.")
}

// style answers with the style sheet.
func style(w http.ResponseWriter, _ *http.Request) {
	css, err := web.ReadFile("web/style.css")
	if err != nil {
		panic(err) // it is part of the program
	}
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	_, _ = w.Write(css) // a client that has gone needs no answer
}
