package roadmap

import (
	"fmt"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

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

// shownOptions is how many options a step shows; the rest are counted.
const shownOptions = 5

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

// A Stage is a part of what a route costs.
type Stage struct {
	Name     string           // "Preparation"
	About    string           // what is paid for, in a few words
	Cost     credential.Money // the sum of the known prices; zero: none is known
	Unpriced int              // how many prices Cost lacks
}

// stages sums the prices of the steps by stage. A stage that has no price to
// pay is left out.
func (b *builder) stages() []Stage {
	all := []Stage{
		{Name: "Preparation", About: "programs of study"},
		{Name: "Attainment", About: "exams, applications and memberships"},
		{Name: "Upkeep", About: "renewals before the finish"},
	}
	for _, s := range b.route.Steps {
		stage := &all[stageOf(s.Kind)]
		stage.Cost = stage.Cost.Plus(s.Price)
		if s.Unpriced {
			stage.Unpriced++
		}
	}
	var stages []Stage
	for _, s := range all {
		if s.Cost.Known() || s.Unpriced > 0 {
			stages = append(stages, s)
		}
	}
	return stages
}

// stageOf returns the index of the stage that a kind of step belongs to.
func stageOf(kind pathway.StepKind) int {
	switch kind {
	case pathway.Attend, pathway.Work, pathway.Attest:
		return 0
	case pathway.Earn, pathway.Join:
		return 1
	case pathway.Renew:
		return 2
	}
	panic(fmt.Sprintf("roadmap: no stage for a step of kind %v", kind))
}

// savings says for which steps others pay less, and who they are.
func (b *builder) savings() []Line {
	var lines []Line
	for i, s := range b.route.Steps {
		if s.Kind == pathway.Renew || !s.Price.Known() {
			continue
		}
		taken, _ := b.offer(s)
		for _, o := range b.offers(s.Entry) {
			if o.If != nil && o.On(s.Start) && o.Takes == taken.Takes && o.Price.Known() && o.Price.Minor < s.Price.Minor {
				lines = append(lines, b.saving(i, o))
			}
		}
	}
	return lines
}

// saving says what the i-th step would cost by an offer, and for whom.
func (b *builder) saving(i int, o credential.Offer) Line {
	s := b.route.Steps[i]
	less := s.Price
	less.Minor -= o.Price.Minor
	text := fmt.Sprintf("%s instead of %s, %s less, with %s", amount(o.Price, false), FormatMoney(s.Price), FormatMoney(less), b.asks(o.If))
	sources := []credential.Source{o.Source}
	if club, ok := b.club(o.If); ok {
		dues := dues(club, s.Start)
		text += "; the price of joining is " + amount(dues.Price, false)
		sources = append(sources, dues.Source)
	}
	return Line{Label: fmt.Sprintf("Step %d", i+1), Text: text, Sources: b.cite(sources...)}
}

// club returns the membership that a condition asks for, if it asks for one.
func (b *builder) club(ask credential.Requirement) (credential.Credential, bool) {
	h, _ := ask.(credential.Holds)
	club, _ := b.catalog.Credential(h.Credential)
	return club, club.Kind == credential.Membership
}

// dues returns the cheapest offer that makes anybody a member on a day; the
// zero Offer if no price is known.
func dues(club credential.Credential, on credential.Date) (cheapest credential.Offer) {
	for _, o := range club.Offers {
		open := o.If == nil && o.On(on) && o.Price.Known()
		if open && (!cheapest.Price.Known() || o.Price.Minor < cheapest.Price.Minor) {
			cheapest = o
		}
	}
	return cheapest
}

// column returns the prices of the steps and their sum, written so that they
// align at the right: all with the digits after the point that any of them has.
func column(p *Page) []string {
	sums := make([]credential.Money, 0, len(p.Steps)+1)
	for _, s := range p.Steps {
		sums = append(sums, s.Price)
	}
	sums = append(sums, p.Total)
	digits := 0
	for _, m := range sums {
		if _, part, ok := strings.Cut(m.String(), "."); ok {
			digits = len(part) - len(" USD")
		}
	}
	prices := make([]string, len(sums))
	for i, m := range sums {
		prices[i] = aligned(m, digits)
		if i < len(p.Steps) && p.Steps[i].Unpriced {
			prices[i] = "not known"
		}
	}
	return prices
}

// aligned writes an amount with so many digits after the point.
func aligned(m credential.Money, digits int) string {
	if !m.Known() {
		return ""
	}
	text := FormatMoney(m)
	if number, currency, _ := strings.Cut(text, " "); digits > 0 && !strings.Contains(number, ".") {
		return number + "." + strings.Repeat("0", digits) + " " + currency
	}
	return text
}

// lacking says how many prices a sum lacks, after the word "Sum"; "" for none.
func lacking(n int) string {
	if n == 0 {
		return ""
	}
	return ", " + unknownPrices(n)
}

// unknownPrices says how many prices are not known: "2 prices not known".
func unknownPrices(n int) string { return credential.Count(n, "price") + " not known" }
