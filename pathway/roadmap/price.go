package roadmap

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// price gives the price of a step and, where its offer has a condition, the price
// without that condition. Work and attestations have no price.
func (b *builder) price(s pathway.Step) []Line {
	if s.Kind == pathway.Work || s.Kind == pathway.Attest {
		return nil
	}
	if !s.Price.Known() && !s.Unpriced {
		return nil
	}
	text := amount(s.Price)
	if s.Unpriced {
		text = notKnown
	}
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

// notKnown stands in the place of a price that is due and not known.
const notKnown = "not known"

// amount writes a price in words: "229 USD", "free", "not known".
func amount(price credential.Money) string {
	switch {
	case !price.Known():
		return notKnown
	case price.Minor == 0:
		return "free"
	}
	return FormatMoney(price)
}

// withPrice adds a price to a text: ", 229 USD". It adds nothing where there is
// no price.
func withPrice(text string, price credential.Money, unpriced bool) string {
	switch {
	case unpriced:
		return text + ", price not known"
	case price.Known():
		return text + ", " + amount(price)
	}
	return text
}

// without returns the cheapest offer without a condition that could replace the
// conditional offer of a step, and the words for the condition it lacks:
// "without AHIMA membership".
func (b *builder) without(s pathway.Step) (other credential.Offer, words string, ok bool) {
	taken, found := b.offer(s)
	if !found || taken.If == nil || s.Kind == pathway.Renew {
		return other, "", false
	}
	for _, o := range b.offers(s) {
		if o.If != nil || !o.Price.Known() || o.Takes != taken.Takes || o.Apply != taken.Apply || !o.On(s.Start) {
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

// shownOptions is how many options a step shows. The rest are counted.
const shownOptions = 5

// options returns a line for each of the first options of a step that rest on nothing that
// nobody knows, and the number of further ones.
func (b *builder) options(s pathway.Step) (lines []Line, more int) {
	for _, o := range s.Options {
		switch {
		case o.Assumed != (pathway.Assumption{}):
		case len(lines) < shownOptions:
			lines = append(lines, b.option(s, o))
		default:
			more++
		}
	}
	return lines, more
}

// asksOf returns the lines of the other options: of each program the first one.
func (b *builder) asksOf(s pathway.Step) []Line {
	var lines []Line
	seen, more := map[credential.ID]bool{}, 0
	for _, o := range s.Options {
		switch {
		case o.Assumed == (pathway.Assumption{}) || seen[o.Entry]:
			continue
		case len(lines) < shownOptions:
			lines = append(lines, b.option(s, o))
		default:
			more++
		}
		seen[o.Entry] = true
	}
	if more > 0 {
		lines = append(lines, Line{Text: fmt.Sprintf("and %d more, to ask likewise", more)})
	}
	if len(lines) == 0 {
		return nil
	}
	these, who := "this", "the school whether it does on the day of the award; if so, it"
	if len(seen) > 1 {
		these, who = "these", "each school whether it does on the day of the award; if so, its program"
	}
	text := fmt.Sprintf("Whether %s accredits %s is not known. Ask %s would do as well:", credential.JoinWords(b.doubting(seen), "or"), these, who)
	return append([]Line{{Label: "Ask", Text: text}}, lines...)
}

// doubting names those whose accreditation of some programs is not known, in the order of
// their IDs.
func (b *builder) doubting(programs map[credential.ID]bool) []string {
	by := map[credential.ID]bool{}
	for id := range programs {
		program, _ := b.catalog.Program(id)
		for _, a := range program.Accreditations {
			if a.Status == credential.NotVerified {
				by[a.By] = true
			}
		}
	}
	var names []string
	for _, id := range slices.Sorted(maps.Keys(by)) {
		names = append(names, b.name(id))
	}
	if names == nil { // the catalog of today knows it
		return []string{"anybody"}
	}
	return names
}

// option gives the name, the price and the length of an option, and the finish of
// the route with it, beside the price and the finish that the route has.
func (b *builder) option(s pathway.Step, o pathway.Option) Line {
	what := o.Offer
	if o.Entry != s.Entry || what == "" {
		what = commaed(b.fullName(o.Entry), o.Offer)
	}
	text := what + ": " + priceOf(o)
	if difference := more(s.Price, o.Price); difference != "" && s.Price.Known() && o.Price.Known() {
		text += " (" + difference + ")"
	}
	if !o.Apply.IsZero() {
		text += ", " + o.Apply.Words() + " from the application to the sitting"
	}
	if !o.Takes.IsZero() {
		text += ", " + o.Takes.Words()
	}
	if !o.Weekly.IsZero() {
		text += ", " + o.Weekly.Words() + " a week"
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

// priceOf writes the price of an option.
func priceOf(o pathway.Option) string {
	switch {
	case o.Unpriced:
		return "price not known"
	case !o.Price.Known():
		return "no price"
	}
	return amount(o.Price)
}

// A Stage is a part of what a route costs.
type Stage struct {
	Name     string           // "Preparation"
	About    string           // the kinds of steps that are paid for: "programs of study"
	Cost     credential.Money // the sum of the known prices; zero: none is known
	Unpriced int              // how many prices Cost lacks
}

// stages sums the prices of the steps by stage, and leaves out the stages without
// a price.
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
	case pathway.Attend, pathway.Work, pathway.Attest, pathway.Prepare:
		return 0
	case pathway.Earn, pathway.Join, pathway.Return:
		return 1
	case pathway.Renew:
		return 2
	}
	panic(fmt.Sprintf("roadmap: no stage for a step of kind %v", kind))
}

// savings gives a line to each offer by which others pay less for a step.
func (b *builder) savings() []Line {
	var lines []Line
	for i, s := range b.route.Steps {
		if s.Kind == pathway.Renew || !s.Price.Known() {
			continue
		}
		taken, _ := b.offer(s)
		for _, o := range b.offers(s) {
			if o.If != nil && o.On(s.Start) && o.Takes == taken.Takes && o.Apply == taken.Apply && o.Price.Known() && o.Price.Minor < s.Price.Minor {
				lines = append(lines, b.saving(i, o))
			}
		}
	}
	return lines
}

// saving gives the price of the i-th step by another offer, and the condition of
// that offer. If the condition is a membership, the price of joining follows.
func (b *builder) saving(i int, o credential.Offer) Line {
	s := b.route.Steps[i]
	less := s.Price
	less.Minor -= o.Price.Minor
	text := fmt.Sprintf("%s instead of %s, %s less, with %s", amount(o.Price), FormatMoney(s.Price), FormatMoney(less), b.asks(o.If))
	sources := []credential.Source{o.Source}
	if club, ok := b.club(o.If); ok {
		joining := dues(club, s.Start)
		text += "; the price of joining is " + amount(joining.Price)
		sources = append(sources, joining.Source)
	}
	return Line{Label: fmt.Sprintf("Step %d", i+1), Text: text, Sources: b.cite(sources...)}
}

// club returns the membership that a condition asks for, if it asks for one.
func (b *builder) club(ask credential.Requirement) (credential.Credential, bool) {
	h, _ := ask.(credential.Holds)
	club, _ := b.catalog.Credential(h.Credential)
	return club, club.Kind == credential.Membership
}

// dues returns the cheapest offer without a condition by which a club can be
// joined on a day, or the zero Offer if no price is known.
func dues(club credential.Credential, on credential.Date) (cheapest credential.Offer) {
	for _, o := range club.Offers {
		open := o.If == nil && o.On(on) && o.Price.Known()
		if open && (!cheapest.Price.Known() || o.Price.Minor < cheapest.Price.Minor) {
			cheapest = o
		}
	}
	return cheapest
}

// column returns the prices of the steps of a page, and their sum as the last, for
// a column of a table.
func column(p *Page) []string {
	var amounts []credential.Money
	for _, s := range p.Steps {
		amounts = append(amounts, s.Price)
	}
	prices := aligned(append(amounts, p.Total))
	for i, s := range p.Steps {
		if s.Unpriced {
			prices[i] = notKnown
		}
	}
	return prices
}

// aligned writes amounts so that they align at the right: each has as many digits
// after the point as any of them needs. An amount that is not known is "".
func aligned(amounts []credential.Money) []string {
	digits := 0
	for _, m := range amounts {
		if _, part, ok := strings.Cut(m.String(), "."); ok {
			digits = len(part) - len(" USD")
		}
	}
	texts := make([]string, len(amounts))
	for i, m := range amounts {
		texts[i] = FormatMoney(m)
		if number, currency, ok := strings.Cut(texts[i], " "); ok && digits > 0 && !strings.Contains(number, ".") {
			texts[i] = number + "." + strings.Repeat("0", digits) + " " + currency
		}
	}
	return texts
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
