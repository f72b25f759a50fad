package randcase_test

import (
	"fmt"
	"testing"

	"github.com/credpath/credpath/pathway/internal/randcase"
)

// TestRandomCasesAreWrittenAsScenarios tries that a case that is written as a
// scenario is the same case when it is read, and that most can be.
func TestRandomCasesAreWrittenAsScenarios(t *testing.T) {
	t.Parallel()
	source := randcase.SourceOf(t)
	written, last := 0, ""
	for i := source.First; i < source.Last; i++ {
		c := source.Case(i)
		text := c.Scenario()
		if lost := c.LostIn(text); lost != "" {
			last = fmt.Sprintf("%s: %s\nin\n%s", source.Name(i), lost, text)
		} else {
			written++
		}
	}
	if written < source.Cases()*2/5 {
		t.Errorf("%d of %d cases are written as scenarios, want two fifths; the last that is not: %s", written, source.Cases(), last)
	}
}
