package main

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential/reference"
)

// unpacked returns what is in a packed file.
func unpacked(t *testing.T, file string) []byte {
	t.Helper()
	packed, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer packed.Close()
	r, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// How the file is packed may differ from one version of Go to the next; what is in it may not.
func TestTheFileIsWhatTheTableGives(t *testing.T) {
	file := filepath.Join(t.TempDir(), "schools.json.gz")
	if err := generate("../schools.csv", file); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(unpacked(t, file), unpacked(t, "../schools.json.gz")) {
		t.Error("schools.json.gz is not what schools.csv and the reference give; write it anew with: go generate ./credential/reference/schools")
	}
}

// rowsOfTable reads the table by its columns alone, apart from readRows.
func rowsOfTable(t *testing.T) []map[string]string {
	t.Helper()
	data, err := os.ReadFile("../schools.csv")
	if err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, name := range lines[0] {
			row[name] = line[i]
		}
		rows = append(rows, row)
	}
	return rows
}

func TestEveryRowIsAProgramOrIsNamedWithAReason(t *testing.T) {
	data, err := os.ReadFile("../schools.csv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := readRows(data)
	if err != nil {
		t.Fatal(err)
	}
	entries, omitted, err := entriesOf(rows)
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{} // by the number of the school
	for _, p := range entries.Programs {
		school := strings.TrimPrefix(string(p.Provider), "ipeds/")
		for number, id := range organizations {
			if id == p.Provider {
				school = number
			}
		}
		count[school]++
	}
	for _, o := range omitted {
		id := programs[programKey{o.row.unitid, o.row.cip, o.row.award}]
		if p, ok := reference.Catalog().Program(id); !ok || len(p.Offers) == 0 || o.why == "" {
			t.Errorf("%s, %s %s, is left out for %q, want a program of the reference that has offers", o.row.school, o.row.cip, o.row.award, o.why)
		}
		count[o.row.unitid]++
	}
	want := map[string]int{}
	for _, row := range rowsOfTable(t) {
		want[row["unitid"]]++
	}
	if len(want) != 712 || len(rows) != 1028 {
		t.Errorf("the table has %d rows of %d schools, want 1028 of 712", len(rows), len(want))
	}
	for school, n := range want {
		if count[school] != n {
			t.Errorf("school %s has %d programs, in or left out, want its %d rows", school, count[school], n)
		}
	}
	if len(entries.Programs) != 1028-len(omitted) || len(omitted) != 8 {
		t.Errorf("%d programs and %d rows left out, want 1020 and 8", len(entries.Programs), len(omitted))
	}
}

func TestATableThatIsNoneIsRefused(t *testing.T) {
	head := strings.Join(columns, ",") + "\n"
	for _, c := range []struct{ name, table, want string }{
		{"other columns", "a,b\n", "its first line is not unitid"},
		{"a charge in words", head + "1,A,B,OH,public,51.0707,associate,1,1,1,free,1,1,,,,2023-24,a.edu\n", `line 2: A: "free" is no charge`},
		{"charges of no year", head + "1,A,B,OH,public,51.0707,associate,1,1,1,1,1,1,,,,,a.edu\n", "line 2: A: the year of the charges"},
		{"two of three charges", head + "1,A,B,OH,public,51.0707,associate,1,1,1,1,1,,,,,2023-24,a.edu\n", `line 2: A: "" is no charge`},
	} {
		if _, err := readRows([]byte(c.table)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: readRows() = %v, want an error with %q", c.name, err, c.want)
		}
	}
	rows, err := readRows([]byte(head + "1,A,B,OH,public,01.0101,associate,1,1,1,,,,,,,,a.edu\n"))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := entriesOf(rows); err == nil || !strings.Contains(err.Error(), "01.0101") {
		t.Errorf("entriesOf(an award of another subject) = %v, want an error that names it", err)
	}
}
