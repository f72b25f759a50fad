package pathway

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
)

// A Back is one way back to the target of an [Eligibility], which the record held and
// which has lapsed.
type Back struct {
	Lapsed credential.Date // the day on which the target lapsed, or its last known term ended
	// Unsure says that nobody said whether it was renewed on that day or, where Keeping
	// says in words what has to hold for it, whether that was kept up until then.
	Unsure  bool
	Keeping string
	Open    bool            `json:"open"` // it can be taken on the day asked about, by its dates
	From    credential.Date // the first day on which it can be taken
	Until   credential.Date // the first day on which it no longer can; zero: it does not close
	Past    bool            // it has closed by the day asked about
	// Finding judges what it requires; nothing to require is met. After has the fewest
	// memberships that the person may join on the day and by which it would be met.
	Finding Finding `json:"finding"`
	After   []Joining
	Units   int    // continuing-education units that are due; 0: not known, or none
	Terms   string // what else it asks for, in words
	Offers  []credential.Offer
	Source  credential.Source
}

// backTo returns the ways back to a credential that has lapsed, in the order of the
// catalog: those that are open on the day or will open later. If there is none, it
// returns the one that closed last.
func (j *judge) backTo(c credential.Credential) []Back {
	var open, closed []Back
	lapsed, unsure, kept := j.lapseBefore(c)
	if lapsed.IsZero() {
		return nil
	}
	keeping := ""
	if unsure && kept {
		keeping = j.catalog.Phrase(c.While.Ask)
	}
	for _, back := range c.Returns {
		b := Back{
			Lapsed: lapsed, Unsure: unsure, Keeping: keeping, Open: back.On(credential.DateOfDay(j.day), lapsed), From: lapsed, Until: back.Closes(lapsed),
			Units: back.Units, Terms: back.Terms, Offers: cloneOffers(back.Offers), Source: back.Source,
		}
		if back.From.After(lapsed) {
			b.From = back.From
		}
		at := place{rule: credential.Rule{Ask: back.Requires, Source: back.Source}}
		b.Finding = j.judge(back.Requires, at).Finding
		b.After = j.joinings(b.Finding, func(with *judge) bool { return with.judge(back.Requires, at).Status == Met })
		if !b.Until.IsZero() && !b.From.Before(b.Until) {
			continue // an edition that was never open to this person
		}
		if b.Past = !b.Until.IsZero() && b.Until.DayNumber() <= j.day; b.Past {
			closed = append(closed, b)
		} else {
			open = append(open, b)
		}
	}
	if len(open) > 0 || len(closed) == 0 {
		return open
	}
	return []Back{slices.MaxFunc(closed, func(a, b Back) int { return a.Until.Compare(b.Until) })}
}

// opens reports whether the way back can be taken on the day asked about.
func (b Back) opens() bool { return b.Open && b.Finding.Status == Met }

// lapseBefore returns the last day, no later than the day asked about, on which a
// holding of a credential lapsed, and whether nobody said that it was not renewed then or,
// if kept, that what has to hold for it was not kept up. It is zero if there is none.
func (j *judge) lapseBefore(c credential.Credential) (lapsed credential.Date, unsure, kept bool) {
	for i := range j.person.holdings {
		h := &j.person.holdings[i]
		if h.Credential != c.ID {
			continue
		}
		end := j.knownEnd(h, c)
		if !end.IsZero() && end.DayNumber() <= j.day && end.After(lapsed) {
			lapsed, kept = end, end != h.lapse(c)
			unsure = h.isOpen(c) || kept
		}
	}
	return lapsed, unsure, kept
}

// returning says since when the target has lapsed, and for each way back until when it
// can be taken, at which price and for what; nothing where there is none.
func (e Eligibility) returning(p *printer) []string {
	if len(e.Back) == 0 {
		return nil
	}
	head := "lapsed on " + e.Back[0].Lapsed.String()
	switch last := e.Back[0].Lapsed; {
	case e.Back[0].Keeping != "":
		head = fmt.Sprintf("in force only while this holds: %s; whether that was kept up was not said; if it was not, it lapsed on %s:", e.Back[0].Keeping, last)
	case e.Back[0].Unsure:
		head = fmt.Sprintf("its term ended on %s, and whether it was renewed was not said; if it was not:", last)
	}
	lines := wrapped(0, head)
	for _, b := range e.Back {
		lines = append(lines, wrapped(0, "back: "+b.String())...)
		if b.Finding.Requirement != nil && !b.Past {
			lines = append(lines, p.lines(b.Finding, 1)...)
		} else if source := b.Finding.source(); source != "" {
			lines = append(lines, wrapped(1, "source: "+source)...)
		}
	}
	return lines
}

// String says whether the way back is open, until when, and what it takes: "yes, through
// 2027-03-30: 50 USD (late); 20 continuing-education units". Its days are written as a
// record has them.
func (b Back) String() string {
	last := ""
	if !b.Until.IsZero() {
		last = b.Until.Add(credential.Period{Days: -1}).String()
	}
	head := b.Finding.orAfter(b.After)
	switch {
	case b.Past:
		return "no, the last day was " + last
	case !b.Open:
		head = "from " + b.From.String()
	case b.Finding.Status == Unmet && len(b.After) == 0:
		head = "once this is met"
	}
	if last != "" {
		head += ", through " + last
	}
	asked := b.prices()
	if b.Units > 0 {
		asked = append(asked, credential.Count(b.Units, "continuing-education unit"))
	}
	if b.Terms != "" {
		asked = append(asked, b.Terms)
	}
	return head + ": " + strings.Join(asked, "; ")
}

// prices writes the prices of a way back, as one text.
func (b Back) prices() []string {
	var prices []string
	for _, o := range b.Offers {
		price := o.Price.String()
		if !o.Price.Known() {
			price = "a fee that is not known"
		}
		if o.Name != "" {
			price += " (" + o.Name + ")"
		}
		prices = append(prices, price)
	}
	return []string{cmp.Or(strings.Join(prices, " or "), "the fee is not known")}
}
