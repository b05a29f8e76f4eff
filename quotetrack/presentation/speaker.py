"""One speaker as a reader sees it: names with evidence, roles over time, outlets, the last quotations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from quotetrack.presentation import sanitize
from quotetrack.presentation.columns import Column
from quotetrack.presentation.formats import json_, table
from quotetrack.presentation.values import plain_value

if TYPE_CHECKING:
    from quotetrack.model.records import Profile, QuoteRow

QUOTES = 5  # of the last quotations are shown

_ALIASES = (
    Column("name", "Name", wide=True),
    Column("articles", "Articles", right=True),
    Column("example", "In, for example", most=40),
)
_ROLES = (
    Column("role", "Role", wide=True),
    Column("affiliation", "Affiliation", most=30),
    Column("articles", "Articles", right=True),
    Column("first", "First", whole=True),
    Column("last", "Last", whole=True),
)
_OUTLETS = (
    Column("outlet", "Outlet", wide=True),
    Column("attributions", "Times", right=True),
    Column("articles", "Articles", right=True),
)
_QUOTES = (
    Column("id", "No.", right=True),
    Column("date", "Date", whole=True),
    Column("content", "Last said", cell=lambda row: sanitize.excerpt(row.content), wide=True),
    Column("article", "Article", most=30),
)


def write(profile: Profile, quotes: Sequence[QuoteRow], form: str, out: TextIO) -> None:
    """Write a profile as text or as JSON."""
    if form == "json":
        json_.write_lines([{**record(profile), "quotes": [plain_value(row) for row in quotes]}], out)
        return
    speaker = profile.speaker
    days = " to ".join(dict.fromkeys(str(day) for day in (speaker.first, speaker.last) if day))
    counted = f"{_many(speaker.attributions, 'time')} in {_many(speaker.articles, 'article')}"
    facts = (
        speaker.type.value,
        counted,
        f"of {_many(speaker.outlets, 'outlet')}" if speaker.outlets else "",
        days,
    )
    out.write(
        f"{sanitize.single_line(speaker.name)}, No. {speaker.id}\n{', '.join(fact for fact in facts if fact)}\n"
    )
    for columns, rows in ((_ALIASES, profile.aliases), (_ROLES, profile.roles), (_OUTLETS, profile.outlets)):
        if rows:
            out.write("\n")
            table.write(columns, rows, out)
    if quotes:
        out.write("\n")
        table.write(_QUOTES, quotes, out)
    if profile.decisions:
        listed = ", ".join(map(str, profile.decisions))
        out.write(f"\nDecisions: {listed} (quotetrack corrections)\n")


def record(profile: Profile) -> dict[str, object]:
    """A profile as data, the speaker's own facts first."""
    data = plain_value(profile)
    assert isinstance(data, dict)
    return {**data.pop("speaker"), **data}


def _many(n: int, what: str) -> str:
    return f"{n} {what}{'' if n == 1 else 's'}"
