"""How fast quotations are matched, and how many planted copies are found. Run: python tests/bench/matching.py

For each number of quotations: how many a second, of the clock and of processor time, are matched in bulk, then
milliseconds a quotation when articles of ten come one by one; the share of planted copies that are joined, and of
those the groups; bytes of index a quotation, and the peak memory of the bulk. Each number runs in a process of its
own. Then the same copies are looked for by other means, see `beside`. Nothing passes or fails here.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from statistics import quantiles
from typing import Any

from grouping import b_cubed, pairwise
from run import peak
from sayings import Saying, sayings
from sqlalchemy import Connection, text

from quotetrack.model import Analysis, Article, Attribution, Kind, Span
from quotetrack.services import backfill
from quotetrack.services.ingest_writer import IngestWriter
from quotetrack.store import Database, open_database

SIZES = [10_000, 100_000, 1_000_000]
PER_ARTICLE = 10
SINGLE = 100  # articles that come one by one
BESIDE = 1000  # quotations for those who compare all with all
ALIKE = 85  # of 100, for RapidFuzz
ROWS = 500


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
    planted: list[tuple[int, int]] = []
    articles = invented(count, planted)
    with open_database(where) as store:
        keep(store, islice(articles, count // PER_ARTICLE - SINGLE))
        start, used = time.perf_counter(), time.process_time()
        matched = backfill.catch_up(store) * PER_ARTICLE
        rate = matched / (time.perf_counter() - start)
        per_cpu = matched / (time.process_time() - used)
        memory = peak() / 1e6
        waits = []
        for one in articles:
            keep(store, [one])
            start = time.perf_counter()
            backfill.catch_up(store)
            waits.append(1000 * (time.perf_counter() - start) / PER_ARTICLE)
        with store.read() as connection:
            found = pairs(connection, "matches")
            seen = connection.execute(text("SELECT statement_id, attribution_id - 1 FROM sightings")).all()
            sizes = dict(connection.execute(text("SELECT name, sum(pgsize) FROM dbstat GROUP BY name")).all())
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for statement, number in seen:
        groups[statement].append(number)
    apart = [pair for pair in planted if pair[0] // PER_ARTICLE != pair[1] // PER_ARTICLE]
    waits = quantiles(waits, n=20)
    return {
        "quotations": count,
        "a second": rate,
        "cpu": per_cpu,
        "p50": waits[9],
        "p95": waits[18],
        "found": sum(pair in found for pair in apart) / len(apart),
        "pairwise": pairwise(groups.values(), apart).f1,
        "b-cubed": b_cubed(groups.values(), apart).f1,
        "index": sum(size for name, size in sizes.items() if "fingerprints" in name) / count,
        "memory": memory,
    }


def pairs(connection: Connection, of: str) -> set[tuple[int, int]]:
    """The pairs that are kept, or those of them that are repetitions: the articles have no dates."""
    return {(a, b) for a, b in connection.execute(text(f"SELECT a_id - 1, b_id - 1 FROM {of}"))}


def invented(count: int, planted: list[tuple[int, int]]) -> Iterator[Analysis]:
    """Articles of `count` quotations, one after another; the planted pairs join `planted` on the way."""
    said: list[Saying] = []
    for number, saying in enumerate(sayings(count)):
        said.append(saying)
        if saying.copies is not None:
            planted.append((saying.copies, number))
        if len(said) == PER_ARTICLE:
            yield article(number // PER_ARTICLE, said)
            said = []


def beside(count: int, where: Path) -> dict[str, dict[str, Any]]:
    """The same quotations by this program and by others: quotations a second, the share of planted copies found, and
    how many pairs come back that nobody planted."""
    planted: list[tuple[int, int]] = []
    articles = [*invented(count, planted)]
    said = [one.words for one in sayings(count)]
    found: dict[str, dict[str, Any]] = {}

    def told(name: str, start: float, pairs: set[tuple[int, int]]) -> None:
        took = time.perf_counter() - start
        share = len(pairs.intersection(planted)) / len(planted)
        found[name] = {
            "a second": count / took,
            "found": share,
            "others": len(pairs.difference(planted)),
        }

    with open_database(where) as store:
        keep(store, articles)
        start = time.perf_counter()
        backfill.catch_up(store)
        with store.read() as connection:
            told("quotetrack", start, pairs(connection, "matches WHERE is_match"))
    for name, other in (("RapidFuzz", by_rapidfuzz), ("datasketch", by_datasketch)):
        start = time.perf_counter()
        try:
            told(name, start, other(said))
        except ModuleNotFoundError:
            found[name] = {}
    return found


def by_rapidfuzz(said: Sequence[str]) -> set[tuple[int, int]]:
    """Every quotation against every other, by the best match of the shorter inside the longer."""
    import numpy as np
    from rapidfuzz import fuzz, process

    found: set[tuple[int, int]] = set()
    for first in range(0, len(said), ROWS):
        some = said[first : first + ROWS]
        scores = process.cdist(some, said, scorer=fuzz.partial_ratio, score_cutoff=ALIKE, dtype=np.uint8)
        found.update((a + first, b) for a, b in np.argwhere(scores).tolist() if a + first < b)
    return found


def by_datasketch(said: Sequence[str]) -> set[tuple[int, int]]:
    """Min-hashes of runs of three words, in a table of bands."""
    from datasketch import MinHash, MinHashLSH

    table = MinHashLSH(threshold=0.5, num_perm=128)
    found: set[tuple[int, int]] = set()
    for number, one in enumerate(said):
        words = one.split()
        hashed = MinHash(num_perm=128)
        hashed.update_batch([" ".join(words[i : i + 3]).encode() for i in range(max(1, len(words) - 2))])
        found.update((before, number) for before in table.query(hashed))
        table.insert(number, hashed)
    return found


def keep(store: Database, articles: Iterable[Analysis]) -> None:
    """Store articles unmatched."""
    with IngestWriter(store, match=False) as run:
        for one in articles:
            run.save(one)


def main() -> None:
    """Print a line for each size, and one for each of the others; with --one, measure one and print it as JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=SIZES, metavar="N", help="numbers of quotations"
    )
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    parser.add_argument(
        "--beside", type=int, default=BESIDE, metavar="N", help="quotations for the others; 0: without them"
    )
    asked = parser.parse_args()
    if asked.one:
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps(measure(asked.one, Path(folder, "bench.db"))))
        return
    print("quotations    a second  a CPU s   p50 ms   p95 ms    found  pairwise  b-cubed  index B  peak MB")
    for size in asked.sizes:
        done = subprocess.run(
            [sys.executable, __file__, "--one", str(size)], stdout=subprocess.PIPE, check=True
        )
        r = json.loads(done.stdout)
        print(
            f"{r['quotations']:10}{r['a second']:12.0f}{r['cpu']:9.0f}{r['p50']:9.2f}{r['p95']:9.2f}"
            f"{100 * r['found']:8.1f}%{100 * r['pairwise']:9.1f}%{100 * r['b-cubed']:8.1f}%"
            f"{r['index']:9.0f}{r['memory']:9.0f}",
            flush=True,
        )
    if asked.beside:
        with tempfile.TemporaryDirectory() as folder:
            others = beside(asked.beside, Path(folder, "bench.db"))
        print(f"\n{asked.beside} quotations    a second    found  other pairs")
        for name, r in others.items():
            if r:
                print(f"{name:16}{r['a second']:12.0f}{100 * r['found']:8.1f}%{r['others']:13}")
            else:
                print(f"{name:16}  is not installed")


if __name__ == "__main__":
    main()
