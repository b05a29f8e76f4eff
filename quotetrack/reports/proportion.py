"""A share and how far it can be trusted. A share is never told without its denominator."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

_Z = 1.959963984540054  # the 97.5% point of the normal distribution: two sides, 95%


@dataclass(frozen=True, slots=True)
class Proportion:
    """`count` of `total`."""

    count: int
    total: int

    @property
    def ratio(self) -> float | None:
        """The share, 0 to 1; None where there is nothing to have a share of."""
        return self.count / self.total if self.total else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95% interval of the ratio; None without a denominator."""
        return wilson_interval(self.count, self.total) if self.total else None


def wilson_interval(count: int, total: int, z: float = _Z) -> tuple[float, float]:
    """The score interval of a proportion (Wilson 1927): stays in 0..1, and holds for small numbers.

    Takes `count` of `total` (0 <= count <= total, total > 0) and the width in standard deviations; gives the
    lower and the upper bound. Raises ValueError for numbers that are no proportion.
    """
    if not 0 <= count <= total or total == 0:
        raise ValueError(f"{count} of {total} is no proportion")
    p, z2 = count / total, z * z
    centre = p + z2 / (2 * total)
    reach = z * sqrt(p * (1 - p) / total + z2 / (4 * total * total))
    scale = 1 + z2 / total
    # None and all are the ends themselves: rounding would leave the share itself outside of its interval
    low = (centre - reach) / scale if count else 0.0
    return low, (centre + reach) / scale if count < total else 1.0
