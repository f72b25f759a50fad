package main

import (
	"sync"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
)

// A fact adds something to a record.
type fact func(*credential.Record)

// person returns a record of the given facts.
func person(facts ...fact) credential.Record {
	var r credential.Record
	for _, add := range facts {
		add(&r)
	}
	return r
}

// held is a credential that the person holds, without a program or a date.
func held(id credential.ID) fact {
	return func(r *credential.Record) {
		r.Holdings = append(r.Holdings, credential.Holding{Credential: id})
	}
}

// awarded is a credential from a program.
func awarded(id, program credential.ID, on string) fact {
	return func(r *credential.Record) {
		r.Holdings = append(r.Holdings, credential.Holding{Credential: id, Program: program, Awarded: day(on)})
	}
}

// expected is a credential of a program that is under way.
func expected(id, program credential.ID, on string) fact {
	return func(r *credential.Record) {
		r.Holdings = append(r.Holdings, credential.Holding{Credential: id, Program: program, Expected: day(on)})
	}
}

// worked is a job.
func worked(field credential.Field, from, until string, weekly int) fact {
	return func(r *credential.Record) {
		r.Jobs = append(r.Jobs, credential.Job{Fields: []credential.Field{field}, From: day(from), Until: day(until), Weekly: credential.HoursOf(weekly)})
	}
}

// studied is credit in semester hours; grade "" was not said.
func studied(in credential.Field, hours int, grade credential.Grade) fact {
	return func(r *credential.Record) {
		r.Studies = append(r.Studies, credential.Study{In: in, Credits: credential.Credits{Hundredths: 100 * hours, Unit: credential.Semester}, Grade: grade})
	}
}

// attested is what somebody has vouched for, by the ID that the rule gives it.
func attested(id credential.ID) fact {
	return func(r *credential.Record) {
		r.Attested = append(r.Attested, credential.Attested{ID: id})
	}
}

func day(s string) credential.Date {
	d, err := credential.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// testCatalog is the reference catalog with two programs laid over it that
// stand for mistakes people make: one that is only a candidate, and one that
// has another body's accreditation. It is checked once for all tests.
var testCatalog = sync.OnceValues(func() (*credential.Catalog, error) {
	associate := []credential.ID{"degree/associate/him"}
	return reference.Catalog().Merge(credential.Entries{Programs: []credential.Program{
		{ID: "program/test/candidate", Name: "A program in candidacy", Awards: associate,
			Accreditations: []credential.Accreditation{{By: "cahiim", Status: credential.Candidacy}}},
		{ID: "program/test/elsewhere", Name: "A program accredited by NCRA", Awards: associate,
			Accreditations: []credential.Accreditation{{By: "ncra", Status: credential.Accredited}}},
		{ID: "program/test/late", Name: "A program accredited since 2020", Awards: associate,
			Accreditations: []credential.Accreditation{
				{By: "cahiim", Status: credential.Candidacy, Until: day("2020-01-01")},
				{By: "cahiim", Status: credential.Initial, From: day("2020-01-01")}}},
	}})
})
