package pathway

import (
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
)

// What stands in the way of an answer and costs only money: a membership that anyone
// can join on the day, and a renewal that anyone can pay for.

// A Joining is a membership that the person may join on the day asked about.
type Joining struct {
	Entry credential.ID    `json:"entry"`
	Name  string           `json:"name"`
	Price credential.Money `json:"price,omitzero"` // the least at which it can be had on the day; zero: not known
}

// String names the membership and its price: "AAPC (222 USD)".
func (m Joining) String() string {
	name := strings.TrimSuffix(m.Name, " membership")
	if m.Price.Known() {
		name += " (" + credential.GroupThousands(m.Price.String()) + ")"
	}
	return name
}

// after returns the fewest memberships that can be joined on the day and by which the
// answer to apply for a target would be yes, in the order of its rule; none if it is yes,
// or would not be.
func (j *judge) after(target credential.ID, e Eligibility) []Joining {
	if e.Held {
		return nil
	}
	return j.joinings(e.Apply, func(with *judge) bool { return with.eligibility(target).Apply.Status == Met })
}

// joinings returns the fewest memberships that a finding misses, that can be joined on the
// day and by which it would be met, as a judge of the person who joined them says.
func (j *judge) joinings(f Finding, met func(*judge) bool) []Joining {
	if !j.explain || f.Status == Met {
		return nil
	}
	opens := func(joined []Joining) bool {
		with := *j
		with.explain, with.exams, with.heard = false, false, nil
		with.person = j.person.joining(joined, credential.DateOfDay(j.day))
		return met(&with)
	}
	joined := j.joinable(f)
	if len(joined) == 0 || !opens(joined) {
		return nil
	}
	for i := 0; i < len(joined); {
		if without := slices.Delete(slices.Clone(joined), i, i+1); opens(without) {
			joined = without
		} else {
			i++
		}
	}
	return joined
}

// joinable returns the memberships that a finding misses and that can be joined on the
// day, in the order of its rule, each once.
func (j *judge) joinable(f Finding) []Joining {
	var found []Joining
	for missing := range f.Missing() {
		hold, ok := missing.Requirement.(credential.Holds)
		if !ok {
			continue
		}
		for id := range j.catalog.CountingAs(hold.Credential) {
			again := slices.ContainsFunc(found, func(m Joining) bool { return m.Entry == id })
			if m, ok := j.joining(id); ok && !again {
				found = append(found, m)
			}
		}
	}
	return found
}

// joining returns a membership as it can be joined on the day; ok is false if it is none
// or cannot be joined.
func (j *judge) joining(id credential.ID) (m Joining, ok bool) {
	c, _ := j.catalog.Credential(id)
	silent := *j
	silent.explain = false
	if c.Kind != credential.Membership || c.Status != credential.Active || silent.rules(id, c.Requires).Status != Met {
		return m, false
	}
	m, ok = Joining{Entry: id, Name: j.catalog.NameOf(id)}, len(c.Offers) == 0
	for _, offer := range c.Offers {
		if !offer.On(credential.DateOfDay(j.day)) || silent.judge(offer.If, place{}).Status != Met {
			continue
		}
		ok = true
		if offer.Price.Known() && (!m.Price.Known() || offer.Price.Minor < m.Price.Minor) {
			m.Price = offer.Price
		}
	}
	return m, ok
}

// joining returns the person as a member from a day on.
func (p *person) joining(joined []Joining, on credential.Date) *person {
	with := p.apart()
	for _, m := range joined {
		with.holdings = append(with.holdings, held{Holding: credential.Holding{Credential: m.Entry, Awarded: on}, index: -1})
	}
	return with
}

// apart returns a copy of the person whose holdings may be changed. What is awarded by
// itself has to be found anew.
func (p *person) apart() *person {
	with := *p
	with.holdings, with.automatic = slices.Clone(p.holdings), nil
	return &with
}

// never says why a group is never met although enough of its parts are met, or will be:
// not if what lapses until then is renewed, where anyone can pay for that, or at all.
func (j *judge) never(group credential.AtLeast, at place) []Reason {
	silent := *j
	silent.explain, silent.heard = false, nil
	on := func(renewed []int) (credential.Date, bool) {
		silent.person = j.person.renewing(renewed)
		v := silent.judge(group, at)
		return v.MetOn, v.Status == Pending
	}
	renewed := j.renewable()
	first, ok := on(renewed)
	if len(renewed) == 0 || !ok {
		return []Reason{{Code: ReasonNeverAtOneTime, Entry: at.entry}}
	}
	for i := 0; i < len(renewed); {
		without := slices.Delete(slices.Clone(renewed), i, i+1)
		if day, ok := on(without); ok && day == first {
			renewed = without
		} else {
			i++
		}
	}
	var reasons []Reason
	for _, i := range renewed {
		h := &j.person.holdings[i]
		c, _ := j.catalog.Credential(h.Credential)
		lapse := j.person.lapse(j.catalog, h, c)
		price, _ := openFee(c, lapse)
		reasons = append(reasons, Reason{
			Code: ReasonIfRenewed, Fact: "holding", Index: h.index, Entry: c.ID, Date: first, Until: lapse, Price: price,
		})
	}
	return reasons
}

// renewable returns the holdings that are in force on the day and lapse on a later one,
// unless somebody pays for their renewal, which anyone can.
func (j *judge) renewable() []int {
	var all []int
	for i := range j.person.holdings {
		h := &j.person.holdings[i]
		c, _ := j.catalog.Credential(h.Credential)
		lapse := j.person.lapse(j.catalog, h, c)
		if lapse.IsZero() || lapse.DayNumber() <= j.day || firstOf(h.award()) > j.day || mostTimes(c) > 0 {
			continue
		}
		if _, ok := openFee(c, lapse); ok {
			all = append(all, i)
		}
	}
	return all
}

// openFee returns the least known fee for which anyone can renew a credential on a day;
// ok is false if there is none.
func openFee(c credential.Credential, day credential.Date) (fee credential.Money, ok bool) {
	renewal, ok := c.Renews.On(day)
	if !ok || len(renewal.Offers) == 0 {
		return fee, ok
	}
	ok = false
	for _, offer := range renewal.Offers {
		if offer.If != nil || !offer.On(day) {
			continue
		}
		ok = true
		if offer.Price.Known() && (!fee.Known() || offer.Price.Minor < fee.Minor) {
			fee = offer.Price
		}
	}
	return fee, ok
}

// renewing returns the person as one who renews some holdings for as long as it takes.
func (p *person) renewing(some []int) *person {
	with := p.apart()
	for _, i := range some {
		with.holdings[i].keeps = true
	}
	return with
}

// kept are the days of a holding that is renewed for as long as it takes.
func (h *held) kept() days.Set { return days.Since(firstOf(h.award())) }
