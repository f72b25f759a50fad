package roadmap

import (
	"strconv"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// why gives the conditions that a step helps to meet, each with the entries that
// ask for it. A condition that several entries share has one line.
func (b *builder) why(s pathway.Step) []Line {
	var lines []Line
	at := map[string]int{} // the line of each condition
	var whose [][]string
	for _, m := range s.Meets {
		_, _, keeps := b.keeps(m.Path)
		if _, role := b.catalog.Role(b.route.Target); m.Step < 0 && !role && !keeps {
			lines = append(lines, Line{Label: "Why", Text: "it is the goal"})
			whose = append(whose, nil)
			continue
		}
		owner, source := b.owner(m)
		ask := b.asks(m.Requirement)
		if s.Kind == pathway.Attest || s.Kind == pathway.Prepare {
			ask = "" // the step says it already
		}
		i, ok := at[ask]
		if !ok {
			i = len(lines)
			at[ask] = i
			lines = append(lines, Line{Label: "Why"})
			whose = append(whose, nil)
		}
		whose[i] = append(whose[i], owner)
		lines[i].Sources = merged(lines[i].Sources, b.cite(source))
		lines[i].Text = "for " + strings.Join(whose[i], "; for ")
		if ask != "" {
			lines[i].Text += ": " + ask
		}
	}
	return lines
}

// owner names the step or the goal that a condition belongs to, with the labels
// of the groups around the condition, and returns the source of the rule.
func (b *builder) owner(m pathway.Serves) (string, credential.Source) {
	if entry, path, ok := b.keeps(m.Path); ok {
		if strings.HasPrefix(m.Path, keptWhile) {
			return b.labeled("keeping "+the(b.name(entry.ID))+" in force", entry.While.Ask, path), entry.While.Source
		}
		renewal, _ := entry.Renews.On(b.dayOf(m))
		return "renewing " + the(b.name(entry.ID)), renewal.Source
	}
	if m.Step < 0 {
		rule := b.rule(b.route.Target, b.route.Finish)
		return b.labeled("the goal", rule.Ask, m.Path), rule.Source
	}
	s := b.route.Steps[m.Step]
	who := b.steps([]int{m.Step}) + ", " + b.subject(s)
	if path, ok := strings.CutPrefix(m.Path, "offer"); ok {
		o, _ := b.offer(s)
		return b.labeled("the price of "+who, o.If, path), o.Source
	}
	rule := b.ruleOf(s)
	return b.labeled(who, rule.Ask, strings.TrimPrefix(strings.TrimPrefix(m.Path, "return"), "prepare")), rule.Source
}

// The words with which the paths of conditions begin that keep something in force.
const (
	keptWhile = "while "
	renewedBy = "renewed by award "
)

// keeps returns the credential that a condition at a path keeps in force, and the rest of
// the path; ok is false if it is no such path.
func (b *builder) keeps(path string) (entry credential.Credential, rest string, ok bool) {
	id, while := strings.CutPrefix(path, keptWhile)
	if id, ok = strings.CutPrefix(id, renewedBy); !while && !ok {
		return entry, "", false
	}
	for rest = ""; id != ""; {
		if entry, ok = b.catalog.Credential(credential.ID(id)); ok {
			return entry, rest, true
		}
		slash := max(0, strings.LastIndexByte(id, '/'))
		id, rest = id[:slash], id[slash:]+rest
	}
	return entry, "", false
}

// dayOf returns the day on which what a step serves rests on it.
func (b *builder) dayOf(m pathway.Serves) credential.Date {
	if m.Step < 0 {
		return b.route.Finish
	}
	return b.route.Steps[m.Step].Taken()
}

// labeled adds the labels of the groups on the way to a condition: "step 3,
// ODS examination, Route B".
func (b *builder) labeled(who string, ask credential.Requirement, path string) string {
	return strings.Join(append([]string{who}, labels(ask, path)...), ", ")
}

// labels returns the labels of the groups on the way from a rule to the part that
// the path leads to, that part included.
func labels(ask credential.Requirement, path string) []string {
	group, ok := ask.(credential.AtLeast)
	if !ok {
		return nil
	}
	var found []string
	if group.Label != "" {
		found = append(found, group.Label)
	}
	first, rest, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	i, err := strconv.Atoi(first)
	if err != nil || i < 0 || i >= len(group.Of) {
		return found
	}
	return append(found, labels(group.Of[i], rest)...)
}
