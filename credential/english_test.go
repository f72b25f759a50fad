package credential

import "testing"

func TestNamesTakeTheArticleOfTheirFirstSound(t *testing.T) {
	for _, row := range []struct{ reason, name, want string }{
		{"a consonant", "certificate", "a certificate"},
		{"a vowel", "associate degree", "an associate degree"},
		{"letters, the first read with a vowel", "RHIT course", "an RHIT course"},
		{"letters, the first read with a consonant", "US license", "a US license"},
		{"one letter before a hyphen", "X-ray license", "an X-ray license"},
		{"a u that sounds like you", "university degree", "a university degree"},
		{"a u that does not", "unindexed record", "an unindexed record"},
		{"an h that is not heard", "honors diploma", "an honors diploma"},
		{"an o that sounds like w", "one-year course", "a one-year course"},
		{"eighty", "80-hour course", "an 80-hour course"},
		{"eight", "8 week course", "an 8 week course"},
		{"eight thousand", "8,000-hour course", "an 8,000-hour course"},
		{"eleven", "11-week course", "an 11-week course"},
		{"eleven thousand", "11,000-hour course", "an 11,000-hour course"},
		{"eighteen", "18-month program", "an 18-month program"},
		{"a hundred and ten", "110-hour course", "a 110-hour course"},
		{"a hundred and eighty", "180-hour course", "a 180-hour course"},
		{"a number of things", "35 contact hours of training", "35 contact hours of training"},
		{"thousands of them", "1,500 clock hours", "1,500 clock hours"},
		{"ten", "10-week course", "a 10-week course"},
		{"it has an article", "an associate degree or a higher one", "an associate degree or a higher one"},
		{"a word stands for the article", "any other degree", "any other degree"},
		{"a word that only begins like one", "anatomy course", "an anatomy course"},
	} {
		if got := WithArticle(row.name); got != row.want {
			t.Errorf("%s: WithArticle(%q) = %q, want %q", row.reason, row.name, got, row.want)
		}
	}
}

func TestNamesInASentenceKeepTheirProperNames(t *testing.T) {
	for _, row := range []struct{ reason, name, want string }{
		{"all else is small", "Registered nurse license", "registered nurse license"},
		{"one word", "Billing", "billing"},
		{"letters", "RHIT", "RHIT"},
		{"letters first", "AHIMA privacy credential", "AHIMA privacy credential"},
		{"a brand among others", "Practicode by AAPC", "Practicode by AAPC"},
		{"a title of common words", "Registered Nurse License", "Registered Nurse License"},
		{"a common word and letters", "Degree of a school that AHIMA knows", "degree of a school that AHIMA knows"},
		{"a common word and letters at once", "Membership of AHIMA", "membership of AHIMA"},
		{"a common word and a place", "Certificate from Prairie College", "certificate from Prairie College"},
		{"a possessive", "Bachelor's degree from Prairie College", "bachelor's degree from Prairie College"},
		{"a level", "Associate degree accredited by CAHIIM", "associate degree accredited by CAHIIM"},
		{"the title of a degree", "Associate of Applied Science", "Associate of Applied Science"},
		{"a title with a subject", "Bachelor of Science in health information", "Bachelor of Science in health information"},
		{"small already", "residence in New Jersey", "residence in New Jersey"},
	} {
		if got := inSentence(row.name); got != row.want {
			t.Errorf("%s: inSentence(%q) = %q, want %q", row.reason, row.name, got, row.want)
		}
	}
}

func TestNumbersAreGroupedByThousands(t *testing.T) {
	for in, want := range map[string]string{
		"0": "0", "999": "999", "1000": "1,000", "1234567": "1,234,567", "-100": "-100", "-1950": "-1,950",
		"8300 USD": "8,300 USD", "1234567.8901 USD": "1,234,567.8901 USD", "-1000.50 USD": "-1,000.50 USD",
		"": "", "USD 8300": "USD 8300",
	} {
		if got := GroupThousands(in); got != want {
			t.Errorf("GroupThousands(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestWordsAreListedAsInASentence(t *testing.T) {
	for _, row := range []struct {
		words []string
		want  string
	}{
		{nil, ""}, {[]string{"a"}, "a"}, {[]string{"a", "b"}, "a or b"}, {[]string{"a", "b", "c"}, "a, b or c"},
	} {
		if got := JoinWords(row.words, "or"); got != row.want {
			t.Errorf("JoinWords(%q, \"or\") = %q, want %q", row.words, got, row.want)
		}
	}
}
