package credential_test

import (
	"strings"
	"testing"
	"time"

	"github.com/credpath/credpath/credential"
)

func date(t testing.TB, s string) credential.Date {
	t.Helper()
	d, err := credential.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func period(t testing.TB, s string) credential.Period {
	t.Helper()
	p, err := credential.ParsePeriod(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestAddingAPeriodStaysInTheMonth(t *testing.T) {
	for _, row := range []struct{ reason, from, add, want string }{
		{"a day that the next month has not", "2024-01-31", "P1M", "2024-02-29"},
		{"the same in a common year", "2025-01-31", "P1M", "2025-02-28"},
		{"Feb 29 a year on", "2024-02-29", "P1Y", "2025-02-28"},
		{"Feb 29 four years on", "2024-02-29", "P4Y", "2028-02-29"},
		{"a century that is no leap year", "2096-02-29", "P4Y", "2100-02-28"},
		{"over the turn of the year", "2025-12-31", "P2M", "2026-02-28"},
		{"days over a month", "2025-01-31", "P1D", "2025-02-01"},
		{"months first, then days", "2025-01-31", "P1M1D", "2025-03-01"},
		{"weeks", "2025-02-20", "P2W", "2025-03-06"},
		{"nothing", "2025-02-20", "P0D", "2025-02-20"},
		{"past the last year", "9999-06-01", "P1Y", "9999-12-31"},
		{"days past the last year", "9999-12-31", "P1D", "9999-12-31"},
	} {
		if got := date(t, row.from).Add(period(t, row.add)).String(); got != row.want {
			t.Errorf("%s: %s + %s = %s, want %s", row.reason, row.from, row.add, got, row.want)
		}
	}
}

func TestGoingBackStaysInTheMonth(t *testing.T) {
	for _, row := range []struct{ reason, from, back, want string }{
		{"a day that February has not", "2025-03-31", "P1M", "2025-02-28"},
		{"Feb 29 a year back", "2024-02-29", "P1Y", "2023-02-28"},
		{"over the turn of the year", "2025-01-15", "P2M", "2024-11-15"},
		{"days", "2025-03-01", "P1D", "2025-02-28"},
		{"before the first year", "0001-06-01", "P1Y", "0001-01-01"},
		{"days before the first year", "0001-01-01", "P1D", "0001-01-01"},
	} {
		if got := date(t, row.from).Add(period(t, row.back).Negate()).String(); got != row.want {
			t.Errorf("%s: %s - %s = %s, want %s", row.reason, row.from, row.back, got, row.want)
		}
	}
}

func TestDaysAreNumberedWithoutAGap(t *testing.T) {
	d := date(t, "1999-12-31")
	if n := date(t, "1970-01-01").DayNumber(); n != 0 {
		t.Errorf("DayNumber(1970-01-01) = %d, want 0", n)
	}
	for range 3 * 366 {
		next := credential.DateOfDay(d.DayNumber() + 1)
		if !d.Before(next) || next.Before(d) || d.Compare(next) != -1 || next.DayNumber() != d.DayNumber()+1 || !next.Valid() {
			t.Fatalf("the day after %s is %s", d, next)
		}
		d = next
	}
}

func TestDatesThatAreNoneAreRefused(t *testing.T) {
	for _, s := range []string{"", "2025-02-29", "2100-02-29", "2025-13-01", "2025-00-10", "2025-1-1", "0000-01-01", "20250101", "2025-01-01T00:00:00Z", " 2025-01-01", "-001-01-01"} {
		if d, err := credential.ParseDate(s); err == nil || !d.IsZero() {
			t.Errorf("ParseDate(%q) = %v, %v, want an error", s, d, err)
		}
	}
}

func TestTheDayOfATimeIsThatOfItsOwnLocation(t *testing.T) {
	midnight := time.Date(2026, time.June, 1, 0, 0, 0, 0, time.UTC)
	newYork := time.FixedZone("New York", -4*60*60)
	for _, row := range []struct {
		reason string
		at     time.Time
		want   string
	}{
		{"midnight begins a day", midnight, "2026-06-01"},
		{"in New York it is still the day before", midnight.In(newYork), "2026-05-31"},
		{"the last moment of a leap day", time.Date(2028, time.February, 29, 23, 59, 59, 999_999_999, newYork), "2028-02-29"},
		{"the zero time", time.Time{}, "0001-01-01"},
	} {
		if got := credential.DateOf(row.at); got.String() != row.want || !got.Valid() {
			t.Errorf("%s: DateOf(%v) = %v, want %s", row.reason, row.at, got, row.want)
		}
	}
	if late := time.Date(10000, time.January, 1, 0, 0, 0, 0, time.UTC); credential.DateOf(late).Valid() {
		t.Errorf("DateOf(%v) is a valid date, want one that is not", late)
	}
}

func TestADayIsBetweenTheFirstAndTheDayAfterTheLast(t *testing.T) {
	from, until := credential.Date{Year: 2026, Month: 3, Day: 1}, credential.Date{Year: 2026, Month: 4, Day: 1}
	var open credential.Date
	for _, row := range []struct {
		day         credential.Date
		from, until credential.Date
		want        bool
	}{
		{from, from, until, true},
		{until, from, until, false},
		{credential.Date{Year: 2026, Month: 2, Day: 28}, from, until, false},
		{credential.Date{Year: 1, Month: 1, Day: 1}, open, until, true},
		{credential.Date{Year: 9999, Month: 12, Day: 31}, from, open, true},
	} {
		if got := row.day.Between(row.from, row.until); got != row.want {
			t.Errorf("%v.Between(%v, %v) = %v, want %v", row.day, row.from, row.until, got, row.want)
		}
	}
}

func TestDatesAreWrittenWithAllTheirZeros(t *testing.T) {
	for _, row := range []struct {
		reason string
		d      credential.Date
		want   string
	}{
		{"no date", credential.Date{}, ""},
		{"an early year", credential.Date{Year: 7, Month: 1, Day: 2}, "0007-01-02"},
		{"two digits each", credential.Date{Year: 2026, Month: 12, Day: 31}, "2026-12-31"},
		{"no day of the calendar", credential.Date{Year: 12345, Month: 123, Day: -5}, "12345-123--5"},
	} {
		if got := row.d.String(); got != row.want {
			t.Errorf("%s: String() = %q, want %q", row.reason, got, row.want)
		}
	}
}

func TestPeriodsAreReadAndWrittenInTheFewestParts(t *testing.T) {
	for in, want := range map[string]string{
		"P2Y6M": "P2Y6M", "P18M": "P1Y6M", "P6W": "P42D", "P1W3D": "P10D", "P90D": "P90D", "P0D": "P0D", "P0Y": "P0D", "P200Y": "P200Y",
	} {
		if got := period(t, in).String(); got != want {
			t.Errorf("ParsePeriod(%q).String() = %q, want %q", in, got, want)
		}
	}
	for _, s := range []string{"", "P", "2Y", "P2", "PY", "P1.5Y", "P-1M", "P6M2Y", "P1Y1Y", "PT1H", "P1H", "P201Y", "P99999D", "p1y"} {
		if p, err := credential.ParsePeriod(s); err == nil {
			t.Errorf("ParsePeriod(%q) = %v, want an error", s, p)
		}
	}
}

func TestFewestDaysIsTheShortestSpanOfTheCalendar(t *testing.T) {
	for s, want := range map[string]int{
		"P0D": 0, "P1D": 1, "P1M": 28, "P2M": 59, "P3M": 89, "P6M": 181, "P1Y": 365, "P2Y": 730, "P3Y": 1095, "P4Y": 1460, "P5Y": 1825, "P1Y6M": 546, "P1M10D": 38, "P90D": 90,
	} {
		if got := period(t, s).FewestDays(); got != want {
			t.Errorf("FewestDays(%s) = %d, want %d", s, got, want)
		}
	}
}

// It is the smallest span from any day of the 400 years after which the
// calendar repeats.
func TestFewestDaysIsNeverMoreThanASpan(t *testing.T) {
	first, last := date(t, "2000-01-01").DayNumber(), date(t, "2400-01-01").DayNumber()
	for _, s := range []string{"P1M", "P6M", "P11M", "P1Y", "P4Y"} {
		p, shortest := period(t, s), 1<<30
		for n := first; n < last; n++ {
			shortest = min(shortest, credential.DateOfDay(n).Add(p).DayNumber()-n)
		}
		if got := p.FewestDays(); got != shortest {
			t.Errorf("FewestDays(%s) = %d, and the shortest span is %d", s, got, shortest)
		}
	}
}

func TestMoneyIsExact(t *testing.T) {
	for _, row := range []struct {
		in    string
		minor int64
		out   string
	}{
		{"229 USD", 22900, "229 USD"},
		{"204.79 USD", 20479, "204.79 USD"},
		{"204.7 USD", 20470, "204.70 USD"},
		{"0.05 USD", 5, "0.05 USD"},
		{"0 USD", 0, "0 USD"},
		{"1000 JPY", 1000, "1000 JPY"},
		{"1.234 KWD", 1234, "1.234 KWD"},
	} {
		m, err := credential.ParseMoney(row.in)
		if err != nil || m.Minor != row.minor || m.String() != row.out || !m.Known() {
			t.Errorf("ParseMoney(%q) = %d %q, %v, want %d %q", row.in, m.Minor, m, err, row.minor, row.out)
		}
	}
	for _, s := range []string{"", "229", "229USD", "$229", "229 usd", "229 US", "-1 USD", "1,000 USD", "1.234 USD", "1.5 JPY", "1. USD", ".5 USD", "1e3 USD", "9999999999999999 USD"} {
		if m, err := credential.ParseMoney(s); err == nil {
			t.Errorf("ParseMoney(%q) = %v, want an error", s, m)
		}
	}
}

func TestAmountsBelowZeroAreShownWithTheirSignBefore(t *testing.T) {
	for m, want := range map[credential.Money]string{
		{Minor: -5, Currency: "USD"}:     "-0.05 USD",
		{Minor: -20470, Currency: "USD"}: "-204.70 USD",
		{Minor: -100, Currency: "USD"}:   "-1 USD",
		{Minor: -7, Currency: "JPY"}:     "-7 JPY",
	} {
		if got := m.String(); got != want {
			t.Errorf("String of %d %s = %q, want %q", m.Minor, m.Currency, got, want)
		}
	}
}

func TestUnknownMoneyAddsNothing(t *testing.T) {
	dollar := credential.Money{Minor: 100, Currency: "USD"}
	unknown := credential.Money{}
	if got := dollar.Plus(unknown); got != dollar {
		t.Errorf("1 USD plus unknown = %v, want 1 USD", got)
	}
	if got := unknown.Plus(dollar).Plus(dollar); got.Minor != 200 {
		t.Errorf("unknown plus 1 USD plus 1 USD = %v, want 2 USD", got)
	}
	defer func() {
		if recover() == nil {
			t.Error("1 USD plus 1 EUR did not panic")
		}
	}()
	dollar.Plus(credential.Money{Minor: 100, Currency: "EUR"})
}

func TestQuarterHoursAreTwoThirds(t *testing.T) {
	weight := func(s string) int {
		c, err := credential.ParseCredits(s)
		if err != nil {
			t.Fatal(err)
		}
		return c.Weight()
	}
	if weight("9 quarter") != weight("6 semester") {
		t.Errorf("9 quarter hours weigh %d, 6 semester hours %d, want the same", weight("9 quarter"), weight("6 semester"))
	}
	if weight("8.99 quarter") >= weight("6 semester") {
		t.Error("8.99 quarter hours weigh as much as 6 semester hours: rounded up")
	}
	for _, s := range []string{"", "6", "6 hours", "-6 semester", "6.005 semester", "1001 semester", "six semester", "10001 clock", "6 contact"} {
		if c, err := credential.ParseCredits(s); err == nil {
			t.Errorf("ParseCredits(%q) = %v, want an error", s, c)
		}
	}
}

func TestGradesAreOrdered(t *testing.T) {
	for _, row := range []struct {
		reason       string
		grade, least credential.Grade
		want         bool
	}{
		{"the same", "C", "C", true},
		{"a better letter", "B-", "C+", true},
		{"plus is better", "C+", "C", true},
		{"minus is worse", "C-", "C", false},
		{"a fail", "F", "D-", false},
		{"a fail without a letter", credential.Fail, "D-", false},
		{"nobody says which letter a pass is", credential.Pass, "D-", false},
		{"a letter is a pass", "D-", credential.Pass, true},
		{"a pass is one", credential.Pass, credential.Pass, true},
		{"a failing letter is none", "F", credential.Pass, false},
		{"a fail is none", credential.Fail, credential.Pass, false},
		{"whether it was passed was not said", "", credential.Pass, false},
		{"a pass is better than a fail", credential.Pass, "F", true},
		{"no grade is asked for", "F", "", true},
		{"none was said", "", "F", false},
		{"none was said nor asked for", "", "", true},
	} {
		if got := row.grade.AtLeast(row.least); got != row.want {
			t.Errorf("%s: %q.AtLeast(%q) = %v, want %v", row.reason, row.grade, row.least, got, row.want)
		}
	}
}

func TestOnlyWhatIsNotSaidMayBeAGrade(t *testing.T) {
	for _, row := range []struct {
		reason       string
		grade, least credential.Grade
		want         bool
	}{
		{"none was said", "", "C", true},
		{"a pass may be any letter", credential.Pass, "C", true},
		{"a pass is a pass for sure", credential.Pass, credential.Pass, false},
		{"a lower letter", "D", "C", false},
		{"a fail", credential.Fail, "C", false},
		{"a good one is sure", "A", "C", false},
	} {
		if got := row.grade.MayBe(row.least); got != row.want {
			t.Errorf("%s: %q.MayBe(%q) = %v, want %v", row.reason, row.grade, row.least, got, row.want)
		}
	}
}

func TestClockHoursDoNotConvert(t *testing.T) {
	for _, row := range []struct {
		unit, to credential.CreditUnit
		want     bool
	}{
		{credential.Semester, credential.Quarter, true},
		{credential.Quarter, credential.Semester, true},
		{credential.Clock, credential.Clock, true},
		{credential.Clock, credential.Semester, false},
		{credential.Quarter, credential.Clock, false},
	} {
		if got := row.unit.Converts(row.to); got != row.want {
			t.Errorf("%s.Converts(%s) = %v, want %v", row.unit, row.to, got, row.want)
		}
	}
}

func TestConfidencesAreOrdered(t *testing.T) {
	names := []string{"unverified", "secondary", "corroborated", "issuer"}
	last := credential.ConfidenceUnsaid
	for _, name := range names {
		var c credential.Confidence
		if err := c.UnmarshalText([]byte(name)); err != nil || c.String() != name || c <= last {
			t.Errorf("confidence %s is %v (%d), %v, want more than %d", name, c, c, err, last)
		}
		last = c
	}
	var c credential.Confidence
	if err := c.UnmarshalText([]byte("high")); err == nil || !strings.Contains(err.Error(), "unverified, secondary, corroborated, issuer") {
		t.Errorf("a confidence that is none: %v, want an error that lists them", err)
	}
}

func TestAWordThatIsNoneIsAnsweredWithAllThatAre(t *testing.T) {
	var kind credential.Kind
	var status credential.Status
	var standing credential.AccreditationStatus
	for _, row := range []struct {
		what string
		read func([]byte) error
		want string
	}{
		{"a kind", kind.UnmarshalText, `"x" is not a kind; write one of degree, diploma, certificate, course, certification, license, assessment, membership, clearance, class`},
		{"a status", status.UnmarshalText, `"x" is not a status; write one of active, retired, unverified, outside`},
		{"a standing", standing.UnmarshalText, `"x" is not an accreditation status; write one of initial, continuing, accredited, progress-report, probation, teach-out, applicant, candidacy, withheld, withdrawn, unverified, none`},
	} {
		if err := row.read([]byte("x")); err == nil || err.Error() != row.want {
			t.Errorf("%s: UnmarshalText(x) = %v, want %s", row.what, err, row.want)
		}
	}
	if status = credential.Retired; status.UnmarshalText([]byte("active")) != nil || status != credential.Active {
		t.Errorf("UnmarshalText(active) gives the status %q, want the zero one", status)
	}
}

func TestSeasons(t *testing.T) {
	for _, row := range []struct{ reason, season, day, next string }{
		{"the first day is in it", "03-21/04-12", "2025-03-21", "2025-03-21"},
		{"the last day is in it", "03-21/04-12", "2025-04-12", "2025-04-12"},
		{"the day after it", "03-21/04-12", "2025-04-13", "2026-03-21"},
		{"the day before it", "03-21/04-12", "2025-03-20", "2025-03-21"},
		{"in it before the new year", "11-15/01-15", "2025-12-31", "2025-12-31"},
		{"in it after the new year", "11-15/01-15", "2026-01-01", "2026-01-01"},
		{"after one over the new year", "11-15/01-15", "2026-01-16", "2026-11-15"},
		{"Feb 29 in a common year", "02-29/02-29", "2025-01-01", "2025-02-28"},
		{"Feb 28 of a leap year is before it", "02-29/02-29", "2024-02-28", "2024-02-29"},
		{"one day of the year", "07-04/07-04", "2025-07-05", "2026-07-04"},
		{"the whole year", "01-01/12-31", "2025-12-31", "2025-12-31"},
	} {
		var s credential.Season
		if err := s.UnmarshalText([]byte(row.season)); err != nil || s.String() != row.season {
			t.Fatalf("season %q is read as %v, %v", row.season, s, err)
		}
		day := date(t, row.day)
		if got := s.Next(day).String(); got != row.next || s.Contains(day) != (row.next == row.day) {
			t.Errorf("%s: %s.Next(%s) = %s, Contains %v, want %s", row.reason, row.season, row.day, got, s.Contains(day), row.next)
		}
	}
	for _, s := range []string{"", "03-21", "3-21/4-12", "02-30/03-01", "13-01/12-31", "03-21/04-12/05-01"} {
		if season, err := credential.ParseSeason(s); err == nil {
			t.Errorf("ParseSeason(%q) = %v, want an error", s, season)
		}
	}
}

func TestFieldsContainWhatLiesInside(t *testing.T) {
	for _, row := range []struct {
		reason string
		f, g   credential.Field
		want   bool
	}{
		{"itself", "coding", "coding", true},
		{"what lies inside", "coding", "coding/inpatient", true},
		{"not what it lies in", "coding/inpatient", "coding", false},
		{"not a longer word", "coding", "coding-systems", false},
		{"nothing contains nothing", "", "", false},
		{"nothing contains no field", "", "coding", false},
	} {
		if got := row.f.Contains(row.g); got != row.want {
			t.Errorf("%s: %q.Contains(%q) = %v, want %v", row.reason, row.f, row.g, got, row.want)
		}
	}
}

func TestIDsThatAreNoneAreRefused(t *testing.T) {
	for _, s := range []string{"", "A", "a//b", "/a", "a/", "-a", "a-", "a b", "a_b", "é", "a.b", strings.Repeat("a", 129)} {
		if id, err := credential.ParseID(s); err == nil || id != "" {
			t.Errorf("ParseID(%q) = %q, %v, want an error", s, id, err)
		}
	}
	for _, s := range []string{"a", "7", "ahima/rhit-exam", "a/b/c", "a--b", strings.Repeat("a", 128)} {
		if id, err := credential.ParseID(s); err != nil || string(id) != s {
			t.Errorf("ParseID(%q) = %q, %v, want it", s, id, err)
		}
	}
	for s, want := range map[string]string{
		"":       `a field is empty; write words such as "coding/inpatient"`,
		"Coding": `field "Coding": 'C' is not allowed; use a-z, 0-9 and hyphens, such as "coding"`,
	} {
		if f, err := credential.ParseField(s); err == nil || err.Error() != want || f != "" {
			t.Errorf("ParseField(%q) = %q, %v, want the error %s", s, f, err, want)
		}
	}
	if got := credential.ID("ahima/rhit").Issuer(); got != "ahima" {
		t.Errorf("Issuer(ahima/rhit) = %q, want ahima", got)
	}
}
