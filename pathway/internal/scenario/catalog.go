package scenario

import "github.com/credpath/credpath/credential"

// newCredential reads "cert NAME: RULE", and likewise the other kinds.
func (p *parser) newCredential(kind credential.Kind) {
	id, rules := p.head()
	p.end()
	p.credential = &credential.Credential{ID: id, Kind: kind, Name: string(id), Requires: rules}
	if kind.Direct() {
		p.credential.Issuer = p.organization("issuer")
	}
}

// newProgram reads "program NAME: RULE".
func (p *parser) newProgram() {
	p.inCatalog()
	id, rules := p.head()
	p.program = &credential.Program{ID: id, Name: string(id), Typical: true, Admits: rules}
}

// newRole reads "role NAME: RULE".
func (p *parser) newRole() {
	p.inCatalog()
	id, rules := p.head()
	p.role = &credential.Role{ID: id, Name: string(id), Requires: rules}
}

// head reads the name of an entry and, after a colon, the rule of every day.
func (p *parser) head() (credential.ID, credential.Rules) {
	id := p.id()
	if !p.take(":") {
		return id, nil
	}
	return id, credential.Rules{{Ask: p.ask()}}
}

// ask reads a rule, and makes entries of the accreditors in it.
func (p *parser) ask() credential.Requirement {
	ask := p.rule()
	p.accreditors(ask)
	return ask
}

// accreditors makes entries of the accreditors in a requirement.
func (p *parser) accreditors(ask credential.Requirement) {
	switch ask := ask.(type) {
	case credential.AtLeast:
		for _, part := range ask.Of {
			p.accreditors(part)
		}
	case credential.Holds:
		for _, by := range ask.AccreditedBy {
			p.organization(by)
		}
	}
}

// organization makes an entry of an organization that is named, unless there is one.
func (p *parser) organization(id credential.ID) credential.ID {
	for _, o := range p.catalog.Entries.Organizations {
		if o.ID == id {
			return id
		}
	}
	p.catalog.Entries.Organizations = append(p.catalog.Entries.Organizations, credential.Organization{ID: id, Name: string(id)})
	return id
}

// closeEntry puts the open entry into the catalog.
func (p *parser) closeEntry() {
	if p.credential != nil {
		switch c := p.credential; {
		case p.unoffered && len(c.Offers) > 0:
			p.fail("%s is unoffered, and has an offer", c.ID)
		case !p.unoffered && len(c.Offers) == 0 && isFree(*c):
			c.Offers = []credential.Offer{free}
		}
		p.catalog.Entries.Credentials = append(p.catalog.Entries.Credentials, *p.credential)
	}
	if p.program != nil {
		p.catalog.Entries.Programs = append(p.catalog.Entries.Programs, *p.program)
	}
	if p.role != nil {
		p.catalog.Entries.Roles = append(p.catalog.Entries.Roles, *p.role)
	}
	p.credential, p.program, p.role, p.fees, p.unoffered = nil, nil, nil, nil, false
}

// free is the offer of an entry of which a file says no other: at once and for nothing.
var free = credential.Offer{Price: credential.Money{Currency: "USD"}}

// isFree reports whether an entry is had at once and for nothing where no offer is said.
func isFree(c credential.Credential) bool {
	return c.Kind.Direct() && !c.Automatic && c.Status == credential.Active
}

// openCredential returns the credential that the line belongs to.
func (p *parser) openCredential() *credential.Credential {
	if p.credential == nil {
		p.fail("it belongs under a credential")
	}
	return p.credential
}

// openProgram returns the program that the line belongs to.
func (p *parser) openProgram() *credential.Program {
	if p.program == nil {
		p.fail("it belongs under a program")
	}
	return p.program
}

// asks reads "asks from D until D: RULE": an edition of the rule of the open entry.
func (p *parser) asks() {
	rule := p.edition()
	switch {
	case p.credential != nil:
		p.credential.Requires = append(p.credential.Requires, rule)
	case p.program != nil:
		p.program.Admits = append(p.program.Admits, rule)
	case p.role != nil:
		p.role.Requires = append(p.role.Requires, rule)
	default:
		p.fail("it belongs under an entry")
	}
}

// dates reads "from DATE" and "until DATE", both optional.
func (p *parser) dates() (from, until credential.Date) {
	if p.take("from") {
		from = p.date()
	}
	if p.take("until") {
		until = p.date()
	}
	return from, until
}

// advises reads "advises from D until D: RULE": what the open credential or role recommends.
func (p *parser) advises() {
	rule := p.edition()
	if p.role != nil {
		p.role.Recommends = append(p.role.Recommends, rule)
		return
	}
	c := p.openCredential()
	c.Recommends = append(c.Recommends, rule)
}

// prefers reads "prefers from D until D: RULE": what the issuer of the open credential, or
// employers, like.
func (p *parser) prefers() {
	rule := p.edition()
	if p.role != nil {
		p.role.Prefers = append(p.role.Prefers, rule)
		return
	}
	c := p.openCredential()
	c.Prefers = append(c.Prefers, rule)
}

// edition reads "from DATE until DATE: RULE", both dates optional.
func (p *parser) edition() credential.Rule {
	var rule credential.Rule
	rule.From, rule.Until = p.dates()
	p.need(":")
	rule.Ask = p.ask()
	return rule
}

// offer reads "offer NAME ...": a way to take up the open credential or program.
func (p *parser) offer() {
	offer := p.readOffer()
	if p.program != nil {
		p.program.Offers = append(p.program.Offers, offer)
		return
	}
	c := p.openCredential()
	c.Offers = append(c.Offers, offer)
}

// readOffer reads the parts of an offer, in any order, but for the condition, which
// comes last.
func (p *parser) readOffer() credential.Offer {
	o := credential.Offer{Name: p.word("the name of the offer")}
	for !p.done() {
		switch word := p.word("a part of the offer"); word {
		case "costs":
			o.Price = p.dollars()
		case "apply":
			o.Apply = p.period()
		case "takes":
			o.Takes = p.period()
		case "weekly":
			o.Weekly = p.hours()
		case "in":
			o.Seasons = list(p.line, p.season)
		case "from":
			o.From = p.date()
		case "until":
			o.Until = p.date()
		case "if":
			o.If = p.ask()
		default:
			p.fail("%q is no part of an offer; write costs, apply, takes, weekly, in, from, until or if", word)
		}
	}
	return o
}

// season reads "03-21/04-12".
func (p *parser) season() credential.Season {
	return parsed(p.line, p.word("a season such as 03-21/04-12"), credential.ParseSeason)
}

// prepare reads "prepare 120h weekly 10h if RULE".
func (p *parser) prepare() {
	c := p.openCredential()
	prep := credential.Preparation{Hours: p.numberOf("h")}
	if p.take("weekly") {
		prep.Weekly = p.hours()
	}
	if p.take("if") {
		prep.If = p.ask()
	}
	c.Exam.Preparation = append(c.Exam.Preparation, prep)
}

// retake reads "retake 30d after 2 most 3 per 1y from D until D".
func (p *parser) retake() {
	c := p.openCredential()
	var r credential.Retake
	if next := p.peek(); next != "after" && next != "most" {
		r.Wait = p.period()
	}
	if p.take("after") {
		r.After = p.number()
	}
	if p.take("most") {
		r.Most = p.number()
		p.need("per")
		r.Per = p.period()
	}
	r.From, r.Until = p.dates()
	c.Exam.Retakes = append(c.Exam.Retakes, r)
}

// lasts reads "lasts 2y" or "lasts 2y through 12-31".
func (p *parser) lasts() {
	c := p.openCredential()
	c.Lasts = p.period()
	if p.take("through") {
		c.LastsThrough = parsed(p.line, p.word("a day of the year such as 12-31"), credential.ParseMonthDay)
	}
}

// renews reads "renews from D until D times 1 by NAME, NAME offer NAME costs 70": an
// edition of how the open credential is renewed. Without an offer no fee is known.
func (p *parser) renews() {
	c := p.openCredential()
	var r credential.Renewal
	r.From, r.Until = p.dates()
	if p.take("times") {
		r.Times = p.numberOf("")
	}
	if p.take("by") {
		r.By = list(p.line, p.id)
	}
	if p.take("units") {
		r.Units = p.number()
	}
	if !p.done() {
		p.need("offer")
		r.Offers = []credential.Offer{p.readOffer()}
	}
	c.Renews = append(c.Renews, r)
	p.fees = &c.Renews[len(c.Renews)-1].Offers
}

// while reads "while grace 90d: RULE": what must hold for the open credential to stay in
// force, and for how long it does after that.
func (p *parser) while() {
	c := p.openCredential()
	if p.take("grace") {
		c.While.Grace = p.period()
	}
	p.need(":")
	c.While.Ask = p.ask()
}

// returns reads "returns within 180d from D until D asks RULE offer NAME costs 70": a
// way back to the open credential. Without an offer no fee is known.
func (p *parser) returns() {
	c := p.openCredential()
	var r credential.Return
	if p.take("within") {
		r.Within = p.period()
	}
	r.From, r.Until = p.dates()
	if p.take("asks") {
		r.Requires = p.either(0)
		p.accreditors(r.Requires)
	}
	if !p.done() {
		p.need("offer")
		r.Offers = []credential.Offer{p.readOffer()}
	}
	c.Returns = append(c.Returns, r)
	p.fees = &c.Returns[len(c.Returns)-1].Offers
}

// orOffer reads "or offer NAME costs 90": a further fee of the renewal, or of the way
// back, that stands before it.
func (p *parser) orOffer() {
	if p.fees == nil {
		p.fail("it belongs under a line renews or returns")
	}
	p.need("offer")
	*p.fees = append(*p.fees, p.readOffer())
}

// countsAs reads "counts as NAME, NAME".
func (p *parser) countsAs() {
	p.need("as")
	c := p.openCredential()
	c.CountsAs = append(c.CountsAs, list(p.line, p.id)...)
}

// status reads "status retired".
func (p *parser) status() {
	c := p.openCredential()
	if err := c.Status.UnmarshalText([]byte(p.word("a status"))); err != nil {
		p.fail("%v", err)
	}
}

// noOffer reads "unoffered": nobody knows what the open credential costs and how long it
// takes.
func (p *parser) noOffer() {
	p.openCredential()
	p.unoffered = true
}

// automatic reads "automatic": the open credential is awarded by itself.
func (p *parser) automatic() { p.openCredential().Automatic = true }

// knownAs reads `known as "CTR" from D until D`: another name of the open credential
// or role, and the days on which it is in use.
func (p *parser) knownAs() {
	p.need("as")
	alias := credential.Alias{Name: p.quoted()}
	alias.From, alias.Until = p.dates()
	if p.role != nil {
		p.role.Aliases = append(p.role.Aliases, alias)
		return
	}
	c := p.openCredential()
	c.Aliases = append(c.Aliases, alias)
}

// awards reads "awards NAME, NAME".
func (p *parser) awards() {
	program := p.openProgram()
	program.Awards = append(program.Awards, list(p.line, p.id)...)
}

// teaches reads "teaches 8 in FIELD".
func (p *parser) teaches() {
	program := p.openProgram()
	var teaching credential.Teaching
	if !p.take("some") {
		teaching.Credits = p.credits()
	}
	p.need("in")
	teaching.In = p.field()
	program.Teaches = append(program.Teaches, teaching)
}

// works reads "works in FIELD, FIELD weekly 40h".
func (p *parser) works() {
	program := p.openProgram()
	p.need("in")
	program.Works.Fields = append(program.Works.Fields, list(p.line, p.field)...)
	if p.take("weekly") {
		program.Works.Weekly = p.hours()
	}
}

// accredited reads "accredited by NAME as candidacy from D until D". Without "as" the
// status is that of an accredited program.
func (p *parser) accredited() {
	program := p.openProgram()
	p.need("by")
	a := credential.Accreditation{By: p.organization(p.id()), Status: credential.Accredited}
	if p.take("as") {
		if err := a.Status.UnmarshalText([]byte(p.word("a standing"))); err != nil {
			p.fail("%v", err)
		}
	}
	a.From, a.Until = p.dates()
	program.Accreditations = append(program.Accreditations, a)
}

// gives reads "gives FIELD, FIELD".
func (p *parser) gives() {
	if p.role == nil {
		p.fail("it belongs under a role")
	}
	p.role.Fields = append(p.role.Fields, list(p.line, p.field)...)
}

// hiring reads "hiring 10w".
func (p *parser) hiring() {
	if p.role == nil {
		p.fail("it belongs under a role")
	}
	p.role.Hiring.Takes = p.period()
}
