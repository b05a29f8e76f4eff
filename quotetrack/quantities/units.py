"""Units of measurement: which can be converted into each other, and how.

Decides nothing of its own: pint (its definitions follow NIST and the SI) knows the units, `quantities.toml` their names
in news. pint is loaded when a unit is first converted, because that takes a third of a second.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from quotetrack.language.en.quantities import LOOSE


@cache
def _registry() -> Any:
    import pint

    return pint.UnitRegistry(cache_folder=None)


@cache
def _line(unit: str, into: str) -> tuple[float, float] | None:
    """The factor and the offset that lead from one unit to another: all conversions are straight lines."""
    quantity = _registry().Quantity
    if not quantity(1, unit).is_compatible_with(into):
        return None
    zero, one = (quantity(n, unit).to(into).magnitude for n in (0, 1))
    return float(one - zero), float(zero)


def factor(unit: str, into: str) -> float | None:
    """By what a difference in `unit` is multiplied to be one in `into`. None: they measure different things."""
    if unit == into:
        return 1.0
    line = _line(unit, into)
    return line and line[0]


def convert(value: float, unit: str, into: str) -> float | None:
    """A value in another unit. None: the units measure different things."""
    if unit == into:
        return value
    line = _line(unit, into)
    return None if line is None else value * line[0] + line[1]


def looseness(unit: str, other: str) -> float:
    """The share of a value by which two units can be off, as their names mean several: a ton, a month."""
    return 0.0 if unit == other else max(LOOSE.get(unit, 0.0), LOOSE.get(other, 0.0))
