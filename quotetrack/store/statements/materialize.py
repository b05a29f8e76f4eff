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

    def facts(self) -> dict[str, Any]:
        """The row that is kept of it, but for its number and code."""
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
    """What stands for these words in the code of a statement."""
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=_SIZE).hexdigest()


def write_statements(
    carriers: OccurrenceCache,
    pairs: Collection[PairDecision],
    groups: Collection[Group],
    old: Mapping[int, int],
    words: Iterable[str] = (),
) -> None:
    """Keep groups as statements, in place of the `old` ones, given by the number of each of their quotations; `words`
    of which statements may be gone without a trace."""
    connection = carriers.connection
    copies = CopyIndex(connection, {place.article for group in groups for place in group.all})
    known = {frozenset(pair[:2]): pair for pair in pairs}
    made = [_made(carriers, group, copies, known) for group in groups]
    families = _taken_out(connection, {*old.values()})
    numbers = _numbered(connection, made, old)
    _write(connection, made, numbers)
    articles = _articles(connection, {key for one in made for key in one.copies.values()})
    bulk_insert(connection, "sightings", _SIGHTING, sorted(_sightings(made, numbers, articles)))
    _name(connection, families | {public_id(one) for one in words} | {one.wording_hash for one in made})


def _made(
    carriers: OccurrenceCache, group: Group, copies: CopyIndex, known: Mapping[frozenset[str], PairDecision]
) -> StatementBuild:
    copied = _copied(group.all, copies)
    members = [place for place in group.members if place not in copied] or group.members
    best = representative({place: carriers.at(place) for place in members})
    stands = carriers.words(best.number)
    did: dict[str, Relation | None] = {}
    for words in {carriers.words(place.number) for place in group.all}:
        pair = known.get(frozenset((stands, words)))
        found = (
            pair.comparison
            if pair
            else comparison.align(carriers.normal(stands), carriers.normal(words), idf)
        )
        did[words] = found.relation if found else None
    turned = {*group.against}
    relations = {
        place: Relation.CONTRADICTING if place in turned else did[carriers.words(place.number)]
        for place in group.all
    }
    return StatementBuild(
        group,
        best,
        copied,
        relations,
        _against(carriers, relations, known),
        public_id(carriers.at(best).joined),
    )


def _copied(places: Iterable[Occurrence], copies: CopyIndex) -> dict[Occurrence, str]:
    """The sightings in articles that print the text of an earlier one. An article is compared with those alone that
    have a sentence of its own: what thousands quote, thousands have in common."""
    # Those who print a sentence first, in order.
    holders: defaultdict[str, list[str]] = defaultdict(list)
    order: dict[str, int] = {}
    of: dict[str, str | None] = {}
    found = {}
    for place in sorted(places, key=lambda place: place.first):
        key = place.article
        if key not in of:
            sentences = copies.sentences(key)
            near = {one for said in sentences if len(holders[said]) <= _COMMON for one in holders[said]}
            of[key] = next(
                (one for one in sorted(near, key=order.__getitem__) if copies.is_copy(one, key)), None
            )
            if of[key] is None:
                order[key] = len(order)
                for said in sentences:
                    holders[said].append(key)
        origin = of[key]
        if origin is not None:
            found[place] = origin
    return found


def _against(
    carriers: OccurrenceCache,
    relations: Mapping[Occurrence, Relation | None],
    known: Mapping[frozenset[str], PairDecision],
) -> dict[Occurrence, Occurrence]:
    """The sightings that turn each other round, with the earliest one that each does that to: where the canonical words
    are a part, what comes before it may be "did" and "did not". Those that contradict the canonical words are told as
    such."""
    some = [place for place in relations if relations[place] is not Relation.CONTRADICTING]
    by_words: defaultdict[str, list[Occurrence]] = defaultdict(list)
    for place in sorted(some, key=lambda place: place.first):
        by_words[carriers.words(place.number)].append(place)
    found: dict[Occurrence, Occurrence] = {}
    for a, b in permutations(by_words, 2):
        pair = known.get(frozenset((a, b)))
        if pair and pair.comparison.relation is Relation.CONTRADICTING:
            for place in by_words[a]:
                other = next(
                    (q for q in by_words[b] if q.article != place.article and pair.holds(place, q)), None
                )
                if other and (place not in found or other.first < found[place].first):
                    found[place] = other
    return found


def _taken_out(connection: Connection, statements: Collection[int]) -> set[str]:
    """Take out statements. Gives their families."""
    families = {family for (family,) in fetch_in(connection, _FAMILIES, None, statements)}
    execute_in(connection, _NONE_SEEN, None, statements)
    execute_in(connection, _EMPTY, None, statements)
    return families


# Statements of SQL are made once: to make one takes longer than to have it answered of a few quotations.
_THESE = col(t.Statement.id).in_(THESE)
_FAMILIES = select(col(t.Statement.wording_hash)).where(_THESE)
_NONE_SEEN = delete(t.Sighting).where(col(t.Sighting.statement_id).in_(THESE))
_EMPTY = update(t.Statement).where(_THESE).values(public_id=None, sightings=0)


def _numbered(
    connection: Connection, made: Sequence[StatementBuild], old: Mapping[int, int]
) -> list[int | None]:
    """Which of the old statements each of these is: the one with most of its sightings, else one that had its words and
    has none left. None: it is a new one."""
    both = Counter(
        (old[place.number], i) for i, one in enumerate(made) for place in one.group.all if place.number in old
    )
    numbers: list[int | None] = [None] * len(made)
    taken: set[int] = set()
    for number, i in sorted(both, key=lambda pair: (-both[pair], pair)):
        if numbers[i] is None and number not in taken:
            numbers[i] = number
            taken.add(number)
    wanted: defaultdict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(made):
        if numbers[i] is None:
            wanted[one.wording_hash].append(i)
    for number, family in fetch_in(connection, _IDLE, None, wanted):
        if number not in taken and wanted[family]:
            numbers[wanted[family].pop(0)] = number
    return numbers


_OF_FAMILIES = col(t.Statement.wording_hash).in_(THESE)
_IDLE = (
    select(col(t.Statement.id), col(t.Statement.wording_hash))
    .where(_OF_FAMILIES, col(t.Statement.sightings) == 0)
    .order_by(col(t.Statement.id))
)


def _write(connection: Connection, made: Sequence[StatementBuild], numbers: list[int | None]) -> None:
    """Write the rows of statements; `numbers` get those of the new ones."""
    rows = [one.facts() for one in made]
    held = [row | {"number": number} for row, number in zip(rows, numbers, strict=True) if number is not None]
    if held:
        values: Any = {name: bindparam(f"its_{name}") for name in rows[0]}
        renamed = [
            {name if name == "number" else f"its_{name}": value for name, value in row.items()}
            for row in held
        ]
        one = update(t.Statement).where(col(t.Statement.id) == bindparam("number"))
        connection.execute(one.values(values), renamed)
    new = [i for i, number in enumerate(numbers) if number is None]
    if new:
        for i, number in zip(new, connection.execute(_NEW, [rows[i] for i in new]).scalars(), strict=True):
            numbers[i] = number


_NEW = insert(t.Statement).returning(col(t.Statement.id), sort_by_parameter_order=True)


def _sightings(
    made: Sequence[StatementBuild], numbers: Sequence[int | None], articles: Mapping[str, int]
) -> Iterator[tuple[Any, ...]]:
    for one, number in zip(made, numbers, strict=True):
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


def _name(connection: Connection, families: Collection[str]) -> None:
    """Give the statements of families their codes. Where several have the same words, said on other occasions, the one
    that comes first by its articles has the code of the words, and the others one of the words and their place."""
    members: defaultdict[str, dict[int, str]] = defaultdict(dict)
    for family, number, words in fetch_in(connection, _TOLD, None, families):
        members[family][number] = words
    first = _first(connection, [n for some in members.values() if len(some) > 1 for n in some])
    codes: list[dict[str, Any]] = []
    for family, some_words in members.items():
        for i, number in enumerate(
            sorted(some_words, key=first.__getitem__) if len(some_words) > 1 else some_words
        ):
            its = family
            if i:
                words, place = normal_form.stored_form(some_words[number]).joined, first[number]
                its = public_id(f"{words}\n{place.article}\n{place.start}")
            codes.append({"number": number, "its": its})
    if codes:
        connection.execute(_CODE, codes)


_TOLD = (
    select(col(t.Statement.wording_hash), col(t.Statement.id), col(t.Quotation.normal))
    .join(t.Quotation, col(t.Quotation.attribution_id) == col(t.Statement.representative_id))
    .where(_OF_FAMILIES, col(t.Statement.sightings) > 0)
)
_CODE = (
    update(t.Statement).where(col(t.Statement.id) == bindparam("number")).values(public_id=bindparam("its"))
)


def _first(connection: Connection, statements: Sequence[int]) -> dict[int, Occurrence]:
    """The first sighting of statements in the order of articles."""
    seen = select(col(t.Sighting.attribution_id), col(t.Sighting.statement_id))
    home: dict[int, int] = dict(fetch_in(connection, seen, col(t.Sighting.statement_id), statements))
    found: dict[int, Occurrence] = {}
    for attribution, place in places(connection, home).items():
        found[home[attribution]] = min(found.get(home[attribution], place), place)
    return found
