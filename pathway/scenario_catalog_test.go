package pathway_test

import (
	"fmt"

	"github.com/credpath/credpath/credential"
)

// organization makes an entry of whoever is named as an accreditor.
func (p *scenarioParser) organization(id credential.ID) credential.ID {
	for _, o := range p.catalog.entries.Organizations {
		if o.ID == id {
			return id
		}
	}
	p.catalog.entries.Organizations = append(p.catalog.entries.Organizations, credential.Organization{ID: id, Name: string(id)})
	return id
}

// head reads the name of an entry and what it asks for on any day.
func (p *scenarioParser) head() (credential.ID, credential.Rules) {
	id := p.id()
	if !p.take(":") {
		return id, nil
	}
	return id, credential.Rules{{Ask: p.ask()}}
}

// ask reads a rule, and makes entries of its accreditors.
func (p *scenarioParser) ask() credential.Requirement {
	ask := p.rule()
	p.accreditors(ask)
	return ask
}

func (p *scenarioParser) accreditors(ask credential.Requirement) {
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

func (p *scenarioParser) newCredential(kind credential.Kind) {
	id, rules := p.head()
	p.end()
	p.credential = &credential.Credential{ID: id, Kind: kind, Name: string(id), Requires: rules}
	if kind.Direct() {
		p.credential.Issuer = p.organization("issuer")
	}
}

func (p *scenarioParser) newProgram() {
	p.inCatalog()
	id, rules := p.head()
	p.program = &credential.Program{ID: id, Name: string(id), Typical: true, Admits: rules}
}

func (p *scenarioParser) newRole() {
	p.inCatalog()
	id, rules := p.head()
	p.role = &credential.Role{ID: id, Name: string(id), Requires: rules}
}

// closeEntry puts the open entry into the catalog.
func (p *scenarioParser) closeEntry() {
	if p.credential != nil {
		p.catalog.entries.Credentials = append(p.catalog.entries.Credentials, *p.credential)
	}
	if p.program != nil {
		p.catalog.entries.Programs = append(p.catalog.entries.Programs, *p.program)
	}
	if p.role != nil {
		p.catalog.entries.Roles = append(p.catalog.entries.Roles, *p.role)
	}
	p.credential, p.program, p.role = nil, nil, nil
}

// openCredential returns the credential that the line belongs to.
func (p *scenarioParser) openCredential() *credential.Credential {
	if p.credential == nil {
		p.fail("it belongs under a credential")
	}
	return p.credential
}

func (p *scenarioParser) openProgram() *credential.Program {
	if p.program == nil {
		p.fail("it belongs under a program")
	}
	return p.program
}

// dates reads "from DATE" and "until DATE", both optional.
func (p *scenarioParser) dates() (from, until credential.Date) {
	if p.take("from") {
		from = p.date()
	}
	if p.take("until") {
		until = p.date()
	}
	return from, until
}

// asks reads one edition of the rule of the open entry.
func (p *scenarioParser) asks() {
	from, until := p.dates()
	p.need(":")
	rule := credential.Rule{From: from, Until: until, Ask: p.ask()}
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

// advises reads what the open credential or role recommends.
func (p *scenarioParser) advises() {
	p.need(":")
	rule := credential.Rule{Ask: p.ask()}
	if p.role != nil {
		p.role.Recommends = append(p.role.Recommends, rule)
		return
	}
	c := p.openCredential()
	c.Recommends = append(c.Recommends, rule)
}

// offer reads one way to take up the open credential or program.
func (p *scenarioParser) offer() {
	offer := p.readOffer()
	if p.program != nil {
		p.program.Offers = append(p.program.Offers, offer)
		return
	}
	c := p.openCredential()
	c.Offers = append(c.Offers, offer)
}

// readOffer reads the parts of an offer, in any order; the condition is last.
func (p *scenarioParser) readOffer() credential.Offer {
	o := credential.Offer{Name: p.word("the name of the offer")}
	for !p.done() {
		switch word := p.word("a part of the offer"); word {
		case "costs":
			o.Price = p.dollars()
		case "takes":
			o.Takes = p.period()
		case "weekly":
			o.Weekly = p.numberOf("h")
		case "in":
			o.Seasons = list(p.scenarioLine, p.season)
		case "from":
			o.From = p.date()
		case "until":
			o.Until = p.date()
		case "if":
			o.If = p.ask()
		default:
			p.fail("%q is no part of an offer; write costs, takes, weekly, in, from, until or if", word)
		}
	}
	return o
}

func (p *scenarioParser) season() credential.Season {
	return parsed(p.scenarioLine, p.word("a season such as 03-21/04-12"), credential.ParseSeason)
}

// lasts reads "lasts 2y" or "lasts 2y through 12-31".
func (p *scenarioParser) lasts() {
	c := p.openCredential()
	c.Lasts = p.period()
	if p.take("through") {
		c.LastsThrough = parsed(p.scenarioLine, p.word("a day of the year such as 12-31"), credential.ParseMonthDay)
	}
}

// renews reads one edition of renewal: "renews", "renews costs 70", "renews
// from 2026-01-01 costs 70"; without a price no fee is known.
func (p *scenarioParser) renews() {
	c := p.openCredential()
	var r credential.Renewal
	r.From, r.Until = p.dates()
	if !p.done() {
		p.need("offer")
		r.Offers = []credential.Offer{p.readOffer()}
	}
	c.Renews = append(c.Renews, r)
}

// orOffer reads "or offer NAME costs 90": a further fee of the edition of renewal
// that stands before it.
func (p *scenarioParser) orOffer() {
	c := p.openCredential()
	if len(c.Renews) == 0 {
		p.fail("it belongs under a renews line")
	}
	p.need("offer")
	last := &c.Renews[len(c.Renews)-1]
	last.Offers = append(last.Offers, p.readOffer())
}

func (p *scenarioParser) countsAs() {
	p.need("as")
	c := p.openCredential()
	c.CountsAs = append(c.CountsAs, list(p.scenarioLine, p.id)...)
}

func (p *scenarioParser) status() {
	c := p.openCredential()
	if err := c.Status.UnmarshalText([]byte(p.word("a status"))); err != nil {
		p.fail("%v", err)
	}
}

func (p *scenarioParser) awards() {
	program := p.openProgram()
	program.Awards = append(program.Awards, list(p.scenarioLine, p.id)...)
}

func (p *scenarioParser) teaches() {
	program := p.openProgram()
	teaching := credential.Teaching{Credits: p.credits()}
	p.need("in")
	teaching.In = p.field()
	program.Teaches = append(program.Teaches, teaching)
}

// accredited reads "accredited by B from D until D", with another standing
// after "as": "accredited by B as candidacy".
func (p *scenarioParser) accredited() {
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

func (p *scenarioParser) gives() {
	if p.role == nil {
		p.fail("it belongs under a role")
	}
	p.role.Fields = append(p.role.Fields, list(p.scenarioLine, p.field)...)
}

// build checks the catalog as an importer's would be.
func (c *scenarioCatalog) build() (*credential.Catalog, error) {
	catalog, err := credential.NewCatalog(c.entries)
	if err != nil {
		return nil, fmt.Errorf("%s: catalog %s: %w", c.at, c.name, err)
	}
	return catalog, nil
}
