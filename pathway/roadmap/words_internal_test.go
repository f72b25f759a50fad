package roadmap

import (
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

func TestNamesFitIntoSentences(t *testing.T) {
	for name, want := range map[string]string{
		"Cancer registrar":               "a cancer registrar",
		"Oncology Data Specialist":       "an Oncology Data Specialist",
		"HIM manager":                    "an HIM manager",
		"CPC":                            "a CPC",
		"Release-of-information clerk":   "a release-of-information clerk",
		"Medical coder, inpatient":       "a medical coder, inpatient",
		"RHIT":                           "an RHIT",
		"Coder":                          "a coder",
		"Élève":                          "a Élève",
		"":                               "a ",
		"Auditor (of medical documents)": "an auditor (of medical documents)",
	} {
		if got := credential.WithArticle(uncapitalized(name)); got != want {
			t.Errorf("WithArticle(uncapitalized(%q)) = %q, want %q", name, got, want)
		}
	}
}

func TestMembershipsAreJoined(t *testing.T) {
	for name, want := range map[string]string{
		"AHIMA membership":        "Join AHIMA",
		"AAPC student membership": "Take up AAPC student membership",
		"Fellowship":              "Take up Fellowship",
		" membership":             "Take up  membership",
	} {
		if got := join(name); got != want {
			t.Errorf("join(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestWhatIsEarnedHasTheVerbOfItsKind(t *testing.T) {
	c, err := credential.NewCatalog(credential.Entries{Credentials: []credential.Credential{
		{ID: "board/exam", Kind: credential.Assessment, Name: "Board examination"},
		{ID: "state/check", Kind: credential.Clearance, Name: "Criminal background check"},
		{ID: "fbi/check", Kind: credential.Clearance, Name: "FBI check"},
		{ID: "board/license", Kind: credential.License, Name: "Nursing license"},
	}})
	if err != nil {
		t.Fatal(err)
	}
	b := &builder{catalog: c}
	for id, want := range map[credential.ID]string{
		"board/exam":    "Sit the Board examination",
		"state/check":   "Apply for the criminal background check",
		"fbi/check":     "Apply for the FBI check",
		"board/license": "Earn Nursing license",
	} {
		if got := b.earn(id); got != want {
			t.Errorf("earn(%s) = %q, want %q", id, got, want)
		}
	}
}

func TestPlainTextHasNoHiddenCharacters(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"lines become one", "a\nb\r\nc\td", "a b c d"},
		{"what drives a terminal is a space", "a\x1b[31mb", "a [31mb"},
		{"the direction does not turn", "a\u202eb\u200fc", "abc"},
		{"a mark of byte order is no text", "\ufeffa", "a"},
		{"what XML cannot hold is left out", "a\ufffeb\uffffc", "abc"},
		{"bytes that are no text are left out", "a\xffb", "ab"},
	} {
		if got := plain(c.text); got != c.want {
			t.Errorf("%s: plain(%q) = %q, want %q", c.name, c.text, got, c.want)
		}
	}
}

func date(t *testing.T, s string) credential.Date {
	t.Helper()
	d, err := credential.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestRenewalsComeToASumInAYear(t *testing.T) {
	fees := func(prices ...string) (offers []credential.Offer) {
		for _, p := range prices {
			price, _ := credential.ParseMoney(p)
			offers = append(offers, credential.Offer{Price: price})
		}
		return offers
	}
	year, two, thirty := credential.Period{Months: 12}, credential.Period{Months: 24}, credential.Period{Days: 30}
	for _, c := range []struct {
		name   string
		upkeep []pathway.Upkeep
		want   string
	}{
		{"nothing is renewed", nil, ""},
		{"one renewal a year says it itself", []pathway.Upkeep{{Every: year, Fees: fees("10 USD")}}, ""},
		{"a free renewal and the dues behind it", []pathway.Upkeep{{Every: two, Units: 36, Fees: fees("0 USD")}, {Every: year, Fees: fees("222 USD")}}, "222 USD, 18 continuing-education units"},
		{"members pay less", []pathway.Upkeep{{Every: two, Fees: fees("70 USD", "290 USD")}}, "35 to 145 USD"},
		{"the fee of others is not known", []pathway.Upkeep{{Every: two, Fees: fees("70 USD", "")}}, "35 USD or more"},
		{"one fee is not known at all", []pathway.Upkeep{{Every: two, Fees: fees("71 USD")}, {Every: year}}, "35.50 USD and 1 price not known"},
		{"a term of days", []pathway.Upkeep{{Every: thirty, Fees: fees("30 USD")}}, "365 USD"},
	} {
		if got := yearly(c.upkeep); got != c.want {
			t.Errorf("%s: yearly = %q, want %q", c.name, got, c.want)
		}
	}
}
