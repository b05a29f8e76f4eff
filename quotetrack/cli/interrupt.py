"""Ctrl-C that never strikes while something is being written.

A run allows interruption where it reads and analyses; a Ctrl-C at any other moment waits for the next such
place. A second Ctrl-C does not wait.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType


class InterruptHandler:
    """Context manager around a run; `with ctrl_c.allowed():` around what may be broken off."""

    def __init__(self) -> None:
        self._asked = self._allowed = False
        self._before: object = None

    def __enter__(self) -> InterruptHandler:
        ignored = signal.getsignal(signal.SIGINT) is signal.SIG_IGN  # `nohup`, or `&` in a script: stays so
        if threading.current_thread() is threading.main_thread() and not ignored:
            self._before = signal.signal(signal.SIGINT, self._strike)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)  # type: ignore[arg-type]

    def _strike(self, _signal: int, _frame: FrameType | None) -> None:
        if self._allowed or self._asked:
            raise KeyboardInterrupt
        self._asked = True

    @contextmanager
    def allowed(self) -> Iterator[None]:
        """Raise KeyboardInterrupt in here, or on entering when Ctrl-C came before."""
        if self._asked:
            raise KeyboardInterrupt
        self._allowed = True
        try:
            yield
        finally:
            self._allowed = False
