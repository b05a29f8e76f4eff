"""`quotetrack matches`: the same words in more than one article."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from quotetrack.cli.options import (
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

    from quotetrack.store.queries.attributions import MatchRow, QuoteFilter, Sighting


def _differences(row: MatchRow) -> list[dict[str, str]]:
    from quotetrack.presentation.diff import differing

    return differing(row.a.words, row.b.words)


def _where(sighting: Sighting) -> str:
    known = (sighting.outlet, sighting.date, f"{sighting.article} {sighting.start}–{sighting.end}")
    return sanitize.single_line(" · ".join(str(fact) for fact in known if fact))


def _verdict(row: MatchRow) -> str:
    return f"{sanitize.single_line(row.relation)}\n{row.score:.0f}"


def _both(row: MatchRow) -> Text:
    """The words once, with what only one side has in brackets as wdiff does, and the two places beneath."""
    from quotetrack.presentation.diff import marked

    out = marked(sanitize.excerpt(row.a.words, 600), sanitize.excerpt(row.b.words, 600))
    out.append(f"\n- {_where(row.a)}\n+ {_where(row.b)}", "dim")
    return out


COLUMNS = (
    Column("verdict", "Match", cell=_verdict, data=False, whole=True),
    Column("speaker", "Speaker", lambda m: m.a.speaker or m.b.speaker, data=False, most=16),
    Column(
        "words", "Words: only in the first [-…-], only in the second {+…+}", cell=_both, data=False, wide=True
    ),
    Column("score"),
    Column("relation"),
    Column("copy"),
    Column("differences", value=_differences),
)
_SIDES = ("article", "outlet", "date", "start", "end", "words", "speaker")


def _side(name: str, key: str) -> Column:
    def value(row: MatchRow) -> Any:
        return getattr(getattr(row, name), key)

    return Column(f"{name}_{key}", value=value)


# JSON has a and b as objects, CSV has their fields as columns.
NESTED = (Column("a"), Column("b"), *COLUMNS)
FLAT = (*(_side(name, key) for name in ("a", "b") for key in _SIDES), *COLUMNS)


@click.command(short_help="List the same words in more than one article.")
@quote_options
@limit_option
@format_option()
@click.pass_context
def matches(ctx: click.Context, wanted: QuoteFilter, limit: int | None, form: str) -> None:
    """List quotations that two articles carry, with a score from 0 to 100 and the words that differ.

    A phrase that comes up on many occasions or from many people, such as a slogan, is no repetition and is not
    listed, and neither is what you parted with `quotetrack statements split`. Where the two articles are one text,
    such as a wire story that both printed, the match is a copy.

    Filters ask that one of the two quotations answers to all of them; the other one may be anybody's.

    The table shows the words once: [-only the first article has these-], {+only the second has these+}.

    \b
    Example:
      quotetrack matches
      quotetrack matches --speaker "Kazuhiro Maejima" --since 2024-01-01
      quotetrack matches --format jsonl > matches.jsonl
    """
    from quotetrack.store import open_store
    from quotetrack.store.queries import attributions

    with open_store(ctx.obj, create=False) as store:
        nothing = warn_unmatched(store)
        rows = fetch_limited(lambda most: attributions.matches(store, wanted, limit=most), form, limit)
    columns = FLAT if form == "csv" else NESTED
    if wanted != attributions.QuoteFilter():
        nothing = "no match in the store fits that"
    print_rows(ctx, write(rows, columns, form, sys.stdout), nothing)
