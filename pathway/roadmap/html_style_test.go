package roadmap

import (
	"math"
	"regexp"
	"strconv"
	"testing"
)

// colors returns the colors that the style sheet gives each name: by light, by
// dark and on paper.
func colors(t *testing.T) []map[string]string {
	t.Helper()
	css, err := stylesheet()
	if err != nil {
		t.Fatal(err)
	}
	var schemes []map[string]string
	for _, root := range regexp.MustCompile(`:root \{[^}]*\}`).FindAllString(string(css), -1) {
		scheme := map[string]string{}
		for _, m := range regexp.MustCompile(`--([a-z-]+): #([0-9a-f]{6})`).FindAllStringSubmatch(root, -1) {
			scheme[m[1]] = m[2]
		}
		schemes = append(schemes, scheme)
	}
	if len(schemes) != 3 {
		t.Fatalf("the style sheet has %d sets of colors, want 3: light, dark and paper", len(schemes))
	}
	return schemes
}

// luminance returns how bright a color is, from 0 to 1, as WCAG 2 defines it.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil {
		t.Fatal(err)
	}
	channel := func(shift int) float64 {
		v := float64(n>>shift&0xff) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(16) + 0.7152*channel(8) + 0.0722*channel(0)
}

// WCAG 2 asks for a contrast of 4.5 between text and what it stands on, level AA.
func TestTextContrastsWithWhatItStandsOn(t *testing.T) {
	for i, scheme := range colors(t) {
		for _, pair := range [][2]string{
			{"ink", "ground"}, {"ink", "paper"}, {"soft", "ground"}, {"soft", "paper"},
			{"accent", "ground"}, {"accent", "paper"}, {"accent", "tint"}, {"warn", "warn-tint"}, {"accent", "warn-tint"},
		} {
			a, b := luminance(t, scheme[pair[0]]), luminance(t, scheme[pair[1]])
			if contrast := (max(a, b) + 0.05) / (min(a, b) + 0.05); contrast < 4.5 {
				t.Errorf("scheme %d: %s on %s has a contrast of %.2f, want 4.5 or more", i, pair[0], pair[1], contrast)
			}
		}
	}
}
