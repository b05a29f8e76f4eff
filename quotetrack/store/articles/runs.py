"""Ingest runs: when each was, what it came to, and which ones died.

Decides what a run that says "running" is: still at work, or interrupted because its process is gone. An
interrupted run is no damage: what it wrote are whole articles, and running it again completes it.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, insert, select, update
from sqlmodel import col

from quotetrack.store import tables as t
from quotetrack.version import __version__


def start(connection: Connection) -> int:
    """Note that a run begins, and which earlier ones were interrupted. Gives its number."""
    gone = [number for number, _ in _dead(connection)]
    if gone:
        ended = update(t.Run).where(col(t.Run.id).in_(gone))
        connection.execute(ended.values(status=t.Status.INTERRUPTED))
    row = {
        "status": t.Status.RUNNING,
        "program": __version__,
        "host": socket.gethostname(),
        "process": os.getpid(),
        "started": t.now(),
    }
    return connection.execute(insert(t.Run).values(row).returning(col(t.Run.id))).scalar_one()


def record(connection: Connection, run: int, counts: Mapping[str, int]) -> None:
    """Keep what a run came to so far."""
    values: dict[str, Any] = {str(name): count for name, count in counts.items()}
    connection.execute(update(t.Run).where(col(t.Run.id) == run).values(values))


def end(connection: Connection, run: int, status: t.Status) -> None:
    """Note how a run ended."""
    ended = update(t.Run).where(col(t.Run.id) == run)
    connection.execute(ended.values(status=status, finished=t.now()))


def unfinished(connection: Connection) -> list[str]:
    """The runs that did not finish, where no later one did, in words."""
    finished = select(col(t.Run.id)).where(col(t.Run.status) == t.Status.FINISHED)
    last = connection.execute(finished.order_by(col(t.Run.id).desc()).limit(1)).scalar() or 0
    dead = dict(_dead(connection))
    later = select(col(t.Run.id), col(t.Run.status), col(t.Run.started)).where(col(t.Run.id) > last)
    told = []
    for number, status, started in connection.execute(later.order_by(col(t.Run.id))):
        if status is t.Status.INTERRUPTED or number in dead:
            told.append(f"the ingest of {started} UTC was interrupted; run it again to complete it")
    return told


def _dead(connection: Connection) -> list[tuple[int, int]]:
    """The runs that say they are running and are not, with their processes."""
    running = select(col(t.Run.id), col(t.Run.host), col(t.Run.process)).where(
        col(t.Run.status) == t.Status.RUNNING
    )
    here = socket.gethostname()
    return [
        (n, process) for n, host, process in connection.execute(running) if _is_gone(host == here, process)
    ]


def _is_gone(here: bool, process: int) -> bool:
    """Only a process of this machine can be asked after; on Windows asking would end it."""
    if not here or os.name != "posix":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
