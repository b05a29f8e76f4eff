"""Beginning a watch, and what a person says of a fact: verdicts, notes, links, that it is closed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from quotetrack.cli.errors import say
from quotetrack.cli.options import by_options, person_option
from quotetrack.cli.stores import deciding, opened_store, with_store
from quotetrack.cli.types import DAY, NUMBER, Parsed, address

if TYPE_CHECKING:
    from quotetrack.api import Store
    from quotetrack.store.decision_log import Reviewer


@click.command()
@click.argument("statement", required=False, metavar="[STATEMENT]")
@click.option("--text", metavar="CLAIM", help="What is claimed, in your words.")
@click.option("--attribution", type=NUMBER, metavar="NO.", help="What one attribution says.")
@by_options
def add(statement: str | None, text: str | None, attribution: int | None, by: Reviewer) -> None:
    """Watch a statement, one attribution, or a claim of your own. The store is searched for who printed it.

    STATEMENT is the id of one in `quotetrack statements`, or its beginning. Prints the id of the fact.

    \b
    Example:
      quotetrack facts add 486e
      quotetrack facts add --text "The old tunnel leaks 9 litres a day" --by "R. Moss"
    """
    from quotetrack.presentation.fact import sighting_summary
    from quotetrack.services import watchlist

    if sum(given is not None for given in (statement, text, attribution)) != 1:
        raise click.UsageError('give what to watch: a STATEMENT, --text "…", or --attribution NO.')
    with opened_store() as store:
        if statement is not None:
            claim = watchlist.of_statement(store.database, statement)
        elif attribution is not None:
            claim = watchlist.of_attribution(store.database, attribution)
        else:
            claim = watchlist.FactClaim(" ".join((text or "").split()))
        key = watchlist.add(store.database, claim, by)
        row = store.fact(key).row
    say(f"under watch: {row.status}; {sighting_summary(row)}")
    if watchlist.is_faint(claim.words):
        say(
            "these words say too little to be known again",
            f"link what says it: quotetrack facts link {key} NO.",
        )
    click.echo(key)


@click.command()
@click.argument("fact", metavar="ID")
@click.option("--verdict", required=True, metavar="VERDICT", help="What it was found to be.")
@click.option("--url", type=Parsed("URL", address), help="Where the verdict is published.")
@click.option("--date", "day", type=DAY, help="When it was published.  [default: today]")
@by_options
def rate(fact: str, verdict: str, url: str | None, day: date | None, by: Reviewer) -> None:
    """Add a verdict to a fact. The log of verdicts is only ever added to; the last one counts.

    VERDICT is one of true, mostly true, half true, mostly false, false, unproven, needs context, or what `verdicts` in
    the [facts] of quotetrack.toml says.

    \b
    Example:
      quotetrack facts rate 486e --verdict "mostly false" --by "R. Moss"
      quotetrack facts rate 486e --verdict false --url https://example.org/check
    """
    from quotetrack.services import watchlist
    from quotetrack.services.settings import find_settings as settings_file
    from quotetrack.services.settings import load_settings

    try:
        found = load_settings(settings_file()).scale.find(verdict)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--verdict") from None
    with opened_store() as store:
        key = watchlist.rate(store.database, fact, found, url=url, day=day, by=by)
    say(f"{key} is rated {found}")


@click.command()
@click.argument("fact", metavar="ID")
@click.argument("words", metavar="TEXT")
@person_option("Who notes it.")
def note(fact: str, words: str, person: str | None) -> None:
    """Note something about a fact.

    \b
    Example:
      quotetrack facts note 486e "asked the ministry on Monday" --by "R. Moss"
    """
    from quotetrack.services import watchlist

    if not words.strip():
        raise click.UsageError("a note needs words")
    with opened_store() as store:
        say(f"noted on {watchlist.note(store.database, fact, words, person or None)}")


@click.command()
@click.argument("fact", metavar="ID")
@click.argument("attribution", type=NUMBER, metavar="NO.")
@deciding
def link(store: Store, fact: str, attribution: int, by: Reviewer) -> tuple[int, str]:
    """Say that an attribution carries a fact. Its words are then looked for as well.

    NO. is that of an attribution in `quotetrack quotes`. What you decide is kept in a log (`quotetrack corrections`),
    can be taken back (`quotetrack undo`), and holds when the article is read again.

    \b
    Example:
      quotetrack facts link 486e 3 --note "the same claim, in the ministry's words"
    """
    from quotetrack.services.review import fact_links

    return fact_links.link(store.database, fact, attribution, by), f"{attribution} says {fact}"


@click.command()
@click.argument("fact", metavar="ID")
@click.argument("attribution", type=NUMBER, metavar="NO.")
@deciding
def unlink(store: Store, fact: str, attribution: int, by: Reviewer) -> tuple[int, str]:
    """Say that an attribution does not carry a fact, nor deny it.

    NO. is that of a sighting in `quotetrack facts show`. What you decide is kept in a log (`quotetrack corrections`),
    can be taken back (`quotetrack undo`), and holds when the article is read again.

    \b
    Example:
      quotetrack facts unlink 486e 3 --note "another tunnel"
    """
    from quotetrack.services.review import fact_links

    return fact_links.unlink(store.database, fact, attribution, by), f"{attribution} does not say {fact}"


@click.command()
@click.argument("fact", metavar="ID")
@by_options
@with_store
def close(store: Store, fact: str, by: Reviewer) -> None:
    """Watch a fact no longer. What comes is still kept; `facts list` and `facts watch` leave it out.

    \b
    Example:
      quotetrack facts close 486e --note "settled"
    """
    from quotetrack.services import watchlist

    key = watchlist.close(store.database, fact, by)
    say(f"{key} is closed", f"quotetrack facts reopen {key} opens it again")


@click.command()
@click.argument("fact", metavar="ID")
@by_options
@with_store
def reopen(store: Store, fact: str, by: Reviewer) -> None:
    """Watch a fact again that was closed.

    \b
    Example:
      quotetrack facts reopen 486e
    """
    from quotetrack.services import watchlist

    say(f"{watchlist.reopen(store.database, fact, by)} is under watch again")


COMMANDS = (add, rate, note, link, unlink, close, reopen)
