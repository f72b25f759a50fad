// Package solve finds the minimal sets of steps that reach a goal, best first, each
// with its best schedule; and, where there is none, a minimal reason.
//
// It is a best-first branch and bound over partial sets. The problem is optimal
// delete-free planning (minimum-weight B-hyperpaths, or the h+ of planners), which is
// NP-hard, with time and expiry on top.
//
// # The loop
//
//	queue: the empty set
//	until the queue is empty, or the limit is reached:
//	    take the node with the least key
//	    if it is scheduled and priced:  it is a solution; yield it, unless one like it was
//	    if it is scheduled:             price its renewals (schedule.Cheapest), put it back
//	    if its bound is quick:          tighten the bound, put it back if that changed the key
//	    if its set may be whole:        schedule it (schedule.Soonest); queue it if it is minimal
//	    queue the parts that its branching gives
//
// A key is the order of routes: finish, cost and steps, in the sequence that the query
// asks for. The key of a node is a bound: no solution below is better. So the first
// solution taken off the queue is the best, the second the second best, and so on.
// [Stopped] says what bound was proven when the search ended early.
//
// # Two branchings
//
// Landmark branching (landmark.go) is the simpler one. It is taken only if no step has a
// load or is a job, nothing lapses or is dated, and the finish does not come first (or
// nothing takes time). Then a condition once met stays met, and only the set of steps
// matters, not which step satisfies which condition. It branches on a landmark of the
// lower bound: take its first step, or ban that and take its second, and so on. So every
// set is found at most once. A step that is all of a landmark is taken at once (fixed). A
// step whose reduced cost would exceed a known solution is deferred to a part of its own:
// reduced-cost fixing, made lazy so that it stays exact for the second best solution, the
// third, and so on. Known solutions (incumbents) come from additive costs and local
// search.
//
// Support branching (support.go) is the general one, for facts that expire and jobs
// that take turns. There it matters which step satisfies which condition, since it says
// what has to be in force when. A node keeps open goals; to branch is to choose the
// steps that support the next one, as causal links in partial-order planning. Its bounds
// are earliest days along the chosen supports, the order of jobs, hours, the renewals that
// long lags between them force, and LM-cut for the open goals. Where the finish comes first,
// LM-cut is told until when each open goal has to hold, and those that have least time are
// paid for first: a credential that is needed for the first job cannot rest on a course that
// is over later.
//
// # The worked example
//
// [problem.Example] has a job and a lapsing, so it is searched by support branching. By
// cost the first solution comes after 14 turns of the loop, and the second after 22:
//
//	course, job, exam, club, title    cost 1350, finish on day 1000
//	degree, exam, club, title         cost 8450, finish on day  700
//
// The root's bound is 1350, the sum of four landmarks (see package relax). The degree's
// reduced cost is 7100, so all nodes with the degree wait behind the first solution.
// By finish the root's bound is day 700, and the order is the other way round.
//
// # Symmetry
//
// Twins are steps that differ in nothing but their price, as a hundred schools that
// award the same do. The search looks at the best of them, and at as many as one set may
// need (twins.go has the proof). The others come back as swaps ([Swapper]).
//
// # Why there is none
//
// [Core] returns a minimal set of leaves that alone make the goal impossible: it takes
// one leaf after the other as met, and keeps those whose waiving opens a solution.
//
// # What it never does
//
// It knows no credential and no date, only numbers. It measures effort in turns of the
// loop and in events, never in time; so, unless its context ends, the same problem has the
// same answer. It never says "none" when it means "not found": a set that was left out
// makes it end with [Stopped], even if the queue is empty.
//
// # Files
//
//	search.go         the loop, nodes, the queue
//	landmark.go       landmark branching, incumbents, scalar costs
//	support.go        support branching
//	support_kept.go   what renewals ask for, and what keeps something in force
//	support_bound.go  its bounds
//	support_due.go    until when an open goal has to hold, and what presses most
//	support_jobs.go   the order of jobs, and the work that is asked for
//	repeated.go       what is asked for on a second day too, and what a whole set is supported by again
//	roundabout.go     supports that rest on what would do in their place, and what grounds a set
//	permanent.go      what, once so, stays so
//	symmetry.go       signatures and twins
//	twins.go          the problem without redundant twins, and back
//	stop.go           limits, and diving for an incumbent when the search stops
//	swap.go           other steps in the place of one
//	core.go           why there is no solution
//	alike.go          which solutions are alike
package solve
