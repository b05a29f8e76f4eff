"""`quotetrack report origins`: where one statement comes from."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from quotetrack.cli.options import format_option
from quotetrack.cli.stores import tell_unmatched, with_store

if TYPE_CHECKING:
    from quotetrack.api import Store


@click.command()
@click.argument("statement", metavar="STATEMENT")
@format_option(("text", "json", "csv"))
@with_store
def origins(store: Store, statement: str, form: str) -> None:
    """Who credits whom for a statement, and how many had it from nobody else.

    An origin is an outlet that carries the statement and credits nobody for it, or one that is credited and credits
    nobody in turn, whether the store has it or not. What counts as a credit: "Reuters reported", "told CNN", "according
    to the People's Daily", the byline or dateline of an agency, a text that is another article's. Two outlets that
    quote one speaker and credit nobody are two origins; who is quoted is told beside that. Outlets that credit each
    other in a circle are told, and are no origins for that.

    STATEMENT is the id of one, as `quotetrack statements` prints it, or as much of its beginning as no other has. CSV
    has the credits, one a line, each with the article, the offsets and the words.

    \b
    Example:
      quotetrack report origins 486e
      quotetrack report origins 486e --format csv > credits.csv
    """
    from quotetrack.presentation import provenance as report
    from quotetrack.store.queries import provenance as known

    tell_unmatched(store)
    row = store.statement(statement)
    report.write(row, known.origins(store.database, [row])[0], form, sys.stdout)
