"""Quantities in a text: numbers with units, money, shares, counts and dates, and whether two texts agree on them.

`find_quantities` returns each with its offsets, as a range of values in a unit. `compare` says of two wordings of
one statement which quantities are the same, which cannot both be true, and which nothing can be said of. Knows
nothing of articles and speakers. Pure; never raises for any text, in time linear in its length.
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
