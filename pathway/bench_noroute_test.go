package pathway_test

import (
	"context"
	"errors"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

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
				q := pathway.Query{Target: target, Rank: rank, Start: credential.Date{Year: 2027, Month: 1, Day: 4}}
				for b.Loop() {
					if _, err := p.Best(context.Background(), q); !errors.Is(err, pathway.ErrNoRoute) {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
