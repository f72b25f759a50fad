package scenario

import (
	"strings"
	"testing"
)

// TestScenarioErrorsSayWhereAndWhat covers the mistakes that are easy to make.
func TestScenarioErrorsSayWhereAndWhat(t *testing.T) {
	const head = "catalog one exam\nexam a: b\n"
	tests := []struct {
		name, text, want string
	}{
		{"a line of no kind", "catlog x", `t.txt:1: no line begins with "catlog"`},
		{"an entry before any catalog", "exam a", `t.txt:1: an entry stands outside a catalog`},
		{"an entry inside a case", head + "case x\nexam b", `t.txt:4: an entry stands outside a catalog`},
		{"a person before any case", head + "born 1990-01-01", `t.txt:3: it belongs to a case`},
		{"a case before any catalog", "case x", `t.txt:1: a case stands before any catalog`},
		{"a case that expects nothing", head + "case x\nborn 1990-01-01", `t.txt:3: case x expects nothing`},
		{"a plan that expects nothing", head + "case x\nplan a from 2027-01-04", `t.txt:4: the plan expects nothing`},
		{"a catalog without a case", head, `t.txt:1: catalog one exam has no case`},
		{"a day that is none", head + "case x\nborn 1990-02-30", `t.txt:4: "1990-02-30" is not a date`},
		{"a rule cut short", "catalog x\nexam a: b &", `t.txt:2: the line ends where the name of an entry should stand`},
		{"a parenthesis left open", "catalog x\nexam a: (b | c", `t.txt:2: "" stands where ")" should`},
		{"some of a list left open", "catalog x\nexam a: 2 of (b c", `t.txt:2: the line ends`},
		{"a quote left open", "catalog x\nexam a: attest \"letter", `t.txt:2: a quote is not closed`},
		{"words after the end", "catalog x\nexam a\nlasts 2y long", `t.txt:3: "long" stands after the end`},
		{"a term that ends with no day", "catalog x\nexam a\nlasts 2y through", `t.txt:3: the line ends where a day of the year such as 12-31 should stand`},
		{"a term that ends with a day that is none", "catalog x\nexam a\nlasts 2y through 02-30", `t.txt:3: "02-30" is not a day of the year`},
		{"an award under an exam", "catalog x\nexam a\nawards b", `t.txt:3: it belongs under a program`},
		{"a status of no name", head + "case x\ncheck a on 2027-01-04: fine", `t.txt:4: "fine" is not a status`},
		{"a route without a plan", head + "case x\nroute: a", `t.txt:4: it belongs under a plan`},
		{"a route after the stop", head + "case x\nplan a from 2027-01-04\nstopped before finish 2027-01-04 cost 0: a\nroute: a", `t.txt:6: the search has stopped`},
		{"a stop that does not say before what", head + "case x\nplan a from 2027-01-04\nstopped before: a", `t.txt:5: say when the route finishes and what it costs`},
		{"best after route", head + "case x\nplan a from 2027-01-04\nroute: a\nbest: a", `t.txt:6: best stands before`},
		{"parentheses without end", "catalog x\nexam a: " + strings.Repeat("(", 100), `t.txt:2: parentheses are more than 20 deep`},
		{"labels without end", "catalog x\nexam a: " + strings.Repeat(`"x" `, 100), `t.txt:2: parentheses are more than 20 deep`},
		{"a frontier without a plan", head + "case x\nfrontier 2027-01-04 at 1", `t.txt:4: it belongs under a plan`},
		{"a further fee of no renewal", "catalog x\nexam a\nor offer b costs 1", `t.txt:3: it belongs under a line renews or returns`},
		{"two frontiers", head + "case x\nplan a from 2027-01-04\nfrontier 2027-01-04 at 1\nfrontier 2027-01-04 at 1", `t.txt:6: the plan has a frontier already`},
		{"a name to find without quotes", head + "case x\nfind b: a", `t.txt:4: "b" is not in quotes`},
		{"a file too long to read", strings.Repeat("# long\n", 10_000), `t.txt: the file has 70000 bytes`},
	}
	for _, test := range tests {
		scenarios, err := Parse("t.txt", test.text)
		if err == nil || !strings.HasPrefix(err.Error(), test.want) || scenarios != nil {
			t.Errorf("%s: Parse = %v, %v, want an error that begins %q", test.name, scenarios, err, test.want)
		}
	}
}
