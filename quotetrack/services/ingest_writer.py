"""Ingesting: what becomes of an article, new or again, and of a run over many.

Decides what a second ingest of an article (the same id, else the same URL) does:

- another text is a new revision; the earlier one is kept and counts no more;
- the same text is unchanged, and metadata that was missing is filled in quietly;
- the same text with a corrected title, date, outlet … or of another extractor (where the run names one)
  is updated: its machine-made rows are replaced;
- the same text under another id and URL is another article: a copy.

Rows are written in batches of articles, each a transaction with its fingerprints and matches: a run that is
killed leaves whole articles, and running it again completes it. Where a batch cannot be written its articles are, one
by one, and only one that fails alone is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import partial
from types import TracebackType

from sqlalchemy import Connection, insert

from quotetrack.errors import StoreError
from quotetrack.model import Analysis, Article, Problem
from quotetrack.services import backfill
from quotetrack.services.isolation import apply_each
from quotetrack.services.maintenance import after_write, before_write
from quotetrack.store import mapping
from quotetrack.store import tables as t
from quotetrack.store.articles import bulk_insert, revisions, runs
from quotetrack.store.articles.identity import KnownArticle, find_article
from quotetrack.store.changes import Changes
from quotetrack.store.connection import Database
from quotetrack.store.mapping import Prepared

BATCH = 50  # articles to a transaction


class Outcome(StrEnum):
    """What became of an article."""

    NEW = "new"
    UNCHANGED = "unchanged"
    UPDATED = "updated"


class IngestWriter:
    """One run of ingesting into a store, as a context manager.

    For each article `outcome` says what saving it would do, so that an unchanged one need not be analysed;
    then `save`, `unchanged` or `failed` is called. `counts` tells how many came to what. With `match`,
    quotations are matched as they come, and so are those that earlier runs left; with `version`, articles
    that another extractor read are updated. An article that cannot be written when its turn comes is counted
    and recorded as failed, and `told` hears of it. Raises StoreError where the store cannot be written.
    """

    def __init__(
        self,
        database: Database,
        *,
        match: bool = True,
        version: str | None = None,
        told: Callable[[Problem, Exception], object] = lambda *_: None,
    ) -> None:
        self._store = database
        self._match = match
        self._version = version
        self._told = told
        self._pending: list[tuple[Outcome, Prepared]] = []
        self._problems: list[Problem] = []
        self._run = 0
        self.counts: Counter[str] = Counter(dict.fromkeys((*map(str, Outcome), "failed"), 0))
        self.attributions = 0  # of what was saved

    def __enter__(self) -> IngestWriter:
        with self._store.write() as connection:
            self._run = runs.start(connection)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, StoreError):
            return  # the store failed and cannot be told so: the run shows as interrupted
        self._flush()
        if error is None and self._match:
            backfill.catch_up(self._store, failed=partial(self._lose, "matched"))
            self._flush()
        with self._store.write() as connection:
            runs.record(connection, self._run, self.counts)
            runs.end(connection, self._run, t.Status.INTERRUPTED if error else t.Status.FINISHED)

    def outcome(self, article: Article) -> Outcome:
        """What saving this article would do."""
        return self._outcome(mapping.clean_article(article), self._version)

    def save(self, analysis: Analysis) -> Outcome:
        """Keep an analysed article. It is written with its batch, at the latest at the end of the run.

        Raises ValueError for a span that is not in the text; the article is then not kept.
        """
        prepared = mapping.prepare_analysis(analysis)
        found = self._outcome(prepared.article, prepared.version)
        self.counts[found] += 1
        self.attributions += len(prepared.attributions)
        self._pending.append((found, prepared))
        if len(self._pending) >= BATCH:
            self._flush()
        return found

    def unchanged(self, article: Article) -> None:
        """Count an article that the store has; what it tells of itself that was missing is filled in."""
        article = mapping.clean_article(article)
        with self._store.read() as connection:
            known = find_article(connection, article)
        if known and known.missing(article):
            with self._store.write() as connection:
                changes = Changes()
                revisions.fill_in(connection, known, article, changes)
                after_write(connection, changes, match=False)
        self.counts[Outcome.UNCHANGED] += 1

    def failed(self, problem: Problem) -> None:
        """Record an input that could not be read or analysed."""
        self.counts["failed"] += 1
        self._problems.append(problem)

    def _outcome(self, article: Article, version: str | None) -> Outcome:
        same = {article.id, article.url or article.id}
        if any({pending.article.id, pending.article.url} & same for _, pending in self._pending):
            self._flush()
        with self._store.read() as connection:
            return _judge(find_article(connection, article), article, version)

    def _flush(self) -> None:
        """Write what is pending: in one transaction, or each article in its own where one of them fails."""
        lost = apply_each(self._write, self._pending)
        self._pending = []
        for (found, prepared), error in lost:
            self.counts[found] -= 1
            self.attributions -= len(prepared.attributions)
            self._lose("stored", prepared.article.id, error)
        if self._problems:
            with self._store.write() as connection:
                told = [mapping.problem_row(problem) | {"run_id": self._run} for problem in self._problems]
                connection.execute(insert(t.Problem), told)
                runs.record(connection, self._run, self.counts)
            self._problems = []

    def _lose(self, what: str, article: str, error: Exception) -> None:
        """Record that an article failed after it was analysed."""
        problem = Problem.of_fault(article, what, error)
        self.failed(problem)
        self._told(problem, error)

    def _write(self, pending: Sequence[tuple[Outcome, Prepared]]) -> None:
        if not pending:
            return
        with self._store.write() as connection:
            changes = Changes()
            placed = [(self._place(connection, prepared, changes), prepared) for _, prepared in pending]
            written = {at: prepared for at, prepared in placed if at is not None}
            bulk_insert.insert_analyses(connection, self._run, written, changes)
            after_write(connection, changes, match=self._match)
            runs.record(connection, self._run, self.counts)

    def _place(self, connection: Connection, prepared: Prepared, changes: Changes) -> tuple[int, int] | None:
        """The article and revision that an article's rows belong to. None: another process stored it."""
        known = find_article(connection, prepared.article)
        if known is not None:
            if _judge(known, prepared.article, prepared.version) is Outcome.UNCHANGED:
                revisions.fill_in(connection, known, prepared.article, changes)
                return None
            before_write(connection, known.revision_id)
        return revisions.place_revision(connection, self._run, prepared, known, changes)


def _judge(known: KnownArticle | None, article: Article, version: str | None) -> Outcome:
    if known is None:
        return Outcome.NEW
    another = version is not None and version != known.version
    if another or known.sha256 != article.sha256 or known.corrects(article):
        return Outcome.UPDATED
    return Outcome.UNCHANGED
