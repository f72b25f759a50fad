// Package days counts days and works on sets of them. It knows integers only.
//
// A day is a number: the days since 1970-01-01, in the proleptic Gregorian
// calendar. The calendar runs from [First] to [Last], the years 1 to 9999; a sum
// that leaves it stops at the nearer end. [LongAgo] and [Never] lie outside of it:
// they stand for the ends of what has no end.
//
// A [Length] is an amount of calendar time in months and days, and [Add] moves a
// day by it. Months are added first and keep the day of the month or, where the
// month is too short for it, take its last day: a month after January 31 is the last
// day of February. So adding is monotone, but it cannot be undone: several days lead to
// one. [LookAheadStart] and [LookBackEnd] find the first of them.
//
//	a degree is due on 2027-05-31, and may be counted four months ahead
//	    LookAheadStart(2027-05-31, 4 months) = 2027-01-31
//	an exam of 2026-01-31 counts for a month
//	    LookBackEnd(2026-01-31, 1 month) = 2026-03-01, since on February 28 a month
//	    back is January 28, and on March 1 it is February 1
//
// A [MonthDay] and a [Season] are days of every year. A [Set] is a set of days, as
// spans: of a condition, the days on which it holds.
//
// The calendar arithmetic is that of Howard Hinnant, "chrono-Compatible Low-Level
// Date Algorithms", https://howardhinnant.github.io/date_algorithms.html: a year is
// taken to begin in March, so that its leap day is its last. Nothing here allocates
// but the sets, and nothing is remembered.
package days
