"""What may land: one pandera model a table, the evidence check, and the split into accepted and rejected."""
