"""Quantities in a text: numbers with units, money, shares, counts, dates, and whether two texts disagree about them.

`find(text)` gives each with its offsets and as a range of values in a unit; `compare(a, b)` says of two wordings of one
statement which quantities are the same, which cannot both be true, and which nothing can be said of. This room knows
nothing of articles and speakers. Pure; nothing in a text makes it raise, and its time is linear in the text.
"""

from quotetrack.quantities.comparison import Agreement, Comparison, Pair, compare, only_reworded
from quotetrack.quantities.detection import find_quantities
from quotetrack.quantities.quantity import Quantity, QuantityKind

__all__ = [
    "Agreement",
    "Comparison",
    "Pair",
    "Quantity",
    "QuantityKind",
    "compare",
    "find_quantities",
    "only_reworded",
]
