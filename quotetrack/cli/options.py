"""Options that several commands share, so that each is spelled and explained once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from quotetrack.cli.errors import FAILED, say
from quotetrack.extraction.engines import ENGINES
from quotetrack.model import Kind, SourceType
from quotetrack.presentation import FORMATS

if TYPE_CHECKING:
    from quotetrack.store import Store

F = TypeVar("F", bound=Callable[..., Any])
Row = TypeVar("Row")

TABLE_ROWS = 50  # rows a table shows when --limit is not given: more is for a file


class Day(click.ParamType[date]):
    """A calendar day, YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that `value` spells; a usage error when it spells none."""
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(value)
        except ValueError:
            day = None
        if day is None or day.isoformat() != value:  # ISO 8601 also has "20240301" and "2024-W09-5"
            self.fail(f"{value!r} is not a day; write it as YYYY-MM-DD", param, ctx)
        return day


class Share(click.FloatRange):
    """A share from 0 to 1. "nan" is none: nothing would ever be above it."""

    def __init__(self) -> None:
        super().__init__(0, 1)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number; a usage error when it is none from 0 to 1."""
        share: float = super().convert(value, param, ctx)
        if share != share:
            self.fail(f"{value!r} is not a number", param, ctx)
        return share


def format_option(formats: Sequence[str] = FORMATS) -> Callable[[F], F]:
    """`--format`; the first of `formats` is the default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(list(formats)),
        default=formats[0],
        show_default=True,
        help="How to print.",
    )


def engine_option(command: F) -> F:
    """`--engine` and `--model`: what finds the attributions."""
    for option in (
        click.option(
            "--model",
            type=click.Path(exists=True, file_okay=False),
            help="A folder of weights of your own for the accurate engine (see: quotetrack train).",
        ),
        click.option(
            "--engine",
            type=click.Choice(ENGINES),
            help="What finds the attributions: accurate, a trained tagger; fast, rules and word lists.  "
            "[env: QUOTETRACK_ENGINE; default: accurate where its runtime is installed]",
        ),
    ):
        command = option(command)
    return command


def jobs_option(command: F) -> F:
    """`--jobs`: how many processes analyse."""
    return click.option(
        "--jobs",
        type=click.IntRange(0, 256),
        default=1,
        show_default=True,
        metavar="N",
        help="Analyse so many articles at once, each in a process of its own; 0: one a processor.",
    )(command)


def min_confidence_option(command: F) -> F:
    """`--min-confidence`: rows that are likelier right than that."""
    return click.option(
        "--min-confidence",
        type=Share(),
        default=0.0,
        metavar="SHARE",
        help="Only attributions with at least this confidence (0–1).",
    )(command)


def period_options(command: F) -> F:
    """`--outlet`, `--since`, `--until`: which articles."""
    for option in (
        click.option("--until", type=Day(), help="Articles published on this day or before."),
        click.option("--since", type=Day(), help="Articles published on this day or after."),
        click.option("--outlet", metavar="NAME", help="Articles of this outlet."),
    ):
        command = option(command)
    return command


def quote_options(command: F) -> F:
    """What to look for among quotations, from `--speaker` to `--anonymous/--named`, as one argument `wanted`: a
    `QuoteFilter`."""

    @click.option("--speaker", metavar="NAME", help="Who said it; any form of the name that the store knows.")
    @click.option("--text", metavar="QUERY", help="Words of the quotation.")
    @period_options
    @click.option("--kind", type=click.Choice([kind.value for kind in Kind]), help="How the words are given.")
    @click.option(
        "--type", "source_type", type=click.Choice([t.value for t in SourceType]), help="The kind of source."
    )
    @click.option("--anonymous/--named", default=None, help="Only anonymous sources, or only the others.")
    @wraps(command)
    def filtered(
        *args: Any,
        speaker: str | None,
        text: str | None,
        outlet: str | None,
        since: date | None,
        until: date | None,
        kind: str | None,
        source_type: str | None,
        anonymous: bool | None,
        **options: Any,
    ) -> Any:
        from quotetrack.model.records import QuoteFilter

        wanted = QuoteFilter(
            speaker=speaker,
            text=text,
            outlet=outlet,
            since=since,
            until=until,
            kind=Kind(kind) if kind else None,
            type=SourceType(source_type) if source_type else None,
            anonymous=anonymous,
        )
        return command(*args, wanted=wanted, **options)

    return cast(F, filtered)


def limit_option(command: F) -> F:
    """`--limit`."""
    return click.option(
        "--limit",
        type=click.IntRange(min=0, max=2**31 - 1),
        metavar="N",
        help=f"At most N rows; 0 is all.  [default: {TABLE_ROWS} in a table, else all]",
    )(command)


def fetch_limited(find: Callable[[int | None], Sequence[Row]], form: str, limit: int | None) -> Sequence[Row]:
    """The rows of `find(most)` to print. Says on stderr when there are more, where nobody chose the limit."""
    if limit is not None or form != "table":
        return find(limit or None)
    rows = find(TABLE_ROWS + 1)
    if len(rows) > TABLE_ROWS:
        say(f"shown: the first {TABLE_ROWS}", "--limit 0 shows all")
    return rows[:TABLE_ROWS]


def by_options(command: F) -> F:
    """`--by` and `--note`, as one argument `by`: who decides, and why."""

    @click.option(
        "--by", "person", metavar="NAME", envvar="QUOTETRACK_BY", help="Who decides.  [env: QUOTETRACK_BY]"
    )
    @click.option("--note", metavar="TEXT", help="Why.")
    @wraps(command)
    def decided(*args: Any, person: str | None, note: str | None, **options: Any) -> Any:
        from quotetrack.store.decision_log import Reviewer

        return command(*args, by=Reviewer(person or None, note or None), **options)

    return cast(F, decided)


def warn_unmatched(store: Store) -> str:
    """Say so where what is about to be told is not all that the store has. Gives the words for finding nothing, which
    claim no more than is known then."""
    from quotetrack.services import backfill

    advice = "run: quotetrack match"
    if behind := backfill.behind(store):
        say(f"{behind} {'article is' if behind == 1 else 'articles are'} not matched yet", advice)
        return "no two of the articles that are matched carry the same words"
    if not backfill.is_settled(store):
        say("statements are not up to what was matched: a run was interrupted", advice)
        return "no two articles are known to carry the same words yet"
    return "no two articles carry the same words"


def print_rows(ctx: click.Context, n: int, nothing: str) -> None:
    """End a search: exit 1 with a message when it found nothing."""
    if not n:
        say(nothing)
        ctx.exit(FAILED)
