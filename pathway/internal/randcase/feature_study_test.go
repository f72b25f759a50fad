package randcase

import (
	"slices"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/oracle"
)

// The features of what studies and exams give beside their awards, of where a person lives,
// and of clearances.

var scoreFeatures = []feature{
	{"scores asked for", leaf(func(credential.Score) credential.Requirement { return granted })},
	{"how high a score is asked for", leaf(func(s credential.Score) credential.Requirement { s.AtLeast.Hundredths = 1; return s })},
	{"how long ago a score was got", leaf(func(s credential.Score) credential.Requirement { s.Within = credential.Period{}; return s })},
	{"scores asked for that a step can bring", func(c *Case) {
		leaf(func(s credential.Score) credential.Requirement { s.Of = "no-step/" + s.Of; return s })(c)
		scoresOf(func(s *credential.Scored) { s.Of = "no-step/" + s.Of })(c)
	}},
	{"scores asked for that no step brings", leaf(func(s credential.Score) credential.Requirement {
		if s.Of == average {
			return granted
		}
		return s
	})},
	{"scores asked for in a program", func(c *Case) {
		leaf(func(s credential.Score) credential.Requirement {
			if slices.ContainsFunc(c.Entries.Programs, func(p credential.Program) bool { return p.ID == s.Of }) {
				return granted
			}
			return s
		})(c)
	}},
	{"scores of the record", person(func(q *oracle.Question) { q.Record.Scores = nil })},
	{"low scores of the record", scoresOf(func(s *credential.Scored) { s.Score = credential.PointsOf(4) })},
	{"days of scores", scoresOf(func(s *credential.Scored) { s.On = credential.Date{} })},
	{"scores to come", person(func(q *oracle.Question) {
		q.Record.Scores = slices.DeleteFunc(q.Record.Scores, func(s credential.Scored) bool { return s.On.After(q.Start) })
	})},
	{"scores of what counts as something else", func(c *Case) {
		asked := map[credential.ID]bool{}
		leaf(func(s credential.Score) credential.Requirement { asked[s.Of] = true; return s })(c)
		c.Question.Record.Scores = slices.DeleteFunc(c.Question.Record.Scores, func(s credential.Scored) bool { return !asked[s.Of] })
	}},
}

// scoresOf changes every score of the record.
func scoresOf(change func(*credential.Scored)) func(*Case) {
	return person(func(q *oracle.Question) {
		for i := range q.Record.Scores {
			change(&q.Record.Scores[i])
		}
	})
}

var residenceFeatures = []feature{
	{"residence asked for", leaf(func(credential.Resides) credential.Requirement { return granted })},
	{"where the person lives", person(func(q *oracle.Question) { q.Record.Residence = "" })},
	{"the district where the person lives", homeOf("us/il/dupage", "us/il")},
	{"another district of the same state", homeOf("us/il/cook", "us/il/dupage")},
	{"the state where the person lives", homeOf("us/il", "us")},
	{"the country where the person lives", homeOf("us", "us/in")},
	{"a person who lives elsewhere", homeOf("us/in", "")},
	{"what those pay who live near", func(c *Case) {
		near := func(o credential.Offer) bool { _, ok := o.If.(credential.Resides); return ok }
		for i := range c.Entries.Programs {
			p := &c.Entries.Programs[i]
			p.Offers = slices.DeleteFunc(p.Offers, near)
		}
	}},
}

// homeOf lets a person live in one place who lives in another.
func homeOf(was, is credential.Place) func(*Case) {
	return person(func(q *oracle.Question) {
		if q.Record.Residence == was {
			q.Record.Residence = is
		}
	})
}

var clockFeatures = []feature{
	{"clock hours asked for", leaf(func(c credential.Coursework) credential.Requirement { noClock(&c.Credits); return c })},
	{"clock hours that programs teach", func(c *Case) {
		for _, p := range c.Entries.Programs {
			for k := range p.Teaches {
				noClock(&p.Teaches[k].Credits)
			}
		}
	}},
	{"clock hours of studies", studiesOf(func(s *credential.Study) { noClock(&s.Credits) })},
	{"studies passed without a letter", studiesOf(func(s *credential.Study) { regrade(s, credential.Pass) })},
	{"failed studies", studiesOf(func(s *credential.Study) { regrade(s, credential.Fail) })},
	{"studies with the lowest letter", studiesOf(func(s *credential.Study) { regrade(s, "F") })},
	{"grades asked for", leaf(func(c credential.Coursework) credential.Requirement { c.MinGrade = ""; return c })},
	{"a pass asked for", leaf(func(c credential.Coursework) credential.Requirement {
		if c.MinGrade == credential.Pass {
			c.MinGrade = "" // also met by what has no grade
		}
		return c
	})},
}

// noClock makes clock hours semester hours.
func noClock(c *credential.Credits) {
	if c.Unit == credential.Clock {
		c.Unit = credential.Semester
	}
}

// regrade gives the best grade to a study that has the given one.
func regrade(s *credential.Study, was credential.Grade) {
	if s.Grade == was {
		s.Grade = "A"
	}
}

// studiesOf changes every study of the record.
func studiesOf(change func(*credential.Study)) func(*Case) {
	return person(func(q *oracle.Question) {
		for i := range q.Record.Studies {
			change(&q.Record.Studies[i])
		}
	})
}

var clearanceFeatures = []feature{
	{"clearances asked for", func(c *Case) {
		clear := map[credential.ID]bool{}
		clearances(func(entry *credential.Credential) { clear[entry.ID] = true })(c)
		leaf(func(h credential.Holds) credential.Requirement {
			if clear[h.Credential] {
				return granted
			}
			return h
		})(c)
	}},
	{"clearances that lapse", clearances(func(entry *credential.Credential) {
		entry.Lasts, entry.LastsThrough, entry.Renews, entry.Returns = credential.Period{}, credential.MonthDay{}, nil, nil
	})},
	{"the time that clearances take", clearances(func(entry *credential.Credential) {
		for i := range entry.Offers {
			entry.Offers[i].Takes = credential.Period{}
		}
	})},
	{"conditions of clearances", clearances(func(entry *credential.Credential) { entry.Requires = nil })},
	{"what is earned without offers", credentialsOf(func(entry *credential.Credential) {
		if entry.Kind.Direct() && len(entry.Offers) == 0 && !entry.Automatic && entry.Status == credential.Active {
			entry.Offers = []credential.Offer{{Price: credential.Money{Currency: "USD"}}}
		}
	})},
	{"programs without offers", func(c *Case) {
		for i := range c.Entries.Programs {
			if p := &c.Entries.Programs[i]; len(p.Offers) == 0 {
				p.Offers = []credential.Offer{{Price: credential.Money{Currency: "USD"}, Takes: credential.Period{Days: 1}}}
			}
		}
	}},
}

// clearances changes every clearance.
func clearances(change func(*credential.Credential)) func(*Case) {
	return credentialsOf(func(entry *credential.Credential) {
		if entry.Kind == credential.Clearance {
			change(entry)
		}
	})
}

// TestWhatIsPreferredDecidesNothing takes away what issuers and employers prefer, which
// must change no answer of the oracle.
func TestWhatIsPreferredDecidesNothing(t *testing.T) {
	t.Parallel()
	prefers := feature{"what is preferred", func(c *Case) {
		for i := range c.Entries.Credentials {
			c.Entries.Credentials[i].Prefers = nil
		}
		for i := range c.Entries.Roles {
			c.Entries.Roles[i].Prefers = nil
		}
	}}
	source := SourceOf(t)
	drawn := 0
	for i := source.First; i < source.Last; i++ {
		c := source.Sized(i, 3+i%3)
		less := c
		less.Entries = Copy(c.Entries)
		if prefers.drop(&less); same(c, less) {
			continue
		}
		drawn++
		if answer, ok := answerOf(c); ok && decides(prefers, c, answer) {
			t.Errorf("%s: what is preferred decides an answer", source.Name(i))
		}
	}
	if drawn == 0 && !One() {
		t.Error("nothing is preferred in any case")
	}
}
