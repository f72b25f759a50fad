package roadmap

import (
	"bytes"
	"html/template"
	"io"
)

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

// choicePoints returns the choices as a chart shows them.
func choicePoints(choices []Choice) []point {
	var points []point
	for _, c := range choices {
		points = append(points, point{Name: c.Name, Finish: c.Finish, Cost: c.Cost, Unpriced: c.Unpriced, Proven: c.Proven})
	}
	return points
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
