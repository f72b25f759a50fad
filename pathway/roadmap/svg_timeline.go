package roadmap

import (
	"fmt"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// A timeline is the picture of a page, before it is drawn.
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

// A waiting says why a step does not start sooner.
type waiting struct {
	since   credential.Date     // the day on which the steps that it rests on were done; zero if it did not wait
	seasons []credential.Season // the seasons in which it can be begun; none: on any day
}

// timeline returns the timeline of the page.
func (p *Page) timeline() timeline {
	t := timeline{title: p.Title, sum: p.sum(), start: p.Start, finish: p.Finish}
	for _, s := range p.Steps {
		t.bars = append(t.bars, bar{Step: s, waiting: s.wait})
	}
	return t
}

// sum gives the length and the cost of the route of the page.
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
	return commaed(time, cost) + lacking(p.Unpriced)
}

// waiting returns how long a step waits, and for which seasons. A credential that
// can lapse is earned late on purpose, so it waits for nothing but a season, and
// what is joined, renewed or attested does not wait at all.
func (b *builder) waiting(s pathway.Step) waiting {
	switch s.Kind {
	case pathway.Join, pathway.Renew, pathway.Attest:
		return waiting{}
	}
	o, _ := b.offer(s)
	w := waiting{seasons: o.Seasons}
	c, _ := b.catalog.Credential(s.Entry)
	onPurpose := !c.Lasts.IsZero() || len(s.After) == 0
	if since, ok := b.ready(s); ok && since.Before(s.Taken()) && (!onPurpose || len(o.Seasons) > 0) {
		w.since = since
	}
	return w
}

// ready returns the day on which all steps that a step rests on were done; ok is
// false if one of them is still under way when the step starts.
func (b *builder) ready(s pathway.Step) (since credential.Date, ok bool) {
	since = b.route.Start
	for _, i := range s.After {
		done := b.route.Steps[i].Finish
		if done.After(s.Taken()) {
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

// words describes the picture to those who cannot see it.
func (t timeline) words() string {
	var b strings.Builder
	fmt.Fprintf(&b, "A timeline from %s to %s.", FormatDate(t.start), FormatDate(t.finish))
	for _, bar := range t.bars {
		fmt.Fprintf(&b, " Step %d, %s: %s", bar.Number, days(bar.Start, bar.Finish, FormatDate), sentence(bar.Do))
	}
	return b.String()
}

// A lane is a band of the picture with the steps of one sort.
type lane struct {
	name  string
	class string // its color
	slots []slot
	top   int // where the band begins
	foot  int // where it ends
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

// A slot is a step with its place in a row of its own. Its label stands beside the
// bar where there is room, and above it otherwise. Its number stands before the
// label.
type slot struct {
	bar
	from, to int // where the bar begins and ends
	open     int // where the waiting before the bar begins; from, if there is none
	side     side
	numberX  int      // where the ground of the number begins
	labelX   int      // where the label begins, or ends if it stands before the bar
	lines    []string // of the label
	under    bool     // the note stands on a line of its own
}

// A side is where a label stands by its bar.
type side int8

const (
	above side = iota
	after
	before
)

// place finds the place of a step in its row.
func (b bar) place(s scale) slot {
	at := slot{bar: b, from: s.x(b.Start), to: s.x(b.Finish)}
	at.open = at.from
	if !b.since.IsZero() {
		at.open = s.x(b.since)
	}
	name := plain(b.Do)
	wide := b.indent() + labelFont.width(name) + b.tail()
	right := max(at.to, at.from+markSize) + besideGap
	left := min(at.open, at.from-markSize) - besideGap
	switch {
	case len(b.seasons) > 0: // they need the row
		at.above()
	case right+wide <= textRight:
		at.side, at.lines = after, []string{name}
		at.numberX, at.labelX = right, right+b.indent()
	case textLeft+wide <= left:
		at.side, at.lines = before, []string{name}
		at.numberX, at.labelX = left-pillWidth(b.Number), left-b.indent()
	default:
		at.above()
	}
	return at
}

// leastRoom is the least width of a label above a bar. A label that finds less to
// the right of the beginning of its bar begins further left.
const leastRoom = 400

// above puts the label above the bar, in as many lines as it needs, up to four.
func (at *slot) above() {
	room := min(textWidth, max(leastRoom, textRight-at.from)) - at.indent()
	at.lines = labelFont.lines(at.Do, room, 4)
	last := labelFont.width(at.lines[len(at.lines)-1]) + at.tail()
	if at.under = last > room; at.under {
		last = noteFont.width(at.note())
	}
	wide := last
	for _, line := range at.lines {
		wide = max(wide, labelFont.width(line))
	}
	at.numberX = max(textLeft, min(at.from, textRight-at.indent()-wide))
	at.labelX = at.numberX + at.indent()
}

// height returns the height of the row.
func (at slot) height() int {
	if at.side != above {
		return besideRow + slotGap
	}
	rows := len(at.lines)
	if at.under {
		rows++
	}
	return rows*labelStep + barHeight + 4 + slotGap
}

// indent is the room that the number takes before the label.
func (b bar) indent() int { return pillWidth(b.Number) + 6 }

// tail is the room that the note takes after the label.
func (b bar) tail() int { return noteGap + noteFont.width(b.note()) }

// note gives the days and the price of a step.
func (b bar) note() string { return withPrice(b.days(), b.Price, b.Unpriced) }

// days writes the days of a step: "4 Jan – 25 May 2029".
func (b bar) days() string {
	switch {
	case b.Start == b.Finish:
		return FormatShortDate(b.Start)
	case b.Start.Year == b.Finish.Year:
		return fmt.Sprintf("%d %.3s – %s", b.Start.Day, b.Start.Month, FormatShortDate(b.Finish))
	}
	return FormatShortDate(b.Start) + " – " + FormatShortDate(b.Finish)
}
