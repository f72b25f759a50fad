package randcase

import (
	"fmt"
	"math/rand/v2"
	"reflect"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/oracle"
)

// A Case is a random catalog, and a question to it.
type Case struct {
	Entries  credential.Entries // valid, and in no order
	Question oracle.Question
	Seed     uint64 // of Choices
}

// Catalog returns the catalog of a case.
func (c Case) Catalog() *credential.Catalog {
	catalog, err := credential.NewCatalog(c.Entries)
	if err != nil {
		panic(err) // only valid cases are drawn
	}
	return catalog
}

// Choices returns random numbers by which the test of a case may choose. They are the
// same on every call.
func (c Case) Choices() *rand.Rand { return rand.New(rand.NewPCG(c.Seed, 1)) }

// Copy returns a copy of plain data that shares no slice with it.
func Copy[T any](v T) T { return copyOf(reflect.ValueOf(&v).Elem()).Interface().(T) }

// copyOf is Copy for a value that may be of an interface type.
func copyOf(v reflect.Value) reflect.Value {
	result := reflect.New(v.Type()).Elem()
	result.Set(v)
	switch v.Kind() {
	case reflect.Slice:
		if v.IsNil() {
			return result
		}
		result = reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			result.Index(i).Set(copyOf(v.Index(i)))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			result.Field(i).Set(copyOf(v.Field(i)))
		}
	case reflect.Interface:
		if !v.IsNil() {
			result.Set(copyOf(v.Elem()))
		}
	}
	return result
}

// A draw makes one random case: a small catalog whose last entry is the target, and
// a person. Entries ask mostly for entries drawn before them, so that chains form.
// Times are short, so that the oracle can look at every day.
type draw struct {
	*rand.Rand
	start   credential.Date
	entries credential.Entries
	holds   []credential.ID // the credentials that a condition may ask for, in the order drawn
	degrees map[credential.ID]bool
	member  credential.ID        // the membership; "" while there is none
	kept    []credential.Holding // the person holds them for sure
	calm    bool                 // a long chain of entries that do not lapse and ask for nothing recent
}

// drawCase returns a valid catalog of about size entries, at least 2, and a question
// to it. What it draws depends on the numbers of rng alone, and so does every case
// that a report names: a change of the order in which numbers are used changes them
// all.
func drawCase(rng *rand.Rand, size int) (credential.Entries, oracle.Question) {
	for {
		d := &draw{Rand: rng, degrees: map[credential.ID]bool{}, calm: size > 5 && rng.IntN(2) == 0}
		d.start = credential.Date{Year: 2026, Month: 1, Day: 1}.Add(credential.Period{Days: d.IntN(400)})
		target := d.catalog(size)
		if _, err := credential.NewCatalog(d.entries); err == nil {
			q := d.question(target)
			d.lastDays() // last, so that it changes nothing else of a case
			d.life(&q)   // and after that, for the same reason
			d.bounds(&q) // and so on
			d.practices(&q)
			return d.entries, q
		}
	}
}

// one reports true once in n times.
func (d *draw) one(n int) bool { return d.IntN(n) == 0 }

// between returns a number from low to high, both included.
func (d *draw) between(low, high int) int { return low + d.IntN(high-low+1) }

// day returns a day that many days after the start of the plan.
func (d *draw) day(low, high int) credential.Date {
	return d.start.Add(credential.Period{Days: d.between(low, high)})
}

// days returns a period of that many days.
func (d *draw) days(low, high int) credential.Period {
	return credential.Period{Days: d.between(low, high)}
}

// pick returns one of the given values.
func pick[T any](d *draw, from ...T) T { return from[d.IntN(len(from))] }

// name returns an ID such as "c3".
func name(letter string, i int) credential.ID { return credential.ID(fmt.Sprintf("%s%d", letter, i)) }
