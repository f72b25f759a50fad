package reference_test

import (
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
)

// TestEveryFactHasASource refuses a fact that does not say where it was read,
// for which day, and how far the page can be trusted.
func TestEveryFactHasASource(t *testing.T) {
	facts := 0
	for where, source := range sources(reference.Catalog()) {
		facts++
		for _, lack := range lacks(source) {
			t.Errorf("%s: the source has no %s: %+v", where, lack, source)
		}
	}
	if facts < 200 {
		t.Errorf("the catalog has %d facts with a source, want hundreds: is it being read?", facts)
	}
}

// TestLacksSeesAMissingPart shows that the test above can fail.
func TestLacksSeesAMissingPart(t *testing.T) {
	got := fmt.Sprint(lacks(credential.Source{URL: "ahima.org", Title: "AHIMA"}))
	if want := "[address day confidence]"; got != want {
		t.Errorf("lacks of a source with no scheme, day or confidence = %s, want %s", got, want)
	}
}

// lacks names the parts that a source must have and has not.
func lacks(s credential.Source) []string {
	var parts []string
	if !strings.HasPrefix(s.URL, "https://") && !strings.HasPrefix(s.URL, "http://") {
		parts = append(parts, "address")
	}
	if s.AsOf.IsZero() {
		parts = append(parts, "day")
	}
	if s.Confidence == credential.ConfidenceUnsaid {
		parts = append(parts, "confidence")
	}
	return parts
}

// sources yields where each fact of the catalog stands, and its source.
func sources(c *credential.Catalog) iter.Seq2[string, credential.Source] {
	return func(yield func(string, credential.Source) bool) {
		var all []fact
		for entry := range c.Credentials() {
			all = append(all, factsOfCredential(entry)...)
		}
		for entry := range c.Programs() {
			all = append(all, factsOfProgram(entry)...)
		}
		for entry := range c.Roles() {
			all = append(all, factsOfRole(entry)...)
		}
		for _, f := range all {
			if !yield(f.where, f.source) {
				return
			}
		}
	}
}

type fact struct {
	where  string
	source credential.Source
}

func factsOfCredential(c credential.Credential) []fact {
	facts := append(factsOfRules(c.ID, "requires", c.Requires), factsOfRules(c.ID, "recommends", c.Recommends)...)
	facts = append(facts, factsOfOffers(c.ID, "offers", c.Offers)...)
	for i, r := range c.Renews {
		where := fmt.Sprintf("renews[%d]", i)
		facts = append(facts, at(c.ID, where, 0, r.Source))
		facts = append(facts, factsOfOffers(c.ID, where+".offers", r.Offers)...)
	}
	if e := c.Exam; e.Items != 0 || e.Scored != 0 || e.Minutes != 0 || e.Pass != "" {
		facts = append(facts, at(c.ID, "exam", 0, e.Source))
	}
	for i, rate := range c.Exam.PassRates {
		facts = append(facts, at(c.ID, "exam.passRates", i, rate.Source))
	}
	for i, retake := range c.Exam.Retakes {
		facts = append(facts, at(c.ID, "exam.retakes", i, retake.Source))
	}
	return facts
}

func factsOfProgram(p credential.Program) []fact {
	facts := append(factsOfRules(p.ID, "admits", p.Admits), factsOfOffers(p.ID, "offers", p.Offers)...)
	for i, teaching := range p.Teaches {
		facts = append(facts, at(p.ID, "teaches", i, teaching.Source))
	}
	for i, a := range p.Accreditations {
		facts = append(facts, at(p.ID, "accreditations", i, a.Source))
	}
	return facts
}

func factsOfRole(r credential.Role) []fact {
	facts := append(factsOfRules(r.ID, "requires", r.Requires), factsOfRules(r.ID, "recommends", r.Recommends)...)
	for i, pay := range r.Pay {
		facts = append(facts, at(r.ID, "pay", i, pay.Source))
	}
	if r.Outlook != (credential.Outlook{}) {
		facts = append(facts, at(r.ID, "outlook", 0, r.Outlook.Source))
	}
	return facts
}

func factsOfRules(id credential.ID, what string, rules credential.Rules) []fact {
	var facts []fact
	for i, rule := range rules {
		facts = append(facts, at(id, what, i, rule.Source))
	}
	return facts
}

func factsOfOffers(id credential.ID, what string, offers []credential.Offer) []fact {
	var facts []fact
	for i, offer := range offers {
		facts = append(facts, at(id, what, i, offer.Source))
	}
	return facts
}

func at(id credential.ID, what string, i int, s credential.Source) fact {
	return fact{where: fmt.Sprintf("%s %s[%d]", id, what, i), source: s}
}

// TestTheEditionIsADay: the edition is the day the facts were gathered, and no
// source can be newer.
func TestTheEditionIsADay(t *testing.T) {
	edition, err := credential.ParseDate(reference.Edition)
	if err != nil {
		t.Fatal(err)
	}
	for where, source := range sources(reference.Catalog()) {
		if source.AsOf.After(edition) {
			t.Errorf("%s: the source is of %s, after the edition of %s", where, source.AsOf, edition)
		}
	}
}

func TestEveryCallGivesTheSameCatalog(t *testing.T) {
	if reference.Catalog() != reference.Catalog() {
		t.Error("two calls of Catalog give two catalogs")
	}
}

// TestNamesOfTheFieldAreFound looks up what people call things, old names too.
func TestNamesOfTheFieldAreFound(t *testing.T) {
	for name, want := range map[string]credential.ID{
		"RHIT": "ahima/rhit", "RHIA": "ahima/rhia", "CCS-P": "ahima/ccs-p",
		"CPC": "aapc/cpc", "CTR": "ncra/ods-c", "ODS": "ncra/ods-c",
	} {
		if got, err := reference.Catalog().Find(name); err != nil || got != want {
			t.Errorf("Find(%q) = %q, %v, want %q", name, got, err, want)
		}
	}
}

// TestSampleRecordsFitTheCatalog reads the records that are shipped as samples.
func TestSampleRecordsFitTheCatalog(t *testing.T) {
	files, err := filepath.Glob("../../testdata/records/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("sample records: %d, %v", len(files), err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := reference.Catalog().ParseRecord(filepath.Base(file), data); err != nil {
			t.Error(err)
		}
	}
}
