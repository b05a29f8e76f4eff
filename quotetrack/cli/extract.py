"""`quotetrack extract`: what articles attribute to whom, printed, with no store."""

from __future__ import annotations

import sys
from datetime import date
from functools import partial

import click

from quotetrack.cli.analysis import choose_engine
from quotetrack.cli.errors import FAILED
from quotetrack.cli.options import engine_option, format_option, jobs_option, min_confidence_option
from quotetrack.cli.progress import progress
from quotetrack.cli.types import DAY
from quotetrack.presentation import ANALYSIS_FORMATS, write_analyses
from quotetrack.services.analysis import AnalysisStream, filter_by_confidence, workers


@click.command(short_help="Print what articles attribute to whom; stores nothing.")
@click.argument("inputs", nargs=-1, required=True, metavar="FILE|URL|-...")
@click.option("--outlet", metavar="NAME", help="Who published them, where the input does not say.")
@click.option("--date", "published", type=DAY, help="When, where the input does not say.")
@click.option("--explain", is_flag=True, help="Say for each attribution which rule made it and what it saw.")
@min_confidence_option
@engine_option
@jobs_option
@format_option(ANALYSIS_FORMATS)
@click.pass_context
def extract(
    ctx: click.Context,
    inputs: tuple[str, ...],
    outlet: str | None,
    published: date | None,
    explain: bool,
    min_confidence: float,
    engine: str | None,
    model: str | None,
    jobs: int,
    form: str,
) -> None:
    """Print what articles attribute to whom; stores nothing.

    On a terminal each article is shown with content, cue and source marked, and a numbered list of who said
    it. `--format jsonl` gives offsets, one object an article, each as soon as it is analysed.

    Offsets are half-open and count code points of the text as it is read: of a file without its byte-order
    mark and markup, line ends as one LF, letters in composed form (NFC); of JSON, "text" exactly as it is.

    An anonymous source has a specificity, one point each for a class ("official"), an affiliation, a rank or
    role, and a basis of knowledge ("briefed on the call"); a reason for anonymity that could stand in any story
    ("not authorized to speak publicly") is boilerplate.

    Exit status: 0 every input was analysed, also where nothing is attributed; 1 some input failed.

    \b
    Example:
      quotetrack extract article.txt
      quotetrack extract --explain --min-confidence 0.8 article.txt
      quotetrack extract --jobs 0 --format jsonl articles.jsonl > attributions.jsonl
      curl -s https://example.org/story.html | quotetrack extract -
    """
    from quotetrack.readers import count, read

    with (
        workers(choose_engine(engine, model), jobs) as analysts,
        # On a terminal the articles themselves show how far it is.
        progress(partial(count, inputs), wanted=not sys.stdout.isatty()) as shown,
    ):
        found = AnalysisStream(read(inputs, outlet=outlet, published=published), analysts, shown)
        write_analyses(
            (filter_by_confidence(analysis, min_confidence) for analysis in found),
            form,
            sys.stdout,
            why=explain,
        )
    if found.failed:
        ctx.exit(FAILED)
