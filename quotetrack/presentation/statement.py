"""One statement as a reader sees it: the wording that stands for it, then everybody who printed it, in time."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from quotetrack.model.records import OTHER_PART
from quotetrack.presentation import sanitize
from quotetrack.presentation.cells import days, over, place, stacked
from quotetrack.presentation.columns import Column
from quotetrack.presentation.diff import differences, differing
from quotetrack.presentation.formats import json_, table
from quotetrack.presentation.values import plain_value
from quotetrack.text.phrasing import count_of

if TYPE_CHECKING:
    from rich.text import Text

    from quotetrack.model.records import StatementRow, TimelineEntry


def write(row: StatementRow, form: str, out: TextIO) -> None:
    """Write a statement as text or as JSON."""
    if form == "json":
        json_.write_lines([record(row)], out)
        return
    facts = (
        " / ".join(row.speakers) or "nobody is named",
        f"{count_of(row.sightings, 'sighting')} in {count_of(row.outlets, 'outlet')}",
        days(row.first.date, row.last),
        f"{count_of(row.copies, 'copy', 'copies')} besides" if row.copies else "",
    )
    about = sanitize.single_line("; ".join(filter(None, facts)))
    told = (f"Statement {row.id}", f"“{sanitize.reflow(row.words)}”", about)
    table.console(out).print("\n".join(told))
    if row.disagree:
        out.write("The sightings do not agree on who said it.\n")
    if any(told.against for told in row.timeline):
        out.write("The sightings contradict each other in what they have besides these words.\n")
    out.write("\n")
    columns = (
        Column("date", "Date, outlet", cell=lambda told: stacked(told.date, told.outlet), most=16),
        Column(
            "relation", "Relation", cell=lambda told: stacked(told.relation, told.copy_of and "copy"), most=14
        ),
        Column(
            "words", "Words: left out [-…-], put in {+…+}; article, offsets", wide=True,
            cell=lambda told: _words(row.words, told),
        ),
    )  # fmt: skip
    table.write(columns, row.timeline, out)


def record(row: StatementRow) -> dict[str, object]:
    """A statement as data; each sighting with the words in which it differs from the statement's."""
    data = plain_value(row)
    assert isinstance(data, dict)
    return {**data, "timeline": timeline(row)}


def timeline(row: StatementRow) -> list[dict[str, object]]:
    """The sightings as data, each with the words in which it differs: `a` those of the statement, `b` its own."""
    return [
        {
            **plain_value(told),
            "differences": [] if told.relation == OTHER_PART else differing(row.words, told.words),
        }
        for told in row.timeline
    ]


def relations(row: StatementRow) -> str:
    """What was done to the words, in how many sightings: "2 verbatim, 1 trimmed"."""
    return ", ".join(f"{count} {relation}" for relation, count in row.relations.items())


def _words(words: str, told: TimelineEntry) -> Text:
    """The words beside those of the statement, where they differ; beneath, who said it there and where that is."""
    return over(
        sanitize.reflow(told.words) if told.relation == OTHER_PART else differences(words, told.words),
        told.speaker or "no name",
        f"contradicts {told.against}" if told.against else None,
        f"the text of {told.copy_of}" if told.copy_of else None,
        place(told),
    )
