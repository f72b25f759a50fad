package roadmap

import (
	"bytes"
	"embed"
	"html/template"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// HTML writes a route as [Page.HTML] does.
func HTML(w io.Writer, c *credential.Catalog, r *pathway.Route, o Options) error {
	return writePage(w, c, r, o, (*Page).HTML)
}

// HTML writes the page as one file of HTML that needs nothing else: no network,
// no script. It reads on a phone and on paper, by light and by dark, by keyboard
// and aloud. Whatever the catalog says stands as text; only the address of a
// source that is a page of the web becomes a link.
func (p *Page) HTML(w io.Writer) error {
	view, err := newHTMLPage(p)
	if err != nil {
		return err
	}
	return writeHTML(w, "page", view)
}

//go:embed html
var htmlFiles embed.FS

// htmlTemplates parses the templates when they are first needed.
var htmlTemplates = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("").Funcs(htmlFuncs).ParseFS(htmlFiles, "html/*.tmpl"))
})

// writeHTML writes what a template makes of the data, or nothing.
func writeHTML(w io.Writer, name string, data any) error {
	var b bytes.Buffer
	if err := htmlTemplates().ExecuteTemplate(&b, name, data); err != nil {
		return err
	}
	_, err := b.WriteTo(w)
	return err
}

var htmlFuncs = template.FuncMap{
	"plain":    plain,
	"day":      FormatDate,
	"shortDay": FormatShortDate,
	"slug":     slug,
	"lacking":  lacking,
	"number":   func(i int) int { return i + 1 },
	"linkable": safeURL,
	"about":    func(s credential.Source) string { return commaed(s.Title, asOf(s), trust(s.Confidence)) },
	"only":     only,
	"runs":     runs,
	"says":     Compared.lines,
	"style":    stylesheet,
}

// stylesheet returns the style sheet of both pages.
func stylesheet() (template.CSS, error) {
	css, err := htmlFiles.ReadFile("html/style.css")
	return template.CSS(css), err
}

// slug turns a heading or a label of ours into an identifier: "What it costs"
// into "what-it-costs".
func slug(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	return strings.Join(words, "-")
}

// only returns the lines that have one of the labels.
func only(lines []Line, labels ...string) []Line {
	var kept []Line
	for _, l := range lines {
		if slices.Contains(labels, l.Label) {
			kept = append(kept, l)
		}
	}
	return kept
}

// A run is a stretch of lines that all have a label, or that all have none.
type run struct {
	Labeled bool
	Lines   []Line
}

// Several reports whether the run has more than one line.
func (r run) Several() bool { return len(r.Lines) > 1 }

// runs splits lines into runs.
func runs(lines []Line) []run {
	var all []run
	for _, l := range lines {
		labeled := l.Label != ""
		if n := len(all); n == 0 || all[n-1].Labeled != labeled {
			all = append(all, run{Labeled: labeled})
		}
		last := &all[len(all)-1]
		last.Lines = append(last.Lines, l)
	}
	return all
}
