"""Whether time grows with the text and no faster, told on a busy machine, too."""

from __future__ import annotations

import time
from collections.abc import Callable

TRIALS = 12
LEAST = 0.003  # seconds, below which the clock decides and not the text


def is_linear(short: Callable[[], object], twice: Callable[[], object]) -> bool:
    """Does the second take about twice the time of the first? What grows with the square takes four times as long in
    every trial; a busy machine makes it look so in some."""
    trials = ((seconds(short), seconds(twice)) for _ in range(TRIALS))
    return any(longer < 4 * max(once, LEAST) for once, longer in trials)


def seconds(work: Callable[[], object]) -> float:
    """Seconds that this process works."""
    begin = time.process_time()
    work()
    return time.process_time() - begin
