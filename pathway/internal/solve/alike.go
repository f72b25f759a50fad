package solve

import (
	"context"
	"fmt"
	"slices"

	"github.com/credpath/credpath/pathway/internal/schedule"
)

// Two solutions are alike if their steps have the same classes. An incidental step does
// not count if the set, with all offers open to it, those of renewals too, finishes no later
// without the step.
// Of solutions that are alike the best is yielded, since it comes first.

// isNew reports whether no solution like the scheduled set was yielded, and
// notes that one is now.
func (e *search) isNew(n *node) bool {
	class := e.class(e.ctx, n.set, n.finish)
	if e.yielded[class] {
		return false
	}
	e.yielded[class] = true
	return true
}

// class identifies the sets that are alike.
func (e *search) class(ctx context.Context, set []int, finish int) string {
	q := schedule.Restrict(ctx, e.p.Waived(), set)
	var classes []int
	for k := range q.Set {
		step := &q.Steps[q.Set[k]]
		if step.Automatic {
			continue
		}
		if step.Incidental {
			without := slices.Delete(slices.Clone(q.Set), k, k+1)
			if s, _ := q.Soonest(without, finish, true); s != nil {
				continue
			}
		}
		classes = append(classes, step.Class)
	}
	slices.Sort(classes)
	return fmt.Sprint(classes)
}

// isYielded reports whether a solution like a scheduled set was yielded.
func (e *search) isYielded(n *node) bool {
	return len(e.yielded) > 0 && e.yielded[e.class(context.WithoutCancel(e.ctx), n.set, n.finish)]
}
