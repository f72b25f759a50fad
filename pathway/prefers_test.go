package pathway

import (
	"encoding/json"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/google/go-cmp/cmp"
)

const liking = `{
"credentials": [
  {"id": "d/arts", "kind": "degree", "name": "Degree in arts"},
  {"id": "x/exam", "kind": "assessment", "name": "Final"},
  {"id": "x/card", "kind": "certification", "name": "Card", "requires": [{"ask": {"age": 18}}],
   "prefers": [{"until": "2028-01-01", "ask": {"all": [{"holds": "d/arts"}, {"holds": "x/exam"}]}, "source": {"title": "Handbook", "asOf": "2026-11-24"}}]}],
"roles": [{"id": "r/clerk", "name": "Clerk", "fields": ["files"], "prefers": [{"ask": {"holds": "x/card"}}]}]}`

// What is merely preferred is shown after the answers, asks for no exam to be sat, and
// changes none of them.
func TestWhatIsPreferredIsShown(t *testing.T) {
	p := New(parsed(t, liking))
	for _, test := range []struct{ reason, record, target, on, want string }{
		{"a certification", `"born": "1990-02-03", "holdings": [{"credential": "d/arts"}]`, "x/card", "2027-01-04", `Card on 2027-01-04
eligible to hold: yes
  [met] an age of 18 years or more: born on 1990-02-03
preferred, not required: no
  [not met] all of
    [met] a degree in arts: Degree in arts
    [not met] a pass in the Final
    source: Handbook, as of 2026-11-24`},
		{"a role, with a waiver of what is liked", `"waivers": [{"target": "r/clerk", "condition": {"holds": "x/card"}}]`, "r/clerk", "2027-01-04", `Clerk on 2027-01-04
eligible to take the role: yes
  [met] nothing is asked for
preferred, not required: no
  [not met] Card
a waiver for r/clerk fits no condition of its rule on 2027-01-04; ask who granted it: a
    waiver of the record`},
		{"what is held", `"born": "1990-02-03", "holdings": [{"credential": "x/card", "awarded": "2026-05-20"}]`, "x/card", "2027-01-04", `Card on 2027-01-04
already held`},
		{"a day on which nothing is liked any more", `"born": "1990-02-03"`, "x/card", "2028-01-01", `Card on 2028-01-01
eligible to hold: yes
  [met] an age of 18 years or more: born on 1990-02-03`},
	} {
		e, err := p.Check(recordOf(t, test.record), credential.ID(test.target), day(t, test.on))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want, e.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.reason, diff)
		}
		data, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		var back Eligibility
		if err := json.Unmarshal(data, &back); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(e, back); diff != "" {
			t.Errorf("%s: read back from JSON (-want +got):\n%s\n%s", test.reason, diff, data)
		}
	}
}
