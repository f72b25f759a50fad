// Package pathway judges a person's record against the rules of a catalog, and
// plans every way from the record to a credential or a role.
//
// A [Planner] is compiled once from a catalog, is read-only and may be used by
// many goroutines at once. [Planner.Check] answers "may I?", [Planner.Best],
// [Planner.Routes] and [Planner.Frontier] answer "how could I?", [Planner.Fixes] "what is the
// least I must do?", [Planner.Questions] "what should I find out first?", [Verify] replays
// a route and says all that does not hold of it, [Planner.Progress] says how far a
// person is on it, [Affected] whose answers a new edition of the catalog changes, and
// [Planner.Graph] gives the prerequisite graph to walk and draw.
// [Planner.Standing], [Planner.Nearest], [Planner.Opens] and [Planner.Impact] say what
// else there is: how a person stands with the whole catalog, what they can reach first,
// and what holding one thing would open.
//
// # What counts on a day
//
// A credential is in force from the day of its award until, and not on, the
// day it lapses. That is the day to which its Lasts leads from the award or, where
// it has a LastsThrough, the day after the first such day of the year that is not
// before that. Accreditation is judged on the day of the award. A rule is the
// one in force on the day asked about; a day that the editions of a rule leave
// out can meet nothing. Looking back "within" a period p from a day d counts
// what happened on or after d.Add(p.Negate()). A credential under way counts for
// a requirement that says so from the first day d on which it is under way and
// its award is not after d.Add(underWay).
//
// What has to be held for a period p counts on the days d of a span without a break
// with begin.Add(p) <= d. Holdings of the record join where one is awarded by the day
// on which another lapses. What a step awards begins a span of its own, which its
// renewals lengthen: a plan may wait longer than a check will ask for later. What was
// had counts from its award on and, if it has lapsed, on the days that look back
// within the period to the day of the lapse. Nobody need renew it for that.
//
// What has to hold for a credential to stay in force ([credential.While]) has to hold on
// the day of its award, also where somebody returns to it; without that the step cannot be
// taken, a program if that is so of any credential that it awards. What one program awards
// on one day may keep each other in force. A later break leaves it in force for the grace,
// in which it can be renewed, and it lapses on the day on which the break has lasted so
// long, whatever is done on that day. Without grace, what comes to hold on the first day
// of a break leaves none. It is gone then: what holds again later does not bring it back.
// Before the day on which a holding expires by the record nothing is asked, nor of a
// holding that says neither that nor when it was awarded. Any other holding of the record
// counts as kept up to the last day on which the record alone shows what has to hold, and
// at least to the day of its award; whether it was kept up after that is not known, and a
// break begins there for all that is sure. So a plan keeps it in force only by steps that
// begin before the grace is over. Where the plan may assume what the record does not say,
// what would have lapsed by Start is taken as kept up to Start, and not beyond.
//
// The award of what [credential.Renewal].By names, or of what counts as that, renews a
// credential that is in force on its day: the term begins anew on that day, as after an
// award, unless it would last longer anyway. That takes no step and costs nothing. It is
// not counted by Times, which counts the renewals since the award: of a holding of the
// record as many as it takes to last until it expires. All that have a fee count, by
// whatever edition; how often it may be is said by the edition of the day on which a term
// ends, and on a day that the editions leave out by the most generous of them. Where the
// day of the award is not given, a plan makes no renewal that is counted. What is awarded
// by itself renews nothing, nor does an award whose day is not given. What another award
// of the record renewed lapses at the end of that term, for its ways back too. Where the
// record says when a holding expires, only an award after the day asked about, which is
// Start in a plan, renews it.
//
// Work that counts since a credential was first held counts from the day of the first
// award on of it or of what counts as it, by the record or by a step; that it lapsed and
// was held again later changes nothing. A holding of which only a last day is known leaves
// open whether work before that day counts, and one without any day, whether work before
// the day on which it expired does, or else any work at all; a plan has it from Start on.
// What is awarded by itself by a fact that has no day leaves open as much.
//
// What is awarded by itself ([credential.Credential].Automatic) is awarded on the first
// day on which the edition of its rule then in force is met, before the day asked about
// too, and is held for good, whatever lapses later. Several that rest on each other are
// awarded in the order of their days, and of one day in the order in which one rests on
// another. By a fact of the record that has no day it may have been awarded on any day
// up to the one on which the dated facts alone would do; only a rule that asks for how
// long it was held asks for that.
//
// The work of a program ([credential.Program].Works) counts from the day on which the
// program is finished: that on which a step ends, or the award of a holding of the record
// that names the program. It counts by itself alone, where as much work is asked for as one
// program has: its hours a week for the fewest days that the offer can take. Work of jobs
// and of other programs is not added to it, nor it to them, and where only recent work
// counts, or work since something was held, it does not count. By which offer a holding of
// the record was attended nobody says: the work is enough if it is by each of them, and may
// be if it is by one. Who wants it added to other work writes it as a job of the record.
// It is supervised. Neither Query.Study nor Query.Work bounds its hours, and a job of the
// plan may run beside it.
//
// A score counts from its day on. What the record has no score in is not known, and one
// that it has settles that: a low one is not met, for as long as no step brings a better
// one. A step that earns or attends what the score is of brings the score that is asked
// for, on the day of its award; a way back to it does as much. What no step brings a plan
// has only by assumption.
//
// Where a person lives is so on every day: the record has one place and no days of it. In
// a plan nobody moves. A record that says only a wider place than is asked for leaves it
// open.
//
// A passed sitting of an exam is a holding of it from that day. After failed tries an
// exam may be sat only as its [credential.Retake] rules allow: of those in force on the
// day of the sitting the one with the largest After that is not more than the failed
// tries since the last pass, that day's included. A check of the rule to sit it is
// pending until that day, and a plan waits for it. The wait is no condition of a route, and
// to return to an exam is no sitting. A pass ends the count whether the
// record has it as a sitting or as a holding with the day of its award or on which it is
// expected.
//
// Units that a record has toward a renewal count for the term in which they were
// earned: those On its days, from its first day until, and not on, its end. They are
// counted in [Eligibility].Cycle and [Route].Upkeep, and nothing waits for them.
//
// # What is missing
//
// [Finding.Missing] goes through all that stands in the way of a finding, on each of its
// ways. [Finding.Nearest] has those of its parts by which it would be met with the least,
// and [Finding.Lacks] says in one line what is missing there. What the answer would be
// without a condition is what [Planner.Check] says of a record with a waiver of it
// ([credential.Record.Waive]). [Planner.Fixes] finds all smallest sets of conditions by which
// the answer would be yes, and what it takes to meet each. The texts have the nearest alternative first and open, each
// other one in a line, and what stands in two places once.
//
// # What a holding proves
//
// A holding of the record proves what its rule asks for in every way in which that can be
// met, by the edition of the day of its award; one without such a day, what all editions
// prove that were in force on some day up to By or, without that, up to the day asked
// about, which is Start in a plan. Who met a requirement to hold something, or to have had
// it, had that or something that counts as it; it proves what each of these shows: all
// that it counts as, from a program with one of the accreditors asked for, and what its
// own rule proves, by the same day. With UnderWay it proves nothing. All proves what one
// of its parts does, Any what each of them does, n of k what any choice of k-n+1 of them
// has in common. Work, credits, scores, residence, age and attestations are not proven,
// and what rests on itself is not. What programs award has no rule, and shows what it
// counts as. What is still due proves nothing, and waivers change nothing.
//
// What is proven is a holding with By: the day of the award of what proves it. It is met
// for [credential.Had], in force from By on if neither it nor anything that counts as it
// can lapse, by its terms or by what has to hold for it, and else it may be, for as long
// as the longest term of these, counted from By and renewed as often as Times lets it,
// could last, and for ever where another award renews one of them: who has had it may have
// had one of these. That is no question of its own. Where the record itself has such a
// holding of what can lapse, in force on that day, that one alone counts: who says until
// when they were a member is not asked whether they still are.
//
// # Open terms
//
// A term of a holding is open from the day it ends on, if the credential can be renewed
// and the record does not say Expires: nobody said whether it was renewed then. From
// that day on it is Unknown whether the holding is in force, wherever it is asked for,
// and of itself too: the finding on a credential that is earned directly is then "any
// one of" holding it still and the rule to earn it. Of several holdings of one
// credential the newest term alone is asked about.
//
// A plan takes a term that ended before Start as lapsed on the day it ended. Route.Open
// has the open terms whose renewal would change the answer: the question is planned once
// more with all of them renewed; what the best route then comes to is Route.Renewed, and
// of Open are the terms that it rests on, and each that makes the best route better alone.
// Under Query.Assume each open term is taken as renewed up to the end of the term in which
// Start lies, counted on from the end that the record knows, unless that takes more
// renewals than Times lets. From there steps of the plan renew it.
//
// # What to find out
//
// [Planner.Questions] asks about all that the record leaves open and a plan would count if it
// was so: each question with its answers, the record that says each of them, and what the
// best plan then comes to, those first whose best answer gives the best plan. Of a check it
// names the conditions that are not known and on which the answer turns.
//
// # Reasons, assumptions and faults
//
// What an answer says in words it also says in data, so that a page in another
// language needs no English: Finding.Why and Condition.Why are reasons, each with a
// [ReasonCode] and the days and amounts it speaks of; Route.Assumed has an
// [AssumptionKind] for each thing that is taken as so; a route that does not hold has
// a [FaultCode]. The lists of codes are closed. With encoding/json every answer,
// question and error is written with keys in lowerCamelCase and read back as it was.
// Only Query.Avoid and the causes of errors are left out, which no file can hold.
//
// # The steps of a route
//
// From Start on, a person can
//
//   - attend a program by one of its offers: it begins on a day on which the
//     program's rule of admission and the offer's condition hold and the offer
//     can be taken up; it ends after what the offer takes, and that day awards
//     all its active credentials and all the credit it is known to teach. The work that is
//     done in it counts from that day on. A program without
//     offers cannot be planned: nobody knows how long it takes;
//   - earn a certification, license or assessment, apply for a clearance, or join a
//     membership, by one of its offers, likewise. Of one without offers nobody knows the
//     price, nor the time it takes, which counts as none: [Route].Untimed lists it. Only
//     active credentials can be earned;
//   - work in a role whose rule holds on the day the job begins, or go on in a
//     job of the record that has begun by Start and has no end, which needs
//     nothing;
//   - attest what a [credential.Attestation] asks for, unless that is a fact which
//     nothing can bring about: at no price, in no time, and again on each day that
//     asks for it when it was attested too long ago;
//   - renew a credential on the day it lapses, for as long as Lasts says from
//     that day, where an edition of its renewal is in force. It may be renewed again, as
//     often as that edition says.
//     Renewals of one day may rest on each other, but not in a circle;
//   - return to a credential that a holding of the record was, by an offer of one of
//     its Returns, on a day on which that is open by its own dates, by those of the offer,
//     and by the day on which the holding lapses: not before it, and no longer after it
//     than Within, looking back. What the way back requires and the condition of the offer
//     must hold on that day. It awards the credential anew, as earning it does, also one
//     that is closed to new candidates. A Return without offers is taken at once, at a
//     price that is not known.
//
// A way back goes by the record alone. A holding lapses for it on its Expires, or at the
// end of its first term, whatever the plan renews, or before that once it was not shown
// for the grace that what has to hold for it does; where nobody said whether it was
// renewed or kept up, a plan takes that end as the last one. Of several holdings each
// opens its own ways back, so that a further one never closes any. What a step of the plan
// awarded has none: a plan lets nothing lapse in order to return to it. Having held a
// credential closes no way to earn it anew. What closes that is a pass that has lapsed
// itself.
//
// What is awarded by itself is no step: it costs nothing, takes no time, is in no set,
// makes no day one on which a job begins, and the query cannot avoid it. What leads to
// it serves whatever asks for it. What the query lets be assumed leads to it from Start
// on, and not before.
//
// A set of steps has each entry at most once, by one offer, except for renewals,
// for jobs taken up again and for what is attested again; going on in a job and taking
// up its role anew are one entry, and so are earning a credential and returning to it.
//
// Facts of the record count by their dates, without any step: what has no day is there
// from Start on, a waiver without one and where a person lives on every day, a holding
// that is expected arrives on that day, a job with an end counts from its first day to its
// end, past or to come, and a birthday comes. A job without an end counts up to Start, and
// after that only as a step of going on in it. One that begins after Start and has no end
// counts for nothing: it cannot be gone on in, and what it will come to nobody has said.
// Give it an end to have it counted.
//
// # Before a sitting
//
// An exam that is taken by an offer with Apply is applied for on one day, sat on another
// and passed on a third. The rule of the exam has to hold on the day of the application
// and on the day it is sat, the condition of the offer on the first alone. The dates of
// the offer are those of the application, its seasons, what is under way, and the wait
// after failed tries those of the sitting. From one to the other it is no less than Apply,
// and from the sitting to the award it is what the offer takes. The step is taken when it
// is sat ([Step.Sat]); it begins with the application, on the last day that lets it be sat
// on that day.
//
// To sit an exam that has [credential.Exam].Preparation a plan prepares for it, unless the
// query goes by the letter ([Query].Letter): by one of these, on a day on which its If
// holds, so that it is over by the day on which the exam is sat. That needs no permission
// and costs nothing. It takes the hours a week that it says, 10 if it says none, or those
// that are left for study on Start if they are fewer, one at least, for the fewest days d
// such that 7 times its hours is no more than d times the hours a week. These hours are
// study like any other. What the record has of [credential.Prepared] for the exam is taken
// off its hours first. If that is all of them, and the record meets its If on Start,
// nothing has to be done for the exam; else it takes a day. Several Prepared of one exam
// add up. A way back to an exam is no sitting. A set has one preparation for an exam at
// most, and those for one exam are alike. It is begun as late as leaves all else on its
// day.
//
// # Looking for a job
//
// In an adviser's plan it takes time to be hired: as long as the
// [credential.Hiring] of the role says, or else Query.Seek, which is ten weeks where it is
// not said. A job of the plan begins only on a day on which its rule holds, and before
// which it held on a day of the plan that lies at least so far back. Beside the days on
// which any job may begin, it may begin on the day on which a search is over that was
// begun on the first day of the plan on which its rule held. A role that is the target is
// reached on the first day on which its rule holds and before which it held so long ago.
// The rule has to hold on both days, and need not between them; who has looked for a role
// once need not look again. Nobody looks for a role in which a job of the record goes on at
// Start; where that is the target, the goal is its Requires alone.
//
// A job that begins after another one of the plan begins no sooner than six months after
// that did. The day on which these are over is one on which any job may begin. Going on in
// a job of the record is no job of the plan here.
//
// # Time
//
// Hours a week are counted to the hundredth, and work by whole numbers alone, as
// [credential.Experience] and [credential.Job] say: a day of work at w hours a week is
// w/7 hours or, where time is asked for, the part min(f, w)/f of a day, if f hours a week
// are full time: 40, unless the rule says another number. Where hours of one kind count
// up to a number of them, those over it count for nothing, the first and the last alike.
//
// Programs and exams that run on one day may together ask for at most
// Query.Study hours of study a week, so an offer that alone asks for more cannot
// be taken. Unless the query goes by the letter, they also ask for no more than the jobs
// of the record leave of Query.Week, if it says how many hours: each takes its hours until
// it ends, one that has not begun yet from Start on, whether or not the plan begins
// another. What the record has under way takes none, and neither does a job of the plan:
// work and study run side by side there. A person has one job of the route at
// a time, at Query.Work hours a week; a job of the record that goes on keeps its own
// hours, if they are fewer. Where the query says no hours it has 40 of each.
//
// A job begins only on Start, on a day on which a condition of the route comes to be met
// that was not met the day before, on a day on which an edition of one begins to be in
// force, on the day on which the credential is first held since which one counts work, or
// on a day on which the work done of a kind comes to be as much as one lets count. A rule
// that the work of a program of the route or of the record can meet is two conditions
// here: that such a program is finished, and that as much was done in jobs. The conditions
// of the route are the rules of the entries that its steps take, the conditions of the
// offers and of the preparations by which they take them, the goal, and the rules of what
// comes by itself and one of these asks for: an edition of any other rule makes no day one
// on which a job begins, and no step is put off or taken only to make a day one. A job
// goes on until another begins, or until it serves nothing any more: where enough was done
// or, where only recent work counts, or only so much of a kind, as soon as what was done
// will do on the day that asks for it. Work done before the day since which it counts
// serves nothing, so a job that can begin on that day begins no sooner; nor does what is
// done of a kind beyond what counts. Work that serves nothing is no part of a schedule, so
// it makes no day one on which a job begins.
//
// Of jobs of the record without an end one at a time goes on from Start, and the
// others end at Start; a check, which plans nothing, counts them all, so it may say
// an earlier day than a plan. Planned work counts as supervised, except that a job
// of the record stays what the record says; planned study counts as done with the
// grade asked for.
//
// The goal is to hold the target or, if it is a role, to meet the role's rule.
// The route finishes on the first day on which the goal is met.
// A plan looks 80 years ahead; what would be reached only later counts as no route.
//
// # The schedule of a set of steps
//
// A set of steps is valid when the goal can be reached by taking some or all of them.
// Its schedule is the one that finishes soonest; among these the one whose renewals
// cost least (first the fewest renewals without a known price, then the smallest
// sum); among these the one with the fewest steps. What lapses, by its terms or by
// what has to hold for it, is taken up as late as that allows, what is attested is so
// on the first day that something rests on it, and all else is taken up as soon as it
// can be.
//
// A set is minimal when it is valid and leaving out any one step makes it
// invalid or makes it finish later. So what lowers only the fee of a renewal is
// not taken up for it; what the set or the record has anyway is renewed where
// that makes the renewals cheaper.
//
// # The order of routes
//
// Two minimal sets are alike when they differ only in programs that award the same
// credentials, in offers of one entry, or in memberships joined only for a price: those
// that could be left out, finishing no later, if every condition of an offer were waived,
// those of the fees of renewals too. Returning to a credential is not alike with earning
// it anew. Of sets that are alike the best stands as the route, and the others are its
// options. So are those sets that are valid only if the program of the option is accredited on
// the day of its award, where the catalog does not know that ([credential.NotVerified]), and
// those that finish sooner if it is; of no other program is that assumed with it. Such an
// option says so ([Option].Assumed), whether or not the query lets anything be assumed, and no
// route rests on it unless the query does.
//
// Routes are ranked by
//
//   - [Soonest]: finish, then cost, then number of steps;
//   - [Cheapest]: cost, then finish, then number of steps;
//   - [FewestSteps]: number of steps, then finish, then cost.
//
// Costs compare first by the number of steps without a known price, then by the
// sum of known prices. Steps of the schedule are counted, renewals and
// attestations included; work in one role that runs on is one step, and so is what
// is attested more than once. What still
// ties is ordered by the entries and offers of the steps; going on in a job comes
// before beginning its role anew.
package pathway
