"""What people split and joined, found again in what the store has now.

A correction names sightings by their article, words and surroundings. After the article was read again it means the
quotation of the very words, else the one that has most of them, else the one that is nearly the same; of several,
the one whose surroundings are most alike. What a correction does to groups is left to
`quotetrack.matching.constraints`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select
from sqlmodel import col

from quotetrack.matching.constraints import Join, Split
from quotetrack.matching.normal_form import NormalForm
from quotetrack.model.decisions import OF_STATEMENTS, Action
from quotetrack.model.records import DecisionRow
from quotetrack.store import decision_log
from quotetrack.store import tables as t
from quotetrack.store.connection import fetch_in
from quotetrack.store.corrections.anchoring import AROUND, likeness
from quotetrack.store.matching import invalidation
from quotetrack.store.matching.occurrence_cache import OccurrenceCache
from quotetrack.store.occurrences import Occurrence

_NEARLY = 85.0  # of 100: words that were changed a little since
Ref = dict[str, Any]  # a sighting as the log names it


def references(connection: Connection, wordings: Mapping[Occurrence, NormalForm]) -> list[Ref]:
    """Sightings as the log names them, so that they are found again when their articles are read again."""
    printed = _texts(connection, {place.article for place in wordings})
    return [
        {
            "article": place.article,
            "start": place.start,
            "words": wording.joined,
            "around": _around(printed[place.article], place),
        }
        for place, wording in wordings.items()
    ]


def articles(decision: DecisionRow) -> set[str]:
    """The articles of which a decision about statements names sightings."""
    return {ref["article"] for side in _SIDES for ref in decision.data.get(side, ())}


def standing(connection: Connection) -> list[DecisionRow]:
    """The decisions about statements that were not taken back."""
    if connection.execute(_ANY).first() is None:  # as a rule: asked for whatever comes, and sooner answered
        return []
    return decision_log.list_decisions(connection, actions=OF_STATEMENTS)


_ANY = select(col(t.Decision.id)).where(col(t.Decision.action).in_(OF_STATEMENTS)).limit(1)


def corrections(cache: OccurrenceCache, log: Iterable[DecisionRow]) -> list[Split | Join]:
    """Decisions in terms of the sightings that the store has now, whose wordings are then looked up."""
    log = list(log)
    if not log:
        return []
    named = {article for row in log for article in articles(row)}
    numbers = invalidation.quotations_of_articles(cache.connection, named)
    cache.fetch(numbers)
    printed: defaultdict[str, list[Occurrence]] = defaultdict(list)
    for place in sorted(cache.places(numbers)):
        printed[place.article].append(place)
    texts = _texts(cache.connection, named)

    def meant(refs: Iterable[Ref]) -> list[Occurrence]:
        found = (
            _meant(
                ref,
                {place: cache.normal_form_of(place) for place in printed[ref["article"]]},
                texts.get(ref["article"], ""),
            )
            for ref in refs
        )
        return [place for place in found if place is not None]

    return [
        Split(meant(row.data["apart"]), meant(row.data["rest"]))
        if row.action is Action.STATEMENT_SPLIT
        else Join(meant(row.data["together"]))
        for row in log
    ]


class SplitConstraints:
    """Which quotations a person parted that would be a repetition by their words."""

    def __init__(self, cache: OccurrenceCache) -> None:
        splits = [row for row in standing(cache.connection) if row.action is Action.STATEMENT_SPLIT]
        self._sides = [
            (split.apart, split.rest) for split in corrections(cache, splits) if isinstance(split, Split)
        ]
        self._statements: dict[int, int] = {}
        if self._sides:
            kept = select(col(t.Sighting.attribution_id), col(t.Sighting.statement_id))
            self._statements.update((number, one) for number, one in cache.connection.execute(kept))
        self._parted = [(self._homes(apart), self._homes(rest)) for apart, rest in self._sides]

    def is_split(self, p: Occurrence, q: Occurrence) -> bool:
        """Are they two statements because a person said so?"""
        if not self._parted:
            return False
        a, b = self._home(p), self._home(q)
        return a != b and any(
            (a in apart and b in rest) or (b in apart and a in rest) for apart, rest in self._parted
        )

    def _homes(self, places: Collection[Occurrence]) -> set[int]:
        return {self._home(place) for place in places}

    def _home(self, place: Occurrence) -> int:
        """The number of its statement; of one that is left alone, its own below zero."""
        return self._statements.get(place.number, -place.number)


_SIDES = ("apart", "rest", "together")


def _texts(connection: Connection, keys: Collection[str]) -> dict[str, str]:
    query = (
        select(col(t.Article.key), col(t.Revision.text))
        .join(t.Revision, col(t.Revision.article_id) == col(t.Article.id))
        .where(col(t.Revision.current))
    )
    return dict(fetch_in(connection, query, col(t.Article.key), keys))


def _around(text: str, place: Occurrence) -> tuple[str, str]:
    return text[max(0, place.start - AROUND) : place.start], text[place.stop : place.stop + AROUND]


def _meant(ref: Ref, printed: Mapping[Occurrence, NormalForm], text: str) -> Occurrence | None:
    """The sighting with these words, else the one that has most of them, because another engine cut the quotation
    elsewhere, else one of which a word was changed."""
    from rapidfuzz import fuzz

    words = f" {ref['words']} "
    best: tuple[bool, bool, float, int, int] | None = None
    found = None
    for place, wording in printed.items():
        own = f" {wording.joined} "
        whole = words in own or own in words
        alike = min(len(words), len(own)) if whole else fuzz.ratio(words, own, score_cutoff=_NEARLY)
        if whole or alike:
            near = likeness(ref["around"], _around(text, place)) if "around" in ref else 0
            rank = (words == own, whole, alike, near, -abs(place.start - ref["start"]))
            if best is None or rank > best:
                best, found = rank, place
    return found
