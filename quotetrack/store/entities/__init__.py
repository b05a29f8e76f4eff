"""Names and speakers in the store: the rows that follow from what `quotetrack.entities` decides."""
