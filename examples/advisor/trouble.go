package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
)

// A trouble is why a question could not be read, at the field it is about.
type trouble struct {
	Field   string // the ID of its input
	Text    string
	Instead []goal // goals that may have been meant
}

// bad returns the fields that a trouble is about.
func bad(troubles []trouble) map[string]bool {
	fields := map[string]bool{}
	for _, t := range troubles {
		fields[t.Field] = true
	}
	return fields
}

// targetTrouble says why a name leads to no goal, and what may have been meant.
func targetTrouble(c *credential.Catalog, name string, err error) trouble {
	t := trouble{Field: "target", Text: "say what the goal is, by its name or its ID"}
	var unknown *credential.NotFoundError
	var several *credential.AmbiguousNameError
	switch {
	case strings.TrimSpace(name) == "":
	case errors.As(err, &several):
		t.Text = fmt.Sprintf("%d things are called %q", len(several.IDs), several.Name)
		t.Instead = goalsOf(c, several.IDs)
	case errors.As(err, &unknown):
		t.Text = fmt.Sprintf("nothing is called %q", unknown.Name)
		t.Instead = goalsOf(c, unknown.Near)
	default:
		t.Text = err.Error()
	}
	return t
}

// recordTroubles says what is wrong with a record, a mistake each.
func recordTroubles(text string, err error) []trouble {
	var problems credential.Problems
	switch {
	case err == nil:
		return nil
	case strings.TrimSpace(text) == "":
		return []trouble{{Field: "record", Text: "paste a record, or begin with that of a sample person"}}
	case !errors.As(err, &problems):
		return []trouble{{Field: "record", Text: err.Error()}}
	}
	var all []trouble
	for _, p := range problems {
		said := p.Message
		if p.Path != "" {
			said = p.Path + ": " + said
		}
		if p.Line > 0 {
			said = fmt.Sprintf("line %d, column %d: %s", p.Line, p.Column, said)
		}
		all = append(all, trouble{Field: "record", Text: said})
	}
	return all
}

// queryTrouble says why the planner refuses a question; ok is false if it is
// something else that went wrong.
func queryTrouble(err error) (t trouble, ok bool) {
	var target *pathway.TargetError
	var query *pathway.QueryError
	switch {
	case errors.As(err, &target):
		return trouble{Field: "target", Text: target.Message}, true
	case errors.As(err, &query):
		return trouble{Field: query.Field, Text: query.Message}, true
	}
	return trouble{}, false
}

// A dead end is why there is no route to show.
type deadEnd struct {
	Text    string
	Reasons []string // which together bar the way
	Hint    string
}

// noRoute says in plain words why there is no route; nil if the error is about
// something else.
func (a *advisor) noRoute(err error) *deadEnd {
	var none *pathway.NoRouteError
	var limit *pathway.LimitError
	switch {
	case errors.As(err, &none) && none.Nearest != nil:
		return missed(none)
	case errors.As(err, &none):
		return barred(none)
	case errors.As(err, &limit):
		return &deadEnd{
			Text: "The search was stopped before it found a route. That does not mean that there is none.",
			Hint: "A goal that lies nearer, such as one of the credentials on the way, is found sooner.",
		}
	}
	return nil
}

// findOut says what to find out first, because by that there may be a route; "" if
// there is nothing.
func findOut(none *pathway.NoRouteError) string {
	ask := none.FindOut()
	if ask == "" {
		return ""
	}
	return " But first " + roadmap.FormatDatesIn(ask) + "."
}

// missed says by how much the nearest route misses the budget and the deadline.
func missed(none *pathway.NoRouteError) *deadEnd {
	r := none.Nearest
	text := "No route keeps to the limits. The nearest one finishes on " + roadmap.FormatDate(r.Finish)
	var mend []string
	if none.Late > 0 {
		deadline := r.Finish.Add(credential.Period{Days: -none.Late})
		text += ", " + roadmap.FormatSpan(deadline, r.Finish) + " after the deadline,"
		mend = append(mend, "move the deadline")
	}
	text += " and costs " + roadmap.FormatCost(r.Cost, len(r.Unpriced))
	if none.Over.Known() {
		text += ", " + roadmap.FormatMoney(none.Over) + " more than the budget"
		mend = append(mend, "raise the budget")
	}
	return &deadEnd{Text: text + "." + findOut(none), Hint: "To see it, " + strings.Join(mend, " and ") + "."}
}

// barred lists what stands in the way.
func barred(none *pathway.NoRouteError) *deadEnd {
	end := &deadEnd{Text: fmt.Sprintf("No route leads from this record to %s.", none.Name) + findOut(none)}
	for _, reason := range none.Reasons() {
		end.Reasons = append(end.Reasons, roadmap.FormatDatesIn(reason))
	}
	switch {
	case none.Undecided:
		end.Hint = "Which conditions bar the way could not be worked out in time."
	case len(none.Conditions) == 0:
		end.Hint = "No edition of its rule is in force any more."
	case len(end.Reasons) > 1:
		end.Hint = "Any one of these would open a way."
	}
	return end
}
