"""`quotetrack.toml`: a newsroom's own settings, looked for from the working directory upward.

Which keys there are and what may stand under each, `settings_schema` says; what a setting means, `audit.policy`. A key
that is not known, or a value of another kind, is an error that names file and key: a setting that is silently ignored
is worse than none.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from quotetrack.audit import Kind, Policy
from quotetrack.errors import SettingsError
from quotetrack.facts.rating_scale import DEFAULT, RatingScale

NAME = "quotetrack.toml"


@dataclass(frozen=True)
class Settings:
    """What a settings file says, and which file it was."""

    policy: Policy = field(default_factory=Policy)
    fail_on: frozenset[Kind] = frozenset()
    max_anonymous_ratio: float | None = None
    scale: RatingScale = DEFAULT
    path: Path | None = None

    def require(self, wanted: frozenset[Kind], setting: str) -> None:
        """Raise SettingsError where a setting asks for a finding that the file leaves out."""
        if self.path and (off := wanted - self.policy.findings):
            raise SettingsError(
                f"{self.path}: {setting} has {sorted(off)[0].value}, which audit.findings leaves out"
            )


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
        message = "is a folder, not a settings file; rename it"
    except FileNotFoundError:
        message = "is a link to a file that is not there; mend or remove it"
    except OSError as error:
        message = error.strerror or str(error)
    except UnicodeDecodeError:
        message = "is not UTF-8; save it again as UTF-8"
    except tomllib.TOMLDecodeError as error:
        message = f"is not TOML: {error}"
    else:
        from quotetrack.services.settings_schema import read

        try:
            file = read(given)
        except ValueError as error:
            raise SettingsError(f"{path}: {error}") from None
        audit = {name: getattr(file.audit, name) for name in file.audit.model_fields_set}
        fail_on, ratio = audit.pop("fail_on", frozenset()), audit.pop("max_anonymous_ratio", None)
        scale = RatingScale(tuple(file.facts.verdicts), tuple(file.facts.other_verdicts))
        settings = Settings(Policy(**audit), fail_on, ratio, scale, path)
        settings.require(fail_on, "audit.fail-on")
        return settings
    raise SettingsError(f"{path}: {message}")
