package reference

import (
	"bytes"
	"compress/gzip"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"sync"

	"github.com/credpath/credpath/credential"
)

// A Revision is what changed from one edition of the catalog to the next.
type Revision struct {
	From    credential.Date     `json:"from"`
	To      credential.Date     `json:"to"`
	Changes []credential.Change `json:"changes"` // as [credential.Diff] returns them
}

//go:generate go run ./generate

//go:embed changes/*.json.gz
var changes embed.FS

// Revisions returns what changed from each edition of the catalog to the next, the newest
// revision first. They are read at the first call; every call returns a new list of the
// same revisions, whose changes must not be modified.
func Revisions() []Revision { return slices.Clone(revisions()) }

var revisions = sync.OnceValue(func() []Revision {
	var all []Revision
	names, err := fs.Glob(changes, "changes/*.json.gz")
	if err != nil {
		panic(fmt.Sprintf("reference: %v", err))
	}
	for _, name := range slices.Backward(names) { // a name is the day of an edition
		data, err := changes.ReadFile(name)
		if err != nil {
			panic(fmt.Sprintf("reference: the embedded file %s: %v", name, err))
		}
		revision, err := readRevision(data)
		if err != nil {
			panic(fmt.Sprintf("reference: the embedded file %s is broken: %v", name, err))
		}
		all = append(all, revision)
	}
	return all
})

// readRevision unpacks a revision.
func readRevision(data []byte) (r Revision, err error) {
	unpacked, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return r, err
	}
	return r, json.NewDecoder(unpacked).Decode(&r)
}
