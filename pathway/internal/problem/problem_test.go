package problem

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/credpath/credpath/pathway/internal/days"
)

// TestWhatIsSaidOfRenewalsIsSoOnEachDay holds what a problem finds out of the
// tariffs of a lapsing against looking at one day after the other.
func TestWhatIsSaidOfRenewalsIsSoOnEachDay(t *testing.T) {
	const start, last = 100, 900
	rng := rand.New(rand.NewPCG(9, 9))
	endless, varying, asking := 0, 0, 0
	for i := range 2000 {
		p := &Problem{Start: start, Horizon: last, Steps: []Step{{}}, Lapsings: []Lapsing{randomLapsing(rng)}}
		l := &p.Lapsings[0]
		always, alwaysFree, offers := true, true, map[string]bool{}
		for day := start; day < 2*last; day++ {
			payable, freeNow, offered := false, false, ""
			for fee := range l.FeesOn(day) {
				payable = true
				offered += fmt.Sprintf("%v if %p, ", fee.Cost(), fee.If)
				freeNow = freeNow || fee.If == nil
				if fee.Cost().Less(l.LeastFee()) {
					t.Fatalf("case %d: a fee of day %d is %v, less than the least, %v", i, day, fee.Cost(), l.LeastFee())
				}
			}
			alwaysFree = alwaysFree && freeNow
			for fee := range l.FeesOn(day) {
				grouped := func(g *Gate) bool { return slices.Contains(g.Of, fee.If) }
				if !freeNow && (!slices.Contains(l.Asks(start), fee.If) || !slices.ContainsFunc(l.AsksByTurns(start), grouped)) {
					t.Fatalf("case %d: on day %d nobody can pay but who meets a gate that Asks or AsksByTurns has not", i, day)
				}
			}
			if always = always && payable; payable {
				offers[offered] = true
			}
			if until := l.RenewedUntil(day); (until < Never) != payable || payable && until-day > l.MostDays() {
				t.Fatalf("case %d: a renewal on day %d lasts until %d; payable %v, at most %d days", i, day, until, payable, l.MostDays())
			}
		}
		if l.isEndless(start) && !always {
			t.Fatalf("case %d: it is said to be renewable on any day, and is not", i)
		}
		if !l.Varies(start) && len(offers) > 1 {
			t.Fatalf("case %d: on different days renewals cost %v, and are said not to vary", i, offers)
		}
		if l.IsPermanent(start) && !alwaysFree {
			t.Fatalf("case %d: it is said to be renewable by anybody on any day, and is not", i)
		}
		if until := p.InForceUntil(0, 0, 0, last); l.isEndless(start) && p.LapseOf(0, 0) >= start && until != Never {
			t.Fatalf("case %d: what can be renewed on any day is in force until %d", i, until)
		}
		endless, varying, asking = endless+count(l.isEndless(start)), varying+count(l.Varies(start)), asking+count(len(l.Asks(start)) > 0)
	}
	if endless < 100 || varying < 100 || asking < 100 {
		t.Errorf("of 2000 lapsings %d are endless, %d vary, %d ask; draw others", endless, varying, asking)
	}
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

func randomLapsing(rng *rand.Rand) Lapsing {
	l := Lapsing{Lasts: days.Length{Months: rng.IntN(14), Days: 1 + rng.IntN(40)}, Term: days.Length{Months: rng.IntN(14), Days: 1 + rng.IntN(40)}}
	from := -Never
	for range rng.IntN(3) {
		t := Tariff{From: from, Until: Never}
		if rng.IntN(2) == 0 {
			t.Until = rng.IntN(900)
		}
		for range 1 + rng.IntN(2) {
			fee := Fee{Price: int64(rng.IntN(4)), Priced: rng.IntN(4) > 0}
			if rng.IntN(3) == 0 {
				fee.If = &Gate{Op: Date, N: rng.IntN(900)}
			}
			if rng.IntN(4) == 0 {
				fee.Open = &Opening{Spans: days.Since(rng.IntN(900))}
			}
			t.Fees = append(t.Fees, fee)
		}
		l.Renewals = append(l.Renewals, t)
		if t.Until == Never {
			break
		}
		from = t.Until
	}
	return l
}

func TestAKeyComesBackInItsParts(t *testing.T) {
	for _, o := range []Order{BySoonest, ByCheapest, ByFewest} {
		key := o.Key(7, Cost{Unpriced: 2, Sum: 30}, 4)
		if finish, cost, steps := o.Parts(key); finish != 7 || cost != (Cost{2, 30}) || steps != 4 {
			t.Errorf("order %d: Parts(Key(7, {2 30}, 4)) = %d, %v, %d", o, finish, cost, steps)
		}
		if later := o.Later(key, 9); later != o.Key(9, Cost{2, 30}, 4) || o.Later(key, 5) != key {
			t.Errorf("order %d: Later puts %v off to %v", o, key, later)
		}
	}
}

func TestASumOfScalarCostsIsACost(t *testing.T) {
	some := []Cost{{0, 5}, {1, 0}, {0, 7}}
	var scalar int64
	var sum Cost
	for _, cost := range some {
		scalar += cost.Scalar(len(some))
		sum = sum.Plus(cost)
	}
	if got := CostOf(scalar); got != sum {
		t.Errorf("CostOf = %v, want %v", got, sum)
	}
}
