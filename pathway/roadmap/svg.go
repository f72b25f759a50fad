package roadmap

import (
	"fmt"
	"io"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// SVG writes a route as [Page.SVG] does.
func SVG(w io.Writer, c *credential.Catalog, r *pathway.Route, o Options) error {
	return writePage(w, c, r, o, (*Page).SVG)
}

// SVG writes the page as a picture: a timeline of its steps, by their numbers,
// in lanes for study, exams, work and paper, with the windows in which a step can
// be begun and the times for which it waits. It shows in light and in dark, needs
// no font, script or file, and has its text for those who cannot see it. It stands
// alone, as a file, and inside a page of HTML.
func (p *Page) SVG(w io.Writer) error {
	_, err := io.WriteString(w, p.timeline().draw())
	return err
}

// A timeline is what the picture of a route shows.
type timeline struct {
	title         string
	sum           string // how long the route takes, and what it costs
	start, finish credential.Date
	bars          []bar // in the order of the route
}

// A bar is a step in the picture.
type bar struct {
	Step
	waiting
}

// A waiting is why a step does not start sooner, as far as a picture can show it.
type waiting struct {
	since   credential.Date     // the day on which what it rests on was there; zero if it did not wait
	seasons []credential.Season // when in the year it can be begun; none: on any day
}

func (p *Page) timeline() timeline {
	t := timeline{title: p.Title, sum: p.sum(), start: p.Start, finish: p.Finish}
	for _, s := range p.Steps {
		t.bars = append(t.bars, bar{Step: s, waiting: s.wait})
	}
	return t
}

// sum says how long the route of the page takes, and what it costs.
func (p *Page) sum() string {
	if len(p.Steps) == 0 && p.Start == p.Finish {
		return "there already"
	}
	cost := "nothing to pay"
	if p.Total.Known() {
		cost = FormatMoney(p.Total)
	} else if p.Unpriced > 0 {
		cost = ""
	}
	time := FormatSpan(p.Start, p.Finish)
	if p.Start == p.Finish {
		time = "the same day"
	}
	return commaed(time, cost, strings.TrimPrefix(lacking(p.Unpriced), ", "))
}

// waiting says how long a step waited, and for what. What can lapse is taken
// up late on purpose, and so are renewals: they wait for nothing but a season.
func (b *builder) waiting(s pathway.Step) waiting {
	switch s.Kind {
	case pathway.Join, pathway.Renew, pathway.Attest:
		return waiting{}
	}
	o, _ := b.offer(s)
	w := waiting{seasons: o.Seasons}
	c, _ := b.catalog.Credential(s.Entry)
	onPurpose := !c.Lasts.IsZero() || len(s.After) == 0
	if since, ok := b.ready(s); ok && since.Before(s.Start) && (!onPurpose || len(o.Seasons) > 0) {
		w.since = since
	}
	return w
}

// ready returns the day on which all that a step rests on was done; ok is
// false if part of it is still under way when the step starts.
func (b *builder) ready(s pathway.Step) (since credential.Date, ok bool) {
	since = b.route.Start
	for _, i := range s.After {
		done := b.route.Steps[i].Finish
		if done.After(s.Start) {
			return credential.Date{}, false
		}
		if done.After(since) {
			since = done
		}
	}
	return since, true
}

// last returns the last day that the picture shows.
func (t timeline) last() credential.Date {
	last := t.finish
	for _, b := range t.bars {
		if b.Finish.After(last) {
			last = b.Finish
		}
	}
	return last
}

// words says what the picture shows.
func (t timeline) words() string {
	var b strings.Builder
	fmt.Fprintf(&b, "A timeline from %s to %s.", FormatDate(t.start), FormatDate(t.finish))
	for _, bar := range t.bars {
		fmt.Fprintf(&b, " Step %d, %s: %s", bar.Number, bar.when(FormatDate), sentence(bar.Do))
	}
	return b.String()
}

// when says the days of a step, each as the function given writes it.
func (b bar) when(write func(credential.Date) string) string {
	if b.Start == b.Finish {
		return write(b.Start)
	}
	return write(b.Start) + " to " + write(b.Finish)
}

// A lane is a part of the picture for steps of one sort.
type lane struct {
	name  string
	class string // its color
	slots []slot
	top   int
	foot  int
}

// inLanes sorts the steps into lanes and leaves out the empty ones.
func (t timeline) inLanes(s scale) []lane {
	all := make([]lane, len(laneNames))
	for i, name := range laneNames {
		all[i] = lane{name: name, class: "cp-" + laneSorts[i]}
	}
	for _, b := range t.bars {
		l := &all[laneOf(b.Kind)]
		l.slots = append(l.slots, b.place(s))
	}
	var used []lane
	for _, l := range all {
		if len(l.slots) > 0 {
			used = append(used, l)
		}
	}
	return used
}

// The lanes, from the top down.
const (
	studyLane = iota
	examLane
	workLane
	paperLane
)

var (
	laneNames = [...]string{"Study", "Exams and credentials", "Work", "Memberships and paperwork"}
	laneSorts = [...]string{"study", "exam", "work", "paper"}
)

// laneOf returns the lane of a kind of step.
func laneOf(k pathway.StepKind) int {
	switch k {
	case pathway.Attend:
		return studyLane
	case pathway.Earn:
		return examLane
	case pathway.Work:
		return workLane
	case pathway.Join, pathway.Attest, pathway.Renew:
		return paperLane
	}
	panic(fmt.Sprintf("roadmap: no lane for a step of kind %v", k))
}
