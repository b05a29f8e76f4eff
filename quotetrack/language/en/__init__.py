"""English: its word lists and closed classes, each list with its provenance in its first lines."""
