module github.com/credpath/credpath/testdata/peers

go 1.26

require github.com/credpath/credpath v0.0.0

require github.com/dominikbraun/graph v0.23.0 // indirect

replace github.com/credpath/credpath => ../..
