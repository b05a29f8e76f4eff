"""Facts under watch: what becomes of a statement that somebody follows.

This room is pure: it judges words and rows that others bring. `denial` finds who denies something, `denied` which
statement, in one article and across articles; `status` says from sightings, denials, changed texts and verdicts how a
fact stands, with what that rests on. Whether two wordings give other numbers is `quantities.compare`'s to say. What is
kept of a fact, and where, is the store's; what is printed of it, the command line's.
"""
