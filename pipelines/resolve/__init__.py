"""Names to companies, projects and agencies."""
