"""`quotetrack.toml`: a newsroom's own settings, looked for from the working directory upward.

Decides which keys there are and what may stand under each; what a setting means, `audit.policy` says. A key that
is not known, or a value of another kind, is an error that names file and key: a setting that is silently ignored is
worse than none.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from quotetrack.audit import Kind, Policy
from quotetrack.facts.rating_scale import DEFAULT, RatingScale
from quotetrack.presentation import sanitize

NAME = "quotetrack.toml"
_EDGES = re.compile(r"\w(?:.*\w)?", re.DOTALL)


class SettingsError(click.ClickException):
    """A settings file that cannot be used: wrong usage."""

    exit_code = 2

    def __init__(self, where: Path, message: str) -> None:
        super().__init__(sanitize.single_line(f"{where}: {message}"))


@dataclass(frozen=True)
class Settings:
    """What a settings file says, and which file it was."""

    standard: Policy = field(default_factory=Policy)
    fail_on: frozenset[Kind] = frozenset()
    max_anonymous_ratio: float | None = None
    scale: RatingScale = DEFAULT
    path: Path | None = None


def find_settings(start: Path | None = None) -> Path | None:
    """The nearest settings file at `start` (the working directory) or above it, also one that cannot be read: a link
    to nowhere that is silently passed over is a setting that is silently ignored."""
    folder = (start or Path.cwd()).absolute()
    paths = (at / NAME for at in (folder, *folder.parents))
    return next((path for path in paths if path.is_symlink() or path.exists()), None)


def load_settings(path: Path | None) -> Settings:
    """What the file at `path` says; the defaults without one. Raises SettingsError."""
    if path is None:
        return Settings()
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8-sig"))  # Windows editors write a mark in front
    except IsADirectoryError:
        raise SettingsError(path, "is a folder, not a settings file; rename it") from None
    except FileNotFoundError:
        raise SettingsError(path, "is a link to a file that is not there; mend or remove it") from None
    except OSError as error:
        raise SettingsError(path, error.strerror or str(error)) from None
    except UnicodeDecodeError:
        raise SettingsError(path, "is not UTF-8; save it again as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(path, f"is not TOML: {error}") from None
    _refuse_unknown(path, given, ("audit", "facts"), "table")
    audit = given.get("audit", {})
    if not isinstance(audit, dict):
        raise SettingsError(path, f"audit must be a table, [audit], not {_named(audit)}")
    _refuse_unknown(path, audit, KEYS, "key in [audit]")
    read = {key: _read(path, key, value) for key, value in audit.items()}
    settings = Settings(
        Policy(**{key.replace("-", "_"): value for key, value in read.items() if key not in _OWN}),
        read.get("fail-on", frozenset()),
        read.get("max-anonymous-ratio"),
        _scale(path, given.get("facts", {})),
        path,
    )
    if off := settings.fail_on - settings.standard.findings:
        raise SettingsError(
            path, f"audit.fail-on has {sorted(off)[0].value}, which audit.findings leaves out"
        )
    return settings


def _scale(path: Path, given: Any) -> RatingScale:
    """The verdicts that [facts] allows."""
    if not isinstance(given, dict):
        raise SettingsError(path, f"facts must be a table, [facts], not {_named(given)}")
    _refuse_unknown(path, given, ("verdicts", "other-verdicts"), "key in [facts]")
    try:
        ranked, others = (
            tuple(_strings(given.get(key, [*default])))
            for key, default in (("verdicts", DEFAULT.ranked), ("other-verdicts", DEFAULT.others))
        )
    except ValueError as error:
        raise SettingsError(path, f"facts.verdicts {error}") from None
    if not ranked or not all(map(str.strip, (*ranked, *others))):
        raise SettingsError(path, 'facts.verdicts must name verdicts, the best first: ["true", "false"]')
    return RatingScale(ranked, others)


def kinds(names: list[str]) -> frozenset[Kind]:
    """The kinds of these names. Raises ValueError for one that is none."""
    for name in names:
        if name not in list(Kind):
            raise ValueError(f"there is no finding {name!r}{_meant(name, [kind.value for kind in Kind])}")
    return frozenset(Kind(name) for name in names)


def _read(path: Path, key: str, value: Any) -> Any:
    try:
        return KEYS[key](value)
    except ValueError as error:
        raise SettingsError(path, f"audit.{key} {error}") from None


def _kinds(value: Any) -> frozenset[Kind]:
    try:
        return kinds(_strings(value))
    except ValueError as error:
        raise ValueError(str(error) if str(error).startswith("must") else f"is wrong: {error}") from None


def _share(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError(f"must be a number from 0 to 1, not {_named(value)}")
    return float(value)


def _count(least: int) -> Callable[[Any], int]:
    def count(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= 10_000:
            raise ValueError(f"must be a whole number from {least} to 10000, not {_named(value)}")
        return value

    return count


def _strings(value: Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ValueError(f'must be a list of words, ["…", "…"], not {_named(value)}')
    return value


def _phrases(value: Any) -> frozenset[str]:
    found = frozenset(" ".join(one.lower().replace("’", "'").split()) for one in _strings(value))
    for one in found:
        if not _EDGES.fullmatch(one):
            raise ValueError(f"has {one!r}: a phrase begins and ends with a letter or a digit")
    return found


def _named(value: Any) -> str:
    return "nothing" if value == [] else repr(value) if len(repr(value)) <= 40 else f"{repr(value)[:40]}…"


def _refuse_unknown(path: Path, given: dict[str, Any], known: Any, what: str) -> None:
    for name in given:
        if name not in known:
            raise SettingsError(path, f"there is no {what} {name!r}{_meant(name, known)}")


def _meant(name: str, known: Any) -> str:
    near = get_close_matches(name, known, 1)
    return f"; did you mean {near[0]}?" if near else f"; there are {', '.join(known)}"


KEYS: dict[str, Callable[[Any], Any]] = {
    "findings": _kinds,
    "fail-on": _kinds,
    "max-anonymous-ratio": _share,
    "min-confidence": _share,
    "lead-paragraphs": _count(1),
    "distance-words": _count(1),
    "quotation-words": _count(1),
    "own-outlets": _phrases,
    "outlets": _phrases,
    "bare": _phrases,
    "groups": _phrases,
    "boilerplate": _phrases,
    "evaluative": _phrases,
    "hearsay": _phrases,
}
_OWN = frozenset({"fail-on", "max-anonymous-ratio"})  # what the command asks, not the standard
