package reference_test

import (
	"fmt"
	"iter"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
)

// TestEveryFactHasASource refuses a fact that does not say where it was read,
// for which day, and how far the page can be trusted.
func TestEveryFactHasASource(t *testing.T) {
	count := 0
	for f := range facts(reference.Catalog()) {
		count++
		for _, lack := range lacks(f.source) {
			t.Errorf("%s: the source has no %s: %+v", f, lack, f.source)
		}
	}
	if count < 200 {
		t.Errorf("the catalog has %d facts with a source, want hundreds: is it being read?", count)
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

// unasked has the programs that can be attended and whose admission is not
// known. README.md says so of each.
var unasked = []credential.ID{"program/foundation-bmc/cpc-course"}

// TestEveryProgramThatCanBeAttendedSaysWhomItAdmits: without a rule of
// admission, a route would lead anybody in.
func TestEveryProgramThatCanBeAttendedSaysWhomItAdmits(t *testing.T) {
	var silent []credential.ID
	for p := range reference.Catalog().Programs() {
		if len(p.Offers) > 0 && len(p.Admits) == 0 {
			silent = append(silent, p.ID)
		}
	}
	if !slices.Equal(silent, unasked) {
		t.Errorf("programs with an offer and no rule of admission = %q, want %q", silent, unasked)
	}
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	_, missing, _ := strings.Cut(string(data), "\n## What is missing\n")
	missing, _, _ = strings.Cut(missing, "\n## ")
	for _, id := range unasked {
		if !strings.Contains(missing, "`"+string(id)+"`") {
			t.Errorf("%s does not say under what is missing that the admission to %s is not known", readme, id)
		}
	}
}

// draftMarks are in the hosts of drafts and test copies of a site.
var draftMarks = []string{"-dev.", "-qa.", "-test.", "devnav", "pages.dev", "stage.", "staging"}

func isDraft(address string) bool {
	u, err := url.Parse(address)
	return err == nil && slices.ContainsFunc(draftMarks, func(mark string) bool { return strings.Contains(u.Host, mark) })
}

// TestADraftIsNoPageOfTheIssuer: what was read on a test copy of an issuer's
// site counts for less than the issuer's page, and its note says so.
func TestADraftIsNoPageOfTheIssuer(t *testing.T) {
	for f := range facts(reference.Catalog()) {
		if !isDraft(f.source.URL) {
			continue
		}
		if f.source.Confidence == credential.Issuer || !strings.Contains(f.source.Note, "test copy") {
			t.Errorf("%s: %s is a draft or a test copy of a site; the source has confidence %s and note %q, want less than issuer, and a note that says it",
				f, f.source.URL, f.source.Confidence, f.source.Note)
		}
	}
}

// TestIsDraftTellsCopiesFromPages shows that the test above can fail.
func TestIsDraftTellsCopiesFromPages(t *testing.T) {
	for address, want := range map[string]bool{
		"https://cms-test.ahima.org/certification":    true,
		"https://college.staging.wp.example.com/fees": true,
		"https://a1b2.pages.dev/certifications/cpc":   true,
		"https://www.ahima.org/certification/test-qa": false, // the path says nothing
		"https://www.mitchellcc.edu/tuition-and-fees": false,
	} {
		if got := isDraft(address); got != want {
			t.Errorf("isDraft(%q) = %t, want %t", address, got, want)
		}
	}
}

// A fact is one thing that the catalog says and has a source for.
type fact struct {
	of     credential.ID // the entry
	what   string        // what it says of the entry, in words
	until  credential.Date
	source credential.Source
}

func (f fact) String() string { return fmt.Sprintf("%s: %s", f.of, f.what) }

// facts yields every fact of a catalog: of credentials, programs and roles, in
// the order of their IDs.
func facts(c *credential.Catalog) iter.Seq[fact] {
	return func(yield func(fact) bool) {
		var all []fact
		for entry := range c.Credentials() {
			all = append(all, factsOfCredential(entry)...)
		}
		for entry := range c.Programs() {
			all = append(all, factsOfProgram(c, entry)...)
		}
		for entry := range c.Roles() {
			all = append(all, factsOfRole(entry)...)
		}
		for _, f := range all {
			if !yield(f) {
				return
			}
		}
	}
}

func factsOfCredential(c credential.Credential) []fact {
	all := append(factsOfRules(c.ID, "rule", c.Requires), factsOfRules(c.ID, "advice", c.Recommends)...)
	all = append(all, factsOfRules(c.ID, "preference", c.Prefers)...)
	all = append(all, factsOfOffers(c.ID, "price", c.Offers)...)
	for _, r := range c.Renews {
		all = append(all, fact{c.ID, dated("renewal", r.From, r.Until), r.Until, r.Source})
		all = append(all, factsOfOffers(c.ID, "renewal fee", r.Offers)...)
	}
	for _, r := range c.Returns {
		all = append(all, fact{c.ID, dated("way back", r.From, r.Until), r.Until, r.Source})
		all = append(all, factsOfOffers(c.ID, "fee of a way back", r.Offers)...)
	}
	e := c.Exam
	if e.Items != 0 || e.Scored != 0 || e.Minutes != 0 || e.Pass != "" {
		all = append(all, fact{of: c.ID, what: "form of the exam", source: e.Source})
	}
	for _, rate := range e.PassRates {
		all = append(all, fact{of: c.ID, what: fmt.Sprintf("pass rate of %d", rate.Year), source: rate.Source})
	}
	for _, retake := range e.Retakes {
		all = append(all, fact{c.ID, dated("wait before a retake", retake.From, retake.Until), retake.Until, retake.Source})
	}
	for _, p := range e.Preparation {
		all = append(all, fact{of: c.ID, what: fmt.Sprintf("%d hours of study", p.Hours), source: p.Source})
	}
	return all
}

func factsOfProgram(c *credential.Catalog, p credential.Program) []fact {
	all := append(factsOfRules(p.ID, "admission", p.Admits), factsOfOffers(p.ID, "length and price", p.Offers)...)
	for _, teaching := range p.Teaches {
		all = append(all, fact{of: p.ID, what: "credit in " + c.FieldName(teaching.In), source: teaching.Source})
	}
	for _, a := range p.Accreditations {
		what := dated("standing with "+strings.ToUpper(string(a.By)), a.From, a.Until)
		all = append(all, fact{p.ID, what, a.Until, a.Source})
	}
	return all
}

func factsOfRole(r credential.Role) []fact {
	all := append(factsOfRules(r.ID, "rule", r.Requires), factsOfRules(r.ID, "preference", r.Recommends)...)
	all = append(all, factsOfRules(r.ID, "liking", r.Prefers)...)
	for _, pay := range r.Pay {
		what := strings.TrimSpace(fmt.Sprintf("pay of %d %s", pay.Year, pay.Scope))
		all = append(all, fact{of: r.ID, what: what, source: pay.Source})
	}
	if r.Outlook != (credential.Outlook{}) {
		all = append(all, fact{of: r.ID, what: "outlook", source: r.Outlook.Source})
	}
	if r.Hiring != (credential.Hiring{}) {
		all = append(all, fact{of: r.ID, what: "time to be hired", source: r.Hiring.Source})
	}
	return all
}

func factsOfRules(id credential.ID, what string, rules credential.Rules) []fact {
	var all []fact
	for _, rule := range rules {
		all = append(all, fact{id, dated(what, rule.From, rule.Until), rule.Until, rule.Source})
	}
	return all
}

func factsOfOffers(id credential.ID, what string, offers []credential.Offer) []fact {
	var all []fact
	for _, offer := range offers {
		all = append(all, fact{id, dated(offerName(what, offer), offer.From, offer.Until), offer.Until, offer.Source})
	}
	return all
}

// offerName names an offer by its kind and its own name.
func offerName(what string, offer credential.Offer) string {
	if offer.Name == "" || strings.Contains(what, offer.Name) {
		return what
	}
	return what + " (" + offer.Name + ")"
}

// dated adds the days on which something holds, where they are bounded.
func dated(what string, from, until credential.Date) string {
	if !from.IsZero() {
		what += " from " + from.String()
	}
	if !until.IsZero() {
		what += " until " + until.String()
	}
	return what
}

// TestTheEditionIsADay: the edition is the day the facts were gathered, and no
// source can be newer.
func TestTheEditionIsADay(t *testing.T) {
	edition, err := credential.ParseDate(reference.Edition)
	if err != nil {
		t.Fatal(err)
	}
	for f := range facts(reference.Catalog()) {
		if f.source.AsOf.After(edition) {
			t.Errorf("%s: the source is of %s, after the edition of %s", f, f.source.AsOf, edition)
		}
	}
}

// TestTheFilesAreInCanonicalForm: so a change of one fact is a change of few lines.
func TestTheFilesAreInCanonicalForm(t *testing.T) {
	names, err := filepath.Glob("*.json")
	if err != nil || len(names) == 0 {
		t.Fatalf("files of the catalog: %d, %v", len(names), err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		entries, err := credential.ParseEntries(name, data)
		if err != nil {
			t.Error(err)
			continue
		}
		if string(credential.FormatCatalog(entries)) != string(data) {
			t.Errorf("%s is not as credential.FormatCatalog writes it: keys in the order of the Go fields, entries by ID, two spaces of indent", name)
		}
	}
}

func TestEveryCallGivesTheSameCatalog(t *testing.T) {
	if first, second := reference.Catalog(), reference.Catalog(); first != second {
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
