"""The eighteen figures of the sourcing report: `metrics` counts articles, `measures` divides, `model` holds the
result.
"""
