"""Options that several commands share, so that each is spelled and explained once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce, wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from quotetrack.cli.errors import FAILED, say
from quotetrack.cli.types import DAY
from quotetrack.extraction.engines import ENGINES
from quotetrack.model import Kind, SourceType
from quotetrack.presentation import FORMATS, Column, write

if TYPE_CHECKING:
    from quotetrack.store.decision_log import Reviewer

F = TypeVar("F", bound=Callable[..., Any])
Row = TypeVar("Row")

TABLE_ROWS = 50  # rows a table shows when --limit is not given: more is for a file


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


jobs_option = click.option(
    "--jobs", type=click.IntRange(0, 256), default=1, show_default=True, metavar="N",
    help="Analyse so many articles at once, each in a process of its own; 0: one a processor.",
)  # fmt: skip

# Rows that are likelier right than that.
min_confidence_option = click.option(
    "--min-confidence", type=Share(), default=0.0, metavar="SHARE",
    help="Only attributions with at least this confidence (0–1).",
)  # fmt: skip


def gathered(name: str, make: Callable[..., object], **options: Callable[[Any], Any]) -> Callable[[F], F]:
    """Options that a command gets as one argument, which `make` makes of them; each stands under its own name."""

    def decorate(command: F) -> F:
        @wraps(command)
        def gathering(*args: Any, **given: Any) -> Any:
            made = make(**{key: given.pop(key) for key in options})
            return command(*args, **{name: made}, **given)

        return cast(F, reduce(lambda made, option: option(made), reversed(options.values()), gathering))

    return decorate


PERIOD: dict[str, Callable[[Any], Any]] = {
    "outlet": click.option("--outlet", metavar="NAME", help="Articles of this outlet."),
    "since": click.option("--since", type=DAY, help="Articles published on this day or after."),
    "until": click.option("--until", type=DAY, help="Articles published on this day or before."),
}


def given(**options: Any) -> dict[str, Any]:
    """The options that somebody gave."""
    return {name: value for name, value in options.items() if value is not None}


def _quote_filters(source_type: str | None, kind: str | None, **wanted: Any) -> dict[str, Any]:
    return given(
        **wanted, kind=Kind(kind) if kind else None, type=SourceType(source_type) if source_type else None
    )


# What was asked of quotations, from `--speaker` to `--anonymous/--named`, as one argument `wanted`.
quote_options = gathered(
    "wanted",
    _quote_filters,
    speaker=click.option(
        "--speaker", metavar="NAME", help="Who said it; any form of the name that the store knows."
    ),
    text=click.option("--text", metavar="QUERY", help="Words of the quotation."),
    **PERIOD,
    kind=click.option(
        "--kind", type=click.Choice([kind.value for kind in Kind]), help="How the words are given."
    ),
    source_type=click.option(
        "--type", "source_type", type=click.Choice([t.value for t in SourceType]), help="The kind of source."
    ),
    anonymous=click.option(
        "--anonymous/--named", default=None, help="Only anonymous sources, or only the others."
    ),
)


# Which articles, as one argument: `period`, by the names of its options, or `scope`.
period_options = gathered("period", dict, **PERIOD)
scope_options = gathered(
    "scope",
    given,
    **PERIOD,
    byline=click.option("--byline", metavar="NAME", help="Articles with this name in their byline."),
    topic=click.option("--topic", metavar="NAME", help="Articles that were filed under this section or tag."),
)


def _by(person: str | None, note: str | None) -> Reviewer:
    from quotetrack.store.decision_log import Reviewer

    return Reviewer(person or None, note or None)


def person_option(what: str) -> Callable[[F], F]:
    """`--by`: who does it."""
    return click.option(
        "--by", "person", metavar="NAME", envvar="QUOTETRACK_BY", help=f"{what}  [env: QUOTETRACK_BY]"
    )


# `--by` and `--note`, as one argument `by`: who decides, and why.
by_options = gathered(
    "by", _by, person=person_option("Who decides."), note=click.option("--note", metavar="TEXT", help="Why.")
)


@dataclass(frozen=True, slots=True)
class ListOutput:
    """How a list is printed: in what format, and how much of it."""

    form: str
    limit: int | None = None

    def fetch(self, find: Callable[[int | None], Sequence[Row]]) -> Sequence[Row]:
        """The rows of `find(most)` to print. Says on stderr when there are more, where nobody chose the limit."""
        if self.limit is not None or self.form != "table":
            return find(self.limit or None)
        rows = find(TABLE_ROWS + 1)
        if len(rows) > TABLE_ROWS:
            say(f"shown: the first {TABLE_ROWS}", "--limit 0 shows all")
        return rows[:TABLE_ROWS]

    def print(
        self,
        rows: Sequence[object],
        columns: Sequence[Column],
        nothing: str,
        *,
        flat: Sequence[Column] | None = None,
    ) -> None:
        """Print rows, in CSV with the columns of `flat`; exit 1, with a message, where there are none."""
        kept = flat if flat and self.form == "csv" else columns
        print_rows(write(rows, kept, self.form, sys.stdout), nothing)


def _limit(help_: str, default: int | None = None) -> Callable[[Any], Any]:
    return click.option(
        "--limit", type=click.IntRange(min=0, max=2**31 - 1), metavar="N", help=help_, default=default,
        show_default=default is not None,
    )  # fmt: skip


def list_options(formats: Sequence[str] = FORMATS, *, rows: int | None = None) -> Callable[[F], F]:
    """`--limit` (`rows` where it is not given, else all but in a table) and `--format`, as one argument `listed`."""
    all_ = "At most N rows; 0 is all."
    limit = _limit(all_, rows) if rows else _limit(f"{all_}  [default: {TABLE_ROWS} in a table, else all]")
    return gathered("listed", ListOutput, limit=limit, form=format_option(formats))


def print_rows(n: int, nothing: str) -> None:
    """End a search: exit 1 with a message when it found nothing."""
    if not n:
        say(nothing)
        click.get_current_context().exit(FAILED)
