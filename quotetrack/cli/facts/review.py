"""Beginning a watch, and what a person says of a fact: verdicts, notes, links, that it is closed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click

from quotetrack.cli.decision_messages import report_decisions
from quotetrack.cli.errors import say
from quotetrack.cli.options import Day, by_options

if TYPE_CHECKING:
    from quotetrack.store.decision_log import Reviewer

ATTRIBUTION = click.IntRange(1, 2**63 - 1)


class Address(click.ParamType[str]):
    """The address of a page, http or https."""

    name = "URL"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The address; a usage error for another scheme, or for what is none."""
        text = str(value).strip()
        try:
            parts = urlsplit(text)
            sound = parts.scheme in ("http", "https") and bool(parts.hostname)
        except ValueError:
            sound = False
        if not sound or any(c.isspace() or not c.isprintable() for c in text):
            self.fail(f"{value!r} is no address of a page; write it as https://…", param, ctx)
        return text


@click.command()
@click.argument("statement", required=False, metavar="[STATEMENT]")
@click.option("--text", metavar="CLAIM", help="What is claimed, in your words.")
@click.option("--attribution", type=ATTRIBUTION, metavar="NO.", help="What one attribution says.")
@by_options
@click.pass_obj
def add(
    where: str | None, statement: str | None, text: str | None, attribution: int | None, by: Reviewer
) -> None:
    """Watch a statement, one attribution, or a claim of your own. The store is searched for who printed it.

    STATEMENT is the id of one in `quotetrack statements`, or its beginning. Prints the id of the fact.

    \b
    Example:
      quotetrack facts add 486e
      quotetrack facts add --text "The old tunnel leaks 9 litres a day" --by "R. Moss"
    """
    from quotetrack.services import watchlist
    from quotetrack.store import open_store
    from quotetrack.store.queries import facts

    if sum(given is not None for given in (statement, text, attribution)) != 1:
        raise click.UsageError('give what to watch: a STATEMENT, --text "…", or --attribution NO.')
    with open_store(where, create=False) as store:
        if statement is not None:
            claim = watchlist.of_statement(store, statement)
        elif attribution is not None:
            claim = watchlist.of_attribution(store, attribution)
        else:
            claim = watchlist.FactClaim(" ".join((text or "").split()))
        key = watchlist.add(store, claim, by)
        row = facts.fact_dossier(store, key).row
    from quotetrack.presentation.fact import sighting_summary

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
@click.option("--url", type=Address(), help="Where the verdict is published.")
@click.option("--date", "day", type=Day(), help="When it was published.  [default: today]")
@by_options
@click.pass_obj
def rate(where: str | None, fact: str, verdict: str, url: str | None, day: date | None, by: Reviewer) -> None:
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
    from quotetrack.store import open_store

    try:
        found = load_settings(settings_file()).scale.find(verdict)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--verdict") from None
    with open_store(where, create=False) as store:
        key = watchlist.rate(store, fact, found, url=url, day=day, by=by)
    say(f"{key} is rated {found}")


@click.command()
@click.argument("fact", metavar="ID")
@click.argument("words", metavar="TEXT")
@click.option(
    "--by", "person", metavar="NAME", envvar="QUOTETRACK_BY", help="Who notes it.  [env: QUOTETRACK_BY]"
)
@click.pass_obj
def note(where: str | None, fact: str, words: str, person: str | None) -> None:
    """Note something about a fact.

    \b
    Example:
      quotetrack facts note 486e "asked the ministry on Monday" --by "R. Moss"
    """
    from quotetrack.services import watchlist
    from quotetrack.store import open_store

    if not words.strip():
        raise click.UsageError("a note needs words")
    with open_store(where, create=False) as store:
        say(f"noted on {watchlist.note(store, fact, words, person or None)}")


@click.command()
@click.argument("fact", metavar="ID")
@click.argument("attribution", type=ATTRIBUTION, metavar="NO.")
@by_options
@click.pass_obj
def link(where: str | None, fact: str, attribution: int, by: Reviewer) -> None:
    """Say that an attribution carries a fact. Its words are then looked for as well.

    NO. is that of an attribution in `quotetrack quotes`. What you decide is kept in a log (`quotetrack corrections`),
    can be taken back (`quotetrack undo`), and holds when the article is read again.

    \b
    Example:
      quotetrack facts link 486e 3 --note "the same claim, in the ministry's words"
    """
    from quotetrack.services.review import fact_links
    from quotetrack.store import open_store

    with open_store(where, create=False) as store:
        number = fact_links.link(store, fact, attribution, by)
    report_decisions(number, f"{attribution} says {fact}")


@click.command()
@click.argument("fact", metavar="ID")
@click.argument("attribution", type=ATTRIBUTION, metavar="NO.")
@by_options
@click.pass_obj
def unlink(where: str | None, fact: str, attribution: int, by: Reviewer) -> None:
    """Say that an attribution does not carry a fact, nor deny it.

    NO. is that of a sighting in `quotetrack facts show`. What you decide is kept in a log (`quotetrack corrections`),
    can be taken back (`quotetrack undo`), and holds when the article is read again.

    \b
    Example:
      quotetrack facts unlink 486e 3 --note "another tunnel"
    """
    from quotetrack.services.review import fact_links
    from quotetrack.store import open_store

    with open_store(where, create=False) as store:
        number = fact_links.unlink(store, fact, attribution, by)
    report_decisions(number, f"{attribution} does not say {fact}")


@click.command()
@click.argument("fact", metavar="ID")
@by_options
@click.pass_obj
def close(where: str | None, fact: str, by: Reviewer) -> None:
    """Watch a fact no longer. What comes is still kept; `facts list` and `facts watch` leave it out.

    \b
    Example:
      quotetrack facts close 486e --note "settled"
    """
    from quotetrack.services import watchlist
    from quotetrack.store import open_store

    with open_store(where, create=False) as store:
        key = watchlist.close(store, fact, by)
    say(f"{key} is closed", f"quotetrack facts reopen {key} opens it again")


@click.command()
@click.argument("fact", metavar="ID")
@by_options
@click.pass_obj
def reopen(where: str | None, fact: str, by: Reviewer) -> None:
    """Watch a fact again that was closed.

    \b
    Example:
      quotetrack facts reopen 486e
    """
    from quotetrack.services import watchlist
    from quotetrack.store import open_store

    with open_store(where, create=False) as store:
        say(f"{watchlist.reopen(store, fact, by)} is under watch again")


COMMANDS = (add, rate, note, link, unlink, close, reopen)
