package pathway_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
	"github.com/credpath/credpath/pathway"
)

// BenchmarkNew compiles the reference catalog; one operation is one planner.
func BenchmarkNew(b *testing.B) {
	c := reference.Catalog()
	for b.Loop() {
		pathway.New(c)
	}
}

// BenchmarkBest plans for every entry of the spine; one operation is one route.
func BenchmarkBest(b *testing.B) {
	p := referencePlanner(b)
	for _, rank := range ranks {
		b.Run(rank.String(), func(b *testing.B) {
			for _, target := range spine {
				b.Run(string(target), func(b *testing.B) {
					q := graduate(target, rank)
					for b.Loop() {
						if _, err := p.Best(context.Background(), q); err != nil {
							b.Fatal(err)
						}
					}
				})
			}
		})
	}
}

// BenchmarkNoRoute says why nothing leads to a target from a record that says
// nothing; one operation is one answer.
func BenchmarkNoRoute(b *testing.B) {
	p := referencePlanner(b)
	for _, target := range []credential.ID{
		"ahima/rhit", "ahima/rhia", "acdis/ccds-exam", "ncra/ods-c", "nha/cbcs",
		"degree/associate-or-higher", "certificate/him-post-baccalaureate", "role/coding-auditor",
	} {
		for _, rank := range ranks {
			b.Run(string(target)+"/"+rank.String(), func(b *testing.B) {
				q := pathway.Query{Letter: true, Target: target, Rank: rank, Start: credential.Date{Year: 2027, Month: 1, Day: 4}}
				for b.Loop() {
					if _, err := p.Best(context.Background(), q); !errors.Is(err, pathway.ErrNoRoute) {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// BenchmarkFrontier finds every trade-off; one operation is one frontier.
func BenchmarkFrontier(b *testing.B) {
	p := referencePlanner(b)
	for _, target := range spine {
		b.Run(string(target), func(b *testing.B) {
			q := graduate(target, pathway.Soonest)
			for b.Loop() {
				if _, err := p.Frontier(context.Background(), q); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkUnrelated plans with the reference catalog as it is, and merged with
// 100,000 entries that have nothing to do with the target: the second should take
// no longer.
func BenchmarkUnrelated(b *testing.B) {
	merged, err := reference.Catalog().Merge(unrelated(100_000))
	if err != nil {
		b.Fatal(err)
	}
	for _, bench := range []struct {
		name    string
		catalog *credential.Catalog
	}{{"alone", reference.Catalog()}, {"merged", merged}} {
		b.Run(bench.name, func(b *testing.B) {
			p := pathway.New(bench.catalog)
			q := graduate("ahima/rhit", pathway.Soonest)
			for b.Loop() {
				if _, err := p.Best(context.Background(), q); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// unrelated returns n certifications in chains of ten.
func unrelated(n int) credential.Entries {
	entries := credential.Entries{Organizations: []credential.Organization{{ID: "elsewhere", Name: "Elsewhere"}}}
	source := credential.Source{URL: "https://example.org", Title: "made up", AsOf: credential.Date{Year: 2026, Month: 1, Day: 1}, Confidence: credential.Issuer}
	for i := range n {
		entry := credential.Credential{ID: id(i), Kind: credential.Certification, Name: fmt.Sprintf("Unrelated %d", i), Issuer: "elsewhere"}
		if i%10 > 0 {
			entry.Requires = credential.Rules{{Ask: credential.Holds{Credential: id(i - 1)}, Source: source}}
		}
		entries.Credentials = append(entries.Credentials, entry)
	}
	return entries
}

// id returns the ID of the i-th of the unrelated entries.
func id(i int) credential.ID { return credential.ID(fmt.Sprintf("elsewhere/c%d", i)) }
