package main

import (
	"context"
	"errors"
	"runtime/debug"
	"time"

	"github.com/credpath/credpath/pathway"
)

// grace is how long a search whose time is up may take to hand over what it has.
const grace = time.Second

// An outcome is what a search came to.
type outcome[T any] struct {
	found   T
	err     error
	crashed crash
}

// A crash is the stack of a search that crashed. It has no word of what was
// asked.
type crash []byte

// awaited runs a search once there is a slot for it, and waits for it until the
// context ends, and then a little longer. A search that does not end even so
// goes on without anybody waiting, and keeps its slot until it is done.
func awaited[T any](ctx context.Context, slots chan struct{}, search func() (T, error)) (T, error) {
	var none T
	select {
	case slots <- struct{}{}:
	case <-ctx.Done():
		return none, &pathway.LimitError{Err: ctx.Err()}
	}
	done := make(chan outcome[T], 1)
	go func() {
		var o outcome[T]
		defer func() {
			if recover() != nil {
				o.crashed = debug.Stack()
			}
			<-slots
			done <- o
		}()
		o.found, o.err = search()
	}()
	o, ok := received(ctx, done)
	switch {
	case !ok:
		return none, &pathway.LimitError{Err: ctx.Err()}
	case o.crashed != nil:
		panic(o.crashed)
	}
	return o.found, o.err
}

// received waits for an outcome until the context ends, and then a little
// longer; ok is false if none comes.
func received[T any](ctx context.Context, done <-chan T) (o T, ok bool) {
	select {
	case o = <-done:
		return o, true
	case <-ctx.Done():
	}
	select {
	case o = <-done:
		return o, true
	case <-time.After(grace):
		return o, false
	}
}

// stoppedAt returns what a search that was stopped says.
func stoppedAt(err error) (limit *pathway.LimitError, ok bool) {
	ok = errors.As(err, &limit)
	return limit, ok
}
