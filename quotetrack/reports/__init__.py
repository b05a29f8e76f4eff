"""Reports: figures on sourcing and repetition, counted from plain values. Pure; prints nothing.

`sourcing` counts the eighteen figures, `anonymity` is its short form, `repetition` ranks statements; `proportion` is
a share with its interval. What is counted is read by `store.queries`, and shown by `presentation`.
"""
