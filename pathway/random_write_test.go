package pathway_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// keepCase writes a case to a file, which stays where the test is run with
// -artifacts, and returns its text: as a scenario where one can say all of it,
// to be put into testdata/scenarios, and else as JSON.
func keepCase(t *testing.T, e credential.Entries, q pathway.Query) string {
	t.Helper()
	text, name := scenarioOf(e, q), "case.txt"
	if lost := lostIn(text, e, q); lost != "" {
		text, name = fmt.Sprintf("%s\nno scenario, which cannot say all of it: %s", caseText(e, q), lost), "case.json.txt"
	}
	file := filepath.Join(t.ArtifactDir(), name)
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Error(err)
	}
	return fmt.Sprintf("%s\n(in %s)", text, file)
}

// caseText writes a case so that it can be read and read in again.
func caseText(e credential.Entries, q pathway.Query) string {
	catalog, err := e.MarshalJSON()
	if err != nil {
		return err.Error()
	}
	record, err := json.Marshal(q.Record)
	if err != nil {
		return err.Error()
	}
	return fmt.Sprintf("plan %s\nrecord %s\ncatalog %s", planWords(e, q), record, catalog)
}

// A scenarioWriter writes the lines of a scenario.
type scenarioWriter struct{ strings.Builder }

func (w *scenarioWriter) line(format string, args ...any) { fmt.Fprintf(w, format+"\n", args...) }

// scenarioOf writes a case as a scenario, with the trade-offs that the oracle
// finds in it.
func scenarioOf(e credential.Entries, q pathway.Query) string {
	w := &scenarioWriter{}
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
		w.rules(r.Requires, r.Recommends)
	}
	w.line("\ncase what the oracle finds")
	w.record(q.Record)
	w.line("  plan %s", planWords(e, q))
	w.answer(e, q)
	return w.String()
}

func (w *scenarioWriter) credential(c credential.Credential) {
	word := ""
	for name, kind := range scenarioKinds {
		if kind == c.Kind {
			word = name
		}
	}
	w.line("%s %s", word, c.ID)
	w.list("  counts as", joined(c.CountsAs, ", "))
	if c.Status != credential.Active {
		w.line("  status %s", c.Status)
	}
	w.rules(c.Requires, c.Recommends)
	for _, offer := range c.Offers {
		w.line("  %s", offerWords(offer))
	}
	if !c.Lasts.IsZero() {
		w.line("  lasts %s%s", shortPeriod(c.Lasts), say(" through ", c.LastsThrough.String()))
	}
	for _, renewal := range c.Renews {
		head := "  renews" + dateWords(renewal.From, renewal.Until)
		if len(renewal.Offers) == 0 {
			w.line("%s", head)
		}
		for _, offer := range renewal.Offers {
			w.line("%s %s", head, offerWords(offer))
		}
	}
}

func (w *scenarioWriter) program(p credential.Program) {
	w.line("program %s", p.ID)
	w.list("  awards", joined(p.Awards, ", "))
	for _, teaching := range p.Teaches {
		w.line("  teaches %s in %s", creditWord(teaching.Credits), teaching.In)
	}
	for _, a := range p.Accreditations {
		w.line("  accredited by %s as %s%s", a.By, a.Status, dateWords(a.From, a.Until))
	}
	w.rules(p.Admits, nil)
	for _, offer := range p.Offers {
		w.line("  %s", offerWords(offer))
	}
}

func (w *scenarioWriter) rules(requires, recommends credential.Rules) {
	for _, rule := range requires {
		w.line("  asks%s: %s", dateWords(rule.From, rule.Until), ruleWords(rule.Ask))
	}
	for _, rule := range recommends {
		w.line("  advises%s: %s", dateWords(rule.From, rule.Until), ruleWords(rule.Ask))
	}
}

// list writes a line of names, unless there are none.
func (w *scenarioWriter) list(head, names string) {
	if names != "" {
		w.line("%s %s", head, names)
	}
}

func (w *scenarioWriter) record(r credential.Record) {
	if !r.Born.IsZero() {
		w.line("  born %s", r.Born)
	}
	for _, h := range r.Holdings {
		w.line("  holds %s%s", h.Credential, say(" via ", string(h.Program))+
			say(" since ", h.Awarded.String())+say(" until ", h.Expires.String())+say(" expected ", h.Expected.String()))
	}
	for _, j := range r.Jobs {
		where := cmp.Or(string(j.Role), "in "+joined(j.Fields, ", "))
		line := fmt.Sprintf("  worked %s %s..%s", where, j.From, j.Until)
		if j.Weekly > 0 {
			line += fmt.Sprintf(" %dh", j.Weekly)
		}
		if j.Supervised {
			line += " supervised"
		}
		w.line("%s", line)
	}
	for _, s := range r.Studies {
		w.line("  studied %s in %s%s", creditWord(s.Credits), s.In, say(" on ", s.On.String())+say(" grade ", string(s.Grade)))
	}
	for _, a := range r.Attested {
		w.line("  attested %q%s", a.Of, say(" on ", a.On.String()))
	}
	for _, waiver := range r.Waivers {
		w.line("  waived %s %s%s", waiver.Target, cmp.Or(waiver.Path, "whole"), say(" since ", waiver.On.String()))
	}
}

// answer writes what the oracle finds: every route as a comment, and what the
// language can say of them.
func (w *scenarioWriter) answer(e credential.Entries, q pathway.Query) {
	c, _ := planner(e)
	b := newBrute(c, q, oracleEffort)
	routes, ok := b.routes()
	for _, r := range routes {
		w.line("    # %s", r.words())
	}
	front := b.frontier()
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

// words writes a route of the oracle in a line.
func (r bruteRoute) words() string {
	return fmt.Sprintf("finish %s cost %s%s, %d steps: %s",
		r.Finish, dollarWord(r.Cost), unpricedWords(r.Unpriced), r.Steps, strings.Join(r.Set, "; "))
}

func unpricedWords(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" unpriced %d", n)
}

// planWords writes a query, but for its record, as a plan line does.
func planWords(e credential.Entries, q pathway.Query) string {
	words := fmt.Sprintf("%s from %s %s", q.Target, q.Start, q.Rank)
	if q.Study > 0 {
		words += fmt.Sprintf(" study %dh", q.Study)
	}
	if q.Work > 0 {
		words += fmt.Sprintf(" work %dh", q.Work)
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
	return words + say(" avoid ", joined(avoidedOf(e, q), ", "))
}

// avoidedOf returns the entries that a query avoids.
func avoidedOf(e credential.Entries, q pathway.Query) []credential.ID {
	var ids []credential.ID
	for _, c := range e.Credentials {
		ids = append(ids, c.ID)
	}
	for _, p := range e.Programs {
		ids = append(ids, p.ID)
	}
	for _, r := range e.Roles {
		ids = append(ids, r.ID)
	}
	return slices.DeleteFunc(ids, func(id credential.ID) bool { return q.Avoid == nil || !q.Avoid(id) })
}

// say writes a word before what it is about; nothing if there is nothing.
func say(word, what string) string {
	if what == "" {
		return ""
	}
	return word + what
}

func dateWords(from, until credential.Date) string {
	return say(" from ", from.String()) + say(" until ", until.String())
}

func offerWords(o credential.Offer) string {
	words := "offer " + cmp.Or(o.Name, "first")
	if o.Price.Known() {
		words += " costs " + dollarWord(o.Price.Minor)
	}
	if !o.Takes.IsZero() {
		words += " takes " + shortPeriod(o.Takes)
	}
	if o.Weekly > 0 {
		words += fmt.Sprintf(" weekly %dh", o.Weekly)
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

func dollarWord(minor int64) string {
	number, _, _ := strings.Cut(credential.Money{Minor: minor, Currency: "USD"}.String(), " ")
	return number
}

// creditWord writes credit as the language does: "6", or "9q" of quarter hours.
func creditWord(c credential.Credits) string {
	number, unit, _ := strings.Cut(c.String(), " ")
	if unit == "quarter" {
		number += "q"
	}
	return number
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
		return leafText(ask)
	}
}
