package pathway

import (
	"reflect"
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
)

// serves checks that every condition that a step is said to help meet is one of
// a step that rests on it, or of the target.
func (v *verifier) serves() error {
	for i, s := range v.route.Steps {
		for _, m := range s.Meets {
			switch {
			case m.Step < -1 || m.Step >= len(v.route.Steps):
				return wrong(i, "it serves step %d, which is no step of the route", m.Step)
			case m.Step >= 0 && !slices.Contains(v.route.Steps[m.Step].After, i):
				return wrong(i, "it serves step %d, which does not rest on it", m.Step)
			case !v.asks(m):
				return wrong(i, "it serves condition %q of step %d, which does not ask for %s", m.Path, m.Step, v.catalog.Phrase(m.Requirement))
			}
		}
	}
	return nil
}

// asks reports whether the condition that a step serves stands where it is
// said to.
func (v *verifier) asks(m Serves) bool {
	conditions, day := v.goalConditions(), v.route.Finish
	if m.Step >= 0 {
		conditions, day = v.facts[m.Step].conditions, v.route.Steps[m.Step].Start
	}
	for _, c := range conditions {
		path, ofThis := strings.CutPrefix(m.Path, c.word)
		rule, _ := c.rules.On(day)
		r, ok := atPath(rule.Ask, path)
		if ofThis && ok && reflect.DeepEqual(r, m.Requirement) {
			return true
		}
	}
	return false
}

// goalConditions returns the rule of the goal: that of a role, or being in
// force.
func (v *verifier) goalConditions() []condition {
	role, ok := v.catalog.Role(v.query.Target)
	if !ok {
		return []condition{{rules: credential.Rules{{Ask: credential.Holds{Credential: v.query.Target}}}}}
	}
	conditions := []condition{{entry: role.ID, rules: role.Requires}}
	if v.query.Advised {
		conditions = append(conditions, condition{rules: role.Recommends, word: "advice"})
	}
	return conditions
}
