"""Tests read with the rules, which are quick and never change by training, unless they name the other engine."""

from __future__ import annotations

import os

os.environ["QUOTETRACK_ENGINE"] = "fast"
