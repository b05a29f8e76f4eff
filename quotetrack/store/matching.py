"""Which quotations in the store carry the same words: `match` computes, this module keeps and looks up.

Decides which pairs are compared: those that share a run of three words, most of them first. The runs stand in
an ordinary indexed table, so that a new article costs what its own quotations cost, however many are stored.
How two quotations are compared is left to `match`. Weights of words are those of the moment of comparison: a
later article does not change an earlier verdict.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, or_, select, update
from sqlmodel import col

from quotetrack.match import fingerprint, normalise, verify
from quotetrack.match.frequency import Frequencies
from quotetrack.model import Kind
from quotetrack.store import tables as t
from quotetrack.store.engine import Store, chunks
from quotetrack.store.rows import quoted_words

VERSION = f"{normalise.VERSION}.{fingerprint.VERSION}.{verify.VERSION}"
COMMON = 200  # quotations; a run of words that so many share is kept for no more of them
COMPARED = 50  # at most as many candidates are compared, those that share the most
BATCH = 50  # articles to a transaction


@dataclass(frozen=True, slots=True)
class _Quotation:
    """A stored quotation, as far as comparing needs it."""

    id: int
    normal: normalise.Normal
    article_id: int
    published: date | None
    speaker_id: int | None


class Matcher:
    """Matches articles as they come. Holds the weights of words, so one serves a whole run."""

    def __init__(self, connection: Connection) -> None:
        total = connection.execute(select(func.count()).select_from(t.Quotation)).scalar_one()
        stored = connection.execute(select(col(t.Word.word), col(t.Word.quotations)))
        self._weights = Frequencies(total, {word: count for word, count in stored})  # noqa: C416

    def match(self, connection: Connection, revisions: Sequence[int]) -> None:
        """Compare the quotations of these revisions, which have none yet, with all that are stored."""
        new = _read(connection, revisions)
        keys = {q.id: fingerprint.keys(q.normal.words) for q in new}
        if new:
            self._count(connection, [q.normal.words for q in new], +1)
            rows = [{"attribution_id": q.id, "normal": str(q.normal)} for q in new]
            connection.execute(insert(t.Quotation), rows)
            holders = _holders(connection, list({key for some in keys.values() for key in some}))
            candidates = _candidates(new, keys, holders)
            known = {q.id: q for q in new}
            unmet = {number for some in candidates.values() for number in some if number not in known}
            known.update((q.id, q) for q in _load(connection, sorted(unmet)))
            found = [row for q in new for row in self._compare(q, candidates[q.id], known)]
            for table, values in ((t.Fingerprint, _added(new, keys, holders)), (t.Match, found)):
                if values:
                    connection.execute(insert(table), values)
        for some in chunks(revisions):
            done = update(t.Revision).where(col(t.Revision.id).in_(some)).values(matched=VERSION)
            connection.execute(done)

    def forget(self, connection: Connection, revisions: Sequence[int]) -> None:
        """Take the quotations of these revisions, with their fingerprints and matches, out of the store."""
        for some in chunks(revisions):
            old = (
                select(col(t.Quotation.attribution_id), col(t.Quotation.normal))
                .join(t.Attribution, col(t.Attribution.id) == col(t.Quotation.attribution_id))
                .where(col(t.Attribution.revision_id).in_(some))
            )
            gone = connection.execute(old).all()
            self._count(connection, [normalise.normal(normal).words for _, normal in gone], -1)
            for ids in chunks([number for number, _ in gone]):
                connection.execute(delete(t.Quotation).where(col(t.Quotation.attribution_id).in_(ids)))
            unmatched = update(t.Revision).where(col(t.Revision.id).in_(some)).values(matched=None)
            connection.execute(unmatched)

    def _count(self, connection: Connection, quotations: Sequence[Iterable[str]], by: int) -> None:
        """Count the words of quotations that come (+1) or go (-1)."""
        changed = Counter(word for words in quotations for word in set(words))
        self._weights.total += by * len(quotations)
        stored: set[str] = set()
        for some in chunks(list(changed)):
            known = select(col(t.Word.word)).where(col(t.Word.word).in_(some))
            stored.update(connection.execute(known).scalars())
        old = [{"this": word, "more": by * count} for word, count in changed.items() if word in stored]
        new = [{"word": word, "quotations": by * n} for word, n in changed.items() if word not in stored]
        if old:
            raised = update(t.Word).where(col(t.Word.word) == bindparam("this"))
            connection.execute(raised.values(quotations=col(t.Word.quotations) + bindparam("more")), old)
        if new:
            connection.execute(insert(t.Word), new)
        for word, count in changed.items():
            self._weights.counts[word] += by * count

    def _compare(
        self, new: _Quotation, candidates: dict[int, int], known: dict[int, _Quotation]
    ) -> Iterator[dict[str, Any]]:
        """The matches of a quotation. `candidates` says how often the rarest run is seen that each shares."""
        idf = self._weights.idf
        for number, seen in candidates.items():
            old = known[number]
            verdict = verify.compare_words(old.normal, new.normal, idf, _context(old, new, seen))
            if verdict is not None:
                yield {
                    "a_id": old.id, "b_id": new.id, "score": verdict.score,
                    "relation": verdict.relation.value, "evidence": verdict.evidence,
                }  # fmt: skip


def catch_up(store: Store) -> int:
    """Match the articles that were stored unmatched, or matched by another version. Gives how many."""
    with store.read() as connection:
        if not _behind(connection):
            return 0
        matcher = Matcher(connection)
    done = 0
    while True:
        with store.write() as connection:
            revisions = _behind(connection)
            if not revisions:
                return done
            matcher.forget(connection, revisions)
            matcher.match(connection, revisions)
            done += len(revisions)


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


def _load(connection: Connection, ids: Sequence[int]) -> Iterable[_Quotation]:
    for some in chunks(ids):
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
            yield _Quotation(number, normalise.normal(normal), article_id, published, speaker_id)


def _holders(connection: Connection, keys: Sequence[int]) -> dict[int, list[int]]:
    """The stored quotations under each key."""
    holders: dict[int, list[int]] = {key: [] for key in keys}
    for some in chunks(sorted(keys)):
        stored = select(col(t.Fingerprint.key), col(t.Fingerprint.attribution_id))
        for key, number in connection.execute(stored.where(col(t.Fingerprint.key).in_(some))):
            holders[key].append(number)
    return holders


def _candidates(
    new: Iterable[_Quotation], keys: dict[int, list[int]], holders: dict[int, list[int]]
) -> dict[int, dict[int, int]]:
    """For each new quotation the earlier ones that it is compared with, and in how many quotations the rarest
    run of words stands that the two share. New ones are added to `holders`.

    A key that is common is followed only where a quotation has no other: else "going to be" would lead to
    hundreds, while words that two hundred outlets repeat are still found.
    """
    articles = {q.id: q.article_id for q in new}
    candidates = {}
    for quotation in new:
        rare = [key for key in keys[quotation.id] if len(holders[key]) < COMMON]
        shared: Counter[int] = Counter()
        seen: dict[int, int] = {}
        for key in rare or keys[quotation.id]:
            often = len(holders[key]) + 1
            for number in holders[key]:
                shared[number] += 1
                seen[number] = min(often, seen.get(number, often))
        candidates[quotation.id] = {
            number: seen[number]
            for number, _ in shared.most_common(COMPARED)
            if articles.get(number) != quotation.article_id
        }
        for key in rare:
            holders[key].append(quotation.id)
    return candidates


def _added(
    new: Iterable[_Quotation], keys: dict[int, list[int]], holders: dict[int, list[int]]
) -> list[dict[str, int]]:
    """The fingerprints to keep, in the order of their table."""
    ids = {q.id for q in new}
    touched = {key for some in keys.values() for key in some}
    return [{"key": key, "attribution_id": n} for key in sorted(touched) for n in holders[key] if n in ids]


def _context(a: _Quotation, b: _Quotation, seen: int) -> verify.Context:
    days = None if a.published is None or b.published is None else abs((a.published - b.published).days)
    known = a.speaker_id is not None and b.speaker_id is not None
    return verify.Context(days, a.speaker_id == b.speaker_id if known else None, seen)
