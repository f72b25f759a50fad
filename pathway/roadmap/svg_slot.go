package roadmap

import "fmt"

// The measures of the timeline, in pixels.
const (
	pictureWidth = 640
	plotLeft     = 20 // where the first day stands
	plotWidth    = pictureWidth - 2*plotLeft
	textLeft     = 28 // where text can begin, and end
	textRight    = pictureWidth - textLeft
	textWidth    = textRight - textLeft

	labelStep  = 18 // from one line of a label to the next
	barHeight  = 12
	slotGap    = 10 // under a step
	besideGap  = 12 // between a bar and the label beside it
	noteGap    = 10 // between a label and its note
	besideRow  = 18 // a row that has its label beside the bar
	pillHeight = 16
)

// A slot is a step with its place in a row of its own: the label stands beside
// the bar where there is room, and else above it. The number stands between.
type slot struct {
	bar
	from, to int // where the bar begins and ends
	open     int // where the waiting before it begins; from, if there is none
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
		at.numberX, at.labelX = left-b.pill(), left-b.indent()
	default:
		at.above()
	}
	return at
}

// leastRoom is the least room that a label above a bar is broken to, so that it
// can begin where the bar does.
const leastRoom = 400

// above breaks the label into lines over the bar.
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
func (b bar) indent() int { return b.pill() + 6 }

// pill is the width of the number's ground.
func (b bar) pill() int { return pillFont.width(fmt.Sprint(b.Number)) + 11 }

// tail is the room that the note takes after the label.
func (b bar) tail() int { return noteGap + noteFont.width(b.note()) }

// note says when the step is, and its price.
func (b bar) note() string {
	switch {
	case b.Unpriced:
		return b.days() + ", price not known"
	case b.Price.Known():
		return b.days() + ", " + amount(b.Price, false)
	}
	return b.days()
}

// days says the days of the step for the picture: "4 Jan – 25 May 2029".
func (b bar) days() string {
	switch {
	case b.Start == b.Finish:
		return FormatShortDate(b.Start)
	case b.Start.Year == b.Finish.Year:
		return fmt.Sprintf("%d %.3s – %s", b.Start.Day, b.Start.Month, FormatShortDate(b.Finish))
	}
	return FormatShortDate(b.Start) + " – " + FormatShortDate(b.Finish)
}
