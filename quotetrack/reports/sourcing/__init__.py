"""The eighteen figures of the sourcing report: what they are, and how they are counted over articles."""
