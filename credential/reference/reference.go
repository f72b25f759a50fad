// Package reference is a catalog of credentials in United States health
// information, as far as public pages tell: AHIMA (RHIT, RHIA, CCA, CCS, CCS-P,
// CHDA, CHPS, CDIP), AAPC (CPC and its family), NCRA (ODS-C, formerly CTR),
// BMSC, PAHCS, NHA, ACDIS, HIMSS, HFMA, AMIA and others; the degrees and
// certificates that lead to them, typical programs and a few real ones with
// their standing with CAHIIM or NCRA, and the roles they lead to with their pay.
//
// Every rule, offer, accreditation and figure has a source with its day and
// how far it can be trusted; what could not be verified says so, and a price
// that was not found is left out, never guessed. No catalog replaces the
// issuer: before acting on a roadmap, read the page that the source names.
//
// The catalog is embedded in the program only if this package is imported. To
// lay one's own programs over it, see [credential.Catalog.Merge]. What changed since the
// edition before, [Revisions] has.
package reference

import (
	"embed"
	"fmt"
	"sync"

	"github.com/credpath/credpath/credential"
)

// Edition is the day on which the facts of the catalog were gathered, as the catalog
// itself says ([credential.Catalog.Edition]).
const Edition = "2026-12-01"

//go:embed *.json
var files embed.FS

// Catalog returns the reference catalog. It is parsed once, at the first call;
// every call returns the same catalog, which is read-only and may be used by
// many goroutines at once.
func Catalog() *credential.Catalog { return parsed() }

var parsed = sync.OnceValue(func() *credential.Catalog {
	c, err := credential.LoadCatalog(files, "*.json")
	if err != nil {
		panic(fmt.Sprintf("reference: the embedded catalog is broken: %v", err))
	}
	return c
})
