package scenario

import (
	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/oracle"
)

// An Advice is a line "standing", "opens" or "nearest": what there is for a person beside
// one target.
type Advice struct {
	At       string
	Entry    credential.ID              // of "opens": what would be held
	Question oracle.Question            // Start is the day; of "nearest" the whole question, without a target
	Nearest  int                        // of "nearest": how many targets are looked for; 0 of the others
	Lists    map[string][]credential.ID // by group, by "now", "later" and "unsure", or of "nearest" by ""
}

// The words before the lists of a line.
var (
	groupWords   = []string{"held", "lapsing", "open", "later", "near", "far", "unknown"}
	openingWords = []string{"now", "later", "unsure"}
)

// standing reads "standing on D: held A, B, lapsing C, near nothing". What is not named is
// not compared.
func (p *parser) standing() {
	a := p.newAdvice()
	p.need("on")
	a.Question.Start = p.date()
	p.lists(a, groupWords)
}

// opens reads "opens X on D: now A, B, later C", or "opens X on D: nothing". What is not
// named has nothing.
func (p *parser) opens() {
	a := p.newAdvice()
	a.Entry = p.id()
	p.need("on")
	a.Question.Start = p.date()
	for _, word := range openingWords {
		a.Lists[word] = nil
	}
	p.lists(a, openingWords)
}

// nearest reads "nearest 2 from D cheapest: A, B".
func (p *parser) nearest() {
	a := p.newAdvice()
	a.Nearest = p.number()
	p.need("from")
	plan := Plan{Question: oracle.Question{Start: p.date()}}
	for p.peek() != ":" {
		p.question(&plan)
	}
	p.adviser(&plan)
	a.Question = plan.Question
	p.lists(a, nil)
}

// newAdvice opens a line of the case.
func (p *parser) newAdvice() *Advice {
	s := p.inCase()
	p.closePlan()
	a := &Advice{At: p.at, Lists: map[string][]credential.ID{}}
	s.Advice = append(s.Advice, a)
	return a
}

// lists reads lists of entries, parted by commas, each after one of some words; without
// words it is one list. A list of nothing is "nothing".
func (p *parser) lists(a *Advice, words []string) {
	p.need(":")
	if len(words) > 0 && p.take("nothing") {
		return
	}
	list, named := "", len(words) == 0
	for first := true; first || p.take(","); first = false {
		for _, word := range words {
			if p.take(word) {
				list, named = word, true
				a.Lists[word] = nil
				break
			}
		}
		if !named {
			p.fail("%q is in no list; write one of %s before it", p.peek(), joined(words, ", "))
		}
		if !p.take("nothing") {
			a.Lists[list] = append(a.Lists[list], p.id())
		}
	}
}
