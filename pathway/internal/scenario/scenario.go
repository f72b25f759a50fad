package scenario

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/oracle"
)

// A Case is one case of a file: a catalog, a person, and the expected answers.
type Case struct {
	Name    string
	File    string // the file, below the folder of all
	At      string // file:line
	Catalog *Catalog
	Record  credential.Record
	Checks  []*Check
	Plans   []*Plan
	Finds   []Find
	Advice  []*Advice
}

// A Catalog holds the entries of the cases that follow it.
type Catalog struct {
	Name    string
	At      string
	Entries credential.Entries
	cases   int
}

// A Check is a line "check" or "apply": one status on one day.
type Check struct {
	At      string
	Apply   bool // the rule but for the exams is judged
	Target  credential.ID
	On      credential.Date
	Status  string
	MetOn   credential.Date
	Held    string              // "held", "not held" or ""
	Prefers string              // how what is merely preferred stands, or "" where nothing is said
	Units   string              // "12 of 20 by 2028-03-31", or "" where nothing is said
	Lacking map[string][]string // by "missing", "unsure" and "coming": conditions, as [Condition] writes them
}

// A Plan is a line "plan": one question and the routes that answer it.
type Plan struct {
	At       string
	seeks    bool            // it says how long it takes to be hired
	Question oracle.Question // without its record, which is that of the case
	Limit    int             // search effort; 0: as much as usual
	Routes   []Route
	More     bool     // further routes may follow
	None     bool     // there is no route
	Why      []string // there is none for these conditions, or for "over 400 USD" and "late 20 days"
	Left     *Route   // the search stops, and this is the best route that it did not come to; nil: it does not stop
	First    []string // the credentials whose terms are to be found out about first; nil: not compared
	Then     string   // what the best route comes to if they were renewed, as [TradeOff] writes it
	Frontier []string // the trade-offs, as [TradeOff] writes them; nil: not compared
}

// OnlyFrontier reports whether a plan expects nothing but a frontier.
func (p *Plan) OnlyFrontier() bool {
	return p.Frontier != nil && len(p.Routes) == 0 && !p.None && p.Left == nil
}

// A Route is a line "route" or "best". Its zero fields are not compared, but for
// Assumes and Steps.
type Route struct {
	At       string
	Finish   credential.Date
	Cost     string // "629 USD"
	Unpriced []string
	Assumes  int // how many things
	Steps    []Step
	Options  []string // "step: option, option"
	Upkeep   []string // "entry due 2026-01-01"
}

// Worth returns the parts of a route by which routes are ordered. It must say when
// it finishes and what it costs.
func (r Route) Worth() oracle.Route {
	cost, err := credential.ParseMoney(r.Cost)
	if err != nil {
		panic(err)
	}
	return oracle.Route{Finish: r.Finish, Unpriced: len(r.Unpriced), Cost: cost.Minor, Steps: r.Count()}
}

// Count returns how many steps a route counts as: what is attested more than once is
// one step.
func (r Route) Count() int {
	attested := map[string]bool{}
	for _, step := range r.Steps {
		words := step.Text
		if step.Dated {
			words = words[:strings.LastIndexByte(words, ' ')]
		}
		if strings.HasPrefix(words, "attest ") {
			attested[words] = true
		}
	}
	count := len(attested)
	for _, step := range r.Steps {
		if !strings.HasPrefix(step.Text, "attest ") {
			count++
		}
	}
	return count
}

// String writes the steps of a route, a line each.
func (r Route) String() string {
	var b strings.Builder
	for _, step := range r.Steps {
		fmt.Fprintf(&b, "\t%s\n", step.Text)
	}
	return b.String()
}

// A Step is one step of a route, in words, with its days or without.
type Step struct {
	Text  string
	Dated bool
}

// A Find is a line "find": the entry that goes by a name.
type Find struct {
	At   string
	Name string
	Want credential.ID // "" if no entry has the name
}

// ReadDir reads the files of a folder and of the folders in it, whose names end in
// ".txt". The cases come in the order of the names of their files.
func ReadDir(dir string) ([]*Case, error) {
	var cases []*Case
	err := filepath.WalkDir(dir, func(file string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(file) != ".txt" {
			return err
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, file)
		if err != nil {
			return err
		}
		read, err := Parse(filepath.ToSlash(name), string(text))
		cases = append(cases, read...)
		return err
	})
	return cases, err
}

// Build checks the entries of a catalog, as those of a file of an importer are.
func (c *Catalog) Build() (*credential.Catalog, error) {
	catalog, err := credential.NewCatalog(c.Entries)
	if err != nil {
		return nil, fmt.Errorf("%s: catalog %s: %w", c.At, c.Name, err)
	}
	return catalog, nil
}

// TradeOff writes one trade-off of a frontier.
func TradeOff(finish credential.Date, cost credential.Money, unpriced int) string {
	text := fmt.Sprintf("%s at %s", finish, cmp.Or(cost.String(), "0 USD"))
	if unpriced > 0 {
		text += fmt.Sprintf(" unpriced %d", unpriced)
	}
	return text
}

// Days writes the days of a step, one day or the first and the last.
func Days(from, until credential.Date) string {
	if from == until {
		return from.String()
	}
	return from.String() + ".." + until.String()
}
