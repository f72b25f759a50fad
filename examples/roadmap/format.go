package main

import (
	"fmt"
	"io"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
)

// A format is a form in which the answer is written.
type format struct {
	name    string
	route   renderer                                   // of one route; nil: it is filed
	others  bool                                       // it has the next routes beside it
	compare func(*roadmap.Comparison, io.Writer) error // of several, side by side; nil: there is none
}

// A renderer writes a route in one format.
type renderer func(io.Writer, *credential.Catalog, *pathway.Route, roadmap.Options) error

// formats are those that -format knows.
var formats = []format{
	{"text", roadmap.Text, true, (*roadmap.Comparison).Text},
	{"markdown", roadmap.Markdown, true, (*roadmap.Comparison).Markdown},
	{"html", roadmap.HTML, true, (*roadmap.Comparison).HTML},
	{"svg", roadmap.SVG, false, (*roadmap.Comparison).SVG},
	{"dot", roadmap.DOT, false, nil},
	{"mermaid", roadmap.Mermaid, false, nil},
	{"ics", roadmap.ICalendar, false, nil},
	{"json", nil, true, nil},
}

// formatNames lists the formats for a sentence: "text, html or svg".
func formatNames(formats []format) string {
	var names []string
	for _, f := range formats {
		names = append(names, f.name)
	}
	return credential.JoinWords(names, "or")
}

// setFormat finds the format of that name, and refuses what it cannot do.
func (j *job) setFormat(name string) error {
	i := slices.IndexFunc(formats, func(f format) bool { return f.name == name })
	if i < 0 {
		return fmt.Errorf("-format %q is not known; write %s", name, formatNames(formats))
	}
	j.format = formats[i]
	switch {
	case j.compare && j.format.compare == nil:
		comparing := slices.DeleteFunc(slices.Clone(formats), func(f format) bool { return f.compare == nil })
		return fmt.Errorf("-compare cannot be written as %s; write -format %s", name, formatNames(comparing))
	case j.withRecord && j.format.route != nil:
		return fmt.Errorf("-with-record is for a route on file; write -format json, or leave it out")
	}
	return nil
}

// write writes a route in the format asked for.
func (j *job) write(w io.Writer, r *pathway.Route, o roadmap.Options) error {
	if j.format.route == nil {
		return j.file(w, r, o)
	}
	return j.format.route(w, j.catalog, r, o)
}

// file writes a route with its question, so that [pathway.Verify] can judge it
// again. The record, and what the routes say of its unused part, go on file only
// where that is asked for.
func (j *job) file(w io.Writer, r *pathway.Route, o roadmap.Options) error {
	f := roadmap.Filing{Query: j.query, Route: r, Options: o}
	if !j.withRecord {
		f.Query.Record = credential.Record{}
		f.Route = usedOnly(r)[0]
		f.Options.Others, f.Options.Frontier = usedOnly(o.Others...), usedOnly(o.Frontier...)
	}
	data, err := roadmap.FormatRoute(j.catalog, f)
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}

// usedOnly returns routes that do not say what they leave unused of the record.
func usedOnly(routes ...*pathway.Route) []*pathway.Route {
	var list []*pathway.Route
	for _, r := range routes {
		only := *r
		only.Unused = nil
		list = append(list, &only)
	}
	return list
}
