// Package schools is a catalog of the United States schools that award degrees and
// certificates in health information: some thousand programs of 712 schools with what a
// year costs them whom they charge, to be laid over the reference catalog.
//
//	planner := pathway.New(schools.Catalog())
//
// It comes from the federal government's own tables (NCES, IPEDS), not from the schools: the
// awards of July 2021 to June 2024 (the last year is provisional), the directory of schools of
// 2024 and the charges of the academic year 2023-24. They were put together on the day of
// [Edition], in schools.csv beside this file. How sure it is:
//
//   - That a school gave such awards, and what it charges, is the government's word. The charges
//     are the school's, tuition and required fees without aid, and not the program's: a program
//     online, a laboratory or a selective program may cost more or less. Those of graduate
//     study are an average of the school's graduate programs. Trade schools that charge by the
//     program have no price here.
//   - How long a program takes, how many hours a week, the same price for one course at a time
//     and who is admitted are estimates by the level of the award, the same as for the
//     reference's typical programs, and say so. In a price the years of the level are times the charge of a year.
//   - What an award is goes by the school's choice of a code (CIP): some degrees in informatics
//     stand under administration, and some certificates in coding under technology.
//   - Nobody looked up whether CAHIIM accredited a program: its standing is unverified, which is
//     neither accredited nor not. A plan has such a school among the options of a step, with
//     the question to ask, and heads a route with it only where it may assume, or where the
//     record says so.
//   - A program that ended after June 2024 still stands here, and one that began later does not.
//     Some universities report several campuses as one.
//
// The reference knows a few of these programs better: those that it can plan are left out
// here, and those of which it has no length get one. Districts, whose residents pay less, are
// places named after the school, such as "us/oh/sinclair-community-college-district".
package schools

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
	"sync"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
)

// Edition is the day on which schools.csv was made.
const Edition = "2026-11-30"

//go:generate go run ./generate

//go:embed schools.json.gz
var file []byte

// Catalog returns the reference catalog with the schools laid over it. It is read and checked
// once, at the first call; every call returns the same catalog, which is read-only and may be
// used by many goroutines at once.
func Catalog() *credential.Catalog { return merged() }

var merged = sync.OnceValue(func() *credential.Catalog {
	c, err := reference.Catalog().Merge(Entries())
	if err != nil {
		panic(fmt.Sprintf("schools: the embedded catalog does not go with the reference: %v", err))
	}
	return c
})

// Entries returns the entries of the schools alone, to be laid over a catalog that has the
// degrees and certificates of the reference ([credential.Catalog.Merge]). They are read anew at
// each call, and are the caller's to modify.
func Entries() credential.Entries {
	entries, err := credential.ParseEntries("schools.json", text())
	if err != nil {
		panic(fmt.Sprintf("schools: the embedded catalog is broken: %v", err))
	}
	return entries
}

// text returns the embedded file, unpacked.
func text() []byte {
	unpacked, err := gzip.NewReader(bytes.NewReader(file))
	if err != nil {
		panic(fmt.Sprintf("schools: the embedded file is broken: %v", err))
	}
	data, err := io.ReadAll(unpacked)
	if err != nil {
		panic(fmt.Sprintf("schools: the embedded file is broken: %v", err))
	}
	return data
}
