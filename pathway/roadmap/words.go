package roadmap

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/credpath/credpath/credential"
)

// between returns the whole months from one day to a later one, and the days
// left over.
func between(from, to credential.Date) credential.Period {
	months := 12*(to.Year-from.Year) + int(to.Month) - int(from.Month)
	if from.Add(credential.Period{Months: months}).After(to) {
		months--
	}
	rest := to.DayNumber() - from.Add(credential.Period{Months: months}).DayNumber()
	return credential.Period{Months: months, Days: rest}
}

// spaced joins the words that are not empty.
func spaced(words ...string) string {
	return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
}

// uncapitalized returns a name as it stands inside a sentence: "Cancer
// registrar" as "cancer registrar", "HIM manager" as it is.
func uncapitalized(name string) string {
	first, rest, _ := strings.Cut(name, " ")
	second, _ := utf8.DecodeRuneInString(rest)
	if len(first) < 2 || first[0] >= utf8.RuneSelf || first[1:] != strings.ToLower(first[1:]) || unicode.IsUpper(second) {
		return name
	}
	return strings.ToLower(first[:1]) + name[1:]
}

// plain returns text on one line, without the characters that could drive a
// terminal or turn the direction of what follows.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r), r == '\u2028', r == '\u2029':
			return ' '
		case unicode.Is(unicode.Bidi_Control, r), r == '\ufeff', r == '\ufffe', r == '\uffff', r == utf8.RuneError:
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// dayOfYear writes a day of every year: "21 March".
func dayOfYear(d credential.MonthDay) string {
	if d.Month == time.February && d.Day > 28 {
		return "the last day of February"
	}
	return fmt.Sprintf("%d %s", d.Day, d.Month)
}

// commaed joins the words that are not empty by commas.
func commaed(words ...string) string {
	joined := ""
	for _, w := range words {
		if joined != "" && w != "" {
			joined += ", "
		}
		joined += w
	}
	return joined
}

// the puts the article before the name of an examination.
func the(name string) string {
	if strings.HasPrefix(strings.ToLower(name), "the ") {
		return name
	}
	return "the " + name
}

// join says how to take up a membership: "Join AHIMA", "Take up AAPC student
// membership".
func join(membership string) string {
	club, ok := strings.CutSuffix(membership, " membership")
	if ok && club != "" && !strings.Contains(club, " ") {
		return "Join " + club
	}
	return "Take up " + membership
}

// sentence returns a text with a full stop.
func sentence(s string) string {
	if s == "" || strings.HasSuffix(s, ".") {
		return s
	}
	return s + "."
}
