package roadmap_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
)

func TestTextKeepsToNinetyColumns(t *testing.T) {
	text := render(t, roadmap.Text, sampleCatalog(t), sampleRoute(t))
	for i, line := range strings.Split(string(text), "\n") {
		if n := utf8.RuneCountInString(line); n > 90 && !strings.Contains(line, "https://") {
			t.Errorf("line %d has %d columns, want at most 90: %q", i+1, n, line)
		}
		if strings.TrimRight(line, " ") != line {
			t.Errorf("line %d ends in a space: %q", i+1, line)
		}
	}
}

// hostile is a name that tries every kind of markup; hostileText adds what a
// catalog refuses, but a route may carry.
const (
	hostile     = "](http://x) <script>alert(1)</script> | `code` **bold** [a](b) # heading www.x.example &lt; $x$ ~~no~~ \\"
	hostileText = hostile + "\n# heading\n- item \x1b[31m red \u202e turned\r"
)

func hostileSample(t *testing.T) (*credential.Catalog, *pathway.Route) {
	e, r := sampleEntries(t), sampleRoute(t)
	for i := range e.Credentials {
		e.Credentials[i].Name = hostile
		e.Credentials[i].Abbreviation = ""
		e.Credentials[i].Note = hostile
	}
	for i := range e.Programs {
		e.Programs[i].Name, e.Programs[i].Note = hostile, hostile
	}
	for i := range e.Roles {
		e.Roles[i].Name = hostile
	}
	for i := range e.Organizations {
		e.Organizations[i].Name = hostile
	}
	for i := range r.Steps {
		r.Steps[i].Source.Title = hostileText
		r.Steps[i].Source.URL = "https://x.example/> <script>"
	}
	r.Steps[3].For = hostileText
	r.Steps[0].Offer = hostileText
	r.Assumed = []pathway.Assumption{{Text: hostileText}}
	r.Has[1].Text = hostileText
	r.Upkeep[0].Terms = hostileText
	c, err := credential.NewCatalog(e)
	if err != nil {
		t.Fatal(err)
	}
	return c, r
}

func TestHostileNamesCannotDriveATerminal(t *testing.T) {
	c, r := hostileSample(t)
	text := string(render(t, roadmap.Text, c, r))
	for _, bad := range []string{"\x1b", "\u202e", "\r", "\n# heading"} {
		if strings.Contains(text, bad) {
			t.Errorf("the text has %q", bad)
		}
	}
}

func TestHostileNamesStayTextInMarkdown(t *testing.T) {
	c, r := hostileSample(t)
	md := string(render(t, roadmap.Markdown, c, r))
	live := unescaped(md)
	for _, active := range []string{"](", "<script", "</script", "`", "**bold", "[a]", "\n# heading", "\n- item", "\x1b", "\u202e", "www.x", "&lt;", "$x", "~~", "://x)"} {
		if strings.Contains(live, active) {
			t.Errorf("the Markdown has a live %q", active)
		}
	}
	for line := range strings.SplitSeq(live, "\n") {
		if strings.HasPrefix(line, "|") && strings.Count(line, "|") != 6 {
			t.Errorf("a row of the table has %d bars, want 6: %s", strings.Count(line, "|"), line)
		}
		if strings.Count(line, "<") > 1 || strings.Contains(line, "<") && !strings.Contains(line, "<https://") {
			t.Errorf("a line has a live <: %s", line)
		}
	}
}

// unescaped returns Markdown without what a backslash has made harmless.
func unescaped(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i++
			b.WriteByte(' ')
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func TestBrokenUTF8StaysHarmless(t *testing.T) {
	c, r := sampleCatalog(t), sampleRoute(t)
	r.Steps[3].For = "a\xffb\xed\xa0\x80c"
	for _, f := range []format{roadmap.Text, roadmap.Markdown} {
		if got := render(t, f, c, r); !utf8.Valid(got) || !bytes.Contains(got, []byte("vouched for: abc")) {
			t.Errorf("bytes that are no text are not left out:\n%s", got)
		}
	}
}
