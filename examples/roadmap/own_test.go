package main

import (
	"io"
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

// inCurrency returns the catalog of the trade with its prices in another currency.
func inCurrency(t *testing.T, currency string) string {
	t.Helper()
	text, err := os.ReadFile(trade)
	if err != nil {
		t.Fatal(err)
	}
	return file(t, "catalog.json", strings.ReplaceAll(string(text), " EUR", " "+currency))
}

func TestACatalogOfAnotherFieldStandsAlone(t *testing.T) {
	for _, c := range []struct {
		name string
		args []string
		says string
	}{
		{"the soonest way", nil, "Cost      6,315.50 EUR"},
		{"a budget in its currency", []string{"-rank", "cheapest", "-budget", "5000 EUR"}, "Cost      4,415.50 EUR"},
		{"a budget without one", []string{"-budget", "5000"}, "4,415.50 EUR"},
		{"all ways side by side", []string{"-compare"}, "1,900 EUR less"},
		{"what is avoided by name", []string{"-avoid", "Organ building by day, Lauenbrunn"}, "4,415.50 EUR"},
		{"a calendar", []string{"-format", "ics"}, "BEGIN:VCALENDAR"},
		{"a picture", []string{"-format", "svg"}, "1,250 EUR"},
		{"a route on file", []string{"-format", "json"}, `"price": "1250 EUR"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			args := append([]string{"-catalog-only", trade, "-record", learns, "-to", "Master Organ Builder"}, c.args...)
			text, errs := plan(t, found, args...)
			if !strings.Contains(text, c.says) || strings.Contains(text, "USD") || errs != "" {
				t.Errorf("run(%q) does not say %q, speaks of USD, or complains: %s\n%s", args, c.says, errs, text)
			}
		})
	}
}

func TestAnyOneCurrencyDoes(t *testing.T) {
	for currency, over := range map[string]string{"EUR": "1415.50 EUR over the budget", "GBP": "1415.50 GBP over the budget", "JPY": "1415 JPY over the budget"} {
		text := inCurrency(t, currency)
		if currency == "JPY" { // which has no cents
			data, err := os.ReadFile(text)
			if err != nil {
				t.Fatal(err)
			}
			text = file(t, "catalog.json", strings.ReplaceAll(string(data), "85.50", "85"))
		}
		if got, _ := plan(t, noRoute, "-catalog-only", text, "-record", learns, "-to", "MOB", "-budget", "3000"); !strings.Contains(got, over) {
			t.Errorf("in %s: %q, want %s", currency, got, over)
		}
	}
}

func TestWhatIsWrongWithACatalogOfOnesOwnIsSaid(t *testing.T) {
	alone := func(args ...string) []string { return append([]string{"-catalog-only", trade}, args...) }
	asked := func(args ...string) []string { return append(alone("-record", learns, "-to", "MOB"), args...) }
	broken := file(t, "own.json", "{\n  \"roles\": [{\"id\": \"role/x\", \"nam\": \"X\"}]\n}")
	for _, c := range []struct {
		name string
		args []string
		says string
	}{
		{"nobody and nothing to plan for", alone(), "write -record with a file and -to with a name or an ID that -list shows"},
		{"nobody to plan for", alone("-to", "MOB"), "write -record with a file\n"},
		{"nothing to plan for", alone("-record", learns), "write -to with a name or an ID that -list shows\n"},
		{"a goal of the reference", alone("-record", learns, "-to", "RHIT"), `no entry is named "RHIT"`},
		{"a goal that is misspelled", alone("-record", learns, "-to", "Voicr"), `did you mean "role/voicer"`},
		{"a step that is misspelled", asked("-avoid", "guild membershp"), `-avoid: no entry is named "guild membershp"; did you mean "orgue/membership"`},
		{"a budget in another currency", asked("-budget", "2000 USD"), "-budget: 2000 USD is not in EUR"},
		{"a budget with a comma", asked("-budget", "2,000"), `write "2000 EUR"`},
		{"a budget with a sign", asked("-budget", "€2000"), `such as "2000 EUR"`},
		{"both ways to name it", asked("-catalog", trade), "leave one of them out"},
		{"another currency laid over the reference", []string{"-catalog", trade}, "catalog.json: it has amounts in another currency than the reference catalog; -catalog-only takes it alone"},
		{"a mistake in it, where it stands", []string{"-catalog-only", broken, "-record", learns, "-to", "X"}, "own.json:2:30: role/x: "},
		{"no such file", []string{"-catalog-only", "nowhere.json", "-list"}, "-catalog-only: open nowhere.json"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if text, errs := plan(t, badArgs, c.args...); text != "" || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, c.says) {
				t.Errorf("run(%q) prints %q and says %q, want one line with %s", c.args, text, errs, c.says)
			}
		})
	}
}

func TestTheListShowsWhatTheCatalogHas(t *testing.T) {
	whole, _ := plan(t, found, "-catalog-only", trade, "-list")
	for _, part := range []string{
		"certification\n  Bellows Maker                       orgue/bellows  retired\n  Journeyman of Organ Building (JOB)  orgue/journeyman\n",
		"\nrole\n  Organ builder  role/organ-builder\n  Voicer         role/voicer\nprogram\n",
		"\n  Organ building by evening, Lauenbrunn  program/lauenbrunn/evenings\n",
		"\norganization\n", "\nfield of work or study\n  organ building    organ-building\n",
	} {
		if !strings.Contains(whole, part) {
			t.Errorf("the list does not have %q:\n%s", part, whole)
		}
	}
	for _, words := range [][]string{{"master", "builder"}, {"Master Organ Builder"}, {"MOB"}, {"orgue/master"}} {
		const want = "certification\n  Master of Organ Building (MOB)  orgue/master\n"
		if got, _ := plan(t, found, append([]string{"-catalog-only", trade, "-list"}, words...)...); got != want {
			t.Errorf("-list %q shows %q, want %q", words, got, want)
		}
	}
	if text, _ := plan(t, found, "-list", "rhit"); !strings.Contains(text, "Registered Health Information Technician (RHIT)  ahima/rhit\n") {
		t.Errorf("-list rhit of the reference shows:\n%s", text)
	}
}

func TestTheRecordMayComeFromStandardInput(t *testing.T) {
	for _, c := range []struct {
		name, record string
		want         int
		says         string // on stderr
	}{
		{"a record", `{"holdings": [{"credential": "school/leaving"}]}`, found, ""},
		{"one that names what the catalog lacks", `{"holdings": [{"credential": "school/leaving"}, {"credential": "orgue/besic"}]}`, found,
			`standard input: holdings[1]: left out, since the catalog has no credential "orgue/besic"; did you mean "orgue/basic"?`},
		{"one with a mistake", "{\n  \"name\": 1\n}", badArgs, "standard input:2:11: "},
		{"nothing", "", badArgs, "-record: standard input: the file is empty"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out, errs strings.Builder
			args := []string{"-catalog-only", trade, "-record", "-", "-to", "JOB"}
			got := run(t.Context(), args, strings.NewReader(c.record), &out, &errs)
			if got != c.want || (c.says == "") != (errs.Len() == 0) || !strings.Contains(errs.String(), c.says) {
				t.Errorf("run(%q) = %d and %q, want %d and %q\n%s", args, got, &errs, c.want, c.says, &out)
			}
		})
	}
}

// readmeCommand is a command of the README without where its output goes.
var readmeCommand = regexp.MustCompile("(?m)go run \\./examples/roadmap([^>`\n]*)")

func TestTheCommandsOfTheReadmeCanBeAsked(t *testing.T) {
	t.Chdir(filepath.Join("..", ".."))
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	commands := readmeCommand.FindAllStringSubmatch(string(readme), -1)
	for _, c := range commands {
		job, err := parse(strings.Fields(c[1]), io.Discard)
		if err == nil {
			err = job.load()
		}
		if err != nil {
			t.Errorf("%s: %v", c[0], err)
		}
	}
	if len(commands) < 9 {
		t.Errorf("the README has %d commands, want those of its pictures and of a catalog of one's own", len(commands))
	}
}
