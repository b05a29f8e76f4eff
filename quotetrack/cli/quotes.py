"""`quotetrack quotes`: find stored quotations and reported statements."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from quotetrack.cli.options import fetch_limited, format_option, limit_option, print_rows, quote_options
from quotetrack.presentation import Column, sanitize, write

if TYPE_CHECKING:
    from rich.text import Text

    from quotetrack.store.queries.attributions import QuoteFilter, QuoteRow


def _who(row: QuoteRow) -> str:
    name = row.speaker or (f"“{sanitize.excerpt(row.source, 60)}”" if row.source else "no source")
    return f"{name} (anonymous)" if row.anonymous else name


def _printed(row: QuoteRow) -> str:
    return "\n".join(sanitize.single_line(str(fact)) for fact in (row.date, row.outlet) if fact) or "–"


def _words(row: QuoteRow) -> Text:
    """The words, and beneath them where they stand: article and offsets."""
    from rich.text import Text

    out = Text(sanitize.excerpt(row.content))
    out.append(f"\n{sanitize.single_line(row.article)} {row.start}–{row.end}", "dim")
    return out


COLUMNS = (
    Column("id", "No.", right=True),
    Column("printed", "Date, outlet", cell=_printed, data=False, most=16),
    Column("date"),
    Column("outlet"),
    Column("who", "Source", cell=_who, value=_who, data=False, most=18),
    Column("article"),
    Column("title"),
    Column("kind"),
    Column("type"),
    Column("speaker"),
    Column("source"),
    Column("cue"),
    Column("content", "Words; article, offsets", cell=_words, wide=True),
    Column("role"),
    Column("affiliation"),
    Column("anonymous"),
    Column("reason"),
    Column("boilerplate"),
    Column("basis"),
    Column("specificity"),
    Column("source_count"),
    Column("start"),
    Column("end"),
    Column("spans"),
    Column("confidence"),
    Column("rule"),
    Column("version"),
)


@click.command(short_help="Find stored quotations, newest first.")
@quote_options
@limit_option
@format_option()
@click.pass_context
def quotes(
    ctx: click.Context,
    wanted: QuoteFilter,
    limit: int | None,
    form: str,
) -> None:
    """Find stored quotations and reported statements, newest first.

    Each row names the outlet, the date, the article and the offsets of the words in it; `quotetrack show
    ARTICLE` prints the article around them.

    \b
    Example:
      quotetrack quotes --speaker "Kazuhiro Maejima" --since 2024-01-01
      quotetrack quotes --text "interest rates" --anonymous --format csv > anonymous.csv
    """
    from quotetrack.store import open_store
    from quotetrack.store.queries import attributions

    with open_store(ctx.obj, create=False) as store:
        rows = fetch_limited(
            lambda most: attributions.quotes(store, replace(wanted, limit=most)), form, limit
        )
    print_rows(ctx, write(rows, COLUMNS, form, sys.stdout), "no quotation in the store fits that")
