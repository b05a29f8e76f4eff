"""The one place where an error becomes a message: its words, its exit status, what is printed of a bug.

Exit statuses: 0 done; 1 nothing found, some input failed, or the work could not be done (no store, disk
full); 2 wrong usage (click); 3 an audit found what it was to fail on; 130 interrupted; 141 the reader of the output
went away. QUOTETRACK_DEBUG=1 shows where an error came from.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import click

from quotetrack.errors import QuotetrackError, SettingsError, debugging
from quotetrack.model import Problem
from quotetrack.presentation import sanitize

FAILED = 1
WRONG = 2  # what click reports of wrong usage
INTERRUPTED = 130  # 128 + SIGINT, what a shell reports
READER_GONE = 141  # 128 + SIGPIPE


def say(message: str, advice: str = "") -> None:
    """Write one line to stderr: `message; advice`."""
    click.echo(sanitize.single_line("; ".join(part for part in (message, advice) if part)), err=True)


def describe(problem: Problem) -> str:
    """`articles.jsonl:7: message; advice` as one line for a screen."""
    text = f"{problem.where}: {problem.message}" if problem.where else problem.message
    return sanitize.single_line(f"{text}; {problem.advice}" if problem.advice else text)


def explain(error: Exception) -> tuple[str, str]:
    """What failed and what to do about it, in words for the user."""
    import sqlite3

    if isinstance(error, QuotetrackError):
        return error.message, error.advice
    cause = getattr(error, "orig", None) or error  # SQLAlchemy keeps the driver's error there
    if isinstance(cause, sqlite3.Error):
        return f"the store could not do that: {cause}", "see what is wrong with: quotetrack db check"
    if isinstance(error, UnicodeEncodeError):
        return "a name on the command line is not UTF-8", "rename the file, or name it in UTF-8"
    if isinstance(error, OSError):
        what = error.strerror or str(error)
        return f"{error.filename}: {what}" if error.filename else what, ""
    return (
        f"unexpected {type(error).__name__}: {error}",
        "this is a bug; run again with QUOTETRACK_DEBUG=1 and report what it shows",
    )


@contextmanager
def explained(ctx: click.Context) -> Iterator[None]:
    """Turn whatever is raised inside into one line on stderr and an exit status."""
    try:
        yield
        sys.stdout.flush()  # a full disk shows here, where it can still be told
    except SettingsError as error:
        click.ClickException(sanitize.single_line(error.message)).show()
        ctx.exit(WRONG)
    except (click.exceptions.Exit, click.ClickException, click.Abort):
        _flush(ctx)
        raise
    except KeyboardInterrupt:
        say("quotetrack: interrupted")
        ctx.exit(INTERRUPTED)
    except BrokenPipeError:
        _close_stdout()
        ctx.exit(READER_GONE)
    except Exception as error:  # the outermost edge: every fault becomes a message and an exit status
        _fail(ctx, error)


def _flush(ctx: click.Context) -> None:
    """Flush before an exit that a command asked for: its status counts, unless the output was lost."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _close_stdout()
        ctx.exit(READER_GONE)
    except OSError as error:
        _fail(ctx, error)


def _fail(ctx: click.Context, error: Exception) -> NoReturn:
    if debugging():
        import traceback

        traceback.print_exc()
    message, advice = explain(error)
    say(f"quotetrack: {message}", advice)
    if isinstance(error, OSError):
        _close_stdout()
    ctx.exit(FAILED)


def _close_stdout() -> None:
    """Point stdout at nothing: Python flushes it again at its end, and would complain again."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # not a real file, as in tests
        return
