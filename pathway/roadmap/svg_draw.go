package roadmap

import (
	"fmt"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// A drawing is a timeline that is being drawn, from the top down.
type drawing struct {
	canvas
	timeline
	scale  scale
	lanes  []lane
	y      int  // the foot of the part that is drawn
	axis   int  // the line under the labels of the days
	shaded bool // it shows the season of a step
}

const markSize = 7 // from the middle of a mark to its corner

// draw returns the picture.
func (t timeline) draw() string {
	d := &drawing{timeline: t, scale: newScale(t.start, t.last(), plotLeft, plotWidth)}
	d.lanes = t.inLanes(d.scale)
	d.head()
	d.stack()
	d.grid()
	for _, l := range d.lanes {
		d.lane(l)
	}
	if len(d.lanes) == 0 {
		d.text(headFont, textLeft, d.y+20, t.idle())
		d.y += 32
	}
	d.legend()
	return d.picture("timeline", pictureWidth, d.y, t.title, t.words())
}

// idle stands in the place of the lanes if the route has no steps.
func (t timeline) idle() string {
	if t.start == t.finish {
		return "Nothing is left to do."
	}
	return "Nothing to do but wait for what is under way."
}

// head writes the title, the length and the cost of the route, and the days on
// which it starts and finishes.
func (d *drawing) head() {
	d.y = 12
	for _, line := range titleFont.lines(d.title, textWidth, 3) {
		d.y += 20
		d.text(titleFont, textLeft, d.y, line)
	}
	d.y += labelStep
	d.text(headFont, textLeft, d.y, d.sum)
	d.y += 26
	start, finish := "Start: "+FormatDate(d.start), "Finish: "+FormatDate(d.finish)
	if d.start == d.finish {
		d.text(headFont, textLeft, d.y, "Start and finish: "+FormatDate(d.start))
	} else {
		d.text(headFont, textLeft, d.y, start)
		taken := textLeft + headFont.width(start) + 20
		x := min(textRight, d.scale.x(d.finish))
		if x-headFont.width(finish) < taken {
			d.y += labelStep
			x = max(x, textLeft+headFont.width(finish))
		}
		d.anchored(headFont, "end", x, d.y, finish)
	}
	d.y += 28
	d.axis = d.y
}

// stack places the lanes one under the other.
func (d *drawing) stack() {
	d.y += 10
	for i := range d.lanes {
		l := &d.lanes[i]
		l.top = d.y
		l.foot = l.top + 28
		for _, at := range l.slots {
			l.foot += at.height()
		}
		d.y = l.foot + 8
	}
}

// grid draws the grounds of the lanes, the labels of the days over them, and the
// upright lines of the days, the start and the finish.
func (d *drawing) grid() {
	for _, l := range d.lanes {
		d.rect("cp-band", 8, l.top, pictureWidth-16, l.foot-l.top, 4)
	}
	foot := max(d.y-8, d.axis+8)
	for _, tick := range d.scale.minor() {
		x := d.scale.x(tick.day)
		d.line("cp-minor", x, d.axis-3, x, d.axis)
	}
	d.ticks(d.scale, d.axis-5, foot, d.axis-8)
	d.line("cp-edge", plotLeft, d.axis, plotLeft+plotWidth, d.axis)
	d.edge(d.start, foot)
	if d.finish != d.start {
		d.edge(d.finish, foot)
	}
}

// edge marks the day on which the route starts or finishes.
func (d *drawing) edge(on credential.Date, foot int) {
	x := d.scale.x(on)
	d.line("cp-edge", x, d.axis, x, foot)
	d.path("cp-flag", fmt.Sprintf("M%d %dL%d %dL%d %dZ", x-5, d.axis, x+5, d.axis, x, d.axis+7))
}

// lane draws the steps of a lane under its name.
func (d *drawing) lane(l lane) {
	d.text(laneFont, textLeft, l.top+18, l.name)
	y := l.top + 28
	for _, at := range l.slots {
		d.slot(l, at, y)
		y += at.height()
	}
}

// slot draws a step: its bar or mark, its number and its label.
func (d *drawing) slot(l lane, at slot, y int) {
	foot, middle := y+14, y+besideRow/2
	if at.side == above {
		middle = y + at.height() - slotGap - barHeight/2
	}
	d.openings(at, middle)
	if at.open < at.from {
		d.line("cp-wait", at.open, middle, at.from-markSize, middle)
	}
	d.mark(l, at, middle)
	d.pill(l.class, at.numberX, foot, at.Number)
	d.label(at, foot)
}

// label writes the name of a step, and its note after or under it.
func (d *drawing) label(at slot, foot int) {
	if at.side == before {
		d.noted("end", at.labelX, foot, at.lines[0], at.note())
		return
	}
	last := len(at.lines) - 1
	for _, line := range at.lines[:last] {
		d.text(labelFont, at.labelX, foot, line)
		foot += labelStep
	}
	if at.under {
		d.text(labelFont, at.labelX, foot, at.lines[last])
		d.text(noteFont, at.labelX, foot+labelStep, at.note())
		return
	}
	d.noted("start", at.labelX, foot, at.lines[last], at.note())
}

// openings draws the windows in which a step can be begun. In a plan of more than
// forty years they would be a blur, and are left out.
func (d *drawing) openings(at slot, middle int) {
	if d.scale.days() > 40*366 {
		return
	}
	for _, season := range at.seasons {
		for _, w := range d.scale.openings(season) {
			from, to := d.scale.x(w[0]), d.scale.x(w[1])
			if from < to {
				d.shaded = true
				d.rect("cp-season", from, middle-barHeight/2, to-from, barHeight, 0)
			}
		}
	}
}

// mark draws a step that lasts as a bar, and one that is done in a day as a mark.
// An examination whose result comes later has both.
func (d *drawing) mark(l lane, at slot, middle int) {
	if at.from < at.to {
		class := l.class
		if at.Kind == pathway.Earn {
			class += " cp-under"
		}
		d.rect(class, at.from, middle-barHeight/2, at.to-at.from, barHeight, 3)
	}
	switch {
	case at.Kind == pathway.Earn:
		d.diamond(l.class, at.from, middle, markSize)
	case at.from < at.to:
	case at.Kind == pathway.Attend || at.Kind == pathway.Work:
		d.rect(l.class, at.from-2, middle-barHeight/2, 4, barHeight, 1)
	default:
		d.circle(l.class, at.from, middle, markSize-1)
	}
}

// A sign is an entry of the legend: a shape of the picture, and its meaning.
type sign struct {
	draw func(x, y int) // around the middle of its place
	says string
}

const signRoom = 30 // for the sign before its words

// legend explains the signs of the picture. The bars need no explanation.
func (d *drawing) legend() {
	x, y := textLeft, d.y+16
	signs := d.signs()
	for _, s := range signs {
		wide := signRoom + noteFont.width(s.says)
		if x > textLeft && x+wide > textRight {
			x, y = textLeft, y+labelStep
		}
		s.draw(x+11, y-4)
		d.text(noteFont, x+signRoom, y, s.says)
		x += wide + 18
	}
	if len(signs) > 0 {
		d.y = y + 14
	}
}

// signs returns the signs that the picture has.
func (d *drawing) signs() []sign {
	var exams, papers, waits bool
	for _, l := range d.lanes {
		for _, at := range l.slots {
			exams = exams || l.class == "cp-exam"
			papers = papers || l.class == "cp-paper" && at.from == at.to
			waits = waits || at.open < at.from
		}
	}
	all := []struct {
		has bool
		sign
	}{
		{exams, sign{func(x, y int) { d.diamond("cp-exam", x, y, 6) }, "sit or earn on this day"}},
		{papers, sign{func(x, y int) { d.circle("cp-paper", x, y, 5) }, "do on this day"}},
		{waits, sign{func(x, y int) { d.line("cp-wait", x-10, y, x+10, y) }, "wait"}},
		{d.shaded, sign{func(x, y int) { d.rect("cp-season", x-10, y-6, 20, barHeight, 0) }, "can be begun in this time of the year"}},
	}
	var there []sign
	for _, s := range all {
		if s.has {
			there = append(there, s.sign)
		}
	}
	return there
}
