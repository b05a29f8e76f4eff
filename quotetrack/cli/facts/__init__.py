"""`quotetrack facts`: statements under watch. This module lists and shows them; the others of this package begin and
review a watch, suggest what to watch, print what changed, and read and write files of facts.
"""

from __future__ import annotations

import re
import sys
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import click

from quotetrack.cli.groups import ListingGroup
from quotetrack.cli.options import fetch_limited, format_option, limit_option, period_options, print_rows
from quotetrack.facts.assessment import Status
from quotetrack.presentation import Column, sanitize, write

if TYPE_CHECKING:
    from rich.text import Text

    from quotetrack.facts.records import FactRow


class Ago(click.ParamType[date]):
    """So many days ago: 30d, 2w."""

    name = "DAYS"
    _SPAN = re.compile(r"(\d{1,5})([dw])")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that is so long ago; a usage error for what is no span of time."""
        if isinstance(value, date):
            return value
        found = self._SPAN.fullmatch(str(value).strip().lower())
        if found is None or not str(value).isascii():
            self.fail(f"{value!r} is no span of time; write it as 30d or 4w", param, ctx)
        days = int(found[1]) * (7 if found[2] == "w" else 1)
        return max(datetime.now(UTC).date() - timedelta(min(days, 700_000)), date.min)


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


def _seen(row: FactRow) -> str:
    from quotetrack.text.phrasing import count_of

    sources = (
        f"{row.named} named" if row.named else "",
        f"{row.anonymous} anonymous" if row.anonymous else "",
        f"{count_of(row.objections, 'objection')}" if row.objections else "",
    )
    counts = (
        count_of(row.sightings, "sighting"),
        count_of(row.outlets, "outlet"),
        count_of(row.origins, "origin"),
    )
    return "\n".join((row.id, *counts, *filter(None, sources)))


def _status(row: FactRow) -> str:
    return "\n".join((*row.holds, *(["closed"] if row.closed else [])))


def _claim(row: FactRow) -> Text:
    from rich.text import Text

    days = " to ".join(dict.fromkeys(str(day) for day in (row.first, row.last) if day))
    told = (row.claimant, days, f"rated {row.verdict}" if row.verdict else None)
    out = Text(sanitize.excerpt(row.claim))
    return out.append("\n" + sanitize.single_line(" · ".join(fact for fact in told if fact)), "dim")


COLUMNS = (
    Column("seen", "Fact", cell=_seen, data=False, whole=True),
    Column("id"),
    Column("status", "Status", cell=_status, most=15),
    Column("holds"),
    Column("claim", "Claim", cell=_claim, wide=True),
    Column("claimant"),
    Column("claimed"),
    Column("sightings"),
    Column("outlets"),
    Column("origins"),
    Column("named"),
    Column("anonymous"),
    Column("objections"),
    Column("verdict"),
    Column("first"),
    Column("last"),
    Column("closed"),
    Column("made"),
    Column("person"),
)


@facts.command("list")
@click.option("--text", metavar="QUERY", help="Words of the claim, or of another wording of it.")
@click.option("--speaker", metavar="NAME", help="Who claims it, or is a source of it.")
@click.option(
    "--status", type=click.Choice([status.value for status in Status]), metavar="STATUS",
    help=f"A status that holds: {', '.join(Status)}.",
)  # fmt: skip
@click.option("--anonymous-only", is_flag=True, help="Facts that nobody says by name.")
@click.option("--disputed", is_flag=True, help="Facts that somebody denies or contradicts.")
@click.option("--stale", type=Ago(), help="Facts that nobody printed for so long: 30d, 4w.")
@click.option("--closed", is_flag=True, help="Facts that are closed instead.")
@click.option("--all", "everything", is_flag=True, help="Closed ones as well.")
@period_options
@limit_option
@format_option()
@click.pass_context
def list_(
    ctx: click.Context,
    text: str | None,
    speaker: str | None,
    status: str | None,
    anonymous_only: bool,
    disputed: bool,
    stale: date | None,
    closed: bool,
    everything: bool,
    outlet: str | None,
    since: date | None,
    until: date | None,
    limit: int | None,
    form: str,
) -> None:
    """List facts, those that were printed last first.

    The status is computed from the evidence in the store; several can hold, and the first one is what to know first.
    `--outlet`, `--since` and `--until` ask for one sighting that answers to all of them.

    \b
    Example:
      quotetrack facts list --status unseen
      quotetrack facts list --text tunnel --format csv > facts.csv
    """
    from quotetrack.facts.records import FactFilter
    from quotetrack.store import open_store
    from quotetrack.store.queries import facts as fact_queries

    wanted = FactFilter(
        text=text, speaker=speaker, outlet=outlet, since=since, until=until, status=status,
        anonymous_only=anonymous_only, disputed=disputed, unseen_since=stale,
        closed=None if everything else closed,
    )  # fmt: skip
    with open_store(ctx.obj, create=False) as store:
        rows = fetch_limited(lambda most: fact_queries.facts(store, wanted, most), form, limit)
    nothing = "nothing is under watch yet; quotetrack facts add STATEMENT begins"
    if wanted != FactFilter():
        nothing = "no fact in the store fits that"
    print_rows(ctx, write(rows, COLUMNS, form, sys.stdout), nothing)


@facts.command()
@click.argument("fact", metavar="ID")
@format_option(("text", "json"))
@click.pass_obj
def show(where: str | None, fact: str, form: str) -> None:
    """Print all that is known of a fact: its status and why, who printed it and who denies it, verdicts, notes.

    \b
    Example:
      quotetrack facts show 486e
      quotetrack facts show 486e --format json
    """
    from quotetrack.presentation import fact as report
    from quotetrack.store import open_store
    from quotetrack.store.queries import facts as fact_queries

    with open_store(where, create=False) as store:
        story = fact_queries.fact_dossier(store, fact)
    report.write(story, form, sys.stdout)


from quotetrack.cli.facts import review, suggest, transfer, watch  # noqa: E402  (their commands belong to the group)

for _command in (*review.COMMANDS, *suggest.COMMANDS, *watch.COMMANDS, *transfer.COMMANDS):
    facts.add_command(_command)
