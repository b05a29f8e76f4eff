"""Corrections in the store: which row of an article a correction means, wherever its words stand now, and its
change.

What a person decided is left to `store.decision_log`.
"""
