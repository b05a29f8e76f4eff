"""The registry: names that articles give, filed, and kept together as speakers.

Decides how the rows follow what `quotetrack.entities` says: which names are one speaker is decided there, and who is
meant inside an article was decided before, by `sources`. `upsert_names` is what ingesting calls; `resolve_names` joins
and parts after anything changed; nothing else writes a name's speaker.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, delete, insert, or_, select, update
from sqlmodel import col

from quotetrack.entities.names import EntityName, is_name_of, spelling
from quotetrack.entities.resolution import NameEntry, canonical_name, connected_names
from quotetrack.store import decision_log
from quotetrack.store import tables as t
from quotetrack.store.changes import Changes
from quotetrack.store.connection import chunks, fetch_in
from quotetrack.store.entities import surnames
from quotetrack.text.folding import fold

_ENTRY = (
    col(t.Name.id), col(t.Name.key), col(t.Name.name), col(t.Name.type), col(t.Name.blocking_key),
    col(t.Name.merged_into_id), col(t.Name.resolved_to_id), col(t.Name.kept_separate),
)  # fmt: skip


class NameIds(NamedTuple):
    """The numbers of a name and of its speaker."""

    name_id: int
    speaker_id: int


def upsert_names(
    connection: Connection, named: Collection[EntityName], changes: Changes
) -> dict[tuple[str, int], NameIds]:
    """Where each name is filed, by its key and its article; new names, forms and marks are added. Whose a new name is,
    and of which that has to be asked again, is open until they are resolved."""
    filed = _known(connection, named)
    new = {one.key: one for one in named if (one.key, one.article_id) not in filed}
    if new:
        _add(connection, list(new.values()))
        filed = _known(connection, named)
    forms: dict[int, dict[str, None]] = defaultdict(dict)
    marks: dict[int, tuple[EntityName, set[str]]] = {}
    for one in named:
        number = filed[one.key, one.article_id].name_id
        seen = (form for form in one.forms if is_name_of(form, one.name))
        forms[number].update(dict.fromkeys((one.name, *seen)))
        marks.setdefault(number, (one, set()))[1].update(one.features)
    _add_aliases(connection, forms)
    touched = surnames.update_features(
        connection, {number: given for number, given in marks.items() if given[1]}
    )
    touched.update(
        filed[one.key, one.article_id].name_id for one in new.values() if one.surname == fold(one.name)
    )
    touched |= _related(connection, list(new.values())) | _respell(connection, filed, named)
    changes.names |= touched
    return filed


def stored_names(connection: Connection, one: EntityName, key: str | None, changes: Changes) -> NameIds:
    """Where a name is filed, under this key or its own; it is added, and resolved, if there is none."""
    query = select(col(t.Name.id), col(t.Name.speaker_id)).where(col(t.Name.key) == (key or one.key))
    row = connection.execute(query).first()
    if row is not None:
        return NameIds(*row)
    upsert_names(connection, [one], changes)
    changes.speakers |= resolve_names(connection, changes.names)
    changes.names = set()
    return _known(connection, [one])[one.key, one.article_id]


def resolve_names(connection: Connection, numbers: Collection[int]) -> set[int]:
    """Join and part the names of these numbers and all that may be one with them, and see to their speakers. Returns
    the speakers who have another name now, or a name that was another's."""
    if not numbers:
        return set()
    names, changed = _join(connection, numbers)
    if linked := surnames.link_surnames(connection, names):
        changed |= _join(connection, linked)[1]
    return changed


def apply_merges(connection: Connection, changes: Changes) -> None:
    """Make the bindings of names what the standing decisions say, and note those of which that is news."""
    owners, apart, _ = decision_log.active_decisions(connection)
    columns = (col(t.Name.key), col(t.Name.id), col(t.Name.merged_into_id), col(t.Name.kept_separate))
    decided = select(*columns).where(col(t.Name.merged_into_id).is_not(None) | col(t.Name.kept_separate))
    was = {row.key: row for row in connection.execute(decided)}
    for keys in chunks(sorted({*owners, *owners.values(), *apart})):
        was.update(
            (row.key, row) for row in connection.execute(select(*columns).where(col(t.Name.key).in_(keys)))
        )
    changed: set[int] = set()
    for key, row in was.items():
        owner = was.get(owners.get(key, ""))
        anchor = None if owner is None else owner.id
        if (anchor, key in apart) != (row.merged_into_id, row.kept_separate):
            one = update(t.Name).where(col(t.Name.id) == row.id)
            connection.execute(one.values(merged_into_id=anchor, kept_separate=key in apart))
            changed.update(number for number in (row.id, row.merged_into_id, anchor) if number is not None)
    if changed:
        changes.names |= changed | surnames.called(connection, changed)


def delete_unused(connection: Connection, names: Collection[int], changes: Changes) -> None:
    """Take out those of these names that no article gives and no person bound."""
    used = select(col(t.ArticleEntity.name_id)).where(col(t.ArticleEntity.name_id).in_(names))
    bound = select(col(t.Name.merged_into_id)).where(col(t.Name.merged_into_id).in_(names))
    idle = select(col(t.Name.id), col(t.Name.speaker_id)).where(
        col(t.Name.id).in_(names), col(t.Name.merged_into_id).is_(None), col(t.Name.kept_separate).is_(False),
        col(t.Name.id).not_in(used), col(t.Name.id).not_in(bound),
    )  # fmt: skip
    for number, speaker in connection.execute(idle).all():
        others = select(col(t.Name.id)).where(col(t.Name.speaker_id) == speaker, col(t.Name.id) != number)
        left = list(connection.execute(others).scalars())
        alone = update(t.Name).where(col(t.Name.resolved_to_id) == number)
        connection.execute(alone.values(resolved_to_id=None))
        connection.execute(delete(t.Name).where(col(t.Name.id) == number))
        if left:
            changes.names.update(left)
        else:
            connection.execute(delete(t.Speaker).where(col(t.Speaker.id) == speaker))


def refile_names(connection: Connection, changes: Changes) -> None:
    """File every name anew: after an upgrade of the store, or of the rules."""
    rows = connection.execute(select(*_ENTRY)).all()
    marked: dict[int, tuple[EntityName, set[str]]] = {}
    for row in rows:
        one = EntityName(int(row.key.partition("@")[2] or 0), row.type, row.name)
        # What was parted in one article keeps the family of its name; a lone word has none but its own.
        values = {
            "blocking_key": row.key if one.blocking_key == one.key else one.blocking_key,
            "surname": one.surname,
        }
        connection.execute(update(t.Name).where(col(t.Name.id) == row.id).values(values))
        marked[row.id] = one, set()
    known = select(col(t.ArticleEntity.name_id), col(t.ArticleEntity.role), col(t.ArticleEntity.affiliation))
    for number, role, affiliation in connection.execute(known.distinct()):
        if number is not None:
            one, some = marked[number]
            some.update(one._replace(role=role, affiliation=affiliation).features)
    surnames.update_features(connection, marked)
    changes.names.update(row.id for row in rows)


def _join(connection: Connection, numbers: Collection[int]) -> tuple[list[int], set[int]]:
    """See that names that belong together have one speaker, and others another. Gives the names that were looked at,
    and the speakers who are called otherwise or have a name more."""
    changed: set[int] = set()
    entries = _neighbours(connection, numbers)
    titles = decision_log.active_decisions(connection).titles
    speakers = _speakers(connection, [entry.key for entry in entries])
    by_key = {row.key: number for number, row in speakers.items()}
    for group in connected_names(entries):
        chosen = canonical_name(group)
        keys = {entry.key for entry in group}
        title = next((title for key, title in reversed(titles.items()) if key in keys), chosen.name)
        about = {"name": title, "folded": fold(title), "type": chosen.type}
        held = sorted(by_key[key] for key in keys & by_key.keys())
        if held:
            number = held[0]
            row = speakers[number]
            if (row.name, row.type) != (title, chosen.type):
                connection.execute(update(t.Speaker).where(col(t.Speaker.id) == number).values(about))
                changed.add(number)
        else:
            made = insert(t.Speaker).returning(col(t.Speaker.id))
            number = connection.execute(made, about | {"key": group[0].key}).scalar_one()
        if _belong(connection, [entry.id for entry in group], number):
            changed.add(number)
    return [entry.id for entry in entries], changed


def _known(connection: Connection, named: Collection[EntityName]) -> dict[tuple[str, int], NameIds]:
    """Those that are filed. What a person parted in one article goes before what is filed for all."""
    keys = {own for one in named for own in (one.key, one.key_here)}
    query = select(col(t.Name.key), col(t.Name.id), col(t.Name.speaker_id))
    known = {key: NameIds(*ids) for key, *ids in fetch_in(connection, query, col(t.Name.key), keys)}
    found = {(one.key, one.article_id): known.get(one.key_here) or known.get(one.key) for one in named}
    return {of: filed for of, filed in found.items() if filed is not None}


def _add(connection: Connection, named: Sequence[EntityName]) -> None:
    """File new names, each as a speaker of its own for now: the one that is left where the name was there before."""
    made: list[dict[str, Any]] = [
        {"key": one.key, "name": one.name, "folded": fold(one.name), "type": one.type} for one in named
    ]
    keys = [one.key for one in named]
    left = _speakers_of(connection, keys)
    if new := [row for row in made if row["key"] not in left]:
        connection.execute(insert(t.Speaker), new)
    speakers = left | _speakers_of(connection, keys)
    rows = [
        row | {"blocking_key": one.blocking_key, "surname": one.surname, "speaker_id": speakers[one.key]}
        for one, row in zip(named, made, strict=True)
    ]
    connection.execute(insert(t.Name), rows)


def _speakers_of(connection: Connection, keys: Sequence[str]) -> dict[str, int]:
    """The speakers that have one of these keys."""
    return {row.key: number for number, row in _speakers(connection, keys).items()}


def _related(connection: Connection, new: Sequence[EntityName]) -> set[int]:
    """New names of whose family there are others, or that a person bound before they came."""
    keys = {one.blocking_key for one in new}
    members: dict[str, list[int]] = defaultdict(list)
    query = select(col(t.Name.blocking_key), col(t.Name.id))
    for key, number in fetch_in(connection, query, col(t.Name.blocking_key), keys):
        members[key].append(number)
    return {numbers[0] for numbers in members.values() if len(numbers) > 1}


def _respell(
    connection: Connection, filed: Mapping[tuple[str, int], NameIds], named: Iterable[EntityName]
) -> set[int]:
    """Spell names as the best of what articles give, whichever came first. Gives those of which that is news."""
    given: dict[int, set[str]] = defaultdict(set)
    for one in named:
        given[filed[one.key, one.article_id].name_id].add(one.name)
    changed = set()
    query = select(col(t.Name.id), col(t.Name.name))
    for number, name in fetch_in(connection, query, col(t.Name.id), given):
        best = spelling({name, *given[number]})
        if best != name:
            connection.execute(update(t.Name).where(col(t.Name.id) == number).values(name=best))
            changed.add(number)
    return changed


def _add_aliases(connection: Connection, names: Mapping[int, Iterable[str]]) -> None:
    stored = select(col(t.Alias.name_id), col(t.Alias.name))
    known = {(number, name) for number, name in fetch_in(connection, stored, col(t.Alias.name_id), names)}
    new = [
        {"name_id": number, "name": name, "folded": fold(name)}
        for number, given in names.items()
        for name in given
        if (number, name) not in known
    ]
    if new:
        connection.execute(insert(t.Alias), new)


def _neighbours(connection: Connection, numbers: Collection[int]) -> list[NameEntry]:
    """The names of these numbers and all that may be one with them. Surnames that were recognised are not followed:
    they go where their full name goes."""
    found: dict[int, NameEntry] = {}
    families: set[str] = set()
    wanted, asked = set(numbers), set[int]()
    while wanted - asked:
        now = sorted(wanted - asked)
        asked.update(now)
        entries = [
            *_entries(connection, col(t.Name.id), now),
            *_entries(connection, col(t.Name.merged_into_id), now),
        ]
        new = {entry.blocking_key for entry in entries} - families
        families |= new
        entries += _entries(connection, col(t.Name.blocking_key), sorted(new))
        for entry in entries:
            found[entry.id] = entry
            wanted.update(other for other in (entry.id, entry.bound, entry.joined) if other is not None)
    return list(found.values())


def _entries(connection: Connection, column: Any, values: Sequence[Any]) -> Iterator[NameEntry]:
    for row in fetch_in(connection, select(*_ENTRY), column, values):
        yield NameEntry(*row)


def _speakers(connection: Connection, keys: Sequence[str]) -> dict[int, Any]:
    """The speakers that have the key of one of these names, by their numbers. One whose names went to another is
    kept: its number still leads to them, and is its own again when they are parted."""
    query = select(col(t.Speaker.id), col(t.Speaker.key), col(t.Speaker.name), col(t.Speaker.type))
    return {row.id: row for row in fetch_in(connection, query, col(t.Speaker.key), keys)}


def _belong(connection: Connection, names: Sequence[int], speaker: int) -> bool:
    """File these names under a speaker, with the surnames that were recognised as one of them. Was one another's?"""
    moved: list[int] = []
    for some in chunks(names):
        of_these = or_(
            col(t.Name.id).in_(some),
            and_(
                col(t.Name.resolved_to_id).in_(some),
                col(t.Name.merged_into_id).is_(None),
                col(t.Name.kept_separate).is_(False),
            ),
        )
        query = select(col(t.Name.id)).where(of_these, col(t.Name.speaker_id) != speaker)
        moved += connection.execute(query).scalars()
    for some in chunks(moved):
        for table, column in ((t.Name, col(t.Name.id)), (t.ArticleEntity, col(t.ArticleEntity.name_id))):
            connection.execute(update(table).where(column.in_(some)).values(speaker_id=speaker))
    return bool(moved)
