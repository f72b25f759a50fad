package reference_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
)

var update = flag.Bool("update", false, "write the tables of README.md anew")

const readme = "README.md"

// tables has what README.md shows between <!-- table: name --> and
// <!-- end of table -->.
var tables = map[string]func(*credential.Catalog) string{
	"issuers":    issuersTable,
	"names":      namesTable,
	"freshness":  freshnessTable,
	"unverified": unverifiedTable,
	"unpriced":   unpricedTable,
	"judged":     judgedTable,
	"closed":     closedTable,
	"programs":   programsTable,
	"roles":      rolesTable,
	"fields":     fieldsTree,
}

var tablePlace = regexp.MustCompile(`(?s)(<!-- table: (\w+) -->\n)(.*?)(<!-- end of table -->)`)

// TestReadmeTablesFollowTheCatalog compares each table with the catalog, or
// writes it.
func TestReadmeTablesFollowTheCatalog(t *testing.T) {
	want := make(map[string]string)
	for name, table := range tables {
		want[name] = table(reference.Catalog())
	}
	compareTables(t, want)
}

// compareTables compares the tables of README.md with those wanted.
func compareTables(t *testing.T, want map[string]string) {
	t.Helper()
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	text, seen := string(data), make(map[string]bool)
	text = tablePlace.ReplaceAllStringFunc(text, func(place string) string {
		m := tablePlace.FindStringSubmatch(place)
		table, ok := want[m[2]]
		if !ok {
			return place
		}
		seen[m[2]] = true
		if !*update && m[3] != "\n"+table+"\n" {
			t.Errorf("table %q of %s is not what the catalog says; write it anew with: go test ./credential/reference -run Readme -update", m[2], readme)
		}
		return m[1] + "\n" + table + "\n" + m[4]
	})
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if !seen[name] {
			t.Errorf("%s has no place for table %q", readme, name)
		}
	}
	if *update {
		if err := os.WriteFile(readme, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestReadmeHasNoTableThatIsNotGenerated: what stands under an unknown name
// would never be compared.
func TestReadmeHasNoTableThatIsNotGenerated(t *testing.T) {
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range tablePlace.FindAllStringSubmatch(string(data), -1) {
		if tables[m[2]] == nil && m[2] != unreachedName {
			t.Errorf("%s has table %q, which nothing makes", readme, m[2])
		}
	}
	if begun, whole := strings.Count(string(data), "<!-- table: "), len(tablePlace.FindAllString(string(data), -1)); begun != whole {
		t.Errorf("%s begins %d tables and ends %d", readme, begun, whole)
	}
}

// TestWhatTheReadmeCallsMissingIsMissing looks up the names in bold under the
// heading of what is missing: one that was added since must go from the list.
func TestWhatTheReadmeCallsMissingIsMissing(t *testing.T) {
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	_, section, found := strings.Cut(string(data), "\n## What is missing\n")
	section, _, _ = strings.Cut(section, "\n## ")
	names := regexp.MustCompile(`\*\*(.+?)\*\*`).FindAllStringSubmatch(section, -1)
	if !found || len(names) < 5 {
		t.Fatalf("%s names %d things that are missing, want several: is the heading there?", readme, len(names))
	}
	for _, name := range names {
		if id, err := reference.Catalog().Find(name[1]); err == nil {
			t.Errorf("%s says that %s is missing; the catalog has it as %s", readme, name[1], id)
		}
	}
}

// markdown writes a table.
func markdown(head []string, rows [][]string) string {
	var b strings.Builder
	line := func(cells []string) { fmt.Fprintf(&b, "| %s |\n", strings.Join(cells, " | ")) }
	line(head)
	line(slices.Repeat([]string{"---"}, len(head)))
	for _, row := range rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = strings.ReplaceAll(strings.Join(strings.Fields(cell), " "), "|", `\|`)
		}
		line(cells)
	}
	return b.String()
}

// called names an entry for people, with its ID to find it by.
func called(c *credential.Catalog, id credential.ID) string {
	if name := c.NameOf(id); name != "" && name != string(id) {
		return fmt.Sprintf("%s `%s`", name, id)
	}
	return fmt.Sprintf("`%s`", id)
}

// number leaves a zero out.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}
