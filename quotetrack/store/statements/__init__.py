"""Statements in the store: clusters of sightings, recomputed where a wording was invalidated, and there alone.

`refresh` decides what to recompute, `clustering` groups, `constraints` applies what people decided, `materialize`
writes the rows.
"""
