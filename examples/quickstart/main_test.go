package main

import (
	"os"
	"strings"
	"testing"
)

// The program that the README shows is this one, word for word.
func TestTheReadmeShowsThisProgram(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	program, err := os.ReadFile("main.go")
	if err != nil {
		t.Fatal(err)
	}
	_, shown, found := strings.Cut(string(readme), "```go\n")
	shown, _, closed := strings.Cut(shown, "```")
	if !found || !closed {
		t.Fatal("README.md has no ```go block")
	}
	// The comment above the package clause is for go doc, not for the reader
	// of the README.
	_, want, _ := strings.Cut(string(program), "package main\n")
	if want = "package main\n" + want; shown != want {
		t.Errorf("the first ```go block of README.md is not examples/quickstart/main.go; paste this:\n%s", want)
	}
}
