package pathway_test

import (
	"testing"

	"github.com/credpath/credpath/credential"
)

// BenchmarkStanding judges one person against every target of the reference catalog; one
// operation is all of them. CheckOfEach is what a program does without it.
func BenchmarkStanding(b *testing.B) {
	p := referencePlanner(b)
	on := credential.Date{Year: 2027, Month: 1, Day: 4}
	for _, r := range shippedRecords(b, p.Catalog()) {
		b.Run("Standing/"+r.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := p.Standing(r.record, on); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run("CheckOfEach/"+r.name, func(b *testing.B) {
			targets := everyTarget(p.Catalog())
			for b.Loop() {
				for _, target := range targets {
					if _, err := p.Check(r.record, target, on); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
