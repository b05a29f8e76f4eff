"""`quotetrack report`: figures on how well the reporting is sourced."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from quotetrack.cli.errors import say
from quotetrack.cli.options import (
    fetch_limited,
    format_option,
    limit_option,
    period_options,
    print_rows,
    warn_unmatched,
)
from quotetrack.cli.origins import origins
from quotetrack.cli.output import open_output, output_option
from quotetrack.reports.anonymity import GROUPS

if TYPE_CHECKING:
    from quotetrack.reports.sourcing.model import Figure, Report

FORMATS = ("table", "json", "jsonl", "csv", "markdown")
BY = ("outlet", "byline", "month", "article", "topic")


@click.group(short_help="Figures on sourcing.")
def report() -> None:
    """Figures on how well the reporting is sourced.

    \b
    Example:
      quotetrack report sourcing --by outlet
      quotetrack report anonymous --by month
      quotetrack report repetition --limit 10
    """


report.add_command(origins)


def _articles_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--byline` and `--topic`, beside those of the period: which articles."""
    for option in (
        click.option("--topic", metavar="NAME", help="Articles that were filed under this section or tag."),
        click.option("--byline", metavar="NAME", help="Articles with this name in their byline."),
    ):
        command = option(command)
    return period_options(command)


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
    every descriptor. The short form of `report sourcing`.

    \b
    Example:
      quotetrack report anonymous
      quotetrack report anonymous --by outlet --since 2024-01-01 --format csv
    """
    from quotetrack.presentation.anonymity import write_report
    from quotetrack.reports.anonymity import summarise
    from quotetrack.store import open_store
    from quotetrack.store.queries import attributions

    with open_store(ctx.obj, create=False) as store:
        articles = attributions.articles(store, outlet=outlet, since=since, until=until)
        rows = attributions.sourcing(store, outlet=outlet, since=since, until=until)
        figures = summarise(rows, articles, by)
        _warn(attributions.versions(store, outlet=outlet, since=since, until=until))
    if articles:
        scope = {"outlet": outlet, "since": since, "until": until}
        write_report(figures, scope, form, sys.stdout)
    print_rows(ctx, len(articles), "no article in the store fits that")


@report.command()
@click.option("--by", type=click.Choice(BY), help="Also figures for each of these.")
@click.option(
    "--compare", "compared", nargs=2, metavar="NAME NAME",
    help="Two groups of --by, compared with each other and not with the rest.",
)  # fmt: skip
@_articles_options
@click.option(
    "--explain", "explained", metavar="FIGURE",
    help="The rows that make a figure, by its number or key, instead of the report.",
)  # fmt: skip
@click.option(
    "--config", "config", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Your settings.  [default: the nearest quotetrack.toml, from the working directory upward]",
)  # fmt: skip
@limit_option
@format_option((*FORMATS, "html"))
@output_option
@click.pass_context
def sourcing(
    ctx: click.Context,
    by: str | None,
    compared: tuple[str, str] | None,
    outlet: str | None,
    since: date | None,
    until: date | None,
    byline: str | None,
    topic: str | None,
    explained: str | None,
    config: Path | None,
    limit: int | None,
    form: str,
    output: Path | None,
) -> None:
    """The eighteen figures that newsroom standards ask for, with numerator, denominator and interval.

    Each figure says what it is a share of; a share has its 95% interval (Wilson). With --by, each group is set beside
    all other articles: its share "differs" where the two intervals do not overlap, and a group of fewer than five
    articles is marked "few" and never compared. Who stands out is named. docs/sourcing-report.md says how each figure
    is counted, and by whose standard.

    `--explain FIGURE` lists the rows behind a figure, with article, offsets and words; --limit says how many. CSV and
    JSON Lines have a record a measure and group; JSON has everything. Your `quotetrack.toml` counts as for `audit`.

    \b
    Example:
      quotetrack report sourcing --by outlet
      quotetrack report sourcing --by outlet --compare "Harbor Ledger" Courier
      quotetrack report sourcing --explain mix --since 2024-01-01
      quotetrack report sourcing --by month --format markdown --output monday.md
    """
    from quotetrack.presentation import html
    from quotetrack.reports.sourcing.build import build_report as counted
    from quotetrack.reports.sourcing.measures import definitions
    from quotetrack.services.settings import find_settings, load_settings
    from quotetrack.store import open_store
    from quotetrack.store.filters import Scope
    from quotetrack.store.queries.reports import report_data

    if compared and not by:
        raise click.UsageError("--compare names two groups: it goes with --by")
    if limit is not None and explained is None:
        raise click.UsageError("--limit counts the rows of --explain")
    if form == "html":
        html.ready()
    keys = [told["key"] for told in definitions()]
    number = None if explained is None else _number(explained, keys)
    settings = load_settings(config or find_settings())
    wanted = Scope(outlet, since, until, byline, topic)
    asked = {"outlet": outlet, "since": since, "until": until, "byline": byline, "topic": topic}
    rows = html.explained(keys) if form == "html" else () if number is None else (number,)
    with open_store(ctx.obj, create=False) as store:
        warn_unmatched(store)  # figures 4, 11 and 17 are of statements
        found = report_data(store, wanted)
        try:
            told = counted(
                found.articles, found.statements, standard=settings.standard, beyond=found.beyond,
                origins=found.origins, by=by, compared=compared or None, explained=rows, scope=asked,
            )  # fmt: skip
        except ValueError as error:
            raise click.UsageError(str(error)) from error
    if not told.articles:
        print_rows(ctx, 0, "no article in the store fits that")
    _warn(told.versions)
    with open_output(output) as out:
        if number is None or form == "html":
            _write(told, form, out)
            return
        figure = told.figure(number)
        _write_rows(figure, fetch_limited(lambda most: figure.evidence[:most], form, limit), form, out)
    print_rows(ctx, len(figure.evidence), f"no row makes figure {number}, {figure.title.lower()}")


@report.command()
@_articles_options
@limit_option
@format_option(FORMATS)
@output_option
@click.pass_context
def repetition(
    ctx: click.Context,
    outlet: str | None,
    since: date | None,
    until: date | None,
    byline: str | None,
    topic: str | None,
    limit: int | None,
    form: str,
    output: Path | None,
) -> None:
    """What is repeated most: statements by how many outlets carry them, with origins and drift.

    Origins are independent: copies of one text and outlets that credit another count once. Drift is what the sightings
    did to the wording that stands for their statement; the one that has this wording counts as verbatim, and "other
    part" is one that gives another part of the statement. `quotetrack statements show ID` tells one in full.

    \b
    Example:
      quotetrack report repetition --limit 10
      quotetrack report repetition --since 2024-01-01 --format markdown --output repeated.md
    """
    from quotetrack.presentation.repetition import write_ranking
    from quotetrack.reports.repetition import rank_statements
    from quotetrack.reports.sourcing.metrics.repetition import carriers, sightings
    from quotetrack.store import open_store
    from quotetrack.store.articles import load as article_load
    from quotetrack.store.filters import Scope
    from quotetrack.store.queries.reports import report_data

    scope = Scope(outlet, since, until, byline, topic)
    with open_store(ctx.obj, create=False) as store:
        nothing = warn_unmatched(store)
        found = report_data(store, scope)
        wanted = carriers(found.statements)
        said: dict[Any, Any] = {}
        for stored in article_load.load_revisions(store, wanted):
            said |= sightings(wanted, stored.analysis)
    if scope != Scope():
        nothing = "no statement in the store fits that"
    ranked = rank_statements(found.statements, said, found.origins)
    with open_output(output) as out:
        rows = fetch_limited(lambda most: ranked[:most], form, limit)
        write_ranking(rows, form, out)
    print_rows(ctx, len(ranked), nothing)


def _number(name: str, keys: Sequence[str]) -> int:
    """The number of a figure, from its number or key; a usage error where there is none."""
    from difflib import get_close_matches

    given = name.strip().lower()
    if given in keys:
        return keys.index(given) + 1
    if given.isascii() and given.isdigit() and 1 <= int(given[:4]) <= len(keys):
        return int(given)
    near = get_close_matches(given, keys, 1)
    meant = f"did you mean {near[0]}?" if near else f"there are 1 to {len(keys)}: {', '.join(keys)}"
    raise click.BadParameter(f"there is no figure {name!r}; {meant}", param_hint="--explain")


def _warn(readers: Any) -> None:
    """Say so where different extractors read the articles: their figures do not compare."""
    if len(readers) > 1:
        told = ", ".join(f"{count} by {version}" for version, count in readers.items())
        say(f"read by different extractors: {told}", "quotetrack reextract reads all with one")


def _write(told: Report, form: str, out: TextIO) -> None:
    from quotetrack.presentation import html
    from quotetrack.presentation.formats import csv_, json_
    from quotetrack.presentation.sourcing import data, tables

    if form == "html":
        html.write(told, out)
    elif form == "table":
        tables.write_table(told, out)
    elif form == "markdown":
        tables.write_markdown(told, out)
    elif form == "json":
        json_.write_lines([data.report_document(told)], out)
    elif form == "jsonl":
        json_.write_lines(data.records(told), out)
    else:
        csv_.write(data.FLAT, ([*record.values()] for record in data.records(told)), out)


def _write_rows(figure: Figure, rows: Sequence[Any], form: str, out: TextIO) -> None:
    from quotetrack.presentation.formats import csv_, json_, markdown
    from quotetrack.presentation.sourcing import data, tables

    records = map(data.evidence, rows)
    if form == "table":
        tables.write_rows(figure, rows, out)
    elif form == "markdown":
        markdown.write(data.EVIDENCE, ([*record.values()] for record in records), out)
    elif form == "csv":
        csv_.write(data.EVIDENCE, ([*record.values()] for record in records), out)
    else:
        _ = json_.write_array(records, out) if form == "json" else json_.write_lines(records, out)
