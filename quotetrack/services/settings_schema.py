"""What may stand in a settings file, and what is told of what may not. Imports pydantic, so it is imported where there
is a file to read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from quotetrack.audit.rules import kinds_of
from quotetrack.facts.rating_scale import DEFAULT
from quotetrack.text.suggestion import which_of

_EDGES = re.compile(r"\w(?:.*\w)?", re.DOTALL)


def _kinds(names: list[str]) -> frozenset[str]:
    try:
        return kinds_of(names)
    except ValueError as error:
        raise ValueError(f"is wrong: {error}") from None


def _phrases(given: list[str]) -> frozenset[str]:
    phrases = frozenset(" ".join(one.lower().replace("’", "'").split()) for one in given)
    for phrase in phrases:
        if not _EDGES.fullmatch(phrase):
            raise ValueError(f"has {phrase!r}: a phrase begins and ends with a letter or a digit")
    return phrases


def _verdicts(given: list[str]) -> list[str]:
    if not all(map(str.strip, given)):
        raise ValueError('must name verdicts, the best first: ["true", "false"]')
    return given


def _some(given: list[str]) -> list[str]:
    return _verdicts(given or [""])


# What a value is to be, as it is told of one that is not, is the description of its type.
_Share = Annotated[float, Field(ge=0, le=1, description="a number from 0 to 1")]
_Count = Annotated[int, Field(ge=1, le=10_000, description="a whole number from 1 to 10000")]
_Words = Annotated[list[str], Field(description='a list of words, ["…", "…"]')]
_Kinds = Annotated[_Words, AfterValidator(_kinds)]
_Phrases = Annotated[_Words, AfterValidator(_phrases)]


class _Table(BaseModel):
    model_config = ConfigDict(
        extra="forbid", strict=True, alias_generator=lambda name: name.replace("_", "-")
    )


class AuditTable(_Table):
    """[audit]: what the standard asks, and on what the command fails."""

    findings: _Kinds = []
    fail_on: _Kinds = []
    max_anonymous_ratio: _Share = 1
    min_confidence: _Share = 0
    lead_paragraphs: _Count = 1
    distance_words: _Count = 1
    quotation_words: _Count = 1
    own_outlets: _Phrases = []
    outlets: _Phrases = []
    bare: _Phrases = []
    groups: _Phrases = []
    boilerplate: _Phrases = []
    evaluative: _Phrases = []
    hearsay: _Phrases = []


class FactsTable(_Table):
    """[facts]: the verdicts, from the best to the worst, and those beside."""

    verdicts: Annotated[_Words, AfterValidator(_some)] = [*DEFAULT.ranked]
    other_verdicts: Annotated[_Words, AfterValidator(_verdicts)] = [*DEFAULT.others]


class SettingsFile(_Table):
    """The whole file. Only what it sets is of use: what else stands here are no defaults."""

    audit: AuditTable = AuditTable()
    facts: FactsTable = FactsTable()


_TABLES: Mapping[str, type[_Table]] = {"audit": AuditTable, "facts": FactsTable}
KEYS = tuple(field.alias for field in AuditTable.model_fields.values())


def read(given: dict[str, Any]) -> SettingsFile:
    """What a file says. Raises ValueError that names the first thing that is wrong with it."""
    try:
        return SettingsFile.model_validate(given)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        # What nobody knows comes first: the key that was meant may be one of those that are wrong.
        raise ValueError(
            _told(given, min(errors, key=lambda one: one["type"] != "extra_forbidden"))
        ) from None


def _told(given: Mapping[str, Any], error: Any) -> str:
    table, *keys = map(str, error["loc"])
    if error["type"] == "extra_forbidden":
        what, name, known = ("table", table, [*_TABLES])
        if keys:
            fields = _TABLES[table].model_fields
            what, name, known = f"key in [{table}]", keys[0], [str(field.alias) for field in fields.values()]
        return f"there is no {what} {name!r}; {which_of(name, known)}"
    if not keys:
        return f"{table} must be a table, [{table}], not {_shown(given[table])}"
    if error["type"] == "value_error":
        return f"{table}.{keys[0]} {error['ctx']['error']}"
    field = _TABLES[table].model_fields[keys[0].replace("-", "_")]
    return f"{table}.{keys[0]} must be {field.description}, not {_shown(given[table][keys[0]])}"


def _shown(value: Any) -> str:
    return "nothing" if value == [] else repr(value) if len(repr(value)) <= 40 else f"{repr(value)[:40]}…"
