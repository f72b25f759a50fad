package pathway_test

import (
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

func TestUnitsOfTheTermAreCountedAndWhatIsShortIsSaid(t *testing.T) {
	c, err := credential.ParseCatalog("units.json", []byte(`{"credentials": [
		{"id": "letter", "kind": "certification", "name": "Letter", "lasts": "P2Y", "offers": [{"price": "10 USD"}],
		 "renews": [{"units": 20, "offers": [{"price": "70 USD"}]}]}]}`))
	if err != nil {
		t.Fatal(err)
	}
	held := credential.Record{Holdings: []credential.Holding{{Credential: "letter", Awarded: credential.Date{Year: 2026, Month: 4, Day: 1}}}}
	earned := func(n int, on credential.Date) credential.Units {
		return credential.Units{For: "letter", Units: n, On: on}
	}
	in := credential.Date{Year: 2027, Month: 2, Day: 1}
	for _, row := range []struct {
		name  string
		units []credential.Fact
		short int
		want  string
	}{
		{"none", nil, 20, "its renewal asks for 20 continuing-education units by 2028-03-31; the record has none"},
		{"some", []credential.Fact{earned(12, in)}, 8, "12 of 20 continuing-education units, 8 more by 2028-03-31"},
		{"some without a day", []credential.Fact{earned(12, in), earned(5, credential.Date{})}, 8,
			"12 of 20 continuing-education units, 8 more by 2028-03-31; whether a further 5 count is not known, since the record does not say when they were earned"},
		{"enough", []credential.Fact{earned(12, in), earned(9, in)}, 0, "21 of 20 continuing-education units of the term that ends with 2028-03-31, all that its renewal asks for"},
	} {
		t.Run(row.name, func(t *testing.T) {
			e, err := pathway.New(c).Check(held.With(row.units...), "letter", credential.Date{Year: 2027, Month: 6, Day: 1})
			if err != nil {
				t.Fatal(err)
			}
			if got := e.Cycle.String(); got != row.want || e.Cycle.Short() != row.short {
				t.Errorf("the cycle is %q, %d short, want %q, %d", got, e.Cycle.Short(), row.want, row.short)
			}
			if text := strings.Join(strings.Fields(e.String()), " "); !strings.Contains(text, row.want) {
				t.Errorf("the answer does not say it: %s", text)
			}
		})
	}
}
