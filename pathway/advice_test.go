package pathway_test

import (
	"bufio"
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
	"github.com/credpath/credpath/pathway"
)

// The golden advice of testdata/advice: what an adviser insists on, written by someone who had
// not seen an answer. Its README says what each line means.

// fewestAdvice guards against files that are no longer found or read.
const fewestAdvice = 240

// An adviceCase is what an adviser insists on for one person and one target.
type adviceCase struct {
	file, person string
	target       credential.ID
	lines        []string
}

func (c adviceCase) String() string { return strings.TrimSuffix(c.file, ".txt") + "/" + c.person }

// adviceStart is the day on which all ask.
var adviceStart = credential.Date{Year: 2027, Month: 1, Day: 4}

// readAdvice returns all cases, by file.
func readAdvice(t *testing.T) []adviceCase {
	t.Helper()
	files, err := filepath.Glob("../testdata/advice/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	var cases []adviceCase
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var target credential.ID
		lines := bufio.NewScanner(bytes.NewReader(data))
		for number := 1; lines.Scan(); number++ {
			line := strings.TrimSpace(lines.Text())
			word, rest, _ := strings.Cut(line, " ")
			switch {
			case line == "" || word == "#" || strings.HasPrefix(line, "#"):
			case word == "target":
				target = credential.ID(rest)
			case word == "case":
				cases = append(cases, adviceCase{file: filepath.Base(path), person: rest, target: target})
			case len(cases) == 0 || cases[len(cases)-1].target != target:
				t.Fatalf("%s:%d: %q stands before a case", path, number, line)
			default:
				last := &cases[len(cases)-1]
				last.lines = append(last.lines, line)
			}
		}
	}
	if len(cases) < fewestAdvice {
		t.Fatalf("there are %d cases, want at least %d", len(cases), fewestAdvice)
	}
	return cases
}

// query returns the question of a case.
func (c adviceCase) query(t *testing.T, catalog *credential.Catalog) pathway.Query {
	t.Helper()
	path := filepath.Join("../testdata/advice/records", c.person+".json")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	record, err := catalog.ParseRecord(path, data)
	if err != nil {
		t.Fatal(err)
	}
	q := pathway.Query{Record: record, Target: c.target, Start: adviceStart, Week: 50}
	if c.person == "ten-hours" {
		q.Study = 10
	}
	return q
}

// An adviceRoute is a route with what its steps and the record bring.
type adviceRoute struct {
	*pathway.Route
	catalog *credential.Catalog
	first   map[credential.ID]int // by what is taken, awarded or worked in: the first step
	held    map[credential.ID]bool
}

// adviceRouteOf lists what a route brings.
func adviceRouteOf(catalog *credential.Catalog, route *pathway.Route, record credential.Record) adviceRoute {
	r := adviceRoute{Route: route, catalog: catalog, first: map[credential.ID]int{}, held: map[credential.ID]bool{}}
	for _, holding := range record.Holdings {
		r.held[holding.Credential] = true
	}
	for _, job := range record.Jobs {
		r.held[job.Role] = true
	}
	note := func(id credential.ID, i int) {
		if _, known := r.first[id]; !known {
			r.first[id] = i
		}
	}
	for i, step := range route.Steps {
		if step.Kind == pathway.Prepare {
			continue
		}
		note(step.Entry, i)
		program, _ := catalog.Program(step.Entry)
		for _, id := range program.Awards {
			note(id, i)
		}
	}
	return r
}

// fault returns how a route breaks a line, or nothing.
func (r adviceRoute) fault(line string) string {
	word, rest, _ := strings.Cut(line, " ")
	var ids []credential.ID
	for _, id := range strings.Split(rest, " | ") {
		ids = append(ids, credential.ID(id))
	}
	in := func(id credential.ID) bool { _, ok := r.first[id]; return ok }
	ok := false
	switch word {
	case "must":
		ok = slices.ContainsFunc(ids, func(id credential.ID) bool {
			return in(id) || r.held[id] || slices.ContainsFunc(r.Automatic, func(a pathway.Award) bool { return a.Entry == id })
		})
	case "never":
		ok = !slices.ContainsFunc(ids, in)
	case "prepare":
		ok = slices.ContainsFunc(r.Steps, func(s pathway.Step) bool {
			return s.Kind == pathway.Prepare && slices.ContainsFunc(ids, func(id credential.ID) bool { return s.Entry == id || s.Entry == id+"-exam" })
		})
	case "search":
		ok = !r.Sought.IsZero() && slices.Contains(ids, r.Target) || slices.ContainsFunc(r.Steps, func(s pathway.Step) bool {
			return !s.Sought.IsZero() && slices.Contains(ids, s.Entry)
		})
	case "before":
		a, b, _ := strings.Cut(rest, " ")
		ok = in(credential.ID(a)) && in(credential.ID(b)) && r.first[credential.ID(a)] < r.first[credential.ID(b)]
	case "months":
		least, most := bounds(rest)
		ok = !r.Finish.Before(r.Start.Add(credential.Period{Months: least})) && !r.Finish.After(r.Start.Add(credential.Period{Months: most}))
	case "cost":
		least, most := bounds(rest)
		ok = r.Cost.Minor >= 100*int64(least) && r.Cost.Minor <= 100*int64(most)
	case "no-route:":
	default:
		return fmt.Sprintf("no such line: %q", line)
	}
	if ok {
		return ""
	}
	return line
}

// bounds reads two whole numbers.
func bounds(text string) (least, most int) {
	a, b, _ := strings.Cut(text, " ")
	least, _ = strconv.Atoi(a)
	most, err := strconv.Atoi(b)
	if err != nil {
		return 1, 0 // nothing lies between
	}
	return least, most
}

// adviceFaults returns the lines of a case that the planner's first route breaks. Of a search
// that stops it is the best route found.
func adviceFaults(t *testing.T, planner *pathway.Planner, catalog *credential.Catalog, c adviceCase, limit int) []string {
	t.Helper()
	q := c.query(t, catalog)
	q.Limit = limit
	route, err := planner.Best(t.Context(), q)
	wantNone := strings.HasPrefix(c.lines[0], "no-route:")
	var stopped *pathway.LimitError
	var none *pathway.NoRouteError
	switch {
	case errors.As(err, &none):
		if wantNone {
			return nil
		}
		return []string{"no route"}
	case errors.As(err, &stopped):
		if route = stopped.Best; route == nil {
			return []string{"stopped"}
		}
	case err != nil:
		t.Fatal(err)
	}
	if wantNone {
		return []string{"a route: " + c.lines[0]}
	}
	var faults []string
	if err := pathway.Verify(catalog, q, route); err != nil {
		faults = append(faults, "not valid: "+err.Error())
	}
	for _, line := range c.lines {
		if fault := adviceRouteOf(catalog, route, q.Record).fault(line); fault != "" {
			faults = append(faults, fault)
		}
	}
	return faults
}

var adviceOpen = flag.Bool("advice-open", false, "run the cases of testdata/advice/open.list alone, and say which are kept by now")

// openAdvice returns the cases that are not kept yet.
func openAdvice(t *testing.T) map[string]bool {
	t.Helper()
	data, err := os.ReadFile("../testdata/advice/open.list")
	if err != nil {
		t.Fatal(err)
	}
	open := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		if text := strings.TrimSpace(line); text != "" && text[0] != '#' && text[0] == line[0] {
			open[text] = true
		}
	}
	return open
}

// adviceLimit is how many sets the search for an adviser's route looks at in these tests.
const adviceLimit = 600

// The first route for each person and target is what an adviser would say, but for the cases
// that are listed as open.
func TestAdvice(t *testing.T) {
	catalog := reference.Catalog()
	planner := pathway.New(catalog)
	open := openAdvice(t)
	for i, c := range readAdvice(t) {
		isOpen := open[c.String()]
		delete(open, c.String())
		if isOpen != *adviceOpen || testing.Short() && i%8 != 0 {
			continue
		}
		t.Run(c.String(), func(t *testing.T) {
			t.Parallel()
			faults := adviceFaults(t, planner, catalog, c, adviceLimit)
			if isOpen && len(faults) == 0 {
				t.Error("it is kept by now; take it from testdata/advice/open.list")
			}
			for _, fault := range faults {
				if isOpen {
					t.Logf("the first route still breaks this: %s", fault)
				} else {
					t.Errorf("the first route breaks this: %s", fault)
				}
			}
		})
	}
	for name := range open {
		t.Errorf("testdata/advice/open.list has %q, which is no case", name)
	}
}
