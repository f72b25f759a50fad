package credential

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTextThatIsNotJSONIsRefused(t *testing.T) {
	for _, row := range []struct{ reason, data, want string }{
		{"nothing at all", "", "1:1: the file is empty; write an object, such as {}"},
		{"spaces alone", " \n ", "2:2: the file is empty; write an object, such as {}"},
		{"a byte order mark", "\ufeff{}", "1:1: the file begins with a byte order mark; save it as plain UTF-8"},
		{"two values", "{} {}", "1:4: '{' after the end of the value; take it out"},
		{"a byte NUL", "{}\x00", "1:3: '\\x00' after the end of the value; take it out"},
		{"a list without an end", "[1", "1:3: the end of the file where ',' or ']' is due [syntax]\n:1:1: a list without an end; close it with ']'"},
		{"a bracket of the other kind", "[1}", "1:3: '}' where ',' or ']' is due"},
		{"a comma at the end", "[1,]", "1:4: ']' after a comma; take the comma out"},
		{"a comma at the beginning", "[,1]", "1:2: ',' where a value is due"},
		{"a key without quotes", "{a: 1}", "1:2: 'a' where a key in double quotes is due"},
		{"a key without a value", `{"a"}`, "1:5: '}' where ':' is due"},
		{"single quotes", "['a']", "1:2: '\\'' where a value is due; write texts and keys in double quotes"},
		{"a comment", "{} // no", "1:4: '/' after the end of the value; take it out"},
		{"a word that is none", "[nul]", "1:2: 'n' where a value is due"},
		{"a word that goes on", "[nulls]", "1:6: 's' where ',' or ']' is due"},
		{"not a number", "[NaN]", "1:2: 'N' where a value is due"},
		{"a leading zero", "[01]", "1:3: a number begins with 0; take the zeros before it away"},
		{"a plus sign", "[+1]", "1:2: '+' where a value is due; a number begins with a digit or a minus"},
		{"a minus sign alone", "[-]", "1:3: ']' where a digit is due"},
		{"a point without digits", "[1.]", "1:4: ']' where a digit is due"},
		{"an exponent without digits", "[1e+]", "1:5: ']' where a digit is due"},
		{"a string without an end", `["a`, "1:4: the file ends inside a string; close it with a double quote"},
		{"a line end in a string", "[\"a\nb\"]", `1:4: the line ends inside a string; close it with a double quote, or write \n for a new line`},
		{"a tab in a string", "[\"a\tb\"]", `1:4: a tab in a string; write it as \t`},
		{"a bell in a string", "[\"a\ab\"]", `1:4: a control character in a string; write it as \u0007`},
		{"a file in UTF-16", "\xff\xfe{\x00}\x00", "1:1: the file is in UTF-16; save it as UTF-8"},
		{"an object without an end, lines below", "{\n \"a\": [\n  {\"b\": 1\n", "4:1: the end of the file where ',' or '}' is due [syntax]\n:3:3: an object without an end; close it with '}'"},
		{"no comma between two members", "{\"a\": 1\n\"b\": 2}", `2:1: '"' where ',' or '}' is due; put a comma before it`},
		{"a semicolon for a comma", "[1; 2]", "1:3: ';' where ',' or ']' is due"},
		{"no colon", `{"a" 1}`, "1:6: '1' where ':' is due"},
		{"a capital", "[True]", "1:2: 'T' where a value is due; write it as true"},
		{"curved quotes", "[“a”]", "1:2: '“' where a value is due; write texts and keys in double quotes"},
		{"a comment among the members", "{ // no\n}", "1:3: '/' where a key in double quotes is due; JSON has no comments, take it out"},
		{"a space that does not break", "[\u00a01]", `1:2: '\u00a0' where a value is due; write a plain space`},
		{"a byte of another encoding", "[\xe9]", "1:2: byte 0xe9 where a value is due; save the file as UTF-8"},
		{"an escape that is none", `["\x41"]`, `1:3: '\\' does not begin an escape; write a backslash as \\`},
		{"an escape cut short", `["\u12"]`, `1:3: '\\' does not begin an escape; write a backslash as \\`},
		{"half of a surrogate pair", `["\ud83c"]`, `1:3: \ud83c is half of a surrogate pair; write the character itself`},
		{"two halves in the wrong order", `["\udf93\ud83c"]`, `1:3: \udf93 is half of a surrogate pair; write the character itself`},
		{"a byte that is not UTF-8", "[\"a\xff\"]", "1:4: byte 0xff is not UTF-8; save the file as UTF-8"},
		{"an overlong form", "[\"\xc0\xaf\"]", "1:3: byte 0xc0 is not UTF-8; save the file as UTF-8"},
		{"a surrogate in UTF-8", "[\"\xed\xa0\x80\"]", "1:3: byte 0xed is not UTF-8; save the file as UTF-8"},
	} {
		_, problems := readDocument("", []byte(row.data))
		if got := problems.Error(); got != ":"+row.want+" [syntax]" {
			t.Errorf("%s: readDocument(%q) = %s, want :%s [syntax]", row.reason, row.data, got, row.want)
		}
	}
}

func TestListsOf64InsideEachOtherAreTheMost(t *testing.T) {
	for _, row := range []struct {
		depth int
		want  bool
	}{{64, true}, {65, false}, {1_000_000, false}} {
		data := strings.Repeat("[", row.depth) + strings.Repeat("]", row.depth)
		if _, problems := readDocument("", []byte(data)); (problems == nil) != row.want {
			t.Errorf("readDocument of %d lists = %v, want no problem: %v", row.depth, problems, row.want)
		}
	}
}

func TestStringsStandForTheirCharacters(t *testing.T) {
	for _, row := range []struct{ reason, data, want string }{
		{"plain", `"a"`, "a"},
		{"empty", `""`, ""},
		{"every short escape", `"\"\\\/\b\f\n\r\t"`, "\"\\/\b\f\n\r\t"},
		{"a code unit", `"\u00e9"`, "é"},
		{"a surrogate pair", `"\ud83c\udf93"`, "🎓"},
		{"the character itself", `"🎓"`, "🎓"},
		{"NUL", `"\u0000"`, "\x00"},
	} {
		doc, problems := readDocument("", []byte(row.data))
		if problems != nil {
			t.Errorf("%s: readDocument(%s) = %v", row.reason, row.data, problems)
			continue
		}
		if got := doc.text(0); got != row.want {
			t.Errorf("%s: text of %s = %q, want %q", row.reason, row.data, got, row.want)
		}
	}
}

// FuzzScan compares the scanner with encoding/json: it takes what that does,
// except for what is not UTF-8, halves of surrogate pairs, and depth.
func FuzzScan(f *testing.F) {
	for _, seed := range []string{`{"a": [1, -2.5e+7, true, null, "\u00e9\ud83c\udf93"]}`, `[[],{}]`, `["\ud83c"]`, "[1,]", "\"\xff\""} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		nodes, fault := scanJSON(data)
		switch valid := json.Valid(data); {
		case fault == nil && (!valid || !utf8.Valid(data)):
			t.Fatalf("scanJSON took %q", data)
		case fault == nil:
			checkNodes(t, data, nodes)
		case fault.at < 0 || fault.at > len(data):
			t.Fatalf("scanJSON(%q) failed at %d", data, fault.at)
		case valid && fault.code == CodeSyntax && utf8.Valid(data) && !strings.Contains(fault.message, "surrogate"):
			t.Fatalf("scanJSON refused %q: %s", data, fault.message)
		}
	})
}

// checkNodes asks that each node is valid by itself and lies inside the one
// around it.
func checkNodes(t *testing.T, data []byte, nodes []jsonNode) {
	for i, n := range nodes {
		if !json.Valid(data[n.start:n.end]) {
			t.Fatalf("node %d of %q is %q", i, data, data[n.start:n.end])
		}
		for _, inner := range nodes[i+1 : n.next] {
			if inner.start < n.start || inner.end > n.end {
				t.Fatalf("node %d of %q holds %q, which lies outside", i, data, data[inner.start:inner.end])
			}
		}
	}
}
