"""Documents to mentions: deals, resource estimates and funding commitments, each with its evidence."""
