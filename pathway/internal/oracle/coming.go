package oracle

// Knows says of each thing that the planner learns one after the other whether the tests
// may ask for it. Random cases draw it once it is true, so who adds it to the planner
// turns it on with the same change. The oracle means Proofs, OpenTerms and Returns once
// they are true, and the rest in any case. The cases worked by hand are judged with all.
var Knows = struct {
	Proofs    bool // a holding proves what it took
	OpenTerms bool // a plan that assumes takes an open term as renewed until it begins
	Standings bool // Holding.By, School, AccreditedBy and NotAccreditedBy
	Returns   bool // ways back to what has lapsed
	Old       bool // attestations that grow old
	Amounts   bool // credit of which nobody says how much it is
	Had       bool // what was had, and what has to be held for some time
	Tries     bool // failed tries, and the rules on sitting again
	Automatic bool // what is awarded by itself
	Keeping   bool // what must hold for a credential to stay in force
	Renewing  bool // renewals by another award, and so many times
	Amounted  bool // hours in hundredths, the hours of a job in all, programs that award nothing
	Scores    bool // scores
	Residence bool // where the person lives
	Clock     bool // clock hours, and grades that are no letter
	Clearance bool // clearances, what has no offers, and what is preferred
	Applied   bool // exams that are applied for before they are sat
	Prepared  bool // exams that a plan with advice prepares for
	Seeking   bool // time to be hired, and between the beginnings of two jobs, in a plan with advice
}{Proofs: true, OpenTerms: true, Standings: true, Returns: true, Old: true, Amounts: true, Had: true, Tries: true, Automatic: true, Scores: true, Residence: true, Clock: true, Clearance: true, Applied: true, Prepared: true, Seeking: true}
