package roadmap

import (
	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// shownOptions is how many options a step shows; the rest are counted.
const shownOptions = 5

// price says what a step costs, and what it would without the condition that
// its offer makes. Steps that cost nothing by their nature say nothing.
func (b *builder) price(s pathway.Step) []Line {
	if s.Kind == pathway.Work || s.Kind == pathway.Attest {
		return nil
	}
	if !s.Price.Known() && !s.Unpriced {
		return nil
	}
	text := amount(s.Price, s.Unpriced)
	if s.Kind != pathway.Attend && s.Offer != "" {
		text += " (" + s.Offer + ")"
	}
	sources := []credential.Source{s.Source}
	if other, without, ok := b.without(s); ok {
		text += "; " + FormatMoney(other.Price) + " " + without
		sources = append(sources, other.Source)
	}
	return []Line{{Label: "Price", Text: text, Sources: b.cite(sources...)}}
}

// amount writes a price in words.
func amount(price credential.Money, unpriced bool) string {
	switch {
	case unpriced || !price.Known():
		return "not known"
	case price.Minor == 0:
		return "free"
	}
	return FormatMoney(price)
}

// without returns the cheapest offer that anybody could take instead of a
// conditional one, and in words what it does without.
func (b *builder) without(s pathway.Step) (other credential.Offer, words string, ok bool) {
	taken, found := b.offer(s)
	if !found || taken.If == nil || s.Kind == pathway.Renew {
		return other, "", false
	}
	for _, o := range b.offers(s.Entry) {
		if o.If != nil || !o.Price.Known() || o.Takes != taken.Takes || !o.On(s.Start) {
			continue
		}
		if !ok || o.Price.Minor < other.Price.Minor {
			other, ok = o, true
		}
	}
	if h, isHolds := taken.If.(credential.Holds); isHolds {
		return other, "without " + b.name(h.Credential), ok
	}
	return other, "otherwise", ok
}

// options returns what else would do for a step, and how many more there are.
func (b *builder) options(s pathway.Step) (lines []Line, more int) {
	shown := s.Options[:min(len(s.Options), shownOptions)]
	for _, o := range shown {
		lines = append(lines, b.option(s, o))
	}
	return lines, len(s.Options) - len(shown)
}

// option says what an option is, costs and takes, when the route would finish
// with it, and how it differs in both from what the step takes.
func (b *builder) option(s pathway.Step, o pathway.Option) Line {
	what := o.Offer
	if o.Entry != s.Entry || what == "" {
		what = commaed(b.fullName(o.Entry), o.Offer)
	}
	text := what + ": " + priceOf(o)
	if difference := more(s.Price, o.Price); difference != "" && s.Price.Known() && o.Price.Known() {
		text += " (" + difference + ")"
	}
	if !o.Takes.IsZero() {
		text += ", " + o.Takes.Words()
	}
	if o.Weekly > 0 {
		text += ", " + credential.Count(o.Weekly, "hour") + " a week"
	}
	switch {
	case o.Finish.IsZero():
	case o.Finish == b.route.Finish:
		text += "; the finish stays the same"
	default:
		text += "; the finish is then " + FormatDate(o.Finish) + ", " + later(b.route.Finish, o.Finish)
	}
	return Line{Text: text, Sources: b.cite(o.Source)}
}

func priceOf(o pathway.Option) string {
	switch {
	case o.Unpriced:
		return "price not known"
	case !o.Price.Known():
		return "no price"
	}
	return amount(o.Price, false)
}
