package text

import (
	"slices"
	"testing"
)

func TestWrapBreaksAtSpacesOnly(t *testing.T) {
	for _, c := range []struct {
		name, text string
		columns    int
		want       []string
	}{
		{"what fits stays", "one two", 7, []string{"one two"}},
		{"what does not goes on", "one two", 6, []string{"one", "two"}},
		{"a word that is too long has its own line", "a https://long.example b", 6, []string{"a", "https://long.example", "b"}},
		{"letters count, not bytes", "ää öö", 5, []string{"ää öö"}},
		{"nothing is one empty line", "", 5, []string{""}},
	} {
		if got := Wrap(c.text, c.columns); !slices.Equal(got, c.want) {
			t.Errorf("%s: Wrap(%q, %d) = %q, want %q", c.name, c.text, c.columns, got, c.want)
		}
	}
}

func TestHangingLinesBeginUnderTheText(t *testing.T) {
	for _, c := range []struct {
		name, head, indent, text string
		columns                  int
		want                     []string
	}{
		{"each line has its beginning", "1. ", "   ", "one two three", 10, []string{"1. one two", "   three"}},
		{"the beginning counts, in letters", "ä ", "ä ", "one two", 8, []string{"ä one", "ä two"}},
		{"what fits to the last column stays", "ä ", "ä ", "one two", 9, []string{"ä one two"}},
		{"a beginning that leaves no room is given one word", "........", "  ", "one two", 6, []string{"........one", "  two"}},
		{"nothing is the beginning alone", "- ", "  ", "", 9, []string{"- "}},
	} {
		if got := Hang(c.head, c.indent, c.text, c.columns); !slices.Equal(got, c.want) {
			t.Errorf("%s: Hang(%q, %q, %q, %d) = %q, want %q", c.name, c.head, c.indent, c.text, c.columns, got, c.want)
		}
	}
}
