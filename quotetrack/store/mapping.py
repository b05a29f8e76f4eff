"""Between an Analysis and the rows that keep it: pure, no database.

Decides what a row says about an attribution; which rows replace which is left to `articles`. A span that is not
in the text is a fault of the extractor and stops here, so that every stored span can be shown in its article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from quotetrack.model import Analysis, Article, Attribution, Kind, Problem, SourceType, Span, Speaker
from quotetrack.store import tables as t

Row = dict[str, Any]
GAP = " … "  # between words that do not follow each other in the text


def clean_article(article: Article) -> Article:
    """The article as it can be stored. A lone surrogate and NUL, which databases refuse, each become the one
    character U+FFFD, so that offsets hold."""
    names = ("id", "text", "url", "outlet", "title", "byline", "place", "language")
    given: Row = {name: getattr(article, name) for name in names}
    changed: Row = {name: _clean(value) for name, value in given.items() if value and not _is_clean(value)}
    if not all(map(_is_clean, article.topics)):
        changed["topics"] = tuple(map(_clean, article.topics))
    return replace(article, **changed) if changed else article


def _is_clean(value: str) -> bool:
    try:
        return b"\0" not in value.encode()
    except UnicodeEncodeError:
        return False


def _clean(value: str) -> str:
    if _is_clean(value):
        return value
    return "".join("�" if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in value)


@dataclass(slots=True)
class Prepared:
    """The rows of one article, before their numbers are known. `spans` and `mentions` are listed by the
    position of the attribution or appearance that they belong to."""

    article: Article
    version: str
    appearances: list[Row]
    mentions: list[list[Row]]
    attributions: list[Row]
    spans: list[list[Row]]
    speaks: list[int | None]  # which appearance stands behind which attribution
    problems: list[Row]


def prepare_analysis(analysis: Analysis) -> Prepared:
    """The rows of an analysis. Raises ValueError for what no extractor may say: a span that is not in the
    text, no content, a confidence that is none."""
    article = clean_article(analysis.article)
    speakers = {speaker: position for position, speaker in enumerate(analysis.speakers)}
    said = Counter(a.speaker for a in analysis.attributions)
    return Prepared(
        article,
        analysis.version,
        [
            _article_entity(article.text, speaker, position) | {"attributions": said[speaker]}
            for speaker, position in speakers.items()
        ],
        [
            [_span(article.text, span, i) for i, span in enumerate(dict.fromkeys(speaker.mentions))]
            for speaker in speakers
        ],
        [_attribution(article.text, a, i, analysis.version) for i, a in enumerate(analysis.attributions)],
        [_spans(article.text, a) for a in analysis.attributions],
        [None if a.speaker is None else speakers[a.speaker] for a in analysis.attributions],
        [problem_row(problem) for problem in analysis.problems],
    )


def problem_row(problem: Problem) -> Row:
    """The row of a problem, of a run or of an article."""
    return {
        "place": _clean(problem.where),
        "message": _clean(problem.message),
        "advice": _clean(problem.advice),
        "revision_id": None,
    }


def _exact(text: str, span: Span) -> str:
    if not 0 <= span.start <= span.end <= len(text):
        raise ValueError(f"{tuple(span)} is no span of a text of {len(text)} characters")
    return text[span.start : span.end]


def _span(text: str, span: Span, position: int) -> Row:
    return {"position": position, "start": span.start, "stop": span.end, "exact": _exact(text, span)}


# What a row says as a speaker does; the words come from whoever wrote the article, and are cleaned.
_PLAIN = ("type", "anonymous", "spokesperson", "boilerplate", "specificity", "plural", "number")
_WORDED = ("name", "role", "affiliation", "descriptor")


def _article_entity(text: str, speaker: Speaker, position: int) -> Row:
    row: Row = {"position": position} | {name: getattr(speaker, name) for name in _PLAIN}
    for name in _WORDED:
        words = getattr(speaker, name)
        row[name] = words and _clean(words)
    for name, span in (("reason", speaker.reason), ("basis", speaker.basis)):
        start, stop = span or (None, None)
        row |= {f"{name}_start": start, f"{name}_stop": stop, name: span and _exact(text, span)}
    return row


def _attribution(text: str, attribution: Attribution, position: int, version: str) -> Row:
    if not attribution.content:
        raise ValueError(f"the attribution at position {position} has no content")
    if not 0 <= attribution.confidence <= 1:
        raise ValueError(f"{attribution.confidence} is no confidence")
    return {
        "position": position,
        "kind": attribution.kind,
        "start": min(span.start for span in attribution.content),
        "stop": max(span.end for span in attribution.content),
        "words": GAP.join(_exact(text, span) for span in attribution.content),
        "cue": attribution.cue and _exact(text, attribution.cue),
        "source": attribution.source and _exact(text, attribution.source),
        "confidence": attribution.confidence,
        "rule": attribution.rule,
        "version": version,
    }


def _spans(text: str, attribution: Attribution) -> list[Row]:
    one = {t.Role.CUE: attribution.cue, t.Role.SOURCE: attribution.source}
    given: Mapping[t.Role, Sequence[Span]] = {
        t.Role.CONTENT: attribution.content,
        **{role: (span,) for role, span in one.items() if span is not None},
        t.Role.QUOTED: attribution.quoted,
    }
    return [
        {"role": role} | _span(text, span, i) for role, spans in given.items() for i, span in enumerate(spans)
    ]


def quoted_words(kind: Kind, quoted: Sequence[str], content: Sequence[str]) -> str:
    """The words by which an attribution is known: what of it stands between quotation marks, and all of what is
    reported. A speech that is set apart without marks is quoted as a whole; "A," she said, "B": A and B follow each
    other; of a paraphrase, words are lost between two quoted pieces."""
    pieces = content if kind is Kind.INDIRECT else quoted or content
    return (" " if kind is Kind.DIRECT else GAP).join(pieces)


def speaker(row: Any, mentions: Iterable[Span]) -> Speaker:
    """A row of `article_entities` as it was given."""
    given = {name: getattr(row, name) for name in (*_PLAIN, *_WORDED)}
    return Speaker(
        **given | {"type": SourceType(row.type), "mentions": tuple(mentions)},
        reason=_maybe(row.reason_start, row.reason_stop),
        basis=_maybe(row.basis_start, row.basis_stop),
    )


def _maybe(start: int | None, stop: int | None) -> Span | None:
    return None if start is None or stop is None else Span(start, stop)


def attribution(row: Any, spans: Mapping[t.Role, Sequence[Span]], who: Speaker | None) -> Attribution:
    """A row of `attributions` as it was given."""
    return Attribution(
        kind=Kind(row.kind),
        content=tuple(spans.get(t.Role.CONTENT, ())),
        cue=next(iter(spans.get(t.Role.CUE, ())), None),
        source=next(iter(spans.get(t.Role.SOURCE, ())), None),
        quoted=tuple(spans.get(t.Role.QUOTED, ())),
        confidence=row.confidence,
        rule=row.rule,
        speaker=who,
    )
