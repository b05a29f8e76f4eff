"""How the tables of sourcing are read: a text, and the words of every finding of one kind, in order.

Words are compared as they begin, in lower case; "a|b" where engines take more or less of a mention. "¶" in a text
divides paragraphs.
"""

from __future__ import annotations

from functools import cache

from quotetrack.audit import Kind, Policy, audit
from quotetrack.extraction.engines import ENGINES, engine
from quotetrack.model import Analysis, Article
from quotetrack.pipeline import analyse

Row = tuple[str, list[str]]


@cache
def analysed(text: str, by: str, outlet: str | None = None, title: str | None = None) -> Analysis:
    """The analysis of an invented article; "¶" divides paragraphs."""
    article = Article("a", text.replace(" ¶ ", "\n\n"), outlet=outlet, title=title)
    return analyse(article, engine(by))


def found(kind: Kind, text: str, by: str, policy: Policy | None = None, **more: str) -> list[str]:
    """The words of every finding of `kind`."""
    return [one.words for one in audit(analysed(text, by, **more), policy) if one.kind is kind]


def check(kind: Kind, row: Row, by: str, policy: Policy | None = None, **more: str) -> None:
    """Fail unless there are just the findings of the row."""
    text, expected = row
    words = found(kind, text, by, policy, **more)
    assert len(words) == len(expected), words
    for one, begins in zip(words, expected, strict=True):
        assert one.lower().startswith(tuple(begins.lower().split("|"))), words


BOTH = ENGINES
