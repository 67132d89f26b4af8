"""Names to companies, projects and agencies; mentions to the events they tell of. Records in, records out."""
