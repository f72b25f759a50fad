module github.com/credpath/credpath/testdata/schemas

go 1.26

require (
	github.com/credpath/credpath v0.0.0
	github.com/santhosh-tekuri/jsonschema/v6 v6.0.3
)

require (
	github.com/dominikbraun/graph v0.23.0 // indirect
	golang.org/x/text v0.14.0 // indirect
)

replace github.com/credpath/credpath => ../..
