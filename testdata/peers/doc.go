// Package peers compares the planner with two solvers that share nothing with
// it: clingo, an answer-set solver, and cbc, a solver of integer programs.
//
// All three are given the same [Problem]: nodes with a price, what each node
// asks for, and a target. A set of nodes is a route if it has the target and
// its nodes can be taken in some order, each after what it asks for. The
// planner reads the problem as a catalog without time ([Entries]), clingo as a
// logic program ([Program]), cbc as an integer program ([Integer]). Since all
// prices are above zero, a cheapest route has no node to spare, and the ten
// cheapest routes with none to spare are found by solving, forbidding the
// route and all that contain it, and solving again.
//
// It is a module of its own, so that the library's tests need neither solver.
package peers
