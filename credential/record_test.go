package credential_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/credpath/credpath/credential"
)

func TestAWaiverMustSayItsTargetAndItsCondition(t *testing.T) {
	for data, want := range map[string]string{
		`{"waivers": [{"condition": {"age": 18}}]}`:               `x.json:1:14: waivers[0].target: it does not say whose rule it is about [missing-field]`,
		`{"waivers": [{"target": "", "condition": {"age": 18}}]}`: `x.json:1:25: waivers[0].target: the text is empty; fill it in, or leave the key out where nothing is said [bad-value]`,
		`{"waivers": [{"target": "x"}]}`:                          `x.json:1:14: waivers[0].condition: it does not say which condition need not be met; write it as the rule has it, such as "condition": {"holds": "degree/associate/him"} [missing-field]`,
		`{"waivers": [{"target": "x", "path": "/0"}]}`:            `x.json:1:30: waivers[0].path: a condition is waived by what it asks for; in place of "path" write it as the rule has it, such as "condition": {"holds": "degree/associate/him"} [outdated]`,
	} {
		if _, err := credential.ParseRecord("x.json", []byte(data)); err == nil || err.Error() != want {
			t.Errorf("ParseRecord(%s) = %v, want %s", data, err, want)
		}
	}
}

func TestAJobMustSayWhatTheWorkWas(t *testing.T) {
	const nothing = `x.json:1:11: jobs[0].role: it does not say what the work was; add its role, or fields of experience that it gave [missing-field]`
	for _, row := range []struct{ reason, job, want string }{
		{"neither a role nor fields", `{"from": "2020-01-01"}`, nothing},
		{"an empty list of fields", `{"from": "2020-01-01", "fields": []}`, nothing},
		{"a role", `{"from": "2020-01-01", "role": "role/coder"}`, ""},
		{"fields", `{"from": "2020-01-01", "fields": ["coding"]}`, ""},
	} {
		got := ""
		if _, err := credential.ParseRecord("x.json", []byte(`{"jobs": [`+row.job+`]}`)); err != nil {
			got = err.Error()
		}
		if got != row.want {
			t.Errorf("%s: ParseRecord of the job %s = %s, want %s", row.reason, row.job, got, row.want)
		}
	}
}

func TestFurtherFactsComeAfterThoseOfTheirKind(t *testing.T) {
	day := date(t, "2026-01-31")
	r := credential.Record{Name: "Ana", Born: day, Holdings: []credential.Holding{{Credential: "a"}}}
	got := r.With(
		credential.Waiver{Target: "x"}, credential.Holding{Credential: "b"}, credential.Job{Role: "r"},
		credential.Study{In: "f"}, credential.Holding{Credential: "c"}, credential.Attested{ID: "letter"})
	want := credential.Record{
		Name: "Ana", Born: day, Holdings: []credential.Holding{{Credential: "a"}, {Credential: "b"}, {Credential: "c"}}, Jobs: []credential.Job{{Role: "r"}},
		Studies: []credential.Study{{In: "f"}}, Attested: []credential.Attested{{ID: "letter"}}, Waivers: []credential.Waiver{{Target: "x"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("With differs (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(got, got.With()); diff != "" {
		t.Errorf("With no facts changes the record (-want +got):\n%s", diff)
	}
}

func TestARecordWithFurtherFactsSharesNoSlice(t *testing.T) {
	was := func() credential.Record {
		return credential.Record{
			Holdings: append(make([]credential.Holding, 0, 8), credential.Holding{Credential: "a"}),
			Jobs:     []credential.Job{{Fields: []credential.Field{"f"}}},
		}
	}
	r, job := was(), credential.Job{Fields: []credential.Field{"g"}}
	one := r.With(credential.Holding{Credential: "b"}, job)
	other := r.With(credential.Holding{Credential: "c"})
	one.Holdings[0].Credential, one.Jobs[0].Fields[0], one.Jobs[1].Fields[0] = "x", "x", "x"
	if diff := cmp.Diff(was(), r); diff != "" {
		t.Errorf("the record was changed with the one that has further facts (-was +is):\n%s", diff)
	}
	if job.Fields[0] != "g" || other.Holdings[1].Credential != "c" || other.Jobs[0].Fields[0] != "f" {
		t.Errorf("the fact, or another record, was changed too: %v, %v", job, other)
	}
}

func TestAWaiverIsAddedToACopy(t *testing.T) {
	letter := credential.Any(credential.Holds{Credential: "a", AccreditedBy: []credential.ID{"board"}})
	was := credential.Record{Waivers: append(make([]credential.Waiver, 0, 8), credential.Waiver{Target: "x"})}
	got := was.Waive("role/coder", letter, "the registrar", "ten years of work")
	letter.Of[0] = credential.Age{Years: 18}
	want := credential.Waiver{
		Target: "role/coder", Condition: credential.Any(credential.Holds{Credential: "a", AccreditedBy: []credential.ID{"board"}}),
		By: "the registrar", Reason: "ten years of work",
	}
	if diff := cmp.Diff([]credential.Waiver{{Target: "x"}, want}, got.Waivers); diff != "" {
		t.Errorf("Waive differs (-want +got):\n%s", diff)
	}
	got.Waivers[0].Target = "y"
	if len(was.Waivers) != 1 || was.Waivers[0].Target != "x" {
		t.Errorf("Waive changed the record that it copies: %v", was.Waivers)
	}
}

func TestOnlyTheListsOfARecordHaveFacts(t *testing.T) {
	lists := 0
	for field := range reflect.TypeFor[credential.Record]().Fields() {
		if field.Type.Kind() != reflect.Slice {
			continue
		}
		lists++
		fact, ok := reflect.Zero(field.Type.Elem()).Interface().(credential.Fact)
		if !ok {
			t.Errorf("Record.%s lists what is no Fact", field.Name)
			continue
		}
		if list := reflect.ValueOf(credential.Record{}.With(fact)).FieldByIndex(field.Index); list.Len() != 1 {
			t.Errorf("With(%T) gives Record.%s %d items, want 1", fact, field.Name, list.Len())
		}
	}
	if lists == 0 {
		t.Error("a record lists nothing")
	}
	for _, fact := range []credential.Fact{nil, &credential.Job{}} {
		t.Run(fmt.Sprintf("%T", fact), func(t *testing.T) {
			defer func() {
				if got, want := recover(), fmt.Sprintf("credential: %T is no fact of a record", fact); got != want {
					t.Errorf("With panics with %v, want %s", got, want)
				}
			}()
			credential.Record{}.With(fact)
		})
	}
}

// Nearly all records are sound, and every question about a person begins with
// this check: it must not write down where things stand before one is wrong.
func TestCheckingASoundRecordAllocatesNoPaths(t *testing.T) {
	c, r := goodCatalog(t), soundRecord()
	few := testing.AllocsPerRun(100, func() { c.CheckRecord(r) })
	for range 50 {
		r.Jobs = append(r.Jobs, r.Jobs[0])
		r.Holdings = append(r.Holdings, r.Holdings[0])
	}
	many := testing.AllocsPerRun(100, func() { c.CheckRecord(r) })
	if many > few {
		t.Errorf("CheckRecord allocates %v times for 3 facts and %v times for 103, want no more", few, many)
	}
}

// A part of a waived condition that could not be read is reported, and nothing panics.
func TestAWaivedConditionWithAHoleIsRefused(t *testing.T) {
	_, err := credential.ParseRecord("r.json", []byte(`{"waivers": [{"target": "a/b", "condition": {"atLeast": 2, "of": [{"age": 18}, null, {"age": 20}]}}]}`))
	if err == nil || !strings.Contains(err.Error(), "null where an object is due") {
		t.Errorf("ParseRecord = %v, want the null refused", err)
	}
}
