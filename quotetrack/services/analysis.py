"""Analysing one article, here or in another process. A fault over one article is a problem that names it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from quotetrack.errors import EngineError, debugging
from quotetrack.model import Analysis, Article, Problem
from quotetrack.services.workers import Workers

if TYPE_CHECKING:
    from quotetrack.extraction.engines import Engine


class Progress(Protocol):
    """What is told while a run goes on."""

    def advance(self) -> None: ...
    def tell(self, problem: Problem) -> None: ...


class _NoProgress:
    """For whoever looks at the outcome only."""

    def advance(self) -> None: ...
    def tell(self, problem: Problem) -> None: ...


NO_PROGRESS = _NoProgress()


class AnalysisStream:
    """The analysis of each article as it is read, in order; `failed` counts what could not be analysed."""

    def __init__(
        self, items: Iterable[Article | Problem], analysts: Workers[Analysis | Problem], progress: Progress
    ) -> None:
        self._items = analysts.each(items)
        self._progress = progress
        self.failed = 0

    def __iter__(self) -> Iterator[Analysis]:
        for item in self._items:
            analysis = item if isinstance(item, Problem) else item.result()
            for problem in (analysis,) if isinstance(analysis, Problem) else analysis.problems:
                self._progress.tell(problem)
            self._progress.advance()
            if isinstance(analysis, Problem):
                self.failed += 1
            else:
                yield analysis


def workers(engine: Engine, jobs: int) -> Workers[Analysis | Problem]:
    """`jobs` processes that analyse articles by `engine`."""
    return Workers(partial(analyse_or_explain, engine.origin), jobs)


def analyse_or_explain(origin: tuple[str, str | None], article: Article) -> Analysis | Problem:
    """The analysis of `article`, or a problem that names it where the analysis failed.

    `origin` is that of an engine, which is loaded where it is not yet: this runs in other processes, too.
    """
    from quotetrack.extraction import engines
    from quotetrack.pipeline import analyse

    try:
        return analyse(article, engines.engine(*origin))
    except EngineError:
        raise  # not the article's fault, and no other article would fare better
    except Exception as error:  # a fault of the program over one article ends that article, not the run
        return problem_from(article.id, "analysed", error)


def problem_from(where: str, what: str, error: Exception) -> Problem:
    """A fault of the program over one article, as a problem. Raises it instead under QUOTETRACK_DEBUG."""
    if debugging():
        raise error
    return Problem.of_fault(where, what, error)


def filter_by_confidence(analysis: Analysis, least: float) -> Analysis:
    """`analysis` with the attributions that are at least so sure."""
    if least <= 0:
        return analysis
    return replace(analysis, attributions=tuple(a for a in analysis.attributions if a.confidence >= least))
