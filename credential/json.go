package credential

import (
	"fmt"
	"reflect"
)

// All types of this package go through encoding/json as files have them: the keys
// are the names of the fields in lowerCamelCase, what is zero is left out, and the
// reader is as strict as [ParseEntries]. What was written is read back as it was.

// MarshalJSON returns the entries in the order of [FormatCatalog].
func (e Entries) MarshalJSON() ([]byte, error) { return encode(e.sorted()), nil }

// UnmarshalJSON reads entries as [ParseEntries] does.
func (e *Entries) UnmarshalJSON(data []byte) error {
	parsed, err := ParseEntries("", data)
	if err == nil {
		*e = parsed
	}
	return err
}

// MarshalJSON returns the record in the form of [FormatRecord].
func (r Record) MarshalJSON() ([]byte, error) { return encode(r), nil }

// UnmarshalJSON reads a record as [ParseRecord] does.
func (r *Record) UnmarshalJSON(data []byte) error {
	parsed, err := ParseRecord("", data)
	if err == nil {
		*r = parsed
	}
	return err
}

// The members of the union.

// MarshalJSON returns the group as a catalog has it: "all" where every part is
// asked for, "any" where one of several is, "atLeast" and "of" else.
func (r AtLeast) MarshalJSON() ([]byte, error) { return encode(wrap(r)), nil }

// UnmarshalJSON reads the requirement as a catalog has it.
func (r *AtLeast) UnmarshalJSON(data []byte) error { return unmarshalMember(r, data) }

// MarshalJSON returns the requirement as a catalog has it.
func (r Holds) MarshalJSON() ([]byte, error) { return encode(wrap(r)), nil }

// UnmarshalJSON reads the requirement as a catalog has it.
func (r *Holds) UnmarshalJSON(data []byte) error { return unmarshalMember(r, data) }

// MarshalJSON returns the requirement as a catalog has it.
func (r Experience) MarshalJSON() ([]byte, error) { return encode(wrap(r)), nil }

// UnmarshalJSON reads the requirement as a catalog has it.
func (r *Experience) UnmarshalJSON(data []byte) error { return unmarshalMember(r, data) }

// MarshalJSON returns the value as a file has it.
func (c Cap) MarshalJSON() ([]byte, error) { return encode(c), nil }

// UnmarshalJSON reads the value as a file has it.
func (c *Cap) UnmarshalJSON(data []byte) error { return ParseJSON("", data, c) }

// MarshalJSON returns the requirement as a catalog has it.
func (r Coursework) MarshalJSON() ([]byte, error) { return encode(wrap(r)), nil }

// UnmarshalJSON reads the requirement as a catalog has it.
func (r *Coursework) UnmarshalJSON(data []byte) error { return unmarshalMember(r, data) }

// MarshalJSON returns the requirement as a catalog has it.
func (r Score) MarshalJSON() ([]byte, error) { return encode(wrap(r)), nil }

// UnmarshalJSON reads the requirement as a catalog has it.
func (r *Score) UnmarshalJSON(data []byte) error { return unmarshalMember(r, data) }

// MarshalJSON returns the requirement as a catalog has it.
func (r Resides) MarshalJSON() ([]byte, error) { return encode(wrap(r)), nil }

// UnmarshalJSON reads the requirement as a catalog has it.
func (r *Resides) UnmarshalJSON(data []byte) error { return unmarshalMember(r, data) }

// MarshalJSON returns the requirement as a catalog has it.
func (r Age) MarshalJSON() ([]byte, error) { return encode(wrap(r)), nil }

// UnmarshalJSON reads the requirement as a catalog has it.
func (r *Age) UnmarshalJSON(data []byte) error { return unmarshalMember(r, data) }

// MarshalJSON returns the requirement as a catalog has it.
func (r Attestation) MarshalJSON() ([]byte, error) { return encode(wrap(r)), nil }

// UnmarshalJSON reads the requirement as a catalog has it.
func (r *Attestation) UnmarshalJSON(data []byte) error { return unmarshalMember(r, data) }

// unmarshalMember sets *r to a requirement if that is of its kind.
func unmarshalMember[T Requirement](r *T, data []byte) error {
	read, err := ParseRequirement(data)
	if err != nil {
		return err
	}
	member, ok := read.(T)
	if !ok {
		return fmt.Errorf("credential: a requirement of type %T where %s is due", read, reflect.TypeFor[T]())
	}
	*r = member
	return nil
}

// The other types.

// MarshalJSON returns the value as a file has it.
func (o Organization) MarshalJSON() ([]byte, error) { return encode(o), nil }

// UnmarshalJSON reads the value as a file has it.
func (o *Organization) UnmarshalJSON(data []byte) error { return ParseJSON("", data, o) }

// MarshalJSON returns the value as a file has it.
func (f FieldEntry) MarshalJSON() ([]byte, error) { return encode(f), nil }

// UnmarshalJSON reads the value as a file has it.
func (f *FieldEntry) UnmarshalJSON(data []byte) error { return ParseJSON("", data, f) }

// MarshalJSON returns the value as a file has it.
func (c Credential) MarshalJSON() ([]byte, error) { return encode(c), nil }

// UnmarshalJSON reads the value as a file has it.
func (c *Credential) UnmarshalJSON(data []byte) error { return ParseJSON("", data, c) }

// MarshalJSON returns the value as a file has it.
func (a Alias) MarshalJSON() ([]byte, error) { return encode(a), nil }

// UnmarshalJSON reads the value as a file has it.
func (a *Alias) UnmarshalJSON(data []byte) error { return ParseJSON("", data, a) }

// MarshalJSON returns the value as a file has it.
func (e Exam) MarshalJSON() ([]byte, error) { return encode(e), nil }

// UnmarshalJSON reads the value as a file has it.
func (e *Exam) UnmarshalJSON(data []byte) error { return ParseJSON("", data, e) }

// MarshalJSON returns the value as a file has it.
func (p PassRate) MarshalJSON() ([]byte, error) { return encode(p), nil }

// UnmarshalJSON reads the value as a file has it.
func (p *PassRate) UnmarshalJSON(data []byte) error { return ParseJSON("", data, p) }

// MarshalJSON returns the value as a file has it.
func (r Retake) MarshalJSON() ([]byte, error) { return encode(r), nil }

// UnmarshalJSON reads the value as a file has it.
func (r *Retake) UnmarshalJSON(data []byte) error { return ParseJSON("", data, r) }

// MarshalJSON returns the value as a file has it.
func (p Preparation) MarshalJSON() ([]byte, error) { return encode(p), nil }

// UnmarshalJSON reads the value as a file has it.
func (p *Preparation) UnmarshalJSON(data []byte) error { return ParseJSON("", data, p) }

// MarshalJSON returns the value as a file has it.
func (h Hiring) MarshalJSON() ([]byte, error) { return encode(h), nil }

// UnmarshalJSON reads the value as a file has it.
func (h *Hiring) UnmarshalJSON(data []byte) error { return ParseJSON("", data, h) }

// MarshalJSON returns the value as a file has it.
func (p Program) MarshalJSON() ([]byte, error) { return encode(p), nil }

// UnmarshalJSON reads the value as a file has it.
func (p *Program) UnmarshalJSON(data []byte) error { return ParseJSON("", data, p) }

// MarshalJSON returns the value as a file has it.
func (t Teaching) MarshalJSON() ([]byte, error) { return encode(t), nil }

// UnmarshalJSON reads the value as a file has it.
func (t *Teaching) UnmarshalJSON(data []byte) error { return ParseJSON("", data, t) }

// MarshalJSON returns the value as a file has it.
func (p Practice) MarshalJSON() ([]byte, error) { return encode(p), nil }

// UnmarshalJSON reads the value as a file has it.
func (p *Practice) UnmarshalJSON(data []byte) error { return ParseJSON("", data, p) }

// MarshalJSON returns the value as a file has it.
func (r Role) MarshalJSON() ([]byte, error) { return encode(r), nil }

// UnmarshalJSON reads the value as a file has it.
func (r *Role) UnmarshalJSON(data []byte) error { return ParseJSON("", data, r) }

// MarshalJSON returns the value as a file has it.
func (p Pay) MarshalJSON() ([]byte, error) { return encode(p), nil }

// UnmarshalJSON reads the value as a file has it.
func (p *Pay) UnmarshalJSON(data []byte) error { return ParseJSON("", data, p) }

// MarshalJSON returns the value as a file has it.
func (o Outlook) MarshalJSON() ([]byte, error) { return encode(o), nil }

// UnmarshalJSON reads the value as a file has it.
func (o *Outlook) UnmarshalJSON(data []byte) error { return ParseJSON("", data, o) }

// MarshalJSON returns the value as a file has it.
func (r Rule) MarshalJSON() ([]byte, error) { return encode(r), nil }

// UnmarshalJSON reads the value as a file has it.
func (r *Rule) UnmarshalJSON(data []byte) error { return ParseJSON("", data, r) }

// MarshalJSON returns the value as a file has it.
func (o Offer) MarshalJSON() ([]byte, error) { return encode(o), nil }

// UnmarshalJSON reads the value as a file has it.
func (o *Offer) UnmarshalJSON(data []byte) error { return ParseJSON("", data, o) }

// MarshalJSON returns the value as a file has it.
func (r Renewal) MarshalJSON() ([]byte, error) { return encode(r), nil }

// UnmarshalJSON reads the value as a file has it.
func (r *Renewal) UnmarshalJSON(data []byte) error { return ParseJSON("", data, r) }

// MarshalJSON returns the value as a file has it.
func (r Return) MarshalJSON() ([]byte, error) { return encode(r), nil }

// UnmarshalJSON reads the value as a file has it.
func (r *Return) UnmarshalJSON(data []byte) error { return ParseJSON("", data, r) }

// MarshalJSON returns the value as a file has it.
func (w While) MarshalJSON() ([]byte, error) { return encode(w), nil }

// UnmarshalJSON reads the value as a file has it.
func (w *While) UnmarshalJSON(data []byte) error { return ParseJSON("", data, w) }

// MarshalJSON returns the value as a file has it.
func (a Accreditation) MarshalJSON() ([]byte, error) { return encode(a), nil }

// UnmarshalJSON reads the value as a file has it.
func (a *Accreditation) UnmarshalJSON(data []byte) error { return ParseJSON("", data, a) }

// MarshalJSON returns the value as a file has it.
func (s Source) MarshalJSON() ([]byte, error) { return encode(s), nil }

// UnmarshalJSON reads the value as a file has it.
func (s *Source) UnmarshalJSON(data []byte) error { return ParseJSON("", data, s) }

// MarshalJSON returns the value as a file has it.
func (h Holding) MarshalJSON() ([]byte, error) { return encode(h), nil }

// UnmarshalJSON reads the value as a file has it.
func (h *Holding) UnmarshalJSON(data []byte) error { return ParseJSON("", data, h) }

// MarshalJSON returns the value as a file has it.
func (j Job) MarshalJSON() ([]byte, error) { return encode(j), nil }

// UnmarshalJSON reads the value as a file has it.
func (j *Job) UnmarshalJSON(data []byte) error { return ParseJSON("", data, j) }

// MarshalJSON returns the value as a file has it.
func (s Study) MarshalJSON() ([]byte, error) { return encode(s), nil }

// UnmarshalJSON reads the value as a file has it.
func (s *Study) UnmarshalJSON(data []byte) error { return ParseJSON("", data, s) }

// MarshalJSON returns the value as a file has it.
func (s Scored) MarshalJSON() ([]byte, error) { return encode(s), nil }

// UnmarshalJSON reads the value as a file has it.
func (s *Scored) UnmarshalJSON(data []byte) error { return ParseJSON("", data, s) }

// MarshalJSON returns the value as a file has it.
func (u Units) MarshalJSON() ([]byte, error) { return encode(u), nil }

// UnmarshalJSON reads the value as a file has it.
func (u *Units) UnmarshalJSON(data []byte) error { return ParseJSON("", data, u) }

// MarshalJSON returns the value as a file has it.
func (a Attempt) MarshalJSON() ([]byte, error) { return encode(a), nil }

// UnmarshalJSON reads the value as a file has it.
func (a *Attempt) UnmarshalJSON(data []byte) error { return ParseJSON("", data, a) }

// MarshalJSON returns the value as a file has it.
func (p Prepared) MarshalJSON() ([]byte, error) { return encode(p), nil }

// UnmarshalJSON reads the value as a file has it.
func (p *Prepared) UnmarshalJSON(data []byte) error { return ParseJSON("", data, p) }

// MarshalJSON returns the omission with its field names in lowerCamelCase.
func (o Omission) MarshalJSON() ([]byte, error) { return encode(o), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (o *Omission) UnmarshalJSON(data []byte) error { return ParseJSON("", data, o) }

// MarshalJSON returns the value as a file has it.
func (a Attested) MarshalJSON() ([]byte, error) { return encode(a), nil }

// UnmarshalJSON reads the value as a file has it.
func (a *Attested) UnmarshalJSON(data []byte) error { return ParseJSON("", data, a) }

// MarshalJSON returns the value as a file has it.
func (w Waiver) MarshalJSON() ([]byte, error) { return encode(w), nil }

// UnmarshalJSON reads the value as a file has it.
func (w *Waiver) UnmarshalJSON(data []byte) error { return ParseJSON("", data, w) }

// MarshalJSON returns the requirement as a catalog has it.
func (r Had) MarshalJSON() ([]byte, error) { return encode(wrap(r)), nil }

// UnmarshalJSON reads the requirement as a catalog has it.
func (r *Had) UnmarshalJSON(data []byte) error { return unmarshalMember(r, data) }
