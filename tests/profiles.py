"""How much the tests are shown: how many random examples, and how many rows of a table whose rows take long.

In Hypothesis's profile `quick` few, and the same at every run, so that nobody's tests fail by chance; in `deep` many,
others at every run, and how to have those again that failed is printed. Hypothesis's own `max_examples` would hold in
both.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

USUAL = 100
_QUICK = 10
_FEWEST = 5


def register() -> None:
    """Make both profiles known; `quick` is the one that holds unless `--hypothesis-profile` names the other."""
    # How long an example takes says little on a machine that runs other tests at the same time.
    patient = settings(
        deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
    )
    settings.register_profile("quick", patient, max_examples=_QUICK, derandomize=True)
    settings.register_profile("deep", patient, max_examples=USUAL, derandomize=False, print_blob=True)
    settings.load_profile("quick")


def examples(number: int) -> settings:
    """`number` examples where others are shown the usual hundred; in proportion where the profile shows less."""
    return settings(max_examples=max(_FEWEST, number * settings().max_examples // USUAL))


def left() -> float:
    """The share of the examples that this profile leaves out."""
    return 1 - settings().max_examples / USUAL


def few(rows: Iterable[Any], number: int) -> list[Any]:
    """The rows of a table for `parametrize`, of which those after the first `number` are slow."""
    return [row if at < number else pytest.param(row, marks=pytest.mark.slow) for at, row in enumerate(rows)]
