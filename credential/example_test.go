package credential_test

import (
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/credpath/credpath/credential"
)

func ExampleParseCatalog() {
	catalog, err := credential.ParseCatalog("him.json", []byte(`{
	  "credentials": [
	    {"id": "ahima/rhit-exam", "kind": "assessment", "name": "RHIT examination",
	     "requires": [{"ask": {"holds": "degree/associate/him"}}],
	     "offers": [{"price": "299 USD"}]},
	    {"id": "degree/associate/him", "kind": "degree"}
	  ]
	}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	for c := range catalog.Credentials() {
		fmt.Println(c.ID, c.Kind, c.Name)
	}
	// Output:
	// ahima/rhit-exam assessment RHIT examination
	// degree/associate/him degree
}

func ExampleParseCatalog_problems() {
	_, err := credential.ParseCatalog("him.json", []byte(`{
	  "credentials": [
	    {"id": "ahima/rhia", "kind": "certification"},
	    {"id": "ahima/rhit", "kind": "certification", "last": "P2Y",
	     "requires": [{"ask": {"atLeast": 3, "of": [{"age": 18}, {"attestation": "letter", "id": "letter"}]}}]},
	    {"id": "ahima/ccs", "kind": "certification", "requires": [{"ask": {"holds": "ahima/rhai"}}]}
	  ]
	}`))
	fmt.Println(err)

	var problem credential.Problem
	if errors.As(err, &problem) {
		fmt.Println("the first:", problem.Code, "in line", problem.Line)
	}
	// Output:
	// him.json:4:52: ahima/rhit: last: unknown key "last"; did you mean "lasts"? [unknown-key]
	// him.json:6:82: ahima/ccs: requires[0].ask.holds: no entry "ahima/rhai"; did you mean "ahima/rhia"? [unknown-id]
	// the first: unknown-key in line 4
}

func ExampleNewCatalog() {
	catalog, err := credential.NewCatalog(credential.Entries{
		Credentials: []credential.Credential{
			{ID: "degree/associate", Kind: credential.Degree},
			{ID: "state/license", Kind: credential.License, Requires: credential.Rules{{
				Ask: credential.All(
					credential.Holds{Credential: "degree/associate"},
					credential.Experience{In: []credential.Field{"nursing"}, Hours: 500},
				),
			}}},
		},
	})
	fmt.Println(catalog.Has("state/license"), err)
	// Output: true <nil>
}

func ExampleLoadCatalog() {
	catalog, err := credential.LoadCatalog(os.DirFS("../testdata/catalogs/good"), "*.json")
	if err != nil {
		fmt.Println(err)
		return
	}
	for r := range catalog.Roles() {
		fmt.Println(r.ID, r.Next)
	}
	// Output:
	// role/coder [role/inpatient-coder]
	// role/inpatient-coder []
}

// good is the catalog of the other examples.
func good() *credential.Catalog {
	catalog, err := credential.LoadCatalog(os.DirFS("../testdata/catalogs/good"), "*.json")
	if err != nil {
		panic(err)
	}
	return catalog
}

func ExampleCatalog_Find() {
	catalog := good()
	fmt.Println(catalog.Find("rhit"))
	fmt.Println(catalog.Find("ART")) // its name until 2000
	_, err := catalog.Find("Medical codr")
	fmt.Println(err)
	_, err = catalog.Find("coder") // a part of the names of two
	fmt.Println(err)
	// Output:
	// ahima/rhit <nil>
	// ahima/rhit <nil>
	// no entry is named "Medical codr"; did you mean "role/coder"?
	// no entry is named "coder"; did you mean "role/coder" or "role/inpatient-coder"?
}

func ExampleCatalog_Phrase() {
	catalog := good()
	exam, _ := catalog.Credential("ahima/rhit-exam")
	rule, _ := exam.Requires.On(credential.Date{Year: 2027, Month: 1, Day: 1})
	fmt.Println(catalog.Phrase(rule.Ask))
	fmt.Println(catalog.Phrase(credential.Experience{In: []credential.Field{"coding"}, For: credential.Period{Months: 24}}))
	// Output:
	// an associate degree in health information management from a program accredited by Commission on Accreditation for Health Informatics and Information Management Education
	// 2 years of full-time work in medical coding
}

func ExampleOffer_Next() {
	season, err := credential.ParseSeason("03-21/04-12")
	if err != nil {
		fmt.Println(err)
		return
	}
	exam := credential.Offer{Seasons: []credential.Season{season}, Until: credential.Date{Year: 2027, Month: 1, Day: 1}}
	fmt.Println(exam.Next(credential.Date{Year: 2026, Month: 1, Day: 31}))
	_, ok := exam.Next(credential.Date{Year: 2026, Month: 4, Day: 13})
	fmt.Println("again before it ends:", ok)
	// Output:
	// 2026-03-21 true
	// again before it ends: false
}

func ExampleCredential_Lapse() {
	odsC := credential.Credential{
		Lasts:        credential.Period{Months: 24},
		LastsThrough: credential.MonthDay{Month: 12, Day: 31},
	}
	fmt.Println(odsC.Lapse(credential.Date{Year: 2020, Month: 1, Day: 1}))
	fmt.Println(odsC.Lapse(credential.Date{Year: 2020, Month: 12, Day: 31}))
	fmt.Println(odsC.Lapse(credential.Date{Year: 2021, Month: 1, Day: 1}))
	// Output:
	// 2023-01-01
	// 2023-01-01
	// 2024-01-01
}

func ExampleCatalog_CountingAs() {
	for id := range good().CountingAs("degree/associate-or-higher") {
		fmt.Println(id)
	}
	// Output:
	// degree/associate-or-higher
	// degree/associate/him
}

func ExampleCatalog_Awarding() {
	for p := range good().Awarding("degree/associate-or-higher") {
		fmt.Println(p.ID, p.Offers[0].Price, p.Offers[0].Takes)
	}
	// Output: program/associate 8300 USD P2Y
}

func ExampleCatalog_Merge() {
	ours, err := good().Merge(credential.Entries{
		Programs: []credential.Program{{
			ID:     "program/ours",
			Awards: []credential.ID{"degree/associate/him"},
			Offers: []credential.Offer{{
				Price: credential.Money{Minor: 620000, Currency: "USD"},
				Takes: credential.Period{Months: 20},
			}},
		}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for p := range ours.Awarding("degree/associate/him") {
		fmt.Println(p.ID)
	}
	// Output:
	// program/associate
	// program/ours
}

func ExampleDiff() {
	last := good()
	entries := last.Entries()
	entries.Edition = credential.Date{Year: 2026, Month: 11, Day: 30}
	for i, c := range entries.Credentials {
		if c.ID == "ahima/rhit-exam" {
			entries.Credentials[i].Offers[0].Price = credential.Money{Minor: 23900, Currency: "USD"}
		}
	}
	this, err := credential.NewCatalog(entries)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, change := range credential.Diff(last, this) {
		fmt.Println(this.PhraseChange(change))
	}
	// Output:
	// the edition of the catalog is new: 2026-11-30
	// RHIT examination (ahima/rhit-exam): offers[0].price is 239 USD, no longer 229 USD
}

func ExampleParseRecord() {
	record, err := credential.ParseRecord("ana.json", []byte(`{
	  "name": "Ana Example",
	  "holdings": [{"credential": "degree/associate/him", "expected": "2027-05-20"}],
	  "jobs": [{"role": "role/coder", "from": "2020-01-01", "weekly": 20}]
	}`))
	fmt.Println(record.Name, record.Holdings[0].Expected, record.Jobs[0].Weekly, err)

	_, err = credential.ParseRecord("ana.json", []byte(`{
	  "jobs": [{"role": "role/coder", "from": "2020-01-01", "until": "2019-01-01"}]
	}`))
	fmt.Println(err)
	// Output:
	// Ana Example 2027-05-20 20 <nil>
	// ana.json:2:67: jobs[0].until: it ends on 2019-01-01 and begins on 2020-01-01; until is the first day on which it no longer holds [empty-interval]
}

func ExampleCatalog_ParseRecord() {
	_, err := good().ParseRecord("ana.json", []byte(`{
	  "holdings": [{"credential": "ahima/rhti", "awarded": "2024-06-01"}]
	}`))
	fmt.Println(err)
	// Output:
	// ana.json:2:32: holdings[0].credential: no entry "ahima/rhti"; did you mean "ahima/rhit"? [unknown-id]
}

func ExampleParseRequirement() {
	r, err := credential.ParseRequirement([]byte(`{"any": [{"age": 18}, {"holds": "diploma/high-school"}]}`))
	group := r.(credential.AtLeast)
	fmt.Println(group.N, len(group.Of), err)
	// Output: 1 2 <nil>
}

func ExampleFormatRecord() {
	fmt.Printf("%s", credential.FormatRecord(credential.Record{
		Born:     credential.Date{Year: 1990, Month: 2, Day: 3},
		Holdings: []credential.Holding{{Credential: "ahima/rhit"}},
	}))
	// Output:
	// {
	//   "born": "1990-02-03",
	//   "holdings": [
	//     {
	//       "credential": "ahima/rhit"
	//     }
	//   ]
	// }
}

func ExampleRecord_With() {
	ana := credential.Record{Name: "Ana", Holdings: []credential.Holding{{Credential: "diploma/high-school"}}}
	day := credential.Date{Year: 2027, Month: 5, Day: 20}
	after := ana.With(
		credential.Holding{Credential: "degree/associate/him", Awarded: day},
		credential.Job{Role: "role/coder", From: day},
	)
	fmt.Println(len(ana.Holdings), len(ana.Jobs))
	fmt.Println(len(after.Holdings), len(after.Jobs))
	// Output:
	// 1 0
	// 2 1
}

func ExampleRecord_Waive() {
	ana := credential.Record{Name: "Ana"}
	waived := ana.Waive("role/coder", credential.Age{Years: 18}, "the registrar", "an apprentice")
	fmt.Println(len(ana.Waivers), waived.Waivers[0].Condition, waived.Waivers[0].Reason)
	// Output:
	// 0 {18} an apprentice
}

func ExampleDateOf() {
	midnight := time.Date(2026, time.June, 1, 0, 0, 0, 0, time.UTC)
	fmt.Println(credential.DateOf(midnight))
	fmt.Println(credential.DateOf(midnight.In(time.FixedZone("New York", -4*60*60))))
	// Output:
	// 2026-06-01
	// 2026-05-31
}

func ExampleDate_Add() {
	day := credential.Date{Year: 2024, Month: 1, Day: 31}
	fmt.Println(day.Add(credential.Period{Months: 1}))
	fmt.Println(day.Add(credential.Period{Months: 1}).Add(credential.Period{Months: 12}))
	// Output:
	// 2024-02-29
	// 2025-02-28
}

func ExamplePeriod_FewestDays() {
	half, err := credential.ParsePeriod("P6M")
	fmt.Println(half.FewestDays(), err)
	// Output: 181 <nil>
}

func ExampleWalk() {
	ask := credential.Any(
		credential.Holds{Credential: "degree/associate/him"},
		credential.All(credential.Age{Years: 18}, credential.Attestation{ID: "employer-letter", Of: "employer letter"}),
	)
	for path, r := range credential.Walk(ask) {
		fmt.Printf("%q %T\n", path, r)
	}
	// Output:
	// "" credential.AtLeast
	// "/0" credential.Holds
	// "/1" credential.AtLeast
	// "/1/0" credential.Age
	// "/1/1" credential.Attestation
}

func ExampleRules_On() {
	rules := credential.Rules{
		{Until: credential.Date{Year: 2027, Month: 1, Day: 1}, Ask: credential.Age{Years: 18}},
		{From: credential.Date{Year: 2027, Month: 1, Day: 1}, Ask: credential.Age{Years: 21}},
	}
	rule, ok := rules.On(credential.Date{Year: 2027, Month: 1, Day: 1})
	fmt.Println(rule.Ask, ok)
	// Output: {21} true
}
