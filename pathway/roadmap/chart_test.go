package roadmap_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/roadmap"
)

// chart draws points twice, and fails if the bytes differ.
func chart(t *testing.T, points ...roadmap.ChartPoint) []byte {
	t.Helper()
	var first, second bytes.Buffer
	for _, w := range []*bytes.Buffer{&first, &second} {
		if err := roadmap.WriteChart(w, points); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("two runs give different bytes")
	}
	return first.Bytes()
}

func sampleTradeOff(t *testing.T) []roadmap.ChartPoint {
	return []roadmap.ChartPoint{
		{Name: "Soonest", Finish: date(t, "2028-11-20"), Cost: usd(14250), Proven: true},
		{Name: "Between", Finish: date(t, "2029-01-04"), Cost: usd(8735), Proven: true},
		{Name: "One price missing", Finish: date(t, "2029-02-10"), Cost: usd(3082), Unpriced: 1, Proven: true},
		{Name: "Another price missing", Finish: date(t, "2029-05-25"), Unpriced: 2},
		{Name: "Cheapest", Finish: date(t, "2030-05-20"), Cost: usd(4100)},
	}
}

func TestTheTradeOffLooksAsBefore(t *testing.T) {
	golden(t, "chart.svg", chart(t, sampleTradeOff(t)...))
}

// A route that lacks a price may be the dearest of all: the stair must not
// run through it.
func TestAPriceThatIsNotKnownIsNeverDrawnAsNothing(t *testing.T) {
	points := sampleTradeOff(t)
	svg := string(chart(t, points...))
	if n := strings.Count(svg, `class="cp-open"`); n != 2 {
		t.Errorf("the chart has %d open points, want 2", n)
	}
	for _, want := range []string{"3,082 USD and more (arrow): 1 price not known", "a cost that is not known (2 prices)"} {
		if !strings.Contains(svg, want) {
			t.Errorf("the chart does not say %q", want)
		}
	}
	stair := stairOf(svg)
	points = append(points[:2:2], points[4])
	if alone := stairOf(string(chart(t, points...))); stair == "" || strings.Count(stair, "V") != strings.Count(alone, "V") {
		t.Errorf("with open points the stair is %q, and without %q; want as many steps", stair, alone)
	}
}

// stairOf returns the way of the stair, or "".
func stairOf(svg string) string {
	_, rest, _ := strings.Cut(svg, `class="cp-stair" d="`)
	way, _, _ := strings.Cut(rest, `"`)
	return way
}

func TestTheStairRunsAlongWhatNoOtherBeats(t *testing.T) {
	at := func(day string, cost int64) roadmap.ChartPoint {
		return roadmap.ChartPoint{Finish: date(t, day), Cost: usd(cost), Proven: true}
	}
	for _, c := range []struct {
		name   string
		points []roadmap.ChartPoint
		steps  int
	}{
		{"one route is no stair", []roadmap.ChartPoint{at("2029-01-04", 100)}, 0},
		{"each is cheaper than the one before", []roadmap.ChartPoint{at("2029-01-04", 300), at("2029-02-04", 200), at("2029-03-04", 100)}, 2},
		{"the order in which they come does not matter", []roadmap.ChartPoint{at("2029-03-04", 100), at("2029-01-04", 300), at("2029-02-04", 200)}, 2},
		{"one that is later and dearer is beside it", []roadmap.ChartPoint{at("2029-01-04", 300), at("2029-02-04", 400), at("2029-03-04", 100)}, 1},
		{"of one day the cheaper is on it", []roadmap.ChartPoint{at("2029-01-04", 300), at("2029-01-04", 200), at("2029-03-04", 100)}, 1},
	} {
		svg := string(chart(t, c.points...))
		if got := strings.Count(stairOf(svg), "V"); got != c.steps {
			t.Errorf("%s: the stair goes down %d times, want %d", c.name, got, c.steps)
		}
	}
}

func TestAChartNeedsRoutesOfOneCurrency(t *testing.T) {
	euros := credential.Money{Minor: 100, Currency: "EUR"}
	for _, c := range []struct {
		name   string
		points []roadmap.ChartPoint
		says   string
	}{
		{"no route", nil, "at least one route"},
		{"two currencies", []roadmap.ChartPoint{{Cost: usd(1), Finish: date(t, "2029-01-04")}, {Cost: euros, Finish: date(t, "2029-01-04")}}, "both USD and EUR"},
	} {
		var b bytes.Buffer
		if err := roadmap.WriteChart(&b, c.points); err == nil || !strings.Contains(err.Error(), c.says) || b.Len() > 0 {
			t.Errorf("%s: writeChart = %v and %d bytes, want an error that says %s and none", c.name, err, b.Len(), c.says)
		}
	}
}

func TestTextNeverOverlapsInAChart(t *testing.T) {
	names := []string{"Soonest", nasty, strings.Repeat("a very long name ", 40), ""}
	for _, n := range []int{1, 2, 5, 12} {
		for _, days := range []int{0, 1, 30, 900, 5000} {
			for _, step := range []int64{0, 1, 250, 1_000_000} {
				var points []roadmap.ChartPoint
				for i := range n {
					points = append(points, roadmap.ChartPoint{Name: names[i%4], Proven: i%3 != 0, Unpriced: i % 4 / 3,
						Finish: date(t, "2029-01-04").Add(credential.Period{Days: days * i / n}), Cost: usd(8000 + step*int64(n-i))})
				}
				roadmap.CheckPicture(t, fmt.Sprintf("%d routes in %d days, %d apart", n, days, step), string(chart(t, points...)))
			}
		}
	}
}
