package main

import (
	"cmp"
	"context"
	"iter"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// An advisor answers questions about one catalog. It keeps nothing of them.
type advisor struct {
	catalog  *credential.Catalog
	planner  planner
	goals    []goal
	people   []person // the samples; without them every record is the asker's own
	currency string   // of the budget, as of every price of the catalog; "" if it has none
	today    func() credential.Date
	effort   int           // of each search, as [pathway.Query.Limit]
	patience time.Duration // for all searches of one answer together
	slots    chan struct{} // one for each search that may run at once
}

// A planner answers about one person. It is what a [*pathway.Planner] does here.
type planner interface {
	Check(credential.Record, credential.ID, credential.Date) (pathway.Eligibility, error)
	Best(context.Context, pathway.Query) (*pathway.Route, error)
	Routes(context.Context, pathway.Query) iter.Seq2[*pathway.Route, error]
	Frontier(context.Context, pathway.Query) ([]*pathway.Route, error)
}

// usualEffort bounds a search, so that the same question nearly always ends by
// it and not by the clock, and has the same answer.
const usualEffort = 20_000

func newAdvisor(c *credential.Catalog, people []person, today func() credential.Date) *advisor {
	return &advisor{
		catalog: c, planner: pathway.New(c), goals: goals(c), people: people, currency: currencyOf(c), today: today,
		effort: usualEffort, patience: patience, slots: make(chan struct{}, runtime.GOMAXPROCS(0)),
	}
}

// A goal is what a person may plan for, as the page offers it.
type goal struct {
	ID   credential.ID
	Word string // what to write for it: its short name or, where others have that too, its ID
	Name string // in full
}

// goals lists the roles and the credentials that can be earned, by name.
func goals(c *credential.Catalog) []goal {
	var ids []credential.ID
	for e := range c.Credentials() {
		if e.Status == credential.Active && e.Kind != credential.Class {
			ids = append(ids, e.ID)
		}
	}
	for r := range c.Roles() {
		ids = append(ids, r.ID)
	}
	all := goalsOf(c, ids)
	slices.SortStableFunc(all, func(a, b goal) int {
		return cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	return all
}

// goalsOf describes entries of the catalog, in the order given.
func goalsOf(c *credential.Catalog, ids []credential.ID) []goal {
	var all []goal
	for _, id := range ids {
		g := goal{ID: id, Word: c.NameOf(id), Name: fullName(c, id)}
		if found, err := c.Find(g.Word); err != nil || found != id {
			g.Word = string(id)
		}
		all = append(all, g)
	}
	return all
}

// fullName returns the name of an entry without its abbreviation.
func fullName(c *credential.Catalog, id credential.ID) string {
	if e, ok := c.Credential(id); ok {
		return cmp.Or(e.Name, string(id))
	}
	if r, ok := c.Role(id); ok {
		return cmp.Or(r.Name, string(id))
	}
	return c.NameOf(id)
}
