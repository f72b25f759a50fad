package randcase

import "github.com/credpath/credpath/credential"

// The features of work that is bounded.
func init() {
	features = append(features,
		feature{"work since an award", leaf(func(x credential.Experience) credential.Requirement { x.Since = ""; return x })},
		feature{"another full time", leaf(func(x credential.Experience) credential.Requirement { x.FullTime = credential.Hours{}; return x })},
		feature{"hours of a kind", leaf(func(x credential.Experience) credential.Requirement { x.AtMost = nil; return x })},
	)
}
