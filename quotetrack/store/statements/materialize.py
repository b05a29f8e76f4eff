"""The rows of a statement: its representative, what the list is ranked by, and what each sighting did to its words.

Decides what counts once (copies of one text); which statement goes on under which number (the one that has most of
its sightings, else the one that had its words); and its public id, which is made of the representative words, so
that it is the same in whatever order articles come, as long as most print the same words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import permutations
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update
from sqlmodel import col

from quotetrack.matching import comparison, normal_form
from quotetrack.matching.clustering import representative
from quotetrack.matching.comparison import Relation
from quotetrack.matching.constraints import Group
from quotetrack.matching.term_weights import idf
from quotetrack.store import tables as t
from quotetrack.store.connection import THESE, bulk_insert, execute_in, fetch_in
from quotetrack.store.matching.near_duplicates import CopyIndex
from quotetrack.store.matching.occurrence_cache import OccurrenceCache
from quotetrack.store.matching.pair_decisions import PairDecision
from quotetrack.store.occurrences import Occurrence, places
from quotetrack.store.statements import speaker_agreement

_COMMON = 20  # articles that print a sentence first, above which it tells of no common text
_SIZE = 5  # bytes of a code: of a hundred thousand statements hardly two are alike


@dataclass(frozen=True, slots=True)
class StatementBuild:
    """A statement as it is computed."""

    group: Group
    canonical: Occurrence
    copies: dict[
        Occurrence, str
    ]  # sightings in articles that print another one's text again, with that article
    relations: dict[Occurrence, Relation | None]
    against: dict[Occurrence, Occurrence]
    wording_hash: str

    @property
    def originals(self) -> list[Occurrence]:
        """The sightings that are no copies."""
        return [place for place in self.group.all if place not in self.copies]

    def row(self) -> dict[str, Any]:
        """Returns the row that is kept of it, but for its id and public id."""
        originals = self.originals
        days = [place.day for place in originals if place.day]
        return {
            "wording_hash": self.wording_hash,
            "representative_id": self.canonical.number,
            "outlets": len({place.outlet for place in originals if place.outlet}),
            "sightings": len(originals),
            "copies": len(self.copies),
            "days": (max(days) - min(days)).days if days else 0,
            "disagree": len(speaker_agreement.speakers(place.known_as for place in originals)) > 1,
            "first": min(days, default=None),
            "last": max(days, default=None),
        }


def public_id(words: str) -> str:
    """Returns the public id of a statement with these words."""
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=_SIZE).hexdigest()


def write_statements(
    cache: OccurrenceCache,
    pairs: Collection[PairDecision],
    groups: Collection[Group],
    old: Mapping[int, int],
    words: Iterable[str] = (),
) -> None:
    """Keep groups as statements, in place of the `old` ones, given by the number of each of their quotations; `words`
    of which statements may be gone without a trace."""
    connection = cache.connection
    copies = CopyIndex(connection, {place.article for group in groups for place in group.all})
    decision_of = {frozenset(pair[:2]): pair for pair in pairs}
    builds = [_build_statement(cache, group, copies, decision_of) for group in groups]
    wording_hashes = _clear_statements(connection, {*old.values()})
    numbers = _assign_ids(connection, builds, old)
    _write(connection, builds, numbers)
    articles = _articles(connection, {key for one in builds for key in one.copies.values()})
    bulk_insert(connection, "sightings", _SIGHTING, sorted(_sightings(builds, numbers, articles)))
    _assign_public_ids(
        connection, wording_hashes | {public_id(one) for one in words} | {one.wording_hash for one in builds}
    )


def _build_statement(
    cache: OccurrenceCache,
    group: Group,
    copies: CopyIndex,
    decision_of: Mapping[frozenset[str], PairDecision],
) -> StatementBuild:
    copied = _copied(group.all, copies)
    members = [place for place in group.members if place not in copied] or group.members
    canonical = representative({place: cache.normal_form_of(place) for place in members})
    representative_words = cache.words(canonical.number)
    relation_by_wording: dict[str, Relation | None] = {}
    for words in {cache.words(place.number) for place in group.all}:
        decision = decision_of.get(frozenset((representative_words, words)))
        compared = (
            decision.comparison
            if decision
            else comparison.align(cache.normal(representative_words), cache.normal(words), idf)
        )
        relation_by_wording[words] = compared.relation if compared else None
    contradicting = {*group.against}
    relations = {
        place: Relation.CONTRADICTING
        if place in contradicting
        else relation_by_wording[cache.words(place.number)]
        for place in group.all
    }
    return StatementBuild(
        group,
        canonical,
        copied,
        relations,
        _contradictions(cache, relations, decision_of),
        public_id(cache.normal_form_of(canonical).joined),
    )


def _copied(places: Iterable[Occurrence], copies: CopyIndex) -> dict[Occurrence, str]:
    """The sightings in articles that print the text of an earlier one. An article is compared with those alone that
    have a sentence of its own: what thousands quote, thousands have in common."""
    # Those who print a sentence first, in order.
    holders: defaultdict[str, list[str]] = defaultdict(list)
    position: dict[str, int] = {}
    original_of: dict[str, str | None] = {}
    copied = {}
    for place in sorted(places, key=lambda place: place.first):
        key = place.article
        if key not in original_of:
            sentences = copies.sentences(key)
            candidates = {
                one
                for sentence in sentences
                if len(holders[sentence]) <= _COMMON
                for one in holders[sentence]
            }
            original_of[key] = next(
                (one for one in sorted(candidates, key=position.__getitem__) if copies.is_copy(one, key)),
                None,
            )
            if original_of[key] is None:
                position[key] = len(position)
                for sentence in sentences:
                    holders[sentence].append(key)
        origin = original_of[key]
        if origin is not None:
            copied[place] = origin
    return copied


def _contradictions(
    cache: OccurrenceCache,
    relations: Mapping[Occurrence, Relation | None],
    decision_of: Mapping[frozenset[str], PairDecision],
) -> dict[Occurrence, Occurrence]:
    """The sightings that turn each other round, with the earliest one that each does that to: where the canonical words
    are a part, what comes before it may be "did" and "did not". Those that contradict the canonical words are told as
    such."""
    candidates = [place for place in relations if relations[place] is not Relation.CONTRADICTING]
    by_words: defaultdict[str, list[Occurrence]] = defaultdict(list)
    for place in sorted(candidates, key=lambda place: place.first):
        by_words[cache.words(place.number)].append(place)
    contradicted: dict[Occurrence, Occurrence] = {}
    for a, b in permutations(by_words, 2):
        decision = decision_of.get(frozenset((a, b)))
        if decision and decision.comparison.relation is Relation.CONTRADICTING:
            for place in by_words[a]:
                other = next(
                    (
                        q
                        for q in by_words[b]
                        if q.article != place.article and decision.is_match_for(place, q)
                    ),
                    None,
                )
                if other and (place not in contradicted or other.first < contradicted[place].first):
                    contradicted[place] = other
    return contradicted


def _clear_statements(connection: Connection, statements: Collection[int]) -> set[str]:
    """Deletes the sightings of statements and leaves their rows empty. Returns their wording hashes."""
    wording_hashes = {
        wording_hash for (wording_hash,) in fetch_in(connection, _WORDING_HASHES, None, statements)
    }
    execute_in(connection, _DELETE_SIGHTINGS, None, statements)
    execute_in(connection, _CLEAR_STATEMENTS, None, statements)
    return wording_hashes


# Statements of SQL are made once: to make one takes longer than to have it answered of a few quotations.
_THESE = col(t.Statement.id).in_(THESE)
_WORDING_HASHES = select(col(t.Statement.wording_hash)).where(_THESE)
_DELETE_SIGHTINGS = delete(t.Sighting).where(col(t.Sighting.statement_id).in_(THESE))
_CLEAR_STATEMENTS = update(t.Statement).where(_THESE).values(public_id=None, sightings=0)


def _assign_ids(
    connection: Connection, builds: Sequence[StatementBuild], old: Mapping[int, int]
) -> list[int | None]:
    """Which of the old statements each of these is: the one with most of its sightings, else one that had its words and
    has none left. None: it is a new one."""
    shared_counts = Counter(
        (old[place.number], i)
        for i, one in enumerate(builds)
        for place in one.group.all
        if place.number in old
    )
    numbers: list[int | None] = [None] * len(builds)
    taken: set[int] = set()
    for number, i in sorted(shared_counts, key=lambda pair: (-shared_counts[pair], pair)):
        if numbers[i] is None and number not in taken:
            numbers[i] = number
            taken.add(number)
    unassigned: defaultdict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(builds):
        if numbers[i] is None:
            unassigned[one.wording_hash].append(i)
    for number, wording_hash in fetch_in(connection, _IDLE, None, unassigned):
        if number not in taken and unassigned[wording_hash]:
            numbers[unassigned[wording_hash].pop(0)] = number
    return numbers


_OF_WORDING_HASHES = col(t.Statement.wording_hash).in_(THESE)
_IDLE = (
    select(col(t.Statement.id), col(t.Statement.wording_hash))
    .where(_OF_WORDING_HASHES, col(t.Statement.sightings) == 0)
    .order_by(col(t.Statement.id))
)


def _write(connection: Connection, builds: Sequence[StatementBuild], numbers: list[int | None]) -> None:
    """Write the rows of statements; `numbers` get those of the new ones."""
    rows = [one.row() for one in builds]
    existing = [
        row | {"number": number} for row, number in zip(rows, numbers, strict=True) if number is not None
    ]
    if existing:
        values: Any = {name: bindparam(f"its_{name}") for name in rows[0]}
        renamed = [
            {name if name == "number" else f"its_{name}": value for name, value in row.items()}
            for row in existing
        ]
        one = update(t.Statement).where(col(t.Statement.id) == bindparam("number"))
        connection.execute(one.values(values), renamed)
    new = [i for i, number in enumerate(numbers) if number is None]
    if new:
        for i, number in zip(
            new, connection.execute(_INSERT_STATEMENT, [rows[i] for i in new]).scalars(), strict=True
        ):
            numbers[i] = number


_INSERT_STATEMENT = insert(t.Statement).returning(col(t.Statement.id), sort_by_parameter_order=True)


def _sightings(
    builds: Sequence[StatementBuild], numbers: Sequence[int | None], articles: Mapping[str, int]
) -> Iterator[tuple[Any, ...]]:
    for one, number in zip(builds, numbers, strict=True):
        for place, relation in one.relations.items():
            origin, other = one.copies.get(place), one.against.get(place)
            yield (
                place.number, number, relation and relation.value, articles[origin] if origin else None,
                other and other.number,
            )  # fmt: skip


_SIGHTING = ("attribution_id", "statement_id", "relation", "copy_of_id", "contradicts_id")


def _articles(connection: Connection, keys: Collection[str]) -> dict[str, int]:
    query = select(col(t.Article.key), col(t.Article.id))
    return dict(fetch_in(connection, query, col(t.Article.key), keys))


def _assign_public_ids(connection: Connection, wording_hashes: Collection[str]) -> None:
    """Gives the statements with these wording hashes their public ids. Where several have the same words, said on other
    occasions, the one that comes first by its articles has that of the words, and the others one of the words and their
    place."""
    members: defaultdict[str, dict[int, str]] = defaultdict(dict)
    for wording_hash, number, words in fetch_in(connection, _REPRESENTATIVE_WORDS, None, wording_hashes):
        members[wording_hash][number] = words
    first_sighting = _first_sightings(
        connection, [n for some in members.values() if len(some) > 1 for n in some]
    )
    values: list[dict[str, Any]] = []
    for wording_hash, some_words in members.items():
        for i, number in enumerate(
            sorted(some_words, key=first_sighting.__getitem__) if len(some_words) > 1 else some_words
        ):
            its = wording_hash
            if i:
                words, place = normal_form.stored_form(some_words[number]).joined, first_sighting[number]
                its = public_id(f"{words}\n{place.article}\n{place.start}")
            values.append({"number": number, "its": its})
    if values:
        connection.execute(_SET_PUBLIC_ID, values)


_REPRESENTATIVE_WORDS = (
    select(col(t.Statement.wording_hash), col(t.Statement.id), col(t.Quotation.normal))
    .join(t.Quotation, col(t.Quotation.attribution_id) == col(t.Statement.representative_id))
    .where(_OF_WORDING_HASHES, col(t.Statement.sightings) > 0)
)
_SET_PUBLIC_ID = (
    update(t.Statement).where(col(t.Statement.id) == bindparam("number")).values(public_id=bindparam("its"))
)


def _first_sightings(connection: Connection, statements: Sequence[int]) -> dict[int, Occurrence]:
    """The first sighting of statements in the order of articles."""
    query = select(col(t.Sighting.attribution_id), col(t.Sighting.statement_id))
    statement_of: dict[int, int] = dict(fetch_in(connection, query, col(t.Sighting.statement_id), statements))
    first: dict[int, Occurrence] = {}
    for attribution, place in places(connection, statement_of).items():
        first[statement_of[attribution]] = min(first.get(statement_of[attribution], place), place)
    return first
