package scenario

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/credpath/credpath/credential"
)

// rule reads a requirement up to the end of the line. Without any words it asks for
// nothing.
func (l *line) rule() credential.Requirement {
	if l.done() {
		return nil
	}
	ask := l.either(0)
	l.end()
	return ask
}

// either reads alternatives parted by |.
func (l *line) either(depth int) credential.Requirement {
	parts := []credential.Requirement{l.both(depth)}
	for l.take("|") {
		parts = append(parts, l.both(depth))
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return credential.Any(parts...)
}

// both reads conditions joined by &, which binds closer than |.
func (l *line) both(depth int) credential.Requirement {
	parts := []credential.Requirement{l.part(depth)}
	for l.take("&") {
		parts = append(parts, l.part(depth))
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return credential.All(parts...)
}

// part reads a condition, or a group in parentheses, after a number or under a label.
func (l *line) part(depth int) credential.Requirement {
	if depth == maxDepth {
		l.fail("parentheses are more than %d deep", maxDepth)
	}
	switch {
	case l.take("("):
		ask := l.either(depth + 1)
		l.need(")")
		return ask
	case l.next+1 < len(l.words) && l.words[l.next+1] == "of":
		return l.someOf(depth)
	case strings.HasPrefix(l.peek(), `"`):
		return credential.Labeled(l.quoted(), l.part(depth+1))
	}
	return l.leaf()
}

// someOf reads "2 of (a b c)".
func (l *line) someOf(depth int) credential.Requirement {
	some := credential.AtLeast{N: l.number()}
	l.need("of")
	l.need("(")
	for !l.take(")") {
		some.Of = append(some.Of, l.part(depth+1))
	}
	return some
}

// leaf reads one condition.
func (l *line) leaf() credential.Requirement {
	switch {
	case l.take("had"):
		return l.had()
	case l.take("work"):
		return l.experience()
	case l.take("study"):
		return l.coursework()
	case l.take("score"):
		return l.score()
	case l.take("resides"):
		return credential.Resides{In: l.place()}
	case l.take("age"):
		return credential.Age{Years: l.number()}
	case l.take("attest"):
		return l.attestation(false)
	case l.take("fact"):
		return l.attestation(true)
	}
	return l.holds()
}

// attestation reads "WORDS by employer within 90d".
func (l *line) attestation(fact bool) credential.Attestation {
	a := credential.Attestation{Of: l.quoted(), Fact: fact}
	a.ID = attestationID(a.Of)
	if l.take("by") {
		a.By = l.word("issuer, employer or school")
	}
	if l.take("within") {
		a.Within = l.period()
	}
	return a
}

// attestationID makes an ID of the words of an attestation: its letters and digits.
func attestationID(words string) credential.ID {
	kept := strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(words, "'", "")), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	return credential.ID(strings.Join(kept, "-"))
}

// holds reads "NAME by NAME or NAME within 5y underway 4m for 4y".
func (l *line) holds() credential.Holds {
	h := credential.Holds{Credential: l.id()}
	for {
		switch {
		case l.take("by"):
			h.AccreditedBy = l.alternatives()
		case l.take("within"):
			h.Within = l.period()
		case l.take("underway"):
			h.UnderWay = l.period()
		case l.take("for"):
			h.For = l.period()
		default:
			return h
		}
	}
}

// had reads "had NAME within 1y".
func (l *line) had() credential.Had {
	h := credential.Had{Credential: l.id()}
	if l.take("within") {
		h.Within = l.period()
	}
	return h
}

// alternatives reads "NAME or NAME".
func (l *line) alternatives() []credential.ID {
	ids := []credential.ID{l.id()}
	for l.take("or") {
		ids = append(ids, l.id())
	}
	return ids
}

// experience reads "1950h in registry most 500h of registry/home", "2y in coding or billing
// within 5y since coder fulltime 37.5".
func (l *line) experience() credential.Experience {
	var e credential.Experience
	if strings.HasSuffix(l.peek(), "h") {
		e.Hours = l.numberOf("h")
	} else {
		e.For = l.period()
	}
	l.need("in")
	e.In = []credential.Field{l.field()}
	for {
		switch {
		case l.take("or"):
			e.In = append(e.In, l.field())
		case l.take("within"):
			e.Within = l.period()
		case l.take("supervised"):
			e.Supervised = true
		case l.take("share"):
			e.MinShare = l.number()
		case l.take("calendar"):
			e.Calendar = true
		case l.take("since"):
			e.Since = l.id()
		case l.take("fulltime"):
			e.FullTime = parsed(l, l.word("hours a week"), credential.ParseHours)
		case l.take("most"):
			e.AtMost = append(e.AtMost, l.most())
		default:
			return e
		}
	}
}

// most reads "500h of billing or coding".
func (l *line) most() credential.Cap {
	kind := credential.Cap{Hours: l.numberOf("h")}
	l.need("of")
	kind.In = []credential.Field{l.field()}
	for l.take("or") {
		kind.In = append(kind.In, l.field())
	}
	return kind
}

// coursework reads "6 in FIELD grade C within 5y".
func (l *line) coursework() credential.Coursework {
	c := credential.Coursework{Credits: l.credits()}
	l.need("in")
	c.In = l.field()
	for {
		switch {
		case l.take("grade"):
			c.MinGrade = parsed(l, l.word("a grade"), credential.ParseGrade)
		case l.take("within"):
			c.Within = l.period()
		default:
			return c
		}
	}
}

// score reads "3.25 in NAME within 5y".
func (l *line) score() credential.Score {
	s := credential.Score{AtLeast: l.points()}
	l.need("in")
	s.Of = l.id()
	if l.take("within") {
		s.Within = l.period()
	}
	return s
}

// Condition writes a requirement that is not a group, as a rule has it. Credit is
// written with its unit, which a rule has not.
func Condition(ask credential.Requirement) string {
	var b strings.Builder
	say := func(shown bool, format string, args ...any) {
		if shown {
			fmt.Fprintf(&b, format, args...)
		}
	}
	switch ask := ask.(type) {
	case nil:
		say(true, "nothing")
	case credential.Holds:
		say(true, "%s", ask.Credential)
		say(len(ask.AccreditedBy) > 0, " by %s", joined(ask.AccreditedBy, " or "))
		say(!ask.Within.IsZero(), " within %s", shortPeriod(ask.Within))
		say(!ask.UnderWay.IsZero(), " underway %s", shortPeriod(ask.UnderWay))
		say(!ask.For.IsZero(), " for %s", shortPeriod(ask.For))
	case credential.Had:
		say(true, "had %s", ask.Credential)
		say(!ask.Within.IsZero(), " within %s", shortPeriod(ask.Within))
	case credential.Experience:
		say(ask.Hours > 0, "work %dh", ask.Hours)
		say(ask.Hours == 0, "work %s", shortPeriod(ask.For))
		say(true, " in %s", joined(ask.In, " or "))
		say(!ask.Within.IsZero(), " within %s", shortPeriod(ask.Within))
		say(ask.Supervised, " supervised")
		say(ask.MinShare > 0, " share %d", ask.MinShare)
		say(ask.Calendar, " calendar")
		say(ask.Since != "", " since %s", ask.Since)
		say(!ask.FullTime.IsZero(), " fulltime %s", ask.FullTime)
		for _, kind := range ask.AtMost {
			say(true, " most %dh of %s", kind.Hours, joined(kind.In, " or "))
		}
	case credential.Coursework:
		say(true, "study %s in %s", cmp.Or(ask.Credits.String(), "0"), ask.In)
		say(ask.MinGrade != "", " grade %s", ask.MinGrade)
		say(!ask.Within.IsZero(), " within %s", shortPeriod(ask.Within))
	case credential.Score:
		say(true, "score %s in %s", ask.AtLeast, ask.Of)
		say(!ask.Within.IsZero(), " within %s", shortPeriod(ask.Within))
	case credential.Resides:
		say(true, "resides %s", ask.In)
	case credential.Age:
		say(true, "age %d", ask.Years)
	case credential.Attestation:
		say(!ask.Fact, "attest %q", ask.Of)
		say(ask.Fact, "fact %q", ask.Of)
		say(ask.By != "", " by %s", ask.By)
		say(!ask.Within.IsZero(), " within %s", shortPeriod(ask.Within))
	default:
		panic(fmt.Sprintf("scenario: no text for %T", ask))
	}
	return b.String()
}

// shortPeriod writes a period as a file has it: "2y".
func shortPeriod(p credential.Period) string { return strings.ToLower(p.String()[1:]) }

// joined joins names.
func joined[T ~string](names []T, sep string) string {
	texts := make([]string, len(names))
	for i, name := range names {
		texts[i] = string(name)
	}
	return strings.Join(texts, sep)
}
