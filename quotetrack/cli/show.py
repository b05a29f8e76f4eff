"""`quotetrack show`: one stored article with its attributions marked."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from quotetrack.cli.options import format_option
from quotetrack.cli.stores import with_store
from quotetrack.presentation import ANALYSIS_FORMATS, write_document

if TYPE_CHECKING:
    from quotetrack.api import Store


@click.command(short_help="Print a stored article with its attributions marked.")
@click.argument("article")
@format_option(ANALYSIS_FORMATS)
@with_store
def show(store: Store, article: str, form: str) -> None:
    """Print a stored article with its attributions marked.

    ARTICLE is its id as `quotetrack quotes` prints it, its URL or its number. JSON carries the text, what
    is known of the article, and the offsets.

    \b
    Example:
      quotetrack show articles/budget.txt
      quotetrack show 1 --format json
    """
    write_document(store.article(article), form, sys.stdout)
