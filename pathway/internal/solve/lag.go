package solve

// renewals returns what renewals cost at least by the picks of n: what lapses
// and supports two steps, of which one has to begin long after the other, has
// to last as long.
func (e *search) renewals(n *node) price {
	sum := price{}
	for l := range e.p.Lapsings {
		lapsing := &e.p.Lapsings[l]
		if lapsing.Term == nil || lapsing.Longest == 0 || e.p.Steps[lapsing.Step].Given {
			continue
		}
		for range e.longestLag(n, l) / lapsing.Longest {
			sum = sum.plus(lapsing.Least.price())
		}
	}
	return sum
}

func (f Fee) price() price {
	if f.Priced {
		return price{sum: f.Price}
	}
	return price{unpriced: 1}
}

// longestLag returns the most days that must pass between the beginnings of two
// steps that rest on lapsing l.
func (e *search) longestLag(n *node, l int) int {
	var owners []int
	for _, p := range n.picks {
		if len(p.steps) > 0 && p.steps[0].Term == l+1 {
			owners = append(owners, p.owner)
		}
	}
	longest := 0
	if len(owners) < 2 {
		return 0
	}
	for _, from := range owners {
		if from < 0 {
			continue
		}
		lags := e.lagsFrom(n, from)
		for _, to := range owners {
			if lag, ok := lags[to]; ok {
				longest = max(longest, lag)
			}
		}
	}
	return longest
}

// lagsFrom returns the days that must pass, by the picks of n, from the
// beginning of one step to that of each that rests on it; of the goal, -1, to its
// day.
func (e *search) lagsFrom(n *node, from int) map[int]int {
	lags := map[int]int{from: 0}
	for range len(n.set) + 1 {
		changed := false
		for _, p := range n.picks {
			if lag, ok := e.lagOver(lags, p); ok && p.owner != from && p.owner >= -1 {
				if had, ok := lags[p.owner]; !ok || had < lag {
					lags[p.owner] = lag
					changed = true
				}
			}
		}
		if !changed {
			break
		}
	}
	return lags
}

// lagOver returns the days that must pass until a leaf holds by its pick, as far
// as the steps picked are known to wait.
func (e *search) lagOver(lags map[int]int, p pick) (lag int, ok bool) {
	if p.leaf.Op == Rate {
		if len(p.steps) == 0 || len(p.leaf.Fixed) > 0 {
			return 0, false
		}
		first, known := lags[p.steps[0].Step]
		return first + e.workFor(p.leaf), known
	}
	for _, f := range p.steps {
		if begin, known := lags[f.Step]; known && p.leaf.Early == nil {
			lag, ok = max(lag, begin+e.p.Steps[f.Step].Least), true
		}
	}
	return lag, ok
}

// workFor returns the fewest days of work that a Rate leaf asks for.
func (e *search) workFor(g *Gate) int {
	rate := max(1, e.fastest(g))
	if g.Cap > 0 {
		rate = min(rate, g.Cap)
	}
	return (g.N + rate - 1) / rate
}
