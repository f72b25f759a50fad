package pathway

import (
	"slices"

	"github.com/credpath/credpath/credential"
)

// All that is asked and answered goes through encoding/json in the form of
// credential.AppendJSON: the keys are the names of the fields in lowerCamelCase,
// what is zero is left out, and credential.ParseJSON reads it as strictly as a
// catalog. What was written is read back as it was, but for Query.Avoid and the
// causes of errors, which no file can hold.

// MarshalJSON returns the answer without the rules that its findings repeat.
func (e Eligibility) MarshalJSON() ([]byte, error) {
	e.Finding, e.Apply, e.Prefers = e.Finding.withoutRules(), e.Apply.withoutRules(), e.Prefers.withoutRules()
	e.Back = slices.Clone(e.Back)
	for i, back := range e.Back {
		e.Back[i].Finding = back.Finding.withoutRules()
	}
	return credential.AppendJSON(nil, e), nil
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (e *Eligibility) UnmarshalJSON(data []byte) error {
	if err := credential.ParseJSON("", data, e); err != nil {
		return err
	}
	e.Finding.addRules()
	e.Apply.addRules()
	e.Prefers.addRules()
	for i := range e.Back {
		e.Back[i].Finding.addRules()
	}
	return nil
}

// MarshalJSON returns the cycle with its field names in lowerCamelCase.
func (c Cycle) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, c), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (c *Cycle) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, c) }

// MarshalJSON returns the way back without the rules that its finding repeats.
func (b Back) MarshalJSON() ([]byte, error) {
	b.Finding = b.Finding.withoutRules()
	return credential.AppendJSON(nil, b), nil
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (b *Back) UnmarshalJSON(data []byte) error {
	if err := credential.ParseJSON("", data, b); err != nil {
		return err
	}
	b.Finding.addRules()
	return nil
}

// MarshalJSON returns the finding without the rules that its parts repeat.
func (f Finding) MarshalJSON() ([]byte, error) {
	return credential.AppendJSON(nil, f.withoutRules()), nil
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (f *Finding) UnmarshalJSON(data []byte) error {
	if err := credential.ParseJSON("", data, f); err != nil {
		return err
	}
	f.addRules()
	return nil
}

// withoutRules returns a finding in which a rule stands only where its path begins,
// without what it asks for. The finding itself keeps its rule in any case.
func (f Finding) withoutRules() Finding {
	f.Parts = slices.Clone(f.Parts)
	for i := range f.Parts {
		part := f.Parts[i].withoutRules()
		if part.Path != "" {
			part.Rule = credential.Rule{}
		}
		f.Parts[i] = part
	}
	if f.beginsRule() {
		f.Rule.Ask = nil
	}
	return f
}

// addRules undoes withoutRules.
func (f *Finding) addRules() {
	if f.beginsRule() {
		f.Rule.Ask = f.Requirement
	}
	for i := range f.Parts {
		if f.Parts[i].Path != "" {
			f.Parts[i].Rule = f.Rule
		}
		f.Parts[i].addRules()
	}
}

// beginsRule reports whether the requirement of the finding is all that a rule asks.
func (f Finding) beginsRule() bool { return f.Path == "" && f.Entry != "" }

// MarshalJSON returns the value with its keys in lowerCamelCase.
func (e Evidence) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, e), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (e *Evidence) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, e) }

// MarshalJSON returns the value with its keys in lowerCamelCase.
func (g Gap) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, g), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (g *Gap) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, g) }

// MarshalJSON returns the value with its keys in lowerCamelCase.
func (r Reason) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, r), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (r *Reason) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, r) }

// MarshalJSON returns the value with its keys in lowerCamelCase.
func (a Assumption) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, a), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (a *Assumption) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, a) }

// MarshalJSON returns the value with its keys in lowerCamelCase.
func (r Route) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, r), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (r *Route) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, r) }

// MarshalJSON returns the value with its keys in lowerCamelCase.
func (s Step) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, s), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (s *Step) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, s) }

// MarshalJSON returns the value with its keys in lowerCamelCase.
func (m Serves) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, m), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (m *Serves) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, m) }

// MarshalJSON returns the value with its keys in lowerCamelCase.
func (o Option) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, o), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (o *Option) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, o) }

// MarshalJSON returns the value with its keys in lowerCamelCase.
func (u Upkeep) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, u), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (u *Upkeep) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, u) }

// MarshalJSON returns the value with its keys in lowerCamelCase.
func (a Award) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, a), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (a *Award) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, a) }

// MarshalJSON returns the value with its keys in lowerCamelCase.
func (p Proof) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, p), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (p *Proof) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, p) }

// MarshalJSON returns the value with its keys in lowerCamelCase.
func (q Query) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, q), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (q *Query) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, q) }

// MarshalJSON returns the value with its keys in lowerCamelCase.
func (b Bound) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, b), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (b *Bound) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, b) }

// MarshalJSON returns the value with its keys in lowerCamelCase.
func (c Condition) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, c), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (c *Condition) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, c) }

// MarshalJSON returns the value with its keys in lowerCamelCase.
func (p Progress) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, p), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (p *Progress) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, p) }

// MarshalJSON returns the value with its keys in lowerCamelCase.
func (s StepProgress) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, s), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (s *StepProgress) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, s) }

// MarshalJSON returns the value with its keys in lowerCamelCase.
func (f Fault) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, f), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (f *Fault) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, f) }

// MarshalJSON returns the value with its keys in lowerCamelCase.
func (e *NoRouteError) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, *e), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (e *NoRouteError) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, e) }

// MarshalJSON returns the value with its keys in lowerCamelCase.
func (e *RouteError) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, *e), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (e *RouteError) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, e) }

// MarshalJSON returns the value with its keys in lowerCamelCase.
func (e *TargetError) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, *e), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (e *TargetError) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, e) }

// MarshalJSON returns the value with its keys in lowerCamelCase.
func (e *QueryError) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, *e), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (e *QueryError) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, e) }

// MarshalJSON returns the value with its keys in lowerCamelCase.
func (e *LimitError) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, *e), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (e *LimitError) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, e) }

// MarshalJSON returns the value with its keys in lowerCamelCase.
func (n Node) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, n), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (n *Node) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, n) }

// MarshalJSON returns the value with its keys in lowerCamelCase.
func (l Link) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, l), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (l *Link) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, l) }

// MarshalJSON returns the fixes without the rules that findings repeat.
func (f Fixes) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, f), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (f *Fixes) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, f) }

// MarshalJSON returns the fix without the rules that its findings repeat.
func (f Fix) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, f), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (f *Fix) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, f) }

// MarshalJSON returns the value with its keys in lowerCamelCase.
func (o Outlook) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, o), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (o *Outlook) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, o) }

// MarshalJSON returns the value with its keys in lowerCamelCase.
func (q Questions) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, q), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (q *Questions) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, q) }

// MarshalJSON returns the value with its keys in lowerCamelCase.
func (q Question) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, q), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (q *Question) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, q) }

// MarshalJSON returns the value with its keys in lowerCamelCase.
func (a Answer) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, a), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (a *Answer) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, a) }

// MarshalJSON returns the value with its keys in lowerCamelCase.
func (s Standing) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, s), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (s *Standing) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, s) }

// MarshalJSON returns the value with its keys in lowerCamelCase.
func (s Stand) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, s), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (s *Stand) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, s) }

// MarshalJSON returns the value with its keys in lowerCamelCase.
func (l Lack) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, l), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (l *Lack) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, l) }

// MarshalJSON returns the value with its keys in lowerCamelCase.
func (o Opens) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, o), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (o *Opens) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, o) }

// MarshalJSON returns the value with its keys in lowerCamelCase.
func (o Opening) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, o), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (o *Opening) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, o) }

// MarshalJSON returns the value with its keys in lowerCamelCase.
func (i Impact) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, i), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (i *Impact) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, i) }

// MarshalJSON returns the value with its keys in lowerCamelCase.
func (n Nearest) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, n), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (n *Nearest) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, n) }

// MarshalJSON returns the value with its keys in lowerCamelCase.
func (u Unproven) MarshalJSON() ([]byte, error) { return credential.AppendJSON(nil, u), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (u *Unproven) UnmarshalJSON(data []byte) error { return credential.ParseJSON("", data, u) }
