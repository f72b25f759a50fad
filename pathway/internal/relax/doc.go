// Package relax bounds solutions from below by the delete relaxation of a problem:
// everything can be done at once, hours are unlimited but for sums of them, and nothing
// lapses. What holds in the relaxation may fail in life, but what fails in the
// relaxation fails in life too.
//
// # The graph
//
// A [Graph] is the AND/OR graph of a problem. A vertex is a gate, kept once however
// many steps need it; parts come before wholes. Earliest days, h-max and additive costs
// are one worklist algorithm (propagate): look at what changed, carry the change from
// steps to the leaves that they feed, from parts to wholes, and from gates to the steps
// that need them, until nothing changes. The others walk the graph by themselves.
//
//	Earliest      the earliest day of each step and vertex: Knuth's generalisation of
//	              Dijkstra's algorithm (1977)
//	Latest        the last day on which each is still of use to a goal by some day
//	Closure       what a set of steps comes to: Dowling and Gallier (1984), with undo
//	RelaxedPlan   a set that reaches the goal on its earliest day: FF, Hoffmann and
//	              Nebel (2001)
//	LMCut         a lower bound of the cost of all that is still needed: Helmert and
//	              Domshlak (2009)
//	LMCut.Extract a set led by additive costs: h-add, Bonet and Geffner (2001)
//
// # The lower bound
//
// A disjunctive landmark is a set of steps of which every solution has one. If costs are
// shared out among landmarks, the sum over the landmarks of their cheapest step bounds
// every solution from below. LM-cut finds them one by one, led by h-max: a step costs
// its price and the h-max of what it needs; a gate, that of the dearest part that it
// asks for, or of the cheapest step that satisfies it. LM-cut walks back from the goal
// over steps that cost nothing to the steps that cost something: these are a cut, and so
// a landmark. The landmark is minimized (Haslum, Slaney and Thiebaux 2012): steps leave
// it, the cheapest first, as long as the goal cannot be reached without those that
// remain. Its least cost is taken off each of its steps, and h-max is repaired, until
// the goal costs nothing.
//
// What is left of a step's cost is its reduced cost: a solution with the step costs at
// least so much more than the bound. Where several things or an amount are asked for,
// one step is too weak a landmark: each step then has a weight, the share of the need
// that it gives, and the weights of a solution's steps come to one at least
// (weighted.go).
//
// # The worked example
//
// In [problem.Example] the course ends on day 60 and the degree on day 700, so the
// earliest day of the exam is 60 and that of the title is 700. The landmarks, by cost:
//
//	one of {title}            50
//	one of {exam}            300
//	one of {course, degree}  900    8000 for the degree, of which 7100 are left
//	one of {club}            100
//	                        1350    the bound; the cheapest solution costs 1350
//
// The job costs nothing, so "degree or work" makes no landmark. A solution with the
// degree costs at least 1350 + 7100.
//
// # What it never does
//
// It decides nothing, and keeps no state between questions but memos. It sees no
// schedule in the making; of package schedule it uses how accruals are counted, since
// a bound must count them alike.
//
// # Files
//
//	graph.go        the AND/OR graph and the worklist
//	earliest.go     earliest days
//	hours.go        bounds from hours: load over capacity, work one after the other
//	latest.go       last days of use
//	relax.go        Relaxation: the graph with its days, and the memos
//	closure.go      closures, and the index by which they run
//	quantity.go     the feeds of a sum: who gives how much, and what excludes what
//	lmcut.go        the lower bound: h-max, cuts, minimization
//	weighted.go     weighted landmarks
//	additive.go     additive costs
//	relaxedplan.go  the relaxed plan
package relax
