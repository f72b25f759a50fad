package roadmap_test

import (
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

func date(t testing.TB, s string) credential.Date {
	t.Helper()
	d, err := credential.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func usd(amount int64) credential.Money {
	return credential.Money{Minor: 100 * amount, Currency: "USD"}
}

func years(n int) credential.Period { return credential.Period{Months: 12 * n} }

// issuer is a page of an issuer's own.
func issuer(t testing.TB, url, title, note string) credential.Source {
	return credential.Source{
		URL: url, Title: title, AsOf: date(t, "2026-11-24"), Confidence: credential.Issuer, Note: note,
	}
}

var (
	associate = credential.Holds{Credential: "degree/associate/records", AccreditedBy: []credential.ID{"board"}}
	registry  = credential.Experience{In: []credential.Field{"registry"}, Hours: 1950}
	letter    = credential.Attestation{ID: "a-letter-from-the-employer", Of: "a letter from the employer"}
	routeB    = credential.Labeled("Route B", credential.All(
		credential.Holds{Credential: "degree/associate/records"}, registry, letter))
)

// sampleEntries is a small field of its own: a degree, an exam with a member's
// price, a certification, and the role they lead to.
func sampleEntries(t testing.TB) credential.Entries {
	exam := issuer(t, "https://guild.example/exam", "The guild's exam page", "")
	dues := issuer(t, "https://guild.example/join", "The guild's dues", "student dues are not shown")
	school := issuer(t, "https://school.example/fees", "Fees of the school", "in-district rate")
	school.Confidence = credential.Secondary
	labor := issuer(t, "https://labor.example/registrars", "Occupational handbook", "")
	return credential.Entries{
		Organizations: []credential.Organization{
			{ID: "guild", Name: "Guild of Record Keepers"},
			{ID: "board", Name: "Board of Record Programs"},
			{ID: "school", Name: "Lakeside College"},
		},
		Credentials: []credential.Credential{
			{ID: "degree/associate/records", Kind: credential.Degree, Name: "Associate degree in records"},
			{ID: "guild/membership", Kind: credential.Membership, Name: "Guild membership", Issuer: "guild", Lasts: years(1),
				Offers: []credential.Offer{{Price: usd(135), Source: dues}},
				Renews: credential.Renewals{{Terms: "pay the dues", Offers: []credential.Offer{{Price: usd(135), Source: dues}}, Source: dues}}},
			{ID: "guild/crk-exam", Kind: credential.Assessment, Name: "CRK examination", Issuer: "guild",
				Requires:   credential.Rules{{Ask: credential.Any(credential.Labeled("Route A", associate), routeB), Source: exam}},
				Recommends: credential.Rules{{Ask: credential.Experience{In: []credential.Field{"registry"}, For: years(2)}, Source: exam}},
				Prefers:    credential.Rules{{Ask: credential.Age{Years: 21}, Source: exam}},
				Offers: []credential.Offer{
					{Name: "member", If: credential.Holds{Credential: "guild/membership"}, Price: usd(229), Source: exam,
						Seasons: []credential.Season{{From: credential.MonthDay{Month: 3, Day: 1}, To: credential.MonthDay{Month: 3, Day: 23}}}},
					{Name: "non-member", Price: credential.Money{Minor: 29950, Currency: "USD"}, Source: exam,
						Seasons: []credential.Season{{From: credential.MonthDay{Month: 3, Day: 1}, To: credential.MonthDay{Month: 3, Day: 23}}}},
				},
				Exam: credential.Exam{Items: 150, Scored: 130, Minutes: 210, Pass: "300 on a scale of 100 to 400", Source: exam,
					PassRates: []credential.PassRate{{Year: 2024, Percent: 78, Source: exam}, {Year: 2025, Percent: 74, Takers: 1630, Source: exam}},
					Retakes:   []credential.Retake{{Wait: credential.Period{Days: 90}, Until: date(t, "2025-01-01"), Source: exam}, {Wait: credential.Period{Days: 30}, From: date(t, "2025-01-01"), Source: exam}}}},
			{ID: "guild/crk", Kind: credential.Certification, Name: "Certified Record Keeper", Abbreviation: "CRK", Issuer: "guild", Lasts: years(2),
				Requires: credential.Rules{{Ask: credential.Holds{Credential: "guild/crk-exam"}, Source: exam}}},
		},
		Programs: []credential.Program{{ID: "program/typical", Name: "Typical records program", Typical: true,
			Awards:         []credential.ID{"degree/associate/records"},
			Accreditations: []credential.Accreditation{{By: "board", Status: credential.Accredited}},
			Offers:         []credential.Offer{{Name: "full-time", Price: usd(8300), Takes: years(2), Weekly: credential.HoursOf(36), Source: school}}},
			{ID: "program/lakeside", Name: "Records, AAS", Provider: "school", Awards: []credential.ID{"degree/associate/records"}}},
		Roles: []credential.Role{
			{ID: "role/registrar", Name: "Cancer registrar", Fields: []credential.Field{"registry"}, Next: []credential.ID{"role/manager"},
				Requires:   credential.Rules{{Ask: credential.Holds{Credential: "guild/crk"}, Source: labor}},
				Recommends: credential.Rules{{Ask: credential.Experience{In: []credential.Field{"registry"}, For: years(1)}, Source: labor}},
				Prefers:    credential.Rules{{Ask: credential.Any(credential.Holds{Credential: "guild/membership"}, credential.Age{Years: 25}), Source: labor}},
				Pay:        []credential.Pay{{Median: usd(67310), Year: 2024, Source: labor}},
				Outlook:    credential.Outlook{Percent: 15, From: 2024, To: 2034, Openings: 3200, Source: labor}},
			{ID: "role/manager", Name: "HIM manager"},
			{ID: "role/clerk", Name: "Registry clerk", Fields: []credential.Field{"registry"}},
		},
		Fields: []credential.FieldEntry{{Field: "registry", Name: "cancer registry work"}},
	}
}

// sampleAssumptions say together all that an assumption can.
func sampleAssumptions() []pathway.Assumption {
	return []pathway.Assumption{
		{Kind: pathway.AssumedAge, Years: 18, Text: "the person is at least 18 years old"},
		{Kind: pathway.AssumedAttested, Entry: "a-letter", Text: "a-letter"},
		{Kind: pathway.AssumedRenewed, Entry: "guild/crk", Date: credential.Date{Year: 2026, Month: 3, Day: 1}, Text: "CRK was renewed after 2026-03-01"},
		{Kind: pathway.AssumedResidence, Place: "us/il/dupage", Text: "the person lives in Dupage, IL, US"},
		{Kind: pathway.AssumedScore, Entry: "gpa/college", Score: credential.Points{Hundredths: 325}, Text: "a score of 3.25 or more in college gpa"},
		{Kind: pathway.AssumedStudies, Field: "anatomy", Text: "the grade or the day of studies in anatomy"},
	}
}

// sampleRoute goes to the role by Route B: it has every kind of step.
func sampleRoute(t testing.TB) *pathway.Route {
	entries := sampleEntries(t)
	member := entries.Credentials[2].Offers[0]
	school := entries.Programs[0].Offers[0].Source
	var options []pathway.Option
	for i, takes := range []int{3, 4, 5, 6, 7, 8, 9} {
		options = append(options, pathway.Option{Entry: "program/lakeside", Offer: "part-time", Price: usd(9384 + int64(i)),
			Takes: years(takes), Weekly: credential.HoursOf(20), Finish: date(t, "2033-03-01"), Source: school})
	}
	options[0].Unpriced, options[0].Price, options[0].Finish = true, credential.Money{}, date(t, "2030-03-01")
	return &pathway.Route{
		Target: "role/registrar", Start: date(t, "2027-01-04"), Finish: date(t, "2030-03-01"),
		Cost:     credential.Money{Minor: 879900, Currency: "USD"},
		Unpriced: []credential.ID{"guild/crk"},
		Has: []pathway.Evidence{
			{Fact: "born", Text: "born on 1998-05-14"},
			{Fact: "holding", Entry: "diploma/high-school", Text: "High school diploma, awarded on 2016-06-10"},
			{Fact: "job", Index: 1, Text: "work in cancer registries, since 2025-01-06, 20 hours a week"},
			{Fact: "study", Text: "8 semester credits in anatomy, grade B"},
			{Fact: "attested", Text: "an ethics statement, attested by the guild on 2026-02-03"},
		},
		Unused: []pathway.Evidence{
			{Fact: "holding", Index: 1, Entry: "guild/membership", Text: "guild membership, awarded on 2019-01-01, until 2020-01-01"},
		},
		Assumed: sampleAssumptions(),
		Proof:   pathway.Proof{Proven: true, Explored: 1234},
		Upkeep: []pathway.Upkeep{{Entry: "guild/crk", Every: years(2), Due: date(t, "2032-03-01"), Units: 20, Earned: 12, Undated: 3, Terms: "at least 4 of them in staging",
			Fees:   []credential.Offer{{Name: "member", Price: usd(70)}, {Name: "non-member"}},
			Source: issuer(t, "https://guild.example/renew", "Staying certified", "")}},
		Steps: []pathway.Step{
			{Kind: pathway.Attend, Entry: "program/typical", Offer: "full-time", Start: date(t, "2027-01-04"), Finish: date(t, "2029-01-04"),
				Weekly: credential.HoursOf(36), Price: usd(8300), Options: options, Source: school, Confidence: credential.Secondary,
				Meets: []pathway.Serves{{Step: 4, Path: "/1/0", Requirement: associate}}},
			{Kind: pathway.Work, Entry: "role/clerk", Start: date(t, "2029-01-04"), Finish: date(t, "2029-12-14"), Weekly: credential.HoursOf(40), After: []int{0},
				Meets: []pathway.Serves{{Step: 4, Path: "/1/1", Requirement: registry}}, Confidence: credential.Issuer},
			{Kind: pathway.Join, Entry: "guild/membership", Start: date(t, "2029-03-01"), Finish: date(t, "2029-03-01"), Price: usd(135),
				Meets:  []pathway.Serves{{Step: 4, Path: "offer", Requirement: member.If}},
				Source: entries.Credentials[1].Offers[0].Source, Confidence: credential.Issuer},
			{Kind: pathway.Attest, Entry: letter.ID, For: "a letter from the employer", Start: date(t, "2029-12-14"), Finish: date(t, "2029-12-14"),
				Meets: []pathway.Serves{{Step: 4, Path: "/1/2", Requirement: letter}}, Confidence: credential.Issuer},
			{Kind: pathway.Earn, Entry: "guild/crk-exam", Offer: "member", Start: date(t, "2030-03-01"), Finish: date(t, "2030-03-01"), Price: usd(229),
				After: []int{0, 1, 2, 3}, Source: member.Source, Confidence: credential.Issuer,
				Meets: []pathway.Serves{{Step: 6, Requirement: credential.Holds{Credential: "guild/crk-exam"}}}},
			{Kind: pathway.Renew, Entry: "guild/membership", Start: date(t, "2030-03-01"), Finish: date(t, "2030-03-01"), Price: usd(135),
				After: []int{2}, Confidence: credential.Issuer,
				Meets: []pathway.Serves{{Step: 4, Path: "offer", Requirement: member.If}}},
			{Kind: pathway.Earn, Entry: "guild/crk", Start: date(t, "2030-03-01"), Finish: date(t, "2030-03-01"), Unpriced: true, After: []int{4},
				Confidence: credential.Unverified,
				Meets:      []pathway.Serves{{Step: -1, Requirement: credential.Holds{Credential: "guild/crk"}}}},
		},
	}
}

func sampleCatalog(t testing.TB) *credential.Catalog {
	t.Helper()
	c, err := credential.NewCatalog(sampleEntries(t))
	if err != nil {
		t.Fatal(err)
	}
	return c
}
