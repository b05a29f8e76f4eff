"""What a write means for facts: which are looked for anew, and which are counted anew.

Decides whom a change reaches. An article is looked through again when its rows, its day or its outlet are others. A
speaker's name counts wherever that speaker is a source. An outlet that is new may be the one that articles credit: in
those that name it credits are read again, and where a credit can mean it origins are counted again.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, select
from sqlmodel import col

from quotetrack.audit.outlet_names import strip_article
from quotetrack.entities.outlets import is_same
from quotetrack.store import fulltext
from quotetrack.store import tables as t
from quotetrack.store.changes import Changes
from quotetrack.store.connection import THESE, fetch_in
from quotetrack.store.facts import wordings
from quotetrack.store.facts.detection import detect, detect_fact
from quotetrack.store.facts.evidence import credited_names, update_summaries

_Q = t.FactSighting


def refresh_facts(connection: Connection, changes: Changes) -> None:
    """Look for facts in revisions that changed, for facts that are new in all that is stored, and keep in the rows of
    both, and of those that speakers, outlets or verdicts reach, what their evidence comes to."""
    revisions = changes.extracted | changes.corrected | changes.described | changes.reviewed
    silent = changes.watched | changes.rated
    if not (
        revisions or changes.reworded or changes.speakers or changes.outlets or silent or changes.imported
    ):
        return
    if connection.execute(select(col(t.Fact.id)).limit(1)).scalar() is None:
        return
    for fact in sorted(changes.watched):
        detect_fact(connection, fact)
    touched = _said_by(connection, changes.speakers) | _relying_on(connection, changes.outlets)
    revisions |= _naming(connection, changes.outlets) | _worded(connection, changes.reworded)
    touched |= detect(connection, sorted(revisions))
    update_summaries(connection, silent, told=False)
    update_summaries(connection, (touched | changes.imported) - silent)


def _said_by(connection: Connection, speakers: Collection[int]) -> set[int]:
    """The facts of which these speakers are a source, or which they deny."""
    appeared = select(col(t.ArticleEntity.id)).where(col(t.ArticleEntity.speaker_id).in_(THESE))
    spoken = select(col(t.Attribution.id)).where(col(t.Attribution.article_entity_id).in_(appeared))
    said = select(col(_Q.fact_id)).where(
        col(_Q.attribution_id).in_(spoken), col(_Q.removed_in_revision).is_(None)
    )
    return {fact for (fact,) in fetch_in(connection, said.distinct(), None, speakers)}


def _naming(connection: Connection, outlets: Collection[str]) -> set[int]:
    """The revisions with a sighting whose text names one of these outlets."""
    found: set[int] = set()
    for name in filter(None, map(strip_article, sorted(outlets))):
        phrase = name.replace('"', " ")
        query = (
            select(col(_Q.revision_id))
            .join(t.Revision, col(t.Revision.id) == col(_Q.revision_id))
            .where(col(t.Revision.current), fulltext.written(connection, f'"{phrase}"'))
        )
        found.update(
            number for number in connection.execute(query.distinct()).scalars() if number is not None
        )
    return found


def _worded(connection: Connection, facts: Collection[int]) -> set[int]:
    """The current revisions with a sighting of one of these facts, or with words like those it is looked for in now."""
    sighted = (
        select(col(_Q.revision_id))
        .join(t.Revision, col(t.Revision.id) == col(_Q.revision_id))
        .where(col(t.Revision.current), col(_Q.removed_in_revision).is_(None))
    )
    found = {number for (number,) in fetch_in(connection, sighted, col(_Q.fact_id), facts)}
    alike = {number for fact in facts for number in wordings.resembling(connection, fact)}
    of = (
        select(col(t.Attribution.revision_id))
        .join(t.Revision, col(t.Revision.id) == col(t.Attribution.revision_id))
        .where(col(t.Revision.current))
    )
    return found | {number for (number,) in fetch_in(connection, of, col(t.Attribution.id), alike)}


def _relying_on(connection: Connection, outlets: Collection[str]) -> set[int]:
    """The facts with a sighting that says it has the words from one of these outlets, under whatever name."""
    if not outlets:
        return set()
    query = select(col(_Q.fact_id), col(_Q.credited), col(_Q.imported_json)).where(
        col(_Q.removed_in_revision).is_(None),
        col(_Q.credited).is_not(None) | col(_Q.imported_json).is_not(None),
    )
    return {
        fact
        for fact, credited, told in connection.execute(query)
        if any(is_same(name, one) for name in credited_names(credited, told) for one in outlets)
    }
