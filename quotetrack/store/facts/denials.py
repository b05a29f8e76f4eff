"""Which attributions deny a fact: `facts.denials` and `facts.denial_targets` over what the store has.

Decides which facts are asked about: those that the article of the denial carries, and those that share rare words
with what is denied. An attribution that denies the words of a fact is no sighting of it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select
from sqlmodel import col

from quotetrack.facts import denial_targets
from quotetrack.facts.assessment import STANDS
from quotetrack.facts.denials import Denial, DenialForm, find_denials
from quotetrack.facts.matching import rare_words, word_key
from quotetrack.matching.normal_form import normalize
from quotetrack.model import Attribution, SourceType, Span, Speaker
from quotetrack.store import mapping as stored
from quotetrack.store import tables as t
from quotetrack.store.connection import chunks
from quotetrack.store.facts import wordings
from quotetrack.store.facts.attributions import AttributedWords, Detection, revision_texts

FEWEST = 3  # rare words that a denial shares with a fact that another article carries
MOST = 300  # articles that are looked through for denials of one fact

Denied = dict[tuple[int, int], float]


@dataclass(frozen=True, slots=True)
class DenialContext:
    """An article with its attributions as they were found, and their numbers."""

    text: str
    attributions: tuple[Attribution, ...]
    numbers: tuple[int, ...]


def find_deniers(
    connection: Connection,
    rows: Mapping[int, AttributedWords],
    carried: Mapping[tuple[int, int], Detection],
    among: Collection[int] = (),
) -> Denied:
    """The facts that rows deny, by fact and row, and how sure that is, from 0 to 1. `among`: only these facts."""
    by_row: dict[int, list[int]] = defaultdict(list)
    for fact, number in carried:
        by_row[number].append(fact)
    revisions = [*dict.fromkeys(row.revision_id for row in rows.values())]
    found: Denied = {}
    for some in chunks(revisions, 50):
        for read in articles(connection, some).values():
            for denial, link in _denials(read):
                number = read.numbers[denial.attribution]
                if number not in rows or denial.of_denial:
                    continue
                told: Denied = {}
                if denial.how is not DenialForm.WORDS:  # the very words, denied
                    told |= {(fact, number): denial.strength for fact in by_row[number]}
                if link is not None:
                    for fact in by_row[read.numbers[link.statement]]:
                        told[fact, number] = max(link.strength, told.get((fact, number), 0.0))
                said = denial_targets.Utterance(
                    denial_targets.denied_claim(read.text, read.attributions, denial, link),
                    rows[number].published, rows[number].source,
                )  # fmt: skip
                for fact, strength in _across(connection, said, denial.strength, among):
                    told[fact, number] = max(strength, told.get((fact, number), 0.0))
                found |= {pair: sure for pair, sure in told.items() if sure >= STANDS}
    return found


def _denials(read: DenialContext) -> Iterator[tuple[Denial, denial_targets.DenialLink | None]]:
    found = find_denials(read.text, read.attributions)
    yield from zip(found, denial_targets.link_in_article(read.text, read.attributions, found), strict=True)


def _across(
    connection: Connection, said: denial_targets.Utterance, strength: float, among: Collection[int]
) -> Iterator[tuple[int, float]]:
    """The facts that share enough with what is denied, and how sure it is that they are."""
    words = {word for told in said.words for word in rare_words(normalize(told))}
    if len(words) < FEWEST:
        return
    meeting = wordings.under(connection, {word_key(word) for word in words})
    shared = Counter(wording for some in meeting.values() for wording in some)
    likely = [
        wording for wording, n in shared.items() if n >= FEWEST and (not among or wording.fact in among)
    ]
    days = wordings.seen(connection, {wording.fact for wording in likely})
    best: dict[int, float] = {}
    for wording in likely:
        statement = denial_targets.Utterance((wording.words,), _nearest(said.day, days.get(wording.fact)))
        sure = denial_targets.link_across_articles(said, strength, statement)
        best[wording.fact] = max(sure, best.get(wording.fact, 0.0))
    yield from best.items()


def _nearest(day: date | None, seen: tuple[date, date] | None) -> date | None:
    """The day of those on which a fact was seen that is the nearest to this one."""
    return None if seen is None or day is None else min(max(day, seen[0]), seen[1])


def articles(connection: Connection, revisions: Sequence[int]) -> dict[int, DenialContext]:
    """Articles as denials are looked for in them, by their revisions."""
    spans: Any = defaultdict(lambda: defaultdict(list))
    query = (
        select(col(t.Span.attribution_id), col(t.Span.role), col(t.Span.start), col(t.Span.stop))
        .join(t.Attribution, col(t.Attribution.id) == col(t.Span.attribution_id))
        .where(col(t.Attribution.revision_id).in_(revisions))
        .order_by(col(t.Span.attribution_id), col(t.Span.role), col(t.Span.position))
    )
    for number, role, start, stop in connection.execute(query):
        spans[number][role].append(Span(start, stop))
    said: dict[int, list[tuple[int, Attribution]]] = defaultdict(list)
    every = select(t.Attribution).where(col(t.Attribution.revision_id).in_(revisions))
    for row in connection.execute(
        every.order_by(col(t.Attribution.revision_id), col(t.Attribution.position))
    ):
        # Who it is makes no difference here, only whether two are one.
        who = Speaker(SourceType.UNKNOWN, str(row.article_entity_id)) if row.article_entity_id else None
        said[row.revision_id].append((row.id, stored.attribution(row, spans[row.id], who)))
    words = revision_texts(connection, said)
    return {
        number: DenialContext(words[number], tuple(a for _, a in some), tuple(n for n, _ in some))
        for number, some in said.items()
    }
