package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/testdata/peers"
)

// planner has a process of this program plan a problem.
func (m *meter) planner(ctx context.Context, p *peers.Problem) (outcome, error) {
	self, err := os.Executable()
	if err != nil {
		return outcome{}, err
	}
	file := filepath.Join(m.dir, "catalog.json")
	if err := os.WriteFile(file, credential.FormatCatalog(peers.Entries(p)), 0o600); err != nil {
		return outcome{}, err
	}
	command := exec.CommandContext(ctx, self, "-plan", file, "-target", string(peers.Query(p, 0).Target), "-limit", m.limit.String())
	command.Stderr = os.Stderr
	began := time.Now()
	out, err := command.Output()
	took := time.Since(began)
	if err != nil {
		return outcome{}, err
	}
	var a planned
	if err := json.Unmarshal(out, &a); err != nil {
		return outcome{}, fmt.Errorf("the planner's process printed %q: %w", out, err)
	}
	return outcome{took: took, proved: a.Proved, cost: a.Cost}, nil
}

// planned is what the planner's process prints.
type planned struct {
	Proved bool
	Cost   int64
}

// planFile reads a catalog, plans a target, and prints the outcome.
func planFile(file, target string, limit time.Duration) error {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	catalog, err := credential.ParseCatalog(file, data)
	if err != nil {
		return err
	}
	planner := pathway.New(catalog)
	query := peers.Query(&peers.Problem{}, math.MaxInt)
	query.Target = credential.ID(target)
	a, err := answer(planner.Best(ctx, query))
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(a)
}

// answer reads what the planner says of its best route.
func answer(route *pathway.Route, err error) (planned, error) {
	var stopped *pathway.LimitError
	switch {
	case errors.As(err, &stopped) && stopped.Best != nil:
		return planned{Cost: stopped.Best.Cost.Minor}, nil
	case errors.As(err, &stopped):
		return planned{}, nil
	case err != nil:
		return planned{}, err
	}
	return planned{Proved: route.Proof.Proven, Cost: route.Cost.Minor}, nil
}
