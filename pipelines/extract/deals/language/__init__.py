"""The language of deals: sentences as marks and words, clauses, verbs, nouns, stages and what refers back."""
