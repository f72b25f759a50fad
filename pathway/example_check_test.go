package pathway_test

import (
	"fmt"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// registry is a catalog of one certification with two routes to it.
const registry = `{
"organizations": [{"id": "college", "name": "Prairie College"}],
"credentials": [
  {"id": "degree/associate", "kind": "degree", "name": "Associate degree"},
  {"id": "ncra/ods-c", "kind": "certification", "name": "Oncology Data Specialist", "abbreviation": "ODS-C",
   "requires": [{"ask": {"any": [
      {"label": "Route A", "all": [{"holds": "degree/associate"}, {"experience": {"in": ["cancer-registry"], "hours": 1950}}]},
      {"label": "Route B", "all": [{"holds": "degree/associate"}, {"attestation": "a practicum in a registry"}]}]},
     "source": {"url": "https://registry.example", "title": "Candidate handbook", "asOf": "2026-05-01", "confidence": "unverified"}}],
   "offers": [{"name": "exam", "price": "400 USD"}]}],
"programs": [
  {"id": "program/college/associate", "name": "Associate at Prairie College", "provider": "college", "awards": ["degree/associate"],
   "offers": [{"name": "full-time", "price": "8000 USD", "takes": "P2Y", "weekly": 36}]}],
"roles": [{"id": "role/registry-clerk", "name": "Registry clerk", "fields": ["cancer-registry"]}]}`

// A clerk in a registry has no degree yet.
const clerk = `{
"holdings": [{"credential": "degree/associate", "expected": "2026-05-20"}],
"jobs": [{"role": "role/registry-clerk", "from": "2025-10-10", "weekly": 35}]}`

func ExamplePlanner_Check() {
	catalog, _ := credential.ParseCatalog("registry.json", []byte(registry))
	record, _ := catalog.ParseRecord("clerk.json", []byte(clerk))
	planner := pathway.New(catalog)
	e, err := planner.Check(record, "ncra/ods-c", credential.Date{Year: 2026, Month: 1, Day: 2})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(e)
	// Output:
	// Oncology Data Specialist on 2026-01-02
	// eligible to hold: from 2026-11-04
	//   [will be met on 2026-11-04] any one of
	//     [will be met on 2026-11-04] Route A, all of
	//       [will be met on 2026-05-20] an associate degree: Associate degree, expected on
	//           2026-05-20
	//       [will be met on 2026-11-04] 1,950 hours of work in cancer registry: Registry clerk,
	//           since 2025-10-10, 35 hours a week; 420 hours so far, 1,530 more needed
	//     [not known] Route B, all of
	//       [will be met on 2026-05-20] an associate degree: Associate degree, expected on
	//           2026-05-20
	//       [not known] an attestation: "a practicum in a registry": nobody has attested it yet
	//     source: Candidate handbook, as of 2026-05-01 (unverified)
}

func ExampleFinding_Missing() {
	catalog, _ := credential.ParseCatalog("registry.json", []byte(registry))
	record, _ := catalog.ParseRecord("clerk.json", []byte(clerk))
	record.Jobs[0].Until = credential.Date{Year: 2025, Month: 12, Day: 24}
	planner := pathway.New(catalog)
	e, err := planner.Check(record, "ncra/ods-c", credential.Date{Year: 2026, Month: 1, Day: 2})
	if err != nil {
		fmt.Println(err)
		return
	}
	for missing := range e.Finding.Missing() {
		fmt.Printf("%s %s: %s %s\n", missing.Path, missing.Status, missing.Text, missing.Gap)
	}
	// Output:
	// /0/1 unmet: 1,950 hours of work in cancer registry 1,575 hours
	// /1/1 unknown: an attestation: "a practicum in a registry"
}

func ExampleVerify() {
	catalog, _ := credential.ParseCatalog("registry.json", []byte(registry))
	start, finish := credential.Date{Year: 2026, Month: 1, Day: 5}, credential.Date{Year: 2028, Month: 1, Day: 5}
	query := pathway.Query{Target: "degree/associate", Start: start}
	route := pathway.Route{
		Target: "degree/associate",
		Start:  start,
		Finish: finish,
		Cost:   credential.Money{Minor: 800_000, Currency: "USD"},
		Steps: []pathway.Step{{
			Kind:   pathway.Attend,
			Entry:  "program/college/associate",
			Offer:  "full-time",
			Start:  start,
			Finish: finish,
			Weekly: 36,
			Price:  credential.Money{Minor: 800_000, Currency: "USD"},
			Meets:  []pathway.Serves{{Step: -1, Requirement: credential.Holds{Credential: "degree/associate"}}},
		}},
	}
	fmt.Println(pathway.Verify(catalog, query, &route))

	query.Study = 20
	fmt.Println(pathway.Verify(catalog, query, &route))
	// Output:
	// <nil>
	// pathway: step 0: on 2026-01-05 36 hours a week of study are needed, but the query has 20
}
