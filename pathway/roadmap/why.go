package roadmap

import (
	"strconv"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// why says which conditions a step helps to meet, and whose they are. A
// condition that several entries share is said once.
func (b *builder) why(s pathway.Step) []Line {
	var lines []Line
	at := map[string]int{} // the line of each condition
	var whose [][]string
	for _, m := range s.Meets {
		if _, role := b.catalog.Role(b.route.Target); m.Step < 0 && !role {
			lines = append(lines, Line{Label: "Why", Text: "it is the goal"})
			whose = append(whose, nil)
			continue
		}
		owner, source := b.owner(m)
		ask := b.asks(m.Requirement)
		if s.Kind == pathway.Attest {
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

// owner names whose condition it is, with the names that its issuer gives the
// groups it stands in, and returns the source of the rule.
func (b *builder) owner(m pathway.Serves) (string, credential.Source) {
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
	rule := b.rule(s.Entry, s.Start)
	return b.labeled(who, rule.Ask, m.Path), rule.Source
}

// labeled adds the labels of the groups on the way to a condition: "step 3,
// ODS examination, Route B".
func (b *builder) labeled(who string, ask credential.Requirement, path string) string {
	if labels := labels(ask, path); len(labels) > 0 {
		return who + ", " + strings.Join(labels, ", ")
	}
	return who
}

// labels returns the labels of the groups from a rule down to, and with, the
// part that the path leads to.
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
