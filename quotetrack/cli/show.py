"""`quotetrack show`: one stored article with its attributions marked."""

from __future__ import annotations

import sys

import click

from quotetrack.cli.options import format_option
from quotetrack.presentation import ANALYSIS_FORMATS, write_document


@click.command(short_help="Print a stored article with its attributions marked.")
@click.argument("article")
@format_option(ANALYSIS_FORMATS)
@click.pass_obj
def show(where: str | None, article: str, form: str) -> None:
    """Print a stored article with its attributions marked.

    ARTICLE is its id as `quotetrack quotes` prints it, its URL or its number. JSON carries the text, what
    is known of the article, and the offsets.

    \b
    Example:
      quotetrack show articles/budget.txt
      quotetrack show 1 --format json
    """
    from quotetrack.store import open_store
    from quotetrack.store.queries import attributions

    with open_store(where, create=False) as store:
        write_document(attributions.load_article(store, article), form, sys.stdout)
