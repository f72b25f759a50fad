// Package browser tests the advisor, and the pages of roadmaps, in a browser: as
// a person uses them, and as the guidelines for accessible pages (WCAG 2.2, level
// AA) ask. It is a module of its own, so that the library does not depend on what
// drives the browser.
package browser
