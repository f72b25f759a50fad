package main

import (
	"fmt"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
)

// An omission is a row that became no entry, and why.
type omission struct {
	row row
	why string
}

// entriesOf returns the rows as entries, a program each, and those that became none.
func entriesOf(rows []row) (credential.Entries, []omission, error) {
	entries := credential.Entries{Credentials: []credential.Credential{technician}}
	var omitted []omission
	schools := map[credential.ID]bool{}
	for _, r := range rows {
		level, subject := levels[r.award], subjects[r.cip]
		award, ok := awards[[2]string{r.award, r.cip}]
		if !ok || level.name == "" || subject.name == "" {
			return credential.Entries{}, nil, fmt.Errorf("%s: nobody said what an award of %s, %s, is", r.school, r.cip, r.award)
		}
		program := r.program(level, subject, award)
		if id, known := programs[programKey{r.unitid, r.cip, r.award}]; known {
			better, ok := reference.Catalog().Program(id)
			switch {
			case !ok:
				return credential.Entries{}, nil, fmt.Errorf("%s: the reference has no %s; mend the table in known.go", r.school, id)
			case len(better.Offers) > 0:
				omitted = append(omitted, omission{r, "the reference has it as " + string(id) + ", from the school's own pages"})
				continue
			}
			better.Offers = program.Offers
			better.Note = strings.Replace(better.Note, ", so it cannot be planned", "", 1)
			program = better
		} else if !schools[program.Provider] {
			schools[program.Provider] = true
			if _, known := organizations[r.unitid]; !known {
				entries.Organizations = append(entries.Organizations, r.organization())
			}
		}
		entries.Programs = append(entries.Programs, program)
	}
	return entries, omitted, nil
}

// schoolID is that of the reference, or else by the number in IPEDS, which stays when a school
// takes another name.
func (r row) schoolID() credential.ID {
	if id, ok := organizations[r.unitid]; ok {
		return id
	}
	return credential.ID("ipeds/" + r.unitid)
}

// schoolName has the town, which tells schools of one name apart.
func (r row) schoolName() string {
	if id, ok := organizations[r.unitid]; ok {
		known, _ := reference.Catalog().Organization(id)
		return known.Name
	}
	return r.school + ", " + r.city + ", " + r.state
}

func (r row) organization() credential.Organization {
	url := r.website
	if !strings.Contains(url, "://") {
		url = "http://" + url
	}
	return credential.Organization{
		ID: r.schoolID(), Name: r.schoolName(), URL: url,
		Place: r.statePlace() + "/" + credential.Place(slug(r.city)),
		Note:  strings.ToUpper(r.control[:1]) + r.control[1:] + ". Its number in IPEDS is " + r.unitid + ".",
	}
}

// program returns the row as an entry.
func (r row) program(level level, subject subject, award credential.ID) credential.Program {
	p := credential.Program{
		ID:       credential.ID("program/ipeds/" + r.unitid + "/" + level.id + "-" + subject.id),
		Name:     level.name + " in " + subject.name + " at " + r.schoolName(),
		Provider: r.schoolID(),
		Awards:   []credential.ID{award},
		Teaches: []credential.Teaching{{In: subject.field, Source: r.awardSource(
			"The school reports it under the code " + r.cip + " (CIP). How many credits of it are in the subject is not reported.")}},
		Admits: credential.Rules{level.admits},
		Offers: r.offers(level),
		Note:   "Awards " + r.awardedWords() + ".",
	}
	if level.credits.Hundredths > 0 {
		p.Teaches = append(p.Teaches, credential.Teaching{In: "college", Credits: level.credits, Source: level.least})
	}
	if accredited[award] {
		p.Accreditations = []credential.Accreditation{{By: "cahiim", Status: credential.NotVerified, Source: r.awardSource(
			"Whether CAHIIM accredits it was not looked up: ask the school, or see https://www.cahiim.org/programs/program-directory, for the day of the award.")}}
	}
	return p
}

// awardedWords says how many were awarded in each year.
func (r row) awardedWords() string {
	var words []string
	for i, n := range r.awarded {
		if n == "" {
			n = "not reported"
		}
		words = append(words, fmt.Sprintf("in the year to June %d: %s", 2022+i, n))
	}
	return strings.Join(words, "; ") + " (provisional)"
}

// awardSource is the source of what the awards show.
func (r row) awardSource(note string) credential.Source {
	return credential.Source{
		URL: "https://nces.ed.gov/ipeds/", Title: "NCES: IPEDS, awards of 2021-22 to 2023-24",
		AsOf: credential.Date{Year: 2024, Month: 6, Day: 30}, Confidence: credential.Unverified, Note: note,
	}
}

// offers returns the offers of a program, each for those who live in its district, in its
// state and anywhere: full-time, and one course at a time.
func (r row) offers(level level) []credential.Offer {
	full := fmt.Sprintf("Estimate: %s %s at %d hours a week, by the level of the award.", r.chargeWords(level), level.full.takes.Words(), level.full.weekly)
	slow := fmt.Sprintf("Estimate: %d courses of three credits one after another, three terms a year; a credit is about three hours a week (34 CFR 600.2). "+
		"The price is that of full time. Whether the school lets one go so slowly was not read.", level.courses)
	return append(r.offersAt("full-time", level, level.full, full), r.offersAt("one course at a time", level, level.slow, slow)...)
}

// chargeWords says what a price is made of.
func (r row) chargeWords(level level) string {
	if r.year == (charges{}) {
		return "the price is not known;"
	}
	return fmt.Sprintf("%s times the school's charge of a year, tuition and required fees without aid;", halvesWords(level.halves))
}

// halvesWords writes a number of half years as years: "1.5".
func halvesWords(halves int64) string {
	if halves%2 == 0 {
		return fmt.Sprint(halves / 2)
	}
	return fmt.Sprintf("%d.5", halves/2)
}

// offersAt returns the offers at one pace.
func (r row) offersAt(name string, level level, pace pace, note string) []credential.Offer {
	offer := func(who string, lives credential.Requirement, year int64) credential.Offer {
		o := credential.Offer{
			Name: name, If: lives, Takes: pace.takes, Weekly: credential.HoursOf(pace.weekly),
			Source: credential.Source{
				URL: "https://nces.ed.gov/ipeds/", Title: "NCES: IPEDS, charges of the academic year 2023-24",
				AsOf: credential.Date{Year: 2023, Month: 9, Day: 1}, Confidence: credential.Unverified, Note: note,
			},
		}
		if who != "" {
			o.Name += ", " + who
		}
		if year > 0 {
			o.Price = credential.Money{Minor: 100 * year * level.halves / 2, Currency: "USD"}
		}
		return o
	}
	if r.year.inDistrict == r.year.outOfState && r.year.inState == r.year.outOfState {
		return []credential.Offer{offer("", nil, r.year.outOfState)}
	}
	var offers []credential.Offer
	if r.year.inDistrict != r.year.inState {
		offers = append(offers, offer("in-district", credential.Resides{In: r.district()}, r.year.inDistrict))
	}
	if r.year.inState != r.year.outOfState {
		offers = append(offers, offer("in-state", credential.Resides{In: r.statePlace()}, r.year.inState))
	}
	return append(offers, offer("out of state", nil, r.year.outOfState))
}
