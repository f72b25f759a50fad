package pathway

import (
	"fmt"
	"strings"

	"github.com/credpath/credpath/credential"
)

// Evidence is one fact of a record that served, or will serve on its day.
type Evidence struct {
	Fact  string        `json:"fact"`            // "holding", "job", "study", "attested", "born"
	Index int           `json:"index"`           // which of that kind in the record, from 0
	Entry credential.ID `json:"entry,omitempty"` // the credential held, or the role worked in
	Text  string        `json:"text"`            // as a person would name it
}

// holdingName returns the name of a holding and of the program it came from.
func (j *judge) holdingName(h held) string {
	name := j.catalog.NameOf(h.Credential)
	if program, ok := j.catalog.Program(h.Program); ok {
		name += " from " + program.Name
	}
	return name
}

// holdingText names a holding with its days.
func (j *judge) holdingText(h held) string {
	text := j.holdingName(h)
	switch {
	case !h.Awarded.IsZero():
		text += ", awarded on " + h.Awarded.String()
	case h.underWay():
		text += ", expected on " + h.Expected.String()
	}
	if !h.Expires.IsZero() {
		text += ", until " + h.Expires.String()
	}
	return text
}

// jobText names a job with its days and hours.
func (j *judge) jobText(job worked) string {
	text := jobWords(j.catalog, job.Job)
	if job.Until.IsZero() {
		text += fmt.Sprintf(", since %s", job.From)
	} else {
		text += fmt.Sprintf(", %s to %s", job.From, job.Until)
	}
	if job.weekly != FullTime {
		text += fmt.Sprintf(", %d hours a week", job.weekly)
	}
	return text
}

// jobWords names a job of a record: by its role or, without one, by its fields.
func jobWords(c *credential.Catalog, job credential.Job) string {
	if job.Role != "" {
		return c.NameOf(job.Role)
	}
	var fields []string
	for _, f := range job.Fields {
		fields = append(fields, c.FieldName(f))
	}
	return "work in " + strings.Join(fields, " and ")
}

// studyText names a study with its amount, grade and day.
func (j *judge) studyText(s studied) string {
	text := fmt.Sprintf("%s in %s", s.Credits.Words(), j.catalog.FieldName(s.In))
	if s.Grade != "" {
		text += ", grade " + string(s.Grade)
	}
	if !s.On.IsZero() {
		text += ", on " + s.On.String()
	}
	return text
}

func attestedText(a credential.Attested) string {
	text := "attested"
	if a.By != "" {
		text += " by " + a.By
	}
	if !a.On.IsZero() {
		text += " on " + a.On.String()
	}
	return text
}
