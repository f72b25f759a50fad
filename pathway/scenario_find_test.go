package pathway_test

import (
	"testing"

	"github.com/credpath/credpath/credential"
)

// A scenarioFind is "find": the entry that goes by a name.
type scenarioFind struct {
	at   string
	name string
	want credential.ID // "" if no entry has the name
}

// knownAs reads `known as "CTR" until D`: another name of the open credential or
// role, and the days on which it was in use.
func (p *scenarioParser) knownAs() {
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

// find reads `find "CTR": NAME`, or `find "CTR": nothing`.
func (p *scenarioParser) find() {
	s := p.inCase()
	p.closePlan()
	f := scenarioFind{at: p.at, name: p.quoted()}
	p.need(":")
	if !p.take("nothing") {
		f.want = p.id()
	}
	s.finds = append(s.finds, f)
}

func (f scenarioFind) run(t *testing.T, catalog *credential.Catalog) {
	t.Helper()
	got, err := catalog.Find(f.name)
	if got != f.want || (err != nil) != (f.want == "") {
		t.Errorf("%s: Find(%q) = %q, %v, want %q", f.at, f.name, got, err, f.want)
	}
}
