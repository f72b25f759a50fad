package oracle_test

import (
	"math/rand/v2"
	"runtime"
	"sync/atomic"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/oracle"
	"github.com/credpath/credpath/pathway/internal/randcase"
)

// TestOracleIsNoBetterForTheAdviser compares the oracle with itself without shortcuts on
// random cases with all that an adviser asks for, drawn by this test.
func TestOracleIsNoBetterForTheAdviser(t *testing.T) {
	t.Parallel()
	source := randcase.SourceOf(t)
	var compared, changed atomic.Int64
	source.Each(runtime.GOMAXPROCS(0), func(i int) bool {
		plain := source.Sized(i, 2+i%3)
		c := withAdvice(plain)
		wrong, ok := shortcutsDiffer(c)
		if wrong != "" {
			t.Errorf("%s: %s%s", source.Name(i), wrong, c.JSON())
		}
		if ok {
			compared.Add(1)
			got, _ := oracle.New(c.Catalog(), c.Question, 1500).Routes()
			if was, ok := oracle.New(plain.Catalog(), plain.Question, 1500).Routes(); ok && oracle.Lines(was...) != oracle.Lines(got...) {
				changed.Add(1)
			}
		}
		return wrong == ""
	})
	t.Logf("%d of %d cases compared, of which %d have another answer than before", compared.Load(), source.Cases(), changed.Load())
	if compared.Load() < int64(source.Cases()/4) || changed.Load() < int64(source.Cases()/20) {
		t.Errorf("too few cases are compared, or change their answer")
	}
}

// withAdvice returns a case with applications, preparations and time to be hired.
func withAdvice(c randcase.Case) randcase.Case {
	rng := c.Choices()
	c.Entries = c.Catalog().Entries()
	days := func(most int) credential.Period { return credential.Period{Days: rng.IntN(most)} }
	var asks []credential.Requirement
	for _, entry := range c.Entries.Credentials {
		for _, rule := range entry.Requires {
			asks = append(asks, rule.Ask)
		}
	}
	for i := range c.Entries.Credentials {
		entry := &c.Entries.Credentials[i]
		if entry.Kind != credential.Assessment || entry.Automatic {
			continue
		}
		for k := range entry.Offers {
			entry.Offers[k].Apply = days(12)
		}
		if rng.IntN(2) > 0 {
			continue
		}
		entry.Exam.Preparation = preparationsBy(rng, asks)
		if rng.IntN(3) == 0 {
			prepared := credential.Prepared{Exam: entry.ID, Hours: 1 + rng.IntN(10)}
			c.Question.Record.Prepared = append(c.Question.Record.Prepared, prepared)
		}
	}
	for i := range c.Entries.Roles {
		if role := &c.Entries.Roles[i]; rng.IntN(3) == 0 {
			role.Hiring = credential.Hiring{Takes: credential.Period{Days: 1 + rng.IntN(20)}, Source: credential.Source{URL: "https://example.org"}}
		}
	}
	c.Question.Advised = rng.IntN(4) > 0
	c.Question.Seek = days(10)
	return c
}

// preparationsBy returns a preparation for everybody, and one on a condition if there is any
// to take.
func preparationsBy(rng *rand.Rand, asks []credential.Requirement) []credential.Preparation {
	weekly := func() credential.Hours { return credential.HoursOf(rng.IntN(30)) }
	all := []credential.Preparation{{Hours: 1 + rng.IntN(20), Weekly: weekly()}}
	if len(asks) > 0 {
		all = append(all, credential.Preparation{If: asks[rng.IntN(len(asks))], Hours: 1 + rng.IntN(10), Weekly: weekly()})
	}
	return all
}
