package schools_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
	"github.com/credpath/credpath/credential/reference/schools"
)

// Two lines of schools.csv, read by hand: 3,736 and 4,622 and 8,736 USD a year, and 18,850.
func TestAProgramHasAPriceForEachPlaceThatPaysAnother(t *testing.T) {
	for _, c := range []struct {
		id   credential.ID
		want []string
	}{
		{"program/ipeds/202356/associate-hit", []string{
			"full-time, in-district: 7472 USD, P2Y, 36 hours, if residence in Cuyahoga Community College District, OH, US",
			"full-time, in-state: 9244 USD, P2Y, 36 hours, if residence in OH, US",
			"full-time, out of state: 17472 USD, P2Y, 36 hours",
			"one course at a time, in-district: 7472 USD, P6Y8M, 9 hours, if residence in Cuyahoga Community College District, OH, US",
			"one course at a time, in-state: 9244 USD, P6Y8M, 9 hours, if residence in OH, US",
			"one course at a time, out of state: 17472 USD, P6Y8M, 9 hours",
		}},
		{"program/ipeds/203960/associate-hit", []string{
			"full-time: 37700 USD, P2Y, 36 hours",
			"one course at a time: 37700 USD, P6Y8M, 9 hours",
		}},
		{"program/ipeds/390905/certificate-coding", []string{
			"full-time:  P1Y, 36 hours",
			"one course at a time:  P3Y4M, 9 hours",
		}},
	} {
		program, ok := schools.Catalog().Program(c.id)
		if !ok {
			t.Errorf("Catalog().Program(%s): none", c.id)
			continue
		}
		var got []string
		for _, o := range program.Offers {
			text := o.Name + ": "
			if o.Price.Known() {
				text += o.Price.String() + ","
			}
			text += fmt.Sprintf(" %s, %s hours", o.Takes, o.Weekly)
			if o.If != nil {
				text += ", if " + schools.Catalog().Phrase(o.If)
			}
			got = append(got, text)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("the offers of %s are\n%s\nwant\n%s", c.id, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

// What opens an exam only if it was accredited says that nobody looked, and never more.
func TestNobodySaysThatASchoolIsAccredited(t *testing.T) {
	catalog, known := schools.Catalog(), 0
	for _, p := range schools.Entries().Programs {
		better, ok := reference.Catalog().Program(p.ID)
		if ok {
			known++
			if !slices.Equal(p.Accreditations, better.Accreditations) || p.Name != better.Name || len(better.Offers) > 0 || len(p.Offers) == 0 {
				t.Errorf("%s: laid over the reference with accreditations %v and %d offers, want what the reference has of it, and offers", p.ID, p.Accreditations, len(p.Offers))
			}
			continue
		}
		for _, a := range p.Accreditations {
			if a.By != "cahiim" || a.Status != credential.NotVerified || !a.From.IsZero() || !a.Until.IsZero() {
				t.Errorf("%s: %v, want a standing that is not known", p.ID, a)
			}
		}
		for _, award := range p.Awards {
			asked := catalog.CountsAs(award, "degree/associate/him") || catalog.CountsAs(award, "degree/bachelor/him") ||
				catalog.CountsAs(award, "degree/master/him") || award == "certificate/him-post-baccalaureate"
			if asked && len(p.Accreditations) != 1 {
				t.Errorf("%s awards %s and says nothing of accreditation; without an entry it would count as not accredited", p.ID, award)
			}
		}
	}
	if known != 9 {
		t.Errorf("%d programs are laid over those of the reference, want 9", known)
	}
}

func TestEverySchoolHasAPlaceAndEveryFigureASource(t *testing.T) {
	for p := range schools.Catalog().Programs() {
		school, _ := schools.Catalog().Organization(p.Provider)
		if strings.HasPrefix(string(p.Provider), "ipeds/") && !credential.Place("us").Contains(school.Place) {
			t.Errorf("%s: its school is in %q, want a place", p.ID, school.Place)
		}
		if _, ok := reference.Catalog().Program(p.ID); ok {
			continue
		}
		for _, o := range p.Offers {
			if o.Source.URL == "" || !o.Source.AsOf.Valid() || o.Source.Confidence != credential.Unverified || !strings.HasPrefix(o.Source.Note, "Estimate: ") {
				t.Errorf("%s, %s: source %v, want one that is marked as an estimate", p.ID, o.Name, o.Source)
			}
		}
	}
}

// The names of a thousand programs may not come in the way of what people type.
func TestNamesOfTheReferenceStillLeadThere(t *testing.T) {
	for _, name := range []string{"RHIT", "RHIA", "HIT degree", "Associate degree in health information technology", "medical coding certificate", "dupage"} {
		want, err := reference.Catalog().Find(name)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := schools.Catalog().Find(name); got != want || err != nil {
			t.Errorf("Find(%q) = %q, %v, want %q", name, got, err, want)
		}
	}
	for name, want := range map[string]credential.ID{
		"Sinclair Community College, Dayton, OH":                                                      "ipeds/205470",
		"Associate degree in health information technology at Sinclair Community College, Dayton, OH": "program/ipeds/205470/associate-hit",
	} {
		if got, err := schools.Catalog().Find(name); got != want || err != nil {
			t.Errorf("Find(%q) = %q, %v, want %q", name, got, err, want)
		}
	}
}

func TestEntriesAreTheCallers(t *testing.T) {
	entries := schools.Entries()
	entries.Programs[0].Offers[0].Name = "mine"
	if again := schools.Entries(); again.Programs[0].Offers[0].Name == "mine" {
		t.Error("what is changed in the entries is changed for everybody")
	}
	if string(credential.FormatCatalog(schools.Entries())) == "" {
		t.Error("no entries")
	}
}

func BenchmarkEntries(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		schools.Entries()
	}
}

func BenchmarkMerge(b *testing.B) {
	entries := schools.Entries()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := reference.Catalog().Merge(entries); err != nil {
			b.Fatal(err)
		}
	}
}
