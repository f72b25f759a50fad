package roadmap_test

import (
	"fmt"
	"log"
	"os"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
)

const exampleCatalog = `{
	"credentials": [
		{"id": "guild/exam", "kind": "assessment", "name": "CRK examination",
			"offers": [{"price": "229 USD", "source": {"url": "https://guild.example/exam", "title": "The guild on its exam", "asOf": "2026-11-24", "confidence": "issuer"}}]},
		{"id": "guild/keeper", "kind": "certification", "name": "Certified Record Keeper", "abbreviation": "CRK",
			"requires": [{"ask": {"holds": "guild/exam"}, "source": {"url": "https://guild.example/crk", "title": "The guild on the CRK", "asOf": "2026-11-24", "confidence": "issuer"}}]}
	]
}`

// exampleRoute is what a planner returns for a person who only has to sit the
// exam.
func exampleRoute() (*credential.Catalog, *pathway.Route) {
	catalog, err := credential.ParseCatalog("guild.json", []byte(exampleCatalog))
	if err != nil {
		log.Fatal(err)
	}
	exam, _ := catalog.Credential("guild/exam")
	on := credential.Date{Year: 2027, Month: 1, Day: 4}
	return catalog, &pathway.Route{
		Target: "guild/keeper", Start: on, Finish: on, Cost: exam.Offers[0].Price,
		Steps: []pathway.Step{
			{Kind: pathway.Earn, Entry: "guild/exam", Start: on, Finish: on, Price: exam.Offers[0].Price, Source: exam.Offers[0].Source,
				Meets:      []pathway.Serves{{Step: 1, Requirement: credential.Holds{Credential: "guild/exam"}}},
				Confidence: credential.Issuer},
			{Kind: pathway.Earn, Entry: "guild/keeper", Start: on, Finish: on, After: []int{0},
				Meets:      []pathway.Serves{{Step: -1, Requirement: credential.Holds{Credential: "guild/keeper"}}},
				Confidence: credential.Issuer},
		},
		Proof: pathway.Proof{Proven: true, Explored: 3},
	}
}

func ExampleText() {
	catalog, route := exampleRoute()
	if err := roadmap.Text(os.Stdout, catalog, route, roadmap.Options{Name: "Ana Example"}); err != nil {
		log.Fatal(err)
	}
	// Output:
	// Roadmap: Certified Record Keeper (CRK)
	// ======================================
	//
	// For     Ana Example
	// Goal    Certified Record Keeper (CRK)
	// Start   4 January 2027
	// Finish  4 January 2027, the same day
	// Cost    229 USD
	// Chance  if the CRK examination of step 1 takes a second try: 229 USD more
	// Search  proven: within what was asked for, no other way finishes sooner; of those that
	//         finish then, none is known to cost less
	//
	// At a glance
	// -----------
	//
	//  1.  4 Jan 2027                Sit the CRK examination                             229 USD
	//  2.  4 Jan 2027                Earn Certified Record Keeper (CRK)
	//                                                                               Sum  229 USD
	//
	// Step by step
	// ------------
	//
	// 1. Sit the CRK examination
	//    When       4 January 2027
	//    Price      229 USD [1]
	//    Why        for step 2, CRK: a pass in the CRK examination [2]
	//    Pass rate  not known
	//
	// 2. Earn Certified Record Keeper (CRK)
	//    When   4 January 2027
	//    Why    it is the goal
	//    Order  after step 1
	//
	// Before you act
	// --------------
	//
	// The issuer's word is what counts: read its own pages before you pay or enroll. Booking a
	// seat, sending transcripts and waiting for approval take time that is in this plan only
	// where a step says so.
	//
	// Sources
	// -------
	//
	//  1. The guild on its exam, as of 24 November 2026, the issuer's page
	//     https://guild.example/exam
	//  2. The guild on the CRK, as of 24 November 2026, the issuer's page
	//     https://guild.example/crk
}

func ExampleMarkdown() {
	catalog, route := exampleRoute()
	if err := roadmap.Markdown(os.Stdout, catalog, route, roadmap.Options{}); err != nil {
		log.Fatal(err)
	}
	// Output:
	// # Roadmap: Certified Record Keeper (CRK)
	//
	// - **Goal:** Certified Record Keeper (CRK)
	// - **Start:** 4 January 2027
	// - **Finish:** 4 January 2027, the same day
	// - **Cost:** 229 USD
	// - **Chance:** if the CRK examination of step 1 takes a second try: 229 USD more
	// - **Search:** proven: within what was asked for, no other way finishes sooner; of those that finish then, none is known to cost less
	//
	// ## At a glance
	//
	// | | from | to | what to do | price |
	// |--:|:--|:--|:--|--:|
	// | 1 | 4 Jan 2027 |  | Sit the CRK examination | 229 USD |
	// | 2 | 4 Jan 2027 |  | Earn Certified Record Keeper (CRK) |  |
	// | | | | **Sum** | **229 USD** |
	//
	// ## Step by step
	//
	// ### 1. Sit the CRK examination
	//
	// - **When:** 4 January 2027
	// - **Price:** 229 USD \[1\]
	// - **Why:** for step 2, CRK: a pass in the CRK examination \[2\]
	// - **Pass rate:** not known
	//
	// ### 2. Earn Certified Record Keeper (CRK)
	//
	// - **When:** 4 January 2027
	// - **Why:** it is the goal
	// - **Order:** after step 1
	//
	// ## Before you act
	//
	// - The issuer's word is what counts: read its own pages before you pay or enroll. Booking a seat, sending transcripts and waiting for approval take time that is in this plan only where a step says so.
	//
	// ## Sources
	//
	// 1. The guild on its exam, <https://guild.example/exam>, as of 24 November 2026, the issuer's page.
	// 2. The guild on the CRK, <https://guild.example/crk>, as of 24 November 2026, the issuer's page.
}

func ExampleJSON() {
	catalog, route := exampleRoute()
	route.Steps = route.Steps[1:]
	route.Steps[0].After = nil
	if err := roadmap.JSON(os.Stdout, catalog, route, roadmap.Options{}); err != nil {
		log.Fatal(err)
	}
	// Output:
	// {
	//   "format": "credpath/route/3",
	//   "target": "guild/keeper",
	//   "rank": "soonest",
	//   "start": "2027-01-04",
	//   "finish": "2027-01-04",
	//   "cost": "229 USD",
	//   "steps": [
	//     {
	//       "kind": "earn",
	//       "entry": "guild/keeper",
	//       "start": "2027-01-04",
	//       "finish": "2027-01-04",
	//       "meets": [
	//         {
	//           "step": -1,
	//           "asks": "CRK (Certified Record Keeper)",
	//           "requirement": {
	//             "holds": "guild/keeper"
	//           }
	//         }
	//       ],
	//       "confidence": "issuer"
	//     }
	//   ],
	//   "proof": {
	//     "proven": true,
	//     "explored": 3
	//   }
	// }
}

// A page is the same roadmap as data, for a format of one's own.
func ExampleNew() {
	catalog, route := exampleRoute()
	page, err := roadmap.New(catalog, route, roadmap.Options{})
	if err != nil {
		log.Fatal(err)
	}
	for _, step := range page.Steps {
		fmt.Println(step.Start, step.Do)
	}
	// Output:
	// 2027-01-04 Sit the CRK examination
	// 2027-01-04 Earn Certified Record Keeper (CRK)
}
