package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// width is how many signs a line has at the most.
const width = 76

// A page writes what an adviser would say. The first error of writing stays.
type page struct {
	w       io.Writer
	catalog *credential.Catalog
	all     bool
	err     error
}

// line writes a text after some spaces, wrapped.
func (p *page) line(indent int, text string) {
	margin := strings.Repeat(" ", indent)
	line := margin
	for _, word := range strings.Fields(text) {
		if line != margin && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width {
			p.write(line)
			margin = strings.Repeat(" ", indent+4)
			line = margin
		}
		if line != margin {
			line += " "
		}
		line += word
	}
	p.write(strings.TrimRight(line, " "))
}

func (p *page) write(line string) {
	if p.err == nil {
		_, p.err = fmt.Fprintln(p.w, line)
	}
}

// standing writes how the person stands, group by group.
func (p *page) standing(name string, s pathway.Standing) {
	head := "On " + s.On.String()
	if name != "" {
		head = name + " on " + s.On.String()
	}
	p.line(0, head)
	for _, group := range []struct {
		of   pathway.Group
		head string
		say  func(pathway.Stand) string
	}{
		{pathway.HeldGroup, "You have", lasts},
		{pathway.LapsingGroup, "You have, and it lapses soon", lasts},
		{pathway.OpenGroup, "Open to you now", p.opened},
		{pathway.LaterGroup, "Will be open by itself", func(t pathway.Stand) string { return "from " + t.ApplyOn.String() }},
		{pathway.NearGroup, "One condition away", p.lacks},
	} {
		p.group(group.head, s.In(group.of), group.say)
	}
}

// group writes the targets of a group: goals one by one, and of the means to them how many
// there are, unless all are asked for. Classes are names for several, and left out.
func (p *page) group(head string, targets []pathway.Stand, say func(pathway.Stand) string) {
	means := 0
	var goals []pathway.Stand
	for _, t := range targets {
		switch t.Kind {
		case credential.Class:
		case credential.Assessment, credential.Course, credential.Membership, credential.Clearance:
			if means++; !p.all && !t.Held {
				continue
			}
			fallthrough
		default:
			goals = append(goals, t)
		}
	}
	if len(goals) == 0 && means == 0 {
		return
	}
	p.write("")
	p.line(0, head)
	for _, t := range goals {
		text := t.Name
		if more := say(t); more != "" {
			text += ": " + more
		}
		p.line(2, text)
	}
	shown := slices.ContainsFunc(goals, func(t pathway.Stand) bool { return t.Held })
	if means > 0 && !p.all && !shown {
		what := "1 exam, course or membership"
		if means > 1 {
			what = fmt.Sprintf("%d exams, courses and memberships", means)
		}
		p.line(2, "and "+what+" on the way to others (-all shows them)")
	}
}

// lasts says until when something is in force.
func lasts(t pathway.Stand) string {
	if t.Lapses.IsZero() {
		return ""
	}
	return "through " + t.Lapses.Add(credential.Period{Days: -1}).String()
}

// opened says in which way something is open.
func (p *page) opened(t pathway.Stand) string {
	switch {
	case t.Back && t.Apply != pathway.Met:
		return "it has lapsed, and you can have it back"
	case t.Hold != pathway.Met && t.Kind.Direct():
		return "you may sit the exam"
	case t.Hold != pathway.Met && t.Kind != "":
		return "you may enrol"
	}
	return ""
}

// lacks says which condition alone stands in the way, or which ones, of which any will do.
func (p *page) lacks(t pathway.Stand) string {
	var words []string
	for _, lack := range t.Lacks {
		if phrase := p.catalog.Phrase(lack.Requirement); !slices.Contains(words, phrase) {
			words = append(words, phrase)
		}
	}
	if more := len(words) - 3; more > 1 {
		words = append(words[:3], fmt.Sprintf("one of %d others", more))
	}
	return "it takes " + credential.JoinWords(words, "or")
}

// opens writes what holding something would open.
func (p *page) opens(o pathway.Opens) {
	name := p.catalog.NameOf(o.Entry)
	after := func(list []pathway.Opening) []pathway.Stand {
		var all []pathway.Stand
		for _, one := range list {
			all = append(all, one.After)
		}
		return all
	}
	if len(o.Now)+len(o.Later)+len(o.Unsure) == 0 {
		p.write("")
		p.line(0, fmt.Sprintf("Holding %s would open nothing more", name))
		return
	}
	p.group(fmt.Sprintf("Holding %s would open at once", name), after(o.Now), p.opened)
	p.group(fmt.Sprintf("Holding %s would open later, by itself", name), after(o.Later), func(t pathway.Stand) string {
		if t.Apply == pathway.Pending {
			return "from " + t.ApplyOn.String()
		}
		return "from " + t.HoldOn.String()
	})
	p.group(fmt.Sprintf("Holding %s might open; what is known is not enough to say", name), after(o.Unsure), func(pathway.Stand) string { return "" })
}

// nearest writes what can be reached first.
func (p *page) nearest(n pathway.Nearest) {
	p.write("")
	p.line(0, "You could have first")
	for _, r := range n.Routes {
		cost := r.Cost.String()
		if len(r.Unpriced) > 0 {
			cost = "a price that is not all known"
		}
		p.line(2, fmt.Sprintf("%s: %s, %s", p.catalog.NameOf(r.Target), r.Finish, cost))
	}
	if len(n.Routes) == 0 {
		p.line(2, "nothing that the catalog knows a way to")
	}
	for _, u := range n.Unproven {
		p.line(2, fmt.Sprintf("%s may come before: the search was cut short", p.catalog.NameOf(u.Target)))
	}
}
