package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/credpath/credpath/credential"
)

// columns are the columns of the table, in their order. schools.go says what they are.
var columns = []string{
	"unitid", "school", "city", "state", "control", "cip", "award",
	"awarded_2022", "awarded_2023", "awarded_2024",
	"year_in_district_usd", "year_in_state_usd", "year_out_of_state_usd",
	"credit_in_district_usd", "credit_in_state_usd", "credit_out_of_state_usd",
	"price_year", "website",
}

// A row is a program: what one school awards at one level in one subject.
type row struct {
	unitid, school, city, state, control, cip, award, website string

	awarded [3]string // in the years to June 2022, 2023 and 2024; "": not reported
	year    charges   // what a year of full-time study costs
}

// charges are in whole US dollars, by where a student lives; zero: not known.
type charges struct {
	inDistrict, inState, outOfState int64
}

// readRows reads the table. Its charges by the credit are not used: some schools report a
// course or a term in place of one.
func readRows(data []byte) ([]row, error) {
	lines, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		return nil, err
	}
	if len(lines) == 0 || !slices.Equal(lines[0], columns) {
		return nil, fmt.Errorf("its first line is not %s", strings.Join(columns, ","))
	}
	var rows []row
	for i, line := range lines[1:] {
		r := row{
			unitid: line[0], school: line[1], city: line[2], state: line[3], control: line[4],
			cip: line[5], award: line[6], awarded: [3]string(line[7:10]), website: line[17],
		}
		if r.year, err = readCharges(line[10:13]); err != nil {
			return nil, fmt.Errorf("line %d: %s: %w", i+2, r.school, err)
		}
		if (r.year == charges{}) != (line[16] == "") || line[16] != "" && line[16] != "2023-24" {
			return nil, fmt.Errorf("line %d: %s: the year of the charges is %q; write 2023-24, or none without charges", i+2, r.school, line[16])
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// readCharges reads the charges of a year, which has all three or none.
func readCharges(texts []string) (charges, error) {
	if slices.Equal(texts, []string{"", "", ""}) {
		return charges{}, nil
	}
	var amounts [3]int64
	for i, text := range texts {
		n, err := strconv.ParseInt(text, 10, 32)
		if err != nil || n <= 0 {
			return charges{}, fmt.Errorf("%q is no charge in whole dollars", text)
		}
		amounts[i] = n
	}
	return charges{amounts[0], amounts[1], amounts[2]}, nil
}

// statePlace is the state of the school, whose residents may pay less: "us/oh".
func (r row) statePlace() credential.Place {
	return credential.Place("us/" + strings.ToLower(r.state))
}

// district is the place whose residents a school of a district charges the least:
// "us/oh/sinclair-community-college-district".
func (r row) district() credential.Place {
	return r.statePlace() + "/" + credential.Place(strings.TrimSuffix(slug(r.school), "-district")+"-district")
}

// slug returns a name in small letters with hyphens between its words.
func slug(name string) string {
	name = strings.NewReplacer("'", "", "&", " and ").Replace(strings.ToLower(name))
	return strings.Join(strings.FieldsFunc(name, func(c rune) bool { return (c < 'a' || c > 'z') && (c < '0' || c > '9') }), "-")
}
