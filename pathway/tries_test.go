package pathway_test

import (
	"context"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// board is a catalog of one exam, which after three failed tries takes a year.
const board = `{"credentials": [
	{"id": "board", "kind": "assessment", "name": "Board exam",
	 "offers": [{"name": "member", "price": "229 USD", "if": {"age": 90}}, {"name": "other", "price": "299 USD"}],
	 "exam": {"retakes": [{"wait": "P30D"}, {"wait": "P1Y", "after": 3, "most": 4, "per": "P3Y"}]}},
	{"id": "letter", "kind": "certification", "name": "Letter", "requires": [{"ask": {"holds": "board"}}]}]}`

func boardCatalog(t *testing.T) *credential.Catalog {
	t.Helper()
	c, err := credential.ParseCatalog("board.json", []byte(board))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func failedOn(days ...credential.Date) credential.Record {
	var r credential.Record
	for _, day := range days {
		r = r.With(credential.Attempt{Exam: "board", On: day})
	}
	return r
}

func TestAFailedTrySaysWhenAgainAndAtWhatFee(t *testing.T) {
	c := boardCatalog(t)
	on := credential.Date{Year: 2027, Month: 1, Day: 4}
	once := failedOn(credential.Date{Year: 2026, Month: 12, Day: 20})
	thrice := failedOn(credential.Date{Year: 2026, Month: 8, Day: 1}, credential.Date{Year: 2026, Month: 12, Day: 20}, credential.Date{Year: 2026, Month: 10, Day: 1})
	for _, row := range []struct {
		name   string
		record credential.Record
		target credential.ID
		want   string
	}{
		{"the exam itself", once, "board", `Board exam on 2027-01-04
eligible to sit: from 2027-01-19
  [will be met on 2027-01-19] the wait after a failed try: failed on 2026-12-20; again from
      2027-01-19, 30 days after a failed try; the fee is due again, 229 USD or more`},
		{"what asks for it", once, "letter", `Letter on 2027-01-04
eligible but for the exam: from 2027-01-19
  may sit the Board exam: from 2027-01-19
    [will be met on 2027-01-19] the wait after a failed try: failed on 2026-12-20; again from
        2027-01-19, 30 days after a failed try; the fee is due again, 229 USD or more
eligible to hold: no
  [not met] a pass in the Board exam`},
		{"a third time", thrice, "board", `Board exam on 2027-01-04
eligible to sit: from 2027-12-20
  [will be met on 2027-12-20] the wait after a failed try: failed on 2026-12-20, the 3rd time;
      again from 2027-12-20, 1 year after a failed try, at most 4 tries in 3 years; the fee is due again, 229 USD or more`},
	} {
		t.Run(row.name, func(t *testing.T) {
			e, err := pathway.New(c).Check(row.record, row.target, on)
			if err != nil {
				t.Fatal(err)
			}
			words := func(s string) string { return strings.Join(strings.Fields(s), " ") } // wherever lines break
			if got := words(e.String()); got != words(row.want) {
				t.Errorf("Check(%s) says\n%s\nwant\n%s", row.target, got, row.want)
			}
		})
	}
}

func TestAPlanWaitsAfterAFailedTry(t *testing.T) {
	c := boardCatalog(t)
	query := pathway.Query{
		Letter: true, Record: failedOn(credential.Date{Year: 2026, Month: 12, Day: 20}), Target: "letter",
		Start: credential.Date{Year: 2027, Month: 1, Day: 4}, Study: 40, Work: 40,
	}
	route, err := pathway.New(c).Best(context.Background(), query)
	if err != nil {
		t.Fatal(err)
	}
	again := credential.Date{Year: 2027, Month: 1, Day: 19}
	if route.Finish != again || len(route.Steps) != 2 {
		t.Fatalf("the route finishes on %s with %d steps, want %s with 2", route.Finish, len(route.Steps), again)
	}
	if len(route.Has) != 1 || route.Has[0].Text != "Board exam, failed on 2026-12-20" {
		t.Errorf("the route rests on %v, want the failed try", route.Has)
	}
	early := credential.Date{Year: 2027, Month: 1, Day: 18}
	for i := range route.Steps {
		route.Steps[i].Start, route.Steps[i].Finish = early, early
	}
	route.Finish = early
	err = pathway.Verify(c, query, route)
	if err == nil || !strings.Contains(err.Error(), "after the failed tries of the record board may not be sat on 2027-01-18") {
		t.Errorf("Verify of a sitting before the wait is over: %v", err)
	}
}
