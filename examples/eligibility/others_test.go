package main

import (
	"testing"

	"github.com/credpath/credpath/pathway"
)

func TestCPCDropsTheApprenticeMarkInThreeWays(t *testing.T) {
	passed := func(facts ...fact) []fact {
		return append([]fact{held("aapc/membership"), held("aapc/cpc-exam")}, facts...)
	}
	letter := attested("aapc/coder-letter")
	answer(t, "aapc/cpc", []answerCase{
		{name: "two years of coding, and the letter that proves them",
			person: person(passed(worked("coding/professional", "2020-01-01", "2022-01-01", 40), letter)...),
			want:   pathway.Met, routes: map[string]string{"Option 1: employment": "met"}},
		{name: "two years of coding are not known to count before the letter is there",
			person: person(passed(worked("coding/professional", "2020-01-01", "2022-01-01", 40))...),
			want:   pathway.Unknown, routes: map[string]string{"Option 1: employment": "unknown"}, says: []string{"signed letter"}},
		{name: "one year of coding and the 80-hour course",
			person: person(passed(worked("coding/professional", "2020-01-01", "2021-01-01", 40), letter, held("aapc/coding-course-80h"))...),
			want:   pathway.Met, routes: map[string]string{"Option 1: employment": "unmet", "Option 2: employment and education": "met"}},
		{name: "one year of coding and Practicode",
			person: person(passed(worked("coding/professional", "2020-01-01", "2021-01-01", 40), letter, held("aapc/practicode"))...),
			want:   pathway.Met, routes: map[string]string{"Option 2: employment and education": "met"}},
		{name: "the course and Practicode, without any work or letter",
			person: person(passed(held("aapc/coding-course-80h"), held("aapc/practicode"))...),
			want:   pathway.Met, routes: map[string]string{"Option 3: education": "met"}},
		{name: "one year of coding alone",
			person: person(passed(worked("coding/professional", "2020-01-01", "2021-01-01", 40), letter)...),
			want:   pathway.Unmet},
		{name: "the course alone",
			person: person(passed(held("aapc/coding-course-80h"))...),
			want:   pathway.Unmet},
		{name: "two half-time years count as one",
			person: person(passed(worked("coding/professional", "2020-01-01", "2022-01-01", 20), letter)...),
			want:   pathway.Unmet},
		{name: "work in billing is not coding",
			person: person(passed(worked("billing", "2010-01-01", "2022-01-01", 40), letter)...),
			want:   pathway.Unmet},
		{name: "the apprentice needs no work at all", target: "aapc/cpc-a",
			person: person(passed()...), want: pathway.Met},
		{name: "nothing but membership is asked of those who sit", target: "aapc/cpc-exam",
			person: person(held("aapc/membership")), want: pathway.Met},
		{name: "without membership nobody sits", target: "aapc/cpc-exam",
			person: person(held("diploma/high-school")), want: pathway.Unmet},
	})
}

func TestODSHasThreeRoutes(t *testing.T) {
	associate := held("degree/associate/general")
	anatomy := studied("anatomy-physiology", 6, "C")
	year := worked("cancer-registry", "2025-01-01", "2025-12-17", 39)
	answer(t, "ncra/ods-c", []answerCase{
		{name: "an accredited associate degree in cancer registry",
			person: person(awarded("degree/associate/cancer-registry", "program/rowan/cancer-registry-aas", "2026-05-20")),
			want:   pathway.Met, routes: map[string]string{"Route A1": "met"}},
		{name: "any associate degree and an accredited certificate",
			person: person(associate, awarded("certificate/cancer-registry", "program/rochester/cancer-registry-certificate", "2026-08-10")),
			want:   pathway.Met, routes: map[string]string{"Route A1": "unmet", "Route A2": "met"}},
		{name: "60 college credits stand for the degree",
			person: person(studied("college", 60, ""), awarded("certificate/cancer-registry", "program/rochester/cancer-registry-certificate", "2026-08-10")),
			want:   pathway.Met, routes: map[string]string{"Route A2": "met"}},
		{name: "the certificate without a degree does not do",
			person: person(held("diploma/high-school"), awarded("certificate/cancer-registry", "program/rochester/cancer-registry-certificate", "2026-08-10")),
			want:   pathway.Unmet},
		{name: "a degree, anatomy and physiology with a C, and 1,950 hours",
			person: person(associate, anatomy, year),
			want:   pathway.Met, routes: map[string]string{"Route B": "met"}},
		{name: "1,949 hours are one too few",
			person: person(associate, anatomy, worked("cancer-registry", "2025-01-01", "2025-12-10", 39), worked("cancer-registry", "2025-12-10", "2025-12-17", 38)),
			want:   pathway.Unmet, routes: map[string]string{"Route B": "unmet"}, says: []string{"1,949 hours so far, 1 more needed"}},
		{name: "two half-time jobs at once add up in hours",
			person: person(associate, anatomy, worked("cancer-registry", "2025-01-01", "2025-12-17", 20), worked("cancer-registry", "2025-01-01", "2025-12-17", 19)),
			want:   pathway.Met, routes: map[string]string{"Route B": "met"}},
		{name: "anatomy and physiology without a grade cannot be judged",
			person: person(associate, studied("anatomy-physiology", 6, ""), year),
			want:   pathway.Unknown, routes: map[string]string{"Route B": "unknown"}},
		{name: "a C- is below a C",
			person: person(associate, studied("anatomy-physiology", 6, "C-"), year),
			want:   pathway.Unmet, routes: map[string]string{"Route B": "unmet"}},
		{name: "one semester of anatomy and physiology is not two",
			person: person(associate, studied("anatomy-physiology", 3, "A"), year),
			want:   pathway.Unmet, routes: map[string]string{"Route B": "unmet"}},
		{name: "a license opens no route",
			person: person(held("license/rn"), year), want: pathway.Unmet},
	})
}
