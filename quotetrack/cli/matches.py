"""`quotetrack matches`: the same words in more than one article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from quotetrack.cli.options import ListOutput, list_options, quote_options
from quotetrack.cli.stores import tell_unmatched, with_store

if TYPE_CHECKING:
    from quotetrack.api import Store


@click.command(short_help="List the same words in more than one article.")
@quote_options
@list_options()
@with_store
def matches(store: Store, wanted: dict[str, Any], listed: ListOutput) -> None:
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
    from quotetrack.presentation.tables.matches import FLAT, NESTED

    nothing = tell_unmatched(store)
    rows = listed.fetch(lambda most: store.matches(limit=most, **wanted).rows)
    if wanted:
        nothing = "no match in the store fits that"
    listed.print(rows, NESTED, nothing, flat=FLAT)
