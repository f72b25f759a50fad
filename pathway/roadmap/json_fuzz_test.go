package roadmap_test

import (
	"bytes"
	"io"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
)

// FuzzParseRoute asks that no file, whoever wrote it, makes the reader, the
// judge or a page panic, that what is refused gives nothing, and that what can
// be filed again comes back as it was.
func FuzzParseRoute(f *testing.F) {
	f.Add([]byte(filed))
	f.Add(formatRoute(f, sampleFiling(f)))
	f.Add(formatRoute(f, roadmap.Filing{Route: sampleRoute(f)}))
	c := sampleCatalog(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		filing, err := roadmap.ParseRoute("r.json", data)
		if err != nil {
			if problems, ok := err.(credential.Problems); !ok || len(problems) == 0 || filing.Route != nil {
				t.Fatalf("ParseRoute = %v along with %T %v", filing.Route, err, err)
			}
			return
		}
		judged := pathway.Verify(c, filing.Query, filing.Route)
		written, err := roadmap.FormatRoute(c, filing)
		if err != nil {
			return // the catalog lacks an entry of the route
		}
		again, err := roadmap.ParseRoute("r.json", written)
		if diff := cmp.Diff(filing, again); err != nil || diff != "" {
			t.Fatalf("ParseRoute of what was filed again = %v, differs (-want +got):\n%s", err, diff)
		}
		if got := formatRoute(t, again); !bytes.Equal(got, written) {
			t.Fatalf("a second FormatRoute differs\n%s", firstDifference(got, written))
		}
		if judged == nil {
			if err := roadmap.Text(io.Discard, c, filing.Route, filing.Options); err != nil {
				t.Fatalf("Text of a route that holds = %v", err)
			}
		}
	})
}
