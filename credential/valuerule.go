package credential

import (
	"fmt"
	"reflect"
	"strings"
	"unicode/utf8"
)

// valueFault returns the function that says what is wrong with the value of a
// field besides its form, or "" if nothing is; nil if every value will do.
// Files and entries made in code are held to the same. Types of other packages
// judge their own.
func valueFault(t reflect.Type, field reflect.StructField) func(reflect.Value) string {
	if t.PkgPath() != reflect.TypeFor[Entries]().PkgPath() {
		return nil
	}
	switch t.Name() + "." + field.Name {
	case "Offer.Weekly", "Job.Weekly":
		return between(0, 7*24)
	case "PassRate.Percent", "Experience.MinShare":
		return between(0, 100)
	case "PassRate.Year", "Pay.Year", "Outlook.From", "Outlook.To":
		return between(1800, maxYear)
	case "Outlook.Percent":
		return between(-100, 10_000)
	case "ageForm.Age":
		return between(0, 150)
	case "Source.URL", "Organization.URL":
		return webAddress
	case "Role.Occupation":
		return occupation
	case "Waiver.Path":
		return findingPath
	}
	if field.Type.Kind() == reflect.Int {
		return between(0, maxNumber)
	}
	return nil
}

// between asks for a number from low to high.
func between(low, high int64) func(reflect.Value) string {
	return func(v reflect.Value) string {
		if v.Int() < low || v.Int() > high {
			return fmt.Sprintf("%d lies outside of %d to %d", v.Int(), low, high)
		}
		return ""
	}
}

func webAddress(v reflect.Value) string {
	scheme, rest, _ := strings.Cut(v.String(), "://")
	if (scheme == "https" || scheme == "http") && rest != "" && !strings.ContainsAny(rest, " \n\t") {
		return ""
	}
	return fmt.Sprintf("%q is not a web address; write it in full, such as %q", v.String(), "https://www.example.org/page")
}

// occupation asks for a code of O*NET-SOC: two digits, a hyphen, four digits,
// and perhaps a point and two digits.
func occupation(v reflect.Value) string {
	if s := shapeOf(v.String()); s == "00-0000" || s == "00-0000.00" {
		return ""
	}
	return fmt.Sprintf("%q is not an O*NET-SOC code; write one such as %q", v.String(), "29-9021.00")
}

// findingPath asks for the path of a condition in a rule: "/0/2".
func findingPath(v reflect.Value) string {
	rest, ok := strings.CutPrefix(v.String(), "/")
	for part := range strings.SplitSeq(rest, "/") {
		ok = ok && part != "" && digitsBefore(part) == len(part)
	}
	if ok {
		return ""
	}
	return fmt.Sprintf("%q does not lead to a condition; write the indices of its parts, such as %q", v.String(), "/0/2")
}

// textFault says what is wrong with a text that people read, or "".
func textFault(s string) string {
	switch {
	case !utf8.ValidString(s):
		return fmt.Sprintf("%q is not UTF-8", s)
	case strings.TrimSpace(s) != s:
		return fmt.Sprintf("%q begins or ends with a space; take it out", s)
	}
	control := func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r == 0x7f }
	if i := strings.IndexFunc(s, control); i >= 0 {
		return fmt.Sprintf("%q has a control character; take it out", s)
	}
	return ""
}
