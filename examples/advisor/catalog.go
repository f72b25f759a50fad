package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
	"github.com/credpath/credpath/credential/reference/schools"
)

// loadCatalog returns the reference catalog, with the real schools and the catalog of a file
// over it, or that of a file in place of it.
func loadCatalog(s setting) (*credential.Catalog, error) {
	over, only, under := s.over, s.only, reference.Catalog()
	if s.schools {
		under = schools.Catalog()
	}
	switch {
	case s.schools && only != "":
		return nil, errors.New("-schools lays real schools over the reference catalog, and -catalog-only takes a file alone; leave one of them out")
	case over != "" && only != "":
		return nil, errors.New("-catalog lays a file over the reference catalog, and -catalog-only takes one alone; leave one of them out")
	case only != "":
		data, err := read("-catalog-only", only)
		if err != nil {
			return nil, err
		}
		return credential.ParseCatalog(only, data)
	case over == "":
		return under, nil
	}
	data, err := read("-catalog", over)
	if err != nil {
		return nil, err
	}
	entries, err := credential.ParseEntries(over, data)
	if err != nil {
		return nil, err
	}
	catalog, err := under.Merge(entries)
	var problems credential.Problems
	if errors.As(err, &problems) && slices.ContainsFunc(problems, isMixed) {
		return nil, fmt.Errorf("-catalog %s: it has amounts in another currency than the reference catalog; -catalog-only takes it alone", over)
	}
	return catalog, err
}

// isMixed reports whether a problem is an amount in another currency.
func isMixed(p credential.Problem) bool { return p.Code == credential.CodeMixedCurrency }

// read returns what is in the file that a flag names.
func read(option, file string) ([]byte, error) {
	data, err := os.ReadFile(file)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s: %w", option, err)
	case len(bytes.TrimSpace(data)) == 0:
		return nil, fmt.Errorf("%s: %s: the file is empty; write at least {}", option, file)
	}
	return data, nil
}

// currencyOf returns the currency of a catalog's prices, which are all of one; "" if it
// has none.
func currencyOf(c *credential.Catalog) string {
	var offers []credential.Offer
	for e := range c.Credentials() {
		offers = append(offers, e.Offers...)
		for _, renewal := range e.Renews {
			offers = append(offers, renewal.Offers...)
		}
		for _, back := range e.Returns {
			offers = append(offers, back.Offers...)
		}
	}
	for p := range c.Programs() {
		offers = append(offers, p.Offers...)
	}
	for _, offer := range offers {
		if offer.Price.Known() {
			return offer.Price.Currency
		}
	}
	return ""
}
