"""Refreshing statements: recomputes them where something changed, and there alone.

A change is marked by its wording (`matching.invalidation`). It may change the decision on the matches of that
wording, and on those of which a run of its words is the rarest that the two share, since that may have become a
stock phrase or be none any more; of runs that very many share, `phrase_statistics` knows when that is so. What is
connected to any of these by repetitions, by current statements or by what people decided is clustered again; the
rest cannot have changed. So what is kept is what a computation of everything would give, in whatever order articles
came. Whether two wordings repeat each other is left to `pair_decisions`, how they make groups to `clustering`, and
what is kept of a group to `materialize`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import Connection, func, select
from sqlmodel import col

from quotetrack.matching import fingerprints, stock_phrases
from quotetrack.matching.comparison import Relation
from quotetrack.model.records import DecisionRow
from quotetrack.store import tables as t
from quotetrack.store.connection import bulk_fetch, chunks, fetch_in
from quotetrack.store.matching import invalidation, inverted_index, pair_decisions, phrase_statistics
from quotetrack.store.matching.occurrence_cache import OccurrenceCache
from quotetrack.store.matching.pair_decisions import PairRow
from quotetrack.store.statements import constraints, materialize
from quotetrack.store.statements.clustering import group_sightings

FEW = 1000  # wordings that are stale; of more it is asked whether they are most
MOST = 0.25  # of the quotations; if more are stale, all are computed
AT_ONCE = 100_000  # wordings, matches or quotations that are looked at together
_WEAK = f"evidence < {stock_phrases.LITTLE}"
_TOGETHER = (
    f"(is_match OR relation = '{Relation.VERBATIM}')"  # the same words on two days are looked at together
)


class _Cluster(NamedTuple):
    """Quotations that hang together, and all by which they do."""

    numbers: set[int]
    rows: list[PairRow]  # their matches
    statements: dict[int, int]  # which each of them was in until now
    log: list[DecisionRow]  # what people decided about any of them


def is_up_to_date(connection: Connection) -> bool:
    """Is what is kept up to date?"""
    return not invalidation.pending(connection, 1)


def refresh_statements(connection: Connection) -> None:
    """Bring what is kept of statements up to date."""
    while marked := invalidation.pending(connection, AT_ONCE):
        if invalidation.EVERYTHING in marked.values() or _are_most(connection, len(marked)):
            _settle_all(connection)
            invalidation.clear_all(connection)
        else:
            cache = OccurrenceCache(connection)
            _keep(cache, _changed(cache, marked), marked.values())
            invalidation.clear_pending(connection, marked)


def _are_most(connection: Connection, marked: int) -> bool:
    """Are so many wordings most of those that there are?"""
    if marked <= FEW:  # as a rule: the others need not be counted
        return False
    stored = connection.execute(select(func.count()).select_from(t.Quotation)).scalar_one()
    return bool(marked > MOST * stored)


def _settle_all(connection: Connection) -> None:
    """Compute all anew: matches, then statements, some at a time: what a million quotations say is not held at once."""
    phrase_statistics.clear(connection)
    for rows in pair_decisions.all_pairs(connection, AT_ONCE):
        pair_decisions.decide_pairs(OccurrenceCache(connection), rows)
    grouped: set[int] = set()
    for some in chunks(_sighted(connection), AT_ONCE):
        grouped |= _keep(OccurrenceCache(connection), {*some} - grouped)


def _sighted(connection: Connection) -> list[int]:
    """The quotations that are in a statement, or may come to be: of each two that match, one."""
    kept = connection.exec_driver_sql("SELECT attribution_id FROM sightings").scalars()
    matched = connection.exec_driver_sql(f"SELECT DISTINCT a_id FROM matches WHERE {_TOGETHER}").scalars()
    named = {article for row in constraints.standing(connection) for article in constraints.articles(row)}
    return sorted({*kept, *matched, *invalidation.quotations_of_articles(connection, named)})


def _keep(cache: OccurrenceCache, changed: Collection[int], marked: Iterable[str] = ()) -> set[int]:
    """Group anew what hangs together with quotations, and keep what comes of it. Gives the numbers of all these."""
    some = _together(cache.connection, changed)
    pairs = pair_decisions.pairs(cache, some.rows)
    groups = group_sightings(cache, pairs, constraints.corrections(cache, some.log))
    words = {cache.normal(one).joined for one in marked}
    materialize.write_statements(cache, pairs, groups, some.statements, words)
    return some.numbers


def _changed(cache: OccurrenceCache, marked: Mapping[int, str]) -> set[int]:
    """The quotations whose statements are to be computed anew because these wordings changed, to begin with."""
    connection = cache.connection
    here, _ = inverted_index.postings_for_keys(connection, marked)
    changed = {number for held in here.values() for number in held}
    doubtful = {row[:2]: row for row in pair_decisions.rows(connection, changed)}
    # What came may have made a run that was the rarest less so, and changes what is known of it. Of a run that very
    # many share that is remembered, and all that match by it are marked when it is another.
    keys = fingerprints.keys_of_all(cache.normal(words).words for words in marked.values())
    keys -= {key for (key,) in bulk_fetch(connection, "key", "phrases", "key", keys)}
    doubtful |= {row[:2]: row for row in pair_decisions.rows(connection, keys, by=("rarest_key",))}
    # What is gone may have left another run as the rarest.
    gone = fingerprints.keys_of_all(
        cache.normal(words).words for key, words in marked.items() if key not in here
    )
    few, _ = inverted_index.postings_for_keys(connection, gone)
    held = {number for some in few.values() for number in some}
    left = (
        row
        for row in pair_decisions.rows(connection, held, _WEAK)
        if {row.a, row.b} <= held
        or row.relation == Relation.VERBATIM  # one of two equals alone is under keys
    )
    doubtful |= {row[:2]: row for row in left}
    return changed | pair_decisions.decide_pairs(cache, doubtful.values())


def _together(connection: Connection, changed: Collection[int]) -> _Cluster:
    """All quotations that hang together with those that changed."""
    decided = constraints.standing(connection)
    found: set[int] = set()
    rows: dict[tuple[int, int], PairRow] = {}
    statements: dict[int, int] = {}
    named: set[str] = set()
    log: dict[int, DecisionRow] = {}
    wanted = {*changed}
    while wanted:
        found |= wanted
        new_rows = pair_decisions.rows(connection, wanted, _TOGETHER)
        rows |= {row[:2]: row for row in new_rows}
        kept = dict(bulk_fetch(connection, _SIGHTING, "sightings", "attribution_id", wanted))
        kept |= dict(
            bulk_fetch(
                connection, _SIGHTING, "sightings", "statement_id", {*kept.values()} - {*statements.values()}
            )
        )
        statements |= kept
        linked = kept.keys() | {number for row in new_rows for number in row[:2]}
        if decided:
            here = _articles(connection, wanted)
            new = {row.id: row for row in decided if row.id not in log and here & constraints.articles(row)}
            log |= new
            articles = {article for row in new.values() for article in constraints.articles(row)} - named
            named |= articles
            linked |= invalidation.quotations_of_articles(connection, articles)
        wanted = linked - found
    return _Cluster(found, [*rows.values()], statements, [log[number] for number in sorted(log)])


_SIGHTING = "attribution_id, statement_id"


def _articles(connection: Connection, numbers: Collection[int]) -> set[str]:
    keys = (
        select(col(t.Article.key))
        .join(t.Revision, col(t.Revision.article_id) == col(t.Article.id))
        .join(t.Attribution, col(t.Attribution.revision_id) == col(t.Revision.id))
    )
    return {key for (key,) in fetch_in(connection, keys, col(t.Attribution.id), numbers)}
