"""Surnames that stand alone: "Mayor Whitlock of Port Ellery" in an article that has no first name for her.

Decides how the rows follow `entities.resolution.context_features`: a surname is joined to the one full name that
bears a mark of its own, and to none where there are several. It is looked at again when a bearer of the surname
shows a new mark.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, insert, select, update
from sqlmodel import col

from quotetrack.entities.names import EntityName
from quotetrack.model import SourceType
from quotetrack.store import tables as t
from quotetrack.store.connection import THESE, fetch_in
from quotetrack.text.folding import fold


def update_features(
    connection: Connection, given: Mapping[int, tuple[EntityName, Collection[str]]]
) -> set[int]:
    """Note by what names can be recognised; they are given by their numbers. Gives those that have a new mark."""
    query = select(col(t.NameFeature.name_id), col(t.NameFeature.feature))
    known = {
        (number, held) for number, held in fetch_in(connection, query, col(t.NameFeature.name_id), given)
    }
    new: list[dict[str, Any]] = [
        {"surname": one.surname, "feature": held, "alone": " " not in fold(one.name), "name_id": number}
        for number, (one, marks) in given.items()
        for held in sorted(marks)
        if one.surname and (number, held) not in known
    ]
    if new:
        connection.execute(insert(t.NameFeature), new)
    return {row["name_id"] for row in new}


def link_surnames(connection: Connection, names: Collection[int]) -> set[int]:
    """Join surnames to the full names that they can only mean: those among `names`, and those that have a mark of a
    full name among them. Gives the surnames of which that changed, and the names that they leave."""
    alone, full = _marked(connection, names)
    for surname, some in _by_surname(full).items():
        bearing = select(col(t.NameFeature.name_id)).where(
            col(t.NameFeature.surname) == surname,
            col(t.NameFeature.feature).in_(some),
            col(t.NameFeature.alone),
        )
        alone |= _marked(connection, connection.execute(bearing).scalars().all())[0]
    bearers = _bearers(connection, {one for lone in alone for one in lone.marks})
    called = _called(connection, {lone.word for lone in alone})
    changed = set()
    for lone in alone:
        meant = [bearers[one] for one in lone.marks if bearers.get(one)]
        speakers = set.intersection(*({speaker for speaker, _ in some} for some in meant)) if meant else set()
        chosen = called.get(lone.word)
        if len(speakers) == 1:
            chosen = min(name for some in meant for speaker, name in some if speaker in speakers)
        if lone.joined != chosen:
            one = update(t.Name).where(col(t.Name.id) == lone.id)
            connection.execute(one.values(resolved_to_id=chosen))
            changed.add(lone.id)
            if lone.joined is not None:  # which may go by the number of the surname that leaves it
                changed.add(lone.joined)
    return changed


def called(connection: Connection, names: Collection[int]) -> set[int]:
    """The surnames that go, or should go, by one of `names`, which are a surname in every article."""
    linked = fetch_in(connection, select(col(t.Name.id)), col(t.Name.resolved_to_id), names)
    words = select(col(t.Name.folded)).where(
        col(t.Name.id).in_(THESE), col(t.Name.folded) == col(t.Name.surname)
    )
    alike = select(col(t.Name.id)).where(col(t.Name.surname).in_(words), col(t.Name.folded).in_(words))
    return {number for (number,) in (*linked, *fetch_in(connection, alike, None, names))}


class _Lone(NamedTuple):
    id: int
    word: str
    joined: int | None
    marks: frozenset[tuple[str, str]]


def _marked(connection: Connection, names: Collection[int]) -> tuple[set[_Lone], set[tuple[str, str]]]:
    """Of these names the surnames that stand alone, with their marks; and the marks of the full ones."""
    facts: dict[int, tuple[str, int | None]] = {}
    own: dict[int, set[tuple[str, str]]] = defaultdict(set)
    full: set[tuple[str, str]] = set()
    query = (
        select(
            col(t.Name.id), col(t.Name.folded), col(t.Name.resolved_to_id), col(t.NameFeature.surname),
            col(t.NameFeature.feature),
        )
        .join(t.NameFeature, col(t.NameFeature.name_id) == col(t.Name.id), isouter=True)
        .where(col(t.Name.surname).is_not(None), col(t.Name.kept_separate).is_(False))
        .where(col(t.Name.key).contains("@") | col(t.Name.folded).contains(" "))
    )  # fmt: skip
    for number, folded, joined, surname, held in fetch_in(connection, query, col(t.Name.id), names):
        marks = {(surname, held)} if held else set()
        if " " in folded:
            full |= marks
        else:
            facts[number] = folded, joined
            own[number] |= marks
    return {_Lone(number, *facts[number], frozenset(own[number])) for number in facts}, full


def _called(connection: Connection, words: Collection[str]) -> dict[str, int]:
    """The words that a person made a speaker's name in every article: `speakers alias add "Ann Whitlock" Whitlock`."""
    query = select(col(t.Name.folded), col(t.Name.id)).where(col(t.Name.merged_into_id).is_not(None))
    keys = {f"{SourceType.PERSON}:{word}" for word in words}
    return dict(fetch_in(connection, query, col(t.Name.key), keys))


def _by_surname(marks: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for surname, held in sorted(marks):
        found[surname].append(held)
    return found


def _bearers(
    connection: Connection, marks: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], set[tuple[int, int]]]:
    """Speaker and name of the full names that have each mark."""
    found: dict[tuple[str, str], set[tuple[int, int]]] = defaultdict(set)
    for surname, some in _by_surname(marks).items():
        query = (
            select(col(t.NameFeature.feature), col(t.Name.speaker_id), col(t.Name.id))
            .join(t.Name, col(t.Name.id) == col(t.NameFeature.name_id))
            .where(
                col(t.NameFeature.surname) == surname,
                col(t.NameFeature.feature).in_(some),
                col(t.NameFeature.alone).is_(False),
            )
        )
        for held, speaker, number in connection.execute(query):
            found[surname, held].add((speaker, number))
    return found
