package pathway_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/internal/randcase"
	"github.com/credpath/credpath/pathway/roadmap"
)

// TestWhatIsChangedInARouteIsRefused changes one value of a route at a time.
func TestWhatIsChangedInARouteIsRefused(t *testing.T) {
	may := map[string]bool{}
	for _, changes := range mayChange {
		for _, what := range changes {
			may[what] = true
		}
	}
	tryLaw(t, func(e credential.Entries, q pathway.Query, _ *rand.Rand) (wrong string) {
		c, p := planner(e)
		routes, err := routesOf(p, q)
		if err != nil {
			return errorOf("Routes", err)
		}
		for _, route := range routes {
			r := randcase.Copy(*route) // which shares nothing with the catalog
			eachChange(reflect.ValueOf(&r).Elem(), "", func(what string) {
				if what == ".Steps[].Offer left out" && hasNamelessTwin(e, route, &r) {
					return // there is an offer without a name, at the same price
				}
				if what == ".Steps[].Start earlier" && appliesSooner(route, &r) {
					return // nobody has to wait with an application
				}
				if wrong == "" && !may[what] && pathway.Verify(c, q, &r) == nil {
					wrong = fmt.Sprintf("accepted: Verify takes a route with %s\n%s", what, routeLines(&r))
				}
			})
		}
		return wrong
	})
}

// hasNamelessTwin reports whether a credential has an offer without a name, or a way back
// without offers, at the price of the step that has lost the name of its offer.
func hasNamelessTwin(e credential.Entries, route, changed *pathway.Route) bool {
	for i, s := range changed.Steps {
		if s.Offer != "" || route.Steps[i].Offer == "" {
			continue
		}
		for _, c := range e.Credentials {
			offers := slices.Clone(c.Offers)
			for _, way := range c.Returns {
				if offers = append(offers, way.Offers...); len(way.Offers) == 0 {
					offers = append(offers, credential.Offer{})
				}
			}
			twin := func(o credential.Offer) bool { return o.Name == "" && o.Price == s.Price }
			if c.ID == s.Entry && slices.ContainsFunc(offers, twin) {
				return true
			}
		}
	}
	return false
}

// appliesSooner reports whether the step that begins sooner is an exam with an application
// before it.
func appliesSooner(route, changed *pathway.Route) bool {
	for i, s := range changed.Steps {
		if s.Start != route.Steps[i].Start {
			return !s.Sat.IsZero()
		}
	}
	return false
}

// mayChange has the changes after which a route may still hold, by the reason.
var mayChange = map[string][]string{
	"by which rank it was found is not judged": {".Rank more", ".Rank less", ".Rank left out"},
	"whether there is a better one is not":     {".Proof.Proven turned", ".Proof.Explored more", ".Proof.Explored less", ".Proof.Explored left out"},
	"what renewed terms would change is not": {
		".Renewed.Finish later", ".Renewed.Finish earlier", ".Renewed.Unpriced more", ".Renewed.Unpriced less", ".Renewed.Unpriced left out",
		".Renewed.Cost dearer", ".Renewed.Cost not known", ".Renewed.Cost in euros", ".Renewed.Cost in dollars",
		".Renewed.Steps more", ".Renewed.Steps less", ".Renewed.Steps left out", ".Open[] left out",
	},
	"when it would finish otherwise is not": {".Steps[].Options[].Finish later", ".Steps[].Options[].Finish earlier"},
	"a route need not say that": {
		".Has[] left out", ".Unused[] left out", ".Upkeep[] left out", ".Automatic[] left out", ".Steps[].Source left out", ".Steps[].Confidence left out",
		".Steps[].Options[] left out", ".Steps[].Meets[] left out",
	},
	"the record may be in another order now": {
		".Has[].Index more", ".Has[].Index less", ".Has[].Index left out",
		".Unused[].Index more", ".Unused[].Index less", ".Unused[].Index left out",
	},
	"in a route of the first form an attestation goes by its words": {".Steps[].Entry left out"},
	"what to find out, and which waivers are stale, need not be said": {
		".Open[] left out", ".Open[] twice", ".Open[] another", ".Stale[] left out", ".Stale[] twice",
	},
	"a route may assume more than it needs":       {".Assumed[] left out"},
	"another holding of it may lapse on that day": {".Upkeep[].Due later", ".Upkeep[].Due earlier"},
	"it is so still": {".Has[] twice", ".Unused[] twice", ".Upkeep[] twice", ".Steps[].Options[] twice"},
	"there may be an offer without a name, at the same terms": {".Steps[].Options[].Offer left out"},
	"it may serve that too": {
		".Steps[].Meets[].Step more", ".Steps[].Meets[].Step less", ".Steps[].Meets[].Step left out", ".Steps[].Meets[].Path left out",
	},
	"it may rest on that step through another":        {".Steps[].After[] left out"},
	"it may hold by a later catalog":                  {".Edition later", ".Edition earlier", ".Edition left out"},
	"nothing may wait for the last day of a job":      {".Steps[].Finish earlier"},
	"where only recent work counts, a job may go on":  {".Steps[].Finish later"},
	"nothing may wait for a step until it begins":     {".Steps[].Start later"},
	"a search may leave more time than it takes":      {".Sought earlier", ".Sought later", ".Steps[].Sought earlier", ".Steps[].Sought later"},
	"a job may be called otherwise, or be begun anew": {".Steps[].For another", ".Steps[].For left out"},
}

// eachChange makes one change after the other to a value and to its parts, calls do
// with the place and the change, and takes it back.
func eachChange(v reflect.Value, at string, do func(what string)) {
	with := func(w reflect.Value, what string) {
		if reflect.DeepEqual(v.Interface(), w.Interface()) {
			return
		}
		old := reflect.New(v.Type()).Elem()
		old.Set(v)
		v.Set(w)
		do(at + what)
		v.Set(old)
	}
	_, source := v.Interface().(credential.Source)
	_, text := v.Interface().(fmt.Stringer)
	switch {
	case v.Kind() == reflect.Struct && !source && !text:
		for i := range v.NumField() {
			eachChange(v.Field(i), at+"."+v.Type().Field(i).Name, do)
		}
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			eachChange(v.Index(i), at+"[]", do)
			before := reflect.AppendSlice(reflect.MakeSlice(v.Type(), 0, v.Len()), v.Slice(0, i))
			with(reflect.AppendSlice(before, v.Slice(i+1, v.Len())), "[] left out")
			with(reflect.AppendSlice(v.Slice3(0, i+1, i+1), v.Slice(i, v.Len())), "[] twice")
		}
	case v.Kind() == reflect.Interface:
		with(reflect.ValueOf(credential.Age{Years: 99}), " another")
		with(reflect.Zero(v.Type()), " left out")
	default:
		for _, c := range changesOf(v) {
			with(reflect.ValueOf(c.to).Convert(v.Type()), c.what)
		}
	}
}

// A change is one change of a value in a route.
type change struct {
	what string // in words
	to   any    // the value instead
}

// changesOf returns the changes of one value that has no parts.
func changesOf(v reflect.Value) []change {
	switch x := v.Interface().(type) {
	case pathway.Assumption:
		x.Entry, x.Text = "another", "another"
		return []change{{" another", x}}
	case credential.Date:
		return []change{{" later", x.Add(credential.Period{Days: 1})}, {" earlier", x.Add(credential.Period{Days: -1})}}
	case credential.Money:
		return []change{
			{" dearer", credential.Money{Minor: x.Minor + 1, Currency: "USD"}}, {" not known", credential.Money{}},
			{" in euros", credential.Money{Minor: x.Minor, Currency: "EUR"}}, {" in dollars", credential.Money{Minor: x.Minor, Currency: "USD"}},
		}
	case credential.Hours:
		return []change{{" more", credential.Hours{Hundredths: x.Hundredths + 1}}, {" fewer", credential.Hours{Hundredths: x.Hundredths - 1}}}
	case credential.Period:
		return []change{{" longer", credential.Period{Months: x.Months, Days: x.Days + 1}}}
	case credential.Source:
		return []change{{" another", credential.Source{URL: "https://www.example.org/other", AsOf: x.AsOf}}, {" left out", credential.Source{}}}
	case credential.Season:
		return []change{{" turned", credential.Season{From: x.To, To: x.From}}}
	case bool:
		return []change{{" turned", !x}}
	}
	switch {
	case v.Kind() == reflect.String:
		return []change{{" another", v.String() + "x"}, {" left out", ""}}
	case v.CanInt():
		return []change{{" more", v.Int() + 1}, {" less", v.Int() - 1}, {" left out", 0}}
	}
	panic(fmt.Sprintf("no change for %s; add one", v.Type()))
}

// TestAFiledRouteIsJudgedAsTheRouteIs puts routes with one change each on file.
func TestAFiledRouteIsJudgedAsTheRouteIs(t *testing.T) {
	judged := 0
	tryLaw(t, func(e credential.Entries, q pathway.Query, rng *rand.Rand) (wrong string) {
		c, p := planner(e)
		best, err := bestOf(p, q)
		if err != nil || best == nil {
			return ""
		}
		r := randcase.Copy(*best)
		eachChange(reflect.ValueOf(&r).Elem(), "", func(what string) {
			data, err := roadmap.FormatRoute(c, roadmap.Filing{Query: q, Route: &r})
			if err != nil || wrong != "" || rng.IntN(4) > 0 {
				return // a file cannot say that
			}
			filed, err := roadmap.ParseRoute("", data)
			if err != nil {
				wrong = errorOf("ParseRoute", err)
				return
			}
			judged++
			want, got := pathway.Verify(c, q, &r), pathway.Verify(c, filed.Query, filed.Route)
			if fmt.Sprint(got) != fmt.Sprint(want) {
				wrong = fmt.Sprintf("judged otherwise: with %s Verify = %v once filed, and %v before", what, got, want)
			}
		})
		return wrong
	})
	if judged < 50 && !randcase.One() {
		t.Errorf("%d changed routes were filed and judged, want at least 50", judged)
	}
}

// TestRoutesComeBackFromFileAsTheyWere tries it with all routes of random cases.
func TestRoutesComeBackFromFileAsTheyWere(t *testing.T) {
	tryLaw(t, func(e credential.Entries, q pathway.Query, _ *rand.Rand) string {
		c, p := planner(e)
		routes, err := routesOf(p, q)
		if err != nil {
			return errorOf("Routes", err)
		}
		for i, route := range routes {
			f := roadmap.Filing{Query: q, Route: route, Options: roadmap.Options{Name: "Ana Example", Others: routes[i+1:], Ended: roadmap.Exhausted}}
			if i+1 == len(routes) {
				f.Options = roadmap.Options{}
			}
			back, wrong := refiled(c, f)
			if wrong != "" {
				return wrong
			}
			if got, want := pathway.Verify(c, back.Query, back.Route), pathway.Verify(c, q, route); fmt.Sprint(got) != fmt.Sprint(want) {
				return fmt.Sprintf("judged otherwise: Verify = %v once filed, and %v before", got, want)
			}
		}
		return ""
	})
}

// TestRoutesOfTheReferenceComeBackFromFileAsTheyWere tries it with one route to each
// entry of the spine.
func TestRoutesOfTheReferenceComeBackFromFileAsTheyWere(t *testing.T) {
	t.Parallel()
	p := referencePlanner(t)
	for _, target := range spine {
		for _, rank := range ranks {
			q := graduate(target, rank)
			q.Limit = 2_000
			route, err := p.Best(context.Background(), q)
			var limit *pathway.LimitError
			if errors.As(err, &limit) && limit.Best != nil {
				route, err = limit.Best, nil
			}
			if err != nil {
				t.Errorf("Best(%s by %s) = %v", target, rank, err)
				continue
			}
			back, wrong := refiled(reference.Catalog(), roadmap.Filing{Query: q, Route: route})
			if wrong != "" {
				t.Errorf("the route to %s by %s: %s", target, rank, wrong)
			} else if err := pathway.Verify(reference.Catalog(), back.Query, back.Route); err != nil {
				t.Errorf("Verify of the filed route to %s by %s = %v", target, rank, err)
			}
		}
	}
}

// refiled puts a filing on file and reads it back. It says what is not the same then,
// or after a second time.
func refiled(c *credential.Catalog, f roadmap.Filing) (back roadmap.Filing, wrong string) {
	data, err := roadmap.FormatRoute(c, f)
	if err != nil {
		return back, errorOf("FormatRoute", err)
	}
	back, err = roadmap.ParseRoute("route.json", data)
	if err != nil {
		return back, errorOf("ParseRoute", err)
	}
	if diff := cmp.Diff(f, back); diff != "" {
		return back, fmt.Sprintf("differs: ParseRoute(FormatRoute(f)) (-want +got):\n%s", diff)
	}
	again, err := roadmap.FormatRoute(c, back)
	if err != nil || !bytes.Equal(again, data) {
		return back, fmt.Sprintf("unstable: a second FormatRoute = %v\n%s\nwant\n%s", err, again, data)
	}
	return back, ""
}
