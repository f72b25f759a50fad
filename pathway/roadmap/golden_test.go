package roadmap_test

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares got with a file of testdata/golden/roadmap.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("..", "..", "testdata", "golden", "roadmap", name)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; look at the change and run the test with -update to accept it\n%s", file, firstDifference(got, want))
	}
}

// firstDifference returns the number of the first line that differs, and both
// versions of it.
func firstDifference(got, want []byte) string {
	gots, wants := strings.SplitAfter(string(got), "\n"), strings.SplitAfter(string(want), "\n")
	i := 0
	for i < len(gots) && i < len(wants) && gots[i] == wants[i] {
		i++
	}
	return fmt.Sprintf("line %d\n got: %s\nwant: %s", i+1, lineAt(gots, i), lineAt(wants, i))
}

// lineAt quotes a line, or says that there is none.
func lineAt(lines []string, i int) string {
	if i >= len(lines) || lines[i] == "" {
		return "the end of the file"
	}
	return strconv.Quote(lines[i])
}

func TestAGoldenFailureShowsTheFirstLineThatDiffers(t *testing.T) {
	for _, c := range []struct{ name, got, want, says string }{
		{"another line", "a\nb\nc\n", "a\nx\ny\n", "line 2\n got: \"b\\n\"\nwant: \"x\\n\""},
		{"a line more", "a\nb\n", "a\n", "line 2\n got: \"b\\n\"\nwant: the end of the file"},
		{"no end of the last line", "a", "a\n", "line 1\n got: \"a\"\nwant: \"a\\n\""},
		{"nothing at all", "", "a\n", "line 1\n got: the end of the file\nwant: \"a\\n\""},
	} {
		if got := firstDifference([]byte(c.got), []byte(c.want)); got != c.says {
			t.Errorf("%s: firstDifference(%q, %q) = %q, want %q", c.name, c.got, c.want, got, c.says)
		}
	}
}

type format func(io.Writer, *credential.Catalog, *pathway.Route, roadmap.Options) error

// render writes a route twice, and fails if the bytes differ.
func render(t *testing.T, f format, c *credential.Catalog, r *pathway.Route, others ...*pathway.Route) []byte {
	t.Helper()
	var first, second bytes.Buffer
	for _, w := range []*bytes.Buffer{&first, &second} {
		if err := f(w, c, r, roadmap.Options{Name: "Ana Example", Others: others}); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("two runs give different bytes")
	}
	return first.Bytes()
}

func TestEveryKindOfStepReadsAsBefore(t *testing.T) {
	c, r := sampleCatalog(t), sampleRoute(t)
	other := sampleRoute(t)
	other.Steps = other.Steps[4:]
	golden(t, "sample.txt", render(t, roadmap.Text, c, r, other))
	golden(t, "sample.md", render(t, roadmap.Markdown, c, r, other))
	golden(t, "sample.json", render(t, roadmap.JSON, c, r))
}

// A route without steps is an answer too: the person is there, or only waits.
func TestNothingToDoReadsAsBefore(t *testing.T) {
	c := sampleCatalog(t)
	there := &pathway.Route{Target: "guild/crk", Start: date(t, "2027-01-04"), Finish: date(t, "2027-01-04"), Proof: pathway.Proof{Proven: true}}
	golden(t, "there.txt", render(t, roadmap.Text, c, there))
	free := &pathway.Route{Target: "guild/crk", Start: date(t, "2027-01-04"), Finish: date(t, "2027-01-04"), Unpriced: []credential.ID{"guild/crk"}, Steps: sampleRoute(t).Steps[6:]}
	free.Steps[0].After = nil
	golden(t, "unpriced.txt", render(t, roadmap.Text, c, free))
	waits := &pathway.Route{Target: "guild/crk", Start: date(t, "2027-01-04"), Finish: date(t, "2027-05-20")}
	golden(t, "waits.txt", render(t, roadmap.Text, c, waits))
}
