"""Whether a store is sound: the file, the references, the schema, the index, the evidence.

Decides what counts as damage. An interrupted run is none: see `runs.unfinished`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, func, select
from sqlmodel import col

from quotetrack.store import tables as t
from quotetrack.store.connection import Database, chunks
from quotetrack.store.dialects import is_search_table

_TOLD = 20  # lines of one kind; the rest is counted


def problems(database: Database) -> list[str]:
    """What is wrong with a store of this program's schema, in words; nothing if it is sound."""
    with database.read() as connection:
        found = _few(database.dialect.damage(connection))
        if found:
            return found  # of a damaged file the rest cannot be asked
        for ask in (
            database.dialect.broken_references,
            _fingerprints,
            _statements,
            drift,
            _revisions,
            _registry,
            _evidence,
            _audits,
        ):
            found += _few(ask(connection))
    if not database.read_only:
        with database.write() as connection:
            found += database.dialect.search_problems(connection)
    return found


def drift(connection: Connection) -> list[str]:
    """How the schema differs from `tables`, in words."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    options: dict[str, Any] = {"compare_type": True, "include_name": is_ours}
    context = MigrationContext.configure(connection, opts=options)
    return [_in_words(change) for change in compare_metadata(context, t.Row.metadata)]


def is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """For Alembic: is this a table that the models describe, and not one that SQLite keeps for an index?"""
    return kind != "table" or not is_search_table(name)


def _in_words(change: Any) -> str:
    if isinstance(change, list):  # several changes of one column
        change = change[0]
    names = [
        str(getattr(part, "name", part)) for part in change if part is not None and not isinstance(part, dict)
    ]
    return f"the schema differs from this program's: {' '.join(names)}"


def _few(lines: Iterable[str]) -> list[str]:
    told = list(lines)
    more = len(told) - _TOLD
    return [*told[:_TOLD], f"… and {more} more like these"] if more > 0 else told


def _fingerprints(connection: Connection) -> Iterator[str]:
    """Fingerprints have no reference that the database would hold: see `tables.Fingerprint`."""
    to_nothing = (
        select(func.count())
        .select_from(t.Fingerprint)
        .join(
            t.Quotation,
            col(t.Quotation.attribution_id) == col(t.Fingerprint.attribution_id),
            isouter=True,
        )
        .where(col(t.Quotation.attribution_id).is_(None))
    )
    if lost := connection.execute(to_nothing).scalar():
        yield f"{lost} fingerprints lead to quotations that are not there"


def _statements(connection: Connection) -> Iterator[str]:
    """What a statement says of itself is what its sightings come to."""
    original = func.count(col(t.Sighting.attribution_id)).filter(col(t.Sighting.copy_of_id).is_(None))
    copied = func.count(col(t.Sighting.copy_of_id))
    wrong = (
        select(col(t.Statement.id))
        .join(t.Sighting, col(t.Sighting.statement_id) == col(t.Statement.id), isouter=True)
        .group_by(col(t.Statement.id), col(t.Statement.sightings), col(t.Statement.copies))
        .having(
            (original != col(t.Statement.sightings))
            | (col(t.Statement.sightings) > 0) & (copied != col(t.Statement.copies))
        )
    )
    if miscounted := connection.execute(select(func.count()).select_from(wrong.subquery())).scalar():
        yield f"{miscounted} statements are counted wrongly"


def _registry(connection: Connection) -> Iterator[str]:
    query = (
        select(col(t.Name.name), func.count())
        .join(t.ArticleEntity, col(t.ArticleEntity.name_id) == col(t.Name.id))
        .where(col(t.ArticleEntity.speaker_id).is_distinct_from(col(t.Name.speaker_id)))
        .group_by(col(t.Name.id), col(t.Name.name))
    )
    for name, n in connection.execute(query):
        yield f"{n} appearances of {name} are filed under another speaker than the name"
    said = (
        select(col(t.Attribution.article_entity_id), func.count().label("n"))
        .group_by(col(t.Attribution.article_entity_id))
        .subquery()
    )
    wrong = (
        select(func.count())
        .select_from(t.ArticleEntity)
        .join(said, said.c.article_entity_id == col(t.ArticleEntity.id), isouter=True)
        .where(col(t.ArticleEntity.attributions) != func.coalesce(said.c.n, 0))
    )
    if miscounted := connection.execute(wrong).scalar():
        yield f"{miscounted} appearances are counted wrongly"


def _revisions(connection: Connection) -> Iterator[str]:
    current = func.count(col(t.Revision.id)).filter(col(t.Revision.current))
    query = (
        select(col(t.Article.key))
        .join(t.Revision, col(t.Revision.article_id) == col(t.Article.id), isouter=True)
        .group_by(col(t.Article.id), col(t.Article.key))
        .having(current != 1)
    )
    for key in connection.execute(query).scalars():
        yield f"the article {key} has no current revision"


def _evidence(connection: Connection) -> Iterator[str]:
    """`text[start:stop] == exact`, for every span and mention; and every text is the one that was read."""
    for some in chunks(list(connection.execute(select(col(t.Revision.id))).scalars()), 100):
        texts: dict[int, tuple[str, str]] = {}
        query = (
            select(col(t.Revision.id), col(t.Article.key), col(t.Revision.text), col(t.Revision.sha256))
            .join(t.Article, col(t.Article.id) == col(t.Revision.article_id))
            .where(col(t.Revision.id).in_(some))
        )
        for number, key, words, sha256 in connection.execute(query):
            texts[number] = key, words
            if hashlib.sha256(words.encode("utf-8", "replace")).hexdigest() != sha256:
                yield f"the text of {key} was changed since it was read"
        spans = select(
            col(t.Attribution.revision_id), col(t.Span.start), col(t.Span.stop), col(t.Span.exact)
        ).join(t.Attribution, col(t.Attribution.id) == col(t.Span.attribution_id))
        mentions = select(
            col(t.ArticleEntity.revision_id), col(t.Mention.start), col(t.Mention.stop), col(t.Mention.exact)
        ).join(t.ArticleEntity, col(t.ArticleEntity.id) == col(t.Mention.article_entity_id))
        for found in (
            spans.where(col(t.Attribution.revision_id).in_(some)),
            mentions.where(col(t.ArticleEntity.revision_id).in_(some)),
        ):
            for number, start, stop, exact in connection.execute(found):
                key, words = texts[number]
                if words[start:stop] != exact:
                    yield f"{key}: characters {start} to {stop} are not {exact!r}"


def _audits(connection: Connection) -> Iterator[str]:
    """An audit is of a current revision, was finished, and found its words in the text."""
    counted = select(col(t.AuditCount.audit_id)).where(col(t.AuditCount.name) == "articles")
    stale = (
        select(func.count())
        .select_from(t.Audit)
        .join(t.Revision)
        .where(~col(t.Revision.current) | col(t.Audit.id).not_in(counted))
    )
    if left := connection.execute(stale).scalar():
        yield f"{left} audits are of no current revision, or count nothing"
    lost = (
        select(func.count())
        .select_from(t.AuditFinding)
        .join(t.Audit)
        .join(t.Revision)
        .where(col(t.AuditFinding.stop) > func.length(col(t.Revision.text)))
    )
    if outside := connection.execute(lost).scalar():
        yield f"{outside} findings of audits are not in their texts"
