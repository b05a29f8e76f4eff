"""How fast quotations are matched, and how many planted copies are found. Run: python tests/bench/matching.py

For each number of quotations: how many a second are matched in bulk, then milliseconds a quotation when articles
of ten come one by one; the share of planted copies that are joined, and of those the groups; bytes of index a
quotation, and peak memory. Each number runs in a process of its own. Nothing passes or fails here.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from math import log
from pathlib import Path
from statistics import quantiles
from typing import Any

from grouping import b_cubed, pairwise
from run import peak
from sayings import Saying, sayings
from sqlalchemy import text

from quotetrack.match.cluster import Match, clusters
from quotetrack.match.verify import NEEDED, NEEDED_BY_TIME, UNKNOWN_DAYS, Relation
from quotetrack.model import Analysis, Article, Attribution, Kind, Span
from quotetrack.store import Store, matching, open_store
from quotetrack.store.engine import chunks
from quotetrack.store.save import Ingest

SIZES = [10_000, 100_000]
PER_ARTICLE = 10
SINGLE = 100  # articles that come one by one


def article(number: int, said: Sequence[Saying]) -> Analysis:
    """An article of nothing but quotations."""
    spans = []
    printed = ""
    for one in said:
        spans.append(Span(len(printed) + 1, len(printed) + 1 + len(one.words)))
        printed += f"“{one.words}”\n"
    quoted = tuple(Attribution(Kind.DIRECT, (span,), quoted=(span,)) for span in spans)
    return Analysis(Article(f"{number:09}", printed), quoted, "invented")


def measure(count: int, where: Path) -> dict[str, Any]:
    """Match `count` quotations in a store at `where`."""
    some = list(sayings(count))
    articles = [article(number, said) for number, said in enumerate(chunks(some, PER_ARTICLE))]
    with open_store(where) as store:
        keep(store, articles[:-SINGLE])
        start = time.perf_counter()
        matched = matching.catch_up(store) * PER_ARTICLE
        rate = matched / (time.perf_counter() - start)
        waits = []
        for one in articles[-SINGLE:]:
            keep(store, [one])
            start = time.perf_counter()
            matching.catch_up(store)
            waits.append(1000 * (time.perf_counter() - start) / PER_ARTICLE)
        with store.read() as connection:
            joined = connection.execute(
                text("SELECT a_id - 1, b_id - 1, relation, evidence FROM matches")
            ).all()
            sizes = dict(connection.execute(text("SELECT name, sum(pgsize) FROM dbstat GROUP BY name")).all())
    planted = [(x.copies, i) for i, x in enumerate(some) if x.copies is not None]
    # Matches are kept for the most lenient case; these articles have no dates.
    holding = [row for row in joined if row[3] >= NEEDED + NEEDED_BY_TIME * log(1 + UNKNOWN_DAYS)]
    groups = clusters(Match(a, b, Relation(relation), evidence) for a, b, relation, evidence in holding)
    found = {(a, b) for a, b, *_ in joined}
    apart = [pair for pair in planted if pair[0] // PER_ARTICLE != pair[1] // PER_ARTICLE]
    waits = quantiles(waits, n=20)
    return {
        "quotations": count,
        "a second": rate,
        "p50": waits[9],
        "p95": waits[18],
        "found": sum(pair in found for pair in apart) / len(apart),
        "pairwise": pairwise(groups, planted).f1,
        "b-cubed": b_cubed(groups, planted).f1,
        "index": sum(size for name, size in sizes.items() if "fingerprints" in name) / count,
        "memory": peak() / 1e6,
    }


def keep(store: Store, articles: Sequence[Analysis]) -> None:
    """Store articles unmatched."""
    with Ingest(store, match=False) as run:
        for one in articles:
            run.save(one)


def main() -> None:
    """Print a line for each size; with --one, measure one and print it as JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=SIZES, metavar="N", help="numbers of quotations"
    )
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps(measure(asked.one, Path(folder, "bench.db"))))
        return
    print("quotations    a second   p50 ms   p95 ms    found  pairwise  b-cubed  index B  peak MB")
    for size in asked.sizes:
        done = subprocess.run(
            [sys.executable, __file__, "--one", str(size)], stdout=subprocess.PIPE, check=True
        )
        r = json.loads(done.stdout)
        print(
            f"{r['quotations']:10}{r['a second']:12.0f}{r['p50']:9.2f}{r['p95']:9.2f}{100 * r['found']:8.1f}%"
            f"{100 * r['pairwise']:9.1f}%{100 * r['b-cubed']:8.1f}%{r['index']:9.0f}{r['memory']:9.0f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
