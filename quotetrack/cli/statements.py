"""`quotetrack statements`: what was said once and printed by many, and what each made of it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from quotetrack.cli.groups import ListingGroup
from quotetrack.cli.options import ListOutput, format_option, list_options, quote_options
from quotetrack.cli.stores import deciding, opened_store, tell_unmatched, with_store
from quotetrack.cli.types import Parsed, sighting

if TYPE_CHECKING:
    from quotetrack.api import Store
    from quotetrack.store.decision_log import Reviewer


@click.group(
    cls=ListingGroup, short_help="List what many carried as one statement; show, split and join statements."
)
def statements() -> None:
    """What was said once and printed in several articles: who said it, who was first, who changed a word.

    `statements [OPTIONS]` is short for `statements list [OPTIONS]`. Sightings that match are one statement; those that
    drop a "not" or change a number are listed with it as contradicting. What you decide goes before that, is kept in a
    log (`quotetrack corrections`), can be taken back (`quotetrack undo`), and holds for articles to come.

    ID is a statement's, as the list prints it, or as much of its beginning as no other has.

    \b
    Example:
      quotetrack statements --since 2024-01-01
      quotetrack statements show 486e
      quotetrack statements --stock
    """


@statements.command("list")
@quote_options
@click.option(
    "--stock",
    is_flag=True,
    help="The stock phrases and slogans instead, which count as no statement: those of the whole store, no filter goes "
    "with it.",
)
@list_options()
def list_(wanted: dict[str, Any], stock: bool, listed: ListOutput) -> None:
    """List statements: most outlets first, then most sightings, then most days.

    Filters ask for one sighting that answers to all of them; what is told is the whole statement. Articles that are
    one text, such as a wire story, count once, and the others of them are its copies. Where the sightings name
    different speakers, it is said that they disagree.

    What each sighting did to the words that stand for the statement is counted; "other part" is one that gives another
    part of the statement than these words, and is a sighting for what it shares with others.

    `--stock` lists what is said on many occasions or by many people, with the reason why it is no repetition: first
    what is most often quoted alone, as a slogan is; names of people and places last.

    \b
    Example:
      quotetrack statements list --speaker "Kazuhiro Maejima"
      quotetrack statements list --text "as a card" --format json
      quotetrack statements list --stock --format csv > slogans.csv
    """
    from quotetrack.presentation.tables.statements import FLAT, NESTED, PHRASES
    from quotetrack.store.queries import stock_phrases

    if stock and wanted:
        raise click.UsageError(
            "--stock lists phrases of the whole store: it goes with --limit and --format only"
        )
    with opened_store() as store:
        nothing = tell_unmatched(store)
        if wanted:
            nothing = "no statement in the store fits that"
        if stock:
            phrases = listed.fetch(lambda most: stock_phrases.phrases(store.database, most))
            listed.print(phrases, PHRASES, "the store knows no stock phrase yet")
        else:
            rows = listed.fetch(lambda most: store.statements(limit=most, **wanted).rows)
            listed.print(rows, NESTED, nothing, flat=FLAT)


@statements.command()
@click.argument("statement", metavar="ID")
@format_option(("text", "json"))
@with_store
def show(store: Store, statement: str, form: str) -> None:
    """Print a statement and all who printed it, the earliest first, with the words that each left out or put in.

    "other part" is a sighting that gives another part of the statement than the words that stand for it, and is one for
    what it shares with other sightings: it is printed whole.

    \b
    Example:
      quotetrack statements show 486e
      quotetrack statements show 486e --format json
    """
    from quotetrack.presentation import statement as report

    tell_unmatched(store)
    report.write(store.statement(statement), form, sys.stdout)


@statements.command()
@click.argument("statement", metavar="ID")
@click.option(
    "--sighting", "sightings", type=Parsed("ARTICLE:START", sighting), multiple=True, required=True,
    help="A sighting that is another statement's: its article, and where it begins there.",
)  # fmt: skip
@deciding
def split(
    store: Store, statement: str, sightings: tuple[tuple[str, int], ...], by: Reviewer
) -> tuple[int, str]:
    """Part what was taken for one statement: the sightings that you give become another.

    A sighting that comes later goes with its own words. What you part is no match any more, either.

    \b
    Example:
      quotetrack statements split 486e --sighting articles/budget.txt:1
    """
    from quotetrack.services.review import statements as decide

    number = decide.split(store.database, statement, sightings, by)
    apart, rest = decide.homes(store.database, number)
    told = ", ".join(f"{article}:{start}" for article, start in sightings)
    return number, f"{told}: {_now(apart)}; the others: {_now(rest)}"


@statements.command()
@click.argument("statement", metavar="ID")
@click.argument("other", metavar="ID")
@deciding
def join(store: Store, statement: str, other: str, by: Reviewer) -> tuple[int, str]:
    """Make two statements one.

    \b
    Example:
      quotetrack statements join 486e 8a49 --note "one speech"
    """
    from quotetrack.services.review import statements as decide

    number = decide.join(store.database, statement, other, by)
    together, _ = decide.homes(store.database, number)
    return number, f"{statement} and {other} are one statement: {' '.join(together)}"


def _now(ids: list[str]) -> str:
    """Where sightings are after a decision; what is left alone is printed once only, and is no statement."""
    return f"now {' '.join(ids)}" if ids else "now in no statement"
