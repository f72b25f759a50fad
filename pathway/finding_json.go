package pathway

import (
	"encoding/json"

	"github.com/credpath/credpath/credential"
)

// findingJSON is the shape of a finding in JSON.
type findingJSON struct {
	Entry       credential.ID          `json:"entry,omitempty"`
	Path        string                 `json:"path"`
	Text        string                 `json:"text,omitempty"`
	Status      Status                 `json:"status"`
	MetOn       credential.Date        `json:"metOn,omitzero"`
	Requirement credential.Requirement `json:"requirement,omitempty"`
	Evidence    []Evidence             `json:"evidence,omitempty"`
	Gap         Gap                    `json:"gap,omitzero"`
	Why         string                 `json:"why,omitempty"`
	Waiver      *credential.Waiver     `json:"waiver,omitempty"`
	Sit         credential.ID          `json:"sit,omitempty"`
	Rule        *ruleJSON              `json:"rule,omitempty"`
	Parts       []Finding              `json:"parts,omitempty"`
}

// ruleJSON is the edition of a rule without what it asks for, which the finding
// itself shows.
type ruleJSON struct {
	From   credential.Date   `json:"from,omitzero"`
	Until  credential.Date   `json:"until,omitzero"`
	Source credential.Source `json:"source,omitzero"`
}

// MarshalJSON returns the finding with its field names in lowerCamelCase.
func (f Finding) MarshalJSON() ([]byte, error) {
	shape := findingJSON{
		Entry: f.Entry, Path: f.Path, Text: f.Text, Status: f.Status, MetOn: f.MetOn,
		Requirement: f.Requirement, Evidence: f.Evidence, Gap: f.Gap, Why: f.Why,
		Waiver: f.Waiver, Sit: f.Sit, Parts: f.Parts,
	}
	if f.Path == "" && (!f.Rule.Source.IsZero() || !f.Rule.From.IsZero() || !f.Rule.Until.IsZero()) {
		shape.Rule = &ruleJSON{From: f.Rule.From, Until: f.Rule.Until, Source: f.Rule.Source}
	}
	return json.Marshal(shape)
}
