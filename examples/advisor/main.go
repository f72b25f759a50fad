// Command advisor serves a page for advisers: pick a person and a goal, change
// the hours a week, the budget and the first day, and see at once whether the
// person may, and which routes there are.
//
// It answers only this computer unless told otherwise, keeps nothing, and writes
// nothing about a person anywhere: what is asked lives as long as its answer.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/credpath/credpath/credential"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// The exit codes.
const (
	ended   = 0
	failed  = 1
	badArgs = 2
)

// A setting is what the command line says.
type setting struct {
	addr string
	over string // the file of a catalog that is laid over the reference; "" is none
	only string // the file of a catalog that is taken alone; "" is none

	schools bool // the real schools are laid over the reference
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	s, err := parse(args, stdout)
	if errors.Is(err, flag.ErrHelp) {
		return ended
	}
	var catalog *credential.Catalog
	if err == nil {
		catalog, err = loadCatalog(s)
	}
	if err != nil {
		fmt.Fprintf(stderr, "advisor: %v\n", err)
		return badArgs
	}
	samples := people
	if s.only != "" {
		samples = nil
	}
	if err := listen(ctx, s.addr, newAdvisor(catalog, samples, today), stdout, stderr); err != nil {
		fmt.Fprintf(stderr, "advisor: %v\n", err)
		return failed
	}
	return ended
}

// parse reads the command line; help goes to w.
func parse(args []string, w io.Writer) (s setting, err error) {
	flags := flag.NewFlagSet("advisor", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&s.addr, "addr", "127.0.0.1:8080", "serve at this `address`; put a proxy with TLS before any that others can reach")
	flags.BoolVar(&s.schools, "schools", false, "lay some thousand programs of real schools over the reference catalog; nobody looked up whether they are accredited")
	addText(flags, &s.over, "catalog", "lay the catalog in this `file` over the reference catalog")
	addText(flags, &s.only, "catalog-only", "take the catalog in this `file` alone, without the reference and its sample people")
	err = flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprintln(w, "Serves a page on which an adviser sees what a person may do, and how they get there.")
		flags.SetOutput(w)
		flags.PrintDefaults()
	case err != nil:
		err = fmt.Errorf("%w; -h lists the flags", err)
	case flags.NArg() > 0:
		err = fmt.Errorf("%q stands without a flag; write -addr %q if it is the address", flags.Arg(0), flags.Arg(0))
	}
	return s, err
}

// addText adds a flag whose text is not empty, as that of a script's unset variable is.
func addText(flags *flag.FlagSet, to *string, name, usage string) {
	flags.Func(name, usage, func(text string) error {
		if text == "" {
			return errors.New("write something, or leave the flag out")
		}
		*to = text
		return nil
	})
}

// listen serves the page at an address until the context ends.
func listen(ctx context.Context, addr string, a *advisor, stdout, stderr io.Writer) error {
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", addr)
	if err != nil {
		return fmt.Errorf("%w; -addr names another address", err)
	}
	fmt.Fprintf(stdout, "advisor: open http://%s in a browser; Ctrl-C ends it\n", listener.Addr())
	return serve(ctx, listener, a.handler(stderr))
}

// today is the first day of a plan that names none.
func today() credential.Date { return credential.DateOf(time.Now()) }

// serve answers requests until the context ends, and then lets those under way
// come to their end.
func serve(ctx context.Context, l net.Listener, h http.Handler) error {
	server := newHTTPServer(h)
	done := make(chan error, 1)
	go func() { done <- server.Serve(l) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience+2*grace)
	defer cancel()
	return server.Shutdown(last)
}
