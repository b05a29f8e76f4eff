"""Reading articles into a store: which articles are meant, what happens to each in turn, and what came of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import date

from quotetrack.errors import QuotetrackError, debugging
from quotetrack.model import Analysis, Article, Problem
from quotetrack.model.records import IngestSummary
from quotetrack.services.analysis import NO_PROGRESS, Progress, problem_from
from quotetrack.services.ingest_writer import IngestWriter, Outcome
from quotetrack.services.workers import Pending, Workers
from quotetrack.store.connection import Database

IngestInput = str | os.PathLike[str] | Article | Problem


@dataclass
class IngestService:
    """Stores articles as they are analysed. Ctrl-C may strike inside `interruptible` alone: what is stored is whole."""

    database: Database
    analysts: Workers[Analysis | Problem]
    interruptible: Callable[[], AbstractContextManager[None]] = nullcontext
    progress: Progress = NO_PROGRESS
    _problems: list[Problem] = field(default_factory=list)

    def run(
        self, items: Iterator[Article | Problem], *, match: bool = True, version: str | None = None
    ) -> IngestSummary:
        """Store every article; Ctrl-C stops between two of them, and what was done is kept. With `version`, articles
        that another extractor read are read again. Returns what came of it."""
        interrupted = False
        self._ingest = IngestWriter(self.database, match=match, version=version, told=self._tell)
        try:
            with self._ingest:
                for item in self.analysts.each(self._read(items), self._may_be_wanted):
                    self._store(item)
                    self.progress.advance()
        except KeyboardInterrupt:
            interrupted = True
        return IngestSummary(
            **self._ingest.counts, attributions=self._ingest.attributions, problems=tuple(self._problems),
            interrupted=interrupted,
        )  # fmt: skip

    def _tell(self, problem: Problem, error: Exception) -> None:
        """Tell of an article that failed after its analysis."""
        if debugging():
            raise error
        self._report(problem)

    def _report(self, problem: Problem) -> None:
        self._problems.append(problem)
        self.progress.tell(problem)

    def _read(self, items: Iterator[Article | Problem]) -> Iterator[Article | Problem]:
        while True:
            with self.interruptible():
                item = next(items, None)
            if item is None:
                return
            yield item

    def _is_wanted(self, article: Article) -> bool:
        return self._ingest.outcome(article) is not Outcome.UNCHANGED

    def _may_be_wanted(self, article: Article) -> bool:
        """The same, read ahead: where it cannot be told yet, it is told of the article at its turn."""
        try:
            return self._is_wanted(article)
        except QuotetrackError:
            raise
        except Exception:  # whatever is wrong with this article is met, and told, at its turn
            return True

    def _store(self, item: Problem | Pending[Analysis | Problem]) -> None:
        problem = item if isinstance(item, Problem) else self._kept(item)
        if problem is not None:
            self._report(problem)
            self._ingest.failed(problem)

    def _kept(self, item: Pending[Analysis | Problem]) -> Problem | None:
        """Keep an article; or why it cannot be."""
        try:
            # Asked when the articles before it are saved: one of them may be the same article, or may have replaced it.
            if not self._is_wanted(item.article):
                self._ingest.unchanged(item.article)
                return None
            with self.interruptible():
                found = item.result()
            if isinstance(found, Problem):
                return found
            for problem in found.problems:
                self._report(problem)
            self._ingest.save(found)
        except QuotetrackError:
            raise  # not the article's fault, and no other article would fare better
        except Exception as error:  # a fault over one article ends that article, not the run
            return problem_from(item.article.id, "stored", error)
        return None


def read_sources(
    sources: IngestInput | Iterable[IngestInput], *, outlet: str | None = None, published: date | None = None
) -> Iterator[Article | Problem]:
    """Yields the articles of paths, URLs and articles, in order, and a Problem for each input that cannot be read.
    `outlet` and `published` stand in where an input does not say."""
    from quotetrack.readers import read

    for source in [sources] if isinstance(sources, str | os.PathLike | Article | Problem) else sources:
        if isinstance(source, Article):
            yield replace(source, outlet=source.outlet or outlet, published=source.published or published)
        elif isinstance(source, Problem):
            yield source
        else:
            yield from read([os.fspath(source)], outlet=outlet, published=published)


def stored_articles(database: Database, keys: list[str]) -> Iterator[Article | Problem]:
    """The articles of the store as they were read, and a Problem for each that cannot be put together."""
    from quotetrack.store.articles import load

    for key in keys:
        try:
            yield load.load_article(database, key).article
        except QuotetrackError:
            raise
        except Exception as error:  # what is stored of one article may be damaged; the others are read
            yield problem_from(key, "read from the store", error)
