// Package schemas holds the JSON Schemas of the library to a validator that is
// not ours. It is a module of its own, so that whoever imports credpath does not
// import the validator.
package schemas
