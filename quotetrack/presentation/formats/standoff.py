"""Attributions as stand-off annotation: offsets into the article's text, one object an article.

The form that `extract --format jsonl` prints and annotation tools and scorers read. Offsets are half-open, in
Unicode code points. A list of spans is empty where there is none.
"""

from __future__ import annotations

from typing import Any

from quotetrack.extraction.rules.explain import explain
from quotetrack.model import Analysis, Attribution, SourceType, Span


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
        "id": article.id,
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "byline": article.byline,
        "published": article.published,
        "place": article.place,
        "language": article.language,
        "topics": article.topics,
        "version": analysis.version,
        "text": article.text,
        "attributions": [
            row | {"corrected": row["rule"].startswith("corrected:")}
            for row in record(analysis)["attributions"]
        ],
    }


def _attribution(attribution: Attribution, text: str, why: bool) -> dict[str, Any]:
    speaker = attribution.speaker
    reason = speaker.reason if speaker else None
    row = {
        "kind": attribution.kind.value,
        "content": attribution.content,
        "cue": _spans(attribution.cue),
        "source": _spans(attribution.source),
        "name": speaker.name if speaker else None,
        "type": (speaker.type if speaker else SourceType.UNKNOWN).value,
        "anonymous": speaker.anonymous if speaker else False,
        "spokesperson": speaker.spokesperson if speaker else False,
        "role": speaker.role if speaker else None,
        "affiliation": speaker.affiliation if speaker else None,
        "reason": _words(reason, text),
        "boilerplate": speaker.boilerplate if speaker else False,
        "basis": _words(speaker.basis if speaker else None, text),
        "specificity": speaker.specificity if speaker else None,
        "plural": speaker.plural if speaker else False,
        "number": speaker.number if speaker else None,
        "confidence": round(attribution.confidence, 3),
        "rule": attribution.rule,
    }
    if why:
        row["explanation"] = explain(attribution, text)
    return row


def _words(span: Span | None, text: str) -> str | None:
    return span.of(text) if span is not None else None


def _spans(span: Span | None) -> list[Span]:
    return [span] if span is not None else []
