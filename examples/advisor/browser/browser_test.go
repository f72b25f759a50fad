package browser

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

var shots = flag.String("shots", "", "write pictures of the pages into this `folder`, to look at")

var (
	home    string          // the address of the advisor
	chrome  context.Context // the browser
	screens = []screen{{"desk, light", 1280, "light"}, {"desk, dark", 1280, "dark"}, {"phone, light", 360, "light"}, {"phone, dark", 360, "dark"}}
)

// A screen is what a page is shown on.
type screen struct {
	name   string
	width  int64
	scheme string
}

func TestMain(m *testing.M) {
	flag.Parse()
	code, err := withBrowser(m.Run)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

// withBrowser runs the tests with the advisor and a browser at hand.
func withBrowser(run func() int) (int, error) {
	dir, err := os.MkdirTemp("", "advisor")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	path, err := findChrome()
	if err != nil {
		return 0, err
	}
	stop, err := startAdvisor(dir)
	if err != nil {
		return 0, err
	}
	defer stop()
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.UserDataDir(filepath.Join(dir, "profile")), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-dev-shm-usage", true),
	)
	allocator, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	defer cancel()
	var end context.CancelFunc
	chrome, end = chromedp.NewContext(allocator)
	defer end()
	if err := chromedp.Do(chrome); err != nil {
		return 0, fmt.Errorf("%s does not start: %w", path, err)
	}
	return run(), nil
}

// findChrome returns where a browser is.
func findChrome() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("these tests need a browser and found none; on Debian: apt-get install -y --no-install-recommends chromium")
}

// startAdvisor builds the advisor, starts it on a free port, and returns what
// stops it.
func startAdvisor(dir string) (stop func(), err error) {
	program := filepath.Join(dir, "advisor")
	if out, err := exec.Command("go", "build", "-o", program, "github.com/credpath/credpath/examples/advisor").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("the advisor does not build: %w\n%s", err, out)
	}
	advisor := exec.Command(program, "-addr", "127.0.0.1:0")
	advisor.Stderr = os.Stderr
	out, err := advisor.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := advisor.Start(); err != nil {
		return nil, err
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	_, rest, ok := strings.Cut(line, "open ")
	if home, _, _ = strings.Cut(rest, " "); err != nil || !ok {
		return nil, fmt.Errorf("the advisor says %q, and not where it is: %v", line, err)
	}
	return func() {
		_ = advisor.Process.Signal(os.Interrupt)
		_ = advisor.Wait()
	}, nil
}

// A tab is one page of the browser, in the middle of a test.
type tab struct {
	*testing.T
	ctx      context.Context
	mu       sync.Mutex
	messages []string // what went wrong in the page
}

// open opens a tab; what goes wrong in it fails the test at its end.
func open(t *testing.T, s screen, of ...chromedp.ContextOption) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(chrome, of...)
	t.Cleanup(cancel)
	b := &tab{T: t, ctx: ctx}
	if err := chromedp.Listen(ctx, b.hear); err != nil {
		t.Fatalf("open a tab: %v", err)
	}
	var done context.CancelFunc
	b.ctx, done = context.WithTimeout(ctx, time.Minute)
	t.Cleanup(done)
	t.Cleanup(b.complain)
	b.size(s.width)
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: s.scheme}},
	})
	call(b, log.Enable, cdp.Empty{})
	call(b, runtime.Enable, cdp.Empty{})
	return b
}

// size gives the tab a screen of so many pixels from side to side.
func (b *tab) size(width int64) {
	b.Helper()
	call(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: 900, DeviceScaleFactor: 1, Mobile: width < 600})
}

// complain fails the test for each thing that went wrong in the page.
func (b *tab) complain() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, m := range b.messages {
		b.Errorf("the page complains: %s", m)
	}
}

// call sends a command of the browser's protocol.
func call[P any](b *tab, command cdp.Command[P, cdp.Empty], params P) {
	b.Helper()
	if _, err := chromedp.Call(b.ctx, command, params); err != nil {
		b.Fatalf("%T: %v", params, err)
	}
}

// hear notes errors in the page and what its policies refuse.
func (b *tab) hear(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		b.messages = append(b.messages, e.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		for _, arg := range e.Args {
			b.messages = append(b.messages, string(e.Type)+": "+arg.Description+string(arg.Value))
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError && !expected(e.Entry) {
			b.messages = append(b.messages, e.Entry.Text+" "+e.Entry.URL)
		}
	}
}

// expected reports whether a message is only about the status of a page that
// refuses what was asked: the browser notes each.
func expected(e *log.Entry) bool {
	return e.Source == log.EntrySourceNetwork && (strings.Contains(e.Text, "422") || strings.HasSuffix(e.URL, "/nowhere/"))
}

// run does something in the tab.
func (b *tab) run(what string, steps ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.Fatalf("%s: %v", what, err)
	}
}

// value returns what an action in the tab comes to.
func value[T any](b *tab, what string, action chromedp.Action[T]) T {
	b.Helper()
	v, err := chromedp.Run(b.ctx, action)
	if err != nil {
		b.Fatalf("%s: %v", what, err)
	}
	return v
}

// eval returns what a script in the page comes to.
func eval[T any](b *tab, script string) T {
	b.Helper()
	return value(b, script, chromedp.Evaluate[T](script))
}

// look writes a picture of the whole page, if pictures are asked for.
func (b *tab) look(name string) {
	b.Helper()
	if *shots == "" {
		return
	}
	png := value(b, "take a picture", chromedp.FullScreenshot(100))
	name = strings.NewReplacer(" ", "-", "/", "-", ",", "").Replace(name) + ".png"
	if err := os.WriteFile(filepath.Join(*shots, name), png, 0o644); err != nil {
		b.Fatal(err)
	}
}
