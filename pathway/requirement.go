package pathway

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/credpath/credpath/credential"
)

// The walks through a requirement that serve more than one stage. Each switch over
// its kinds, here and in the package, ends in a panic with the text of
// unknownRequirement.

// unknownRequirement says that a switch has no case for the kind of a requirement.
func unknownRequirement(r credential.Requirement) string {
	return fmt.Sprintf("pathway: no rule for %T", r)
}

// atPath returns the requirement that a path leads to.
func atPath(r credential.Requirement, path string) (credential.Requirement, bool) {
	for at, part := range credential.Walk(r) {
		if at == path {
			return part, true
		}
	}
	return nil, false
}

// sameWords identifies what a requirement asks for: two requirements have the same
// words if they differ in nothing but labels, the order of parts and of lists, and the
// words of attestations.
func sameWords(r credential.Requirement) string {
	switch r := r.(type) {
	case nil:
		return ""
	case credential.AtLeast:
		if r.N == 1 && len(r.Of) == 1 {
			return sameWords(r.Of[0])
		}
		parts := make([]string, len(r.Of))
		for i, part := range r.Of {
			parts[i] = sameWords(part)
		}
		slices.Sort(parts)
		var w askWriter
		w.number(r.N)
		writeAll(&w, parts)
		return string(w)
	case credential.Holds:
		r.AccreditedBy = slices.Sorted(slices.Values(r.AccreditedBy))
		return askWords(r)
	case credential.Experience:
		r.In = slices.Sorted(slices.Values(r.In))
		if r.FullTime == credential.HoursOf(FullTime) {
			r.FullTime = credential.Hours{}
		}
		r.AtMost = slices.Clone(r.AtMost)
		for i := range r.AtMost {
			r.AtMost[i].In = slices.Sorted(slices.Values(r.AtMost[i].In))
		}
		slices.SortFunc(r.AtMost, func(a, b credential.Cap) int {
			return cmp.Or(slices.Compare(a.In, b.In), cmp.Compare(a.Hours, b.Hours))
		})
		return askWords(r)
	case credential.Attestation:
		return askWords(credential.Attestation{ID: r.ID})
	case credential.Had, credential.Coursework, credential.Score, credential.Resides, credential.Age:
		return askWords(r)
	}
	panic(unknownRequirement(r))
}

// cloneRequirement returns a copy of a requirement that shares nothing with the
// catalog.
func cloneRequirement(r credential.Requirement) credential.Requirement {
	switch r := r.(type) {
	case nil, credential.Had, credential.Coursework, credential.Score, credential.Resides, credential.Age, credential.Attestation:
		return r
	case credential.AtLeast:
		r.Of = slices.Clone(r.Of)
		for i := range r.Of {
			r.Of[i] = cloneRequirement(r.Of[i])
		}
		return r
	case credential.Holds:
		r.AccreditedBy = slices.Clone(r.AccreditedBy)
		return r
	case credential.Experience:
		r.In, r.AtMost = slices.Clone(r.In), slices.Clone(r.AtMost)
		for i := range r.AtMost {
			r.AtMost[i].In = slices.Clone(r.AtMost[i].In)
		}
		return r
	}
	panic(unknownRequirement(r))
}

// cloneOffers returns a copy of offers that shares nothing with the catalog.
func cloneOffers(offers []credential.Offer) []credential.Offer {
	own := slices.Clone(offers)
	for i := range own {
		own[i].If = cloneRequirement(own[i].If)
		own[i].Seasons = slices.Clone(own[i].Seasons)
	}
	return own
}

// askWords identifies what a requirement that is not a group asks for.
func askWords(r credential.Requirement) string {
	w := make(askWriter, 0, 128) // mostly enough, and never kept
	switch r := r.(type) {
	case credential.Holds:
		w.text("holds", string(r.Credential))
		writeAll(&w, r.AccreditedBy)
		w.period(r.Within)
		w.period(r.UnderWay)
		w.period(r.For)
	case credential.Had:
		w.text("had", string(r.Credential))
		w.period(r.Within)
	case credential.Experience:
		w.text("experience")
		writeAll(&w, r.In)
		w.period(r.For)
		w.number(r.Hours)
		w.period(r.Within)
		w.text(strconv.FormatBool(r.Supervised), strconv.FormatBool(r.Calendar))
		w.number(r.MinShare)
		w.text(string(r.Since))
		w.number(r.FullTime.Hundredths)
		w.number(len(r.AtMost))
		for _, most := range r.AtMost {
			writeAll(&w, most.In)
			w.number(most.Hours)
		}
	case credential.Coursework:
		w.text("coursework", string(r.In), string(r.MinGrade))
		w.number(r.Credits.Hundredths)
		w.text(string(r.Credits.Unit))
		w.period(r.Within)
	case credential.Score:
		w.text("score", string(r.Of))
		w.number(r.AtLeast.Hundredths)
		w.period(r.Within)
	case credential.Resides:
		w.text("resides", string(r.In))
	case credential.Age:
		w.text("age")
		w.number(r.Years)
	case credential.Attestation:
		w.text("attestation", string(r.ID), r.Of, r.By, strconv.FormatBool(r.Fact))
		w.period(r.Within)
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
