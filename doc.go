// Package credpath is the front page of a library that tells a person whether
// they may hold a credential or take a role, and how they could.
//
// Between a person and the letters after a name stand degrees from accredited
// programs, exams, memberships, years of work, and rules that change by date.
// The library holds them as data, judges a person's record against them with
// three answers and reasons, never a guess, and computes the routes that are
// left: dated, priced, explained and proven best.
//
//   - [github.com/credpath/credpath/credential]: the nouns. What can be held,
//     what it asks for, what a person has; read from JSON, checked, read-only.
//   - [github.com/credpath/credpath/credential/reference]: a catalog of the
//     credentials of US health information, with a source for every fact.
//   - [github.com/credpath/credpath/pathway]: the verbs. Check, plan, verify.
//   - [github.com/credpath/credpath/pathway/roadmap]: a route as a page to read.
//
// A first program:
//
//	catalog := reference.Catalog()
//	planner := pathway.New(catalog)
//	ana := credential.Record{Holdings: []credential.Holding{{Credential: "diploma/high-school"}}}
//	start := credential.Date{Year: 2027, Month: 1, Day: 4}
//
//	answer, err := planner.Check(ana, "ahima/rhit", start) // may she?
//	if err != nil {
//		return err
//	}
//	fmt.Println(answer)
//
//	query := pathway.Query{Record: ana, Target: "ahima/rhit", Start: start}
//	route, err := planner.Best(ctx, query) // how could she?
//	if err != nil {
//		return err
//	}
//	return roadmap.Text(os.Stdout, catalog, route, roadmap.Options{Name: "Ana"})
//
// This package itself exports nothing.
package credpath
