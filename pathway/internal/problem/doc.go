// Package problem states what the solver's rooms solve: integers only, plain data,
// and no search.
//
// A [Problem] has steps. A step can begin on a day on which its [Condition] is met
// and its calendar is open; it takes a length of time, asks for a load of hours while
// it runs, and has a price. A job is a step without an end: it collects a rate day by
// day while it goes on. What a step gives may be a [Lapsing]: it lapses after a term,
// and may be renewed for a fee. The goal is a condition too. Solved are the minimal
// sets of steps that reach the goal, and the best schedule of each ([Solution]), in
// the order of their [Key].
//
// In the field's words this is delete-free planning with costs (an AND/OR graph, or a
// directed hypergraph) with time windows, one renewable resource, and facts that
// expire.
//
// # Gates
//
// A condition is made of gates. A [Gate] is a tree of at-least-n nodes over leaves, of
// which there are four kinds: one of some steps is done (AnyOf), the amounts of done
// steps reach a need (Sum), what jobs collect reaches a need (Accrual), a day has come
// (Date). Gates are monotone: doing more never makes one fail. There is no "not", so a
// set that reaches the goal still does with one more step.
//
// Whatever can be found out from the data is not asked of the caller: which steps are
// twins, how many days a length has at least, whether a renewal may be had on any day.
// What is asked are names: which steps exclude each other (Group) or make sets alike
// (Class), which leaves hold on the same days (Same), which feeds count once between
// them (Exclusive).
//
// A given step is one that is done, or will be, without being chosen: a fact. The owner
// of a condition, or of what supports it, is the step that needs it, or the goal
// ([OfGoal]). An offer is a way to take a step, with conditions of its own. A tag is the
// caller's, and comes back with the solution.
//
// # The worked example
//
// [Example] is the problem that the comments of the rooms work through. A title costs
// 50 and needs an exam (300), membership in a club (100, and 90 for each year after the
// first), and either a degree (700 days, 8000) or 1000 days of work. The exam needs a
// course (60 days, 900) or the degree. Two sets are minimal:
//
//	course, job, exam, club, title    cost 1350, finish on day 1000
//	degree, exam, club, title         cost 8450, finish on day  700
//
// # Files
//
//	problem.go    Problem, Step, Opening
//	lapsing.go    Lapsing, Tariff, Fee
//	condition.go  Condition, Edition, Gate, Feed
//	order.go      Cost, Order, Key
//	solution.go   Solution and its parts
//	bitset.go     sets and keys of small numbers
//	example.go    the worked example
package problem
