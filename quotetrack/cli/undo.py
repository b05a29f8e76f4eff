"""`quotetrack undo`: take back what a person decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quotetrack.cli.errors import say
from quotetrack.cli.stores import with_store
from quotetrack.cli.types import NUMBER

if TYPE_CHECKING:
    from quotetrack.store import Database


@click.command(short_help="Take a correction or another decision back.")
@click.argument("decision", type=NUMBER)
@with_store
def undo(store: Database, decision: int) -> None:
    """Take a decision back, by its number: the store is as if it had not been made. The log keeps its line.

    \b
    Example:
      quotetrack corrections
      quotetrack undo 3
    """
    from quotetrack.services.review.undo import undo as take_back

    say(f"decision {decision} is taken back: {take_back(store, decision).said}")
