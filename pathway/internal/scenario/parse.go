package scenario

import (
	"fmt"
	"maps"
	"slices"

	"github.com/credpath/credpath/credential"
)

// Parse reads the text of a file. An error begins with the name of the file and, where
// it is about a line, the number of the line: "training.txt:12: ...".
func Parse(name, text string) (cases []*Case, err error) {
	if len(text) > maxBytes {
		return nil, fmt.Errorf("%s: the file has %d bytes; cut it in two by theme, the most is %d", name, len(text), maxBytes)
	}
	defer func() {
		if r := recover(); r != nil {
			bad, ok := r.(parseError)
			if !ok {
				panic(r)
			}
			cases, err = nil, bad.error
		}
	}()
	p := &parser{file: name}
	for _, p.line = range cutLines(name, text) {
		p.read()
	}
	p.closeCase()
	p.closeCatalog()
	return p.cases, nil
}

// A parser gathers the cases of one file. At most one of credential, program and
// role is open: the lines under it belong to it.
type parser struct {
	*line
	file       string
	cases      []*Case
	catalog    *Catalog
	credential *credential.Credential
	program    *credential.Program
	role       *credential.Role
	fees       *[]credential.Offer // of the edition of a renewal, or of the way back, that was read last; nil: none
	plan       *Plan               // the open one; nil: none
	unoffered  bool                // the open credential has no offer
}

// read reads one line by its first word.
func (p *parser) read() {
	first := p.word("the kind of line")
	if kind, ok := kinds[first]; ok {
		p.inCatalog()
		p.newCredential(kind)
		return
	}
	reader, ok := readers[first]
	if !ok {
		known := slices.Sorted(maps.Keys(readers))
		known = slices.Sorted(slices.Values(slices.AppendSeq(known, maps.Keys(kinds))))
		p.fail("no line begins with %q; the lines are %s", first, joined(known, ", "))
	}
	reader(p)
	p.end()
}

// kinds has the kind of a credential by the first word of its line.
var kinds = map[string]credential.Kind{
	"degree": credential.Degree, "diploma": credential.Diploma, "certificate": credential.Certificate,
	"course": credential.Course, "cert": credential.Certification, "license": credential.License,
	"exam": credential.Assessment, "member": credential.Membership, "clearance": credential.Clearance, "class": credential.Class,
}

// readers has the reader of every other kind of line, by its first word.
var readers = map[string]func(*parser){
	"catalog": (*parser).newCatalog,
	"program": (*parser).newProgram,
	"role":    (*parser).newRole,

	"asks":       (*parser).asks,
	"advises":    (*parser).advises,
	"prefers":    (*parser).prefers,
	"offer":      (*parser).offer,
	"lasts":      (*parser).lasts,
	"renews":     (*parser).renews,
	"returns":    (*parser).returns,
	"while":      (*parser).while,
	"retake":     (*parser).retake,
	"or":         (*parser).orOffer,
	"counts":     (*parser).countsAs,
	"status":     (*parser).status,
	"automatic":  (*parser).automatic,
	"unoffered":  (*parser).noOffer,
	"known":      (*parser).knownAs,
	"awards":     (*parser).awards,
	"teaches":    (*parser).teaches,
	"works":      (*parser).works,
	"accredited": (*parser).accredited,
	"gives":      (*parser).gives,
	"hiring":     (*parser).hiring,

	"case":     (*parser).newCase,
	"born":     (*parser).born,
	"resides":  (*parser).resides,
	"holds":    (*parser).holding,
	"worked":   (*parser).worked,
	"studied":  (*parser).studied,
	"scored":   (*parser).scored,
	"failed":   (*parser).failed,
	"prepared": (*parser).prepared,
	"prepare":  (*parser).prepare,
	"passed":   (*parser).passed,
	"earned":   (*parser).earned,
	"attested": (*parser).attested,
	"waived":   (*parser).waived,

	"check":    (*parser).check,
	"apply":    (*parser).apply,
	"find":     (*parser).find,
	"standing": (*parser).standing,
	"opens":    (*parser).opens,
	"nearest":  (*parser).nearest,
	"plan":     (*parser).newPlan,
	"best":     (*parser).best,
	"route":    (*parser).route,
	"none":     (*parser).none,
	"stopped":  (*parser).stopped,
	"frontier": (*parser).frontier,
	"first":    (*parser).first,
	"options":  (*parser).options,
	"upkeep":   (*parser).upkeep,
}

// newCatalog reads "catalog WORDS".
func (p *parser) newCatalog() {
	p.closeCase()
	p.closeCatalog()
	p.catalog = &Catalog{At: p.at, Name: p.rest()}
}

// closeCatalog refuses a catalog without a case.
func (p *parser) closeCatalog() {
	p.closeEntry()
	if p.catalog != nil && p.catalog.cases == 0 {
		panic(parseError{fmt.Errorf("%s: catalog %s has no case", p.catalog.At, p.catalog.Name)})
	}
}

// newCase reads "case WORDS".
func (p *parser) newCase() {
	if p.catalog == nil {
		p.fail("a case stands before any catalog")
	}
	p.closeCase()
	p.closeEntry()
	p.catalog.cases++
	p.cases = append(p.cases, &Case{File: p.file, At: p.at, Name: p.rest(), Catalog: p.catalog})
}

// closeCase refuses a case that expects nothing.
func (p *parser) closeCase() {
	p.closePlan()
	if p.catalog == nil || p.catalog.cases == 0 {
		return
	}
	if s := p.cases[len(p.cases)-1]; len(s.Checks) == 0 && len(s.Plans) == 0 && len(s.Finds) == 0 && len(s.Advice) == 0 {
		panic(parseError{fmt.Errorf("%s: case %s expects nothing; add a check or a plan", s.At, s.Name)})
	}
}

// rest takes the words up to the end of the line as a name.
func (p *parser) rest() string {
	name := ""
	for !p.done() {
		word := p.word("a word")
		if name != "" && word != "," && word != ":" {
			name += " "
		}
		name += word
	}
	if name == "" {
		p.fail("say in a few words what it is about")
	}
	return name
}

// inCatalog refuses an entry that stands inside a case.
func (p *parser) inCatalog() {
	if p.catalog == nil || p.catalog.cases > 0 {
		p.fail("an entry stands outside a catalog; begin with a catalog line")
	}
	p.closeEntry()
}

// inCase returns the case that the line belongs to.
func (p *parser) inCase() *Case {
	if p.catalog == nil || p.catalog.cases == 0 {
		p.fail("it belongs to a case; begin with a case line")
	}
	return p.cases[len(p.cases)-1]
}
