"""`quotetrack speakers`: who speaks in the store, and how often."""

from __future__ import annotations

import sys

import click

from quotetrack.cli.options import fetch, finish, format_option, limit_for, limit_option
from quotetrack.export import Column, write

COLUMNS = (
    Column("name", "Speaker", wide=True),
    Column("type", "Type"),
    Column("attributions", "Times", right=True),
    Column("articles", "Articles", right=True),
    Column("outlets", "Outlets", right=True),
    Column("first"),
    Column("last", "Last", whole=True),
    Column("aliases"),
)


@click.command(short_help="List who speaks in the store, most quoted first.")
@click.argument("search", required=False)
@limit_option
@format_option()
@click.pass_context
def speakers(ctx: click.Context, search: str | None, limit: int | None, form: str) -> None:
    """List who speaks in the store, most quoted first.

    SEARCH is a part of a name.

    \b
    Example:
      quotetrack speakers
      quotetrack speakers maejima --format json
    """
    from quotetrack.store import open_store, query

    with open_store(ctx.obj, create=False) as store:
        rows = fetch(lambda most: query.speakers(store, search=search, limit=most), limit_for(form, limit))
    nothing = f"no speaker has {search!r} in the name" if search else "the store knows no speaker yet"
    finish(ctx, write(rows, COLUMNS, form, sys.stdout), nothing)
