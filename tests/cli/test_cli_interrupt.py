"""Ctrl-C strikes where it may, and waits where it may not."""

from __future__ import annotations

import signal
import threading

import pytest

from quotetrack.cli.interrupt import InterruptHandler


def strike() -> None:
    """Ctrl-C."""
    signal.raise_signal(signal.SIGINT)


def test_it_strikes_at_once_where_it_is_allowed() -> None:
    with InterruptHandler() as ctrl_c, pytest.raises(KeyboardInterrupt), ctrl_c.allowed():
        strike()


def test_elsewhere_it_waits_for_the_next_place_where_it_is() -> None:
    with InterruptHandler() as ctrl_c:
        strike()
        with pytest.raises(KeyboardInterrupt), ctrl_c.allowed():
            raise AssertionError("not reached")


def test_a_second_one_does_not_wait() -> None:
    with InterruptHandler():
        strike()
        with pytest.raises(KeyboardInterrupt):
            strike()


def test_afterwards_it_is_what_it_was() -> None:
    before = signal.getsignal(signal.SIGINT)
    with InterruptHandler():
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before


def test_a_run_that_ignores_it_goes_on_ignoring() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with InterruptHandler() as ctrl_c, ctrl_c.allowed():
            strike()
    finally:
        signal.signal(signal.SIGINT, before)


def test_outside_the_main_thread_it_changes_nothing() -> None:
    seen: list[object] = []

    def enter() -> None:
        with InterruptHandler() as ctrl_c, ctrl_c.allowed():
            seen.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=enter)
    thread.start()
    thread.join()
    assert seen == [signal.getsignal(signal.SIGINT)]
