package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
)

// A format is a kind of file that a plan can be taken away as.
type format struct {
	media  string
	ending string // of the name of the file; "" is shown, and not saved
	write  func(io.Writer, *credential.Catalog, *pathway.Route, roadmap.Options) error
}

var formats = map[string]format{
	"html":     {"text/html; charset=utf-8", "", roadmap.HTML},
	"calendar": {"text/calendar; charset=utf-8", ".ics", roadmap.ICalendar},
	"picture":  {"image/svg+xml", ".svg", roadmap.SVG},
	"markdown": {"text/markdown; charset=utf-8", ".md", roadmap.Markdown},
	"json":     {"application/json", ".json", roadmap.JSON},
}

// side names the page that sets the trade-offs side by side.
const side = "compare"

// file answers with a plan as a file. It plans anew: nothing was kept.
func (a *advisor) file(w http.ResponseWriter, r *http.Request) {
	form, err := readForm(r)
	if err != nil {
		refuseForm(w, err)
		return
	}
	as := a.newAsk(form)
	as.Own = form.Has("record")
	kind := form.Get("format")
	f, ok := formats[kind]
	if kind == side {
		f, ok = formats["html"], true
	}
	q := a.read(as)
	if !ok || len(q.troubles) > 0 {
		say(w, http.StatusUnprocessableEntity, "This cannot be written", "Go back to the page, and ask again from there.")
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), a.patience)
	defer cancel()
	p, err := a.plan(ctx, q)
	if err != nil {
		a.noFile(w, err)
		return
	}
	a.send(w, f, kind == side, q.query, p)
}

// noFile says why there is nothing to write.
func (a *advisor) noFile(w http.ResponseWriter, err error) {
	if end := a.noRoute(err); end != nil {
		say(w, http.StatusUnprocessableEntity, "There is no route to write", end.Text)
		return
	}
	if t, ok := queryTrouble(err); ok {
		say(w, http.StatusUnprocessableEntity, "This cannot be written", t.Text)
		return
	}
	panic(err)
}

// send writes a plan, or its trade-offs side by side.
func (a *advisor) send(w http.ResponseWriter, f format, compared bool, q pathway.Query, p plan) {
	var b bytes.Buffer
	var err error
	if compared {
		err = a.writeComparison(&b, q.Record.Name, p)
	} else {
		err = f.write(&b, a.catalog, p.best, p.options(q.Record.Name))
	}
	if err != nil {
		panic(err) // the planner's own routes can be written
	}
	w.Header().Set("Content-Type", f.media)
	w.Header().Set("Content-Security-Policy", filePolicy)
	if f.ending != "" {
		w.Header().Set("Content-Disposition", `attachment; filename="roadmap-`+fileName(q.Target)+f.ending+`"`)
	}
	_, _ = b.WriteTo(w) // a client that has gone needs no answer
}

func (a *advisor) writeComparison(w io.Writer, name string, p plan) error {
	comparison, err := a.compare(name, p)
	if err != nil {
		return err
	}
	return comparison.HTML(w)
}

// fileName returns an ID as a part of the name of a file: "ahima-rhit".
func fileName(id credential.ID) string { return strings.ReplaceAll(string(id), "/", "-") }
