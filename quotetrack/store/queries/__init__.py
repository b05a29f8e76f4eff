"""Questions to the store, one module for each thing that is asked. They return plain values and write nothing.

Only the current revision of an article counts in any answer.
"""
