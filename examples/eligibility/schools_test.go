package main

import (
	"strings"
	"testing"
)

func TestASchoolOfARecordIsKnownWithTheRealSchools(t *testing.T) {
	record := file(t, `{"holdings": [{"credential": "degree/associate/him", "program": "program/ipeds/205470/associate-hit", "awarded": "2026-05-10"}]}`)
	for _, c := range []struct {
		args []string
		says string
		errs string
	}{
		{[]string{"-schools"}, "the standing of the program with CAHIIM on 2026-05-10 could not be verified", ""},
		{nil, "", "program/ipeds/205470/associate-hit"},
	} {
		var out, errs strings.Builder
		args := append([]string{"-record", record, "-to", "RHIT", "-on", "2027-01-04"}, c.args...)
		if code := run(args, nil, &out, &errs); code != not || !strings.Contains(strings.Join(strings.Fields(out.String()), " "), c.says) || !strings.Contains(errs.String(), c.errs) || c.errs == "" && errs.String() != "" {
			t.Errorf("run(%q) = %d: %s\n%s\nwant %q and the complaint %q", args, code, &errs, &out, c.says, c.errs)
		}
	}
}
