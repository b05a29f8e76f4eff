"""How well quotetrack does on labelled articles, in tables; with --floors, whether it is still as good as it was.

The labelled articles are not part of the project: they are looked for in $QUOTETRACK_SHARED, else in `shared`
beside the checkout. Where they are not there, nothing is measured, and this says so and exits 0.
Exit status: 0; 1 a figure is under its floor; 2 usage.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

import floors
from measure import Shared, measure
from printing import show

CHECKOUT = Path(__file__).resolve().parents[2]


def shared() -> Shared:
    """The folder of labelled articles, which may not be there."""
    return Shared(Path(os.environ.get("QUOTETRACK_SHARED") or CHECKOUT.parent / "shared"))


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, compare with the floors. Returns the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--all", action="store_true", help="also the articles to learn from, ten times as many"
    )
    parser.add_argument("--json", action="store_true", help="all figures as one JSON object")
    parser.add_argument("--floors", type=Path, metavar="FILE", help="figures must reach the floors in FILE")
    parser.add_argument(
        "--raise", action="store_true", dest="up", help="raise the floors to what is measured"
    )
    parser.add_argument("--lower", action="store_true", help="with --raise: lower those that are not reached")
    asked = parser.parse_args(arguments)
    if (asked.up or asked.lower) and not asked.floors:
        parser.error("--raise and --lower need --floors FILE")
    if asked.lower and not asked.up:
        parser.error("--lower goes with --raise: all floors are then set a little under what is measured")

    if missing := (labelled := shared()).missing():
        print(f"eval: nothing was measured: no labelled articles here ({missing[0]})", file=sys.stderr)
        return 0
    held = floors.load(asked.floors) if asked.floors else {}
    figures = measure(labelled, everything=asked.all)
    if asked.json:
        print(json.dumps(figures, ensure_ascii=False))
    else:
        show(figures)
    if asked.up:
        held, before = floors.moved(figures, held, lower=asked.lower), held
        floors.save(asked.floors, held)
        for name in held:
            if held[name] != before[name]:
                print(f"{name}: floor {before[name]:.1f} → {held[name]:.1f}", file=sys.stderr)
    low = floors.under(figures, held)
    for line in low:
        print(line, file=sys.stderr)
    if asked.floors and not low:
        print(f"all {len(held)} figures reach their floors", file=sys.stderr)
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
