"""Who stands in which role of a deal, from its clause and from who the story speaks of."""
