package roadmap_test

import (
	"log"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/credpath/credpath/pathway/roadmap"
)

// mermaidLine is a line of a flowchart as we write it: a label has letters,
// harmless marks and characters by their number.
var mermaidLine = regexp.MustCompile(`^(flowchart TD|` +
	`    accTitle: ([\p{L}\p{N}\p{M} ,.()\-–'⧵]|#\d+;)*|` +
	`    (s\d+|goal)\["(Step \d+|Goal)(<br>([\p{L}\p{N}\p{M} ,.()\-–'⧵]|#\d+;)*){2}"\]:::(study|exam|work|paper|goal)|` +
	`    s\d+ (-->|-\.->) (s\d+|goal)|` +
	`    classDef \w+ fill:#\w+,stroke:#\w+,color:#\w+)$`)

func TestHostileNamesStayTextInMermaid(t *testing.T) {
	c, r := nastySample(t)
	mmd := string(render(t, roadmap.Mermaid, c, r))
	for line := range strings.SplitSeq(strings.TrimSuffix(mmd, "\n"), "\n") {
		if !mermaidLine.MatchString(line) {
			t.Errorf("a line is none that we write: %s", line)
		}
	}
	if !strings.Contains(mmd, "#60;#47;script#62;#34;") || !strings.Contains(mmd, "漢字") {
		t.Errorf("the hostile name is not in the flowchart:\n%s", mmd)
	}
}

func ExampleMermaid() {
	catalog, route := exampleRoute()
	if err := roadmap.Mermaid(os.Stdout, catalog, route, roadmap.Options{}); err != nil {
		log.Fatal(err)
	}
	// Output:
	// flowchart TD
	//     accTitle: Roadmap#58; Certified Record Keeper (CRK)
	//     s1["Step 1<br>Sit the CRK examination<br>4 Jan 2027, 229 USD"]:::exam
	//     s2["Step 2<br>Earn Certified Record Keeper (CRK)<br>4 Jan 2027"]:::goal
	//     s1 --> s2
	//     classDef study fill:#ddeaff,stroke:#1f5fbf,color:#1f2328
	//     classDef exam fill:#eee3ff,stroke:#8250df,color:#1f2328
	//     classDef work fill:#dcf5e3,stroke:#1a7f37,color:#1f2328
	//     classDef paper fill:#fff3d1,stroke:#9a6700,color:#1f2328
	//     classDef goal fill:#1f2328,stroke:#8b949e,color:#ffffff
}
