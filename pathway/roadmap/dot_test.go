package roadmap_test

import (
	"log"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
)

// dotLine is a line of a graph as we write it: quoted text has no quote and no
// line break of its own, and each backslash a letter after it.
var dotLine = regexp.MustCompile(`^(digraph roadmap \{|\}|` +
	`\t(graph|node|edge|s\d+|goal) \[(\w+=(\w+|"([^"\\]|\\["\\n])*")(, )?)+\];|` +
	`\ts\d+ -> (s\d+|goal)( \[style=dashed\])?;)$`)

func TestHostileNamesStayTextInDOT(t *testing.T) {
	c, r := nastySample(t)
	lines := strings.Split(strings.TrimSuffix(string(render(t, roadmap.DOT, c, r)), "\n"), "\n")
	for _, line := range lines {
		if !dotLine.MatchString(line) {
			t.Errorf("a line is none that we write: %s", line)
		}
	}
	edges := len(r.Steps[1].After) + len(r.Steps[4].After) + len(r.Steps[5].After) + len(r.Steps[6].After) + 1 // to the goal
	if want := 5 + len(r.Steps) + 1 + edges; len(lines) != want {
		t.Errorf("the graph has %d lines, want %d: 5 around it, one for each node and edge", len(lines), want)
	}
}

func TestEdgesSayWhatIsStillUnderWay(t *testing.T) {
	c, r := sampleCatalog(t), sampleRoute(t)
	r.Steps[1].Start = r.Steps[0].Start.Add(years(1))
	dot, mmd := string(render(t, roadmap.DOT, c, r)), string(render(t, roadmap.Mermaid, c, r))
	for _, edge := range []struct{ graph, want string }{
		{dot, "\ts1 -> s2 [style=dashed];\n"}, {dot, "\ts2 -> s5;\n"}, {dot, "\ts7 -> goal;\n"},
		{mmd, "    s1 -.-> s2\n"}, {mmd, "    s2 --> s5\n"}, {mmd, "    s7 --> goal\n"},
	} {
		if !strings.Contains(edge.graph, edge.want) {
			t.Errorf("the graph does not have %q:\n%s", edge.want, edge.graph)
		}
	}
}

func TestTheStepThatEarnsTheGoalIsTheGoal(t *testing.T) {
	c, r := sampleCatalog(t), sampleRoute(t)
	r.Target = "guild/crk"
	mmd := string(render(t, roadmap.Mermaid, c, r))
	if strings.Contains(mmd, "goal[") || !strings.Contains(mmd, "price not known\"]:::goal\n") {
		t.Errorf("the step that earns the goal is not marked as the goal:\n%s", mmd)
	}
	r.Steps[6].Kind = pathway.Renew
	if mmd := string(render(t, roadmap.Mermaid, c, r)); !strings.Contains(mmd, "goal[") {
		t.Errorf("a renewal is taken for the goal:\n%s", mmd)
	}
}

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
