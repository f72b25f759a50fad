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

// HTML writes the comparison as one file of HTML, like that of [Page.HTML].
func (c *Comparison) HTML(w io.Writer) error {
	view := &htmlComparison{Comparison: c, SideBySide: sideBySide, CommonTo: commonTo, Table: c.table()}
	var err error
	if view.Picture, err = drawPoints(c.points()); err != nil {
		return err
	}
	return writeHTML(w, "comparison", view)
}

// An htmlPage is what the template of a page is given: the page, and what it
// shows besides.
type htmlPage struct {
	*Page
	Contents []string // the headings, in order
	First    []Step   // the steps that start first
	Then     *Step    // the one after them; nil if there is none
	Rows     []htmlRow
	Stages   []htmlStage
	Sum      string // of the prices; "" if none is known
	Lacking  string // how many prices the sum lacks
	Savings  []Line
	Timeline template.HTML // "" if there is nothing to draw
	Parts    []htmlSection
}

// An htmlRow is a step with its price as the table aligns it.
type htmlRow struct {
	Step
	Amount string
}

// An htmlStage is a stage with its cost as the table aligns it.
type htmlStage struct {
	Stage
	Amount string
}

// An htmlSection is a section with what makes it special.
type htmlSection struct {
	Section
	Doubts  bool // its lines are to be made sure of, one by one
	Picture template.HTML
}

func newHTMLPage(p *Page) (*htmlPage, error) {
	view := &htmlPage{Page: p, Lacking: lacking(p.Unpriced)}
	var err error
	if view.Timeline, err = picture(p.SVG); err != nil {
		return nil, err
	}
	view.begin()
	view.tables()
	if err := view.sections(); err != nil {
		return nil, err
	}
	view.Contents = view.contents()
	return view, nil
}

// begin finds the steps that start first, and the one after them.
func (v *htmlPage) begin() {
	for i, s := range v.Steps {
		if s.Start != v.Steps[0].Start {
			v.Then = &v.Steps[i]
			return
		}
		v.First = append(v.First, s)
	}
}

// tables aligns the prices of the steps and of the stages.
func (v *htmlPage) tables() {
	prices := column(v.Page)
	for i, s := range v.Steps {
		v.Rows = append(v.Rows, htmlRow{Step: s, Amount: prices[i]})
	}
	v.Sum = prices[len(v.Steps)]
	sums := &Page{Total: v.Total}
	for _, s := range v.Page.Stages {
		sums.Steps = append(sums.Steps, Step{Price: s.Cost, Unpriced: !s.Cost.Known()})
	}
	for i, amount := range column(sums)[:len(sums.Steps)] {
		v.Stages = append(v.Stages, htmlStage{Stage: v.Page.Stages[i], Amount: amount})
	}
}

// sections sorts out the sections that HTML shows in its own way.
func (v *htmlPage) sections() error {
	for _, s := range v.Page.Sections {
		section := htmlSection{Section: s, Doubts: s.Title == doubtful}
		switch s.Title {
		case payLess:
			v.Savings = s.Lines
			continue
		case tradeOffs:
			chart, err := drawPoints(choicePoints(v.Choices))
			if err != nil {
				return err
			}
			section.Picture = chart
		}
		v.Parts = append(v.Parts, section)
	}
	return nil
}

// contents lists the headings of the page.
func (v *htmlPage) contents() []string {
	var titles []string
	add := func(title string, there bool) {
		if there {
			titles = append(titles, title)
		}
	}
	add("What to do first", len(v.Steps) > 0)
	add("Timeline", v.Timeline != "")
	add("Checklist", len(v.Steps) > 0)
	add("What it costs", len(v.Stages) > 0)
	add("Step by step", len(v.Steps) > 0)
	for _, s := range v.Parts {
		add(s.Title, true)
	}
	add("Sources", len(v.Sources) > 0)
	return titles
}

// An htmlComparison is what the template of a comparison is given.
type htmlComparison struct {
	*Comparison
	SideBySide, CommonTo string // headings
	Table                [][]string
	Picture              template.HTML // "" if there is nothing to draw
}

// drawPoints draws a chart; of a single point there is nothing to draw.
func drawPoints(points []point) (template.HTML, error) {
	if len(points) < 2 {
		return "", nil
	}
	return picture(func(w io.Writer) error { return writeChart(w, points) })
}

// picture returns what a function of ours draws, which escapes what it is given.
func picture(draw func(io.Writer) error) (template.HTML, error) {
	var b bytes.Buffer
	if err := draw(&b); err != nil {
		return "", err
	}
	return template.HTML(b.String()), nil
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
