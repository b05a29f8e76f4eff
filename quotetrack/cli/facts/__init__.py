"""`quotetrack facts`: statements under watch. This module lists and shows them; the others of this package begin and
review a watch, suggest what to watch, print what changed, and read and write files of facts.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from quotetrack.cli.groups import ListingGroup
from quotetrack.cli.options import PERIOD, ListOutput, format_option, gathered, list_options
from quotetrack.cli.stores import with_store
from quotetrack.cli.types import Parsed, days_ago
from quotetrack.facts.assessment import Status

if TYPE_CHECKING:
    from quotetrack.api import Store


@click.group(cls=ListingGroup, short_help="Watch statements: evidence, status, verdicts, what changed.")
def facts() -> None:
    """Statements under watch: what is claimed, by whom, on what evidence, and whether it still stands.

    `facts [OPTIONS]` is short for `facts list [OPTIONS]`. Every article that comes in is asked whether it carries a
    fact or denies it; what is known of each fact, and what people found it to be, is kept.

    ID is a fact's, as the list prints it, or as much of its beginning as no other has.

    \b
    Example:
      quotetrack facts add --text "The new tunnel will cost 12 million euros"
      quotetrack facts
    """


def _fact_filters(closed: bool, everything: bool, **wanted: Any) -> dict[str, Any]:
    asked = {name: value for name, value in wanted.items() if value not in (None, False)}
    return {**asked, "closed": None} if everything else {**asked, "closed": True} if closed else asked


@facts.command("list")
@gathered(
    "wanted",
    _fact_filters,
    text=click.option("--text", metavar="QUERY", help="Words of the claim, or of another wording of it."),
    speaker=click.option("--speaker", metavar="NAME", help="Who claims it, or is a source of it."),
    status=click.option(
        "--status", type=click.Choice([status.value for status in Status]), metavar="STATUS",
        help=f"A status that holds: {', '.join(Status)}.",
    ),
    anonymous_only=click.option("--anonymous-only", is_flag=True, help="Facts that nobody says by name."),
    disputed=click.option("--disputed", is_flag=True, help="Facts that somebody denies or contradicts."),
    unseen_since=click.option(
        "--stale", "unseen_since", type=Parsed("DAYS", days_ago), help="Facts that nobody printed for so long: 30d, 4w."
    ),
    closed=click.option("--closed", is_flag=True, help="Facts that are closed instead."),
    everything=click.option("--all", "everything", is_flag=True, help="Closed ones as well."),
    **PERIOD,
)  # fmt: skip
@list_options()
@with_store
def list_(store: Store, wanted: dict[str, Any], listed: ListOutput) -> None:
    """List facts, those that were printed last first.

    The status is computed from the evidence in the store; several can hold, and the first one is what to know first.
    `--outlet`, `--since` and `--until` ask for one sighting that answers to all of them.

    \b
    Example:
      quotetrack facts list --status unseen
      quotetrack facts list --text tunnel --format csv > facts.csv
    """
    from quotetrack.presentation.tables.facts import COLUMNS

    rows = listed.fetch(lambda most: store.facts(limit=most, **wanted).rows)
    nothing = "nothing is under watch yet; quotetrack facts add STATEMENT begins"
    if wanted:
        nothing = "no fact in the store fits that"
    listed.print(rows, COLUMNS, nothing)


@facts.command()
@click.argument("fact", metavar="ID")
@format_option(("text", "json"))
@with_store
def show(store: Store, fact: str, form: str) -> None:
    """Print all that is known of a fact: its status and why, who printed it and who denies it, verdicts, notes.

    \b
    Example:
      quotetrack facts show 486e
      quotetrack facts show 486e --format json
    """
    from quotetrack.presentation import fact as report

    report.write(store.fact(fact), form, sys.stdout)


from quotetrack.cli.facts import review, suggest, transfer, watch  # noqa: E402  (their commands belong to the group)

for _command in (*review.COMMANDS, *suggest.COMMANDS, *watch.COMMANDS, *transfer.COMMANDS):
    facts.add_command(_command)
