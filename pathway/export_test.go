package pathway

import "github.com/credpath/credpath/credential"

// Proven returns what the holdings of a record prove on a day, each as a record would
// say it, without what no record can say: that one of several organizations accredited a
// program.
func Proven(c *credential.Catalog, record credential.Record, day credential.Date) []credential.Holding {
	var all []credential.Holding
	for _, h := range personOf(newProofs(c), record, day).holdings {
		if h.shownBy != nil && len(h.oneOf) == 0 {
			all = append(all, h.Holding)
		}
	}
	return all
}
