package roadmap

import (
	"fmt"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

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

// terms says what each term costs that keeps the goal in force.
func (b *builder) terms() []Line {
	var lines []Line
	for _, u := range b.route.Upkeep {
		fee := b.fees(u.Fees)
		fee.Label = commaed(b.name(u.Entry), "every "+perTerm(u.Every))
		lines = append(lines, fee)
	}
	return lines
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
