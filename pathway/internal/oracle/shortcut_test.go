package oracle_test

import (
	"fmt"
	"runtime"
	"sync/atomic"
	"testing"

	"github.com/credpath/credpath/pathway/internal/oracle"
	"github.com/credpath/credpath/pathway/internal/randcase"
)

// TestOracleIsNoBetterWithoutShortcuts compares the oracle with itself without
// any of the arguments by which it leaves out days, sets and moments.
func TestOracleIsNoBetterWithoutShortcuts(t *testing.T) {
	t.Parallel()
	source := randcase.SourceOf(t)
	var compared atomic.Int64
	source.Each(runtime.GOMAXPROCS(0), func(i int) bool {
		c := source.Sized(i, 2+i%3)
		wrong, ok := shortcutsDiffer(c)
		if wrong != "" {
			t.Errorf("%s: %s%s", source.Name(i), wrong, c.JSON())
		}
		if ok {
			compared.Add(1)
		}
		return wrong == ""
	})
	t.Logf("%d of %d cases compared", compared.Load(), source.Cases())
	if compared.Load() < int64(source.Cases()/4) {
		t.Errorf("only %d of %d cases are small enough to be compared", compared.Load(), source.Cases())
	}
}

// shortcutsDiffer says where the oracle finds other routes without its
// shortcuts; the second result is false if the case is too big to tell.
func shortcutsDiffer(c randcase.Case) (string, bool) {
	want, ok := oracle.New(c.Catalog(), c.Question, 1500).Routes()
	if !ok {
		return "", false
	}
	naive := oracle.NewNaive(c.Catalog(), c.Question, 15_000)
	if len(naive.Steps()) > 7 {
		return "", false
	}
	got, ok := naive.Routes()
	if !ok || oracle.Lines(got...) == oracle.Lines(want...) {
		return "", ok
	}
	return fmt.Sprintf("the oracle finds\n%sand without shortcuts\n%s", oracle.Lines(want...), oracle.Lines(got...)), true
}
