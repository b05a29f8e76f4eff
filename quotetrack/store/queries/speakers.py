"""Asking after speakers: who there are, how often they speak, and what is known of one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, select
from sqlmodel import col

from quotetrack.errors import NotFoundError
from quotetrack.model.records import AliasRow, OutletRow, Page, Profile, RoleRow, SpeakerRow
from quotetrack.store import decision_log, lookup
from quotetrack.store import tables as t
from quotetrack.store.connection import Database, fetch_in
from quotetrack.store.queries.paging import Listing
from quotetrack.text.folding import fold

_OFFERED = 5  # speakers that are named where a name means several
_WHO = col(t.ArticleEntity.speaker_id)
_ATTRIBUTIONS = func.sum(col(t.ArticleEntity.attributions))
_ARTICLES = func.count(col(t.Article.id).distinct())
_FIRST, _LAST = func.min(col(t.Revision.published)), func.max(col(t.Revision.published))


def speakers(
    database: Database, *, search: str | None = None, limit: int | None = None, after: str | None = None
) -> Page[SpeakerRow]:
    """The named speakers, most attributed first; with `search`, those with these letters in a form of their
    name."""
    with database.read() as connection:
        within = None
        if search is not None:
            forms = select(col(t.Alias.name_id)).where(
                col(t.Alias.folded).contains(fold(search)), col(t.Alias.dropped).is_(False)
            )
            within = select(col(t.Name.speaker_id)).where(col(t.Name.id).in_(forms))
        numbers, cursor = _most(connection, within, limit, after)
        return Page(
            _rows(connection, numbers),
            cursor,
            lambda cursor: speakers(database, search=search, limit=limit, after=cursor),
        )


def find_speaker(connection: Connection, name: str) -> int:
    """The one speaker that a name, or a number as `speakers` lists it, means. Raises NotFoundError, with what to type
    where there are several or none."""
    if name.isascii() and name.isdigit() and len(name) < 18:
        known = (
            select(col(t.Name.speaker_id))
            .join(t.Speaker, col(t.Speaker.key) == col(t.Name.key))
            .where(col(t.Speaker.id) == int(name))
        )
        if (number := connection.execute(known).scalar()) is not None:
            return number
    found = lookup.speakers(connection, name)
    if len(found) > 1:
        folded = fold(name)
        called = select(col(t.Speaker.id)).where(
            col(t.Speaker.id).in_(found[:500]), col(t.Speaker.folded) == folded
        )
        exact = list(connection.execute(called).scalars())
        if len(exact) == 1:
            return exact[0]
        rows = _rows(connection, found[:_OFFERED])
        told = ", ".join(f"{row.id} ({row.name})" for row in rows)
        more = "" if len(found) <= _OFFERED else f" and {len(found) - _OFFERED} more"
        raise NotFoundError(f"{name!r} can be {len(found)} speakers", f"name one by its number: {told}{more}")
    return found[0]


def profile(database: Database, name: str) -> Profile:
    """All that is known of one speaker. Raises NotFoundError as `one` does."""
    with database.read() as connection:
        number = find_speaker(connection, name)
        (row,) = _rows(connection, [number])
        keys = select(col(t.Name.key)).where(col(t.Name.speaker_id) == number)
        held = set(connection.execute(keys).scalars())
        touching = tuple(
            decision.id
            for decision in decision_log.list_decisions(connection)
            if held & {decision.data.get("anchor"), *decision.data.get("keys", ())}
        )
        return Profile(
            row,
            _evidence(connection, number),
            _roles(connection, number),
            _outlets(connection, number),
            touching,
        )


def _most(
    connection: Connection, within: Select[int] | None, limit: int | None, after: str | None
) -> tuple[list[int], str | None]:
    """The numbers of the speakers that are attributed most, in order, and the cursor of the next page."""
    # Few revisions are not current: to leave them out is quicker than to look each one up.
    old = select(col(t.Revision.id)).where(col(t.Revision.current).is_(False))
    counts = (
        select(_WHO, _ATTRIBUTIONS.label("n"))
        .where(
            _WHO.is_not(None) if within is None else _WHO.in_(within),
            col(t.ArticleEntity.revision_id).not_in(old),
        )
        .group_by(_WHO)
        .having(_ATTRIBUTIONS > 0)
        .subquery()
    )
    most = select(col(t.Speaker.id)).join(counts, counts.c.speaker_id == col(t.Speaker.id))
    listing = Listing("speakers", (counts.c.n.desc(), col(t.Speaker.name), col(t.Speaker.id)))
    found, cursor = listing.fetch(connection, most, limit, after)
    return [row[0] for row in found], cursor


def _of(columns: Sequence[Any]) -> Any:
    """From where speakers appear in current revisions."""
    return (
        select(*columns)
        .select_from(t.ArticleEntity)
        .join(t.Revision, col(t.Revision.id) == col(t.ArticleEntity.revision_id))
        .join(t.Article, col(t.Article.id) == col(t.Revision.article_id))
        .where(col(t.Revision.current))
    )


def _rows(connection: Connection, numbers: Sequence[int]) -> list[SpeakerRow]:
    """What is counted of speakers, in the order given."""
    rows: dict[int, SpeakerRow] = {}
    forms = _forms(connection, numbers)
    columns = (
        _WHO, _ATTRIBUTIONS.label("attributions"), _ARTICLES.label("articles"),
        func.count(col(t.Article.outlet_id).distinct()).label("outlets"), _FIRST.label("first"), _LAST.label("last"),
    )  # fmt: skip
    counted = {
        row["speaker_id"]: row
        for found in fetch_in(connection, _of(columns).group_by(_WHO), _WHO, numbers)
        for row in [found._asdict()]
    }
    nothing = {"attributions": 0, "articles": 0, "outlets": 0, "first": None, "last": None}
    known = select(col(t.Speaker.id), col(t.Speaker.name), col(t.Speaker.type))
    for number, name, kind in fetch_in(connection, known, col(t.Speaker.id), numbers):
        others = tuple(form for form in forms[number] if form != name)
        counts = {column: counted.get(number, nothing)[column] for column in nothing}
        rows[number] = SpeakerRow(id=number, name=name, type=kind, aliases=others, **counts)
    return [rows[number] for number in numbers if number in rows]


def _forms(connection: Connection, speakers: Sequence[int]) -> dict[int, list[str]]:
    forms: dict[int, list[str]] = defaultdict(list)
    query = (
        select(col(t.Name.speaker_id), col(t.Alias.name))
        .join(t.Alias, col(t.Alias.name_id) == col(t.Name.id))
        .where(col(t.Alias.dropped).is_(False))
        .order_by(col(t.Alias.name))
        .distinct()
    )
    for number, name in fetch_in(connection, query, col(t.Name.speaker_id), speakers):
        forms[number].append(name)
    return forms


def _evidence(connection: Connection, number: int) -> tuple[AliasRow, ...]:
    """The forms of a speaker's name with the articles that have them."""
    query = (
        _of((col(t.Mention.exact), _ARTICLES, func.min(col(t.Article.key))))
        .where(number == _WHO)
        .join(t.Mention, col(t.Mention.article_entity_id) == col(t.ArticleEntity.id))
        .group_by(col(t.Mention.exact))
    )
    seen = {exact: (articles, example) for exact, articles, example in connection.execute(query)}
    rows = [AliasRow(form, *seen.get(form, (0, None))) for form in _forms(connection, [number])[number]]
    return tuple(sorted(rows, key=lambda row: (-row.articles, row.name)))


def _roles(connection: Connection, number: int) -> tuple[RoleRow, ...]:
    role, affiliation = col(t.ArticleEntity.role), col(t.ArticleEntity.affiliation)
    columns: Any = (
        role,
        affiliation,
        _ARTICLES.label("articles"),
        _FIRST.label("first"),
        _LAST.label("last"),
    )
    query = (
        _of(columns)
        .where(number == _WHO)
        .where(func.coalesce(role, affiliation).is_not(None))
        .group_by(role, affiliation)
        .order_by(_FIRST.is_(None), _FIRST, _ARTICLES.desc(), role, affiliation)
    )
    return tuple(RoleRow(**row) for row in connection.execute(query).mappings())


def _outlets(connection: Connection, number: int) -> tuple[OutletRow, ...]:
    outlet = col(t.Outlet.name)
    columns: Any = (outlet.label("outlet"), _ATTRIBUTIONS.label("attributions"), _ARTICLES.label("articles"))
    query = (
        _of(columns)
        .where(number == _WHO)
        .join(t.Outlet, col(t.Outlet.id) == col(t.Article.outlet_id), isouter=True)
        .group_by(outlet)
        .order_by(_ATTRIBUTIONS.desc(), outlet)
    )
    return tuple(OutletRow(**row) for row in connection.execute(query).mappings())
