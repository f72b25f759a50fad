package credential

// DiffEntries returns the differences between entries that need make no catalog.
func DiffEntries(old, new Entries) []Change { return diffEntries(old.sorted(), new.sorted()) }
