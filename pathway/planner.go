package pathway

import "github.com/credpath/credpath/credential"

// A Planner answers questions about one catalog. It is read-only and may be
// used by many goroutines at once.
type Planner struct {
	catalog *credential.Catalog
	// currency is that of every price of the catalog; "" if it has none.
	currency string
}

// New compiles a catalog, which must not be nil. The planner keeps the catalog,
// which is read-only.
func New(c *credential.Catalog) *Planner {
	return &Planner{catalog: c, currency: currencyOf(c)}
}

// Catalog returns the catalog that the planner was compiled from.
func (p *Planner) Catalog() *credential.Catalog { return p.catalog }
