package main

import (
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

func TestPricesReadAsAPersonWritesThem(t *testing.T) {
	for _, c := range []struct {
		name    string
		minor   int64
		known   bool
		unknown int
		want    string
	}{
		{"thousands stand apart", 1234567890, true, 0, "12,345,678.90 USD"},
		{"whole amounts have no cents", 830000, true, 0, "8,300 USD"},
		{"small ones stay", 5000, true, 0, "50 USD"},
		{"a missing price is no zero", 5000, true, 1, "50 USD and 1 price not known"},
		{"none is known", 0, false, 2, "2 prices not known"},
		{"none is due", 0, false, 0, "nothing"},
		{"free", 0, true, 0, "0 USD"},
	} {
		var m credential.Money
		if c.known {
			m = credential.Money{Minor: c.minor, Currency: "USD"}
		}
		if got := price(m, c.unknown); got != c.want {
			t.Errorf("%s: price(%v, %d) = %q, want %q", c.name, m, c.unknown, got, c.want)
		}
	}
}

func TestCountsAreInTheRightNumber(t *testing.T) {
	for n, want := range map[int]string{0: "0 days", 1: "1 day", 2: "2 days", 1433: "1,433 days"} {
		if got := count(n, "day"); got != want {
			t.Errorf("count(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestAnswersFollowTheBestWay(t *testing.T) {
	soon, late := credential.Date{Year: 2027, Month: 2, Day: 1}, credential.Date{Year: 2028, Month: 2, Day: 1}
	pending := func(d credential.Date) pathway.Finding { return pathway.Finding{Status: pathway.Pending, MetOn: d} }
	for _, c := range []struct {
		name string
		ways []pathway.Finding
		want string
	}{
		{"one open way is enough", []pathway.Finding{{Status: pathway.Unmet}, {Status: pathway.Met}}, "Yes"},
		{"of two that open, the sooner", []pathway.Finding{pending(late), pending(soon)}, "From 1 February 2027"},
		{"not known is better than no", []pathway.Finding{{Status: pathway.Unmet}, {}}, "Not known"},
		{"none", []pathway.Finding{{Status: pathway.Unmet}}, "No"},
	} {
		if got := newVerdict("", c.ways...).Says; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestWhatSetsATradeOffApartIsReadFromItsText(t *testing.T) {
	for text, want := range map[string]string{
		"4 January 2028, 3,304 USD; instead of step 1: Join AAPC": "instead of step 1: Join AAPC",
		"4 January 2028, no known cost: Sit the CPC examination":  "Sit the CPC examination",
	} {
		if got := differs(text); got != want {
			t.Errorf("differs(%q) = %q, want %q", text, got, want)
		}
	}
}
