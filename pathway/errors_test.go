package pathway

import (
	"testing"

	"github.com/credpath/credpath/credential"
)

func TestATargetThatSeveralAreCalledIsAskedAboutByTheLikeliest(t *testing.T) {
	p := New(parsed(t, `{"roles": [{"id": "r/aide", "name": "Aide", "aliases": [{"name": "Keeper"}]}, {"id": "r/keeper", "name": "Keeper", "next": ["r/aide"]}]}`))
	_, err := p.Check(credential.Record{}, "keepers", day(t, "2026-01-05"))
	if want := `pathway: target "keepers": no entry has this id; did you mean "r/keeper"?`; err == nil || err.Error() != want {
		t.Errorf("Check of keepers: %v, want %s", err, want)
	}
}
