"""`quotetrack statements`: what was said once and printed by many, and what each made of it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from quotetrack.cli.decision_messages import report_decisions
from quotetrack.cli.groups import ListingGroup
from quotetrack.cli.options import (
    by_options,
    fetch_limited,
    format_option,
    limit_option,
    print_rows,
    quote_options,
    warn_unmatched,
)
from quotetrack.presentation import Column, sanitize, write

if TYPE_CHECKING:
    from rich.text import Text

    from quotetrack.model.records import PhraseRow, QuoteFilter, StatementRow
    from quotetrack.store.decision_log import Reviewer


def _carried(row: StatementRow) -> str:
    from quotetrack.text.phrasing import count_of

    days = [] if row.days is None else [count_of(row.days, "day")]
    return "\n".join((row.id, count_of(row.outlets, "outlet"), count_of(row.sightings, "sighting"), *days))


def _who(row: StatementRow) -> str:
    return (
        "\n".join((*map(sanitize.single_line, row.speakers), *(["(they disagree)"] if row.disagree else [])))
        or "–"
    )


def _words(row: StatementRow) -> Text:
    """The words, and beneath them who was first and what was done to them."""
    from rich.text import Text

    from quotetrack.presentation.statement import relations
    from quotetrack.text.phrasing import count_of

    first = " ".join(str(fact) for fact in (row.first.outlet or row.first.article, row.first.date) if fact)
    more = f" and {row.same_day_outlets} more that day" if row.same_day_outlets and row.first.date else ""
    facts = (
        f"first {first}{more}" if row.first.date else f"undated, {first}",
        relations(row),
        count_of(row.copies, "copy", "copies") if row.copies else "",
    )
    out = Text(sanitize.excerpt(row.words))
    return out.append("\n" + sanitize.single_line(" · ".join(fact for fact in facts if fact)), "dim")


def _timeline(row: StatementRow) -> list[dict[str, object]]:
    from quotetrack.presentation.statement import timeline

    return timeline(row)


COLUMNS = (
    Column("carried", "Statement", cell=_carried, data=False, whole=True),
    Column("id"),
    Column("outlets"),
    Column("sightings"),
    Column("days"),
    Column("speakers", "Speaker", cell=_who, most=16),
    Column("words", "Words", cell=_words, wide=True),
    Column("disagree"),
    Column("copies"),
    Column("last"),
    Column("same_day_outlets"),
    Column("relations"),
)


def _first(key: str) -> Column:
    def value(row: StatementRow) -> Any:
        return getattr(row.first, key)

    return Column(f"first_{key}", value=value)


# JSON has the first sighting and all of them as objects, CSV the facts of the first as columns.
NESTED = (*COLUMNS, Column("first"), Column("timeline", value=_timeline))
FLAT = (*COLUMNS, *map(_first, ("article", "outlet", "date", "start", "end")))


def _why(row: PhraseRow) -> str:
    return "\n".join((*row.reasons, *(["a name"] if row.names else [])))


PHRASES = (
    Column("words", "Phrase", wide=True),
    Column("reasons", "Why", cell=_why),
    Column("occasions"),
    Column("speakers"),
    Column("names"),
    Column("quoted_alone", "Alone", right=True),
    Column("sightings", "Seen", right=True),
    Column("outlets", "Outlets", right=True),
    Column("first", "First", whole=True),
    Column("last", "Last", whole=True),
)


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
@limit_option
@format_option()
@click.pass_context
def list_(
    ctx: click.Context,
    wanted: QuoteFilter,
    stock: bool,
    limit: int | None,
    form: str,
) -> None:
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
    from quotetrack.model.records import QuoteFilter
    from quotetrack.store import open_store
    from quotetrack.store.queries import statements as known
    from quotetrack.store.queries import stock_phrases

    asked = wanted != QuoteFilter()
    if stock and asked:
        raise click.UsageError(
            "--stock lists phrases of the whole store: it goes with --limit and --format only"
        )
    with open_store(ctx.obj, create=False) as store:
        nothing = warn_unmatched(store)
        if stock:
            told = fetch_limited(lambda most: stock_phrases.phrases(store, most), form, limit)
            print_rows(ctx, write(told, PHRASES, form, sys.stdout), "the store knows no stock phrase yet")
            return
        rows = fetch_limited(lambda most: known.statements(store, wanted, most), form, limit)
    if asked:
        nothing = "no statement in the store fits that"
    print_rows(ctx, write(rows, FLAT if form == "csv" else NESTED, form, sys.stdout), nothing)


@statements.command()
@click.argument("statement", metavar="ID")
@format_option(("text", "json"))
@click.pass_obj
def show(where: str | None, statement: str, form: str) -> None:
    """Print a statement and all who printed it, the earliest first, with the words that each left out or put in.

    "other part" is a sighting that gives another part of the statement than the words that stand for it, and is one for
    what it shares with other sightings: it is printed whole.

    \b
    Example:
      quotetrack statements show 486e
      quotetrack statements show 486e --format json
    """
    from quotetrack.presentation import statement as report
    from quotetrack.store import open_store
    from quotetrack.store.queries import statements as known

    with open_store(where, create=False) as store:
        warn_unmatched(store)
        row = known.statement(store, statement)
    report.write(row, form, sys.stdout)


class _Place(click.ParamType[tuple[str, int]]):
    """A sighting: the id of its article and where it begins, with a colon between."""

    name = "ARTICLE:START"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, int]:
        """The article and the offset; a usage error where there is none."""
        article, _, start = str(value).rpartition(":")
        if not article or not (start.isascii() and start.isdigit()) or len(start) > 12:
            self.fail(f"{value!r} is no sighting; write it as ARTICLE:START", param, ctx)
        return article, int(start)


@statements.command()
@click.argument("statement", metavar="ID")
@click.option(
    "--sighting", "sightings", type=_Place(), multiple=True, required=True,
    help="A sighting that is another statement's: its article, and where it begins there.",
)  # fmt: skip
@by_options
@click.pass_obj
def split(where: str | None, statement: str, sightings: tuple[tuple[str, int], ...], by: Reviewer) -> None:
    """Part what was taken for one statement: the sightings that you give become another.

    A sighting that comes later goes with its own words. What you part is no match any more, either.

    \b
    Example:
      quotetrack statements split 486e --sighting articles/budget.txt:1
    """
    from quotetrack.services.review import statements as decide
    from quotetrack.store import open_store

    with open_store(where, create=False) as store:
        number = decide.split(store, statement, sightings, by)
        apart, rest = decide.homes(store, number)
    told = ", ".join(f"{article}:{start}" for article, start in sightings)
    report_decisions(number, f"{told}: {_now(apart)}; the others: {_now(rest)}")


@statements.command()
@click.argument("statement", metavar="ID")
@click.argument("other", metavar="ID")
@by_options
@click.pass_obj
def join(where: str | None, statement: str, other: str, by: Reviewer) -> None:
    """Make two statements one.

    \b
    Example:
      quotetrack statements join 486e 8a49 --note "one speech"
    """
    from quotetrack.services.review import statements as decide
    from quotetrack.store import open_store

    with open_store(where, create=False) as store:
        number = decide.join(store, statement, other, by)
        together, _ = decide.homes(store, number)
    report_decisions(number, f"{statement} and {other} are one statement: {' '.join(together)}")


def _now(ids: list[str]) -> str:
    """Where sightings are after a decision; what is left alone is printed once only, and is no statement."""
    return f"now {' '.join(ids)}" if ids else "now in no statement"
