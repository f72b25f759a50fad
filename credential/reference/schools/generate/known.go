package main

import "github.com/credpath/credpath/credential"

// organizations are the schools that the reference has, by their numbers in IPEDS.
var organizations = map[string]credential.ID{
	"122889": "santa-barbara",
	"138716": "albany-state",
	"144005": "chicago-state",
	"144564": "danville",
	"144865": "dupage",
	"145600": "uic",
	"151111": "iu-indianapolis",
	"151360": "iu-northwest",
	"162283": "coppin",
	"174738": "rochester",
	"174899": "st-scholastica",
	"183877": "rowan",
	"186380": "rutgers",
	"198260": "cpcc",
	"198464": "ecu",
	"198491": "edgecombe",
	"201885": "cincinnati",
	"433387": "wgu",
}

// A programKey is what tells the rows of a table apart.
type programKey struct{ unitid, cip, award string }

// programs are the programs that the reference has. Of those that it has no offer of, for want
// of their length, the entry is laid over with offers of ours.
var programs = map[programKey]credential.ID{
	{"138716", "51.0707", "associate"}:                      "program/albany-state/associate-hit",
	{"144005", "51.0706", "bachelor"}:                       "program/chicago-state/bachelor-him",
	{"144865", "51.0707", "associate"}:                      "program/dupage/associate-hit",
	{"145600", "51.0706", "bachelor"}:                       "program/uic/bachelor-him",
	{"145600", "51.0706", "master"}:                         "program/uic/master-health-informatics", // its one master's degree of the two
	{"145600", "51.0706", "post-baccalaureate certificate"}: "program/uic/him-post-baccalaureate",
	{"151111", "51.0706", "bachelor"}:                       "program/iu-indianapolis/bachelor-him",
	{"151360", "51.0706", "bachelor"}:                       "program/iu-northwest/bachelor-him",
	{"151360", "51.0707", "associate"}:                      "program/iu-northwest/associate-hit",
	{"162283", "51.0706", "bachelor"}:                       "program/coppin/bachelor-him",
	{"174899", "51.0706", "bachelor"}:                       "program/st-scholastica/bachelor-him",
	{"174899", "51.0706", "master"}:                         "program/st-scholastica/master-him",
	{"186380", "51.0706", "bachelor"}:                       "program/rutgers/bachelor-him",
	{"198260", "51.0707", "associate"}:                      "program/cpcc/associate-hit",
	{"198464", "51.0706", "bachelor"}:                       "program/ecu/bachelor-him",
	{"198491", "51.0707", "associate"}:                      "program/edgecombe/associate-hit",
	{"433387", "51.0706", "bachelor"}:                       "program/wgu/bachelor-him",
}
