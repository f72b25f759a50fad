package pathway

import "github.com/credpath/credpath/credential"

// An Assumption is one thing that a record does not say.
type Assumption struct {
	Kind  AssumptionKind  `json:"kind,omitempty"`
	Entry credential.ID   `json:"entry,omitempty"`
	Date  credential.Date `json:"date,omitzero"`
	Text  string          `json:"text"`
}

// An AssumptionKind says what is assumed. The list is closed.
type AssumptionKind string

// AssumedRenewed: the holding of Entry was renewed after Date, on which its term ended.
const AssumedRenewed AssumptionKind = "renewed"
