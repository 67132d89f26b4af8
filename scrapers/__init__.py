"""Web sites: what is fetched, how politely, and how it is archived."""
