"""Reading articles into a store: what happens to each of a run in turn, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass

from quotetrack.errors import QuotetrackError, debugging
from quotetrack.model import Analysis, Article, Problem
from quotetrack.services.analysis import Progress, problem_from
from quotetrack.services.ingest import IngestWriter, Outcome
from quotetrack.services.workers import Pending, Workers
from quotetrack.store.connection import Database


@dataclass
class IngestService:
    """Stores articles as they are analysed. Ctrl-C may strike inside `interruptible` alone: what is stored is whole."""

    store: Database
    analysts: Workers[Analysis | Problem]
    interruptible: Callable[[], AbstractContextManager[None]]
    progress: Progress
    interrupted: bool = False

    def run(
        self, items: Iterator[Article | Problem], *, match: bool = True, version: str | None = None
    ) -> IngestService:
        """Store every article; Ctrl-C stops between two of them, and what was done is kept. With `version`, articles
        that another extractor read are read again."""
        self._ingest = IngestWriter(self.store, match=match, version=version, told=self._tell)
        try:
            with self._ingest:
                for item in self.analysts.each(self._read(items), self._may_be_wanted):
                    self._store(item)
                    self.progress.advance()
        except KeyboardInterrupt:
            self.interrupted = True
        return self

    @property
    def failed(self) -> bool:
        """Whether some article is not stored that could be, or there was none."""
        return bool(self._ingest.counts["failed"]) or not sum(self._ingest.counts.values())

    def summary(self) -> str:
        """`12 new, 3 unchanged, 0 updated, 1 failed; 240 attributions`: of those that were read."""
        counts = self._ingest.counts
        told = ", ".join(f"{counts[name]} {name}" for name in ("new", "unchanged", "updated", "failed"))
        head = "interrupted; what was done is stored: " if self.interrupted else ""
        found = f"; {self._ingest.attributions} attributions" if counts["new"] or counts["updated"] else ""
        return f"{head}{told}{found}"

    def _tell(self, problem: Problem, error: Exception) -> None:
        """Tell of an article that failed after its analysis."""
        if debugging():
            raise error
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
        except Exception:
            return True

    def _store(self, item: Problem | Pending[Analysis | Problem]) -> None:
        problem = item if isinstance(item, Problem) else self._kept(item)
        if problem is not None:
            self.progress.tell(problem)
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
                self.progress.tell(problem)
            self._ingest.save(found)
        except QuotetrackError:
            raise  # not the article's fault, and no other article would fare better
        except Exception as error:
            return problem_from(item.article.id, "stored", error)
        return None


def stored_articles(store: Database, keys: list[str]) -> Iterator[Article | Problem]:
    """The articles of the store as they were read, and a Problem for each that cannot be put together."""
    from quotetrack.store.articles import load

    for key in keys:
        try:
            yield load.load_article(store, key).article
        except QuotetrackError:
            raise
        except Exception as error:
            yield problem_from(key, "read from the store", error)
