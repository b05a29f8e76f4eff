"""The same words in two articles: normal form, candidate keys, verification, clusters.

This room is pure: it knows no store and reads nothing but its own word lists. Whoever keeps quotations
computes `normal` once a quotation, finds candidates through `keys`, and asks `compare_words` about each
pair.
"""
