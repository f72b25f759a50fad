package randcase

import "github.com/credpath/credpath/credential"

// The features of work that is bounded, and of the work of programs.
func init() {
	features = append(features,
		feature{"work since an award", leaf(func(x credential.Experience) credential.Requirement { x.Since = ""; return x })},
		feature{"another full time", leaf(func(x credential.Experience) credential.Requirement { x.FullTime = credential.Hours{}; return x })},
		feature{"hours of a kind", leaf(func(x credential.Experience) credential.Requirement { x.AtMost = nil; return x })},
		feature{"the work of programs", works(func(w *credential.Practice) { *w = credential.Practice{} })},
		feature{"hours a week of the work of programs", works(func(w *credential.Practice) { w.Weekly = credential.Hours{} })},
		feature{"fields of the work of programs", works(func(w *credential.Practice) { w.Fields = []credential.Field{"no/field"} })},
		feature{"the work of programs of the record", func(c *Case) {
			for i := range c.Question.Record.Holdings {
				h := &c.Question.Record.Holdings[i]
				for _, p := range c.Entries.Programs {
					if p.ID == h.Program && len(p.Works.Fields) > 0 {
						h.Program = ""
					}
				}
			}
		}},
	)
}

// works changes the work of every program in which some is done.
func works(change func(*credential.Practice)) func(*Case) {
	return func(c *Case) {
		for i := range c.Entries.Programs {
			if p := &c.Entries.Programs[i]; len(p.Works.Fields) > 0 {
				change(&p.Works)
			}
		}
	}
}
