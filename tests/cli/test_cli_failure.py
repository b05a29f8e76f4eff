"""What an error becomes: one line that says what failed and what to do."""

from __future__ import annotations

import errno
import sqlite3

import pytest

from quotetrack.cli.errors import describe, explain
from quotetrack.errors import QuotetrackError, StoreError
from quotetrack.model import Problem


class WrappedError(Exception):
    """An error of a database library around the driver's own."""

    def __init__(self, orig: Exception) -> None:
        super().__init__("(sqlite3.OperationalError) [SQL: INSERT …]")
        self.orig = orig


ERRORS = [
    (
        QuotetrackError("no speaker 'Maejma'", "did you mean Kazuhiro Maejima?"),
        "no speaker 'Maejma'",
        "did you mean",
    ),
    (StoreError("the store is older"), "the store is older", ""),
    (OSError(errno.ENOSPC, "No space left on device"), "No space left on device", ""),
    (OSError(errno.EACCES, "Permission denied", "a.txt"), "a.txt: Permission denied", ""),
    (OSError("odd"), "odd", ""),
    (
        sqlite3.OperationalError("disk I/O error"),
        "the store could not do that: disk I/O error",
        "quotetrack db check",
    ),
    (
        WrappedError(sqlite3.OperationalError("locked")),
        "the store could not do that: locked",
        "quotetrack db check",
    ),
    (KeyError("x"), "unexpected KeyError: 'x'", "QUOTETRACK_DEBUG=1"),
]


@pytest.mark.parametrize(
    ("error", "message", "advice"), ERRORS, ids=[type(row[0]).__name__ for row in ERRORS]
)
def test_what_failed_and_what_to_do(error: Exception, message: str, advice: str) -> None:
    told, then = explain(error)
    assert told == message
    assert advice in then
    assert bool(advice) == bool(then)


def test_a_problem_is_one_line() -> None:
    problem = Problem("a\n.jsonl:7", "is no JSON\x1b[0m", "look at the line")
    assert describe(problem) == "a␊.jsonl:7: is no JSON␛[0m; look at the line"
    assert describe(Problem("a", "is empty")) == "a: is empty"
