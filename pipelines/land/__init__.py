"""The only Python writer of the warehouse."""
