"""The data files that ship inside the package."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).parent


@cache
def read_toml(path: str) -> dict[str, Any]:
    """Returns the tables of a TOML file of this package, named from its root: "language/en/cues.toml".

    Every caller gets the same object, which is read once and not to be changed.
    """
    return tomllib.loads((PACKAGE / path).read_text(encoding="utf-8"))
