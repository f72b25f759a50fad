package browser

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// fill writes into a field of the form, in place of what is there.
func (b *tab) fill(id, text string) {
	b.Helper()
	b.run("fill in "+id, chromedp.SetValue(chromedp.CSS("#"+id), text))
}

// press clicks a button and waits for the page that answers.
func (b *tab) press(selector string) {
	b.Helper()
	if _, err := chromedp.RunResponse(b.ctx, chromedp.Click(chromedp.CSS(selector))); err != nil {
		b.Fatalf("press %s: %v", selector, err)
	}
}

// show asks what the form says.
func (b *tab) show() {
	b.Helper()
	b.press("button.main")
}

// fact returns what the best route says under a label.
func (b *tab) fact(label string) string {
	b.Helper()
	return eval[string](b, `[...document.querySelectorAll(".facts > div")].find(d => d.querySelector("dt").textContent === "`+label+`")?.querySelector("dd").textContent ?? ""`)
}

// says reports whether the page has the text.
func (b *tab) says(text string) bool {
	b.Helper()
	return strings.Contains(eval[string](b, `document.body.innerText`), text)
}

func TestAnAdviserSeesTheRouteChange(t *testing.T) {
	b := open(t, screens[0])
	b.run("open the page", chromedp.Navigate(home))
	b.fill("person", "clerk")
	b.fill("target", "Cancer registrar")
	b.fill("start", "2027-01-04")
	b.show()
	if !b.says("Cancer registrar for Imani Clarke") || !b.says("May take the role") {
		t.Fatal("the page does not answer for the person and the goal that were picked")
	}
	full := b.fact("Finish")
	b.fill("study", "18")
	b.show()
	if half := b.fact("Finish"); full == "" || half == "" || half == full {
		t.Errorf("with 40 hours of study a week it finishes on %q, with 18 on %q, want two days", full, half)
	}
	b.fill("study", "40")
	b.fill("deadline", "2027-02-01")
	b.show()
	if !b.says("No route keeps to the limits") {
		t.Error("a deadline four weeks after the first day does not end the plan")
	}
}

func TestFurtherRoutesAreAskedForByAButton(t *testing.T) {
	b := open(t, screens[2])
	b.run("open the page", chromedp.Navigate(home+"/?target=CPC&start=2027-01-04&letter=yes"))
	const rows = `document.querySelectorAll("#further tbody tr").length`
	for _, want := range []int{3, 6, 9} {
		b.press("#further button")
		if got := eval[int](b, rows); got != want {
			t.Fatalf("the button shows %d further routes, want %d", got, want)
		}
		if top := eval[float64](b, `document.getElementById("further").getBoundingClientRect().top`); top < -1 || top > 200 {
			t.Errorf("with %d further routes they stand %v pixels below the top, want them in sight", want, top)
		}
	}
	if eval[bool](b, `document.querySelector("#further button") !== null`) {
		t.Error("after nine further routes there is still a button for more")
	}
	b.show()
	if got := eval[int](b, rows); got != 0 {
		t.Errorf("a new question shows %d further routes, want none until they are asked for", got)
	}
}

func TestATypoIsMendedByOneClick(t *testing.T) {
	b := open(t, screens[2])
	b.run("open the page", chromedp.Navigate(home))
	b.fill("target", "RIHT")
	b.show()
	if !b.says("nothing is called “RIHT”") && !b.says(`nothing is called "RIHT"`) {
		t.Error("the page does not say that nothing is called RIHT")
	}
	b.press(`button[value="ahima/rhit"]`)
	if !b.says("Registered Health Information Technician for Noor Haddad") {
		t.Error("the suggestion does not lead to an answer")
	}
}

func TestARecordOfOnesOwnNeverReachesTheAddress(t *testing.T) {
	b := open(t, screens[0])
	b.run("open the page", chromedp.Navigate(home))
	b.press("#person-hint a")
	b.fill("record", `{"name": "<img src=x onerror=alert(1)>", "holdings": [{"credential": "diploma/high-scool"}]}`)
	b.show()
	if !b.says(`no credential "diploma/high-scool"`) && !b.says(`"diploma/high-scool"`) {
		t.Error("the page does not say which credential is not known")
	}
	b.fill("record", strings.Replace(eval[string](b, `document.getElementById("record").value`), "scool", "school", 1))
	b.show()
	if !b.says("for <img src=x onerror=alert(1)>") {
		t.Error("the page does not answer for the record, by its name")
	}
	if address := eval[string](b, `location.href`); strings.ContainsAny(address, "?<%") {
		t.Errorf("the address is %s, want nothing of the form in it", address)
	}
}

func TestTheRoadmapOpensInATabOfItsOwn(t *testing.T) {
	b := open(t, screens[0])
	b.run("open the page", chromedp.Navigate(home+"/?target=RHIA&start=2027-01-04"))
	opened := chromedp.WaitNewTarget(b.ctx, func(i *target.Info) bool { return strings.HasSuffix(i.URL, "/files") })
	b.run("open the roadmap", chromedp.Click(chromedp.CSS(`button[value="html"]`)))
	var id target.ID
	select {
	case id = <-opened:
	case <-time.After(30 * time.Second):
		t.Fatal("no tab opens")
	}
	road := open(t, screens[0], chromedp.WithTargetID(id))
	road.run("wait for the roadmap", chromedp.WaitVisible(chromedp.CSS("#step-by-step")))
	if title := eval[string](road, `document.title`); title != "Roadmap: Registered Health Information Administrator (RHIA)" {
		t.Errorf("the title of the tab is %q", title)
	}
}

func TestThePlanIsSavedAsACalendar(t *testing.T) {
	b, dir := open(t, screens[0]), t.TempDir()
	b.run("open the page", chromedp.Navigate(home+"/?target=RHIT&start=2027-01-04"))
	if _, err := chromedp.CallBrowser(b.ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
		Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: dir,
	}); err != nil {
		t.Fatal(err)
	}
	b.run("save the calendar", chromedp.Click(chromedp.CSS(`button[value="calendar"]`)))
	file := filepath.Join(dir, "roadmap-ahima-rhit.ics")
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		data, err := os.ReadFile(file)
		if strings.HasPrefix(string(data), "BEGIN:VCALENDAR") {
			return
		}
		if time.Now().After(end) {
			t.Fatalf("no calendar was saved: %v", err)
		}
	}
}

func TestTheFirstKeyLeadsPastTheForm(t *testing.T) {
	b := open(t, screens[0])
	b.run("open the page", chromedp.Navigate(home), chromedp.KeyEvent("\t"))
	if text := eval[string](b, `document.activeElement.textContent`); text != "Skip to the answer" {
		t.Errorf("the first key leads to %q, want the link past the form", text)
	}
	if left := eval[float64](b, `document.activeElement.getBoundingClientRect().left`); left < 0 {
		t.Errorf("the link past the form stands at %v, out of sight", left)
	}
	var ids []string
	for range 25 {
		b.run("go on", chromedp.KeyEvent("\t"))
		ids = append(ids, eval[string](b, `document.activeElement.id || document.activeElement.textContent.trim()`))
	}
	for _, id := range []string{"person", "target", "start", "study", "work", "budget", "deadline", "rank", "Show"} {
		if !slices.Contains(ids, id) {
			t.Errorf("the keys lead to %q, and never to %s", ids, id)
		}
	}
}
