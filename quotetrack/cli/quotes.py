"""`quotetrack quotes`: find stored quotations and reported statements."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from quotetrack.cli.options import ListOutput, list_options, quote_options
from quotetrack.cli.stores import with_store

if TYPE_CHECKING:
    from quotetrack.model.records import QuoteFilter
    from quotetrack.store import Database


@click.command(short_help="Find stored quotations, newest first.")
@quote_options
@list_options()
@with_store
def quotes(store: Database, wanted: QuoteFilter, listed: ListOutput) -> None:
    """Find stored quotations and reported statements, newest first.

    Each row names the outlet, the date, the article and the offsets of the words in it; `quotetrack show
    ARTICLE` prints the article around them.

    \b
    Example:
      quotetrack quotes --speaker "Kazuhiro Maejima" --since 2024-01-01
      quotetrack quotes --text "interest rates" --anonymous --format csv > anonymous.csv
    """
    from quotetrack.presentation.tables.quotes import COLUMNS
    from quotetrack.store.queries import attributions

    rows = listed.fetch(lambda most: attributions.quotes(store, replace(wanted, limit=most)))
    listed.print(rows, COLUMNS, "no quotation in the store fits that")
