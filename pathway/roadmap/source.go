package roadmap

import (
	"fmt"
	"strings"

	"github.com/credpath/credpath/credential"
)

// cited adds the numbers of the sources to a text: "229 USD [1, 3]".
func cited(text string, sources []int) string {
	if len(sources) == 0 {
		return text
	}
	var numbers []string
	for _, n := range sources {
		numbers = append(numbers, fmt.Sprint(n))
	}
	return text + " [" + strings.Join(numbers, ", ") + "]"
}

// asOf says for which day a source is known to say what it says.
func asOf(s credential.Source) string {
	if s.AsOf.IsZero() {
		return ""
	}
	return "as of " + FormatDate(s.AsOf)
}

// trust says in words how far a source can be trusted.
func trust(c credential.Confidence) string {
	switch c {
	case credential.ConfidenceUnsaid:
		return ""
	case credential.Unverified:
		return "unverified"
	case credential.Secondary:
		return "not the issuer's page"
	case credential.Corroborated:
		return "two pages agree"
	case credential.Issuer:
		return "the issuer's page"
	}
	panic(fmt.Sprintf("roadmap: no words for confidence %v", c))
}

// safeURL reports whether an address can stand between < and > as a link: a
// page of the web without a character that could end the link.
func safeURL(url string) bool {
	if !strings.HasPrefix(url, "https://") && !strings.HasPrefix(url, "http://") {
		return false
	}
	for _, r := range url {
		if r <= ' ' || r >= 0x7f || strings.ContainsRune("<>\"\\`|", r) {
			return false
		}
	}
	return true
}
