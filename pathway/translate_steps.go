package pathway

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/solve"
)

// addSteps adds every step that can be taken, in the order that breaks ties:
// by kind, entry and offer.
func (t *translation) addSteps() {
	told := t.feesTell()
	for _, id := range sortedKeys(t.reached.programs) {
		t.addProgram(id, told)
	}
	for _, id := range sortedKeys(t.reached.credentials) {
		t.addCredential(id)
	}
	t.addJobs()
	for _, words := range sortedKeys(t.reached.attestations) {
		t.addStep(stepOf{kind: Attest, words: words}, "attest "+words, solve.Step{Free: true, Late: true})
	}
}

// addStep adds a step; steps of one group exclude each other, and tell sets
// apart as one unless a class is set.
func (t *translation) addStep(of stepOf, group string, step solve.Step) int {
	step.Group = numbered(t.groups, group)
	if step.Class == 0 {
		step.Class = numbered(t.classes, group)
	}
	t.problem.Steps = append(t.problem.Steps, step)
	t.steps = append(t.steps, of)
	return len(t.steps) - 1
}

// numbered returns the number of a name, from 1 on, and gives it one if need be.
func numbered(numbers map[string]int, name string) int {
	number, had := numbers[name]
	if !had {
		number = len(numbers) + 1
		numbers[name] = number
	}
	return number
}

// addProgram adds a step for each offer of a program. Programs that award the
// same are of one class, and like each other unless fees of renewals tell them
// apart.
func (t *translation) addProgram(id credential.ID, told bool) {
	program, _ := t.catalog.Program(id)
	like := awardsKey(program)
	class := numbered(t.classes, like)
	if told {
		like += fmt.Sprint(" accredited ", program.Accreditations, " teaching ", program.Teaches)
	}
	rules := t.asked(program.Admits, nil)
	for i := range program.Offers {
		step, ok := t.stepOfOffer(&program.Offers[i])
		if !ok {
			continue
		}
		step.Class, step.Twin = class, t.twin(like, program.Offers[i])
		of := stepOf{kind: Attend, entry: id, offer: &program.Offers[i], rules: rules}
		at := t.addStep(of, string(id), step)
		for _, award := range program.Awards {
			t.addAward(award, at, id)
		}
	}
}

// awardsKey identifies what a program awards.
func awardsKey(program credential.Program) string {
	awards := make([]string, 0, len(program.Awards))
	for _, id := range program.Awards {
		awards = append(awards, string(id))
	}
	slices.Sort(awards)
	return "awards " + strings.Join(awards, " ")
}

// feesTell reports whether a condition of a fee of a renewal may tell programs
// apart that award the same.
func (t *translation) feesTell() bool {
	for id := range t.reached.credentials {
		entry, _ := t.catalog.Credential(id)
		for _, renewal := range entry.Renews {
			if slices.ContainsFunc(renewal.Offers, func(o credential.Offer) bool { return tellsPrograms(o.If) }) {
				return true
			}
		}
	}
	return false
}

// tellsPrograms reports whether programs that award the same may differ in
// meeting a requirement.
func tellsPrograms(r credential.Requirement) bool {
	return slices.ContainsFunc(leavesOf(r, nil), func(leaf credential.Requirement) bool {
		holds, ok := leaf.(credential.Holds)
		_, coursework := leaf.(credential.Coursework)
		return coursework || ok && len(holds.AccreditedBy) > 0
	})
}

// twin returns a number that steps share which are alike, by some words, and
// whose offers can be taken up on the same days.
func (t *translation) twin(like string, offer credential.Offer) int {
	words := "like " + like + " " + offer.From.String() + " " + offer.Until.String()
	for _, season := range offer.Seasons {
		words += " " + season.String()
	}
	return numbered(t.classes, words)
}

// addAward notes that a step gives a credential, if it can be earned at all.
func (t *translation) addAward(id credential.ID, step int, program credential.ID) {
	entry, ok := t.catalog.Credential(id)
	if !ok || entry.Status != credential.Active {
		return
	}
	award := awardOf{step: step, program: program}
	if !entry.Lasts.IsZero() {
		award.term = t.addLapsing(entry, step, lapseAfter(entry))
	}
	t.awards[id] = append(t.awards[id], award)
}

// addCredential adds a step for each offer of a credential that is earned
// directly, or one step without an offer.
func (t *translation) addCredential(id credential.ID) {
	entry, _ := t.catalog.Credential(id)
	if !entry.Kind.Direct() || !t.plannable(id, entry.Status) {
		return
	}
	of := stepOf{kind: Earn, entry: id, rules: t.asked(entry.Requires, entry.Recommends)}
	if entry.Kind == credential.Membership {
		of.kind = Join
	}
	minor := entry.Kind == credential.Membership
	if len(entry.Offers) == 0 {
		t.addAward(id, t.addStep(of, string(id), solve.Step{Free: true, Minor: minor}), "")
	}
	for i := range entry.Offers {
		step, ok := t.stepOfOffer(&entry.Offers[i])
		if !ok {
			continue
		}
		step.Minor = minor
		step.Twin = t.twin(string(id), entry.Offers[i])
		of.offer = &entry.Offers[i]
		t.addAward(id, t.addStep(of, string(id), step), "")
	}
}

// stepOfOffer returns the step of taking up an offer; ok is false if its hours
// are more than the person has.
func (t *translation) stepOfOffer(offer *credential.Offer) (step solve.Step, ok bool) {
	if offer.Weekly > t.query.Study {
		return solve.Step{}, false
	}
	step = solve.Step{Price: offer.Price.Minor, Priced: offer.Price.Known()}
	if !offer.Takes.IsZero() {
		step.Load = offer.Weekly
		step.Takes = solve.Length(offer.Takes)
		step.Least = fewestDays(offer.Takes)
	}
	if len(offer.Seasons) > 0 || !offer.From.IsZero() || !offer.Until.IsZero() {
		step.Open = func(day int) int {
			next, ok := offer.Next(credential.DateOfDay(day))
			if !ok {
				return solve.Never
			}
			return next.DayNumber()
		}
	}
	return step, true
}

// addJobs adds the jobs, by role. Those of the record go on if they have begun
// by the start and have no end. In one role going on comes before beginning
// anew, so that where they are equally good a person keeps the job there is.
func (t *translation) addJobs() {
	roles := maps.Clone(t.reached.roles)
	for _, job := range t.query.Record.Jobs {
		roles[job.Role] = true
	}
	for _, id := range sortedKeys(roles) {
		for i, job := range t.query.Record.Jobs {
			if job.Role == id && job.Until.IsZero() && !job.From.After(t.query.Start) && !t.avoids(id) {
				t.addOpenJob(i, job)
			}
		}
		if role, ok := t.catalog.Role(id); ok && t.reached.roles[id] {
			of := stepOf{kind: Work, entry: id, rules: t.asked(role.Requires, role.Recommends)}
			t.addStep(of, string(id), solve.Step{Rate: t.query.Work, Free: true})
		}
	}
}

// addOpenJob adds the step of going on in a job of the record.
func (t *translation) addOpenJob(i int, job credential.Job) {
	group := string(job.Role)
	if group == "" {
		group = fmt.Sprintf("job %d", i)
	}
	of := stepOf{kind: Work, entry: job.Role, words: jobWords(t.catalog, job), job: &t.query.Record.Jobs[i], fact: fact{"job", i}}
	t.addStep(of, group, solve.Step{Rate: min(hoursOr(job.Weekly), t.query.Work), Free: true})
}
