package roadmap

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// factLabels has the label of each kind of fact that evidence can be.
var factLabels = map[string]string{
	"born": "Age", "residence": "Residence", "holding": "Credential", "job": "Work", "study": "Study", "score": "Score", "attempt": "Exam sat", "prepared": "Preparation", "units": "Units", "attested": "Vouched for",
}

// evidence lists the facts of the record that the route rests on.
func (b *builder) evidence() []Line { return factLines(b.route.Has) }

// unused lists the other facts of the record: nothing that a person told is lost
// without a word.
func (b *builder) unused() []Line { return factLines(b.route.Unused) }

// automatic lists what is awarded by itself and needs no step.
func (b *builder) automatic() []Line {
	var lines []Line
	for _, a := range b.route.Automatic {
		text := "once and for good, with no application and no fee"
		if !a.On.IsZero() {
			text = "on " + FormatDate(a.On) + ", " + text
		}
		lines = append(lines, Line{Label: b.name(a.Entry), Text: text})
	}
	return lines
}

func factLines(facts []pathway.Evidence) []Line {
	var lines []Line
	for _, e := range facts {
		lines = append(lines, Line{Label: factLabels[e.Fact], Text: FormatDatesIn(e.Text)})
	}
	return lines
}

// advice gives the advice of the target, which it does not require.
func (b *builder) advice() []Line {
	_, advice := b.rules(b.route.Target)
	return b.advised("", advice, b.route.Finish)
}

// preferred gives what the issuer or the employers of the target merely like.
func (b *builder) preferred() []Line {
	return b.advised("", b.prefers(b.route.Target), b.route.Finish)
}

// advised gives the advice in force on a day. If it is a choice, each part has a
// line, under a label that says so from the second part on. So it does of a preference.
func (b *builder) advised(label string, advice credential.Rules, on credential.Date) []Line {
	rule, _ := advice.On(on)
	var lines []Line
	for i, part := range alternatives(rule.Ask) {
		lines = append(lines, Line{Label: label, Text: b.asks(part)})
		if i == 0 {
			lines[0].Sources = b.cite(rule.Source)
			label = spaced("Or", strings.ToLower(label))
		}
	}
	return lines
}

// alternatives returns the parts of a requirement that is met by any one of them.
// Any other requirement is its own only part.
func alternatives(ask credential.Requirement) []credential.Requirement {
	group, ok := ask.(credential.AtLeast)
	switch {
	case ask == nil:
		return nil
	case ok && group.N == 1 && group.Label == "" && len(group.Of) > 1:
		return group.Of
	}
	return []credential.Requirement{ask}
}

// doubts gives a line to each thing that the route takes for granted, and to each
// step with something unconfirmed, unverified or without a known price.
func (b *builder) doubts() []Line {
	lines := b.assumed()
	for i, s := range b.route.Steps {
		head := fmt.Sprintf("Step %d", i+1)
		if s.Kind == pathway.Attest {
			lines = append(lines, Line{Label: head, Text: "the plan holds only if somebody vouches for this: " + s.For})
		}
		if s.Confidence == credential.Unverified {
			lines = append(lines, Line{Label: head, Text: "a rule or a figure of " + b.subject(s) + " could not be verified; " + b.confirm(s), Sources: b.weak(s)})
		}
		if s.Unpriced {
			text := "the price of " + b.subject(s) + " is not known"
			if who := b.authority(s.Entry); who != "" {
				text += "; ask " + who
			}
			lines = append(lines, Line{Label: head, Text: text})
		}
	}
	for _, w := range b.route.Stale {
		text := fmt.Sprintf("it fits no condition of the rule of %s on %s: %s", b.name(w.Target), FormatDate(b.route.Start), b.asks(w.Condition))
		if w.By != "" {
			text += "; granted by " + w.By
		}
		lines = append(lines, Line{Label: "Waiver", Text: text + "; ask who granted it"})
	}
	return lines
}

// upkeep gives the renewals that keep the credentials of the route in force.
func (b *builder) upkeep() []Line {
	var lines []Line
	for _, u := range b.route.Upkeep {
		text := "renew every " + perTerm(u.Every) + b.through(u)
		if !u.Due.IsZero() {
			text += ", first by " + FormatDate(u.Due)
		}
		lines = append(lines, Line{Label: b.name(u.Entry), Text: text, Sources: b.cite(u.Source)})
		if asked := units(u.Units, u.Terms); asked != "" {
			lines = append(lines, Line{Label: "Terms", Text: asked})
		}
		if earned := earned(u); earned != "" {
			lines = append(lines, Line{Label: "Earned", Text: earned})
		}
		lines = append(lines, b.fees(u.Fees))
		lines = append(lines, b.backAfter(u)...)
	}
	if year := yearly(b.route.Upkeep); year != "" {
		lines = append(lines, Line{Label: "In a year", Text: year})
	}
	return lines
}

// backAfter gives the ways back to a credential that are open for some time if it is not
// renewed, with their fees; what else they ask for is said by the step that takes one.
func (b *builder) backAfter(u pathway.Upkeep) []Line {
	c, _ := b.catalog.Credential(u.Entry)
	var ways []string
	var sources []credential.Source
	for _, back := range c.Returns {
		if u.Due.Between(back.From, back.Until) {
			way := b.fees(back.Offers).Text
			if !back.Within.IsZero() {
				way = "within " + back.Within.Words() + " for " + way
			}
			ways, sources = append(ways, way), append(sources, back.Source)
		}
	}
	if len(ways) == 0 {
		return nil
	}
	return []Line{{Label: "If it lapses", Text: "it can be had back " + strings.Join(ways, ", "), Sources: b.cite(sources...)}}
}

// earned says how many units of the running term the record has, and what is short; ""
// if it has none.
func earned(u pathway.Upkeep) string {
	if u.Units == 0 || u.Earned+u.Undated == 0 {
		return ""
	}
	text := fmt.Sprintf("%d of %d units", u.Earned, u.Units)
	if short := u.Units - u.Earned; short > 0 {
		text += fmt.Sprintf(", %d more by %s", short, FormatDate(u.Due.Add(credential.Period{Days: -1})))
	}
	if u.Undated > 0 {
		text += fmt.Sprintf("; whether a further %d count is not known, since the record does not say when they were earned", u.Undated)
	}
	return text
}

// yearly sums up what several renewals, or one of another term than a year, come to
// in a year: "84.50 to 167 USD, 10 continuing-education units". Where a renewal has
// several fees the sum has a least and a most, the latter open if one of them is not
// known; a renewal without any known fee is said to be missing.
func yearly(upkeep []pathway.Upkeep) string {
	if len(upkeep) == 0 || len(upkeep) == 1 && upkeep[0].Every == (credential.Period{Months: 12}) {
		return ""
	}
	var least, most credential.Money
	units, unpriced, open := int64(0), 0, false
	for _, u := range upkeep {
		low, high := feeRange(u.Fees)
		if !low.Known() {
			unpriced++
		}
		open = open || low.Known() && slices.ContainsFunc(u.Fees, func(o credential.Offer) bool { return !o.Price.Known() })
		low.Minor, high.Minor = inYear(low.Minor, u.Every), inYear(high.Minor, u.Every)
		least, most = least.Plus(low), most.Plus(high)
		units += inYear(int64(u.Units), u.Every)
	}
	text := FormatCost(least, unpriced)
	switch {
	case open:
		text = FormatMoney(least) + " or more"
	case most != least:
		text = strings.TrimSuffix(FormatMoney(least), " "+least.Currency) + " to " + FormatCost(most, unpriced)
	}
	if units > 0 {
		text += ", " + credential.Count(int(units), "continuing-education unit")
	}
	return text
}

// feeRange returns the least and the most of the known fees of one term.
func feeRange(offers []credential.Offer) (least, most credential.Money) {
	for _, o := range offers {
		if !o.Price.Known() {
			continue
		}
		if !least.Known() || o.Price.Minor < least.Minor {
			least = o.Price
		}
		if !most.Known() || o.Price.Minor > most.Minor {
			most = o.Price
		}
	}
	return least, most
}

// inYear returns what an amount a term comes to in a year, rounded up.
func inYear(amount int64, term credential.Period) int64 {
	days := int64(term.Months)*365/12 + int64(term.Days)
	if term.Days == 0 {
		return (amount*12 + int64(term.Months) - 1) / int64(max(term.Months, 1))
	}
	return (amount*365 + days - 1) / days
}

// through gives the day of the year with which each term ends; "" if the terms
// end on different days.
func (b *builder) through(u pathway.Upkeep) string {
	c, _ := b.catalog.Credential(u.Entry)
	if c.LastsThrough.IsZero() || !u.Due.Valid() || u.Every.Days != 0 || u.Every.Months%12 != 0 {
		return ""
	}
	if last := u.Due.Add(credential.Period{Days: -1}); c.LastsThrough.In(last.Year) != last {
		return "" // the record gives the term another end
	}
	return ", each term through " + dayOfYear(c.LastsThrough)
}

// perTerm writes a term after "every": "year", "2 years".
func perTerm(p credential.Period) string {
	switch p {
	case credential.Period{Months: 12}:
		return "year"
	case credential.Period{Months: 1}:
		return "month"
	}
	return p.Words()
}

// fees gives the fees of one term.
func (b *builder) fees(offers []credential.Offer) Line {
	var fees []string
	var sources []credential.Source
	for _, o := range offers {
		fee := amount(o.Price)
		if o.Name != "" {
			fee += " (" + o.Name + ")"
		}
		fees = append(fees, fee)
		sources = append(sources, o.Source)
	}
	if len(fees) == 0 {
		fees = []string{notKnown}
	}
	return Line{Label: "Fee", Text: strings.Join(fees, ", "), Sources: b.cite(sources...)}
}

// terms gives the fees of the same renewals, each under the credential and the
// length of a term.
func (b *builder) terms() []Line {
	var lines []Line
	for _, u := range b.route.Upkeep {
		fee := b.fees(u.Fees)
		fee.Label = commaed(b.name(u.Entry), "every "+perTerm(u.Every))
		lines = append(lines, fee)
	}
	return lines
}

// prospects gives the pay and the outlook of the target role, and the roles that
// people go on to from it.
func (b *builder) prospects() []Line {
	role, ok := b.catalog.Role(b.route.Target)
	if !ok {
		return nil
	}
	var lines []Line
	for _, pay := range role.Pay {
		text := fmt.Sprintf("%s a year, the median in %d", FormatMoney(pay.Median), pay.Year)
		if pay.Scope != "" {
			text += ": " + pay.Scope
		}
		lines = append(lines, Line{Label: "Pay", Text: text, Sources: b.cite(pay.Source)})
	}
	if o := role.Outlook; o.To != 0 {
		lines = append(lines, Line{Label: "Outlook", Text: outlook(o), Sources: b.cite(o.Source)})
	}
	var next []string
	for _, id := range role.Next {
		next = append(next, credential.WithArticle(uncapitalized(b.name(id))))
	}
	if len(next) > 0 {
		lines = append(lines, Line{Label: "From there", Text: "people go on to the work of " + credential.JoinWords(next, "and")})
	}
	return lines
}

// outlook writes how the number of jobs is expected to change.
func outlook(o credential.Outlook) string {
	text := fmt.Sprintf("%d%% more jobs from %d to %d", o.Percent, o.From, o.To)
	if o.Percent < 0 {
		text = fmt.Sprintf("%d%% fewer jobs from %d to %d", -o.Percent, o.From, o.To)
	}
	if o.Openings > 0 {
		text += fmt.Sprintf(", about %s openings a year", credential.GroupThousands(strconv.Itoa(o.Openings)))
	}
	return text
}

// caution warns a person who has something to do.
func (b *builder) caution() []Line {
	if len(b.route.Steps) == 0 {
		return nil
	}
	return []Line{{Text: "The issuer's word is what counts: read its own pages before you pay or enroll. " +
		"Booking a seat, sending transcripts and waiting for approval take time that is in this plan only where a step says so."}}
}
