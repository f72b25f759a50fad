package pathway

func (p *Planner) DebugSteps(q Query) {
	q, _ = p.checked(q)
	t := p.translate(q)
	for i, s := range t.steps {
		o := ""
		if s.offer != nil {
			o = s.offer.Name
		}
		println(i, s.given, s.kind.String(), string(s.entry), o, s.words, t.problem.Steps[i].Load, t.problem.Steps[i].Takes.Months)
	}
}
