package solve

// A net says what holds because of what, by the last days of use of a late, for
// walks forward that take one thing at a time.
type net struct {
	lacks  []int     // by knot: how many of its parts it needs, or what amount; of other leaves 1
	wholes [][]int32 // by knot: the groups that it is a part of, once for each time
	opens  [][]int32 // by knot: the steps that need it
	serves [][]int32 // by step: the leaves that hold with it alone
	pours  [][]pour  // by step: the leaves to whose amount it adds
	idle   bitset    // the knots that hold without any step
	vain   bitset    // the knots that cannot hold in time
}

// A pour is what a step adds to a leaf that asks for an amount; 0: it depends on
// what else is taken.
type pour struct {
	knot, amount int
}

// tooMany is more than any knot has parts.
const tooMany = 1 << 30

// netFor returns the net of the last days of use, made once for each of them.
func (c *bounder) netFor() *net {
	l, ready := c.late, c.ready
	if l.made != nil {
		return l.made
	}
	w := ready.w
	n := &net{
		lacks: make([]int, len(w.knots)), wholes: make([][]int32, len(w.knots)), opens: make([][]int32, len(w.knots)),
		serves: make([][]int32, len(w.roots)), pours: make([][]pour, len(w.roots)),
		idle: newBitset(len(w.knots)), vain: newBitset(len(w.knots)),
	}
	for k := range w.knots {
		n.add(c, k)
	}
	for i, k := range w.roots {
		n.opens[k] = append(n.opens[k], int32(i))
	}
	l.made = n
	return n
}

func (n *net) add(c *bounder, k int) {
	l, ready := c.late, c.ready
	knot := &ready.w.knots[k]
	n.lacks[k] = 1
	switch {
	case ready.day[k] > l.knot[k]:
		n.lacks[k] = tooMany
		n.vain.add(k)
	case knot.leaf == nil:
		n.lacks[k] = knot.n
		for _, part := range knot.of {
			n.wholes[part] = append(n.wholes[part], int32(k))
		}
		if knot.n <= 0 {
			n.idle.add(k)
		}
	case ready.w.anyway(k, l.knot[k]):
		n.idle.add(k)
	case knot.leaf.Op == Lump:
		n.addPool(c, k)
	default:
		days := ready.feedDays(k)
		for at, f := range knot.leaf.Feeds {
			if days[at] <= l.knot[k] {
				n.serves[f.Step] = append(n.serves[f.Step], int32(k))
			}
		}
	}
}

// addPool adds a leaf that asks for an amount.
func (n *net) addPool(c *bounder, k int) {
	p := c.poolOf(k)
	n.lacks[k] = c.w.knots[k].leaf.N
	for at, f := range p.feeds {
		if p.days[at] > c.late.knot[k] {
			continue
		}
		amount := f.Amount
		if len(p.most) < len(p.feeds) {
			amount = 0 // some exclude each other
		}
		n.pours[f.Step] = append(n.pours[f.Step], pour{k, amount})
	}
}

// anyway reports whether a leaf holds by a day without any step, by what is
// collected or because its day comes.
func (w *web) anyway(k, day int) bool {
	switch g := w.knots[k].leaf; g.Op {
	case Rate:
		return w.rateTime(k, Never, 0) <= day
	case From:
		return g.N <= day
	}
	return false
}
