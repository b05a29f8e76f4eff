"""What a person decides about speakers: that two are one, that one is two, how one is called.

Each decision is logged, in terms of the names that it binds, and the registry is brought to what the log says. All
raise NotFoundError for a name that means no speaker, or several.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update
from sqlmodel import col

from quotetrack.entities.names import EntityName
from quotetrack.errors import NotFoundError, StoreError
from quotetrack.model import SourceType
from quotetrack.model.decisions import Action
from quotetrack.model.records import DecisionRow
from quotetrack.services.maintenance import after_write
from quotetrack.store import decision_log, lookup
from quotetrack.store import tables as t
from quotetrack.store.changes import Changes
from quotetrack.store.connection import Database
from quotetrack.store.decision_log import NOBODY, Reviewer
from quotetrack.store.entities import registry
from quotetrack.store.queries import speakers
from quotetrack.text.folding import fold


def merge(database: Database, into: str, other: str, by: Reviewer = NOBODY) -> int:
    """Two speakers are one, who goes by the name of the first. Gives the number of the decision."""
    with database.write() as connection:
        a, b = _speaker(connection, into), _speaker(connection, other)
        if a.id == b.id:
            raise StoreError(f"{into!r} and {other!r} are one speaker already: {a.name}")
        anchor = _home(connection, a)
        return _bind(connection, Action.MERGE, anchor, _own(connection, b.id), by, name=a.name, other=b.name)


def split(
    database: Database,
    speaker: str,
    *,
    aliases: Sequence[str] = (),
    articles: Sequence[str] = (),
    by: Reviewer = NOBODY,
) -> int:
    """Some names of a speaker, or what some articles say of it, are another's. Gives the number of the decision."""
    with database.write() as connection:
        one = _speaker(connection, speaker)
        keys = [key for alias in aliases for key in _called(connection, one, alias)]
        for article in articles:
            keys += _in_article(connection, one, lookup.article(connection, article), article)
        keys = list(dict.fromkeys(keys))
        told = ", ".join((*aliases, *(f"{one.name} in {article}" for article in articles)))
        if not keys:
            raise StoreError("nothing says what is to be split off", "name an --alias or an --article")
        if set(_own(connection, one.id)) <= set(keys):
            raise StoreError(
                f"that is all of {one.name}: nothing would be left", "leave one name or article out"
            )
        return _bind(connection, Action.SPLIT, keys[0], keys, by, name=one.name, other=told)


def rename(database: Database, speaker: str, name: str, by: Reviewer = NOBODY) -> int:
    """A speaker is to be called otherwise. Gives the number of the decision."""
    if not fold(name):
        raise StoreError(f"{name!r} is no name")
    with database.write() as connection:
        one = _speaker(connection, speaker)
        if one.name == name:
            raise StoreError(f"that is how {name} is called already")
        anchor = _home(connection, one)
        home = _number(connection, anchor)
        new = _add_form(connection, home, name)
        data = {"anchor": anchor, "name": name, "other": one.name, "form": name if new else None}
        number = decision_log.record_decision(connection, Action.RENAME, anchor, data, *by)
        after_write(connection, Changes(names={home}))
        return number


def add_alias(database: Database, speaker: str, alias: str, by: Reviewer = NOBODY) -> int:
    """A name means this speaker, in every article. Gives the number of the decision."""
    if not fold(alias):
        raise StoreError(f"{alias!r} is no name")
    with database.write() as connection:
        one = _speaker(connection, speaker)
        key = f"{one.type}:{fold(alias)}"
        held = select(col(t.Name.id), col(t.Name.speaker_id)).where(col(t.Name.key) == key)
        row = connection.execute(held).first()
        if row is None:
            named = EntityName(0, one.type, alias)
            lone = one.type is SourceType.PERSON and " " not in fold(alias)
            values = {
                "key": key, "name": alias, "folded": fold(alias), "type": one.type, "surname": named.surname,
                "blocking_key": key if lone else named.blocking_key, "speaker_id": one.id,
            }  # fmt: skip
            made = insert(t.Name).values(values).returning(col(t.Name.id))
            number = connection.execute(made).scalar_one()
        elif row.speaker_id == one.id:
            raise StoreError(f"{alias!r} is a name of {one.name} already")
        else:
            number = row.id
        _add_form(connection, number, alias)
        anchor = _home(connection, one)
        return _bind(connection, Action.ALIAS_ADD, anchor, [key], by, name=one.name, other=alias)


def remove_alias(database: Database, speaker: str, alias: str, by: Reviewer = NOBODY) -> int:
    """A name does not mean this speaker. Articles that give it as the full name have another speaker then; where it is
    but a short form it is no longer searched by. Gives the number of the decision."""
    with database.write() as connection:
        one = _speaker(connection, speaker)
        own = _own(connection, one.id)
        keys = [key for key in own if key.partition(":")[2] == fold(alias)]
        if keys and len(keys) == len(own):
            raise StoreError(
                f"{alias!r} is the only name of {one.name}", "`speakers rename` gives it another"
            )
        if not keys and f" {fold(alias)} " in f" {one.folded} ":
            raise StoreError(
                f"{alias!r} is a part of the name {one.name}, by which it is found all the same",
                "`speakers split` parts what is said of somebody else",
            )
        if not _drop(connection, one.id, alias, dropped=True) and not keys:
            raise NotFoundError(
                f"{alias!r} is no name of {one.name}", "`quotetrack speakers show` lists them"
            )
        anchor = keys[0] if keys else _home(connection, one)
        return _bind(connection, Action.ALIAS_REMOVE, anchor, keys, by, name=one.name, other=alias, forms=own)


def take_back(connection: Connection, decision: DecisionRow, changes: Changes) -> None:
    """Bring names to what the decisions say of which this one is none any more."""
    if decision.action is Action.ALIAS_REMOVE:
        for key in decision.data["forms"]:
            home = select(col(t.Name.speaker_id)).where(col(t.Name.key) == key)
            for speaker in connection.execute(home).scalars().all():
                _drop(connection, speaker, decision.data["other"], dropped=False)
    registry.apply_merges(connection, changes)
    home = select(col(t.Name.id)).where(col(t.Name.key) == decision.data["anchor"])
    numbers = list(connection.execute(home).scalars())
    if decision.action is Action.RENAME and decision.data["form"]:
        gone = delete(t.Alias).where(
            col(t.Alias.name_id).in_(numbers), col(t.Alias.name) == decision.data["form"]
        )
        connection.execute(gone)
    changes.names.update(numbers)
    if decision.action is Action.ALIAS_ADD:
        # Two decisions may have given one alias: it went with the first that was taken back.
        given = select(col(t.Name.id)).where(col(t.Name.key).in_(decision.data["keys"]))
        registry.delete_unused(connection, list(connection.execute(given).scalars()), changes)


def _bind(
    connection: Connection, action: Action, anchor: str, keys: Sequence[str], by: Reviewer, **told: object
) -> int:
    data = {"anchor": anchor, "keys": list(keys), **told}
    number = decision_log.record_decision(connection, action, anchor, data, *by)
    changes = Changes()
    registry.apply_merges(connection, changes)
    after_write(connection, changes)
    return number


def _speaker(connection: Connection, name: str) -> t.Speaker:
    number = speakers.find_speaker(connection, name)
    row = connection.execute(select(t.Speaker).where(col(t.Speaker.id) == number)).one()
    return t.Speaker(**row._mapping)


def _home(connection: Connection, one: t.Speaker) -> str:
    """The key of the name by which a speaker goes; where a person gave it another, of the name that it was made for."""
    called = select(col(t.Name.key)).where(col(t.Name.speaker_id) == one.id, col(t.Name.folded) == one.folded)
    return connection.execute(called.order_by(col(t.Name.key))).scalar() or one.key


def _number(connection: Connection, key: str) -> int:
    return connection.execute(select(col(t.Name.id)).where(col(t.Name.key) == key)).scalar_one()


def _own(connection: Connection, speaker: int) -> list[str]:
    """The keys of a speaker's names; not of surnames that were recognised as its, which go where it goes."""
    query = select(col(t.Name.key)).where(
        col(t.Name.speaker_id) == speaker,
        col(t.Name.resolved_to_id).is_(None) | col(t.Name.merged_into_id).is_not(None),
    )
    return list(connection.execute(query.order_by(col(t.Name.key))).scalars())


def _called(connection: Connection, one: t.Speaker, alias: str) -> list[str]:
    keys: Any = select(col(t.Name.key)).where(
        col(t.Name.speaker_id) == one.id, col(t.Name.folded) == fold(alias)
    )
    found = list(connection.execute(keys.order_by(col(t.Name.key))).scalars())
    if not found:
        raise NotFoundError(
            f"no article gives {alias!r} as the full name of {one.name}",
            "`quotetrack speakers show` lists the names",
        )
    return found


def _in_article(connection: Connection, one: t.Speaker, article: int, key: str) -> list[str]:
    """A name of its own for what one article says of a speaker, to which its rows go."""
    query: Any = (
        select(
            col(t.ArticleEntity.id),
            col(t.Name.id).label("name_id"),
            col(t.Name.key),
            col(t.Name.name),
            col(t.Name.type),
        )
        .join(t.Revision, col(t.Revision.id) == col(t.ArticleEntity.revision_id))
        .join(t.Name, col(t.Name.id) == col(t.ArticleEntity.name_id))
        .where(col(t.Revision.article_id) == article, col(t.ArticleEntity.speaker_id) == one.id)
    )
    rows = connection.execute(query).all()
    if not rows:
        raise NotFoundError(
            f"{one.name} does not speak in {key}", "`quotetrack quotes --speaker` lists where"
        )
    keys = []
    for row in rows:
        named = EntityName(article, row.type, row.name)
        own = named.key_here
        keys.append(own)
        if own == row.key:
            continue
        known = select(col(t.Name.id)).where(col(t.Name.key) == own)
        number = connection.execute(known).scalar()
        if number is None:
            values = {
                "key": own, "name": row.name, "folded": fold(row.name), "type": row.type,
                "blocking_key": named.blocking_key,
                "surname": named.surname, "speaker_id": one.id,
            }  # fmt: skip
            number = connection.execute(insert(t.Name).values(values).returning(col(t.Name.id))).scalar_one()
        _add_form(connection, number, row.name)
        moved = update(t.ArticleEntity).where(col(t.ArticleEntity.id) == row.id)
        connection.execute(moved.values(name_id=number))
    return keys


def _add_form(connection: Connection, name: int, form: str) -> bool:
    """Let a name be found by this form. False: it was."""
    known = select(col(t.Alias.name)).where(col(t.Alias.name_id) == name, col(t.Alias.name) == form)
    if connection.execute(known).scalar() is not None:
        return False
    connection.execute(insert(t.Alias).values(name_id=name, name=form, folded=fold(form)))
    return True


def _drop(connection: Connection, speaker: int, form: str, *, dropped: bool) -> int:
    """Search by a form of a speaker's name no longer, or again. Gives how many rows that were."""
    own = select(col(t.Name.id)).where(col(t.Name.speaker_id) == speaker)
    rows = update(t.Alias).where(
        col(t.Alias.name_id).in_(own),
        col(t.Alias.folded) == fold(form),
        col(t.Alias.dropped).is_(not dropped),
    )
    return connection.execute(rows.values(dropped=dropped)).rowcount
