"""One statement as a reader sees it: the wording that stands for it, then everybody who printed it, in time."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from quotetrack.model.records import OTHER_PART
from quotetrack.presentation import sanitize
from quotetrack.presentation.columns import Column
from quotetrack.presentation.diff import differing, marked
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
    days = " to ".join(dict.fromkeys(str(day) for day in (row.first.date, row.last) if day))
    facts = [
        " / ".join(row.speakers) or "nobody is named",
        f"{count_of(row.sightings, 'sighting')} in {count_of(row.outlets, 'outlet')}",
        *([days] if days else []),
        *([f"{count_of(row.copies, 'copy', 'copies')} besides"] if row.copies else []),
    ]
    told = (f"Statement {row.id}", f"“{sanitize.reflow(row.words)}”", sanitize.single_line("; ".join(facts)))
    table.console(out).print("\n".join(told))
    if row.disagree:
        out.write("The sightings do not agree on who said it.\n")
    if any(told.against for told in row.timeline):
        out.write("The sightings contradict each other in what they have besides these words.\n")
    out.write("\n")

    def words(told: TimelineEntry) -> Text:
        return _words(row, told)

    columns = (
        Column("date", "Date, outlet", cell=_printed, most=16),
        Column("relation", "Relation", cell=_verdict, most=14),
        Column("words", "Words: left out [-…-], put in {+…+}; article, offsets", cell=words, wide=True),
    )
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


def _printed(told: TimelineEntry) -> str:
    return "\n".join(sanitize.single_line(str(fact)) for fact in (told.date, told.outlet) if fact) or "–"


def _verdict(told: TimelineEntry) -> str:
    return "\n".join((told.relation, *(["copy"] if told.copy_of else [])))


def _words(row: StatementRow, told: TimelineEntry) -> Text:
    """The words beside those of the statement, where they differ; beneath, who said it there and where that is."""
    from rich.text import Text

    out = Text()
    if told.relation == OTHER_PART:
        out.append(f"{sanitize.reflow(told.words)}\n")
    elif differing(row.words, told.words):
        out.append_text(marked(row.words, told.words)).append("\n")
    place = f"{told.article} {told.start}–{told.end}"
    copied = f"the text of {told.copy_of}" if told.copy_of else None
    contradicted = f"contradicts {told.against}" if told.against else None
    facts = (told.speaker or "no name", contradicted, copied, place)
    return out.append(sanitize.single_line(" · ".join(fact for fact in facts if fact)), "dim")
