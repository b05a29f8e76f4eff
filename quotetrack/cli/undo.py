"""`quotetrack undo`: take back what a person decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quotetrack.cli.errors import say
from quotetrack.cli.stores import with_store
from quotetrack.cli.types import NUMBER

if TYPE_CHECKING:
    from quotetrack.api import Store


@click.command(short_help="Take a correction or another decision back.")
@click.argument("decision", type=NUMBER)
@with_store
def undo(store: Store, decision: int) -> None:
    """Take a decision back, by its number: the store is as if it had not been made. The log keeps its line.

    \b
    Example:
      quotetrack corrections
      quotetrack undo 3
    """
    say(f"decision {decision} is taken back: {store.undo(decision).said}")
