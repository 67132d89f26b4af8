"""One spider for each way of reaching pages; a source says which it uses."""
