package pathway_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
	"github.com/credpath/credpath/pathway"
)

// oneSided has the entries that cannot have both answers, and why.
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

// answers has the answers that the vignettes want of each target.
type answers map[credential.ID]struct{ met, short bool }

// note adds an answer: to its target and, where it judged the rule to sit an
// exam, to the exam.
func (a answers) note(target credential.ID, got pathway.Finding, want string) {
	a.add(target, want == pathway.Met.String())
	for f := range got.All() {
		if f.Sit != "" {
			a.add(f.Sit, f.Status == pathway.Met)
		}
	}
}

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
