package roadmap

// A sign is a line of the legend: what something in the picture stands for.
type sign struct {
	draw func(x, y int) // around the middle of its place
	says string
}

const signRoom = 30 // for the sign before its words

// legend explains the signs that the picture has, beside the plain bars.
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

// signs returns those that the picture has.
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
