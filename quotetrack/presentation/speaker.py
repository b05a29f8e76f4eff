"""One speaker as a reader sees it: names with evidence, roles over time, outlets, the last quotations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from quotetrack.presentation import sanitize
from quotetrack.presentation.cells import days
from quotetrack.presentation.columns import Column
from quotetrack.presentation.formats import json_, table
from quotetrack.presentation.values import plain_value
from quotetrack.text.phrasing import count_of

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
    facts = (
        speaker.type.value,
        f"{count_of(speaker.attributions, 'time')} in {count_of(speaker.articles, 'article')}",
        f"of {count_of(speaker.outlets, 'outlet')}" if speaker.outlets else "",
        days(speaker.first, speaker.last),
    )
    out.write(f"{sanitize.single_line(speaker.name)}, No. {speaker.id}\n{', '.join(filter(None, facts))}\n")
    parts = (
        (_ALIASES, profile.aliases), (_ROLES, profile.roles), (_OUTLETS, profile.outlets), (_QUOTES, quotes),
    )  # fmt: skip
    for columns, rows in parts:
        if rows:
            out.write("\n")
            table.write(columns, rows, out)
    if profile.decisions:
        listed = ", ".join(map(str, profile.decisions))
        out.write(f"\nDecisions: {listed} (quotetrack corrections)\n")


def record(profile: Profile) -> dict[str, object]:
    """A profile as data, the speaker's own facts first."""
    data = plain_value(profile)
    assert isinstance(data, dict)
    return {**data.pop("speaker"), **data}
