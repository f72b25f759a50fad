package main

import (
	"strings"
	"testing"
)

// graduate is a person with a diploma, who does not say where they live.
const graduate = "../../testdata/records/high-school-graduate.json"

func TestRealSchoolsOfAPlaceAreOptionsToAskAbout(t *testing.T) {
	question := []string{"-record", graduate, "-to", "RHIT", "-schools", "-in", "us/oh", "-budget", "9000", "-n", "1"}
	text, errs := plan(t, found, question...)
	text = strings.Join(strings.Fields(text), " ")
	for _, part := range []string{
		"Attend Associate degree in health information management (typical), full-time",
		"Whether CAHIIM accredits this is not known. Ask the school whether it does on the day of the award; if so, it would do as well:",
		"Washington State College of Ohio, Marietta, OH, full-time, in-state: 8,256 USD (44 USD less)",
	} {
		if !strings.Contains(text, part) || errs != "" {
			t.Errorf("run(%q) does not say %q, or complains: %s\n%s", question, part, errs, text)
		}
	}
	if strings.Contains(text, "at College of DuPage") || strings.Contains(text, "Cincinnati State") {
		t.Errorf("run(%q) names a school that is elsewhere, or over the budget\n%s", question, text)
	}
}

func TestARealSchoolHeadsAPlanWhereItMayBeAssumed(t *testing.T) {
	args := []string{"-record", graduate, "-to", "RHIT", "-schools", "-in", "us/tx", "-letter", "-assume", "-n", "1"}
	text, _ := plan(t, found, args...)
	if text = strings.Join(strings.Fields(text), " "); !strings.Contains(text, ", TX, full-time") || !strings.Contains(text, "the accreditation of Associate degree") {
		t.Errorf("run(%q) does not begin at a school of Texas, or does not say what it assumes\n%s", args, text)
	}
}

func TestTheListHasTheSchoolsOfAPlace(t *testing.T) {
	text, _ := plan(t, found, "-schools", "-in", "us/oh", "-list", "associate", "technology")
	if n := strings.Count(text, "program/ipeds/"); n != 15 || strings.Contains(text, "DuPage") || !strings.Contains(text, "Sinclair Community College, Dayton, OH") {
		t.Errorf("the list has %d programs, want the 15 associate degrees in health information technology of Ohio\n%s", n, text)
	}
}

func TestSchoolsThatCannotBeAskedForAreRefused(t *testing.T) {
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{"-schools", "-catalog-only", trade, "-record", learns, "-to", "MOB"}, "leave one of them out"},
		{[]string{"-in", "US/Ohio!"}, "-in"},
	} {
		if _, errs := plan(t, badArgs, c.args...); !strings.Contains(errs, c.says) {
			t.Errorf("run(%q) complains %q, want %q", c.args, errs, c.says)
		}
	}
}
