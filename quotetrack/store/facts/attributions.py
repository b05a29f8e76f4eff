"""Attributions as facts are looked for in them: with their article and source, in the readings that are compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, select
from sqlmodel import col

from quotetrack.facts.matching import Utterance, normal_forms
from quotetrack.model import Kind
from quotetrack.store import tables as t
from quotetrack.store.connection import fetch_in
from quotetrack.store.filters import CURRENT, attributed

Rows = dict[int, "AttributedWords"]


@dataclass(frozen=True, slots=True)
class AttributedWords:
    """An attribution where it stands."""

    number: int
    article_id: int
    revision_id: int
    revision: int
    article: str
    url: str | None
    outlet: str | None
    start: int
    stop: int
    kind: Kind
    words: str
    cue: str | None
    source: str | None  # the name where there is one, else as the article has it
    anonymous: bool
    published: date | None
    readings: tuple[str, ...]

    @property
    def said(self) -> Utterance:
        return Utterance(self.words, self.readings, self.kind, self.published)

    def encloses(self, other: AttributedWords) -> bool:
        """Are the words of another one of this article among the words of this one?"""
        wider = self.stop - self.start > other.stop - other.start
        return wider and self.start <= other.start and other.stop <= self.stop and other.words in self.words


class Detection(NamedTuple):
    """That an attribution carries a fact, or denies it."""

    relation: str
    score: float
    how: t.DetectionMethod = t.DetectionMethod.MATCHED
    number: bool = False


def attributed_words(connection: Connection, column: Any, numbers: Collection[int]) -> Rows:
    """The attributions of current revisions that have one of these numbers in a column, by their own."""
    quoted: dict[int, list[str]] = defaultdict(list)
    spans = (
        select(col(t.Span.attribution_id), col(t.Span.exact))
        .join(t.Attribution, col(t.Attribution.id) == col(t.Span.attribution_id))
        .where(col(t.Span.role) == t.Role.QUOTED, col(t.Attribution.kind) == Kind.MIXED)
        .order_by(col(t.Span.attribution_id), col(t.Span.position))
    )
    for number, exact in fetch_in(connection, spans, column, numbers):
        quoted[number].append(exact)
    return {
        row.id: AttributedWords(
            row.id, row.article_id, row.revision_id, row.number, row.key, row.url, row.outlet, row.start, row.stop,
            row.kind, row.words, row.cue, row.speaker or row.name or row.source, bool(row.anonymous), row.published,
            normal_forms(row.kind, row.words, quoted[row.id]),
        )
        for row in fetch_in(connection, _ROWS, column, numbers)
    }  # fmt: skip


_ROWS: Any = (
    attributed(
        col(t.Attribution.id), col(t.Revision.article_id), col(t.Attribution.revision_id), col(t.Revision.number),
        col(t.Article.key), col(t.Article.url), col(t.Outlet.name).label("outlet"), col(t.Attribution.start),
        col(t.Attribution.stop), col(t.Attribution.kind), col(t.Attribution.words), col(t.Attribution.cue),
        col(t.Speaker.name).label("speaker"),
        col(t.ArticleEntity.name), col(t.Attribution.source), col(t.ArticleEntity.anonymous), col(t.Revision.published),
    )
    .where(CURRENT)
    .order_by(col(t.Attribution.revision_id), col(t.Attribution.start), col(t.Attribution.id))
)  # fmt: skip


def revision_texts(connection: Connection, revisions: Collection[int]) -> dict[int, str]:
    """The texts of revisions."""
    query = select(col(t.Revision.id), col(t.Revision.text))
    return {row.id: row.text for row in fetch_in(connection, query, col(t.Revision.id), revisions, 100)}
