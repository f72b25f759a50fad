package schemas_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// strict is JSON Schema without what a validator passes over: keywords that it
// does not know, and formats that it does not check.
const strict = `{
	"$schema": "https://json-schema.org/draft/2020-12/schema",
	"$id": "https://credpath.example/strict",
	"$dynamicAnchor": "meta",
	"$ref": "https://json-schema.org/draft/2020-12/schema",
	"properties": {"format": {"enum": ["date", "uri"]}},
	"unevaluatedProperties": false
}`

func TestSchemasHaveNoKeywordThatIsNone(t *testing.T) {
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(strict))
	if err != nil {
		t.Fatal(err)
	}
	s := compileValue(t, value)
	for _, f := range formats {
		data := readFile(t, f.schema)
		if at := refused(t, s, data); len(at) > 0 {
			t.Errorf("%s has keywords that are none at %q", f.schema, at)
		}
		for _, keyword := range []string{"maxLength", "additionalProperties", "pattern"} {
			spoiled := bytes.Replace(data, []byte(`"`+keyword+`": `), []byte(`"`+keyword+`s": `), 1)
			if at := refused(t, s, spoiled); !slices.ContainsFunc(at, func(at string) bool { return strings.HasSuffix(at, keyword+"s") }) {
				t.Errorf("%s with the keyword %ss is refused at %q, want there", f.schema, keyword, at)
			}
		}
	}
}
