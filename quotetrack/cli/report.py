"""`quotetrack report`: figures on how well the reporting is sourced."""

from __future__ import annotations

import sys
from datetime import date

import click

from quotetrack.cli.failure import say
from quotetrack.cli.options import finish, format_option, period_options
from quotetrack.cli.origins import origins
from quotetrack.report.anonymous import GROUPS


@click.group(short_help="Figures on sourcing.")
def report() -> None:
    """Figures on how well the reporting is sourced.

    \b
    Example:
      quotetrack report anonymous --by month
    """


report.add_command(origins)


@report.command()
@click.option("--by", type=click.Choice(GROUPS), help="Also figures for each of these.")
@period_options
@format_option()
@click.pass_context
def anonymous(
    ctx: click.Context, by: str | None, outlet: str | None, since: date | None, until: date | None, form: str
) -> None:
    """How much of the reporting rests on anonymous sources, and how many are given a reason.

    Anonymous are particular people whose names are withheld; spokespeople and crowds are not. Every share
    is printed with what it is a share of and its 95% interval (Wilson); a group of fewer than five articles
    is marked "few". CSV and JSON Lines have one record for all articles, then one a group; JSON also has
    every descriptor.

    \b
    Example:
      quotetrack report anonymous
      quotetrack report anonymous --by outlet --since 2024-01-01 --format csv
    """
    from quotetrack.report.anonymous import summarise
    from quotetrack.report.rendering import write_report
    from quotetrack.store import open_store, query

    with open_store(ctx.obj, create=False) as store:
        articles = query.articles(store, outlet=outlet, since=since, until=until)
        rows = query.sourcing(store, outlet=outlet, since=since, until=until)
        figures = summarise(rows, articles, by)
        readers = query.versions(store, outlet=outlet, since=since, until=until)
    if len(readers) > 1:
        told = ", ".join(f"{count} by {version}" for version, count in readers.items())
        say(f"read by different extractors: {told}", "quotetrack reextract reads all with one")
    if articles:
        scope = {"outlet": outlet, "since": since, "until": until}
        write_report(figures, scope, form, sys.stdout)
    finish(ctx, len(articles), "no article in the store fits that")
