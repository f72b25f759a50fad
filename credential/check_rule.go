package credential

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strconv"
)

// interval checks that a span has days, and reports whether it has.
func (c *checker) interval(at *path, s span) bool {
	if s.empty() {
		c.report(at.at("until"), CodeEmptyInterval, "it ends on %s and begins on %s; until is the first day on which it no longer holds", s.until, s.from)
		return false
	}
	return true
}

// editions checks the spans of the editions of one thing: they have days, stand
// in order, and do not overlap. If gapless, they leave out no day between them.
func (c *checker) editions(at *path, spans []span, gapless bool) {
	for i, s := range spans {
		if !c.interval(at.item(i), s) {
			return
		}
	}
	for i := 1; i < len(spans); i++ {
		c.edition(at.item(i), spans[i-1], spans[i], gapless)
	}
}

// edition checks the span of an edition against that of the one before it.
func (c *checker) edition(at *path, before, s span, gapless bool) {
	switch {
	case before.overlaps(s):
		c.report(at, CodeRuleOverlap, "it is in force %s, and the one before it %s; end one where the other begins", s, before)
	case s.from.Before(before.from):
		c.report(at, CodeRuleOrder, "it is in force %s, and the one before it %s; put them in the order of their dates", s, before)
	case gapless && before.until != s.from:
		c.report(at, CodeRuleGap, "none is in force from %s until %s; let it begin where the one before it ends", before.until, s.from)
	}
}

// rules checks the editions of a rule and what each asks for.
func (c *checker) rules(at *path, rules Rules) {
	spans := make([]span, len(rules))
	for i, r := range rules {
		spans[i] = r.days()
		c.requirement(at.item(i).at("ask"), r.Ask)
	}
	c.editions(at, spans, true)
}

// offers checks the offers of one entry.
func (c *checker) offers(at *path, offers []Offer) {
	for i, o := range offers {
		at := at.item(i)
		c.requirement(at.at("if"), o.If)
		c.money(at.at("price"), o.Price)
		if c.interval(at, o.days()) && !o.From.IsZero() {
			if _, ok := o.Next(o.From); !ok {
				c.report(at.at("seasons"), CodeEmptyInterval, "no day of its seasons lies from %s until %s; mend the seasons or the dates", o.From, o.Until)
			}
		}
	}
	for i, j := range overlaps(offers, func(o Offer) string { return o.Name }, Offer.days) {
		alike := "have no name"
		if offers[i].Name != "" {
			alike = fmt.Sprintf("are both named %q", offers[i].Name)
		}
		c.report(at.item(i).at("name"), CodeAmbiguousOffer, "offers %d and %d %s and share some days; give each a name of its own", j, i, alike)
	}
}

// requirement checks a requirement and all inside it.
func (c *checker) requirement(at *path, r Requirement) {
	switch r := r.(type) {
	case nil:
	case AtLeast:
		c.group(at, r)
	case Holds:
		c.holds(at, r)
	case Had:
		if r.Credential == "" {
			c.report(at.at("had"), CodeMissingField, "it does not say which credential was to be held")
		}
		c.reference(at.at("had"), r.Credential, credentials)
	case Experience:
		c.experience(at.at("experience"), r)
	case Coursework:
		c.coursework(at.at("coursework"), r)
	case Score:
		c.score(at.at("score"), r)
	case Resides:
		if r.In == "" {
			c.report(at.at("resides"), CodeMissingField, "it does not say where, such as %q", "us/il/dupage")
		}
	case Age:
		if r.Years == 0 {
			c.report(at.at("age"), CodeUnderAsked, "asks for no age; write the years")
		}
	case Attestation:
		c.attestation(at, r)
	default:
		panic("credential: " + noRequirement(r))
	}
}

// group checks how many parts a group asks for, and the parts.
func (c *checker) group(at *path, r AtLeast) {
	parts := at.at(groupKey(r))
	for i, part := range r.Of {
		c.requirement(parts.item(i), part)
	}
	switch {
	case len(r.Of) == 0:
		c.report(parts, CodeUnderAsked, "the group is empty; add what it asks for, or leave it out")
	case r.N <= 0:
		c.report(at.at("atLeast"), CodeUnderAsked, "asks for %d of %s; raise atLeast to 1 or more", r.N, Count(len(r.Of), "alternative"))
	case r.N > len(r.Of):
		c.report(at.at("atLeast"), CodeOverAsked, "asks for %d of %s; lower atLeast or add %s", r.N, Count(len(r.Of), "alternative"), oneOr(r.N-len(r.Of)))
	case r.N > 1 && r.N < len(r.Of):
		c.distinct(parts, r)
	}
}

// oneOr returns a number of things for a sentence: "one", "2".
func oneOr(n int) string {
	if n == 1 {
		return "one"
	}
	return strconv.Itoa(n)
}

// distinct reports parts that stand twice in a group that asks for some of its
// parts, and so would be counted twice.
func (c *checker) distinct(at *path, r AtLeast) {
	written := func(part Requirement) string { return string(encode(wrap(part))) }
	for i, j := range repeats(r.Of, written) {
		c.report(at.item(i), CodeRepeated, "alternatives %d and %d are the same, and would count twice; keep one", j, i)
	}
}

// holds checks that there is such a credential, and that accreditation is asked
// for only of credentials that programs award.
func (c *checker) holds(at *path, r Holds) {
	if r.Credential == "" {
		c.report(at.at("holds"), CodeMissingField, "it does not say which credential is to be held")
	}
	known := c.reference(at.at("holds"), r.Credential, credentials)
	if !r.Within.IsZero() && len(c.automatic[r.Credential]) > 0 {
		c.report(at.at("within"), CodeAutomaticWay, "%q is awarded by itself, on a day that older facts move back; ask within of what its rule asks for", string(c.automatic[r.Credential][0]))
	}
	c.references(at.at("accreditedBy"), r.AccreditedBy, organizations)
	if !known || len(r.AccreditedBy) == 0 {
		return
	}
	if kind := c.entries.Credentials[c.places[r.Credential].index].Kind; kind.Direct() {
		c.report(at.at("accreditedBy"), CodeWrongKind, "%q is %s, which no accredited program awards; take accreditedBy away", string(r.Credential), WithArticle(string(kind)))
	}
}

// experience checks the fields, and that exactly one amount is asked for.
func (c *checker) experience(at *path, r Experience) {
	if len(r.In) == 0 {
		c.report(at.at("in"), CodeMissingField, "it does not say in which fields the work is to be done")
	}
	c.documentedAll(at.at("in"), r.In)
	switch {
	case r.For.IsZero() && r.Hours == 0:
		c.report(at, CodeExperienceAmount, "it does not say how much work; add for, such as %q, or hours", "P2Y")
	case !r.For.IsZero() && r.Hours != 0:
		c.report(at, CodeExperienceAmount, "it asks for time and for hours; take one out, or put two requirements in \"all\"")
	case r.Calendar && r.Hours != 0:
		c.report(at.at("calendar"), CodeExperienceAmount, "hours are not counted by the calendar; take calendar away, or write for, such as %q", "P2Y")
	case len(r.AtMost) > 0 && r.Hours == 0:
		c.report(at.at("atMost"), CodeExperienceAmount, "only hours are counted at most so many of a kind; take atMost away, or write hours")
	case !r.FullTime.IsZero() && r.MinShare == 0 && (r.Calendar || r.Hours != 0):
		c.report(at.at("fullTime"), CodeExperienceAmount, "nothing goes by what is full time where days are counted whole, or hours; take fullTime away, or add minShare")
	}
	c.reference(at.at("since"), r.Since, credentials)
	c.caps(at.at("atMost"), r)
}

// caps checks that each kind of work that counts up to so many hours is a part of what is
// asked for, and shares no field with another.
func (c *checker) caps(at *path, r Experience) {
	for i, most := range r.AtMost {
		fields := at.item(i).at("in")
		c.documentedAll(fields, most.In)
		switch {
		case len(most.In) == 0:
			c.report(fields, CodeMissingField, "it does not say of which fields only so many hours count")
		case !contains(r.In, most.In):
			c.report(fields, CodeExperienceCap, "some of it lies outside of the fields that are asked for; take that out")
		case contains(most.In, r.In):
			c.report(fields, CodeExperienceCap, "it has all the fields that are asked for; ask for fewer hours, or name a part of the fields")
		case most.Hours == 0:
			c.report(at.item(i).at("hours"), CodeUnderAsked, "counts no hours of the kind; write a number above zero, or leave these fields out")
		case most.Hours >= r.Hours && r.Hours > 0:
			c.report(at.item(i).at("hours"), CodeExperienceCap, "counts up to %d hours where only %d are asked for; lower it, or take it out", most.Hours, r.Hours)
		}
		for j, other := range r.AtMost[:i] {
			if share(most.In, other.In) {
				c.report(fields, CodeExperienceCap, "kinds %d and %d share a field; give each fields of its own", j, i)
			}
		}
	}
}

// contains reports whether each of some fields lies in one of the wide ones.
func contains(wide, fields []Field) bool {
	return !slices.ContainsFunc(fields, func(f Field) bool {
		return !slices.ContainsFunc(wide, func(w Field) bool { return w.Contains(f) })
	})
}

// share reports whether one of some fields lies in one of the others, or the other way
// round.
func share(some, others []Field) bool {
	return slices.ContainsFunc(some, func(f Field) bool {
		return slices.ContainsFunc(others, func(o Field) bool { return f.Contains(o) || o.Contains(f) })
	})
}

// coursework checks the field and the amount.
func (c *checker) coursework(at *path, r Coursework) {
	if r.In == "" {
		c.report(at.at("in"), CodeMissingField, "it does not say in which field")
	}
	c.documented(at.at("in"), r.In)
	switch {
	case r.Credits.IsZero():
		c.report(at.at("credits"), CodeMissingField, "it does not say how much credit, such as %q", "6 semester")
	case r.Credits.Hundredths == 0:
		c.report(at.at("credits"), CodeUnderAsked, "asks for no credit; write an amount above zero")
	}
	if r.MinGrade.Fails() {
		c.report(at.at("minGrade"), CodeUnderAsked, "what was failed gives no credit, so every grade that does is better than %q; leave it out, or write %q", string(r.MinGrade), string(Pass))
	}
}

// A span is the days from one, until and not on, another; zero ends are open.
type span struct{ from, until Date }

func (r Rule) days() span          { return span{r.From, r.Until} }
func (o Offer) days() span         { return span{o.From, o.Until} }
func (r Renewal) days() span       { return span{r.From, r.Until} }
func (r Return) days() span        { return span{r.From, r.Until} }
func (a Accreditation) days() span { return span{a.From, a.Until} }
func (a Alias) days() span         { return span{a.From, a.Until} }
func (r Retake) days() span        { return span{r.From, r.Until} }
func (j Job) days() span           { return span{j.From, j.Until} }

// empty reports whether no day lies in the span, because it ends on the day it
// begins or before.
func (s span) empty() bool {
	return !s.from.IsZero() && !s.until.IsZero() && !s.from.Before(s.until)
}

// and returns the days that lie in both of two spans; an empty one if there are none.
func (s span) and(t span) span {
	if t.from.After(s.from) {
		s.from = t.from
	}
	if t.outlasts(s) {
		return s
	}
	return span{s.from, t.until}
}

// overlaps reports whether two spans that are not empty share a day.
func (s span) overlaps(t span) bool {
	return !span{s.from, t.until}.empty() && !span{t.from, s.until}.empty()
}

// outlasts reports whether s ends after t.
func (s span) outlasts(t span) bool {
	return !t.until.IsZero() && (s.until.IsZero() || t.until.Before(s.until))
}

// String returns the span for a message: "from 2020-01-01 until 2021-01-01".
func (s span) String() string {
	switch {
	case s.from.IsZero() && s.until.IsZero():
		return "on every day"
	case s.from.IsZero():
		return "until " + s.until.String()
	case s.until.IsZero():
		return "from " + s.from.String() + " on"
	}
	return "from " + s.from.String() + " until " + s.until.String()
}

// overlaps returns an iterator over pairs of items that have one key and share a
// day: the index of the later in the list, and that of the earlier. An item that
// shares days with several which begin before it is in one pair with one of them.
func overlaps[T any](items []T, key func(T) string, days func(T) span) iter.Seq2[int, int] {
	order := make([]int, len(items))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		return cmp.Or(cmp.Compare(key(items[i]), key(items[j])), days(items[i]).from.Compare(days(items[j]).from), cmp.Compare(i, j))
	})
	return func(yield func(int, int) bool) {
		for n, last := 1, 0; n < len(order); n++ {
			i, j := order[n], order[last]
			if key(items[i]) != key(items[j]) {
				last = n
				continue
			}
			if days(items[i]).overlaps(days(items[j])) && !yield(max(i, j), min(i, j)) {
				return
			}
			if days(items[i]).outlasts(days(items[j])) {
				last = n
			}
		}
	}
}
