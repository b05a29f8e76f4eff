"""Tests read with the rules, which are quick and never change by training, unless they name the other engine."""

from __future__ import annotations

import os
import signal

os.environ["QUOTETRACK_ENGINE"] = "fast"

# A script that runs the tests in its background has them ignore Ctrl-C, and every process that they start does, too.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
