"""The same words in two articles: normal form, candidate keys, verification, stock phrases, clusters.

This room is pure: it knows no store and reads nothing but its own word lists. Whoever keeps quotations computes
`normal` once a quotation (`reported` for a statement that an article tells in its own words), finds candidates through
`keys`, asks `align` about each pair, and keeps its answer, which depends on the words alone; whether it `holds` for two
articles, and is no stock phrase, can be asked later.
"""
