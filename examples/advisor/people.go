package main

import (
	"embed"
	"fmt"

	"github.com/credpath/credpath/credential"
)

// A person is a sample to try the page with.
type person struct {
	ID    string // the name of its file
	About string
}

// people are the samples, in the order in which the page offers them. They go with
// the reference catalog.
var people = []person{
	{"graduate", "Noor Haddad, high school only"},
	{"student", "Peter Lindqvist, final-term student"},
	{"clerk", "Imani Clarke, part-time records clerk"},
	{"apprentice", "Sofia Marin, apprentice coder"},
	{"registry", "Jakub Zielinski, in a cancer registry"},
	{"nurse", "Amara Eze, nurse of many years"},
}

//go:embed people/*.json
var records embed.FS

// sampleText returns the record of a sample person as it stands in its file.
func (a *advisor) sampleText(id string) ([]byte, error) {
	for _, p := range a.people {
		if p.ID == id {
			return records.ReadFile("people/" + id + ".json")
		}
	}
	return nil, fmt.Errorf("no sample person is called %q", id)
}

// sample returns the record of a sample person.
func (a *advisor) sample(id string) (credential.Record, error) {
	text, err := a.sampleText(id)
	if err != nil {
		return credential.Record{}, err
	}
	return a.catalog.ParseRecord(id+".json", text)
}
