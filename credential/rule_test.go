package credential_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/credpath/credpath/credential"
)

func TestRulesHoldFromTheirFirstDayUntilTheDayAfterTheirLast(t *testing.T) {
	rules := credential.Rules{
		{Until: date(t, "2020-01-01"), Ask: credential.Age{Years: 1}},
		{From: date(t, "2020-01-01"), Until: date(t, "2022-01-01"), Ask: credential.Age{Years: 2}},
		{From: date(t, "2023-01-01"), Ask: credential.Age{Years: 3}},
	}
	for _, row := range []struct {
		reason, day string
		want        credential.Requirement
		ok          bool
	}{
		{"an open beginning", "0001-01-01", credential.Age{Years: 1}, true},
		{"the last day of an edition", "2019-12-31", credential.Age{Years: 1}, true},
		{"the first day of the next", "2020-01-01", credential.Age{Years: 2}, true},
		{"the last day before a gap", "2021-12-31", credential.Age{Years: 2}, true},
		{"the first day of a gap", "2022-01-01", nil, false},
		{"the last day of a gap", "2022-12-31", nil, false},
		{"the first day after a gap", "2023-01-01", credential.Age{Years: 3}, true},
		{"an open end", "9999-12-31", credential.Age{Years: 3}, true},
	} {
		if rule, ok := rules.On(date(t, row.day)); rule.Ask != row.want || ok != row.ok {
			t.Errorf("%s: On(%s) = %v, %v, want %v, %v", row.reason, row.day, rule.Ask, ok, row.want, row.ok)
		}
	}
	if rule, ok := (credential.Rules)(nil).On(date(t, "2020-01-01")); !ok || rule.Ask != nil {
		t.Errorf("no rules on any day = %v, %v, want a rule that asks for nothing", rule, ok)
	}
}

func TestOffersAreTakenUpInTheirSeasonsAndDates(t *testing.T) {
	offer := credential.Offer{From: date(t, "2025-03-25"), Until: date(t, "2026-04-01")}
	for _, s := range []string{"03-21/04-12", "09-01/09-30"} {
		season, err := credential.ParseSeason(s)
		if err != nil {
			t.Fatal(err)
		}
		offer.Seasons = append(offer.Seasons, season)
	}
	for _, row := range []struct {
		reason, day, next string
		ok                bool
	}{
		{"in season but too early", "2025-03-21", "2025-03-25", true},
		{"the first day", "2025-03-25", "2025-03-25", true},
		{"between the seasons", "2025-04-13", "2025-09-01", true},
		{"after the last season of the year", "2025-10-01", "2026-03-21", true},
		{"the last day", "2026-03-31", "2026-03-31", true},
		{"in season but too late", "2026-04-01", "2026-04-01", false},
	} {
		day := date(t, row.day)
		next, ok := offer.Next(day)
		if next.String() != row.next || ok != row.ok || offer.On(day) != (ok && next == day) {
			t.Errorf("%s: Next(%s) = %s, %v, On %v, want %s, %v", row.reason, row.day, next, ok, offer.On(day), row.next, row.ok)
		}
	}
}

func TestRenewalsHoldOnTheirDaysOnly(t *testing.T) {
	renewals := credential.Renewals{{From: date(t, "2020-01-01"), Until: date(t, "2021-01-01"), Units: 20}}
	for day, want := range map[string]bool{"2019-12-31": false, "2020-01-01": true, "2020-12-31": true, "2021-01-01": false} {
		if _, ok := renewals.On(date(t, day)); ok != want {
			t.Errorf("On(%s) = %v, want %v", day, ok, want)
		}
	}
	if _, ok := (credential.Renewals)(nil).On(date(t, "2020-01-01")); ok {
		t.Error("no renewals are in force on a day")
	}
}

func TestOnlyStandingsThatAreAccreditationCount(t *testing.T) {
	p := credential.Program{Accreditations: []credential.Accreditation{
		{By: "cahiim", Status: credential.Candidacy, Until: date(t, "2020-01-01")},
		{By: "cahiim", Status: credential.Initial, From: date(t, "2020-01-01"), Until: date(t, "2022-01-01")},
		{By: "cahiim", Status: credential.NotVerified, From: date(t, "2022-01-01")},
	}}
	for _, row := range []struct {
		reason, day string
		by          []credential.ID
		want        bool
	}{
		{"a candidate", "2019-12-31", []credential.ID{"cahiim"}, false},
		{"the first day", "2020-01-01", []credential.ID{"cahiim"}, true},
		{"the last day, by one of two", "2021-12-31", []credential.ID{"other", "cahiim"}, true},
		{"a standing that could not be read", "2022-01-01", []credential.ID{"cahiim"}, false},
		{"another accreditor", "2020-01-01", []credential.ID{"other"}, false},
		{"nobody", "2020-01-01", nil, false},
	} {
		if got := p.Accredited(row.by, date(t, row.day)); got != row.want {
			t.Errorf("%s: Accredited(%v, %s) = %v, want %v", row.reason, row.by, row.day, got, row.want)
		}
	}
}

func TestEveryKindIsAwardedOrDirectOrAClass(t *testing.T) {
	for _, kind := range []credential.Kind{
		credential.Degree, credential.Diploma, credential.Certificate, credential.Course, credential.Certification,
		credential.License, credential.Assessment, credential.Membership, credential.Class,
	} {
		var read credential.Kind
		if err := read.UnmarshalText([]byte(kind)); err != nil || read != kind {
			t.Errorf("UnmarshalText(%s) = %s, %v", kind, read, err)
		}
		ways := 0
		for _, way := range []bool{kind.Awarded(), kind.Direct(), kind == credential.Class} {
			if way {
				ways++
			}
		}
		if ways != 1 {
			t.Errorf("%s is had in %d ways, want 1", kind, ways)
		}
	}
}

func TestAWalkLeadsToEveryPartByItsPath(t *testing.T) {
	exam, letter := credential.Holds{Credential: "exam"}, credential.Attestation{Of: "letter"}
	years := func(n int) credential.Age { return credential.Age{Years: n} }
	for _, row := range []struct {
		reason string
		r      credential.Requirement
		want   []string
	}{
		{"nothing is one", nil, []string{" <nil>"}},
		{"a requirement without parts", years(18), []string{" {18}"}},
		{"a group before its parts, and each part before the next", credential.All(years(1), credential.Any(exam, years(2)), letter), []string{
			" all", "/0 {1}", "/1 any", "/1/0 exam", "/1/1 {2}", "/2 letter"}},
		{"a group without parts", credential.AtLeast{}, []string{" all"}},
		{"the eleventh part", credential.All(slices.Repeat([]credential.Requirement{years(3)}, 11)...), []string{
			" all", "/0 {3}", "/1 {3}", "/2 {3}", "/3 {3}", "/4 {3}", "/5 {3}", "/6 {3}", "/7 {3}", "/8 {3}", "/9 {3}", "/10 {3}"}},
	} {
		var got []string
		for path, r := range credential.Walk(row.r) {
			got = append(got, path+" "+inShort(r))
		}
		if !slices.Equal(got, row.want) {
			t.Errorf("%s: Walk gives %q, want %q", row.reason, got, row.want)
		}
	}
}

// inShort names a requirement, but not its parts.
func inShort(r credential.Requirement) string {
	switch r := r.(type) {
	case credential.AtLeast:
		if r.N == len(r.Of) {
			return "all"
		}
		return "any"
	case credential.Holds:
		return string(r.Credential)
	case credential.Attestation:
		return r.Of
	}
	return fmt.Sprint(r)
}

func TestAWalkCanBeLeftAnywhere(t *testing.T) {
	r := credential.All(credential.Any(credential.Age{Years: 1}, credential.Age{Years: 2}), credential.Age{Years: 3})
	for most := 1; most <= 5; most++ {
		steps := 0
		for range credential.Walk(r) {
			if steps++; steps == most {
				break
			}
		}
		if steps != most {
			t.Errorf("a walk left at its step %d had %d", most, steps)
		}
	}
}

func TestLabelsDoNotNestGroupsInVain(t *testing.T) {
	age := credential.Age{Years: 18}
	group := credential.Labeled("Route A", credential.Any(age, age))
	if group.Label != "Route A" || group.N != 1 || len(group.Of) != 2 {
		t.Errorf("Labeled(any) = %+v, want the group with the label", group)
	}
	if again := credential.Labeled("Route B", group); again.Label != "Route B" || len(again.Of) != 1 {
		t.Errorf("Labeled(labeled) = %+v, want a group around it", again)
	}
	if single := credential.Labeled("Route C", age); single.N != 1 || len(single.Of) != 1 {
		t.Errorf("Labeled(age) = %+v, want a group of it alone", single)
	}
}
