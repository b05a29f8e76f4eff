"""What an editor must be told of whole articles, with both engines.

The tables hold every finding that a reader would want, and none besides but those that are named as let pass.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from labelled import SEEDS

from quotetrack.audit import Kind, audit
from quotetrack.extraction.engines import ENGINES
from quotetrack.model import Article
from quotetrack.pipeline import analyse
from quotetrack.readers import read

Found = tuple[Kind, str]

TOKYO_CALL: list[Found] = [
    (Kind.LEAD_ANONYMOUS, "people familiar with the conversation"),
    (Kind.NO_REASON, "people familiar with the conversation"),
    (Kind.REASON, "who asked not to be named because the exchange was private and sensitive"),
    (Kind.UNNAMED_GROUP, "some officials"),
    (Kind.UNNAMED_GROUP, "senior lawmakers"),
    (Kind.SECOND_HAND, "People’s Daily"),
]
DOCK_STRIKE: list[Found] = [
    (Kind.REASON, "because the company has dismissed workers who spoke to reporters"),
    (Kind.SOLE_SOURCE, "The port authority has known of the figures since September"),
    (Kind.NO_REASON, "a person with direct knowledge of the matter"),
    (Kind.UNNAMED_GROUP, "Economists"),
]
FLOOD: list[Found] = [
    (Kind.SECOND_HAND, "Kestrel Wire"),
    (Kind.REASON, "who asked that his name be withheld because he works for the town"),
    (Kind.NO_REASON, "Sources"),
    (Kind.BARE, "Sources"),
]
NOTHING: list[Found] = []
ARTICLES = {
    "harbor-ledger/tokyo-call.txt": TOKYO_CALL,
    "harbor-ledger/dock-strike.txt": DOCK_STRIKE,
    "collected/flood-third-day.md": FLOOD,
    "collected/bats-and-lamps.html": NOTHING,
    "collected/rooftop-bees.md": NOTHING,
}
PASSED = {
    (Kind.NO_REASON, "some officials")
}  # the group is named already; a reader may ask for the reason, too


@cache
def findings(path: Path, by: str) -> tuple[Found, ...]:
    """What is found in an article, as kind and words."""
    (article,) = read([str(path)])
    assert isinstance(article, Article)
    return tuple((one.kind, one.words) for one in audit(analyse(article, by)))


def check(path: Path, by: str, expected: list[Found]) -> None:
    """Fail unless there are just the expected findings, in any order."""
    left = list(findings(path, by))
    for kind, words in expected:
        match = next((one for one in left if one[0] is kind and words.lower() in one[1].lower()), None)
        assert match, f"not found: {kind.value} {words!r}"
        left.remove(match)
    assert [(k, w) for k, w in left if not any(k is p and w.lower().startswith(q) for p, q in PASSED)] == []


@pytest.mark.parametrize("by", ENGINES)
@pytest.mark.parametrize("name", ARTICLES)
def test_a_seed(name: str, by: str) -> None:
    check(SEEDS / name, by, ARTICLES[name])
