package credential

import (
	"fmt"
	"slices"
	"strings"
)

// waiver checks that the target is an entry that has a rule, and the shape of the
// condition. That the rule asks for it is not looked for, nor that the catalog has what
// it names: the rule may have changed, and an answer says which waivers no longer fit.
func (rc *recordChecker) waiver(at *path, w Waiver) {
	rc.said(at.at("target"), w.Target != "", "whose rule it is about")
	if where, ok := rc.places[w.Target]; ok && where.section == organizations {
		rc.report(at.at("target"), CodeWrongKind, "%q is an organization, which has no rule; name a credential, a program or a role", string(w.Target))
	} else if !ok {
		rc.reference(at.at("target"), w.Target, credentials)
	}
	rc.alive(at.at("on"), w.On)
	if w.Condition == nil {
		if w.Target != "" {
			rc.report(at.at("condition"), CodeMissingField, "it does not say which condition need not be met; %s", rc.catalog.waived(w.Target, ""))
		}
		return
	}
	for _, part := range Walk(w.Condition) {
		if part == nil {
			return // reported where it was read
		}
	}
	shape := checker{spot: rc.spot}
	shape.blind = true
	shape.requirement(at.at("condition"), w.Condition)
	for _, p := range shape.problems {
		rc.problems = rc.problems.with(p)
	}
}

// conditionInstead says how to name by what it asks for a condition that was named by
// its path.
func (c *Catalog) conditionInstead(target ID, path string) string {
	return "a condition is waived by what it asks for; in place of \"path\" " + c.waived(target, path)
}

// waived says how to waive the condition of an entry at a path: in each edition of its
// rule, the last one first.
func (c *Catalog) waived(target ID, path string) string {
	if c == nil || target == "" {
		return `write it as the rule has it, such as "condition": {"holds": "degree/associate/him"}`
	}
	var ways, when []string
	rules := c.ruleOf(target)
	for i := len(rules) - 1; i >= 0; i-- {
		for at, part := range Walk(rules[i].Ask) {
			way := fmt.Sprintf("\"condition\": %s", encodeRequirement(part))
			if at != path || part == nil || slices.Contains(ways, way) {
				continue
			}
			ways = append(ways, way)
			when = append(when, fmt.Sprintf("%s (in force %s)", way, rules[i].days()))
		}
	}
	switch {
	case len(rules) == 0:
		return fmt.Sprintf("nothing can stand: %q has no rule of its own; waive the condition that asks for it, where it is asked for", string(target))
	case len(ways) == 0:
		return fmt.Sprintf("write one of the conditions of %q: it has none at the place %q", string(target), path)
	}
	if len(ways) == 1 {
		return "write " + ways[0]
	}
	return "write " + strings.Join(when, ", or ")
}

// encodeRequirement writes a requirement as a file has it, on one line.
func encodeRequirement(r Requirement) string {
	if r == nil {
		return "null"
	}
	return string(encode(wrap(r)))
}

// ruleOf returns the rule of a credential, a program or a role.
func (c *Catalog) ruleOf(id ID) Rules {
	if e, ok := c.Credential(id); ok {
		return e.Requires
	}
	if p, ok := c.Program(id); ok {
		return p.Admits
	}
	r, _ := c.Role(id)
	return r.Requires
}
