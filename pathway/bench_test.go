package pathway_test

import (
	"context"
	"testing"

	"github.com/credpath/credpath/credential/reference"
	"github.com/credpath/credpath/pathway"
)

func BenchmarkNew(b *testing.B) {
	c := reference.Catalog()
	for b.Loop() {
		if _, err := pathway.New(c); err != nil {
			b.Fatal(err)
		}
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
