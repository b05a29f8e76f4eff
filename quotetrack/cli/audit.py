"""`quotetrack audit`: one article or draft against the rules of sourcing, and against the store where there is one."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

import click
from click.core import ParameterSource

from quotetrack.audit import EarlierPrinting, Kind
from quotetrack.cli.errors import FAILED, describe, say
from quotetrack.cli.options import Share, engine_option
from quotetrack.cli.types import Parsed, kinds
from quotetrack.errors import StoreError
from quotetrack.model import Analysis, Article, Problem
from quotetrack.presentation.audit import AUDIT_FORMATS, breaches_of, write_audit

BREACH = 3


@click.command(short_help="Check the sourcing of one article or draft.")
@click.argument("source", metavar="FILE|URL|-")
@click.option(
    "--outlet", metavar="NAME", help="Who publishes it: what this outlet reports is not second-hand."
)
@click.option(
    "--fail-on",
    type=Parsed("KIND,…", kinds),
    help="Exit with status 3 where one of these is found: bare,no-reason,…",
)
@click.option(
    "--max-anonymous-ratio",
    type=Share(),
    metavar="SHARE",
    help="Exit with status 3 where more of the attributions are to anonymous sources, from 0 to 1.",
)
@click.option(
    "--config",
    "path",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Your settings.  [default: the nearest quotetrack.toml, from the working directory upward]",
)
@click.option("--no-store", is_flag=True, help="Do not look for the same quotations in the store.")
@engine_option
@click.option(
    "--format",
    "form",
    type=click.Choice(AUDIT_FORMATS),
    default="text",
    show_default=True,
    help="How to print.",
)
@click.pass_context
def audit(
    ctx: click.Context,
    source: str,
    outlet: str | None,
    fail_on: frozenset[Kind] | None,
    max_anonymous_ratio: float | None,
    path: Path | None,
    no_store: bool,
    engine: str | None,
    model: str | None,
    form: str,
) -> None:
    """Check the sourcing of one article or draft: what a standards editor would ask about, in reading order.

    Each finding has its line, its words and what to do. An error is what newsroom standards forbid, a warning
    where they ask for more, a note what somebody should look at; a reason for anonymity that is as it should be is
    shown too. Lines count in the text as it is read: of a plain file as it is, of a page without its markup.

    \b
    lead-anonymous    the headline or the lead rests on anonymous sources alone
    no-reason         anonymous, and the article does not say why
    boilerplate       the reason could stand in any story
    reason            the reason is this source's own: as it should be
    bare              "a source said": nothing tells who it is
    attack            an anonymous source judges or attacks
    hearsay           "reportedly", "is understood to": nobody reports it
    second-hand       taken from another outlet, and on whom that one relies
    plural-inflation  "sources", later "the source"
    unnamed-group     "analysts", "senior lawmakers", and none has a name
    sole-source       no other origin in the article than one anonymous source
    distance          a quotation far from its source
    no-source         a quotation that nobody says
    no-counterpart    an accusation, and the accused has no say
    other-words       a stored article gives the same quotation in other words
    other-name        a stored article has the same quotation from somebody else

    For the last two the store is asked, where there is one; nothing is written to it.

    `quotetrack.toml` chooses findings, thresholds and words of your own: docs/configuration.md.

    Exit status: 0 audited, whatever was found; 1 the input failed; 3 what --fail-on or
    --max-anonymous-ratio asks for was found.

    \b
    Example:
      quotetrack audit article.txt
      quotetrack audit --fail-on bare,attack --max-anonymous-ratio 0.5 article.txt
      quotetrack audit --format sarif article.txt > article.sarif
    """
    from quotetrack.audit import audit as found_in
    from quotetrack.audit import summarise
    from quotetrack.cli.analysis import choose_engine
    from quotetrack.readers import read
    from quotetrack.services.analysis import analyse_or_explain
    from quotetrack.services.settings import find_settings, load_settings

    settings = load_settings(path or find_settings())
    wanted = settings.fail_on if fail_on is None else fail_on
    settings.require(wanted, "--fail-on")
    most = settings.max_anonymous_ratio if max_anonymous_ratio is None else max_anonymous_ratio
    reader = choose_engine(engine, model)
    article = _only(source, list(islice(read([source], outlet=outlet), 2)))
    analysis = article if isinstance(article, Problem) else analyse_or_explain(reader.origin, article)
    if isinstance(analysis, Problem):
        click.echo(describe(analysis), err=True)
        ctx.exit(FAILED)
    heard = [] if no_store else _elsewhere(ctx, analysis)
    findings, summary = found_in(analysis, settings.policy, heard), summarise(analysis)
    write_audit(analysis, findings, summary, form, sys.stdout)
    if breaches := breaches_of(findings, summary, wanted, most):
        say(f"not up to standard: {', '.join(breaches)}")
        ctx.exit(BREACH)


def _elsewhere(ctx: click.Context, analysis: Analysis) -> list[EarlierPrinting]:
    """What the store has of the article's quotations. A store that was not named on the command line may be absent."""
    from quotetrack.services.audit import earlier_printings_in

    named = ctx.find_root().get_parameter_source("db") is ParameterSource.COMMANDLINE
    try:
        return earlier_printings_in(ctx.obj, analysis, must_exist=named)
    except StoreError as error:
        if named:
            raise
        say(f"the store was not asked: {error.message}", error.advice)
        return []


def _only(source: str, read: list[Article | Problem]) -> Article | Problem:
    """The one article of an input, or a problem where there is none or more than one."""
    if len(read) == 1 or any(isinstance(one, Problem) for one in read):
        return next((one for one in read if isinstance(one, Problem)), read[0])
    if not read:
        return Problem(source, "holds no article", "audit takes one article")
    return Problem(source, "holds several articles", "audit takes one: give each a file of its own")
