package credential

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Problem is one mistake in a catalog or a record: where it is, what was
// read, and how to mend it. Its text is
//
//	him.json:57:22: ahima/rhia: requires[0].ask.holds: no entry "ahima/rhai"; did you mean "ahima/rhia"? [unknown-id]
//
// without the parts that are not known.
type Problem struct {
	File    string // the name given to the parser; "" for entries and records made in code
	Line    int    // from 1; 0: not known
	Column  int    // in bytes, from 1; 0: not known
	Subject string // the ID, or the field, of the entry; "" in records and where it could not be read
	Path    string // the JSON path inside the entry, such as "requires[0].ask.any[1].holds"; without Subject, inside the file
	Code    Code
	Message string
}

// Error returns the problem in one line.
func (p Problem) Error() string {
	var b strings.Builder
	if p.File != "" || p.Line != 0 {
		b.WriteString(p.File)
		if p.Line != 0 {
			fmt.Fprintf(&b, ":%d:%d", p.Line, p.Column)
		}
		b.WriteString(": ")
	}
	for _, part := range []string{p.Subject, p.Path} {
		if part != "" {
			b.WriteString(part + ": ")
		}
	}
	fmt.Fprintf(&b, "%s [%s]", p.Message, p.Code)
	return b.String()
}

// compare orders problems by file, line, column, subject and path.
func (p Problem) compare(q Problem) int {
	return cmp.Or(
		cmp.Compare(p.File, q.File),
		cmp.Compare(p.Line, q.Line),
		cmp.Compare(p.Column, q.Column),
		cmp.Compare(p.Subject, q.Subject),
		comparePaths(p.Path, q.Path),
		cmp.Compare(p.Code, q.Code),
		cmp.Compare(p.Message, q.Message),
	)
}

// comparePaths orders paths by their words, with "offers[2]" before "offers[10]".
func comparePaths(p, q string) int {
	for p != "" && q != "" && p[0] == q[0] {
		p, q = p[1:], q[1:]
		m, n := digitsBefore(p), digitsBefore(q)
		if m != n && m > 0 && n > 0 {
			return cmp.Compare(m, n)
		}
	}
	return cmp.Compare(p, q)
}

// digitsBefore returns how many digits s begins with.
func digitsBefore(s string) int {
	return len(s) - len(strings.TrimLeft(s, "0123456789"))
}

// Problems are all the mistakes of a catalog or a record, sorted by file,
// line, column, subject and path. As an error it is never empty.
type Problems []Problem

// Error returns the problems, one a line.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the problems one by one, for [errors.Is] and [errors.As].
func (ps Problems) Unwrap() []error {
	errs := make([]error, len(ps))
	for i, p := range ps {
		errs[i] = p
	}
	return errs
}

// full reports whether so many problems were found that more are left out.
func (ps Problems) full() bool { return len(ps) > maxProblems }

// with returns the problems and one more or, once they are too many, one that
// says so.
func (ps Problems) with(p Problem) Problems {
	switch {
	case ps.full():
		return ps
	case len(ps) == maxProblems:
		p.Subject, p.Path, p.Code = "", "", CodeTooMany
		p.Message = fmt.Sprintf("more than %d problems; the rest is left out", maxProblems)
	}
	return append(ps, p)
}

// err sorts the problems and returns them as an error, or nil if there are none.
func (ps Problems) err() error {
	if len(ps) == 0 {
		return nil
	}
	slices.SortFunc(ps, Problem.compare)
	return slices.Compact(ps)
}
