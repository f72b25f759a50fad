package pathway

import (
	"fmt"

	"github.com/credpath/credpath/credential"
)

// A RouteError says what is wrong with a route that [Verify] refuses: all faults that it
// found, at least one, in the order in which it looks. One fault may follow from an
// earlier one, as where a step no longer holds on which the goal rests. Where a step
// is none that the catalog has, what rests on the steps together is not looked at.
type RouteError struct {
	Faults []Fault
}

// Error returns the first fault, and how many there are beside it.
func (e *RouteError) Error() string {
	text := "pathway: " + e.Faults[0].Error()
	if more := len(e.Faults) - 1; more > 0 {
		text += "; and " + credential.Count(more, "more fault")
	}
	return text
}

// A Fault is one thing that is wrong with a route.
type Fault struct {
	Step    int `json:"step"` // the index of the step; -1 is the route as a whole
	Code    FaultCode
	Was, Is string // of what has another value now: what the route says, and what holds; "" of other faults
	Message string // the same in words
}

// Error returns the step and what is wrong with it.
func (f *Fault) Error() string {
	if f.Step < 0 {
		return "route: " + f.Message
	}
	return fmt.Sprintf("step %d: %s", f.Step, f.Message)
}

// A FaultCode names a kind of fault that [Verify] finds in a route. The list is
// closed: a code that is not among the constants is of a later version.
type FaultCode string

// The faults of the route as a whole, and of the order of its steps.
const (
	FaultOtherQuestion   FaultCode = "other-question"        // it has another target or start than the query
	FaultNotOfASearch    FaultCode = "not-of-a-search"       // a rank that is none, or fewer sets looked at than none
	FaultBadDay          FaultCode = "bad-day"               // a step has a day that is not in the calendar
	FaultBeforeStart     FaultCode = "before-start"          // a step begins before the plan does
	FaultEndsBeforeStart FaultCode = "ends-before-it-begins" // a step does
	FaultStepsOutOfOrder FaultCode = "steps-out-of-order"    // a step stands after one that begins later
	FaultAfterNotBefore  FaultCode = "after-not-before"      // After names a step that does not stand before the step
	FaultAfterOutOfOrder FaultCode = "after-out-of-order"    // After is not ascending
	FaultMixedCurrencies FaultCode = "mixed-currencies"      // the price of a step is in another currency than that of an earlier one
	FaultWrongCost       FaultCode = "wrong-cost"            // the cost is not the sum of the prices of the steps
	FaultWrongUntimed    FaultCode = "wrong-untimed"         // Untimed is not what the catalog has no offer of
	FaultWrongUnpriced   FaultCode = "wrong-unpriced"        // Unpriced, of the route or of a step, is not what has no known price
	FaultPastDeadline    FaultCode = "past-deadline"         // the route finishes after the deadline of the query
	FaultOverBudget      FaultCode = "over-budget"           // the route costs more than the budget of the query
)

// The faults of single steps.
const (
	FaultAvoided          FaultCode = "avoided"            // the query avoids a step
	FaultTakenTwice       FaultCode = "taken-twice"        // a step takes what an earlier one took
	FaultNeedlessWords    FaultCode = "needless-words"     // a step that is no job and no attestation has words
	FaultNoKind           FaultCode = "no-kind"            // a step is of no kind
	FaultNotAProgram      FaultCode = "not-a-program"      // what a step attends is no program
	FaultNoOffers         FaultCode = "no-offers"          // nobody knows how long a program without offers takes
	FaultNotDirect        FaultCode = "not-direct"         // what a step earns is not earned without a program
	FaultWrongKind        FaultCode = "wrong-kind"         // a step of this kind does not get that
	FaultNotEarnable      FaultCode = "not-earnable"       // what a step earns is closed, or nobody knows how it is earned
	FaultTooSoonAgain     FaultCode = "too-soon-again"     // an exam is sat on a day on which the failed tries of the record do not let it
	FaultBadPreparation   FaultCode = "bad-preparation"    // the catalog has no such preparation for the exam, or the query asks for the letter
	FaultNotPrepared      FaultCode = "not-prepared"       // an exam is sat without being prepared for
	FaultNothingAttested  FaultCode = "nothing-attested"   // an attestation without words
	FaultNotAsked         FaultCode = "not-asked"          // no rule asks for what is attested
	FaultBadAttestation   FaultCode = "bad-attestation"    // an attestation with an offer or a length
	FaultNotOffered       FaultCode = "not-offered"        // a step takes an offer that there is not
	FaultOfferClosed      FaultCode = "offer-closed"       // an offer cannot be taken up on the day
	FaultWrongEnd         FaultCode = "wrong-end"          // by its offer a step ends on another day
	FaultWrongSitting     FaultCode = "wrong-sitting"      // an exam is sat on a day on which it cannot be, by its application or its seasons
	FaultWrongHours       FaultCode = "wrong-hours"        // by its offer a step takes other hours a week
	FaultDearer           FaultCode = "dearer"             // the offer that a step takes costs more now
	FaultCheaper          FaultCode = "cheaper"            // it costs less now
	FaultWrongPrice       FaultCode = "wrong-price"        // the price of a step is known and that of its offer is not, or the other way round, or nothing is due
	FaultNotLapsing       FaultCode = "not-lapsing"        // what is renewed never lapses, or not on that day
	FaultNoRenewal        FaultCode = "no-renewal"         // no edition of the renewal is in force
	FaultRenewalTakesTime FaultCode = "renewal-takes-time" // a renewal takes none
	FaultNotBack          FaultCode = "not-back"           // a step returns to what never was held, or says a lapse and returns to nothing
	FaultNoWayBack        FaultCode = "no-way-back"        // the catalog has no such way back on the day
	FaultWrongLapse       FaultCode = "wrong-lapse"        // what a step returns to lapsed on another day
	FaultBadWork          FaultCode = "bad-work"           // a job with an offer, or of no day
	FaultNotARole         FaultCode = "not-a-role"         // what a step works in is no role
	FaultOverWork         FaultCode = "over-work"          // a job takes more hours a week than the query has
	FaultNoSuchJob        FaultCode = "no-such-job"        // a job goes on that the record does not have
	FaultJobsOverlap      FaultCode = "jobs-overlap"       // two planned jobs run at one time
	FaultWorkSplit        FaultCode = "work-split"         // work that runs on is two steps
	FaultNotSought        FaultCode = "not-sought"         // a job begins before a search for it is over
	FaultJobTooSoon       FaultCode = "job-too-soon"       // a job begins too soon after another one
	FaultRoleTwice        FaultCode = "role-twice"         // a new job in a role in which one of the record goes on
	FaultOverStudy        FaultCode = "over-study"         // studies need more hours a week than the query has
	FaultNotAJobDay       FaultCode = "not-a-job-day"      // a job begins on a day on which none can
)

// The faults of what is asked for.
const (
	FaultNotAssumed        FaultCode = "not-assumed"          // what is asked for holds only by what Assumed does not list
	FaultNotAfter          FaultCode = "not-after"            // what is asked for holds only through steps that After does not name
	FaultConditionNotMet   FaultCode = "condition-not-met"    // the rule of a step, or the condition of its offer, does not hold on its day
	FaultGoalNotReached    FaultCode = "goal-not-reached"     // the steps never lead to the target
	FaultWrongFinish       FaultCode = "wrong-finish"         // the target is reached on another day
	FaultMayNotAssume      FaultCode = "may-not-assume"       // the query lets nothing be assumed
	FaultAssumedOutOfOrder FaultCode = "assumed-out-of-order" // Assumed is not sorted, or has one thing twice
	FaultAssumedForNothing FaultCode = "assumed-for-nothing"  // Assumed lists what no condition asks and the record leaves open
	FaultWrongWords        FaultCode = "wrong-words"          // an assumption is not in the words of the catalog
)

// The faults of what a route says beside its schedule.
const (
	FaultServesNothing      FaultCode = "serves-nothing"       // Meets of a step is empty
	FaultServesTwice        FaultCode = "serves-twice"         // Meets names one condition twice
	FaultBeginsForNothing   FaultCode = "begins-for-nothing"   // a job begins before the day since which it counts, and could begin then
	FaultGoesOnForNothing   FaultCode = "goes-on-for-nothing"  // a job goes on after what it serves is met
	FaultAfterServesNothing FaultCode = "after-serves-nothing" // After names a step that does not serve the step
	FaultServesNoStep       FaultCode = "serves-no-step"       // Meets names a step that the route does not have
	FaultServesUnrelated    FaultCode = "serves-unrelated"     // Meets names a step that does not rest on this one
	FaultServesNoCondition  FaultCode = "serves-no-condition"  // Meets names a condition that is not asked there
	FaultAddsNothing        FaultCode = "adds-nothing"         // Meets names a condition that the step adds nothing to
	FaultWrongSource        FaultCode = "wrong-source"         // the source of a step is not that of the offer it takes
	FaultWrongConfidence    FaultCode = "wrong-confidence"     // the confidence of a step is not the weakest of what it rests on
	FaultWrongFact          FaultCode = "wrong-fact"           // Has, Unused or Stale names a fact that the record does not have, Has and Unused name one, or a waiver in Stale fits
	FaultWrongOpen          FaultCode = "wrong-open"           // Open or Renewed is not what the record leaves open
	FaultWrongAutomatic     FaultCode = "wrong-automatic"      // Automatic names what is not awarded by itself on that day
	FaultWrongUpkeep        FaultCode = "wrong-upkeep"         // Upkeep is not what the catalog and the route say
	FaultOptionNotOffered   FaultCode = "option-not-offered"   // an option is no offer of the catalog
	FaultOptionOfOther      FaultCode = "option-of-other"      // an option does not lead to the same as its step
	FaultOptionAvoided      FaultCode = "option-avoided"       // the query avoids an option
	FaultOptionOverHours    FaultCode = "option-over-hours"    // an option takes more hours a week than the query has
	FaultOptionFinish       FaultCode = "option-finish"        // an option finishes later than where all else stays, or on no day of the plan
	FaultOptionPastDeadline FaultCode = "option-past-deadline" // with an option the route finishes after the deadline
	FaultOptionOverBudget   FaultCode = "option-over-budget"   // with an option the route costs more than the budget
	FaultOptionAssumed      FaultCode = "option-assumed"       // an option rests on an accreditation that nobody knows and does not say so, or says so for nothing
)
