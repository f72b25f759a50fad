package roadmap

import (
	"fmt"
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// compared returns the i-th way as the comparison shows it.
func (c *comparer) compared(i int) Compared {
	b := c.builders[i]
	study, work := hours(b.catalog, b.route)
	return Compared{
		Name: c.names[i], Finish: b.route.Finish, Cost: b.route.Cost, Unpriced: len(b.route.Unpriced),
		Steps: len(b.route.Steps), Study: study, Work: work, Proven: b.route.Proof.Proven,
		Lines: slices.Concat(c.beside(i), c.apart(i), c.footing(i), b.uncertain()),
	}
}

// hours sums the hours of study and of work of a route, that of its programs included.
func hours(c *credential.Catalog, r *pathway.Route) (study, work Hours) {
	const whole = 700       // of an hour
	parts := map[bool]int{} // by whether it is work
	for _, s := range r.Steps {
		works, lasts := s.Kind == pathway.Work, s.Finish.DayNumber()-s.Start.DayNumber()
		parts[works] += s.Weekly.Hundredths * lasts
		_, practice := worksOf(c, s)
		parts[true] += practice.Hundredths * lasts
		if s.Kind == pathway.Attend && s.Weekly.IsZero() {
			study.More = true
		}
	}
	study.Known, work.Known = (parts[false]+whole/2)/whole, (parts[true]+whole/2)/whole
	return study, work
}

// same lists the steps that every way has, with their prices, in the order of the
// first way.
func (c *comparer) same() []Line {
	var lines []Line
	var said []string
	for _, do := range c.builders[0].doings() {
		if do != "" && !slices.Contains(said, do) && c.everyWay(do) {
			said = append(said, do)
			lines = append(lines, Line{Text: do + c.prices(do)})
		}
	}
	return lines
}

// prices gives the price of a step that every way has: ": 425 USD". If the ways
// pay differently, it is ": 157 USD in Way 1, 222 USD in Way 2 and Way 3".
func (c *comparer) prices(do string) string {
	var prices []string
	ways := map[string][]string{} // by price
	for i, b := range c.builders {
		s := b.route.Steps[slices.Index(b.doings(), do)]
		price := "no price"
		switch {
		case s.Unpriced:
			price = notKnown
		case s.Price.Known():
			price = amount(s.Price)
		}
		if ways[price] == nil {
			prices = append(prices, price)
		}
		ways[price] = append(ways[price], c.names[i])
	}
	switch {
	case len(prices) > 1:
		for i, price := range prices {
			prices[i] = price + " in " + credential.JoinWords(ways[price], "and")
		}
		return ": " + strings.Join(prices, ", ")
	case prices[0] == "no price":
		return ""
	case prices[0] == notKnown:
		return ": price not known"
	}
	return ": " + prices[0]
}

// everyWay reports whether there are several ways and each has a step of that name.
func (c *comparer) everyWay(do string) bool {
	return !c.alone() && !slices.ContainsFunc(c.builders, func(b *builder) bool { return !slices.Contains(b.doings(), do) })
}

// beside compares the finish and the cost of the i-th way with those of the first.
func (c *comparer) beside(i int) []Line {
	if i == 0 {
		return nil
	}
	first, r := c.builders[0].route, c.builders[i].route
	text := commaed(later(first.Finish, r.Finish), dearer(first, r))
	return []Line{{Label: "Compared", Text: "with " + c.names[0] + ": " + text}}
}

// later says how much later another finish is: "2 months later", "1 day sooner".
func later(from, to credential.Date) string {
	switch {
	case from.Before(to):
		return FormatSpan(from, to) + " later"
	case to.Before(from):
		return FormatSpan(to, from) + " sooner"
	}
	return "the same finish"
}

// dearer says how much more another route costs, by the known prices; "" if prices
// are missing and none is known.
func dearer(from, to *pathway.Route) string {
	by := ""
	if len(from.Unpriced)+len(to.Unpriced) > 0 {
		by = " by the known prices"
	}
	if by != "" && !from.Cost.Known() && !to.Cost.Known() {
		return ""
	}
	if difference := more(from.Cost, to.Cost); difference != "" {
		return difference + by
	}
	return "the same cost" + by
}

// more says how much more another amount is: "50 USD more", "50 USD less"; "" if
// the two are the same.
func more(from, to credential.Money) string {
	difference := credential.Money{Minor: to.Minor - from.Minor, Currency: from.Plus(to).Currency}
	switch {
	case difference.Minor > 0:
		return FormatMoney(difference) + " more"
	case difference.Minor < 0:
		difference.Minor = -difference.Minor
		return FormatMoney(difference) + " less"
	}
	return ""
}

// apart lists the steps of the i-th way that not every way has. If there is but one
// way, it lists all its steps.
func (c *comparer) apart(i int) []Line {
	b := c.builders[i]
	var lines []Line
	for j, do := range b.doings() {
		if c.alone() {
			do = b.do(b.route.Steps[j])
		}
		if do != "" && !c.everyWay(do) {
			lines = append(lines, b.doing(j, do))
		}
	}
	return lines
}

// doing gives the name, the days and the price of the i-th step.
func (b *builder) doing(i int, do string) Line {
	s := b.route.Steps[i]
	text := withPrice(do+": "+days(s.Start, s.Finish, FormatShortDate), s.Price, s.Unpriced)
	return Line{Label: fmt.Sprintf("Step %d", i+1), Text: text, Sources: b.cite(s.Source)}
}

// footing says what a way rests on, if the ways rest on different things.
func (c *comparer) footing(i int) []Line {
	text := c.builders[i].footing()
	if text == "" || !slices.ContainsFunc(c.builders, func(b *builder) bool { return b.footing() != text }) {
		return nil
	}
	return []Line{{Label: "Rests on", Text: text}}
}

// uncertain gives the doubts about a way: the prices it lacks, the things that nobody
// has confirmed, those it takes for granted, and whether it is proven.
func (b *builder) uncertain() []Line {
	var lines []Line
	if names := b.unpriced(); len(names) > 0 {
		lines = append(lines, Line{Label: "Not priced", Text: credential.JoinWords(names, "and")})
	}
	for _, s := range b.route.Steps {
		if s.Kind == pathway.Attest {
			lines = append(lines, Line{Label: "Not confirmed", Text: s.For})
		}
	}
	lines = append(lines, b.assumed()...)
	if !b.route.Proof.Proven {
		lines = append(lines, Line{Label: "Search", Text: "not proven: the search was cut short, so a better way of this kind may exist"})
	}
	return lines
}

// notes says how to read the figures of a comparison.
func notes(ways []Compared) []Line {
	var all []string
	if slices.ContainsFunc(ways, func(w Compared) bool { return w.Unpriced > 0 }) {
		all = append(all, leavesOut(len(ways)))
	}
	if slices.ContainsFunc(ways, func(w Compared) bool { return w.Study.More }) {
		all = append(all, "Where a program does not say its hours of study, there are more than those counted.")
	}
	all = append(all, "Proven means that the search for the way was done: within what was asked for, none of its kind is better. "+
		"It does not mean that every fact is certain: see the sources, and the roadmap of each way.")
	return []Line{{Text: strings.Join(all, " ")}}
}

// leavesOut says how to read costs without the prices that are not known.
func leavesOut(ways int) string {
	if ways == 1 {
		return "The cost leaves out the prices that are not known."
	}
	return "A cost leaves out the prices that are not known: the cheapest way is one that lacks the fewest, and of those the one that costs least."
}
