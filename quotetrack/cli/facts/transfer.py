"""Facts out to other programs and people, and in again."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from quotetrack.cli.errors import FAILED, describe, say
from quotetrack.cli.options import print_rows
from quotetrack.cli.stores import opened_store
from quotetrack.model import Problem

if TYPE_CHECKING:
    from quotetrack.facts.exchange_record import ExchangeRecord

EXPORTS = ("jsonld", "csv", "jsonl")


@click.command("export")
@click.option(
    "--format", "form", type=click.Choice(EXPORTS), default="jsonld", show_default=True, help="How to print."
)
def export(form: str) -> None:
    """Print all facts: as schema.org Claim and ClaimReview, as a table for spreadsheets, or as JSON Lines.

    CSV and JSON Lines carry everything, and `facts import` brings it back. What you add to the table, also in columns
    of your own, comes in and goes out as it is.

    \b
    Example:
      quotetrack facts export > claims.jsonld
      quotetrack facts export --format csv > facts.csv
    """
    from quotetrack.presentation.formats import claimreview, facts_table
    from quotetrack.services import fact_exchange
    from quotetrack.services.settings import find_settings, load_settings

    scale = load_settings(find_settings()).scale
    with opened_store() as store:
        records = fact_exchange.records(store.database)
        if form == "jsonld":
            n = claimreview.write(records, scale, sys.stdout)
        elif form == "jsonl":
            n = facts_table.write_lines(records, sys.stdout)
        else:
            n = facts_table.write_table([*records], sys.stdout)
    print_rows(n, "nothing is under watch yet")


@click.command("import")
@click.argument("file", metavar="FILE|-")
@click.option(
    "--format", "form", type=click.Choice(EXPORTS), help="What it is, where its name does not tell."
)
@click.pass_context
def import_(ctx: click.Context, file: str, form: str | None) -> None:
    """Take facts from a file: CSV, JSON Lines, or JSON-LD with schema.org Claim or ClaimReview.

    A table needs a column `claim`; `claimant`, `claimed` (a day), `verdict`, `verdict_date`, `verdict_url`,
    `verdict_by` and `verdict_note` are understood, and all other columns are kept as they are. Importing a file again
    adds nothing but what is new in it. The store is searched for each new fact. A store that is not there is made.

    Exit status: 0 everything is in; 1 some lines could not be read.

    \b
    Example:
      quotetrack facts import claims.csv
      curl https://example.org/checks.json | quotetrack facts import --format jsonld -
    """
    from quotetrack.readers import facts as reader
    from quotetrack.services import fact_exchange
    from quotetrack.store import open_database

    form = form or reader.fact_format(file)
    if form is None:
        raise click.UsageError(f"what {file!r} is cannot be told from its name: give --format")
    with click.open_file(file, "rb") as stream:
        data: bytes = stream.read()
    name = "stdin" if file == "-" else file
    found: list[ExchangeRecord | Problem] = [*reader.read_facts(data, form, name)]
    problems = [one for one in found if isinstance(one, Problem)]
    for problem in problems:
        say(describe(problem))
    with open_database(ctx.obj) as store:
        counts, lost = fact_exchange.bring(store, [one for one in found if not isinstance(one, Problem)])
    for record, error in lost:
        problems.append(_unfit(record, error))
        say(describe(problems[-1]))
    told = ", ".join(f"{counts[outcome]} {outcome.value}" for outcome in fact_exchange.Outcome)
    say(f"{told}, {len(problems)} failed")
    if problems or not counts:
        ctx.exit(FAILED)


def _unfit(record: ExchangeRecord, error: Exception) -> Problem:
    """Why a fact of a file is not in: what a file can say and no store can keep."""
    fault = Problem.of_fault(record.where, "stored", error)
    return replace(fault, advice="set it beside what `quotetrack facts export` prints; the others are in")


COMMANDS = (export, import_)
