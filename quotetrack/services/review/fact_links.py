"""What people decided about sightings: that an attribution carries a fact, or does not.

A decision is logged under its article, with the words of the attribution, and holds as long as the article has them
(`store.facts.links`). What was linked adds its words to those in which the fact is looked for, as long as the decision
stands.
"""

from __future__ import annotations

from sqlalchemy import Connection, select
from sqlmodel import col

from quotetrack.errors import NotFoundError, StoreError
from quotetrack.model.decisions import Action
from quotetrack.model.records import DecisionRow
from quotetrack.services.maintenance import after_write
from quotetrack.store import decision_log, filters
from quotetrack.store import tables as t
from quotetrack.store.changes import Changes
from quotetrack.store.connection import Database
from quotetrack.store.corrections.anchoring import snapshot_row
from quotetrack.store.decision_log import NOBODY, Reviewer
from quotetrack.store.facts import wordings
from quotetrack.store.queries import facts


def link(database: Database, prefix: str, attribution: int, by: Reviewer = NOBODY) -> int:
    """An attribution carries a fact, whatever its words. Gives the number of the decision. Raises NotFoundError for a
    fact or attribution that is not there, StoreError where that is known."""
    return _decide(database, Action.FACT_LINK, prefix, attribution, by)


def unlink(database: Database, prefix: str, attribution: int, by: Reviewer = NOBODY) -> int:
    """An attribution does not carry a fact, nor deny it. Gives the number of the decision. Raises NotFoundError for a
    fact or attribution that is not there, StoreError where it is no sighting."""
    return _decide(database, Action.FACT_UNLINK, prefix, attribution, by)


def take_back(connection: Connection, decision: DecisionRow, changes: Changes) -> None:
    """Look for the facts of an article anew after a decision about it was taken back."""
    changes.reworded |= wordings.forget(connection, decision.id)
    current = (
        select(col(t.Revision.id))
        .join(t.Article, col(t.Article.id) == col(t.Revision.article_id))
        .where(col(t.Article.key) == decision.subject, col(t.Revision.current))
    )
    changes.reviewed.update(connection.execute(current).scalars())


def _decide(database: Database, action: Action, prefix: str, attribution: int, by: Reviewer) -> int:
    with database.write() as connection:
        fact = facts.find_fact(connection, prefix)
        about = (col(t.Attribution.revision_id), col(t.Attribution.words), col(t.Article.key))
        row = filters.attribution_query(connection, attribution, *about)
        sighting = t.FactSighting
        held = connection.execute(
            select(col(sighting.method)).where(
                col(sighting.fact_id) == fact.id, col(sighting.attribution_id) == attribution,
                col(sighting.removed_in_revision).is_(None),
            )
        ).scalar()  # fmt: skip
        if action is Action.FACT_LINK and held is t.DetectionMethod.LINKED:
            raise StoreError(f"attribution {attribution} is linked to {fact.key} already")
        if action is Action.FACT_UNLINK and held is None:
            raise NotFoundError(
                f"attribution {attribution} is no sighting of {fact.key}",
                f"`quotetrack facts show {fact.key}` lists them",
            )
        data = {"fact": fact.key, "claim": fact.claim, "base": snapshot_row(connection, attribution)}
        number = decision_log.record_decision(connection, action, row.key, data, *by)
        if action is Action.FACT_LINK:
            wordings.add(connection, fact.id, [row.words], number)
        else:
            _forget_words(connection, fact.id, row.words)
        after_write(connection, Changes(reviewed={row.revision_id}, reworded={fact.id}))
        return number


def _forget_words(connection: Connection, fact: int, words: str) -> None:
    """What is no sighting is no wording that somebody linked either."""
    query = select(col(t.Wording.decision_id)).where(
        col(t.Wording.fact_id) == fact, col(t.Wording.words) == words, col(t.Wording.decision_id).is_not(None)
    )
    for decision in connection.execute(query).scalars().all():
        if decision is not None:
            wordings.forget(connection, decision)
