"""What is told of a decision that was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotetrack.cli.errors import say

if TYPE_CHECKING:
    from quotetrack.store import Store


def decision_message(store: Store, number: int) -> None:
    """Say on stderr what was decided, by the names that the store has, so that a slip is seen."""
    from quotetrack.presentation import sanitize
    from quotetrack.store import decision_log

    with store.read() as connection:
        decision = decision_log.find_decision(connection, number)
    report_decisions(number, sanitize.single_line(decision.said))


def report_decisions(number: int, what: str) -> None:
    """Say on stderr what was decided, in these words, and how to take it back."""
    say(f"{what} (decision {number})", f"quotetrack undo {number} takes it back")
