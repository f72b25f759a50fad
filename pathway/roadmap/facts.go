package roadmap

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// exam says what is known of the examination that a step sits.
func (b *builder) exam(s pathway.Step) []Line {
	c, _ := b.catalog.Credential(s.Entry)
	if s.Kind != pathway.Earn {
		return nil
	}
	var lines []Line
	if form := examForm(c.Exam); form != "" {
		lines = append(lines, Line{Label: "Exam", Text: form, Sources: b.cite(c.Exam.Source)})
	}
	if n := len(c.Exam.PassRates); n > 0 {
		latest := c.Exam.PassRates[0]
		for _, rate := range c.Exam.PassRates {
			if rate.Year > latest.Year {
				latest = rate
			}
		}
		text := fmt.Sprintf("%d%% of %s in %d", latest.Percent, takers(latest.Takers), latest.Year)
		lines = append(lines, Line{Label: "Pass rate", Text: text, Sources: b.cite(latest.Source)})
	}
	for _, retake := range c.Exam.Retakes {
		if !s.Finish.Before(retake.From) && (retake.Until.IsZero() || s.Finish.Before(retake.Until)) {
			text := "after a fail, wait " + retake.Wait.Words()
			if retake.Wait.IsZero() {
				text = "after a fail, at any time"
			}
			lines = append(lines, Line{Label: "Retake", Text: text, Sources: b.cite(retake.Source)})
		}
	}
	return lines
}

// takers names those who sat an exam for the first time, with their number if
// it is known.
func takers(n int) string {
	const who = "first-time candidates"
	if n == 0 {
		return who
	}
	return credential.GroupThousands(strconv.Itoa(n)) + " " + who
}

// examForm says how long an examination is and which mark passes it.
func examForm(e credential.Exam) string {
	var parts []string
	if e.Items > 0 {
		parts = append(parts, credential.Count(e.Items, "question"))
	}
	if e.Scored > 0 && e.Scored < e.Items {
		parts = append(parts, fmt.Sprintf("of which %d count", e.Scored))
	}
	if e.Minutes > 0 {
		parts = append(parts, length(e.Minutes))
	}
	if e.Pass != "" {
		parts = append(parts, "pass mark: "+e.Pass)
	}
	return strings.Join(parts, ", ")
}

// length says how long an examination is: "3 hours 30 minutes".
func length(minutes int) string {
	var parts []string
	if minutes >= 60 {
		parts = append(parts, credential.Count(minutes/60, "hour"))
	}
	if minutes%60 > 0 {
		parts = append(parts, credential.Count(minutes%60, "minute"))
	}
	return strings.Join(parts, " ")
}

// renewal says what a step of renewal asks for.
func (b *builder) renewal(s pathway.Step) []Line {
	c, _ := b.catalog.Credential(s.Entry)
	r, ok := c.Renews.On(s.Start)
	if !ok {
		return nil
	}
	text := units(r.Units, r.Terms)
	if text == "" {
		return nil
	}
	return []Line{{Label: "Terms", Text: text, Sources: b.cite(r.Source)}}
}

// units says what a term of renewal asks for besides its fee.
func units(n int, terms string) string {
	terms = FormatDatesIn(terms)
	switch {
	case n == 0:
		return terms
	case terms == "":
		return credential.Count(n, "continuing-education unit")
	}
	return credential.Count(n, "continuing-education unit") + "; " + terms
}

// upkeep says what keeps in force what the route has earned.
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
		lines = append(lines, b.fees(u.Fees))
	}
	return lines
}

// fees lists the fees of one term.
func (b *builder) fees(offers []credential.Offer) Line {
	var fees []string
	var sources []credential.Source
	for _, o := range offers {
		fee := amount(o.Price, !o.Price.Known())
		if o.Name != "" {
			fee += " (" + o.Name + ")"
		}
		fees = append(fees, fee)
		sources = append(sources, o.Source)
	}
	if len(fees) == 0 {
		fees = []string{"not known"}
	}
	return Line{Label: "Fee", Text: strings.Join(fees, ", "), Sources: b.cite(sources...)}
}

// through says with which day of the year each term ends, where all end with one.
func (b *builder) through(u pathway.Upkeep) string {
	c, _ := b.catalog.Credential(u.Entry)
	if c.LastsThrough.IsZero() || !u.Due.Valid() || u.Every.Days != 0 || u.Every.Months%12 != 0 {
		return ""
	}
	if last := u.Due.Add(credential.Period{Days: -1}); c.LastsThrough.In(last.Year) != last {
		return "" // an end of its own, which the record says
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

// prospects says what the target role pays, and where it leads.
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
