package credential_test

import (
	"fmt"
	"os"
	"testing"

	"github.com/credpath/credpath/credential"
)

// large returns n credentials, n degrees and as many programs, each credential
// asking for the one before it.
func large(n int) credential.Entries {
	var e credential.Entries
	for i := range n {
		c := credential.Credential{
			ID: credential.ID(fmt.Sprintf("issuer-%d/exam-%d", i%100, i)), Kind: credential.License, Name: fmt.Sprintf("Examination %d", i),
			Offers: []credential.Offer{{Name: "member", Price: credential.Money{Minor: 10000, Currency: "USD"}, Source: credential.Source{URL: "https://www.example.org"}}},
		}
		if i > 0 {
			c.Requires = credential.Rules{{Ask: credential.Any(credential.Holds{Credential: e.Credentials[2*(i-1)].ID}, credential.All(credential.Age{Years: 18}, credential.Holds{Credential: e.Credentials[i/2*2].ID}))}}
		}
		deg := credential.ID(fmt.Sprintf("degree/%d", i))
		e.Credentials = append(e.Credentials, c, credential.Credential{ID: deg, Kind: credential.Degree, CountsAs: []credential.ID{"degree/any"}})
		e.Programs = append(e.Programs, credential.Program{
			ID: credential.ID(fmt.Sprintf("program/%d", i)), Awards: []credential.ID{deg},
			Admits: credential.Rules{{Ask: credential.Holds{Credential: c.ID}}},
			Offers: []credential.Offer{{Takes: credential.Period{Months: 24}, Weekly: 20}},
		})
	}
	e.Credentials = append(e.Credentials, credential.Credential{ID: "degree/any", Kind: credential.Class})
	return e
}

// referenceCatalog is the catalog of the field that stands beside the package.
func referenceCatalog(b *testing.B) *credential.Catalog {
	b.Helper()
	c, err := credential.LoadCatalog(os.DirFS("reference"), "*.json")
	if err != nil {
		b.Fatal(err)
	}
	return c
}

func BenchmarkLoadCatalog(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		referenceCatalog(b)
	}
}
func BenchmarkParseCatalog(b *testing.B) {
	for _, n := range []int{100, 33_000} {
		b.Run(fmt.Sprintf("%d-entries", 3*n), func(b *testing.B) {
			data := credential.FormatCatalog(large(n))
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := credential.ParseCatalog("x.json", data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkNewCatalog(b *testing.B) {
	e := large(1000)
	for b.Loop() {
		if _, err := credential.NewCatalog(e); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	c, err := credential.NewCatalog(large(10_000))
	if err != nil {
		b.Fatal(err)
	}
	for name, query := range map[string]string{"name": "examination 5000", "unknown": "examinaton 5000"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				c.Find(query)
			}
		})
	}
}

func BenchmarkCheckRecord(b *testing.B) {
	c := goodCatalog(b)
	r := credential.Record{
		Born:     credential.Date{Year: 1990, Month: 2, Day: 3},
		Holdings: []credential.Holding{{Credential: "ahima/rhit", Awarded: credential.Date{Year: 2020, Month: 1, Day: 1}}, {Credential: "degree/associate/him", Program: "program/associate"}},
		Jobs:     []credential.Job{{Role: "role/coder", From: credential.Date{Year: 2020, Month: 1, Day: 1}, Weekly: 20}},
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := c.CheckRecord(r); err != nil {
			b.Fatal(err)
		}
	}
}
