"""Attributions of analysed articles as rows for tables and CSV, one row an attribution."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quotetrack.model import Analysis, Kind, SourceType, Span
from quotetrack.presentation import sanitize
from quotetrack.presentation.columns import Column


@dataclass(frozen=True, slots=True)
class Row:
    """One attribution in its article; `number` is the one that the marked view shows."""

    article: str
    number: int
    kind: Kind
    name: str | None
    source: str | None
    cue: str | None
    content: str
    type: SourceType
    anonymous: bool
    spokesperson: bool
    role: str | None
    affiliation: str | None
    reason: str | None
    boilerplate: bool
    basis: str | None
    specificity: int | None
    plural: bool
    source_count: int | None  # `Speaker.number`; `number` is the attribution's
    start: int
    end: int
    confidence: float
    rule: str


def rows(analyses: Iterable[Analysis]) -> Iterator[Row]:
    """The attributions of `analyses`, in order."""
    for analysis in analyses:
        text = analysis.article.text
        for number, found in enumerate(analysis.attributions, 1):
            speaker = found.speaker
            yield Row(
                article=analysis.article.id,
                number=number,
                kind=found.kind,
                name=speaker.name if speaker else None,
                source=_words(text, found.source),
                cue=_words(text, found.cue),
                content=" … ".join(span.of(text) for span in found.content),
                type=speaker.type if speaker else SourceType.UNKNOWN,
                anonymous=bool(speaker and speaker.anonymous),
                spokesperson=bool(speaker and speaker.spokesperson),
                role=speaker.role if speaker else None,
                affiliation=speaker.affiliation if speaker else None,
                reason=_words(text, speaker.reason if speaker else None),
                boilerplate=bool(speaker and speaker.boilerplate),
                basis=_words(text, speaker.basis if speaker else None),
                specificity=speaker.specificity if speaker else None,
                plural=bool(speaker and speaker.plural),
                source_count=speaker.number if speaker else None,
                start=found.content[0].start,
                end=found.content[-1].end,
                confidence=round(found.confidence, 3),
                rule=found.rule,
            )


def _words(text: str, span: Span | None) -> str | None:
    return span.of(text) if span is not None else None


COLUMNS = (
    Column("article", "Article", most=16),
    Column("number", "#", right=True),
    Column("kind", "Kind"),
    Column("who", "Source", lambda r: r.name or r.source, data=False, most=20),
    Column("name"),
    Column("source"),
    Column("cue"),
    Column("content", "Words", cell=lambda r: sanitize.excerpt(r.content), wide=True),
    Column("type"),
    Column("anonymous"),
    Column("spokesperson"),
    Column("role"),
    Column("affiliation"),
    Column("reason"),
    Column("boilerplate"),
    Column("basis"),
    Column("specificity"),
    Column("plural"),
    Column("source_count"),
    Column("start"),
    Column("end"),
    Column("confidence"),
    Column("rule"),
)
