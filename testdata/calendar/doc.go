// Package calendar reads the calendars of package roadmap with a reader that
// is not ours. It is a module of its own, so that whoever imports credpath does
// not import the reader.
package calendar
