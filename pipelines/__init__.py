"""Documents, mentions and facts: everything after the archive, as plain functions over records and tables."""
