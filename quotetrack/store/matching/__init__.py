"""The matching index in the store: wordings under their blocking keys, and the matches between them.

`index` inserts, deletes and compares; `invalidation` marks what statements must be recomputed from. Whether two
wordings match is left to `quotetrack.matching`.
"""
