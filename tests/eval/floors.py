"""Floors: what each figure must reach. They go up; down only when someone says so.

A floors file is one JSON object, dotted name of a figure → the least it may be. Which figures are held is decided
in the file, by hand: a new one is added with floor 0 and raised. Measuring is left to `measure.py`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

MARGIN = 0.5  # how far under the measured figure a floor is set: less than a change that one would look at

Floors = dict[str, float]


def figure(figures: Mapping[str, Any], name: str) -> float | None:
    """The figure of a dotted name, `extraction.quoted.attribution.f1`. None: no such number was measured."""
    at: Any = figures
    for part in name.split("."):
        at = at.get(part) if isinstance(at, Mapping) else None
    return None if isinstance(at, bool) or not isinstance(at, int | float) else at


def under(figures: Mapping[str, Any], floors: Floors) -> list[str]:
    """A line for each figure that is under its floor, or was not measured."""
    lines = []
    for name, floor in floors.items():
        measured = figure(figures, name)
        if measured is None:
            lines.append(f"{name}: floor {floor:.1f}, but there is no such figure")
        elif measured < floor:
            lines.append(f"{name}: {measured:.1f} is under its floor {floor:.1f}")
    return lines


def moved(figures: Mapping[str, Any], floors: Floors, *, lower: bool = False) -> Floors:
    """The same floors, each a little under what is measured; never lower than it was without `lower`.

    The floor of a figure that was not measured stays.
    """
    new = {}
    for name, floor in floors.items():
        measured = figure(figures, name)
        reached = floor if measured is None else max(0.0, round(measured - MARGIN, 1))
        new[name] = reached if lower else max(floor, reached)
    return new


def load(path: Path) -> Floors:
    """The floors of a file."""
    floors: Floors = json.loads(path.read_text(encoding="utf-8"))
    return floors


def save(path: Path, floors: Floors) -> None:
    """Write floors, a line each, so that a commit shows which of them moved."""
    path.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
