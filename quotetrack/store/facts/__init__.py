"""Facts under watch in the store: their wordings, sightings, evidence and events, and the summary in each fact's
row.

`detection` finds the facts that articles carry, `denials` who denies them, `occurrences` what is news, `evidence`
and `refresh` keep the summary. What evidence means is left to `quotetrack.facts.assessment`.
"""
