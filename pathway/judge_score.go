package pathway

import (
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
)

// score judges a grade average or the score of an exam: the best one that is recent
// enough. Of what the record has no score in it is not known. What a step earns or
// attends brings the score that is asked for.
func (j *judge) score(v *verdict, r credential.Score) {
	said, best := false, 0
	for i := range j.person.scores {
		s := &j.person.scores[i]
		if !j.catalog.CountsAs(s.Of, r.Of) {
			continue
		}
		said, best = true, max(best, s.Score.Hundredths)
		sure, maybe := s.counts(r)
		v.sure, v.maybe = v.sure.Union(sure), v.maybe.Union(maybe)
		if _, counts := sure.Next(j.day); counts && j.explain {
			v.Evidence = append(v.Evidence, s.evidence(j.catalog))
		}
	}
	if !said {
		v.maybe = days.All()
	}
	for i := range j.person.holdings {
		if h := &j.person.holdings[i]; h.planned && (h.Program == r.Of || j.catalog.CountsAs(h.Credential, r.Of)) {
			sure, _ := counted(h.award(), credential.Date{}, r.Within)
			v.sure, v.maybe = v.sure.Union(sure), v.maybe.Union(sure)
		}
	}
	if !v.sure.Contains(j.day) && !slices.Equal(v.sure, v.maybe) && j.presumes(Assumption{Kind: AssumedScore, Entry: r.Of, Score: r.AtLeast}) {
		v.sure = v.maybe
	}
	if j.explain && said {
		v.Gap.Points.Hundredths = max(0, r.AtLeast.Hundredths-best)
	}
	j.explainScore(v, r, said)
	j.passed(v, r.Of)
}

// counts returns the days on which a score that was got meets the requirement for sure,
// and those on which it may.
func (s *scored) counts(r credential.Score) (sure, maybe days.Set) {
	if s.Score.Hundredths < r.AtLeast.Hundredths {
		return nil, nil
	}
	return counted(s.On, credential.Date{}, r.Within)
}

// explainScore notes why the scores of the record do not count on the day.
func (j *judge) explainScore(v *verdict, r credential.Score, said bool) {
	if _, ever := v.sure.Next(j.day); ever {
		return
	}
	if !said {
		j.because(v, "", Reason{Code: ReasonScoreNotSaid, Entry: r.Of})
	}
	for i := range j.person.scores {
		s := &j.person.scores[i]
		if !j.catalog.CountsAs(s.Of, r.Of) {
			continue
		}
		e := s.evidence(j.catalog)
		why := Reason{Fact: e.Fact, Index: e.Index, Entry: e.Entry}
		switch _, maybe := s.counts(r); {
		case s.Score.Hundredths < r.AtLeast.Hundredths:
			why.Code, why.Score = ReasonScoreTooLow, r.AtLeast
		case maybe.Contains(j.day):
			why.Code = ReasonScoreDayNotSaid
		default:
			why.Code, why.Within = ReasonTooLongAgo, r.Within
		}
		j.because(v, e.Text, why)
	}
}
