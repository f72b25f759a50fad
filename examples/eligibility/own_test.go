package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// A trade of one's own, and somebody in it: the catalog shares nothing with the reference.
const (
	trade  = "../../testdata/catalogs/guild/catalog.json"
	learns = "../../testdata/catalogs/guild/lena.json"
)

func TestACatalogOfAnotherFieldStandsAlone(t *testing.T) {
	alone := func(args ...string) []string { return append([]string{"-catalog-only", trade}, args...) }
	for _, c := range []struct {
		name  string
		args  []string
		stdin string
		want  int
		says  string // of stdout if the question can be asked, else of stderr
	}{
		{"what there is", alone("-list"), "", eligible, "role\n  Organ builder  role/organ-builder\n  Voicer         role/voicer\n"},
		{"what has a word", alone("-list", "mob"), "", eligible, "certification\n  Master of Organ Building (MOB)  orgue/master\n"},
		{"nobody and nothing to ask about", alone(), "", badArgs, "write -record with a file and -to with a name or an ID that -list shows"},
		{"nobody to ask about", alone("-to", "MOB"), "", badArgs, "write -record with a file\n"},
		{"nothing to ask for", alone("-record", learns), "", badArgs, "write -to with a name or an ID that -list shows\n"},
		{"not yet", alone("-record", learns, "-to", "MOB"), "", not, "485 more days of full-time work needed"},
		{"a membership that stands open", alone("-record", learns, "-to", "orgue/membership"), "", eligible, "yes"},
		{"a role", alone("-record", learns, "-to", "Organ builder"), "", not, "eligible to take the role: no"},
		{"a record on standard input", alone("-record", "-", "-to", "JOB"), `{"holdings": [{"credential": "orgue/basic"}]}`, eligible, "eligible but for the exam: yes"},
		{"a mistake on standard input", alone("-record", "-", "-to", "JOB"), "{\n  \"name\": 1\n}", badArgs, "standard input:2:11: "},
		{"nothing on standard input", alone("-record", "-", "-to", "JOB"), " ", badArgs, "-record: standard input: the file is empty; write at least {}"},
		{"another currency laid over the reference", []string{"-catalog", trade}, "", badArgs, "-catalog-only takes it alone"},
		{"both ways to name it", alone("-catalog", trade), "", badArgs, "leave one of them out"},
		{"a word that nothing has", alone("-list", "voicr"), "", badArgs, `did you mean "role/voicer"?; without words it shows all`},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out, errs strings.Builder
			got := run(c.args, strings.NewReader(c.stdin), &out, &errs)
			said, other := out.String(), errs.String()
			if c.want == badArgs {
				said, other = other, said
			}
			if got != c.want || other != "" || !strings.Contains(said, c.says) && !strings.Contains(strings.Join(strings.Fields(said), " "), c.says) {
				t.Errorf("run(%q) = %d, want %d and %q\nstderr: %s\n%s", c.args, got, c.want, c.says, &errs, &out)
			}
		})
	}
}

// Each command can be copied whole, so each has its own files.
func TestTheTwoCommandsTakeTheSameFlags(t *testing.T) {
	for _, name := range []string{"input.go", "list.go"} {
		ours, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		theirs, err := os.ReadFile(filepath.Join("..", "roadmap", name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(ours, theirs) {
			t.Errorf("%s differs from that of examples/roadmap; change both", name)
		}
	}
}

// readmeCommand is a command of the README.
var readmeCommand = regexp.MustCompile("go run \\./examples/eligibility([^`\n]*)")

func TestTheCommandsOfTheReadmeCanBeAsked(t *testing.T) {
	t.Chdir(filepath.Join("..", ".."))
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	commands := readmeCommand.FindAllStringSubmatch(string(readme), -1)
	for _, c := range commands {
		var out, errs strings.Builder
		if run(strings.Fields(c[1]), nil, &out, &errs) == badArgs || errs.Len() > 0 {
			t.Errorf("%s: %s", c[0], &errs)
		}
	}
	if len(commands) < 2 {
		t.Errorf("the README has %d commands, want one of the reference and one of a catalog of one's own", len(commands))
	}
}
