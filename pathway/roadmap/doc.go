// Package roadmap writes a route as a page that a person can read and keep.
//
// [New] gathers everything that the page says into a [Page]: what to do, when,
// at what price and for what reason, what else would do, what the person has
// already, what could not be verified, what keeps the goal in force, and where
// each fact was read. [Text], for a terminal or a letter, and [Markdown], for a
// repository or a web page, render that one value. [JSON] is for other programs.
//
// The words of a page come from the catalog, which anybody may have written.
// They are made safe for the format: no control character reaches a terminal,
// and no name can become markup.
//
// The same route and catalog give the same bytes.
package roadmap
