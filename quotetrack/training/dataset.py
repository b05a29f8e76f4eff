"""Labelled articles to learn from, as stand-off JSON Lines: `id`, `text`, `attributions`.

An attribution has `source`, `cue` and `content`, each a list of half-open `[start, end)` offsets into the text, as
`quotetrack extract --format jsonl` prints them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

Spans = list[tuple[int, int]]
Roles = tuple[Spans, Spans, Spans]
ROLES = ("source", "cue", "content")


class LabelledArticle(NamedTuple):
    """One labelled article; an attribution is its spans in the order of ROLES."""

    id: str
    text: str
    attributions: list[Roles]


def read_labelled(paths: list[Path]) -> Iterator[LabelledArticle]:
    """The labelled articles of JSON Lines files."""
    for path in paths:
        with path.open(encoding="utf-8") as file:
            for line in file:
                if line.strip():
                    yield _labelled(json.loads(line))


def _labelled(row: dict[str, Any]) -> LabelledArticle:
    text = row["text"]
    attributions: list[Roles] = []
    for a in row["attributions"]:
        source, cue, content = (
            [(s, min(e, len(text))) for s, e in a.get(role) or [] if s < len(text)] for role in ROLES
        )
        if content:
            attributions.append((source, cue, content))
    return LabelledArticle(str(row["id"]), text, attributions)
