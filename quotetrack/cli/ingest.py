"""`quotetrack ingest`: read articles, analyse what is new, keep it in the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import click

from quotetrack.cli.analysis import articles, choose_engine, introduce
from quotetrack.cli.errors import FAILED, INTERRUPTED, describe, say
from quotetrack.cli.interrupt import InterruptHandler
from quotetrack.cli.options import Day, engine_option, jobs_option
from quotetrack.cli.progress import Progress, progress
from quotetrack.errors import QuotetrackError, debugging
from quotetrack.model import Analysis, Article, Problem
from quotetrack.services.analysis import problem_from, workers
from quotetrack.services.workers import Pending, Workers

if TYPE_CHECKING:
    from quotetrack.services.ingest import IngestWriter


@click.command(short_help="Read articles, keep who said what in the store.")
@click.argument("inputs", nargs=-1, required=True, metavar="PATH|URL|-...")
@click.option("--outlet", metavar="NAME", help="Who published them, where the input does not say.")
@click.option("--date", "published", type=Day(), help="When, where the input does not say.")
@click.option(
    "--no-match", is_flag=True, help="Leave looking for the same words in other articles to `match`."
)
@click.option(
    "--again", is_flag=True, help="Also what another engine, or an earlier version of it, has read."
)
@engine_option
@jobs_option
@click.pass_context
def ingest(
    ctx: click.Context,
    inputs: tuple[str, ...],
    outlet: str | None,
    published: date | None,
    no_match: bool,
    again: bool,
    engine: str | None,
    model: str | None,
    jobs: int,
) -> None:
    """Read articles, keep who said what in the store.

    Takes text, Markdown, HTML and JSON Lines files, folders of them, URLs, and `-` for stdin. An article
    that the store has already is not analysed again; one with the same id and another text replaces the
    older text. What cannot be read is told in one line, and the rest is stored.

    Exit status: 0 everything is stored; 1 some input failed; 130 interrupted, what was done is stored.

    \b
    Example:
      quotetrack ingest articles/ --outlet "Harbor Ledger"
      quotetrack ingest https://example.org/story.html
      quotetrack --db archive.db ingest --jobs 0 archive.jsonl
    """
    from quotetrack.readers import count
    from quotetrack.services.ingest import IngestWriter
    from quotetrack.store import open_store

    reader = choose_engine(engine, model)
    version = reader.version if again else None
    with InterruptHandler() as ctrl_c, open_store(ctx.obj) as store, workers(reader, jobs) as analysts:
        introduce(store, reader, engine, model)
        with progress(partial(count, inputs)) as shown:
            run = IngestWriter(store, match=not no_match, version=version, told=problem_reporter(shown))
            storing = IngestRun(run, analysts, ctrl_c, shown)
            storing.take(articles(inputs, outlet, published))
    say(storing.summary())
    ctx.exit(storing.status)


def problem_reporter(shown: Progress) -> Callable[[Problem, Exception], None]:
    """What tells of an article that failed after its analysis. Under QUOTETRACK_DEBUG it raises what failed."""

    def tell(problem: Problem, error: Exception) -> None:
        if debugging():
            raise error
        shown.say(describe(problem))

    return tell


@dataclass
class IngestRun:
    """What happens to each article of a run in turn, and what came of it."""

    run: IngestWriter
    analysts: Workers[Analysis | Problem]
    ctrl_c: InterruptHandler
    shown: Progress
    interrupted: bool = False

    def take(self, items: Iterator[Article | Problem]) -> None:
        """Store every article; Ctrl-C stops between two of them, and what was done is kept."""
        try:
            with self.run:
                for item in self.analysts.each(self._read(items), self._may_be_wanted):
                    self._store(item)
                    self.shown.advance()
        except KeyboardInterrupt:
            self.interrupted = True

    @property
    def status(self) -> int:
        """The exit status of the run."""
        if self.interrupted:
            return INTERRUPTED
        return FAILED if self.run.counts["failed"] or not sum(self.run.counts.values()) else 0

    def _read(self, items: Iterator[Article | Problem]) -> Iterator[Article | Problem]:
        while True:
            with self.ctrl_c.allowed():
                item = next(items, None)
            if item is None:
                return
            yield item

    def _is_wanted(self, article: Article) -> bool:
        from quotetrack.services.ingest import Outcome

        return self.run.outcome(article) is not Outcome.UNCHANGED

    def _may_be_wanted(self, article: Article) -> bool:
        """The same, read ahead: where it cannot be told yet, it is told of the article at its turn."""
        try:
            return self._is_wanted(article)
        except QuotetrackError:
            raise
        except Exception:
            return True

    def _store(self, item: Problem | Pending[Analysis | Problem]) -> None:
        problem = item if isinstance(item, Problem) else self._kept(item)
        if problem is not None:
            self.shown.say(describe(problem))
            self.run.failed(problem)

    def _kept(self, item: Pending[Analysis | Problem]) -> Problem | None:
        """Keep an article; or why it cannot be."""
        try:
            # Asked when the articles before it are saved: one of them may be the same article, or may have replaced it.
            if not self._is_wanted(item.article):
                self.run.unchanged(item.article)
                return None
            found = self._analysis(item)
            if isinstance(found, Problem):
                return found
            for problem in found.problems:
                self.shown.say(describe(problem))
            self.run.save(found)
        except QuotetrackError:
            raise  # not the article's fault, and no other article would fare better
        except Exception as error:
            return problem_from(item.article.id, "stored", error)
        return None

    def _analysis(self, pending: Pending[Analysis | Problem]) -> Analysis | Problem:
        with self.ctrl_c.allowed():
            return pending.result()

    def summary(self) -> str:
        """`12 new, 3 unchanged, 0 updated, 1 failed; 240 attributions`: of those that were read."""
        counts = self.run.counts
        told = ", ".join(f"{counts[name]} {name}" for name in ("new", "unchanged", "updated", "failed"))
        head = "interrupted; what was done is stored: " if self.interrupted else ""
        found = f"; {self.run.attributions} attributions" if counts["new"] or counts["updated"] else ""
        return f"{head}{told}{found}"
