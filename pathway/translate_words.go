package pathway

import (
	"strconv"

	"github.com/credpath/credpath/credential"
)

// askWords identifies what a requirement that is not a group asks for.
func askWords(r credential.Requirement) string {
	w := make(askWriter, 0, 128) // mostly enough, and never kept
	switch r := r.(type) {
	case credential.Holds:
		w.text("holds", string(r.Credential))
		writeAll(&w, r.AccreditedBy)
		w.period(r.Within)
		w.period(r.UnderWay)
	case credential.Experience:
		w.text("experience")
		writeAll(&w, r.In)
		w.period(r.For)
		w.number(r.Hours)
		w.period(r.Within)
		w.text(strconv.FormatBool(r.Supervised), strconv.FormatBool(r.Calendar))
		w.number(r.MinShare)
	case credential.Coursework:
		w.text("coursework", string(r.In), string(r.MinGrade))
		w.number(r.Credits.Hundredths)
		w.text(string(r.Credits.Unit))
		w.period(r.Within)
	case credential.Age:
		w.text("age")
		w.number(r.Years)
	case credential.Attestation:
		w.text("attestation", r.Of, strconv.FormatBool(r.Fact))
	default:
		panic(unknownRequirement(r))
	}
	return string(w)
}

// An askWriter is words, each with its length, so that no two lists of them are
// the same.
type askWriter []byte

func (w *askWriter) text(words ...string) {
	for _, word := range words {
		w.number(len(word))
		*w = append(*w, word...)
	}
}

func (w *askWriter) number(n int) {
	*w = strconv.AppendInt(*w, int64(n), 10)
	*w = append(*w, ' ')
}

func (w *askWriter) period(p credential.Period) {
	w.number(p.Months)
	w.number(p.Days)
}

func writeAll[T ~string](w *askWriter, all []T) {
	w.number(len(all))
	for _, one := range all {
		w.text(string(one))
	}
}
