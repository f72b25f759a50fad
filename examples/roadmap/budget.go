package main

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/credpath/credpath/credential"
)

// thousands is a number whose thousands are set apart.
var thousands = regexp.MustCompile(`^\d{1,3}(,\d{3})+(\.\d+)?$`)

// readBudget reads the text of -budget; "" is no limit. The currency need not be said.
func readBudget(c *credential.Catalog, text string) (m credential.Money, err error) {
	if text == "" {
		return m, nil
	}
	if m, err = credential.ParseMoney(text); err == nil {
		return m, nil
	}
	currency := currencyOf(c)
	if currency == "" {
		return m, fmt.Errorf("-budget: %w", err)
	}
	number := strings.TrimSuffix(text, " "+currency)
	if m, err := credential.ParseMoney(number + " " + currency); err == nil {
		return m, nil
	}
	mend := fmt.Sprintf("a number and a currency, such as %q", "2000 "+currency)
	if thousands.MatchString(number) {
		mend = strconv.Quote(strings.ReplaceAll(number, ",", "") + " " + currency)
	}
	return m, fmt.Errorf("-budget %q is not an amount of money; write %s", text, mend)
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
