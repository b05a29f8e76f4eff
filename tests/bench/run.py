"""How fast each stage is, how much memory it takes, and how both grow. Run: python tests/bench/run.py

Prints articles a second and megabytes of text a second, at growing numbers of invented articles, then how
long hostile texts take when they get twice as long. Nothing passes or fails here: it is for reading before
and after a change. Each size runs in a process of its own, because peak memory is a process's.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import combinations, pairwise
from math import log
from pathlib import Path
from typing import Any

from facts import measure as of_facts
from hostile import SHAPES
from invented import invent
from registry import measure as of_registry

from quotetrack import store
from quotetrack.extraction.engines import ACCURATE, FAST, engine
from quotetrack.extraction.rules import extract
from quotetrack.model import Analysis, Article
from quotetrack.pipeline import analyse
from quotetrack.segmentation import segment
from quotetrack.services.analysis import workers
from quotetrack.services.ingest_writer import IngestWriter
from quotetrack.services.workers import Pending
from quotetrack.sources import identify
from quotetrack.store.queries import attributions as attribution_queries

STAGES = ["extract", "identify", "ingest", "match"]
SIZES = [100, 400, 1600]
PROCESSES = 2
MOST_TAGGED = 400  # articles that the accurate engine is timed on
LENGTHS = [25_000, 50_000, 100_000]  # characters of hostile text
PATIENCE = 15  # seconds for one hostile text
LONG = [1_000_000, 3_000_000, 10_000_000]  # characters of one article
LONG_SHAPES = ["news prose", "one endless sentence", "quotation marks only"]
LONG_PATIENCE = 240
SPEAKERS = [10_000, 100_000]
FACTS = [10_000, 100_000]
SEARCHES = ["harbour", "silted quay", '"cannot dredge"', "privat*", "lighthouse turbine", "overnight"]


class Clock:
    """Seconds, added up under names."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def time(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start


def measure(count: int, where: Path) -> dict[str, Any]:
    """All stages over `count` articles, one article at a time as `quotetrack ingest` does; store at
    `where`."""
    clock = Clock()
    size = attributions = 0
    carriers: dict[int, list[str]] = {}
    with store.open_database(str(where)) as opened:
        with clock.time("ingest"):
            run = IngestWriter(opened, match=False).__enter__()
        for invented in invent(count):
            article = invented.article
            size += len(article.text.encode())
            for planted in invented.planted:
                carriers.setdefault(planted, []).append(article.id)
            with clock.time("extract"):
                segments = segment(article.text)
                unidentified = extract(article, segments)
            with clock.time("identify"):
                found = identify(article, segments, unidentified)
            attributions += len(found)
            with clock.time("ingest"):
                run.save(Analysis(article, found, engine(FAST).version))
        with clock.time("ingest"):
            run.__exit__(None, None, None)
        with clock.time("match"), IngestWriter(opened):
            pass  # a run that matches catches up with what was stored unmatched
        with clock.time("search"):
            for text in SEARCHES:
                attribution_queries.quotes(opened, attribution_queries.QuoteFilter(text=text), 50)
        with clock.time("list matches"):
            matches = attribution_queries.matches(opened).rows
    joined = {frozenset((m.a.article, m.b.article)) for m in matches}
    planted_pairs = {frozenset(pair) for ids in carriers.values() for pair in combinations(ids, 2)}
    return {
        "articles": count,
        "bytes": size,
        "attributions": attributions,
        "seconds": clock.seconds,
        "matches": len(matches),
        "planted": len(planted_pairs),
        "planted found": len(planted_pairs & joined),
        "store bytes": where.stat().st_size,
        "peak bytes": peak(),
    }


def peak() -> int:
    """The most memory that this process has held. Linux counts in KiB, macOS in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def hostile(shape: str, length: int) -> dict[str, Any]:
    """One hostile text of `length` characters through extraction and identification."""
    article = Article("hostile", SHAPES[shape](length))
    clock = Clock()
    with clock.time("analyse"):
        analyse(article, FAST)
    return {"seconds": clock.seconds["analyse"], "peak bytes": peak()}


def tagger(count: int) -> dict[str, Any]:
    """The accurate engine over `count` articles, after it was loaded."""
    reader = engine(ACCURATE)
    analyse(Article("first", "“The weights are loaded now,” she said."), reader)
    clock, size = Clock(), 0
    for invented in invent(count):
        size += len(invented.article.text.encode())
        with clock.time("analyse"):
            analyse(invented.article, reader)
    return {"articles": count, "bytes": size, "seconds": clock.seconds["analyse"], "peak bytes": peak()}


def jobs(count: int, processes: int) -> dict[str, Any]:
    """The accurate engine over `count` articles by so many processes, with the time that they take to start."""
    clock, size = Clock(), 0
    with clock.time("analyse"), workers(engine(ACCURATE), processes) as analysts:
        for pending in analysts.each(invented.article for invented in invent(count)):
            assert isinstance(pending, Pending)
            size += len(pending.article.text.encode())
            pending.result()
    return {"articles": count, "bytes": size, "seconds": clock.seconds["analyse"], "peak bytes": peak()}


def show_tagger(heading: str, results: list[dict[str, Any]]) -> None:
    """A line for each result."""
    print(f"\n{heading:<28}{'text MB':>9}{'peak MB':>9}{'articles/s':>12}{'MB/s':>8}")
    for r in results:
        size, seconds = r["bytes"] / 1e6, r["seconds"]
        memory, rate = r["peak bytes"] / 1e6, r["articles"] / seconds
        print(f"{r['articles']:<28}{size:9.2f}{memory:9.0f}{rate:12.1f}{size / seconds:8.3f}")


def apart(*arguments: str, patience: float | None = None) -> dict[str, Any] | None:
    """This script with `arguments` in a process of its own. None: it ran out of patience."""
    command = [sys.executable, __file__, *arguments]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=patience)
    except subprocess.TimeoutExpired:
        return None
    except subprocess.CalledProcessError as error:
        raise SystemExit(f"{' '.join(arguments)} failed:\n{error.stderr}") from error
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def show_stages(results: list[dict[str, Any]]) -> None:
    """A line for each size, then how the time of each stage grows: 1.00 is linear."""
    print(
        "articles    text   peak  store"
        + "".join(f"{stage:>22}" for stage in STAGES)
        + "    search   planted"
    )
    print(
        "                MB     MB     MB" + "     articles/s   MB/s" * len(STAGES) + "  ms/query     found"
    )
    for r in results:
        rates = "".join(
            f"{r['articles'] / r['seconds'][s]:15.0f}{r['bytes'] / 1e6 / r['seconds'][s]:7.2f}"
            for s in STAGES
        )
        found = f"{100 * r['planted found'] / max(1, r['planted']):9.0f}%"
        search = 1000 * r["seconds"]["search"] / len(SEARCHES)
        sizes = f"{r['bytes'] / 1e6:8.2f}{r['peak bytes'] / 1e6:7.0f}{r['store bytes'] / 1e6:7.1f}"
        print(f"{r['articles']:8}{sizes}{rates}{search:10.2f}{found}")
    for before, after in pairwise(results):
        step = log(after["articles"] / before["articles"])
        powers = (log(after["seconds"][s] / before["seconds"][s]) / step for s in STAGES)
        label = f"{before['articles']} → {after['articles']}: time grows with the power"
        print(f"{label:<44}" + "".join(f"{power:<22.2f}" for power in powers))


def show_growth(heading: str, shapes: Iterable[str], lengths: list[int], patience: float) -> None:
    """A line for each shape of text: seconds at each length, and by how much the last step multiplied them."""
    print(f"\n{heading:<32}" + "".join(f"{n:>12,}" for n in lengths) + "   last step   peak MB")
    step = lengths[-1] / lengths[-2]
    for shape in shapes:
        seconds: list[float] = []
        memory = 0
        for length in lengths:
            result = apart("--hostile", shape, str(length), patience=patience)
            if result is None:
                break
            seconds.append(result["seconds"])
            memory = max(memory, result["peak bytes"])
        cells = "".join(f"{s:11.2f}s" for s in seconds)
        if len(seconds) < len(lengths):
            print(f"{shape:<32}{cells}{f'>{patience:.0f}s':>12}  ← steeper than linear", flush=True)
            continue
        ratio = seconds[-1] / seconds[-2]
        # Below a fiftieth of a second the ratio says more about the machine than about the code.
        steep = "  ← steeper than linear" if ratio > 1.4 * step and seconds[-1] > 0.02 else ""
        print(f"{shape:<32}{cells}{ratio:>11.1f}×{memory / 1e6:10.0f}{steep}", flush=True)


def show_questions(heading: str, option: str, counts: list[int]) -> None:
    """A line for each question and decision: milliseconds in stores of so many speakers, or facts."""
    results = [result for n in counts if (result := apart(option, str(n))) is not None]
    print(f"\n{heading:<32}" + "".join(f"{n:>12,}" for n in counts))
    for name in results[0]:
        print(f"{name:<32}" + "".join(f"{1000 * result[name]:>9.0f} ms" for result in results))


def main() -> None:
    """Parse the arguments and print; with --one or --hostile, do one measurement and print it as JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=SIZES, metavar="N", help="numbers of articles"
    )
    parser.add_argument("--no-hostile", action="store_true", help="leave hostile and long texts out")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--tagger", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--jobs", type=int, nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--registry", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--watched", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--facts", type=int, nargs="*", default=FACTS, metavar="N", help="numbers of facts")
    parser.add_argument(
        "--speakers", type=int, nargs="*", default=SPEAKERS, metavar="N", help="numbers of speakers"
    )
    parser.add_argument("--hostile", nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.hostile:
        print(json.dumps(hostile(asked.hostile[0], int(asked.hostile[1]))))
        return
    if asked.registry:
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps(of_registry(asked.registry, Path(folder, "bench.db"))))
        return
    if asked.watched:
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps(of_facts(asked.watched, Path(folder, "bench.db"))))
        return
    if asked.jobs:
        print(json.dumps(jobs(*asked.jobs)))
        return
    if asked.tagger:
        print(json.dumps(tagger(asked.tagger)))
        return
    if asked.one:
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps(measure(asked.one, Path(folder, "bench.db"))))
        return
    results = [result for n in asked.sizes if (result := apart("--one", str(n))) is not None]
    show_stages(results)
    sizes = [n for n in asked.sizes if n <= MOST_TAGGED]
    tagged = [result for n in sizes if (result := apart("--tagger", str(n))) is not None]
    show_tagger("accurate engine, articles", tagged)
    several = [r for n in sizes[-1:] if (r := apart("--jobs", str(n), str(PROCESSES))) is not None]
    show_tagger(f"and --jobs {PROCESSES}, from the start", several)
    if asked.speakers:
        show_questions("registry, speakers", "--registry", asked.speakers)
    if asked.facts:
        show_questions("facts, with ten sightings each", "--watched", asked.facts)
    if not asked.no_hostile:
        show_growth("hostile text, characters", SHAPES, LENGTHS, PATIENCE)
        show_growth("one long article, characters", LONG_SHAPES, LONG, LONG_PATIENCE)


if __name__ == "__main__":
    main()
