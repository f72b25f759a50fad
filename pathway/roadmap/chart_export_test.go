package roadmap

// A ChartPoint is a point, for the tests.
type ChartPoint = point

// WriteChart is writeChart, for the tests.
var WriteChart = writeChart

// CheckPicture is checkPicture, for the tests.
var CheckPicture = checkPicture
