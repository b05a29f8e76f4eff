"""All figures of one run: the labelled articles are read, analysed and stored as the commands do it, then scored.

The scorers are those that lie with the labelled articles, outside of this project; they are imported from there and
decide the totals. What falls out by kind, rule and phenomenon comes from `agreement.py`.
"""

from __future__ import annotations

import ast
import importlib
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import Any

import agreement
import articles
from phenomena import PHENOMENA, Labelled, shown

from quotetrack.extraction.engines import ACCURATE, FAST
from quotetrack.model import Analysis, Article, Problem
from quotetrack.pipeline import analyse
from quotetrack.presentation.formats.standoff import record
from quotetrack.readers import read

Gold = dict[str, Any]  # one labelled article or row, as its line of JSON says


@dataclass
class Shared:
    """The folder of labelled articles and scorers."""

    folder: Path
    engine: str = FAST  # what analyses the articles
    _analyses: dict[str, Analysis] = field(default_factory=dict)

    def missing(self) -> list[Path]:
        """What a measurement needs and is not there."""
        data = ["polnear_dev", "polnear_train"]
        labels = ["sources_dev", "anonymity_dev", "pairs_dev"]
        scorers = ["extraction", "sources", "matching"]
        needed = [*(self.data(name) for name in data), *(self.labels(name) for name in labels)]
        needed += [self.folder / "bench" / f"score_{name}.py" for name in scorers]
        return [path for path in needed if not path.is_file()]

    def data(self, name: str) -> Path:
        """A file of articles."""
        return self.folder / "data" / f"{name}.jsonl"

    def labels(self, name: str) -> Path:
        """A file of labels."""
        return self.folder / "gold" / f"{name}.jsonl"

    @cached_property
    def dev(self) -> list[Gold]:
        """The articles to develop on."""
        return lines(self.data("polnear_dev"))

    @cached_property
    def train(self) -> list[Gold]:
        """The articles to learn from."""
        return lines(self.data("polnear_train"))

    @cached_property
    def articles(self) -> dict[str, Article]:
        """All articles as `quotetrack extract` reads them. Their texts are those that the labels stand on."""
        paths = [str(self.data("polnear_dev")), str(self.data("polnear_train"))]
        found = list(read(paths))
        problems = [a for a in found if isinstance(a, Problem)]
        articles = {a.id: a for a in found if isinstance(a, Article)}
        changed = [g["id"] for g in chain(self.dev, self.train) if articles[g["id"]].text != g["text"]]
        assert not problems, problems
        assert not changed, f"reading changed the text of {changed[:3]}: no offset in them means what it says"
        return articles

    def scorer(self, name: str) -> ModuleType:
        """A scorer as a module. Scorers import each other by bare name, as they do when run."""
        sys.path.insert(0, str(self.folder / "bench"))
        try:
            return importlib.import_module(f"score_{name}")
        finally:
            sys.path.pop(0)

    def analysis(self, key: str) -> Analysis:
        """The analysis of an article, made once."""
        if key not in self._analyses:
            self._analyses[key] = analyse(self.articles[key], self.engine)
        return self._analyses[key]

    def predicted(self, keys: Iterable[str]) -> dict[str, Any]:
        """What `quotetrack extract --format jsonl` prints of articles, by their ids."""
        return {key: printed(self.analysis(key)) for key in keys}


def printed(analysis: Analysis) -> dict[str, Any]:
    """What `quotetrack extract --format jsonl` prints of an article."""
    found = record(analysis)
    return found | {"attributions": list(found["attributions"])}


def lines(path: Path) -> list[Any]:
    """The objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def measure(shared: Shared, *, everything: bool = False) -> dict[str, Any]:
    """All figures, as one tree of plain values: percent unless a name says otherwise.

    Those of the rules, then under `accurate` those of the tagger, and under `own` both on the project's own articles.
    `everything` adds the extraction figures of the articles to learn from, under `train`: for the rules alone, since
    the tagger has learned from them.
    """
    figures: dict[str, Any] = extraction(shared, shared.dev)
    if everything:
        figures["train"] = extraction(shared, shared.train)
    figures["sources"] = sources(shared, "sources_dev")
    figures["anonymity"] = sources(shared, "anonymity_dev")
    figures["matching"] = matching(shared)
    tagger = Shared(shared.folder, ACCURATE)
    figures["accurate"] = extraction(tagger, tagger.dev)
    figures["accurate"]["sources"] = sources(tagger, "sources_dev")
    figures["accurate"]["anonymity"] = sources(tagger, "anonymity_dev")
    figures["own"] = {engine: own(shared, engine) for engine in (FAST, ACCURATE)}
    return figures


def own(shared: Shared, engine: str) -> dict[str, Any]:
    """The project's own articles: their quoted stretches as their own marks have them, and all attributions."""
    scorer, gold = shared.scorer("extraction"), articles.articles()
    predicted = {g["id"]: printed(analyse(Article(g["id"], g["text"]), engine)) for g in gold}
    n: Counter[str] = Counter()
    for article in gold:
        document = scorer.Doc(article["text"])

        def words(rows: list[dict[str, Any]], document: Any = document) -> list[dict[str, set[int]]]:
            return [{role: document.words(row[role]) for role in ("content", "source")} for row in rows]

        labelled, found = words(article["attributions"]), words(predicted[article["id"]]["attributions"])
        for start, end in article["quoted"]:
            stretch = document.words([(start, end)])
            theirs, ours = scorer.cover(stretch, labelled), scorer.cover(stretch, found)
            if not stretch or (theirs and not theirs["source"]):
                continue
            right = bool(theirs and ours and theirs["source"] & ours["source"])
            n["tp"] += right
            n["fp"] += bool(ours) and not right
            n["fn"] += bool(theirs) and not right
    totals, _ = scorer.score(gold, predicted)
    return {"documents": len(gold), "quoted": scorer.f1(n["tp"], n["fp"], n["fn"]), "all": totals["all"]}


def extraction(shared: Shared, gold: list[Gold]) -> dict[str, Any]:
    """The figures of extraction over labelled articles, and its speed on this machine."""
    scorer = shared.scorer("extraction")
    keys = [g["id"] for g in gold]
    analyse(Article("first", "“The word lists are read now,” she said."), shared.engine)
    texts = shared.articles
    start = time.perf_counter()
    for key in keys:
        shared.analysis(texts[key].id)
    seconds = time.perf_counter() - start
    predicted = shared.predicted(keys)
    totals, _ = scorer.score(gold, predicted)
    labelled, found = [], []
    for article in gold:
        ours = agreement.judge(*rows(scorer, article, predicted[article["id"]]["attributions"]))
        labelled += ours[0]
        found += ours[1]
    agreed = sum(j.agreed for j in labelled)
    assert agreed == totals["all"]["attribution"]["tp"], "pairing differs from the scorer's"
    return {
        "articles_per_second": round(len(gold) / seconds, 1),
        "extraction": totals,
        "kinds": agreement.by_kind(labelled, found),
        "rules": agreement.by_rule(found),
        "phenomena": agreement.by_phenomenon(labelled, PHENOMENA),
        "reliability": agreement.reliability(found),
    }


def rows(
    scorer: ModuleType, gold: Gold, predicted: list[dict[str, Any]]
) -> tuple[list[agreement.Row], list[agreement.Row]]:
    """The labelled rows of an article and those found, with words as the scorer counts them."""
    text = gold["text"]
    document = scorer.Doc(text)
    quoted = frozenset(document.words(scorer.quoted_stretches(text)))

    def words(spans: Any) -> frozenset[int]:
        return frozenset(document.words(spans))

    labelled = []
    for a in gold["attributions"]:
        content = words(a["content"])
        shows = shown(Labelled(text, a["source"], a["cue"], a["content"]))
        labelled.append(
            agreement.Row(content, words(a["source"]), agreement.kind(content, quoted), shows=shows)
        )
    found = [
        agreement.Row(
            words(a["content"]),
            words(a["source"]),
            a["kind"],
            rule=a["rule"],
            confidence=a["confidence"],
        )
        for a in predicted
    ]
    return labelled, found


def sources(shared: Shared, labels: str) -> dict[str, Any]:
    """Who stands behind labelled attributions; only the articles that have labels are analysed."""
    by_article: dict[str, list[Gold]] = {}
    for row in lines(shared.labels(labels)):
        by_article.setdefault(row["doc"], []).append(row)
    articles = {g["id"]: g for g in chain(shared.dev, shared.train)}
    figures: dict[str, Any]
    figures, _ = shared.scorer("sources").score(articles, by_article, shared.predicted(by_article))
    return figures


def matching(shared: Shared) -> dict[str, Any]:
    """Which of the labelled pairs a store of their articles joins."""
    from quotetrack.services.ingest_writer import IngestWriter
    from quotetrack.store.queries.attributions import matches

    pairs = shared.labels("pairs_dev")
    keys = dict.fromkeys(pair[side]["doc"] for pair in lines(pairs) for side in ("a", "b"))
    start = time.perf_counter()
    with temporary_store() as (store, folder):
        with IngestWriter(store) as run:
            for key in keys:
                run.save(shared.analysis(key))
        printed = folder / "matches.jsonl"
        with printed.open("w", encoding="utf-8") as out:
            for match in matches(store).rows:
                sides = {"a": match.a, "b": match.b}
                row = {k: {"article": s.article, "start": s.start, "end": s.end} for k, s in sides.items()}
                out.write(json.dumps(row) + "\n")
        command = [
            sys.executable,
            str(shared.folder / "bench" / "score_matching.py"),
            str(pairs),
            str(printed),
        ]
        scored = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    figures: dict[str, Any] = ast.literal_eval(scored.partition("matching")[2].strip())
    return figures | {"articles": len(keys), "seconds": round(time.perf_counter() - start, 1)}


@contextmanager
def temporary_store() -> Iterator[tuple[Any, Path]]:
    """An empty store in a folder that is removed after use."""
    from quotetrack.store import open_database

    with tempfile.TemporaryDirectory() as folder, open_database(str(Path(folder, "eval.db"))) as store:
        yield store, Path(folder)
