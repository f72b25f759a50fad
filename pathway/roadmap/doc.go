// Package roadmap writes a route as a page that a person can read and keep.
//
// [New] gathers everything that the page says into a [Page]: what to do, when,
// at what price and for what reason, what else would do, what the person has
// already, what could not be verified, what keeps the goal in force, and where
// each fact was read. [Compare] sets several routes to one target side by side in
// a [Comparison]; the trade-offs of [pathway.Planner.Frontier], most often. Both
// have the same methods:
//
//	Text      for a terminal or a letter
//	Markdown  for a repository
//	HTML      one file for a browser and for paper, which needs nothing else
//	SVG       a picture: the timeline of a page, the chart of a comparison
//
// [Text], [Markdown], [HTML] and [SVG] make the page of a route and write it in
// one step. Further trade-offs, in [Options.Frontier], stand beside the route of
// a page; in HTML with their chart.
//
// Other programs are served by functions of the same form: [DOT] and [Mermaid]
// write the steps as a graph, [ICalendar] as a calendar, [JSON] with all that the
// route says. [FormatRoute] files a route together with the question it answers,
// and [ParseRoute] reads it back exactly as it was, so that another program can
// judge it again with [pathway.Verify] and write its page. Programs in other
// languages go by its JSON Schema, route.schema.json beside this package.
//
// The words of a page come from the catalog, which anybody may have written.
// They are made safe for the format: no control character reaches a terminal,
// and no name can become markup.
//
// [FormatDate], [FormatShortDate], [FormatDatesIn], [FormatSpan], [FormatMoney] and
// [FormatCost] have the words of a page for days and amounts, for programs that show
// something beside it.
//
// The same route and catalog give the same bytes.
package roadmap
