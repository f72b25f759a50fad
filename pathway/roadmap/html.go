package roadmap

import (
	"bytes"
	"cmp"
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
// and aloud. Whatever the catalog says stands as text. Only the address of a
// source becomes a link, if it is one of the web.
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

// An htmlPage is the data of the template of a page: the page, and the parts that
// only HTML has.
type htmlPage struct {
	*Page
	Contents []string // the headings, in order
	First    []Step   // the steps that start on the first day of all
	Then     *Step    // the step after them; nil if there is none
	Rows     []htmlRow
	Stages   []htmlStage
	Sum      string // of the prices; "" if none is known
	Lacking  string // the number of prices that the sum lacks, in words
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

// An htmlSection is a section, with its picture if it has one.
type htmlSection struct {
	Section
	Doubts  bool // its lines are a list to tick off
	Picture template.HTML
}

// newHTMLPage returns the data of the template of a page.
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

// begin finds the steps that start first, and the step after them.
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
	var costs []credential.Money
	for _, s := range v.Page.Stages {
		costs = append(costs, s.Cost)
	}
	amounts := aligned(append(costs, v.Total))
	for i, s := range v.Page.Stages {
		v.Stages = append(v.Stages, htmlStage{Stage: s, Amount: cmp.Or(amounts[i], notKnown)})
	}
}

// sections marks the doubts, adds the chart to the trade-offs, and takes out the
// savings, which stand with the costs.
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

// An htmlComparison is the data of the template of a comparison.
type htmlComparison struct {
	*Comparison
	SideBySide, CommonTo string // headings
	Table                [][]string
	Picture              template.HTML // "" if there is nothing to draw
}

// drawPoints draws a chart. A single point makes none.
func drawPoints(points []point) (template.HTML, error) {
	if len(points) < 2 {
		return "", nil
	}
	return picture(func(w io.Writer) error { return writeChart(w, points) })
}

// picture returns a picture as HTML. The functions that draw pictures escape all
// their texts.
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

// writeHTML writes a template with its data. On an error of the template it writes
// nothing.
func writeHTML(w io.Writer, name string, data any) error {
	var b bytes.Buffer
	if err := htmlTemplates().ExecuteTemplate(&b, name, data); err != nil {
		return err
	}
	_, err := b.WriteTo(w)
	return err
}

// htmlFuncs are the functions that the templates call.
var htmlFuncs = template.FuncMap{
	"plain":    plain,
	"day":      FormatDate,
	"shortDay": FormatShortDate,
	"slug":     slug,
	"lacking":  lacking,
	"number":   func(i int) int { return i + 1 },
	"linkable": safeURL,
	"about":    about,
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

// slug turns a heading or a label into an identifier: "What it costs" into
// "what-it-costs".
func slug(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	return strings.Join(words, "-")
}

// only returns the lines with one of the labels.
func only(lines []Line, labels ...string) []Line {
	var kept []Line
	for _, l := range lines {
		if slices.Contains(labels, l.Label) {
			kept = append(kept, l)
		}
	}
	return kept
}

// A run is a sequence of lines that all have a label, or of lines that all have none.
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
