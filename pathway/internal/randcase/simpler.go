package randcase

import (
	"reflect"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/oracle"
)

// simpler takes from a case what oracle.Knows says is not drawn together yet.
func (d *draw) simpler(q *oracle.Question) {
	jobs := 0
	for _, role := range d.entries.Roles {
		if len(role.Fields) > 0 {
			jobs++
		}
	}
	if jobs > 1 && !oracle.Knows.Spaced {
		q.Advised = false
	}
	for i := range d.entries.Credentials {
		c := &d.entries.Credentials[i]
		if !oracle.Knows.Backgrounds {
			c.Exam.Preparation = slices.DeleteFunc(c.Exam.Preparation, func(p credential.Preparation) bool { return p.If != nil })
		}
	}
	for i := range d.entries.Credentials {
		c := &d.entries.Credentials[i]
		works := 0
		d.eachWorkOf(reflect.ValueOf(&c.Requires).Elem(), func(*credential.Experience) { works++ })
		c.Automatic = c.Automatic && (works < 2 || oracle.Knows.Joined)
	}
	automatic := slices.ContainsFunc(d.entries.Credentials, func(c credential.Credential) bool { return c.Automatic })
	since := false
	d.eachWork(func(work *credential.Experience) { since = since || work.Since != "" })
	if since && !oracle.Knows.Forgotten {
		q.Assume = false
	}
	if (since || automatic) && !oracle.Knows.Capped {
		d.eachWork(func(work *credential.Experience) { work.AtMost = nil })
	}
}

// eachWork changes all work that the entries ask for.
func (d *draw) eachWork(change func(*credential.Experience)) {
	d.eachWorkOf(reflect.ValueOf(&d.entries).Elem(), change)
}

// eachWorkOf changes all work that a part of the entries asks for.
func (d *draw) eachWorkOf(part reflect.Value, change func(*credential.Experience)) {
	d.eachAsk(part, func(ask credential.Requirement) credential.Requirement {
		if work, ok := ask.(credential.Experience); ok {
			change(&work)
			return work
		}
		return ask
	})
}
