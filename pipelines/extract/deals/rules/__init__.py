"""One rule for each way of telling a deal: verbs and nouns of a clause to the draft of a deal."""
