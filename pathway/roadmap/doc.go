// Package roadmap writes a route as a page that a person can read and keep.
//
// [New] gathers the content of the page into a [Page]: what to do, when, at what
// price and for what reason, what else would do, what the person has already, what
// could not be verified, what keeps the goal in force, and where each fact was
// read. [Compare] sets several routes to one target side by side in a
// [Comparison], most often the trade-offs of [pathway.Planner.Frontier]. Both have
// the same methods:
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
// judge it again with [pathway.Verify] and write its page. Files of the first
// [Format] stay readable. Programs in other languages go by its JSON Schema,
// route.schema.json beside this package.
//
// The words of a page come from the catalog, which anybody may have written.
// They are made safe for the format: no control character reaches a terminal,
// and no name can become markup.
//
// [FormatDate], [FormatShortDate], [FormatDatesIn], [FormatSpan], [FormatMoney] and
// [FormatCost] write days and amounts as a page does, for programs that show
// something beside it.
//
// The same route and catalog give the same bytes.
//
// # How a page is made
//
// A [Page] is data: steps, sections and lines of text in the order of the page,
// with the numbers of their sources, and in no format yet. New asks a builder for
// each part, and the builder writes it from the route and the catalog. A format
// turns the finished page into bytes, and escapes every text for itself. The parts
// are in these files:
//
//	page.go         Page and its types, Options; New puts the parts together
//	builder.go      the builder; it looks up names, rules and offers
//	source.go       sources, numbered as they are first cited
//	summary.go      the lines under the title
//	chance.go       what a second try at an exam costs, for those lines
//	step.go         a step: what to do, when, its exam, notes and cautions
//	why.go          the conditions that a step helps to meet
//	price.go        prices, options, stages, and who pays less
//	section.go      the sections after the steps
//	choice.go       other routes, beside that of the page
//	compare.go      Comparison; Compare puts it together
//	compare_way.go  one way of a comparison beside the others
//	words.go        days, amounts and names in sentences; text without control characters
//
// and the formats in these:
//
//	text.go, markdown.go           Page and Comparison, each in one file
//	html.go                        both, with the templates and the style of the folder html
//	svg.go                         shapes, letters and colors for both pictures
//	svg_timeline.go, svg_draw.go   the picture of a page: what stands where, and its shapes
//	svg_chart.go                   the picture of a comparison
//	svg_scale.go                   days and amounts as places on an axis
//	dot.go, mermaid.go             the graph of a route, and its two languages
//	ical.go                        the events of a route, and their calendar
//	json.go, json_parse.go         a route on file, written and read
//
// Something new to say is a [Line] that the builder adds to a step, a section or
// the summary. Every format of a page shows it without a change. A new kind of step
// needs words, a lane and a stage: do and laneOf in step.go, stageOf in price.go.
//
// A new format touches, in this order:
//
//  1. A file of its own, with a method of [Page] and, if it suits, one of
//     [Comparison]. Each takes an [io.Writer]. Every text passes through plain and
//     through the format's own escaping. The prices of a table come from column.
//  2. In the same file, a function of the form of [Text]. It makes the page and
//     writes it with writePage. A format that needs more of the route than its
//     page says has this function alone, as [DOT] and [ICalendar] have.
//  3. The tests, in a file of that name: a golden file, and names that try to break
//     out of the format. TestNoPageHasADayAsFilesDo, TestANilRouteIsRefused,
//     TestAFailedWriteIsReported and TestAPageAndItsRouteAreWrittenAlike have
//     lists of formats to add it to.
//  4. The lists of formats that people choose from: above, in README.md, in
//     examples/roadmap/format.go and in examples/advisor/files.go.
package roadmap
