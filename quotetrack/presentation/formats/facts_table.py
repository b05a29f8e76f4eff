"""Facts as JSON Lines and as a table for spreadsheets (CSV), made so that `readers.facts` gives back what was written.

In the table a fact is a line: what a person fills in stands in columns of its own, with the last verdict; the whole
lists stand in columns `json_…`, what this program computed in `computed_…`; then come the columns that the
fact-checker brought. A cell that a spreadsheet would run as a formula has an apostrophe in front, and one that had an
apostrophe there has two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TextIO

from quotetrack.facts.exchange_record import COLUMNS, COMPUTED, LAST, LISTS, MARKED, PLAIN, ExchangeRecord
from quotetrack.presentation.formats import csv_, json_


def write_lines(records: Iterable[ExchangeRecord], out: TextIO) -> int:
    """Write facts as JSON Lines. Returns how many."""
    return json_.write_lines(map(as_object, records), out)


def as_object(record: ExchangeRecord) -> dict[str, Any]:
    """A fact as one object; keys of somebody's own at its end."""
    known = {name: getattr(record, name) for name in (*PLAIN, *LISTS)}
    computed = {f"computed_{name}": record.computed.get(name) for name in COMPUTED}
    own = {name: value for name, value in record.extra.items() if known.get(name) is None}
    return {**known, **computed, **own}


def write_table(records: Sequence[ExchangeRecord], out: TextIO) -> int:
    """Write facts as CSV. Returns how many."""
    own = dict.fromkeys(name for record in records for name in record.extra if name not in COLUMNS)
    return csv_.write([str(csv_.cell(_cell(name))) for name in (*COLUMNS, *own)], _rows(records, [*own]), out)


def _rows(records: Iterable[ExchangeRecord], own: Sequence[str]) -> Iterator[list[object]]:
    for record in records:
        last = record.verdicts[-1] if record.verdicts else {}
        values = {name: getattr(record, name) for name in PLAIN}
        values |= {name: last.get(key) for name, key in LAST.items()}
        values |= {f"computed_{name}": record.computed.get(name) for name in COMPUTED}
        values |= {f"json_{name}": getattr(record, name) or None for name in LISTS}
        yield [
            _cell(record.extra.get(name) if values.get(name) is None else values[name])
            for name in (*COLUMNS, *own)
        ]


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and MARKED.match(value) else value
