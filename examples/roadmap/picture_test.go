package main

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "draw the pictures of the README anew")

// drawing is a command of the README that draws one of its pictures.
var drawing = regexp.MustCompile(`(?m)^    go run \./examples/roadmap (.*) > (testdata/pictures/\S+)$`)

// The README shows how its pictures are drawn. They are what those commands
// draw now, and there are no others.
func TestThePicturesOfTheReadmeAreFresh(t *testing.T) {
	top := filepath.Join("..", "..")
	readme, err := os.ReadFile(filepath.Join(top, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	commands := drawing.FindAllStringSubmatch(string(readme), -1)
	for _, c := range commands {
		picture := filepath.Join(top, filepath.FromSlash(c[2]))
		got, _ := plan(t, 0, strings.Fields(c[1])...)
		if *update {
			if err := os.WriteFile(picture, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(picture)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s is not what its command draws; look at the change and run the test with -update to accept it", c[2])
		}
		if !strings.Contains(string(readme), "]("+c[2]+")") {
			t.Errorf("README.md draws %s and does not show it", c[2])
		}
	}
	files, err := filepath.Glob(filepath.Join(top, "testdata", "pictures", "*"))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != len(commands) || len(files) == 0 {
		t.Errorf("testdata/pictures has %d files, and README.md draws %d", len(files), len(commands))
	}
}
