package main

import (
	"testing"

	"github.com/credpath/credpath/pathway"
)

func TestRHITTakesAnAccreditedAssociateDegree(t *testing.T) {
	answer(t, "ahima/rhit", []answerCase{
		{name: "an associate degree in HIM from a CAHIIM-accredited program opens it",
			person: person(awarded("degree/associate/him", "program/dupage/associate-hit", "2026-05-20")),
			want:   pathway.Met, routes: map[string]string{"Associate degree": "met"}},
		{name: "a graduate of a foreign program that AHIMA recognizes may apply",
			person: person(held("degree/foreign-him")),
			want:   pathway.Met, routes: map[string]string{"Associate degree": "unmet", "Foreign reciprocity": "met"}},
		{name: "a high-school diploma does not do",
			person: person(held("diploma/high-school")),
			want:   pathway.Unmet, routes: map[string]string{"Associate degree": "unmet", "Foreign reciprocity": "unmet"}},
		{name: "candidacy is not accreditation",
			person: person(awarded("degree/associate/him", "program/test/candidate", "2026-05-20")),
			want:   pathway.Unmet, routes: map[string]string{"Associate degree": "unmet"}, says: []string{"candidacy"}},
		{name: "another body's accreditation does not count",
			person: person(awarded("degree/associate/him", "program/test/elsewhere", "2026-05-20")),
			want:   pathway.Unmet, routes: map[string]string{"Associate degree": "unmet"}},
		{name: "a degree of before the accreditation began does not count",
			person: person(awarded("degree/associate/him", "program/test/late", "2019-12-31")),
			want:   pathway.Unmet, routes: map[string]string{"Associate degree": "unmet"}},
		{name: "a degree of the day the accreditation began counts",
			person: person(awarded("degree/associate/him", "program/test/late", "2020-01-01")),
			want:   pathway.Met, routes: map[string]string{"Associate degree": "met"}},
		{name: "a degree without its program cannot be judged",
			person: person(held("degree/associate/him")),
			want:   pathway.Unknown, routes: map[string]string{"Associate degree": "unknown"}},
		{name: "whether a bachelor's degree in HIM does is for AHIMA to say",
			person: person(awarded("degree/bachelor/him", "program/ecu/bachelor-him", "2026-05-20")),
			want:   pathway.Unknown, routes: map[string]string{"Associate degree": "unmet", "Baccalaureate degree": "unknown"}, says: []string{"AHIMA's word"}},
		{name: "a bachelor's degree in another subject does not do",
			person: person(held("degree/bachelor/general")),
			want:   pathway.Unmet, routes: map[string]string{"Associate degree": "unmet", "Baccalaureate degree": "unmet"}},
		{name: "work does not replace the degree",
			person: person(held("diploma/high-school"), worked("health-information", "2010-01-01", "2026-01-01", 40)),
			want:   pathway.Unmet, routes: map[string]string{"Associate degree": "unmet"}},
	})
}

func TestRHITLetsStudentsOfTheLastTermSit(t *testing.T) {
	student := person(expected("degree/associate/him", "program/dupage/associate-hit", "2027-05-20"))
	answer(t, "ahima/rhit-exam", []answerCase{
		{name: "four months before the degree the exam is open", person: student, on: "2027-01-20",
			want: pathway.Met, routes: map[string]string{"Early testing": "met"}},
		{name: "a day sooner it is not yet", person: student, on: "2027-01-19",
			want: pathway.Pending, says: []string{"2027-01-20"}},
		{name: "a student of a program in candidacy may not sit early", on: "2027-05-01",
			person: person(expected("degree/associate/him", "program/test/candidate", "2027-05-20")),
			want:   pathway.Unmet, routes: map[string]string{"Early testing": "unmet"}},
		{name: "the credential itself waits for the degree", person: student, on: "2027-01-20", target: "ahima/rhit",
			want: pathway.Pending, says: []string{"2027-05-20"}},
	})
}

func TestRHIATakesThreeDegreesInHIM(t *testing.T) {
	answer(t, "ahima/rhia", []answerCase{
		{name: "a bachelor's degree in HIM from an accredited program opens it",
			person: person(awarded("degree/bachelor/him", "program/ecu/bachelor-him", "2026-05-20")),
			want:   pathway.Met, routes: map[string]string{"Baccalaureate degree": "met"}},
		{name: "a master's degree in HIM does too",
			person: person(awarded("degree/master/him", "program/typical/master-him", "2026-05-20")),
			want:   pathway.Met, routes: map[string]string{"Baccalaureate degree": "unmet", "Master's degree": "met"}},
		{name: "a post-baccalaureate certificate does on top of any bachelor's degree",
			person: person(held("degree/bachelor/general"), awarded("certificate/him-post-baccalaureate", "program/typical/him-post-baccalaureate", "2026-05-20")),
			want:   pathway.Met, routes: map[string]string{"Post-baccalaureate certificate": "met"}},
		{name: "the certificate alone does not",
			person: person(awarded("certificate/him-post-baccalaureate", "program/typical/him-post-baccalaureate", "2026-05-20")),
			want:   pathway.Unmet, routes: map[string]string{"Post-baccalaureate certificate": "unmet"}},
		{name: "a degree in informatics opens no way, and one in candidacy less so",
			person: person(awarded("degree/bachelor/health-informatics", "program/cincinnati/bachelor-health-informatics", "2026-05-20")),
			want:   pathway.Unmet, routes: map[string]string{"Baccalaureate degree": "unmet", "Master's degree": "unmet"}},
		{name: "an associate degree is not at its level",
			person: person(awarded("degree/associate/him", "program/dupage/associate-hit", "2026-05-20")),
			want:   pathway.Unmet, routes: map[string]string{"Baccalaureate degree": "unmet"}},
	})
}

func TestCHPSAsksForLessWorkTheHigherTheDegree(t *testing.T) {
	const work = "privacy-security"
	answer(t, "ahima/chps", []answerCase{
		{name: "high school and six years",
			person: person(held("diploma/high-school"), worked(work, "2020-01-01", "2026-01-01", 40)), want: pathway.Met},
		{name: "high school, one month short of six years",
			person: person(held("diploma/high-school"), worked(work, "2020-01-01", "2025-12-01", 40)), want: pathway.Unmet},
		{name: "an associate degree and four years",
			person: person(held("degree/associate/general"), worked(work, "2020-01-01", "2024-01-01", 40)), want: pathway.Met},
		{name: "an associate degree, one month short of four years",
			person: person(held("degree/associate/general"), worked(work, "2020-01-01", "2023-12-01", 40)), want: pathway.Unmet},
		{name: "the RHIT and four years",
			person: person(held("ahima/rhit"), worked(work, "2020-01-01", "2024-01-01", 40)), want: pathway.Met},
		{name: "the CCS-P, one month short of four years",
			person: person(held("ahima/ccs-p"), worked(work, "2020-01-01", "2023-12-01", 40)), want: pathway.Unmet},
		{name: "a bachelor's degree and two years",
			person: person(held("degree/bachelor/general"), worked(work, "2020-01-01", "2022-01-01", 40)), want: pathway.Met},
		{name: "the RHIA, one month short of two years",
			person: person(held("ahima/rhia"), worked(work, "2020-01-01", "2021-12-01", 40)), want: pathway.Unmet},
		{name: "a master's degree and one year",
			person: person(held("degree/master/general"), worked(work, "2020-01-01", "2021-01-01", 40)), want: pathway.Met},
		{name: "a master's degree, one month short of a year",
			person: person(held("degree/master/general"), worked(work, "2020-01-01", "2020-12-01", 40)), want: pathway.Unmet},
		{name: "half-time work counts by half",
			person: person(held("degree/master/general"), worked(work, "2020-01-01", "2021-01-01", 20)), want: pathway.Unmet},
		{name: "work in another field does not count",
			person: person(held("degree/master/general"), worked("coding", "2010-01-01", "2026-01-01", 40)), want: pathway.Unmet},
	})
}
