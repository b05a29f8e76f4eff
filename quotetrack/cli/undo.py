"""`quotetrack undo`: take back what a person decided."""

from __future__ import annotations

import click

from quotetrack.cli.errors import say


@click.command(short_help="Take a correction or another decision back.")
@click.argument("decision", type=click.IntRange(1, 2**63 - 1))
@click.pass_obj
def undo(where: str | None, decision: int) -> None:
    """Take a decision back, by its number: the store is as if it had not been made. The log keeps its line.

    \b
    Example:
      quotetrack corrections
      quotetrack undo 3
    """
    from quotetrack.presentation import sanitize
    from quotetrack.services.review.undo import undo as take_back
    from quotetrack.store import open_store

    with open_store(where, create=False) as store:
        found = take_back(store, decision)
    say(f"decision {decision} is taken back: {sanitize.single_line(found.said)}")
