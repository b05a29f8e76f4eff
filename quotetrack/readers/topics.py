"""The topics that an article was filed under, from the sections and tags that inputs give it.

Decides which names say so, and where one value holds several topics; a topic is kept as it is written, once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_NAMES = ("topic", "topics", "section", "sections", "category", "categories", "tag", "tags", "keywords")
_LISTED = frozenset(
    {"topics", "tag", "tags", "keywords"}
)  # "harbour, strike; law" are three; a section is one
_BETWEEN = re.compile(r"[,;]")
_NOT_PRINTED = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


def topics(given: Mapping[str, object]) -> tuple[str, ...]:
    """Every topic that `given` names, sections before tags, in the order in which they are given."""
    found: dict[str, str] = {}
    for name in _NAMES:
        for topic in _values(given.get(name), divided=name in _LISTED):
            found.setdefault(topic.casefold(), topic)
    return tuple(found.values())


def _values(value: object, *, divided: bool) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            if not isinstance(one, list):
                yield from _values(one, divided=divided)
        return
    if isinstance(value, dict):  # {"name": "World"}, as schema.org has it
        value = value.get("name")
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if isinstance(value, str):
        for part in _BETWEEN.split(value) if divided else [value]:
            if words := _NOT_PRINTED.sub(" ", part).strip():
                yield words
