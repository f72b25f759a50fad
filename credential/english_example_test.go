package credential_test

import (
	"fmt"

	"github.com/credpath/credpath/credential"
)

func ExampleCount() {
	fmt.Println(credential.Count(1, "year"))
	fmt.Println(credential.Count(1950, "hour"))
	// Output:
	// 1 year
	// 1,950 hours
}

func ExampleGroupThousands() {
	fmt.Println(credential.GroupThousands("1234567"))
	fmt.Println(credential.GroupThousands("8300.50 USD"))
	// Output:
	// 1,234,567
	// 8,300.50 USD
}

func ExampleJoinWords() {
	fmt.Println(credential.JoinWords([]string{"RHIT", "RHIA", "CCS"}, "or"))
	// Output: RHIT, RHIA or CCS
}

func ExampleWithArticle() {
	for _, name := range []string{"nurse", "analyst", "HIM manager", "university degree", "any other degree", "35 contact hours of training"} {
		fmt.Println(credential.WithArticle(name))
	}
	// Output:
	// a nurse
	// an analyst
	// an HIM manager
	// a university degree
	// any other degree
	// 35 contact hours of training
}
