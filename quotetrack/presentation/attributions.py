"""Attributions of analysed articles as rows for tables and CSV, one row an attribution; and who is behind one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from quotetrack.model import Analysis, Attribution, SourceType, Span, Speaker
from quotetrack.presentation import sanitize
from quotetrack.presentation.columns import Column, plain

_NOBODY = Speaker(SourceType.UNKNOWN)
_SOURCE = (
    "name", "type", "anonymous", "spokesperson", "role", "affiliation", "reason", "boilerplate", "basis", "specificity",
    "plural", "number",
)  # fmt: skip


def source(attribution: Attribution, text: str) -> dict[str, Any]:
    """What is known of who is behind an attribution, as data; what stands in the text, in its words."""
    values = {key: getattr(attribution.speaker or _NOBODY, key) for key in _SOURCE}
    return {key: value.of(text) if isinstance(value, Span) else value for key, value in values.items()}


def rows(analyses: Iterable[Analysis]) -> Iterator[dict[str, Any]]:
    """The attributions of `analyses`, in order. `number` is the one that the marked view shows,
    `source_count` how many people the source is."""
    for analysis in analyses:
        text = analysis.article.text
        for number, a in enumerate(analysis.attributions, 1):
            told = source(a, text)
            yield {
                **told,
                "article": analysis.article.id,
                "number": number,
                "kind": a.kind,
                "source": a.source.of(text) if a.source else None,
                "cue": a.cue.of(text) if a.cue else None,
                "content": " … ".join(span.of(text) for span in a.content),
                "source_count": told["number"],
                "start": a.content[0].start,
                "end": a.content[-1].end,
                "confidence": round(a.confidence, 3),
                "rule": a.rule,
            }


COLUMNS = (
    Column("article", "Article", most=16),
    Column("number", "#", right=True),
    Column("kind", "Kind"),
    Column("who", "Source", lambda row: row["name"] or row["source"], data=False, most=20),
    *plain("name", "source", "cue"),
    Column("content", "Words", cell=lambda row: sanitize.excerpt(row["content"]), wide=True),
    *plain(*_SOURCE[1:-1], "source_count", "start", "end", "confidence", "rule"),
)
