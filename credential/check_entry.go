package credential

import (
	"fmt"
	"reflect"
	"slices"
	"time"
)

// credential checks a credential by itself and what it names.
func (c *checker) credential(cred Credential) {
	if cred.Kind == "" {
		c.report(root.at("kind"), CodeMissingField, "a credential does not say its kind; write one of %s", listed(kinds))
	}
	c.reference(root.at("issuer"), cred.Issuer, organizations)
	c.aliases(cred.Aliases)
	c.references(root.at("countsAs"), cred.CountsAs, credentials)
	c.rules(root.at("requires"), cred.Requires)
	c.rules(root.at("recommends"), cred.Recommends)
	c.rules(root.at("prefers"), cred.Prefers)
	c.offers(root.at("offers"), cred.Offers)
	if cred.Kind != Assessment && cred.Kind != "" {
		c.noApplication(root.at("offers"), cred.Offers, WithArticle(string(cred.Kind))+" is not sat")
	}
	c.lastDay(cred)
	c.renewals(cred)
	c.returns(cred)
	c.while(cred)
	c.exam(cred)
	c.ownWay(cred)
	c.awardedByItself(cred)
}

// awardedByItself reports what a credential that is awarded by itself cannot have, and
// what it lacks.
func (c *checker) awardedByItself(cred Credential) {
	if !cred.Automatic {
		return
	}
	at := root.at("automatic")
	switch {
	case cred.Kind != "" && !slices.Contains(automaticKinds, cred.Kind):
		c.report(at, CodeAutomaticWay, "%s is not awarded by itself; only %s is", WithArticle(string(cred.Kind)), alternatives(automaticKinds))
		return
	case cred.Status != Active:
		c.report(at, CodeAutomaticWay, "what is awarded by itself cannot be %s; end the last edition of its rule instead", cred.Status)
	case len(cred.Requires) == 0:
		c.report(at, CodeAutomaticWay, "it is awarded by itself once its rule is met, and has none; add requires")
	}
	for _, part := range []struct {
		key   string
		there bool
	}{{"offers", len(cred.Offers) > 0}, {"lasts", !cred.Lasts.IsZero()}, {"lastsThrough", !cred.LastsThrough.IsZero()}, {"renews", len(cred.Renews) > 0}, {"returns", len(cred.Returns) > 0}, {"while", !reflect.ValueOf(cred.While).IsZero()}} {
		if part.there {
			c.report(root.at(part.key), CodeAutomaticWay, "what is awarded by itself is free and for life, and cannot have %q", part.key)
		}
	}
}

// ownWay reports what a credential that is not earned directly cannot have.
func (c *checker) ownWay(cred Credential) {
	parts := []struct {
		key   string
		there bool
		class bool // only classes cannot have it
	}{
		{"requires", len(cred.Requires) > 0, false},
		{"offers", len(cred.Offers) > 0, false},
		{"recommends", len(cred.Recommends) > 0, true},
		{"prefers", len(cred.Prefers) > 0, true},
		{"lasts", !cred.Lasts.IsZero(), true},
		{"lastsThrough", !cred.LastsThrough.IsZero(), true},
		{"renews", len(cred.Renews) > 0, true},
		{"returns", len(cred.Returns) > 0, true},
		{"while", cred.While != While{}, true},
	}
	for _, part := range parts {
		switch {
		case !part.there:
		case cred.Kind == Class:
			c.report(root.at(part.key), CodeClassEarned, "a class is never earned itself and cannot have %q; put it in what counts as the class", part.key)
		case cred.Kind.Awarded() && !part.class:
			c.report(root.at(part.key), CodeAwardedDirectly, "%s is awarded by programs and cannot have %q; put it in the programs that award it", WithArticle(string(cred.Kind)), part.key)
		}
	}
}

// aliases checks the other names of an entry.
func (c *checker) aliases(aliases []Alias) {
	for i, a := range aliases {
		at := root.at("aliases").item(i)
		if a.Name == "" {
			c.report(at.at("name"), CodeMissingField, "an alias has no name")
		}
		c.interval(at, a.days())
	}
	for i := range overlaps(aliases, func(a Alias) string { return a.Name }, Alias.days) {
		c.report(root.at("aliases").item(i).at("name"), CodeRepeated, "%q stands among the aliases twice; keep one", aliases[i].Name)
	}
}

// exam checks what is said of an examination.
func (c *checker) exam(cred Credential) {
	exam, at := cred.Exam, root.at("exam")
	if reflect.ValueOf(exam).IsZero() {
		return
	}
	if cred.Kind != Assessment && cred.Kind != "" {
		c.report(at, CodeMisplacedExam, "%s is not an examination; put this in an assessment that it requires", WithArticle(string(cred.Kind)))
	}
	if exam.Items > 0 && exam.Scored > exam.Items {
		c.report(at.at("scored"), CodeBadValue, "%d questions count of %d; scored is a part of items", exam.Scored, exam.Items)
	}
	for i, rate := range exam.PassRates {
		at := at.at("passRates").item(i)
		if rate.Year == 0 {
			c.report(at.at("year"), CodeMissingField, "a pass rate does not say its year")
		}
	}
	for i := range repeats(exam.PassRates, func(r PassRate) int { return r.Year }) {
		c.report(at.at("passRates").item(i).at("year"), CodeRepeated, "two pass rates are of %d; keep one", exam.PassRates[i].Year)
	}
	c.retakes(at.at("retakes"), exam.Retakes)
	c.preparation(at.at("preparation"), exam.Preparation)
}

// preparation checks the hours of study before an exam: one of them is for everybody.
func (c *checker) preparation(at *path, all []Preparation) {
	open := -1
	for i, p := range all {
		at := at.item(i)
		c.requirement(at.at("if"), p.If)
		if p.Hours == 0 {
			c.report(at.at("hours"), CodeMissingField, "a preparation does not say its hours of study")
		}
		switch {
		case p.If != nil:
		case open >= 0:
			c.report(at.at("if"), CodeRepeated, "preparations %d and %d are both for everybody; add if to one of them, or take it out", open, i)
		default:
			open = i
		}
	}
	if len(all) > 0 && open < 0 {
		c.report(at, CodeMissingField, "no preparation is for everybody; add one without if, for those of no such background")
	}
}

// noApplication reports offers that are applied for apart from being sat.
func (c *checker) noApplication(at *path, offers []Offer, why string) {
	for i, o := range offers {
		if !o.Apply.IsZero() {
			c.report(at.item(i).at("apply"), CodeMisplacedApplication, "%s, so nothing lies between the application and the sitting; put the time into takes", why)
		}
	}
}

// retakes checks when an exam may be tried again. Those that apply from one number of
// failed tries on are editions of one rule.
func (c *checker) retakes(at *path, retakes []Retake) {
	before := map[int]span{} // by After: the one that stands before
	for i, r := range retakes {
		at := at.item(i)
		switch {
		case r.Most > 0 && r.Per.IsZero():
			c.report(at.at("per"), CodeMissingField, "a retake does not say in which span there may be at most %s; add per, such as %q", Count(r.Most, "try"), "P1Y")
		case r.Most == 0 && !r.Per.IsZero():
			c.report(at.at("most"), CodeMissingField, "a retake does not say how many tries there may be in %s; add most, or take per out", r.Per.Words())
		case r.Wait.IsZero() && r.Most == 0:
			c.report(at.at("wait"), CodeMissingField, "a retake does not say how long to wait")
		}
		if !c.interval(at, r.days()) {
			return
		}
		if earlier, ok := before[r.After]; ok {
			c.edition(at, earlier, r.days(), false)
		}
		before[r.After] = r.days()
	}
}

// lastDay checks the day of the year that ends a first term. February 28 is
// refused: a first term through that day of a leap year lapses on the 29th, and a
// further one of a year then has its last day on the 27th. Whole years from any
// other day of the year lead to the same day.
func (c *checker) lastDay(cred Credential) {
	if cred.LastsThrough.IsZero() {
		return
	}
	if cred.Lasts.IsZero() && cred.Kind != Class {
		c.report(root.at("lasts"), CodeMissingField, "it says on which day of the year the first term ends, and not how long a term is, such as %q", "P2Y")
	}
	if (cred.LastsThrough == MonthDay{Month: time.February, Day: 28}) {
		c.report(root.at("lastsThrough"), CodeBadValue, "%q is followed by February 29 in some years, and a year from that ends a day early; write %q, which is the last day of February in every year", cred.LastsThrough, "02-29")
	}
}

// renewals checks how a credential is renewed.
func (c *checker) renewals(cred Credential) {
	at := root.at("renews")
	if len(cred.Renews) > 0 && cred.Lasts.IsZero() && cred.Kind != Class {
		c.report(at, CodeEndlessRenewal, "what never lapses is not renewed; say in lasts how long a term is")
	}
	spans := make([]span, len(cred.Renews))
	for i, r := range cred.Renews {
		spans[i] = r.days()
		c.references(at.item(i).at("by"), r.By, credentials)
		c.offers(at.item(i).at("offers"), r.Offers)
		c.noApplication(at.item(i).at("offers"), r.Offers, "a renewal is not sat")
	}
	c.editions(at, spans, true)
}

// returns checks the ways back to a credential. Those that share a day are told apart
// by the names of their offers, so that a step of a route says which one it takes.
func (c *checker) returns(cred Credential) {
	at := root.at("returns")
	if len(cred.Returns) > 0 && cred.Lasts.IsZero() && cred.While.Ask == nil && cred.Kind != Class {
		c.report(at, CodeEndlessRenewal, "there is no way back to what never lapses; say in lasts how long a term is")
	}
	var named []namedReturn
	for i, r := range cred.Returns {
		c.interval(at.item(i), r.days())
		c.requirement(at.item(i).at("requires"), r.Requires)
		c.offers(at.item(i).at("offers"), r.Offers)
		c.noApplication(at.item(i).at("offers"), r.Offers, "a way back is not sat")
		offers := r.Offers
		if len(offers) == 0 {
			offers = []Offer{{}}
		}
		for _, o := range offers {
			if open := r.days().and(o.days()); !open.empty() {
				named = append(named, namedReturn{i, o.Name, open})
			}
		}
	}
	name := func(n namedReturn) string { return n.name }
	for i, j := range overlaps(named, name, func(n namedReturn) span { return n.open }) {
		a, b := named[i], named[j]
		if a.of == b.of {
			continue // said of its offers
		}
		alike := "have offers without a name"
		if a.name != "" {
			alike = fmt.Sprintf("have offers named %q", a.name)
		}
		c.report(at.item(a.of), CodeAmbiguousOffer, "returns %d and %d %s and share some days; give each a name of its own", b.of, a.of, alike)
	}
}

// A namedReturn is an offer of one of the ways back to a credential.
type namedReturn struct {
	of   int
	name string
	open span
}

// program checks a program by itself and what it names.
func (c *checker) program(p Program) {
	c.reference(root.at("provider"), p.Provider, organizations)
	if len(p.Awards) == 0 && len(p.Teaches) == 0 && !p.Works.isSaid() {
		c.report(root.at("awards"), CodeMissingField, "a program neither awards nor teaches anything, and no work is done in it; say what it leads to")
	}
	c.awards(root.at("awards"), p.Awards)
	for i, t := range p.Teaches {
		c.teaching(root.at("teaches").item(i), t)
	}
	c.practice(p)
	c.rules(root.at("admits"), p.Admits)
	c.accreditations(root.at("accreditations"), p.Accreditations)
	c.offers(root.at("offers"), p.Offers)
	c.noApplication(root.at("offers"), p.Offers, "a program is not sat")
	for i, o := range p.Offers {
		if o.Takes.IsZero() {
			c.report(root.at("offers").item(i).at("takes"), CodeNoDuration, "an offer of a program does not say how long it takes, such as %q", "P2Y")
		}
	}
}

// awards checks that what a program awards is of a kind that programs award.
func (c *checker) awards(at *path, ids []ID) {
	c.references(at, ids, credentials)
	for i, id := range ids {
		where, ok := c.places[id]
		if !ok || where.section != credentials {
			continue
		}
		if kind := c.entries.Credentials[where.index].Kind; kind.Direct() || kind == Class {
			c.report(at.item(i), CodeNotAwarded, "%q is %s, which programs do not award", string(id), WithArticle(string(kind)))
		}
	}
}

// teaching checks the credit in a field that a program gives.
func (c *checker) teaching(at *path, t Teaching) {
	if t.In == "" {
		c.report(at.at("in"), CodeMissingField, "it does not say which field is taught")
	}
	c.documented(at.at("in"), t.In)
}

// practice checks the work of a program, which lasts as long as its offers take.
func (c *checker) practice(p Program) {
	at := root.at("works")
	c.documentedAll(at.at("fields"), p.Works.Fields)
	switch {
	case !p.Works.isSaid():
	case len(p.Works.Fields) == 0:
		c.report(at.at("fields"), CodeMissingField, "it does not say in which fields work is done")
	case len(p.Offers) == 0:
		c.report(root.at("offers"), CodeMissingField, "work is done for as long as an offer takes, and the program has none; add one, or take works away")
	}
}

// isSaid reports whether anything is said of the work of a program.
func (p Practice) isSaid() bool {
	return len(p.Fields) > 0 || !p.Weekly.IsZero() || !p.Source.IsZero()
}

// accreditations checks the standings of a program.
func (c *checker) accreditations(at *path, list []Accreditation) {
	for i, a := range list {
		at := at.item(i)
		if a.By == "" {
			c.report(at.at("by"), CodeMissingField, "an accreditation does not say whose it is")
		}
		if a.Status == "" {
			c.report(at.at("status"), CodeMissingField, "an accreditation does not say its status; write one of %s", listed(accreditationStatuses))
		}
		c.reference(at.at("by"), a.By, organizations)
		c.interval(at, a.days())
	}
	for i, j := range overlaps(list, func(a Accreditation) string { return string(a.By) }, Accreditation.days) {
		c.report(at.item(i), CodeAccreditationOverlap, "the program has another standing with %q on some of these days, in accreditations[%d]; end one where the other begins", string(list[i].By), j)
	}
}

// role checks a role by itself and what it names.
func (c *checker) role(r Role) {
	c.aliases(r.Aliases)
	c.reference(root.at("employer"), r.Employer, organizations)
	c.documentedAll(root.at("fields"), r.Fields)
	c.rules(root.at("requires"), r.Requires)
	c.rules(root.at("recommends"), r.Recommends)
	c.rules(root.at("prefers"), r.Prefers)
	for i, p := range r.Pay {
		c.pay(root.at("pay").item(i), p)
	}
	c.outlook(root.at("outlook"), r.Outlook)
	if (r.Hiring != Hiring{}) && r.Hiring.Takes.IsZero() {
		c.report(root.at("hiring").at("takes"), CodeMissingField, "it does not say how long it takes to be hired, such as %q", "P10W")
	}
	c.references(root.at("next"), r.Next, roles)
}

// pay checks one figure of pay.
func (c *checker) pay(at *path, p Pay) {
	if !p.Median.Known() {
		c.report(at.at("median"), CodeMissingField, "pay does not say its median, such as %q", "67310 USD")
	}
	if p.Year == 0 {
		c.report(at.at("year"), CodeMissingField, "pay does not say its year")
	}
	c.money(at.at("median"), p.Median)
}

// outlook checks the span of years of an outlook.
func (c *checker) outlook(at *path, o Outlook) {
	if (o != Outlook{}) && o.To <= o.From {
		c.report(at.at("to"), CodeEmptyInterval, "an outlook from %d to %d; write the years it spans", o.From, o.To)
	}
}
