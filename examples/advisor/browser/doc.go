// Package browser tests the advisor, and the pages of roadmaps, in a browser: as
// a person uses them, as the guidelines for accessible pages (WCAG 2.2, level AA)
// ask, and as they look on phones. It is a module of its own, so that the library
// does not depend on what drives the browser.
package browser
