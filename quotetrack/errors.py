"""The one tree of errors that quotetrack raises on purpose; the command line turns it into a message."""

from __future__ import annotations

import os


class QuotetrackError(Exception):
    """Something the user can act on. `advice` says how."""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice


class InputError(QuotetrackError):
    """An input that could not be read: missing, empty, binary, broken, unreachable."""


class StoreError(QuotetrackError):
    """A store that cannot be opened, written, or is of another schema."""


class OutputError(QuotetrackError):
    """A file that cannot or must not be written."""


class SettingsError(QuotetrackError):
    """A settings file that cannot be used: wrong usage."""


class NotFoundError(QuotetrackError):
    """Nothing in the store answers to that name or id."""


class EngineError(QuotetrackError):
    """An extractor that cannot be used: its runtime, its weights or its settings are missing or broken."""


class RenderingError(QuotetrackError):
    """A rendering that cannot be made: what it is made with is not installed."""


class WorkerError(QuotetrackError):
    """A process that worked for this one could not be started, or was killed."""


class RuntimeAbsentError(EngineError):
    """What an extractor runs on is not installed, or not made for this machine."""


def debugging() -> bool:
    """Whether errors are shown with the place they come from."""
    return os.environ.get("QUOTETRACK_DEBUG", "") not in ("", "0")
