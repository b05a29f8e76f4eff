"""Audits as they are kept: what the figures of a report count in each article, and the words that are behind them.

An audit is of one revision under one policy, and follows from both: where it is missing, the article is read and
counted. What depends on how the store calls a speaker is not kept: a name that changes would touch all who have it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Label, and_, bindparam, delete, insert, select
from sqlmodel import col

from quotetrack.audit import Policy
from quotetrack.entities.source_key import source_key
from quotetrack.model import SourceType
from quotetrack.model.records import Scope
from quotetrack.reports.sourcing.counters import CountedArticle, Tally
from quotetrack.reports.sourcing.measures import NUMBERS, number_of
from quotetrack.reports.sourcing.metrics import count_article
from quotetrack.reports.sourcing.metrics.anonymity import count_sources
from quotetrack.reports.sourcing.model import Evidence
from quotetrack.store import tables as t
from quotetrack.store.articles import load
from quotetrack.store.changes import Changes
from quotetrack.store.connection import THESE, bulk_fetch, bulk_insert, chunks, execute_in, fetch_in
from quotetrack.store.filters import article_query, attribution_filters

MIX = number_of("mix")  # a row an attribution, with the name of the speaker: read from the attributions
_KEPT = frozenset(range(1, len(NUMBERS) + 1)) - {MIX}
_BY_NAME = frozenset({"sources", "sources.anonymous", "sources.reasoned"})
_POLICIES = 4  # that are kept; the audits of the others go
_AT_ONCE = 500  # articles
_ARTICLES = article_query(
    select(
        col(t.Revision.id), col(t.Audit.id).label("audit"), col(t.Revision.version), col(t.Article.key),
        col(t.Outlet.name).label("outlet"), col(t.Revision.byline), col(t.Revision.published),
    )
).join(
    t.Audit,
    and_(col(t.Audit.revision_id) == col(t.Revision.id), col(t.Audit.policy_id) == bindparam("policy")),
    isouter=True,
)  # fmt: skip
_NAME: Label[str | None] = col(t.Speaker.name).label("known_as")
_SOURCES = (
    select(
        col(t.ArticleEntity.revision_id), col(t.ArticleEntity.position), col(t.ArticleEntity.type), _NAME,
        col(t.ArticleEntity.name), col(t.ArticleEntity.descriptor), col(t.ArticleEntity.anonymous),
        col(t.ArticleEntity.reason_start), col(t.ArticleEntity.attributions),
    )
    .join(t.Speaker, col(t.Speaker.id) == col(t.ArticleEntity.speaker_id), isouter=True)
    .where(col(t.ArticleEntity.attributions) > 0)
)  # fmt: skip
_REPLACED = (
    select(col(t.Revision.id))
    .where(
        ~col(t.Revision.current),
        col(t.Revision.article_id).in_(
            select(col(t.Revision.article_id)).where(col(t.Revision.id).in_(THESE)).scalar_subquery()
        ),
    )
    .scalar_subquery()
)


class _Source(NamedTuple):
    source_key: str | None
    anonymous: bool
    reason: bool


def invalidate(connection: Connection, changes: Changes) -> None:
    """Delete the audits of revisions that changed, and of those that were replaced."""
    changed = changes.extracted | changes.corrected | changes.described
    execute_in(connection, delete(t.Audit), col(t.Audit.revision_id), changed)
    replaced = delete(t.Audit).where(col(t.Audit.revision_id).in_(_REPLACED))
    execute_in(connection, replaced, None, changes.extracted)


def pending(connection: Connection, scope: Scope, policy: Policy) -> list[int]:
    """Returns the current revisions in a scope that were not audited under a policy. Raises NotFoundError for an
    unknown outlet."""
    audited = select(col(t.Audit.id)).where(
        col(t.Audit.revision_id) == col(t.Revision.id),
        col(t.Audit.policy_id) == _policy(connection, policy),
    )
    query = article_query(select(col(t.Revision.id))).where(~audited.exists())
    return list(connection.execute(query.where(*attribution_filters(connection, scope))).scalars())


def keep_audits(connection: Connection, revisions: Collection[int], policy: Policy) -> None:
    """Audit current revisions under a policy, those that are not yet, and keep it."""
    policy_id = _policy(connection, policy) or _add_policy(connection, policy)
    known = select(col(t.Audit.revision_id)).where(col(t.Audit.policy_id) == policy_id)
    done = {row.revision_id for row in fetch_in(connection, known, col(t.Audit.revision_id), revisions)}
    left = sorted({*revisions} - done)
    if not left:
        return
    made = insert(t.Audit).returning(col(t.Audit.revision_id), col(t.Audit.id))
    rows = [{"revision_id": revision, "policy_id": policy_id} for revision in left]
    audits: dict[int, int] = {row.revision_id: row.id for row in connection.execute(made, rows)}
    counts, distances, findings = list[tuple[Any, ...]](), list[tuple[Any, ...]](), list[tuple[Any, ...]]()
    for revision, stored in zip(left, load.load_current(connection, left), strict=True):
        audit, counted = audits[revision], count_article(stored, policy, _KEPT)
        tally = counted.tally
        counts += ((audit, name, n) for name, n in tally.counts.items() if n and name not in _BY_NAME)
        distances += ((audit, words, n) for words, n in tally.gaps.items())
        findings += (
            (audit, figure, position, row.start, row.end, row.why)
            for position, (figure, row) in enumerate(counted.evidence)
        )
    bulk_insert(connection, "audit_counts", ("audit_id", "name", "value"), counts)
    bulk_insert(connection, "audit_distances", ("audit_id", "words", "attributions"), distances)
    columns = ("audit_id", "figure", "position", "start", "stop", "message")
    bulk_insert(connection, "audit_findings", columns, findings)


def load_counted(
    connection: Connection, scope: Scope, policy: Policy, explained: Collection[int] = ()
) -> Iterator[CountedArticle]:
    """Yields what was counted of the articles in a scope, in the order in which they were stored; what is not kept is
    counted now. Raises NotFoundError for an unknown outlet."""
    for rows in chunks(_articles(connection, scope, policy), _AT_ONCE):
        missing = [row.id for row in rows if row.audit is None]
        read = load.load_current(connection, missing) if missing else ()
        counted = {
            number: count_article(stored, policy, explained)
            for number, stored in zip(missing, read, strict=True)
        }
        counted |= _kept(connection, [row for row in rows if row.audit is not None], explained)
        yield from (counted[row.id] for row in rows)


def _kept(
    connection: Connection, rows: Sequence[Any], explained: Collection[int]
) -> dict[int, CountedArticle]:
    """What is kept of articles, by their revisions."""
    revisions, of = [row.id for row in rows], {row.audit: row.id for row in rows}
    topics = _topics(connection, revisions)
    found = {
        row.id: CountedArticle(
            row.key, row.outlet, row.byline, row.published, topics[row.id], row.version, Tally()
        )
        for row in rows
    }
    for audit, name, n in bulk_fetch(connection, "audit_id, name, value", "audit_counts", "audit_id", of):
        found[of[audit]].tally.counts[name] = n
    columns = "audit_id, words, attributions"
    for audit, words, n in bulk_fetch(connection, columns, "audit_distances", "audit_id", of):
        found[of[audit]].tally.gaps[words] = n
    sources: defaultdict[int, list[_Source]] = defaultdict(list)
    for row in fetch_in(connection, _SOURCES, col(t.ArticleEntity.revision_id), revisions):
        name = row.known_as or row.name
        key = source_key(row.type, name, row.descriptor, row.position)
        sources[row.revision_id].append(_Source(key, row.anonymous, row.reason_start is not None))
        if name:
            found[row.revision_id].tally.named[name] += row.attributions
    for revision, some in sources.items():
        count_sources(found[revision].tally, some)
    if explained:
        _explain(connection, found, of, explained)
    return found


def _explain(
    connection: Connection, found: dict[int, CountedArticle], of: dict[int, int], explained: Collection[int]
) -> None:
    """Add the rows of figures to articles, given by their revisions; `of` are these by their audits."""
    rows: list[tuple[int, int, int, int, int, str]] = []  # revision, figure, position, start, end, why
    if MIX in explained:
        rows += _mix(connection, found)
    columns = "audit_id, figure, position, start, stop, message"
    for audit, *row in bulk_fetch(connection, columns, "audit_findings", "audit_id", of):
        if row[0] in explained:
            rows.append((of[audit], *row))
    numbers = {revision for revision, *_ in rows}
    texts: dict[int, str] = dict(bulk_fetch(connection, "id, text", "revisions", "id", numbers))
    evidence: defaultdict[int, list[tuple[int, Evidence]]] = defaultdict(list)
    for revision, figure, _, start, end, why in sorted(rows):
        one, words = found[revision], texts[revision][start:end]
        evidence[revision].append(
            (figure, Evidence(one.id, one.outlet, one.published, start, end, words, why))
        )
    for revision, some in evidence.items():
        found[revision].evidence = some


def _mix(connection: Connection, revisions: Iterable[int]) -> Iterator[tuple[int, int, int, int, int, str]]:
    """Every attribution at its source, or else its content, with the type and name of its speaker."""
    source, content = (
        select(
            col(t.Span.attribution_id), col(t.Span.start), col(t.Span.stop)
        ).where(col(t.Span.role) == role, col(t.Span.position) == 0).subquery()
        for role in (t.Role.SOURCE, t.Role.CONTENT)
    )  # fmt: skip
    query = (
        select(
            col(t.Attribution.revision_id), col(t.Attribution.position), source.c.start, source.c.stop,
            content.c.start.label("words_start"), content.c.stop.label("words_stop"), col(t.ArticleEntity.type),
            col(t.ArticleEntity.name), _NAME,
        )
        .join(content, content.c.attribution_id == col(t.Attribution.id))
        .join(source, source.c.attribution_id == col(t.Attribution.id), isouter=True)
        .join(t.ArticleEntity, col(t.ArticleEntity.id) == col(t.Attribution.article_entity_id), isouter=True)
        .join(t.Speaker, col(t.Speaker.id) == col(t.ArticleEntity.speaker_id), isouter=True)
    )  # fmt: skip
    for row in fetch_in(connection, query, col(t.Attribution.revision_id), revisions):
        span = (row.words_start, row.words_stop) if row.start is None else (row.start, row.stop)
        kind, name = (row.type or SourceType.UNKNOWN).value, row.known_as or row.name
        yield row.revision_id, MIX, row.position, *span, f"{kind}: {name}" if name else kind


def _topics(connection: Connection, revisions: Collection[int]) -> defaultdict[int, tuple[str, ...]]:
    topics: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    columns = "revision_id, position, name"
    for number, _, name in sorted(bulk_fetch(connection, columns, "topics", "revision_id", revisions)):
        topics[number] += (name,)
    return topics


def _articles(connection: Connection, scope: Scope, policy: Policy) -> Sequence[Any]:
    query = _ARTICLES.where(*attribution_filters(connection, scope)).order_by(col(t.Revision.id))
    return connection.execute(query, {"policy": _policy(connection, policy)}).all()


def _policy(connection: Connection, policy: Policy) -> int | None:
    """The number of a policy, where the store has it."""
    known = select(col(t.AuditPolicy.id)).where(col(t.AuditPolicy.version) == policy.version)
    return connection.execute(known).scalar()


def _add_policy(connection: Connection, policy: Policy) -> int:
    made = insert(t.AuditPolicy).returning(col(t.AuditPolicy.id))
    number = connection.execute(made, {"version": policy.version}).scalar_one()
    connection.execute(delete(t.AuditPolicy).where(col(t.AuditPolicy.id) <= number - _POLICIES))
    return number
