"""Reports on what a store holds: asks it for what is counted, and has it counted."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, replace

from quotetrack.audit import Policy
from quotetrack.model.records import Scope
from quotetrack.reports.anonymity import AnonymousReport, summarise
from quotetrack.reports.repetition import Repetition, rank_statements
from quotetrack.reports.sourcing.build import build_report
from quotetrack.reports.sourcing.model import Report
from quotetrack.services.maintenance import refresh_audits
from quotetrack.store.connection import Database
from quotetrack.store.queries import attributions, reports


def anonymity_report(database: Database, scope: Scope, *, by: str | None = None) -> AnonymousReport:
    """How much of a scope rests on anonymous sources: see `reports.anonymity`. Raises NotFoundError for an unknown
    outlet, ValueError for groups that are none."""
    made = summarise(attributions.sourcing(database, scope), attributions.articles(database, scope), by)
    return replace(made, versions=attributions.versions(database, scope))


def sourcing_report(
    database: Database,
    scope: Scope,
    policy: Policy,
    *,
    by: str | None = None,
    compared: tuple[str, str] | None = None,
    explained: Collection[int] = (),
) -> Report:
    """All eighteen figures of a scope: see `reports.sourcing.build.report`. Keeps what it counts, where the store can
    be written. Raises NotFoundError for an unknown outlet, ValueError for groups that are none."""
    refresh_audits(database, scope, policy)
    repeated = reports.repeated_statements(database, scope)
    return build_report(
        reports.counted_articles(database, scope, policy, explained), repeated.rows, said=repeated.said,
        origins=repeated.origins, by=by, compared=compared, explained=explained, scope=asdict(scope),
    )  # fmt: skip


def ranking(database: Database, scope: Scope) -> list[Repetition]:
    """The statements that articles of a scope carry, the most repeated first. Raises NotFoundError for an unknown
    outlet."""
    repeated = reports.repeated_statements(database, scope)
    return rank_statements(repeated.rows, repeated.said, repeated.origins)
