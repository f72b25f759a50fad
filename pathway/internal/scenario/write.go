package scenario

import (
	"cmp"
	"fmt"
	"reflect"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/oracle"
)

// Format writes a random case as a file of one case, with the answer that the oracle
// finds. The language cannot say all of every case, so read the text again to see
// whether it is the same one.
func Format(e credential.Entries, q oracle.Question) string {
	w := &writer{}
	w.line("catalog of a random case\n")
	for _, c := range e.Credentials {
		w.credential(c)
	}
	for _, p := range e.Programs {
		w.program(p)
	}
	for _, r := range e.Roles {
		w.line("role %s", r.ID)
		w.list("  gives", joined(r.Fields, ", "))
		if !r.Hiring.Takes.IsZero() {
			w.line("  hiring %s", shortPeriod(r.Hiring.Takes))
		}
		w.rules(r.Requires, r.Recommends, r.Prefers)
	}
	w.line("\ncase what the oracle finds")
	w.record(q.Record)
	w.line("  plan %s", PlanText(e, q))
	w.answer(e, q)
	return w.String()
}

// A writer writes the lines of a file.
type writer struct{ strings.Builder }

// line writes one line.
func (w *writer) line(format string, args ...any) { fmt.Fprintf(w, format+"\n", args...) }

// list writes a line of names, unless there are none.
func (w *writer) list(head, names string) {
	if names != "" {
		w.line("%s %s", head, names)
	}
}

// credential writes a credential and the lines under it.
func (w *writer) credential(c credential.Credential) {
	word := ""
	for name, kind := range kinds {
		if kind == c.Kind {
			word = name
		}
	}
	w.line("%s %s", word, c.ID)
	w.list("  counts as", joined(c.CountsAs, ", "))
	if c.Status != credential.Active {
		w.line("  status %s", c.Status)
	}
	if c.Automatic {
		w.line("  automatic")
	}
	w.rules(c.Requires, c.Recommends, c.Prefers)
	if len(c.Offers) == 0 && isFree(c) {
		w.line("  unoffered")
	}
	for _, offer := range c.Offers {
		if len(c.Offers) == 1 && reflect.DeepEqual(offer, free) {
			break
		}
		w.line("  %s", offerWords(offer))
	}
	if !c.Lasts.IsZero() {
		w.line("  lasts %s%s", shortPeriod(c.Lasts), say(" through ", c.LastsThrough.String()))
	}
	for _, p := range c.Exam.Preparation {
		line := fmt.Sprintf("  prepare %dh", p.Hours)
		if !p.Weekly.IsZero() {
			line += fmt.Sprintf(" weekly %sh", p.Weekly)
		}
		if p.If != nil {
			line += " if " + ruleWords(p.If)
		}
		w.line("%s", line)
	}
	for _, r := range c.Exam.Retakes {
		w.line("  retake%s", retakeWords(r))
	}
	for _, renewal := range c.Renews {
		head := "  renews" + dateWords(renewal.From, renewal.Until)
		if renewal.Times > 0 {
			head += fmt.Sprintf(" times %d", renewal.Times)
		}
		head += say(" by ", joined(renewal.By, ", "))
		if renewal.Units > 0 {
			head += fmt.Sprintf(" units %d", renewal.Units)
		}
		if len(renewal.Offers) == 0 {
			w.line("%s", head)
		}
		for i, offer := range renewal.Offers {
			if i > 0 {
				head = "  or"
			}
			w.line("%s %s", head, offerWords(offer))
		}
	}
	if c.While.Ask != nil {
		grace := ""
		if !c.While.Grace.IsZero() {
			grace = " grace " + shortPeriod(c.While.Grace)
		}
		w.line("  while%s: %s", grace, ruleWords(c.While.Ask))
	}
	for _, back := range c.Returns {
		w.wayBack(back)
	}
}

// wayBack writes a way back to a credential, and its further offers.
func (w *writer) wayBack(r credential.Return) {
	head := "  returns"
	if !r.Within.IsZero() {
		head += " within " + shortPeriod(r.Within)
	}
	head += dateWords(r.From, r.Until) + say(" asks ", ruleWords(r.Requires))
	if len(r.Offers) == 0 {
		w.line("%s", head)
	}
	for i, offer := range r.Offers {
		if i > 0 {
			head = "  or"
		}
		w.line("%s %s", head, offerWords(offer))
	}
}

// retakeWords writes a rule to try an exam again.
func retakeWords(r credential.Retake) string {
	words := ""
	if !r.Wait.IsZero() {
		words += " " + shortPeriod(r.Wait)
	}
	if r.After > 0 {
		words += fmt.Sprintf(" after %d", r.After)
	}
	if r.Most > 0 {
		words += fmt.Sprintf(" most %d per %s", r.Most, shortPeriod(r.Per))
	}
	return words + dateWords(r.From, r.Until)
}

// program writes a program and the lines under it.
func (w *writer) program(p credential.Program) {
	w.line("program %s", p.ID)
	w.list("  awards", joined(p.Awards, ", "))
	for _, teaching := range p.Teaches {
		w.line("  teaches %s in %s", creditWord(teaching.Credits), teaching.In)
	}
	if len(p.Works.Fields) > 0 {
		line := "  works in " + joined(p.Works.Fields, ", ")
		if !p.Works.Weekly.IsZero() {
			line += fmt.Sprintf(" weekly %sh", p.Works.Weekly)
		}
		w.line("%s", line)
	}
	for _, a := range p.Accreditations {
		w.line("  accredited by %s as %s%s", a.By, a.Status, dateWords(a.From, a.Until))
	}
	w.rules(p.Admits, nil, nil)
	for _, offer := range p.Offers {
		w.line("  %s", offerWords(offer))
	}
}

// rules writes the editions of what an entry requires, recommends and prefers.
func (w *writer) rules(requires, recommends, prefers credential.Rules) {
	for _, rule := range requires {
		w.line("  asks%s: %s", dateWords(rule.From, rule.Until), ruleWords(rule.Ask))
	}
	for _, rule := range recommends {
		w.line("  advises%s: %s", dateWords(rule.From, rule.Until), ruleWords(rule.Ask))
	}
	for _, rule := range prefers {
		w.line("  prefers%s: %s", dateWords(rule.From, rule.Until), ruleWords(rule.Ask))
	}
}

// record writes the lines about a person.
func (w *writer) record(r credential.Record) {
	if !r.Born.IsZero() {
		w.line("  born %s", r.Born)
	}
	w.list("  resides", string(r.Residence))
	for _, h := range r.Holdings {
		w.line("  holds %s%s", h.Credential, say(" via ", string(h.Program))+schoolWords(h)+say(" by ", h.By.String())+
			say(" since ", h.Awarded.String())+say(" until ", h.Expires.String())+say(" expected ", h.Expected.String()))
	}
	for _, j := range r.Jobs {
		where := cmp.Or(string(j.Role), "in "+joined(j.Fields, ", "))
		line := fmt.Sprintf("  worked %s %s..%s", where, j.From, j.Until)
		if !j.Weekly.IsZero() {
			line += fmt.Sprintf(" %sh", j.Weekly)
		}
		if !j.Hours.IsZero() {
			line += fmt.Sprintf(" %sh all", j.Hours)
		}
		if j.Supervised {
			line += " supervised"
		}
		w.line("%s", line)
	}
	for _, s := range r.Studies {
		w.line("  studied %s in %s%s", creditWord(s.Credits), s.In, say(" on ", s.On.String())+say(" grade ", string(s.Grade)))
	}
	for _, s := range r.Scores {
		w.line("  scored %s in %s%s", s.Score, s.Of, say(" on ", s.On.String()))
	}
	for _, a := range r.Attempts {
		word := "failed"
		if a.Passed {
			word = "passed"
		}
		w.line("  %s %s on %s", word, a.Exam, a.On)
	}
	for _, done := range r.Prepared {
		w.line("  prepared %dh for %s", done.Hours, done.Exam)
	}
	for _, u := range r.Units {
		w.line("  earned %d for %s%s", u.Units, u.For, say(" on ", u.On.String()))
	}
	for _, a := range r.Attested {
		w.line("  attested %q%s", string(a.ID), say(" on ", a.On.String()))
	}
	for _, waiver := range r.Waivers {
		w.line("  waived %s %s%s", waiver.Target, ruleWords(waiver.Condition), say(" since ", waiver.On.String()))
	}
}

// schoolWords writes what a holding says of its school.
func schoolWords(h credential.Holding) string {
	words := ""
	if h.School != "" {
		words = fmt.Sprintf(" at %q", h.School)
	}
	return words + say(" accredited ", joined(h.AccreditedBy, " or ")) + say(" unaccredited ", joined(h.NotAccreditedBy, " or "))
}

// answer writes the answer of the oracle: every route as a comment, and the frontier.
func (w *writer) answer(e credential.Entries, q oracle.Question) {
	c, err := credential.NewCatalog(e)
	if err != nil {
		w.line("    # Its catalog is refused: %v\n    best:", err)
		return
	}
	o := oracle.New(c, q, oracle.Effort)
	routes, ok := o.Routes()
	for _, r := range routes {
		w.line("    # %s", routeWords(r))
	}
	front := o.Frontier()
	switch {
	case !ok:
		w.line("    # It is too big for the oracle.\n    best:")
	case len(routes) == 0:
		w.line("    none")
	default:
		var points []string
		for _, r := range front {
			points = append(points, fmt.Sprintf("%s at %s", r.Finish, dollarWord(r.Cost))+unpricedWords(r.Unpriced))
		}
		w.line("    frontier %s", strings.Join(points, ", "))
	}
}

// routeWords writes a route of the oracle in a line.
func routeWords(r oracle.Route) string {
	return fmt.Sprintf("finish %s cost %s%s, %d steps: %s",
		r.Finish, dollarWord(r.Cost), unpricedWords(r.Unpriced), r.Steps, strings.Join(r.Set, "; "))
}

// unpricedWords says how many prices are not known.
func unpricedWords(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" unpriced %d", n)
}

// PlanText writes a question, but for its record, as a plan line does after its first
// word. The entries are those of its catalog.
func PlanText(e credential.Entries, q oracle.Question) string {
	words := fmt.Sprintf("%s from %s %s", q.Target, q.Start, q.Order)
	if q.Study > 0 {
		words += fmt.Sprintf(" study %dh", q.Study)
	}
	if q.Work > 0 {
		words += fmt.Sprintf(" work %dh", q.Work)
	}
	if q.Week > 0 {
		words += fmt.Sprintf(" week %dh", q.Week)
	}
	if q.Advised && q.Seek != tenWeeks || !q.Seek.IsZero() {
		words += " seek " + shortPeriod(q.Seek)
	}
	if q.Budget.Known() {
		words += " budget " + dollarWord(q.Budget.Minor)
	}
	words += say(" deadline ", q.Deadline.String())
	if q.Advised {
		words += " advised"
	}
	if q.Assume {
		words += " assume"
	}
	return words + say(" avoid ", joined(q.Avoided(e), ", "))
}

// offerWords writes an offer as the language does.
func offerWords(o credential.Offer) string {
	words := "offer " + cmp.Or(o.Name, "first")
	if o.Price.Known() {
		words += " costs " + dollarWord(o.Price.Minor)
	}
	if !o.Apply.IsZero() {
		words += " apply " + shortPeriod(o.Apply)
	}
	if !o.Takes.IsZero() {
		words += " takes " + shortPeriod(o.Takes)
	}
	if !o.Weekly.IsZero() {
		words += fmt.Sprintf(" weekly %sh", o.Weekly)
	}
	var seasons []string
	for _, season := range o.Seasons {
		seasons = append(seasons, season.String())
	}
	words += say(" in ", strings.Join(seasons, ",")) + dateWords(o.From, o.Until)
	if o.If != nil {
		words += " if " + ruleWords(o.If)
	}
	return words
}

// dateWords writes the dates of an edition, or of an offer.
func dateWords(from, until credential.Date) string {
	return say(" from ", from.String()) + say(" until ", until.String())
}

// ruleWords writes a requirement as the language does.
func ruleWords(ask credential.Requirement) string {
	switch ask := ask.(type) {
	case nil:
		return ""
	case credential.AtLeast:
		var parts []string
		for _, part := range ask.Of {
			parts = append(parts, ruleWords(part))
		}
		switch n := len(ask.Of); {
		case n > 1 && ask.N == n:
			return "(" + strings.Join(parts, " & ") + ")"
		case n > 1 && ask.N == 1:
			return "(" + strings.Join(parts, " | ") + ")"
		}
		return fmt.Sprintf("%d of (%s)", ask.N, strings.Join(parts, " "))
	case credential.Coursework:
		words := fmt.Sprintf("study %s in %s%s", creditWord(ask.Credits), ask.In, say(" grade ", string(ask.MinGrade)))
		if !ask.Within.IsZero() {
			words += " within " + shortPeriod(ask.Within)
		}
		return words
	default:
		return Condition(ask)
	}
}

// say writes a text after a word, and nothing if there is no text.
func say(word, text string) string {
	if text == "" {
		return ""
	}
	return word + text
}

// dollarWord writes an amount in US dollars: "629".
func dollarWord(minor int64) string {
	number, _, _ := strings.Cut(credential.Money{Minor: minor, Currency: "USD"}.String(), " ")
	return number
}

// creditWord writes credit as the language does: "6", "9q" of quarter hours, or "35c" of
// clock hours.
func creditWord(c credential.Credits) string {
	if c.IsZero() {
		return "some"
	}
	number, unit, _ := strings.Cut(c.String(), " ")
	switch credential.CreditUnit(unit) {
	case credential.Quarter:
		number += "q"
	case credential.Clock:
		number += "c"
	}
	return number
}
