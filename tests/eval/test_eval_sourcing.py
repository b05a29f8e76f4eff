"""The anonymous ratio of each outlet, against labels by hand: within the interval that the report prints."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

import pytest

from quotetrack.audit import Policy
from quotetrack.extraction.engines import ENGINES
from quotetrack.model import Article
from quotetrack.model.records import StoredArticle
from quotetrack.pipeline import analyse
from quotetrack.readers import read
from quotetrack.reports.sourcing.build import build_report
from quotetrack.reports.sourcing.metrics import count_article
from quotetrack.reports.sourcing.model import Figure


@pytest.fixture(scope="module")
def labels(shared: Any) -> dict[str, list[bool]]:
    """Whether each attribution of an article is to an anonymous source, by hand, for the articles labelled whole."""
    path = shared.labels("sources_dev")
    found: defaultdict[str, list[bool]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        found[row["doc"]].append(row["type"] == "unnamed" and not row["spokesperson"])
    return found


@pytest.fixture(scope="module")
def articles(shared: Any, labels: dict[str, list[bool]]) -> list[Article]:
    """The labelled articles."""
    return [
        one
        for one in read([str(shared.data("polnear_dev"))])
        if isinstance(one, Article) and one.id in labels
    ]


@pytest.mark.parametrize("engine", ENGINES)
def test_the_ratio_of_each_outlet_is_within_its_interval(
    labels: dict[str, list[bool]], articles: list[Article], engine: str
) -> None:
    made = build_report(
        [count_article(StoredArticle(analyse(one, engine), {}), Policy()) for one in articles], by="outlet"
    )
    ratio: dict[str | None, list[bool]] = defaultdict(list)
    share: dict[str | None, list[bool]] = defaultdict(list)
    for one in articles:
        ratio[one.outlet] += labels[one.id]
        share[one.outlet].append(any(labels[one.id]))
    assert len(ratio) >= 7
    assert outside(made.figure("anonymous-ratio"), ratio) == {}
    assert outside(made.figure("anonymous-articles"), share) == {}


def outside(figure: Figure, by_hand: dict[str | None, list[bool]]) -> dict[str | None, object]:
    """The outlets whose share by hand the printed interval does not hold, with both."""
    found: dict[str | None, object] = {}
    for group in figure.groups["outlet"]:
        hand = sum(by_hand[group.name]) / len(by_hand[group.name])
        interval = group.measures[0].interval
        if interval is None or not interval[0] <= hand <= interval[1]:
            found[group.name] = (hand, interval)
    return found
