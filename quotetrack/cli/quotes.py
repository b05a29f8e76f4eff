"""`quotetrack quotes`: find stored quotations and reported statements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from quotetrack.cli.options import ListOutput, list_options, quote_options
from quotetrack.cli.stores import with_store

if TYPE_CHECKING:
    from quotetrack.api import Store


@click.command(short_help="Find stored quotations, newest first.")
@quote_options
@list_options()
@with_store
def quotes(store: Store, wanted: dict[str, Any], listed: ListOutput) -> None:
    """Find stored quotations and reported statements, newest first.

    Each row names the outlet, the date, the article and the offsets of the words in it; `quotetrack show
    ARTICLE` prints the article around them.

    \b
    Example:
      quotetrack quotes --speaker "Kazuhiro Maejima" --since 2024-01-01
      quotetrack quotes --text "interest rates" --anonymous --format csv > anonymous.csv
    """
    from quotetrack.presentation.tables.quotes import COLUMNS

    rows = listed.fetch(lambda most: store.quotes(limit=most, **wanted).rows)
    listed.print(rows, COLUMNS, "no quotation in the store fits that")
