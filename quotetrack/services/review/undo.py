"""Decisions, taken back: the store is as if they had not been made."""

from __future__ import annotations

from quotetrack.model.decisions import OF_FACTS, OF_STATEMENTS, Action
from quotetrack.model.records import DecisionRow
from quotetrack.services.maintenance import after_write
from quotetrack.services.review import corrections, fact_links, speakers
from quotetrack.store import decision_log
from quotetrack.store.changes import Changes
from quotetrack.store.connection import Database
from quotetrack.store.statements import constraints


def undo(database: Database, number: int) -> DecisionRow:
    """Take a decision back. Returns what it was. Raises NotFoundError."""
    with database.write() as connection:
        decision = decision_log.revert(connection, number)
        changes, match = Changes(), True
        if decision.action is Action.CORRECT:
            match = corrections.take_back(connection, decision, changes)
        elif decision.action in OF_STATEMENTS:
            changes.regrouped = constraints.articles(decision)
        elif decision.action in OF_FACTS:
            fact_links.take_back(connection, decision, changes)
        else:
            speakers.take_back(connection, decision, changes)
        after_write(connection, changes, match=match)
        return decision
