"""Figures on sourcing: pure functions over plain rows, and their rendering apart.

`anonymous` is the short form, `sourcing` the eighteen figures, `repetition` the ranking of statements; `speaker` and
`statement` are one of each in full. `share` and `numbers` are what all of them tell shares with.
"""
