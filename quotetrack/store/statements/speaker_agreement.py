"""Whom the sightings of statements name, and where they disagree: the same words under two names are a finding.

Who is who across articles is the registry's to say.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable

from sqlalchemy import Connection, bindparam, func, select, update
from sqlmodel import col

from quotetrack.entities.names import is_name_of
from quotetrack.entities.person_names import split_name
from quotetrack.store import tables as t
from quotetrack.store.connection import fetch_in
from quotetrack.text.folding import fold


def speakers(names: Iterable[str | None]) -> tuple[str, ...]:
    """Whom sightings name, the most named first. "Comey" is no other than "James Comey" here."""
    named = Counter(name for name in names if name)
    full = [name for name in named if not any(_is_form(name, other) for other in named if other != name)]
    count = {
        name: sum(named[form] for form in named if form == name or _is_form(form, name)) for name in full
    }
    return tuple(sorted(full, key=lambda name: (-count[name], name)))


def refresh_agreement(connection: Connection, changed: Collection[int]) -> None:
    """See whether the sightings of statements disagree, where one of the changed speakers is behind one of them."""
    behind = (
        select(col(t.Sighting.statement_id))
        .join(t.Attribution, col(t.Attribution.id) == col(t.Sighting.attribution_id))
        .join(t.ArticleEntity, col(t.ArticleEntity.id) == col(t.Attribution.article_entity_id))
    )
    spoken = fetch_in(connection, behind.distinct(), col(t.ArticleEntity.speaker_id), changed)
    statements = {row.statement_id for row in spoken}
    named: defaultdict[int, list[str | None]] = defaultdict(list)
    query = (
        behind.add_columns(func.coalesce(col(t.Speaker.name), col(t.ArticleEntity.name)))
        .join(t.Speaker, col(t.Speaker.id) == col(t.ArticleEntity.speaker_id), isouter=True)
        .where(col(t.Sighting.copy_of_id).is_(None))
    )
    for number, name in fetch_in(connection, query, col(t.Sighting.statement_id), statements):
        named[number].append(name)
    one = update(t.Statement).where(col(t.Statement.id) == bindparam("number"))
    values = [{"number": number, "so": len(speakers(names)) > 1} for number, names in named.items()]
    if values:
        connection.execute(one.values(disagree=bindparam("so")), values)


def _is_form(form: str, name: str) -> bool:
    """Is it a shorter name of the same person or body? "Donald Trump" is not Donald Trump Jr."""
    one, other = fold(form), fold(name)
    return one != other and is_name_of(form, name) and split_name(one).suffix == split_name(other).suffix
