package pathway_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
	"github.com/credpath/credpath/pathway"
)

// fewestVignettes guards against files that are no longer found or read.
const fewestVignettes = 600

// A vignette is one person before one question to the reference catalog. Its
// answer rests on the published rule, not on the catalog.
type vignette struct {
	Name    string          `json:"name"`
	Target  credential.ID   `json:"target"`
	On      credential.Date `json:"on"`
	Ask     string          `json:"ask"` // "apply", "hold" or "role"
	Want    string          `json:"want"`
	MetOn   credential.Date `json:"metOn"`
	Missing []string        `json:"missing"` // must be among the unmet requirements; see [leafWords]
	// Vouched has phrases: the record vouches for every statement that is asked
	// for in words with one of them.
	Vouched []string `json:"vouched"`
	// Reasons are codes of reasons that the finding must give, each with its day
	// after a space where it speaks of one: "renewal-not-said 2014-07-01".
	Reasons  []string        `json:"reasons"`
	After    []credential.ID `json:"after"` // what has to be joined first
	Back     *wayBack        `json:"back"`
	Units    string          `json:"units"` // "12 of 20 by 2028-03-30": earned, asked for, and the last day
	Why      string          `json:"why"`
	Fact     string          `json:"fact"`
	Disputed string          `json:"disputed"` // what the catalog says instead, and why that is wrong
	Record   json.RawMessage `json:"record"`
}

// A wayBack is what the issuer says of the way back to a target that has lapsed.
type wayBack struct {
	// Is "open" where it can be taken on the day, "short" where more is required
	// than the record has, "closed" where that is over, and "none" where no way back
	// is known.
	Is    string          `json:"is"`
	Until credential.Date `json:"until"` // the first day on which it no longer can be taken
	Price string          `json:"price"` // of one of its offers
	Units int             `json:"units"`
}

// TestVignettes asks every question of testdata/vignettes, and refuses a
// credential or role of the catalog that no question has both answers for.
func TestVignettes(t *testing.T) {
	planner := pathway.New(reference.Catalog())
	asked := make(answers)
	cases, ran := 0, 0
	files := readVignettes(t)
	for _, file := range slices.Sorted(maps.Keys(files)) {
		cases += len(files[file])
		for _, v := range files[file] {
			t.Run(file+"/"+v.Name, func(t *testing.T) {
				ran++
				v.run(t, planner, asked)
			})
		}
	}
	if cases < fewestVignettes {
		t.Errorf("there are %d vignettes, want at least %d", cases, fewestVignettes)
	}
	if ran < cases {
		return // -run asked for some of them only
	}
	for _, lack := range asked.lacking(reference.Catalog(), oneSided) {
		t.Error(lack)
	}
}

// readVignettes reads the files of testdata/vignettes, by their names.
func readVignettes(t *testing.T) map[string][]vignette {
	t.Helper()
	files, err := filepath.Glob("../testdata/vignettes/*.json")
	if err != nil {
		t.Fatal(err)
	}
	all := make(map[string][]vignette)
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		if all[name], err = parseVignettes(text); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
	}
	return all
}

// parseVignettes reads one file, and refuses cases that are named twice or give no
// reason.
func parseVignettes(text []byte) ([]vignette, error) {
	var vignettes []vignette
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&vignettes); err != nil {
		return nil, err
	}
	named := make(map[string]bool)
	for _, v := range vignettes {
		switch {
		case named[v.Name]:
			return nil, fmt.Errorf("%q stands there twice", v.Name)
		case v.Why == "" || !strings.Contains(v.Fact, "http"):
			return nil, fmt.Errorf("%q does not say why, or where the rule was read", v.Name)
		case !slices.Contains([]string{"apply", "hold", "role"}, v.Ask):
			return nil, fmt.Errorf("%q asks %q, want apply, hold or role", v.Name, v.Ask)
		case v.Back != nil && !slices.Contains([]string{"open", "short", "closed", "none"}, v.Back.Is):
			return nil, fmt.Errorf("%q says of the way back %q, want open, short, closed or none", v.Name, v.Back.Is)
		}
		named[v.Name] = true
	}
	return vignettes, nil
}

// run asks one vignette, and adds its answer to those asked for.
func (v vignette) run(t *testing.T, planner *pathway.Planner, asked answers) {
	record, err := reference.Catalog().ParseRecord("record", v.Record)
	if err != nil {
		t.Fatal(err)
	}
	record, err = v.vouch(planner, record)
	if err != nil {
		t.Fatal(err)
	}
	eligibility, err := planner.Check(record, v.Target, v.On)
	if err != nil {
		t.Fatal(err)
	}
	got := v.answer(eligibility)
	asked.note(v.Target, got, v.Want)
	wrongs := append(v.wrongs(got, eligibility.Held), v.lifeWrongs(eligibility, got)...)
	if v.Ask == "role" && eligibility.Apply.Status != got.Status {
		wrongs = append(wrongs, fmt.Sprintf("to apply %s, want the same for a role", eligibility.Apply.Status))
	}
	v.report(t, wrongs)
}

// vouch returns the record with everything attested that the vignette vouches
// for and either rule of the target asks for.
func (v vignette) vouch(planner *pathway.Planner, record credential.Record) (credential.Record, error) {
	if len(v.Vouched) == 0 {
		return record, nil
	}
	e, err := planner.Check(record, v.Target, v.On)
	if err != nil {
		return record, err
	}
	for _, a := range attestations(e) {
		if slices.ContainsFunc(v.Vouched, func(phrase string) bool { return saysPhrase(a.Of, phrase) }) {
			record.Attested = append(record.Attested, credential.Attested{ID: a.ID})
		}
	}
	return record, nil
}

// attestations returns what either finding asks somebody to vouch for.
func attestations(e pathway.Eligibility) []credential.Attestation {
	var asked []credential.Attestation
	for _, finding := range []pathway.Finding{e.Finding, e.Apply} {
		for f := range finding.All() {
			if a, ok := f.Requirement.(credential.Attestation); ok {
				asked = append(asked, a)
			}
		}
	}
	slices.SortFunc(asked, func(a, b credential.Attestation) int { return cmp.Compare(a.ID, b.ID) })
	return slices.CompactFunc(asked, func(a, b credential.Attestation) bool { return a.ID == b.ID })
}

// answer returns the finding that the vignette asks about. For a role both
// findings are one.
func (v vignette) answer(e pathway.Eligibility) pathway.Finding {
	if v.Ask == "apply" {
		return e.Apply
	}
	return e.Finding
}

// wrongs says how a finding differs from the wanted one. A target is wanted "held"
// where it is in force on the day.
func (v vignette) wrongs(got pathway.Finding, held bool) []string {
	var wrongs []string
	switch {
	case v.Want == "held" && !held:
		wrongs = append(wrongs, fmt.Sprintf("%s and not in force, want %s", got.Status, v.Want))
	case v.Want != "held" && got.Status.String() != v.Want:
		wrongs = append(wrongs, fmt.Sprintf("%s, want %s", got.Status, v.Want))
	}
	if got.MetOn != v.MetOn {
		wrongs = append(wrongs, fmt.Sprintf("met on %q, want %q", got.MetOn, v.MetOn))
	}
	var missing []string
	for leaf := range got.Missing() {
		missing = append(missing, leafWords(leaf)...)
	}
	for _, want := range v.Missing {
		if !slices.ContainsFunc(missing, func(leaf string) bool { return leafIs(leaf, want) }) {
			wrongs = append(wrongs, fmt.Sprintf("missing %q, want also %q", missing, want))
		}
	}
	return wrongs
}

// lifeWrongs says how the reasons, what has to be joined first, and the way back differ
// from the wanted ones.
func (v vignette) lifeWrongs(e pathway.Eligibility, got pathway.Finding) []string {
	var wrongs, reasons []string
	for f := range got.All() {
		for _, why := range f.Why {
			reasons = append(reasons, strings.TrimSpace(fmt.Sprintf("%s %s", why.Code, why.Date)))
		}
	}
	for _, want := range v.Reasons {
		if !slices.ContainsFunc(reasons, func(reason string) bool { return reason == want || strings.HasPrefix(reason, want+" ") }) {
			wrongs = append(wrongs, fmt.Sprintf("reasons %q, want also %q", reasons, want))
		}
	}
	var after []credential.ID
	for _, joining := range e.After {
		after = append(after, joining.Entry)
	}
	if v.After != nil && !slices.Equal(after, v.After) {
		wrongs = append(wrongs, fmt.Sprintf("after joining %q, want %q", after, v.After))
	}
	if units := cycleWords(e.Cycle); v.Units != "" && units != v.Units {
		wrongs = append(wrongs, fmt.Sprintf("units %q, want %q", units, v.Units))
	}
	if v.Back != nil && !slices.ContainsFunc(waysBack(e), v.Back.fits) {
		wrongs = append(wrongs, fmt.Sprintf("ways back %+v, want one as %+v", waysBack(e), *v.Back))
	}
	return wrongs
}

// cycleWords says how many units of a running term there are.
func cycleWords(c pathway.Cycle) string {
	return fmt.Sprintf("%d of %d by %s", c.Earned, c.Units, c.Due.Add(credential.Period{Days: -1}))
}

// waysBack returns the ways back of an answer, one for each offer.
func waysBack(e pathway.Eligibility) []wayBack {
	var ways []wayBack
	for _, back := range e.Back {
		way := wayBack{Is: "closed", Until: back.Until, Units: back.Units}
		switch {
		case back.Open && back.Finding.Status == pathway.Met:
			way.Is = "open"
		case back.Open:
			way.Is = "short"
		}
		ways = append(ways, way)
		for _, offer := range back.Offers {
			way.Price = offer.Price.String()
			ways = append(ways, way)
		}
	}
	if ways == nil {
		return []wayBack{{Is: "none"}}
	}
	return ways
}

// fits reports whether a way back is as wanted, in all that is said of it.
func (want wayBack) fits(got wayBack) bool {
	return got.Is == want.Is && (want.Until.IsZero() || got.Until == want.Until) &&
		(want.Price == "" || got.Price == want.Price) && (want.Units == 0 || got.Units == want.Units)
}

// leafWords names an unmet requirement in ways that outlast a change of its
// wording: what is to be held by its ID, work and study by each field, with
// and without what is short ("experience coding short 1 day"), an attestation
// by its words.
func leafWords(f pathway.Finding) []string {
	var words []string
	switch r := f.Requirement.(type) {
	case credential.Holds:
		return []string{string(r.Credential)}
	case credential.Experience:
		for _, field := range r.In {
			words = append(words, "experience "+string(field))
		}
	case credential.Coursework:
		words = []string{"coursework " + string(r.In)}
	case credential.Age:
		words = []string{fmt.Sprintf("age %d", r.Years)}
	case credential.Attestation:
		return []string{"attestation " + r.Of}
	}
	for _, word := range words {
		words = append(words, word+" short "+f.Gap.String())
	}
	return words
}

// leafIs reports whether a leaf is the one wanted: by its words, by their
// beginning ("degree/associate*"), or by a phrase of an attestation.
func leafIs(leaf, want string) bool {
	of, attestation := strings.CutPrefix(leaf, "attestation ")
	phrase, asked := strings.CutPrefix(want, "attestation ")
	if attestation && asked {
		return saysPhrase(of, phrase)
	}
	begin, open := strings.CutSuffix(want, "*")
	return leaf == want || open && strings.HasPrefix(leaf, begin)
}

// saysPhrase reports whether words have a phrase in them, in letters of any case.
func saysPhrase(words, phrase string) bool {
	return strings.Contains(strings.ToLower(words), strings.ToLower(phrase))
}

// report fails the test for what is wrong. A disputed vignette is only logged, and
// must be wrong.
func (v vignette) report(t *testing.T, wrongs []string) {
	switch {
	case v.Disputed == "":
		for _, wrong := range wrongs {
			t.Errorf("Check(%s, %s), to %s: %s\n%s; see %s", v.Target, v.On, v.Ask, wrong, v.Why, v.Fact)
		}
	case len(wrongs) == 0:
		t.Errorf("the catalog agrees now; take out disputed: %s", v.Disputed)
	default:
		t.Logf("disputed: %s: %s", v.Disputed, strings.Join(wrongs, "; "))
	}
}

// answers has the answers that the vignettes want of each target.
type answers map[credential.ID]struct{ met, short bool }

// note adds an answer: to its target and, where it judged the rule to sit an
// exam, to the exam.
func (a answers) note(target credential.ID, got pathway.Finding, want string) {
	if want != "held" { // it says nothing of the rule
		a.add(target, want == pathway.Met.String())
	}
	for f := range got.All() {
		if f.Sit != "" {
			a.add(f.Sit, f.Status == pathway.Met)
		}
	}
}

// add adds one answer of a target.
func (a answers) add(id credential.ID, met bool) {
	answer := a[id]
	answer.met, answer.short = answer.met || met, answer.short || !met
	a[id] = answer
}

// lacking says which credentials that can be earned directly, and which roles,
// lack an eligible or a not eligible person, in ID order.
func (a answers) lacking(c *credential.Catalog, excused map[credential.ID]string) []string {
	var ids []credential.ID
	for entry := range c.Credentials() {
		if entry.Status == credential.Active && entry.Kind.Direct() {
			ids = append(ids, entry.ID)
		}
	}
	for role := range c.Roles() {
		ids = append(ids, role.ID)
	}
	var lacks []string
	for _, id := range ids {
		both := a[id].met && a[id].short
		switch {
		case both && excused[id] != "":
			lacks = append(lacks, fmt.Sprintf("%s has both answers now; take it out of oneSided", id))
		case !both && excused[id] == "":
			lacks = append(lacks, fmt.Sprintf("%s: eligible %t, not eligible %t; want a vignette of each", id, a[id].met, a[id].short))
		}
	}
	return lacks
}

// oneSided has the entries that cannot have both answers, and the reasons.
var oneSided = map[credential.ID]string{
	"aapc/membership":  openToAll,
	"acdis/membership": openToAll,
	"ahima/membership": openToAll,
	"amba/membership":  openToAll,
	"nahq/membership":  openToAll,
	"ncra/membership":  openToAll,
	"bmsc/hcs-c-exam":  openToAll,
	"bmsc/hcs-d-exam":  openToAll,
	"bmsc/hcs-h-exam":  openToAll,
	"bmsc/hcs-o-exam":  openToAll,
	"hfma/crcr-exam":   openToAll,
	"nahq/cphq-exam":   openToAll,
}

const openToAll = "nothing is asked, so nobody can fall short"

// TestOneSidedEntriesAskForNothing refuses an excuse that is not true.
func TestOneSidedEntriesAskForNothing(t *testing.T) {
	for id := range oneSided {
		entry, ok := reference.Catalog().Credential(id)
		if !ok {
			t.Errorf("oneSided has %s, which the catalog has not", id)
		}
		for _, rule := range entry.Requires {
			if rule.Ask != nil {
				t.Errorf("%s is excused as asking for nothing, and asks for %v", id, rule.Ask)
			}
		}
	}
}

// TestLackingSeesAnEntryWithOneAnswer shows that the count of answers can fail:
// for an entry with one answer or none, and for an excuse that is not needed.
func TestLackingSeesAnEntryWithOneAnswer(t *testing.T) {
	const one, none, both = "ahima/cca", "role/him-manager", "ahima/ccs"
	asked := make(answers)
	asked.add(one, true)
	asked.add(both, true)
	asked.add(both, false)
	got := strings.Join(asked.lacking(reference.Catalog(), map[credential.ID]string{both: openToAll}), "\n")
	for _, want := range []string{
		one + ": eligible true, not eligible false",
		none + ": eligible false, not eligible false",
		both + " has both answers now",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("lacking after one answer = %s\nwant also %q", got, want)
		}
	}
}

// TestParseVignettesRefuses shows that a careless case does not pass unseen.
func TestParseVignettesRefuses(t *testing.T) {
	const good = `"name": "a", "ask": "hold", "why": "b", "fact": "https://c"`
	for _, test := range []struct{ name, text, want string }{
		{"a case named twice hides one of them", `[{` + good + `}, {` + good + `}]`, "twice"},
		{"a case without a reason cannot be settled", `[{"name": "a", "ask": "hold", "fact": "https://c"}]`, "why"},
		{"a case without a page cannot be settled", `[{"name": "a", "ask": "hold", "why": "b"}]`, "where"},
		{"a question that is none would be taken for another", `[{"name": "a", "ask": "sit", "why": "b", "fact": "https://c"}]`, "asks"},
		{"a way back that is none of the four is never found", `[{` + good + `, "back": {"is": "shut"}}]`, "way back"},
		{"a misspelled key would be left out", `[{"nam": "a"}]`, "unknown field"},
	} {
		if _, err := parseVignettes([]byte(test.text)); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: parseVignettes(%s) = %v, want an error with %q", test.name, test.text, err, test.want)
		}
	}
}

// TestLeafIs has the ways to name an unmet requirement.
func TestLeafIs(t *testing.T) {
	for _, test := range []struct {
		name, leaf, want string
		is               bool
	}{
		{"the whole words", "ahima/ccs", "ahima/ccs", true},
		{"another id that begins alike", "ahima/ccs-p", "ahima/ccs", false},
		{"any id of a kind", "degree/associate-or-higher", "degree/associate*", true},
		{"a phrase of an attestation", "attestation a signed Letter", "attestation letter", true},
		{"another phrase", "attestation a signed letter", "attestation word", false},
		{"work in another field", "experience coding", "experience billing", false},
		{"another gap", "experience coding short 12 days", "experience coding short 1 day", false},
	} {
		if got := leafIs(test.leaf, test.want); got != test.is {
			t.Errorf("%s: leafIs(%q, %q) = %t, want %t", test.name, test.leaf, test.want, got, test.is)
		}
	}
}

// TestLifeWrongsSees shows that each thing that a vignette says of the life of a
// credential can fail.
func TestLifeWrongsSees(t *testing.T) {
	day := credential.Date{Year: 2027, Month: 2, Day: 3}
	finding := pathway.Finding{Why: []pathway.Reason{{Code: pathway.ReasonRenewalNotSaid, Date: day}}}
	price := credential.Money{Minor: 26335, Currency: "USD"}
	cycle := pathway.Cycle{Due: credential.Date{Year: 2028, Month: 3, Day: 31}, Units: 20, Earned: 12}
	e := pathway.Eligibility{Finding: finding, Cycle: cycle, After: []pathway.Joining{{Entry: "aapc/membership"}}, Back: []pathway.Back{{
		Open: true, Until: day, Units: 20, Finding: pathway.Finding{Status: pathway.Met}, Offers: []credential.Offer{{Price: price}}}}}
	for _, test := range []struct {
		name  string
		v     vignette
		wrong bool
	}{
		{"nothing is asked", vignette{}, false},
		{"a reason by its code", vignette{Reasons: []string{"renewal-not-said"}}, false},
		{"a reason and its day", vignette{Reasons: []string{"renewal-not-said 2027-02-03"}}, false},
		{"another day", vignette{Reasons: []string{"renewal-not-said 2027-02-04"}}, true},
		{"another reason", vignette{Reasons: []string{"renewal"}}, true},
		{"the units", vignette{Units: "12 of 20 by 2028-03-30"}, false},
		{"the units by another day", vignette{Units: "12 of 20 by 2028-03-31"}, true},
		{"what has to be joined", vignette{After: []credential.ID{"aapc/membership"}}, false},
		{"nothing has to be joined", vignette{After: []credential.ID{}}, true},
		{"the way back", vignette{Back: &wayBack{Is: "open", Until: day, Price: "263.35 USD", Units: 20}}, false},
		{"another day of the way back", vignette{Back: &wayBack{Is: "open", Until: credential.Date{Year: 2027, Month: 2, Day: 4}}}, true},
		{"another price", vignette{Back: &wayBack{Is: "open", Price: "229 USD"}}, true},
		{"other units", vignette{Back: &wayBack{Is: "open", Units: 30}}, true},
		{"a way back that is closed", vignette{Back: &wayBack{Is: "closed"}}, true},
		{"no way back", vignette{Back: &wayBack{Is: "none"}}, true},
	} {
		if wrongs := test.v.lifeWrongs(e, finding); (len(wrongs) > 0) != test.wrong {
			t.Errorf("%s: lifeWrongs = %q, want some: %t", test.name, wrongs, test.wrong)
		}
	}
}
