package solve

import "slices"

// A reach is what some steps come to: which of them can be taken, one after the
// other, and which knots hold then (Dowling and Gallier 1984).
type reach struct {
	c            *bounder
	net          *net
	may          bitset // the steps that may be taken
	knots, steps bitset // what holds, and what is taken
	lacks        []int  // by knot: how many more of its parts it needs, or what amount
	trail        []int  // what was reached, in order: knots, and steps i as ^i
	next         int    // of the trail: what is to be carried on
}

// reach returns what steps come to, beside what costs nothing.
func (c *bounder) reach(may bitset) *reach {
	r := &reach{c: c, net: c.net, may: may, knots: slices.Clone(c.free.knots), steps: slices.Clone(c.free.steps), lacks: slices.Clone(c.free.lacks)}
	for at, some := range may {
		for i := range (bitset{some & c.relevant.steps[at]}).taken() {
			r.try(at*64 + i)
		}
	}
	r.grow()
	return r
}

// try takes a step if it can be taken.
func (r *reach) try(i int) {
	if !r.steps.has(i) && r.may.has(i) && r.knots.has(r.c.w.roots[i]) {
		r.steps.add(i)
		r.trail = append(r.trail, ^i)
	}
}

// grow carries on what was reached.
func (r *reach) grow() {
	for ; r.next < len(r.trail); r.next++ {
		if at := r.trail[r.next]; at < 0 {
			r.took(^at)
		} else {
			r.met(at)
		}
	}
}

// took lets the leaves hold that a step serves.
func (r *reach) took(i int) {
	for _, k := range r.net.serves[i] {
		r.hold(int(k))
	}
	r.pour(i, 1)
	for _, p := range r.net.pours[i] {
		if k := p.knot; !r.knots.has(k) && (r.lacks[k] <= 0 || p.amount == 0 && r.c.poolOf(k).enough(r, k)) {
			r.hold(k)
		}
	}
}

// pour adds the amounts of a step, or with -1 takes them back.
func (r *reach) pour(i, sign int) {
	for _, p := range r.net.pours[i] {
		r.lacks[p.knot] -= sign * p.amount
	}
}

// met lets the groups hold that lacked only a knot, and takes the steps that
// needed it.
func (r *reach) met(k int) {
	for _, whole := range r.net.wholes[k] {
		if r.lacks[whole]--; r.lacks[whole] == 0 {
			r.hold(int(whole))
		}
	}
	for _, i := range r.net.opens[k] {
		r.try(int(i))
	}
}

func (r *reach) hold(k int) {
	if !r.knots.has(k) {
		r.knots.add(k)
		r.trail = append(r.trail, k)
	}
}

// let lets a step be taken as well, unless a knot held then; it reports whether
// it did.
func (r *reach) let(i, k int) bool {
	had := len(r.trail)
	r.may.add(i)
	r.try(i)
	r.grow()
	if !r.knots.has(k) {
		return true
	}
	r.may.drop(i)
	r.undo(had)
	return false
}

// undo takes back what was reached after so many.
func (r *reach) undo(had int) {
	for _, at := range r.trail[had:] {
		if at < 0 {
			r.steps.drop(^at)
			r.pour(^at, -1)
			continue
		}
		r.knots.drop(at)
		for _, whole := range r.net.wholes[at] {
			r.lacks[whole]++
		}
	}
	r.trail, r.next = r.trail[:had], had
}
