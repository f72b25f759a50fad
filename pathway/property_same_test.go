package pathway_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/internal/randcase"
)

// allAnswers returns every answer to a query, to the byte.
func allAnswers(p *pathway.Planner, q pathway.Query) (string, error) {
	q.Limit = effort / 20 // it is asked many times
	routes, err := routesOf(p, q)
	if err != nil {
		return "", err
	}
	front, err := p.Frontier(context.Background(), q)
	if err != nil && !errors.Is(err, pathway.ErrNoRoute) {
		return "", orStop(err)
	}
	judged, err2 := p.Check(q.Record, q.Target, q.Start)
	if err2 != nil {
		return "", err2
	}
	return fmt.Sprintf("%s\n%s\n%v\n%s", routeBytes(routes), routeBytes(front), err, judged), nil
}

// TestTwentyRunsGiveTheSameBytes asks a new planner each time.
func TestTwentyRunsGiveTheSameBytes(t *testing.T) {
	tryLaw(t, func(e credential.Entries, q pathway.Query, rng *rand.Rand) string {
		if rng.IntN(6) > 0 {
			return "" // it takes long
		}
		_, p := planner(e)
		want, err := allAnswers(p, q)
		if err != nil {
			return errorOf("Routes or Frontier", err)
		}
		runs := 20
		if strings.HasPrefix(want, "null") {
			runs = 3 // to say why there is no route may take long
		}
		for range runs - 1 {
			_, again := planner(e)
			if got, err := allAnswers(again, q); got != want || err != nil {
				return fmt.Sprintf("again: the answers are\n%s\n%v\nand were\n%s", got, err, want)
			}
		}
		return ""
	})
}

// TestFilesOfACatalogDoNotMatter reads the entries from three files.
func TestFilesOfACatalogDoNotMatter(t *testing.T) {
	tryLaw(t, func(e credential.Entries, q pathway.Query, rng *rand.Rand) string {
		_, p := planner(e)
		want, err := allAnswers(p, q)
		if err != nil {
			return errorOf("Routes or Frontier", err)
		}
		c, err := credential.LoadCatalog(inFiles(rng, e), "*.json")
		if err != nil {
			return errorOf("LoadCatalog", err)
		}
		filed := pathway.New(c)
		if got, err := allAnswers(filed, q); got != want || err != nil {
			return fmt.Sprintf("files: the answers are\n%s\n%v\nand of one catalog\n%s", got, err, want)
		}
		return ""
	})
}

// inFiles deals entries to three files, in any order.
func inFiles(rng *rand.Rand, e credential.Entries) fstest.MapFS {
	var files [3]credential.Entries
	shuffled := randcase.Copy(e)
	shuffleEntries(rng, &shuffled)
	for _, o := range shuffled.Organizations {
		file := &files[rng.IntN(3)]
		file.Organizations = append(file.Organizations, o)
	}
	for _, c := range shuffled.Credentials {
		file := &files[rng.IntN(3)]
		file.Credentials = append(file.Credentials, c)
	}
	for _, p := range shuffled.Programs {
		file := &files[rng.IntN(3)]
		file.Programs = append(file.Programs, p)
	}
	for _, r := range shuffled.Roles {
		file := &files[rng.IntN(3)]
		file.Roles = append(file.Roles, r)
	}
	fsys := fstest.MapFS{}
	for i, file := range files {
		data, err := file.MarshalJSON()
		if err != nil {
			panic(err)
		}
		fsys[fmt.Sprintf("%d.json", i)] = &fstest.MapFile{Data: data}
	}
	return fsys
}

// shuffleEntries shuffles the entries of each kind.
func shuffleEntries(rng *rand.Rand, e *credential.Entries) {
	shuffleList(rng, e.Organizations)
	shuffleList(rng, e.Fields)
	shuffleList(rng, e.Credentials)
	shuffleList(rng, e.Programs)
	shuffleList(rng, e.Roles)
}

// TestOrderWithinTheReferenceDoesNotMatter shuffles the entries of the reference
// catalog, which changes no byte, and then the parts of its requirements too,
// which changes no route.
func TestOrderWithinTheReferenceDoesNotMatter(t *testing.T) {
	t.Parallel()
	rng := randcase.SourceOf(t).Random(0)
	entries := reference.Catalog().Entries()
	shuffleEntries(rng, &entries)
	_, shuffled := planner(entries)
	shuffleParts(rng, reflect.ValueOf(&entries).Elem())
	_, parts := planner(entries)
	p := referencePlanner(t)
	for i, target := range spine {
		q := graduate(target, ranks[i%len(ranks)])
		q.Limit = 2_000
		want, err := p.Best(context.Background(), q)
		got, err2 := shuffled.Best(context.Background(), q)
		if routeBytes([]*pathway.Route{want}) != routeBytes([]*pathway.Route{got}) || fmt.Sprint(err) != fmt.Sprint(err2) {
			t.Errorf("Best(%s by %s) = %v, %v with the entries shuffled, and was %v, %v", target, q.Rank, got, err2, want, err)
		}
		if got, err2 = parts.Best(context.Background(), q); (err == nil) != (err2 == nil) {
			t.Errorf("Best(%s by %s) ends in %v with the parts shuffled, and in %v without", target, q.Rank, err2, err)
		}
		if want == nil || got == nil {
			continue
		}
		if got, want := routeLines(got), routeLines(want); got != want {
			t.Errorf("Best(%s by %s) =\n%swith the parts shuffled, and was\n%s", target, q.Rank, got, want)
		}
	}
}

// TestACancelledSearchEndsSoon cancels before a search and during one. It wants an
// error that names the cause, and the best route found by then, which holds.
func TestACancelledSearchEndsSoon(t *testing.T) {
	t.Parallel()
	p := referencePlanner(t)
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	for _, target := range []credential.ID{"ahima/rhia", "aapc/cpc", "ncra/ods-c", "role/him-manager"} {
		q := graduate(target, pathway.Cheapest)
		q.Limit = 1 << 30
		endsSoon(t, p, cancelled, q, context.Canceled)
		short, cancel := context.WithTimeout(context.Background(), 5*time.Millisecond)
		endsSoon(t, p, short, q, context.DeadlineExceeded)
		cancel()
	}
}

// endsSoon asks for all routes, the best and the frontier, each of which must
// end within a time that is long for any machine.
func endsSoon(t *testing.T, p *pathway.Planner, ctx context.Context, q pathway.Query, cause error) {
	t.Helper()
	const soon = 5 * time.Second
	calls := map[string]func() error{
		"Best":     func() error { _, err := p.Best(ctx, q); return err },
		"Frontier": func() error { _, err := p.Frontier(ctx, q); return err },
		"Routes": func() (last error) {
			for _, err := range p.Routes(ctx, q) {
				last = err
			}
			return last
		},
	}
	for name, call := range calls {
		begun := time.Now()
		err := call()
		if took := time.Since(begun); took > soon {
			t.Errorf("%s(%s) took %s after its context was done, want less than %s", name, q.Target, took, soon)
		}
		var limit *pathway.LimitError
		switch {
		case err == nil && cause != context.Canceled: // it was quicker
		case !errors.As(err, &limit) || !errors.Is(err, cause):
			t.Errorf("%s(%s) = %v, want a *LimitError because of %v", name, q.Target, err, cause)
		case limit.Best != nil:
			if err := pathway.Verify(reference.Catalog(), q, limit.Best); err != nil {
				t.Errorf("%s(%s): the best so far does not hold: %v", name, q.Target, err)
			}
		}
		if err != nil && !strings.Contains(err.Error(), cause.Error()) {
			t.Errorf("%s(%s) = %q, which does not name %q", name, q.Target, err, cause)
		}
	}
}
