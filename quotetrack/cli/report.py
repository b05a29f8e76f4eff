"""`quotetrack report`: figures on how well the reporting is sourced."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quotetrack.cli.errors import say
from quotetrack.cli.options import (
    ListOutput,
    format_option,
    list_options,
    period_options,
    print_rows,
    scope_options,
)
from quotetrack.cli.origins import origins
from quotetrack.cli.output import open_output, output_option
from quotetrack.cli.stores import opened_store, tell_unmatched, with_store
from quotetrack.reports.anonymity import GROUPS

if TYPE_CHECKING:
    from quotetrack.api import Store

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


@report.command()
@click.option("--by", type=click.Choice(GROUPS), help="Also figures for each of these.")
@period_options
@format_option()
@output_option
@with_store
def anonymous(store: Store, by: str | None, period: dict[str, Any], form: str, output: Path | None) -> None:
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

    figures = store.report("anonymous", by=by, **period)
    _warn(figures.versions)
    print_rows(figures.total.articles, "no article in the store fits that")
    with open_output(output) as out:
        write_report(figures, period, form, out)


@report.command()
@click.option("--by", type=click.Choice(BY), help="Also figures for each of these.")
@click.option(
    "--compare", "compared", nargs=2, metavar="NAME NAME",
    help="Two groups of --by, compared with each other and not with the rest.",
)  # fmt: skip
@scope_options
@click.option(
    "--explain", "explained", metavar="FIGURE",
    help="The rows that make a figure, by its number or key, instead of the report.",
)  # fmt: skip
@click.option(
    "--config", "config", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Your settings.  [default: the nearest quotetrack.toml, from the working directory upward]",
)  # fmt: skip
@list_options((*FORMATS, "html"))
@output_option
def sourcing(
    by: str | None,
    compared: tuple[str, str] | None,
    scope: dict[str, Any],
    explained: str | None,
    config: Path | None,
    listed: ListOutput,
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
    from quotetrack.presentation.sourcing import write_evidence, write_report
    from quotetrack.reports.sourcing.measures import definitions, number_of
    from quotetrack.services.settings import find_settings, load_settings

    if compared and not by:
        raise click.UsageError("--compare names two groups: it goes with --by")
    if listed.limit is not None and explained is None:
        raise click.UsageError("--limit counts the rows of --explain")
    is_page = listed.form == "html"
    if is_page:
        html.ready()
    try:
        number = None if explained is None else number_of(explained)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--explain") from None
    keys = [told["key"] for told in definitions()]
    rows = html.explained(keys) if is_page else () if number is None else (number,)
    settings = load_settings(config or find_settings())
    with opened_store() as store:
        tell_unmatched(store)  # figures 4, 11 and 17 are of statements
        try:
            made = store.report(
                "sourcing",
                by=by,
                compared=compared or None,
                policy=settings.policy,
                explained=rows,
                **scope,
            )
        except ValueError as error:
            raise click.UsageError(str(error)) from error
    print_rows(made.articles, "no article in the store fits that")
    _warn(made.versions)
    with open_output(output) as out:
        if number is None or is_page:
            write_report(made, listed.form, out)
            return
        figure = made.figure(number)
        write_evidence(figure, listed.fetch(lambda most: figure.evidence[:most]), listed.form, out)
    print_rows(len(figure.evidence), f"no row makes figure {number}, {figure.title.lower()}")


@report.command()
@scope_options
@list_options(FORMATS)
@output_option
@with_store
def repetition(store: Store, scope: dict[str, Any], listed: ListOutput, output: Path | None) -> None:
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

    nothing = tell_unmatched(store)
    if scope:
        nothing = "no statement in the store fits that"
    ranked = store.report("repetition", **scope)
    with open_output(output) as out:
        write_ranking(listed.fetch(lambda most: ranked[:most]), listed.form, out)
    print_rows(len(ranked), nothing)


def _warn(readers: Mapping[str, int]) -> None:
    """Say so where different extractors read the articles: their figures do not compare."""
    if len(readers) > 1:
        told = ", ".join(f"{count} by {version}" for version, count in readers.items())
        say(f"read by different extractors: {told}", "quotetrack reextract reads all with one")
