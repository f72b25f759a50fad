// Package credential has the nouns of credential planning: what a person can
// hold, what it asks for, and what a person has.
//
// [Entries] are the plain content of a catalog: organizations, credentials,
// programs, roles, and the fields of work and study. A [Catalog] is entries
// that were checked, read-only and with fast look-up. A [Record] is what is
// known of one person. The package judges nothing; package pathway does.
//
// [LoadCatalog] and [ParseCatalog] read catalogs from files, [NewCatalog] takes
// entries made in code, and [Catalog.Merge] lays one's own entries over a
// catalog. [Catalog.Find] leads from a name to an ID, [Catalog.Credential] and
// its like from an ID to the entry, [Diff] from one edition of a catalog to the next, [Catalog.Phrase] and [Catalog.NameOf] from
// both to words, and [Walk] through a requirement. [Catalog.ParseRecord] reads a
// record, [Catalog.ReadRecord] and [Catalog.Restrict] leave out what the catalog does
// not know and say what, [Record.With] adds facts to a copy of one and
// [Record.Waive] waives a condition for it, and [Catalog.CheckRecord] checks one made in
// code. Package credential/reference has a catalog to begin with.
//
// # Values
//
// All values are small and compare with ==. The zero value means that nothing
// was said. In files they are written so:
//
//	ID        words of a-z, 0-9 and inner hyphens, joined by slashes: "ahima/rhit-exam"
//	Field     like an ID, from the wide to the narrow: "coding/inpatient"
//	Place     likewise: "us/il/dupage"
//	Date      "2026-01-31", in the years 1 to 9999
//	Period    years, months, weeks, days in this order, each at most once: "P2Y6M", "P6W", "P90D"
//	Money     an amount and an ISO 4217 currency: "229 USD", "204.79 USD"
//	Credits   hours of a unit: "6 semester", "4.5 quarter", "35 clock"
//	Grade     a letter: "A+" down to "D-", and "F"; or "pass", "fail"
//	MonthDay  a day of every year: "12-31"; "02-29" is the last of February
//	Season    two days of every year, both in it: "03-21/04-12", "11-15/01-15"
//
// An ID has at most 128 bytes. Amounts of money and of credit are exact: minor
// units and hundredths, never floating point.
//
// Every span of days is half open: From is the first day, Until the first day
// after, and a zero end is open. Only seasons have both their days in them, and
// only a first term that ends on a day of the year has its last day in it
// ([Credential].LastsThrough).
//
// # Catalog files
//
// A catalog file is a JSON object with any of the keys organizations, fields,
// credentials, programs and roles, each a list of entries, and with the key edition,
// the day as of which they were gathered: "2026-11-30". The keys of an
// object are the names of the Go fields in lower camel case: "asOf" is
// Source.AsOf, "url" is Source.URL. What is not said is left out, and null
// is refused. Hours and scores are a number where they are whole, 36, and else a text, "37.5". A [Requirement] is an object with exactly one of the keys
//
//	{"all": […]}  {"any": […]}  {"atLeast": 2, "of": […]}
//	{"holds": "degree/associate/him", "accreditedBy": ["cahiim"], "within": "P5Y", "underWay": "P4M"}
//	{"holds": "ahima/rhit", "for": "P4Y"}  {"had": "ahima/rhit", "within": "P1Y"}
//	{"experience": {"in": ["coding"], "for": "P2Y"}}  {"experience": {"in": ["coding"], "hours": 1950}}
//	{"experience": {"in": ["engineering"], "for": "P4Y", "since": "degree/bachelor/engineering", "fullTime": 35}}
//	{"experience": {"in": ["electrical"], "hours": 8000, "atMost": [{"in": ["electrical/residential"], "hours": 4000}]}}
//	{"coursework": {"in": "anatomy", "credits": "6 semester", "minGrade": "C"}}
//	{"score": {"of": "gpa/college", "atLeast": "3.25"}}
//	{"age": 18}  {"resides": "us/il/dupage"}
//	{"attestation": "employer letter", "id": "aapc/employer-letter"}
//	{"attestation": "served at sea", "id": "sea/service", "fact": true}
//	{"attestation": "clean record", "id": "police/clean-record", "by": "employer", "within": "P90D"}
//
// and the first three may have a "label". How a credential stays in force is said so:
//
//	"lasts": "P2Y", "renews": [{"units": 20, "by": ["ahima/rhia"], "times": 1, "offers": [{"price": "229 USD"}]}]
//	"while": {"ask": {"holds": "aapc/membership"}, "grace": "P90D"}
//
// A small catalog:
//
//	{
//	  "credentials": [
//	    {"id": "ahima/rhit-exam", "kind": "assessment", "requires": [
//	      {"until": "2027-01-01", "ask": {"holds": "degree/associate/him", "underWay": "P4M"}},
//	      {"from": "2027-01-01", "ask": {"holds": "degree/associate/him"}}]},
//	    {"id": "degree/associate/him", "kind": "degree"}
//	  ],
//	  "programs": [
//	    {"id": "program/dupage", "awards": ["degree/associate/him"],
//	     "works": {"fields": ["coding"], "weekly": 4},
//	     "offers": [{"price": "8300 USD", "takes": "P2Y", "weekly": 36, "seasons": ["08-15/09-15"]}]}
//	  ]
//	}
//
// A record file is one object, the [Record].
//
// The reader refuses what encoding/json lets pass: unknown keys, keys twice,
// keys in other capitals, text that is not UTF-8. It reports all mistakes of a
// file at once as [Problems], each with its line, its path and a [Code], and
// then gives nothing. A file has at most 64 MiB, 64 lists and objects inside
// each other, and 4096 items in a list inside an entry. [FormatCatalog] and
// [FormatRecord] write the canonical form, which the reader reads back to the
// same values. [ParseJSON] reads the files of other packages as strictly, and
// [AppendJSON] writes them. With encoding/json each exported type has the form that
// it has inside a file, and is read as strictly.
//
// # What a catalog promises
//
// In a [Catalog] every ID leads to an entry of the right kind, the editions of
// a rule leave out no day between them and share none, all amounts are in one
// currency, nothing counts as itself by way of others, nothing stays in force only
// while it does itself, and some order of steps leads to every entry: cycles of requirements are fine as long as something on
// them has another way in, and what nothing in the catalog gives, such as a
// degree that no program in it awards, is taken to be had elsewhere. [Codes]
// lists all that is checked. An entry need not have a name; it then goes by its
// ID.
//
// # What cannot be said
//
// Catalogs of accounting, project management, nursing, engineering and the trades were
// written to find out what their rules ask for that has no word here. Nearest to it is:
//
//   - "not", such as never convicted: an [Attestation], or a clearance that is applied for.
//     Who ever had a certificate may not apply for a new one: a note; a plan may do so;
//   - points that trade one thing for another: an alternative for each mix that reaches the
//     sum or, where they are many, an attestation by the issuer;
//   - hours that count in part: an alternative with more of them, or in the record the hours
//     of a [Job] that count; a ratio, as of one supervisor to one learner: a note, and a job
//     is supervised or it is not;
//   - the work of a program ([Program].Works) that counts together with other work, lately,
//     or since something was held: a [Job] of the record or, in a plan, a role beside the
//     program, which asks for its award under way;
//   - that nobody has another job while work is done in a program: a note;
//   - a job that is lawful only while a license lasts: the rule of a role, asked on its first day;
//   - who had begun before a day: an edition until the grace is over, with a fact to attest;
//   - a term up to the holder's birthday: Lasts, and in the record Expires;
//   - an average of scores: a [Score] with a name of its own, which the record says;
//   - exams in an order or inside a window: the rule of the later one, with Within, and Lasts
//     of each pass; a section taken again by itself: an exam of its own;
//   - so many tries in a life, then a board decides: a [Retake] with a long Per; its decision
//     is a note, or an attestation by the issuer;
//   - prices by household or income: an [Offer] for each, with If an attestation; rules by
//     county: an alternative for each, with [Resides].
//
// An attestation is a question that an answer names. What only a note says is judged by
// nothing.
//
// # Names
//
// Names follow the Credential Transparency Description Language (CTDL) where it
// has one, and depart from it here:
//
//   - a [Credential] is also what CTDL keeps apart from credentials, its
//     AssessmentProfile and Course, and what it has no class for, a membership;
//   - a background check or a health screening, which CTDL has no class for either, is
//     a Credential of kind clearance;
//   - a [Program] is CTDL's LearningProgram, and a [Role] its Occupation or Job;
//   - Works of a program is the work of an apprenticeship and the like, of which CTDL has the
//     certificate alone, such as its ApprenticeshipCertificate;
//   - an [Offer] joins CTDL's CostProfile and DurationProfile, because a price
//     goes with one duration, one schedule and one condition;
//   - a [Requirement] is a tree, where CTDL has a ConditionProfile with
//     alternative conditions;
//   - Recommends is CTDL's recommends; for Prefers, which an issuer or employers merely
//     like, CTDL has no property of its own;
//   - a [Score] is asked for as a number, where CTDL has a targetMetric or words;
//   - [Resides] is CTDL's residentOf, with places named by words in place of addresses;
//   - the kind class is for what is never earned itself, such as "an associate
//     degree or a higher one"; CTDL has no such thing;
//   - a [Rule] and an [Accreditation] hold on the days they say.
//
// # Ownership and concurrency
//
// Catalogs copy what they are made from, never change, and may be used by many
// goroutines at once. The entries that a catalog hands out share their slices
// with it and must not be modified; [Catalog.Entries] gives a copy to modify.
// Nothing here reads the clock, the environment or the network.
package credential
