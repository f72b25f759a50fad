package pathway

import (
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
)

// What keeps a credential in force beside its terms and the fees of their renewal is said
// by its While, what has to hold, and by the By of its renewals, the award of another. Here
// is what judge and planner read alike; what it means is in judge_kept.go and, for the
// search, in compile_keep.go.

// whilePath and byPath begin the paths of what keeps a credential in force.
func whilePath(id credential.ID) string { return whileWord + string(id) }

func byPath(id credential.ID) string { return byWords + string(id) }

const (
	whileWord = "while "
	byWords   = "renewed by award "
)

// isKeeping reports whether a path is one of what keeps a credential in force.
func isKeeping(path string) bool {
	return strings.HasPrefix(path, whileWord) || strings.HasPrefix(path, byWords)
}

// heldAny asks for one of some credentials.
func heldAny(ids []credential.ID) credential.Requirement {
	parts := make([]credential.Requirement, len(ids))
	for i, id := range ids {
		parts[i] = credential.Holds{Credential: id}
	}
	return credential.Any(parts...)
}

// mostTimes returns how often a credential can be renewed at the most; 0: as often as
// there is a term.
func mostTimes(entry credential.Credential) int {
	most := 0
	for _, edition := range entry.Renews {
		if edition.Times == 0 {
			return 0
		}
		most = max(most, edition.Times)
	}
	return most
}

// timesRenewed returns how often a holding of a record was renewed since its award: as often
// as it takes to last until the day on which it expires by the record or, where it does not
// say, never. Known is false if the record does not say the day of the award.
func timesRenewed(entry credential.Credential, h credential.Holding) (times int, known bool) {
	award := awardDay(h)
	if award.IsZero() || entry.Lasts.IsZero() {
		return 0, false
	}
	for lapse := entry.Lapse(award); lapse.Before(h.Expires); lapse = lapse.Add(entry.Lasts) {
		times++
	}
	return times, true
}

// lastOf returns the last day of a set, or a day before all others.
func lastOf(s days.Set) int {
	if len(s) == 0 {
		return days.LongAgo
	}
	return s[len(s)-1].Until - 1
}

// noteAwards notes, of each holding of a record, until when other awards of the record
// renew it.
func (p *person) noteAwards(c *credential.Catalog) {
	for i := range p.holdings {
		h := &p.holdings[i]
		entry, _ := c.Credential(h.Credential)
		if lapse := h.lapse(entry); !lapse.IsZero() {
			if anew := p.anew(c, h, entry, lapse); anew.After(lapse) {
				h.anew = anew
			}
		}
	}
}

// lapse returns the day on which a holding of a person lapses, as far as its terms go and
// other awards renew it; zero: it ends on no day that is known.
func (p *person) lapse(c *credential.Catalog, h *held, entry credential.Credential) credential.Date {
	return p.anew(c, h, entry, h.lapse(entry))
}

// anew returns the day on which a holding lapses that would lapse on a day, if awards of
// the person renew it before; the zero day stays so.
func (p *person) anew(c *credential.Catalog, h *held, entry credential.Credential, lapse credential.Date) credential.Date {
	for again := !lapse.IsZero() && slices.ContainsFunc(entry.Renews, func(r credential.Renewal) bool { return len(r.By) > 0 }); again; {
		again = false
		for i := range p.holdings {
			award := p.holdings[i].award()
			if !h.said.IsZero() && !award.After(p.asked) {
				continue
			}
			if award.IsZero() || award.Before(h.award()) || !award.Before(lapse) || !renewsBy(c, entry, p.holdings[i].Credential, award) {
				continue
			}
			if anew := entry.Lapse(award); anew.After(lapse) {
				lapse, again = anew, true
			}
		}
	}
	return lapse
}

// renewsBy reports whether the award of one credential on a day renews another.
func renewsBy(c *credential.Catalog, entry credential.Credential, by credential.ID, on credential.Date) bool {
	edition, _ := entry.Renews.On(on)
	return slices.ContainsFunc(edition.By, func(id credential.ID) bool { return c.CountsAs(by, id) })
}

// mostUntil returns the day until which a holding may be in force of which the record does
// not say whether it was renewed: until it was renewed as often as can be.
func (h *held) mostUntil(entry credential.Credential) int {
	most, lapse := mostTimes(entry), h.lapse(entry)
	if most == 0 || lapse.IsZero() {
		return days.Never
	}
	for times := range most {
		edition, ok := entry.Renews.On(lapse)
		if ok && edition.Times > 0 && times >= edition.Times {
			break
		}
		lapse = lapse.Add(entry.Lasts)
	}
	return lapse.DayNumber()
}

// isKept reports whether what has to hold for a credential to stay in force is asked of a
// holding. Where nothing is said of its days, nothing is asked.
func (h *held) isKept(entry credential.Credential) bool {
	return entry.While.Ask != nil && (!h.award().IsZero() || !h.said.IsZero())
}
