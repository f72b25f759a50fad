module github.com/credpath/credpath/testdata/calendar

go 1.26

require (
	github.com/credpath/credpath v0.0.0
	github.com/emersion/go-ical v0.0.0-20250329121855-f41e73efc392
)

require (
	github.com/dominikbraun/graph v0.23.0 // indirect
	github.com/teambition/rrule-go v1.8.2 // indirect
)

replace github.com/credpath/credpath => ../..
