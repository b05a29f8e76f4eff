"""Attributions as stand-off annotation: offsets into the article's text, one object an article.

The form that `extract --format jsonl` prints and annotation tools and scorers read. Offsets are half-open, in
Unicode code points. A list of spans is empty where there is none.
"""

from __future__ import annotations

from typing import Any

from quotetrack.extraction.rules.explain import explain
from quotetrack.model import Analysis, Attribution, Span
from quotetrack.presentation.attributions import source

_ARTICLE = ("id", "url", "outlet", "title", "byline", "published", "place", "language", "topics")


def record(analysis: Analysis, *, why: bool = False) -> dict[str, Any]:
    """One article's id and attributions; with `why`, each with the rule that made it and what it saw.

    The attributions are an iterator: they are made as they are written.
    """
    text = analysis.article.text
    rows = (_attribution(a, text, why) for a in analysis.attributions)
    return {"id": analysis.article.id, "attributions": rows}


def document(analysis: Analysis) -> dict[str, Any]:
    """One article with its text and what is known of it, and its attributions."""
    article = analysis.article
    return {
        **{name: getattr(article, name) for name in _ARTICLE},
        "version": analysis.version,
        "text": article.text,
        "attributions": [
            row | {"corrected": row["rule"].startswith("corrected:")}
            for row in record(analysis)["attributions"]
        ],
    }


def _attribution(attribution: Attribution, text: str, why: bool) -> dict[str, Any]:
    row = {
        "kind": attribution.kind.value,
        "content": attribution.content,
        "cue": _spans(attribution.cue),
        "source": _spans(attribution.source),
        **source(attribution, text),
        "confidence": round(attribution.confidence, 3),
        "rule": attribution.rule,
    }
    if why:
        row["explanation"] = explain(attribution, text)
    return row


def _spans(span: Span | None) -> list[Span]:
    return [span] if span is not None else []
