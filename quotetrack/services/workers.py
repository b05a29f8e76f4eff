"""Several processes for many articles: `--jobs`. Work is begun a few articles ahead, and comes back in their order.

Decides how many processes there are, how far ahead is read, and how they end: at the end of the work, at Ctrl-C, with
the program, or because the system killed one. With one job there is no other process, nothing is read ahead, and the
work is done when its result is asked for. What is done to an article is left to the caller.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Generic, NoReturn, TypeVar, cast

from quotetrack.errors import WorkerError
from quotetrack.model import Article, Problem

R = TypeVar("R")

_AHEAD = 3  # articles that are read and not yet given back, for each process: memory is bounded on any stream
_SPAWN = multiprocessing.get_context("spawn")  # the tagger's runtime has threads, which no fork survives


class Pending(Generic[R]):
    """What will come of an article."""

    def __init__(self, article: Article, workers: Workers[R]) -> None:
        self.article = article
        self._workers = workers
        self.begun = False
        self.answer: Callable[[], R] | None = None  # gives it, or raises what went wrong

    def result(self) -> R:
        """What came of it: waited for, or worked out now. Raises what the work raised, or WorkerError."""
        return self._workers.finish(self)


class Workers(Generic[R]):
    """`jobs` processes (0: one a processor) that do `work`, which they must be able to import. A context manager."""

    def __init__(self, work: Callable[[Article], R], jobs: int) -> None:
        self._work = work
        self._most = jobs or _processors()
        self._ahead = _AHEAD * self._most if self._most > 1 else 0
        self._processes: list[_Process[R]] = []
        self._waiting: deque[Pending[R]] = deque()

    def __enter__(self) -> Workers[R]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in self._processes:
            process.end()

    def each(
        self, items: Iterable[Article | Problem], wanted: Callable[[Article], bool] = lambda _: True
    ) -> Iterator[Problem | Pending[R]]:
        """A Pending for each article, in order, and each Problem in its place.

        Work on an article is begun as it is read where it is then `wanted`, else when its result is asked for. A
        Ctrl-C during the reading is raised after those that are done were given.
        """
        begun: deque[Problem | Pending[R]] = deque()
        reading = iter(items)
        while True:
            try:
                item = next(reading, None)
            except KeyboardInterrupt:  # elsewhere it may have broken off what was taken from a process
                self._take(0)
                while begun and _is_done(begun[0]):
                    yield begun.popleft()
                raise
            if item is None:
                while begun:
                    yield begun.popleft()
                return
            begun.append(self._begun(item, wanted) if isinstance(item, Article) else item)
            while begun and (len(begun) > self._ahead or _is_done(begun[0])):
                yield begun.popleft()

    def finish(self, pending: Pending[R]) -> R:
        """Pending.result."""
        if not self._ahead:
            return self._work(pending.article)
        if not pending.begun:
            pending.begun = True
            self._waiting.appendleft(pending)
            self._give()
        while pending.answer is None:
            self._take(None)
            self._give()
        return pending.answer()

    def _begun(self, article: Article, wanted: Callable[[Article], bool]) -> Pending[R]:
        pending = Pending(article, self)
        if self._ahead and wanted(article):
            pending.begun = True
            self._waiting.append(pending)
            self._take(0)
            self._give()
        return pending

    def _take(self, patience: float | None) -> None:
        """Take what is finished; wait so many seconds for it, None: as long as it takes."""
        doing = {process.connection: process for process in self._processes if process.doing}
        if doing:
            for connection in wait(list(doing), patience):
                doing[cast(Connection, connection)].take()

    def _give(self) -> None:
        """Hand what waits to those who have nothing to do."""
        while self._waiting and (process := self._idle()):
            process.give(self._waiting.popleft())

    def _idle(self) -> _Process[R] | None:
        self._processes = [process for process in self._processes if process.alive]
        idle = next((process for process in self._processes if process.doing is None), None)
        if idle is None and len(self._processes) < self._most:
            idle = _Process(self._work)
            self._processes.append(idle)
        return idle


class _Process(Generic[R]):
    """One process, which has one article at a time: neither end of the pipe then ever waits for the other."""

    def __init__(self, work: Callable[[Article], R]) -> None:
        self.connection, theirs = _SPAWN.Pipe()
        self.doing: Pending[R] | None = None
        self.alive = True
        self._process = _SPAWN.Process(target=_serve, args=(work, theirs, gc.get_threshold()), daemon=True)
        try:
            with _deaf():
                self._process.start()
        except OSError as error:
            raise WorkerError(f"a process cannot be started ({error.strerror})", _FEWER) from error
        theirs.close()  # theirs alone now, so that its end is seen here

    def give(self, pending: Pending[R]) -> None:
        """Let it begin."""
        self.doing = pending
        try:
            self.connection.send(pending.article)
        except OSError:
            self._died()

    def take(self) -> None:
        """Take what it has done."""
        assert self.doing is not None
        try:
            self.doing.answer = self.connection.recv()
            self.doing = None
        except (EOFError, OSError):
            self._died()

    def _died(self) -> None:
        assert self.doing is not None
        error = WorkerError(f"the process that read {self.doing.article.id} was killed", _FEWER)
        self.doing.answer = partial(_raised, error)
        self.doing = None
        self.end()

    def end(self) -> None:
        """End it, whatever it does."""
        self.alive = False
        self._process.kill()
        self._process.join()
        self.connection.close()


_FEWER = "the memory may be too small for so many: use fewer --jobs, then run it again"


def _given(answer: R) -> R:
    return answer


def _raised(error: Exception) -> NoReturn:
    raise error


def _serve(work: Callable[[Article], R], connection: Connection, threshold: tuple[int, int, int]) -> None:
    """What a process does until nobody is there any more who could ask."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(*threshold)  # as in the program
    with suppress(EOFError, OSError, MemoryError):
        while True:
            article = connection.recv()
            try:
                answer: Callable[[], object] = partial(_given, work(article))
            except Exception as error:  # of any kind: it is raised where the result is asked for
                error.add_note(traceback.format_exc())
                answer = partial(_raised, error)
            connection.send(answer)


@contextmanager
def _deaf() -> Iterator[None]:
    """What is started in here never hears of Ctrl-C, not even before it can say so itself."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # the first time this lets Ctrl-C through again, and so not in here
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _is_done(item: Problem | Pending[R]) -> bool:
    return isinstance(item, Problem) or item.answer is not None


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
