package credential_test

import (
	"fmt"
	"os"
	"testing"

	"github.com/credpath/credpath/credential"
)

// large returns about n entries: examinations, each asking for the one before
// it, and as many degrees, each awarded by a program that asks for one of them.
func large(n int) credential.Entries {
	e := credential.Entries{Credentials: []credential.Credential{{ID: "degree/any", Kind: credential.Class}}}
	exam := func(i int) credential.Holds {
		return credential.Holds{Credential: credential.ID(fmt.Sprintf("issuer-%d/exam-%d", i%100, i))}
	}
	for i := range n / 3 {
		c := credential.Credential{
			ID: exam(i).Credential, Kind: credential.License, Name: fmt.Sprintf("Examination %d", i),
			Offers: []credential.Offer{{Name: "member", Price: credential.Money{Minor: 10000, Currency: "USD"}, Source: credential.Source{URL: "https://www.example.org"}}},
		}
		if i > 0 {
			c.Requires = credential.Rules{{Ask: credential.Any(exam(i-1), credential.All(credential.Age{Years: 18}, exam(i/2)))}}
		}
		degree := credential.ID(fmt.Sprintf("degree/%d", i))
		e.Credentials = append(e.Credentials, c, credential.Credential{ID: degree, Kind: credential.Degree, CountsAs: []credential.ID{"degree/any"}})
		e.Programs = append(e.Programs, credential.Program{
			ID: credential.ID(fmt.Sprintf("program/%d", i)), Awards: []credential.ID{degree},
			Admits: credential.Rules{{Ask: exam(i)}},
			Offers: []credential.Offer{{Takes: credential.Period{Months: 24}, Weekly: credential.HoursOf(20)}},
		})
	}
	return e
}

// loadReference reads the catalog of the field from its files.
func loadReference(b *testing.B) *credential.Catalog {
	c, err := credential.LoadCatalog(os.DirFS("reference"), "*.json")
	if err != nil {
		b.Fatal(err)
	}
	return c
}

// bySize runs a benchmark with the entries of the reference catalog and, unless
// it is to be short, with 100,000 others.
func bySize(b *testing.B, bench func(*testing.B, credential.Entries)) {
	b.Run("reference", func(b *testing.B) { bench(b, loadReference(b).Entries()) })
	b.Run("100000-entries", func(b *testing.B) {
		if testing.Short() {
			b.Skip("it takes seconds")
		}
		bench(b, large(100_000))
	})
}

func BenchmarkLoadCatalog(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		loadReference(b)
	}
}

func BenchmarkNewCatalog(b *testing.B) {
	bySize(b, func(b *testing.B, e credential.Entries) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := credential.NewCatalog(e); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkParseCatalog(b *testing.B) {
	bySize(b, func(b *testing.B, e credential.Entries) {
		data := credential.FormatCatalog(e)
		b.SetBytes(int64(len(data)))
		b.ReportAllocs()
		for b.Loop() {
			if _, err := credential.ParseCatalog("x.json", data); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	c, err := credential.NewCatalog(large(30_000))
	if err != nil {
		b.Fatal(err)
	}
	for _, row := range []struct {
		reason, query string
		want          credential.ID
	}{
		{"name", "examination 5000", "issuer-0/exam-5000"},
		{"misspelled", "examinaton 5000", ""},
	} {
		b.Run(row.reason, func(b *testing.B) {
			for b.Loop() {
				if got, _ := c.Find(row.query); got != row.want {
					b.Fatalf("Find(%q) = %q, want %q", row.query, got, row.want)
				}
			}
		})
	}
}

func BenchmarkCheckRecord(b *testing.B) {
	c, r := goodCatalog(b), soundRecord()
	b.ReportAllocs()
	for b.Loop() {
		if err := c.CheckRecord(r); err != nil {
			b.Fatal(err)
		}
	}
}

// soundRecord is a record of which the good catalog has everything.
func soundRecord() credential.Record {
	day := func(year int) credential.Date { return credential.Date{Year: year, Month: 1, Day: 1} }
	return credential.Record{
		Born:     day(1990),
		Holdings: []credential.Holding{{Credential: "ahima/rhit", Awarded: day(2020)}, {Credential: "degree/associate/him", Program: "program/associate"}},
		Jobs:     []credential.Job{{Role: "role/coder", From: day(2020), Weekly: credential.HoursOf(20)}},
	}
}
