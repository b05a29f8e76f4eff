"""Which quotations in the store carry the same words: `match` computes, this module keeps and looks up.

Decides which pairs are compared: those that share a run of three words, most of them first. The runs stand in
an ordinary indexed table, so that a new article costs what its own quotations cost, however many are stored.
How two quotations are compared is left to `match`. Weights of words are those of the moment of comparison: a
later article does not change an earlier verdict.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update
from sqlmodel import col

from quotetrack.match import fingerprint, normalise, verify
from quotetrack.match.frequency import idf
from quotetrack.model import Kind
from quotetrack.store import tables as t
from quotetrack.store.engine import Store, chunks
from quotetrack.store.rows import quoted_words

VERSION = f"{normalise.VERSION}.{fingerprint.VERSION}.{verify.VERSION}"
COMMON = 200  # quotations; a run of words that so many share is kept for no more of them
COMPARED = 50  # at most as many candidates are compared, those that share the most
BATCH = 50  # articles to a transaction
_EVERY = ""  # counted as a word of every quotation: how many there are


@dataclass(frozen=True, slots=True)
class _Quotation:
    """A stored quotation, as far as comparing needs it."""

    id: int
    normal: normalise.Normal
    article_id: int
    published: date | None
    speaker_id: int | None


class _Weights(dict[str, float]):
    """The weights of words, each computed once."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts

    def __missing__(self, word: str) -> float:
        self[word] = weight = idf(self._counts.get(word, 0), self._counts.get(_EVERY, 0), word)
        return weight


def match(connection: Connection, revisions: Sequence[int]) -> None:
    """Compare the quotations of these revisions, which have none yet, with all that are stored."""
    new = {quotation.id: quotation for quotation in _read(connection, revisions)}
    if new:
        _count(connection, [q.normal for q in new.values()], +1)
        rows = [{"attribution_id": q.id, "normal": str(q.normal)} for q in new.values()]
        connection.execute(insert(t.Quotation), rows)
        keys = {q.id: fingerprint.keys(q.normal.words) for q in new.values()}
        holders = _holders(connection, {key for some in keys.values() for key in some})
        candidates, fingerprints = _candidates(new, keys, holders)
        known = new | _load(connection, {n for some in candidates.values() for n in some} - new.keys())
        words = {word for quotation in known.values() for word in quotation.normal.words}
        weights = _Weights(_counts(connection, words | {_EVERY}))
        found = [row for q in new.values() for row in _compare(q, candidates[q.id], known, weights)]
        for table, values in ((t.Fingerprint, fingerprints), (t.Match, found)):
            if values:
                connection.execute(insert(table), values)
    for some in chunks(revisions):
        done = update(t.Revision).where(col(t.Revision.id).in_(some))
        connection.execute(done.values(matched=VERSION))


def forget(connection: Connection, revisions: Sequence[int]) -> None:
    """Take the quotations of these revisions, with their fingerprints and matches, out of the store."""
    for some in chunks(revisions):
        old = (
            select(col(t.Quotation.attribution_id), col(t.Quotation.normal))
            .join(t.Attribution, col(t.Attribution.id) == col(t.Quotation.attribution_id))
            .where(col(t.Attribution.revision_id).in_(some))
        )
        gone = {number: normalise.normal(stored) for number, stored in connection.execute(old)}
        _count(connection, list(gone.values()), -1)
        for numbers in chunks(list(gone)):
            connection.execute(delete(t.Quotation).where(col(t.Quotation.attribution_id).in_(numbers)))
        unmatched = update(t.Revision).where(col(t.Revision.id).in_(some))
        connection.execute(unmatched.values(matched=None))


def catch_up(store: Store) -> int:
    """Match the articles that were stored unmatched, or matched by another version. Gives how many."""
    done = 0
    while True:
        with store.read() as connection:
            if not _behind(connection):
                return done
        with store.write() as connection:
            revisions = _behind(connection)
            forget(connection, revisions)
            match(connection, revisions)
            done += len(revisions)


def _compare(
    new: _Quotation, candidates: Mapping[int, int], known: Mapping[int, _Quotation], weights: _Weights
) -> Iterator[dict[str, Any]]:
    """The matches of a quotation. `candidates` says how often the rarest run is seen that each shares."""
    for number, seen in candidates.items():
        old = known[number]
        context = _context(old, new, seen)
        verdict = verify.compare_words(old.normal, new.normal, weights.__getitem__, context)
        if verdict is not None:
            yield {
                "a_id": min(old.id, new.id),  # stored later is not always numbered higher
                "b_id": max(old.id, new.id),
                "score": verdict.score,
                "relation": verdict.relation.value,
                "evidence": verdict.evidence,
            }


def _counts(connection: Connection, words: Collection[str]) -> dict[str, int]:
    """In how many quotations each of these words stands."""
    counts: dict[str, int] = {}
    for some in chunks(sorted(words)):
        stored = select(col(t.Word.word), col(t.Word.quotations)).where(col(t.Word.word).in_(some))
        counts.update((word, count) for word, count in connection.execute(stored))
    return counts


def _count(connection: Connection, quotations: Sequence[normalise.Normal], by: int) -> None:
    """Count the words of quotations that come (+1) or go (-1)."""
    changed = Counter(word for quotation in quotations for word in quotation.bag | {_EVERY})
    stored = _counts(connection, changed.keys())
    new = [{"word": word, "quotations": by * n} for word, n in changed.items() if word not in stored]
    old = [{"this": word, "now": stored[word] + by * n} for word, n in changed.items() if word in stored]
    if new:
        connection.execute(insert(t.Word), new)
    if old:
        counted = update(t.Word).where(col(t.Word.word) == bindparam("this"))
        connection.execute(counted.values(quotations=bindparam("now")), old)


def _behind(connection: Connection) -> list[int]:
    matched = col(t.Revision.matched)
    behind = (
        select(col(t.Revision.id))
        .where(col(t.Revision.current), or_(matched.is_(None), matched != VERSION))
        .order_by(col(t.Revision.id))
        .limit(BATCH)
    )
    return list(connection.execute(behind).scalars())


def _read(connection: Connection, revisions: Sequence[int]) -> list[_Quotation]:
    """The quotations of revisions, from their spans. One without a word is left out."""
    pieces: dict[int, dict[t.Role, list[str]]] = {}
    facts: dict[int, tuple[Kind, int, date | None, int | None]] = {}
    for some in chunks(revisions):
        spans = (
            select(
                col(t.Attribution.id), col(t.Attribution.kind), col(t.Revision.article_id),
                col(t.Revision.published), col(t.Appearance.speaker_id), col(t.Span.role), col(t.Span.exact),
            )
            .join(t.Revision, col(t.Revision.id) == col(t.Attribution.revision_id))
            .join(t.Appearance, col(t.Appearance.id) == col(t.Attribution.appearance_id), isouter=True)
            .join(t.Span, col(t.Span.attribution_id) == col(t.Attribution.id))
            .where(
                col(t.Attribution.revision_id).in_(some),
                col(t.Revision.current),
                col(t.Attribution.kind) != Kind.INDIRECT,
                col(t.Span.role).in_([t.Role.QUOTED, t.Role.CONTENT]),
            )
            .order_by(col(t.Attribution.id), col(t.Span.role), col(t.Span.position))
        )  # fmt: skip
        for number, kind, article_id, published, speaker_id, role, exact in connection.execute(spans):
            facts[number] = kind, article_id, published, speaker_id
            pieces.setdefault(number, {}).setdefault(role, []).append(exact)
    found = []
    for number, (kind, article_id, published, speaker_id) in facts.items():
        given = pieces[number]
        normal = normalise.normal(quoted_words(kind, given.get(t.Role.QUOTED, []), given[t.Role.CONTENT]))
        if normal.words:
            found.append(_Quotation(number, normal, article_id, published, speaker_id))
    return found


def _load(connection: Connection, numbers: Collection[int]) -> dict[int, _Quotation]:
    """Stored quotations, by their numbers."""
    found = {}
    for some in chunks(sorted(numbers)):
        rows = (
            select(
                col(t.Quotation.attribution_id), col(t.Quotation.normal), col(t.Revision.article_id),
                col(t.Revision.published), col(t.Appearance.speaker_id),
            )
            .join(t.Attribution, col(t.Attribution.id) == col(t.Quotation.attribution_id))
            .join(t.Revision, col(t.Revision.id) == col(t.Attribution.revision_id))
            .join(t.Appearance, col(t.Appearance.id) == col(t.Attribution.appearance_id), isouter=True)
            .where(col(t.Quotation.attribution_id).in_(some))
        )  # fmt: skip
        for number, normal, article_id, published, speaker_id in connection.execute(rows):
            quotation = _Quotation(number, normalise.normal(normal), article_id, published, speaker_id)
            found[number] = quotation
    return found


def _holders(connection: Connection, keys: Collection[int]) -> dict[int, list[int]]:
    """The stored quotations under each key."""
    holders: dict[int, list[int]] = {key: [] for key in keys}
    for some in chunks(sorted(keys)):
        stored = select(col(t.Fingerprint.key), col(t.Fingerprint.attribution_id))
        for key, number in connection.execute(stored.where(col(t.Fingerprint.key).in_(some))):
            holders[key].append(number)
    return holders


def _candidates(
    new: Mapping[int, _Quotation], keys: Mapping[int, list[int]], holders: Mapping[int, list[int]]
) -> tuple[dict[int, dict[int, int]], list[dict[str, int]]]:
    """For each new quotation the earlier ones that it is compared with, and in how many quotations the rarest
    run of words stands that the two share; and the fingerprints to keep, in the order of their table.

    A key that is common is followed only where a quotation has no other: else "going to be" would lead to
    hundreds, while words that two hundred outlets repeat are still found.
    """
    candidates = {}
    added = []
    own: dict[int, set[int]] = defaultdict(set)  # an article does not match itself
    for quotation in new.values():
        siblings = own[quotation.article_id]
        rare = [key for key in keys[quotation.id] if len(holders[key]) < COMMON]
        shared: Counter[int] = Counter()
        seen: dict[int, int] = {}
        for key in rare or keys[quotation.id]:
            often = len(holders[key]) + 1
            for number in holders[key]:
                if number not in siblings:
                    shared[number] += 1
                    seen[number] = min(often, seen.get(number, often))
        candidates[quotation.id] = {number: seen[number] for number, _ in shared.most_common(COMPARED)}
        siblings.add(quotation.id)
        for key in rare:
            holders[key].append(quotation.id)
            added.append((key, quotation.id))
    return candidates, [{"key": key, "attribution_id": number} for key, number in sorted(added)]


def _context(a: _Quotation, b: _Quotation, seen: int) -> verify.Context:
    days = None if a.published is None or b.published is None else abs((a.published - b.published).days)
    known = a.speaker_id is not None and b.speaker_id is not None
    return verify.Context(days, a.speaker_id == b.speaker_id if known else None, seen)
