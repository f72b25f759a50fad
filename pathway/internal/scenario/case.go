package scenario

import (
	"fmt"
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
)

// born reads "born D".
func (p *parser) born() { p.inCase().Record.Born = p.date() }

// resides reads "resides us/il/dupage".
func (p *parser) resides() { p.inCase().Record.Residence = p.place() }

// holding reads "holds X via P since D until D", or "holds X via P expected D", or
// "holds X at "SCHOOL" accredited A or B unaccredited C by D".
func (p *parser) holding() {
	s := p.inCase()
	h := credential.Holding{Credential: p.id()}
	for !p.done() {
		switch word := p.word("a part of the holding"); word {
		case "via":
			h.Program = p.id()
		case "since":
			h.Awarded = p.date()
		case "until":
			h.Expires = p.date()
		case "expected":
			h.Expected = p.date()
		case "by":
			h.By = p.date()
		case "at":
			h.School = p.quoted()
		case "accredited":
			h.AccreditedBy = p.alternatives()
		case "unaccredited":
			h.NotAccreditedBy = p.alternatives()
		default:
			p.fail("%q is no part of a holding; write via, at, accredited, unaccredited, since, by, until or expected", word)
		}
	}
	s.Record.Holdings = append(s.Record.Holdings, h)
}

// worked reads "worked ROLE D..D 20h supervised", "worked ROLE D..D 2000h all", or
// "worked in FIELD, FIELD D..".
func (p *parser) worked() {
	s := p.inCase()
	var job credential.Job
	if p.take("in") {
		job.Fields = list(p.line, p.field)
	} else {
		job.Role = p.id()
	}
	job.From, job.Until = p.span()
	if strings.HasSuffix(p.peek(), "h") {
		hours := p.hours()
		if p.take("all") {
			job.Hours = hours
		} else {
			job.Weekly = hours
		}
	}
	job.Supervised = p.take("supervised")
	s.Record.Jobs = append(s.Record.Jobs, job)
}

// studied reads "studied 6 in FIELD on D grade C".
func (p *parser) studied() {
	s := p.inCase()
	study := credential.Study{Credits: p.credits()}
	p.need("in")
	study.In = p.field()
	if p.take("on") {
		study.On = p.date()
	}
	if p.take("grade") {
		study.Grade = parsed(p.line, p.word("a grade"), credential.ParseGrade)
	}
	s.Record.Studies = append(s.Record.Studies, study)
}

// scored reads "scored 3.4 in NAME on D".
func (p *parser) scored() {
	s := p.inCase()
	scored := credential.Scored{Score: p.points()}
	p.need("in")
	scored.Of = p.id()
	if p.take("on") {
		scored.On = p.date()
	}
	s.Record.Scores = append(s.Record.Scores, scored)
}

// failed reads "failed EXAM on D", and passed "passed EXAM on D".
func (p *parser) failed() { p.attempt(false) }
func (p *parser) passed() { p.attempt(true) }

func (p *parser) attempt(passed bool) {
	s := p.inCase()
	a := credential.Attempt{Exam: p.id(), Passed: passed}
	p.need("on")
	a.On = p.date()
	s.Record.Attempts = append(s.Record.Attempts, a)
}

// prepared reads "prepared 40h for EXAM".
func (p *parser) prepared() {
	s := p.inCase()
	done := credential.Prepared{Hours: p.numberOf("h")}
	p.need("for")
	done.Exam = p.id()
	s.Record.Prepared = append(s.Record.Prepared, done)
}

// earned reads "earned 12 for NAME on D".
func (p *parser) earned() {
	s := p.inCase()
	u := credential.Units{Units: p.number()}
	p.need("for")
	u.For = p.id()
	if p.take("on") {
		u.On = p.date()
	}
	s.Record.Units = append(s.Record.Units, u)
}

// attested reads "attested WORDS on D".
func (p *parser) attested() {
	s := p.inCase()
	a := credential.Attested{ID: attestationID(p.quoted())}
	if p.take("on") {
		a.On = p.date()
	}
	s.Record.Attested = append(s.Record.Attested, a)
}

// waived reads "waived TARGET CONDITION since D"; a condition of several parts stands in
// parentheses, as a rule has it.
func (p *parser) waived() {
	s := p.inCase()
	w := credential.Waiver{Target: p.id(), By: "the registrar", Reason: "granted"}
	w.Condition = p.part(0)
	if p.take("since") {
		w.On = p.date()
	}
	s.Record.Waivers = append(s.Record.Waivers, w)
}

// check reads a status of the whole rule.
func (p *parser) check() { p.newCheck(false) }

// apply reads a status of the rule but for the exams.
func (p *parser) apply() { p.newCheck(true) }

// newCheck reads "check TARGET on D: STATUS on D, held, missing A, B".
func (p *parser) newCheck(apply bool) {
	s := p.inCase()
	p.closePlan()
	c := &Check{At: p.at, Apply: apply, Target: p.id()}
	p.need("on")
	c.On = p.date()
	p.need(":")
	c.Status = p.word("a status")
	if !slices.Contains([]string{"unmet", "unknown", "pending", "met"}, c.Status) {
		p.fail("%q is not a status; write unmet, unknown, pending or met", c.Status)
	}
	if c.Status == "pending" {
		p.need("on")
		c.MetOn = p.date()
	}
	p.checkParts(c)
	s.Checks = append(s.Checks, c)
}

// checkParts reads the parts of a check. They are parted by commas, and so are the
// conditions in one part.
func (p *parser) checkParts(c *Check) {
	part := ""
	for p.take(",") {
		switch word := p.peek(); word {
		case "held":
			p.need(word)
			c.Held = "held"
			continue
		case "not":
			p.need(word)
			p.need("held")
			c.Held = "not held"
			continue
		case "preferred":
			p.need(word)
			c.Prefers = p.word("a status")
			continue
		case "units":
			p.need(word)
			c.Units = p.units()
			continue
		case "missing", "unsure", "coming":
			p.need(word)
			part = word
		}
		if part == "" {
			p.fail("%q is no part of a check; write held, not held, preferred, missing, unsure or coming", p.peek())
		}
		if c.Lacking == nil {
			c.Lacking = map[string][]string{}
		}
		c.Lacking[part] = append(c.Lacking[part], p.lack())
	}
}

// units reads "12 of 20 by D undated 3".
func (p *parser) units() string {
	text := fmt.Sprint(p.number())
	p.need("of")
	text += fmt.Sprint(" of ", p.number())
	p.need("by")
	text += " by " + p.date().String()
	if p.take("undated") {
		text += fmt.Sprint(" undated ", p.number())
	}
	return text
}

// lack reads a condition and, after "short", how much of it is missing.
func (p *parser) lack() string {
	text := Condition(p.leaf())
	if p.take("short") {
		text += " short " + p.word("an amount") + " " + p.word("a unit")
	}
	return text
}

// find reads `find "CTR": NAME`, or `find "CTR": nothing`.
func (p *parser) find() {
	s := p.inCase()
	p.closePlan()
	f := Find{At: p.at, Name: p.quoted()}
	p.need(":")
	if !p.take("nothing") {
		f.Want = p.id()
	}
	s.Finds = append(s.Finds, f)
}
