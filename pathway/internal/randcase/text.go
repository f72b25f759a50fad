package randcase

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/oracle"
	"github.com/credpath/credpath/pathway/internal/scenario"
)

// Keep writes a case to a file, which stays where the test is run with -artifacts,
// and returns its text. It is a scenario, to be put into testdata/scenarios, if a
// scenario can say all of the case, and else JSON.
func (c Case) Keep(t *testing.T) string {
	t.Helper()
	text, name := c.Scenario(), "case.txt"
	if lost := c.LostIn(text); lost != "" {
		text, name = fmt.Sprintf("%s\nno scenario, which cannot say all of it: %s", c.JSON(), lost), "case.json.txt"
	}
	file := filepath.Join(t.ArtifactDir(), name)
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Error(err)
	}
	return fmt.Sprintf("%s\n(in %s)", text, file)
}

// JSON writes a case: its question in a line of words, its record and its catalog as
// JSON.
func (c Case) JSON() string {
	catalog, err := c.Entries.MarshalJSON()
	if err != nil {
		return err.Error()
	}
	record, err := c.Question.Record.MarshalJSON()
	if err != nil {
		return err.Error()
	}
	return fmt.Sprintf("plan %s\nrecord %s\ncatalog %s", scenario.PlanText(c.Entries, c.Question), record, catalog)
}

// Scenario writes a case as a scenario, with the answer of the oracle.
func (c Case) Scenario() string { return scenario.Format(c.Entries, c.Question) }

// LostIn reads a case back from the text of a scenario, and says what is not in it;
// "" if it is the same case. Names and organizations do not matter.
func (c Case) LostIn(text string) string {
	cases, err := scenario.Parse("case.txt", text)
	switch {
	case err != nil:
		return err.Error()
	case len(cases) != 1 || len(cases[0].Plans) != 1:
		return fmt.Sprintf("it has %d cases", len(cases))
	}
	back := Case{Entries: cases[0].Catalog.Entries, Question: cases[0].Plans[0].Question}
	back.Question.Record = cases[0].Record
	c, back = c.nameless(), back.nameless()
	for _, texts := range [][2][]byte{
		{credential.FormatCatalog(c.Entries), credential.FormatCatalog(back.Entries)},
		{credential.FormatRecord(c.Question.Record), credential.FormatRecord(back.Question.Record)},
	} {
		if lost := firstDifference(string(texts[0]), string(texts[1])); lost != "" {
			return lost
		}
	}
	avoided, again := c.Question.Avoided(c.Entries), back.Question.Avoided(c.Entries)
	if !slices.Equal(avoided, again) || !reflect.DeepEqual(withoutPerson(c.Question), withoutPerson(back.Question)) {
		return fmt.Sprintf("the plan is\n%s\nand was\n%s", scenario.PlanText(c.Entries, back.Question), scenario.PlanText(c.Entries, c.Question))
	}
	return ""
}

// nameless returns a copy of a case without the parts that a scenario leaves out or
// makes up: names, organizations, the name of a first offer, and who waived what.
func (c Case) nameless() Case {
	c.Entries, c.Question.Record = Copy(c.Entries), Copy(c.Question.Record)
	c.Entries.Organizations = nil
	offers := func(list []credential.Offer) {
		for i := range list {
			if list[i].Name == "" {
				list[i].Name = "first"
			}
		}
	}
	for i := range c.Entries.Credentials {
		entry := &c.Entries.Credentials[i]
		entry.Name, entry.Issuer = "", ""
		offers(entry.Offers)
		for k := range entry.Renews {
			offers(entry.Renews[k].Offers)
		}
	}
	for i := range c.Entries.Programs {
		program := &c.Entries.Programs[i]
		program.Name, program.Typical = "", false
		offers(program.Offers)
	}
	for i := range c.Entries.Roles {
		c.Entries.Roles[i].Name = ""
	}
	for i := range c.Question.Record.Waivers {
		waiver := &c.Question.Record.Waivers[i]
		waiver.By, waiver.Reason = "", ""
	}
	return c
}

// withoutPerson returns the rest of a question that can be compared.
func withoutPerson(q oracle.Question) oracle.Question {
	q.Record, q.Avoid = credential.Record{}, nil
	return q
}

// firstDifference returns the first line in which two texts differ, as it was and as
// it is; "" if they are the same.
func firstDifference(was, is string) string {
	if was == is {
		return ""
	}
	before, after := strings.Split(was, "\n"), strings.Split(is, "\n")
	for i := range min(len(before), len(after)) {
		if before[i] != after[i] {
			return fmt.Sprintf("the line\n%s\nwas\n%s", after[i], before[i])
		}
	}
	return fmt.Sprintf("it has %d lines and had %d", len(after), len(before))
}
