package credential_test

import (
	"encoding/json"
	"testing"

	"github.com/credpath/credpath/credential"
)

func TestHoursAreReadAndWritten(t *testing.T) {
	for _, row := range []struct {
		reason, file, written, words string
		want                         credential.Hours
	}{
		{"a whole number", `36`, `36`, "36 hours", credential.HoursOf(36)},
		{"a whole number in a text", `"36"`, `36`, "36 hours", credential.HoursOf(36)},
		{"needless zeros", `"36.00"`, `36`, "36 hours", credential.HoursOf(36)},
		{"a half", `"37.5"`, `"37.5"`, "37.5 hours", credential.Hours{Hundredths: 3750}},
		{"a quarter", `"8.25"`, `"8.25"`, "8.25 hours", credential.Hours{Hundredths: 825}},
		{"many", `"2000.75"`, `"2000.75"`, "2,000.75 hours", credential.Hours{Hundredths: 200075}},
		{"one", `1`, `1`, "1 hour", credential.HoursOf(1)},
		{"none said", `0`, `0`, "0 hours", credential.Hours{}},
	} {
		var got credential.Hours
		if err := json.Unmarshal([]byte(row.file), &got); err != nil || got != row.want {
			t.Errorf("%s: Unmarshal(%s) = %v, %v, want %v", row.reason, row.file, got, err, row.want)
		}
		var record struct{ Weekly credential.Hours }
		if err := credential.ParseJSON("x", []byte(`{"weekly": `+row.file+`}`), &record); err != nil || record.Weekly != row.want {
			t.Errorf("%s: ParseJSON(%s) = %v, %v, want %v", row.reason, row.file, record.Weekly, err, row.want)
		}
		if data, err := json.Marshal(got); err != nil || string(data) != row.written {
			t.Errorf("%s: Marshal = %s, %v, want %s", row.reason, data, err, row.written)
		}
		if words := got.Words(); words != row.words {
			t.Errorf("%s: Words = %q, want %q", row.reason, words, row.words)
		}
	}
	for _, bad := range []string{"", "-1", "37,5", "37.555", "1e3", "37.", ".5", "a", "99999999999"} {
		if h, err := credential.ParseHours(bad); err == nil {
			t.Errorf("ParseHours(%q) = %v, want an error", bad, h)
		}
		if err := json.Unmarshal([]byte(`"`+bad+`"`), new(credential.Hours)); err == nil {
			t.Errorf("Unmarshal of %q gives no error", bad)
		}
	}
}
