package credential_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/credpath/credpath/credential"
)

// A rota is a form of another package: it has types of this one and its own.
type rota struct {
	Title string
	Held  []credential.Holding
	Ask   credential.Requirement
	Slots []slot
}

type slot struct {
	On    credential.Date
	Shift int
}

// Problems asks for shifts that are not below -1.
func (r *rota) Problems() credential.Problems {
	var problems credential.Problems
	for i, s := range r.Slots {
		if s.Shift < -1 {
			path := fmt.Sprintf("slots[%d].shift", i)
			problems = append(problems, credential.Problem{Path: path, Code: credential.CodeBadValue, Message: "too early"})
		}
	}
	return problems
}

func TestAFormOfAnotherPackageIsRead(t *testing.T) {
	day := credential.Date{Year: 2027, Month: 1, Day: 4}
	want := rota{
		Title: "Monday", Ask: credential.Any(credential.Age{Years: 18}, credential.Holds{Credential: "x"}),
		Held: []credential.Holding{{Credential: "x", Awarded: day}}, Slots: []slot{{On: day, Shift: -1}},
	}
	var got rota
	err := credential.ParseJSON("rota.json", []byte(`{"title": "Monday", "held": [{"credential": "x", "awarded": "2027-01-04"}],
		"ask": {"any": [{"age": 18}, {"holds": "x"}]}, "slots": [{"on": "2027-01-04", "shift": -1}]}`), &got)
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("ParseJSON = %v, differs (-want +got):\n%s", err, diff)
	}
}

func TestAFormOfAnotherPackageIsReadStrictly(t *testing.T) {
	for _, row := range []struct{ reason, data, want string }{
		{"not JSON", `{`, "rota.json:1:2: the end of the file where a key in double quotes is due [syntax]"},
		{"an unknown key", `{"titel": "x"}`, `rota.json:1:2: titel: unknown key "titel"; did you mean "title"? [unknown-key]`},
		{"a date that is none", `{"slots": [{"on": "2027-13-01"}]}`, `rota.json:1:19: slots[0].on: "2027-13-01"`},
		{"what it says itself", `{"slots": [{}, {"shift": -2}]}`, "rota.json:1:26: slots[1].shift: too early [bad-value]"},
		{"all at once", `{"titel": "x", "slots": 1}`, "rota.json:1:25: slots: a number where a list is due; put [ ] around it [wrong-type]"},
	} {
		got := rota{Title: "as it was"}
		err := credential.ParseJSON("rota.json", []byte(row.data), &got)
		if err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s: ParseJSON(%s) = %v, want %s", row.reason, row.data, err, row.want)
		}
		if diff := cmp.Diff(rota{Title: "as it was"}, got); diff != "" {
			t.Errorf("%s: ParseJSON(%s) changed the value (-was +is):\n%s", row.reason, row.data, diff)
		}
	}
}

func TestAWholeNumberHasAtMostNineDigits(t *testing.T) {
	for _, row := range []struct {
		number string
		want   bool
	}{
		{"999999999", true}, {"-999999999", true}, {"1000000000", false}, {"-1000000000", false},
		{"2147483647", false}, {"99999999999999999999", false},
	} {
		var v struct{ N int }
		err := credential.ParseJSON("x.json", []byte(`{"n": `+row.number+`}`), &v)
		if (err == nil) != row.want || fmt.Sprint(v.N) == row.number != row.want {
			t.Errorf("ParseJSON of the number %s = %d, %v, want it read = %t", row.number, v.N, err, row.want)
		}
	}
}

func TestAPointerTellsWhatIsAbsentFromZero(t *testing.T) {
	type form struct {
		N  *int
		On *credential.Date
	}
	zero := 0
	for _, row := range []struct {
		data string
		want form
	}{
		{`{}`, form{}},
		{`{"n": 0, "on": "2027-01-04"}`, form{&zero, &credential.Date{Year: 2027, Month: 1, Day: 4}}},
	} {
		var got form
		err := credential.ParseJSON("x.json", []byte(row.data), &got)
		if diff := cmp.Diff(row.want, got); err != nil || diff != "" {
			t.Errorf("ParseJSON(%s) = %v, differs (-want +got):\n%s", row.data, err, diff)
		}
	}
	var got form
	if err := credential.ParseJSON("x.json", []byte(`{"n": null}`), &got); err == nil || !strings.Contains(err.Error(), "x.json:1:7: n: null where a number is due") {
		t.Errorf("ParseJSON of null = %v, want a problem where it stands", err)
	}
}

func TestATypeThatNoFileHasIsAMistakeInTheProgram(t *testing.T) {
	defer func() {
		if got := recover(); got != "credential: no JSON for type map[string]int" {
			t.Errorf("ParseJSON into a map panics with %v", got)
		}
	}()
	var v struct{ M map[string]int }
	err := credential.ParseJSON("x.json", []byte(`{"m": {}}`), &v)
	t.Errorf("ParseJSON into a map = %v, want a panic", err)
}
