package roadmap_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
	"github.com/google/go-cmp/cmp"
)

// The files testdata/routes/first-*.json were written when the format was
// credpath/route/1. They are never written anew.
func TestRoutesOfTheFirstFormatAreRead(t *testing.T) {
	c, err := credential.LoadCatalog(os.DirFS("../../testdata/routes"), "catalog.json")
	if err != nil {
		t.Fatal(err)
	}
	names, err := filepath.Glob("../../testdata/routes/first-*.json")
	if err != nil || len(names) != 2 {
		t.Fatalf("files %v, %v, want two", names, err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		filed, err := roadmap.ParseRoute(name, data)
		if err != nil {
			t.Errorf("ParseRoute = %v", err)
			continue
		}
		if err := pathway.Verify(c, filed.Query, filed.Route); err != nil {
			t.Errorf("Verify of %s = %v", name, err)
		}
		if assumes := strings.HasSuffix(name, "assumed.json"); assumes != (len(filed.Route.Assumed) == 5) {
			t.Errorf("%s: it assumes %q", name, filed.Route.Assumed)
		}
		again, err := roadmap.FormatRoute(c, filed)
		if err != nil || !bytes.Contains(again, []byte(`"format": "`+roadmap.Format+`"`)) {
			t.Errorf("FormatRoute of %s = %.80s…, %v, want it in the format of today", name, again, err)
			continue
		}
		back, err := roadmap.ParseRoute(name, again)
		if diff := cmp.Diff(filed, back); err != nil || diff != "" {
			t.Errorf("%s: filed again it reads back differently, %v (-want +got):\n%s", name, err, diff)
		}
	}
}
