"""Facts from files: what `presentation.formats.facts_table` wrote, and a fact-checker's own table or JSON Lines.

Decides which columns are ours and what a broken line is. A column of another name is somebody's own and kept as it
is, and so is what stands in one of ours and is no date. A line without a claim is a Problem, and the next is read.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from quotetrack.errors import InputError
from quotetrack.facts.exchange_record import COLUMNS, LAST, LISTS, MARKED, PLAIN, ExchangeRecord
from quotetrack.model import Problem
from quotetrack.readers import claimreview
from quotetrack.readers.encoding import decode

FORMATS = ("csv", "jsonl", "jsonld")
_OF = {"csv": "csv", "tsv": "csv", "jsonl": "jsonl", "ndjson": "jsonl", "json": "jsonld", "jsonld": "jsonld"}
_LONGEST = 100_000_000  # characters of a cell
_NEEDED = "each line needs a claim"


def fact_format(name: str) -> str | None:
    """The format that a file's name tells; None: it tells none."""
    return _OF.get(name.rpartition(".")[2].casefold())


def read_facts(data: bytes, form: str, name: str) -> Iterator[ExchangeRecord | Problem]:
    """The facts of a file in one of FORMATS. Raises InputError for what cannot be read as a whole."""
    text = decode(data)
    if form == "csv":
        return _table(text, name)
    if form == "jsonl":
        return _lines(text, name)
    return claimreview.read_claim_reviews(text, name)


def _table(text: str, name: str) -> Iterator[ExchangeRecord | Problem]:
    csv.field_size_limit(_LONGEST)
    first = text.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        header = [_restored(cell).strip() for cell in next(reader, [])]
        if "claim" not in header:
            raise InputError("has no column claim", "name the column of the claims claim")
        if twice := next((one for one in header if one and header.count(one) > 1), None):
            raise InputError(f"has two columns {twice!r}", "give each column a name of its own")
        for cells in reader:
            where = f"{name}:{reader.line_num}"
            if not any(cells):
                continue
            if len(cells) > len(header):
                yield Problem(where, f"has {len(cells)} cells, and the table {len(header)} columns", "")
                continue
            row = {key: _restored(cell) for key, cell in zip(header, cells, strict=False) if key}
            try:
                yield _of_row(row, where)
            except InputError as error:
                yield Problem(where, error.message, error.advice)
    except csv.Error as error:
        raise InputError(f"line {reader.line_num}: is no CSV: {error}", "save it as CSV again") from None


def _restored(cell: str) -> str:
    """A cell without the apostrophe that keeps it from being a formula."""
    cell = cell.replace("\r\n", "\n")
    return cell[1:] if MARKED.match(cell) else cell


def _of_row(row: Mapping[str, str], where: str) -> ExchangeRecord:
    values: dict[str, Any] = {}
    for column, cell in row.items():
        if column.startswith("json_") and column in COLUMNS:
            values[column.removeprefix("json_")] = _list(cell, column)
        elif column in COLUMNS:
            values[column] = cell or None
        else:
            values.setdefault("extra", {})[column] = cell
    last = {key: values.pop(column, None) for column, key in LAST.items()}
    extra = values.pop("extra", {})
    if not _is_day(last["day"]):
        extra["verdict_date"], last["day"] = last["day"], None
    verdicts = [*values.get("verdicts", ())]
    if last["verdict"] and not (verdicts and _agrees(last, verdicts[-1])):
        verdicts.append(last)
    return _record(values | {"verdicts": verdicts}, extra, where)


def _agrees(last: Mapping[str, Any], logged: Mapping[str, Any]) -> bool:
    return all((last[key] or None) == (logged.get(key) or None) for key in LAST.values())


def _list(cell: str, column: str) -> list[Any]:
    try:
        value = json.loads(cell) if cell else []
    except (ValueError, RecursionError):
        raise InputError(f"{column} is no JSON", "leave the column out, or as it was exported") from None
    if not isinstance(value, list):
        raise InputError(f"{column} is no list", "leave the column out, or as it was exported")
    return value


def _lines(text: str, name: str) -> Iterator[ExchangeRecord | Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        where = f"{name}:{number}"
        try:
            value = json.loads(line)
            json.dumps(value, ensure_ascii=False).encode()  # ValueError for half a character
            if not isinstance(value, dict):
                raise InputError("is no object", 'each line is one: {"claim": "…"}')
            ours = {*PLAIN, *LISTS}
            extra = {
                key: one
                for key, one in value.items()
                if key not in ours and not (key in COLUMNS and key not in LAST)
            }
            yield _record({key: one for key, one in value.items() if key in ours}, extra, where)
        except (ValueError, RecursionError):
            yield Problem(where, "is no JSON", 'each line is one object: {"claim": "…"}')
        except InputError as error:
            yield Problem(where, error.message, error.advice)


def _record(values: Mapping[str, Any], extra: dict[str, Any], where: str) -> ExchangeRecord:
    given = {name: values.get(name) for name in PLAIN}
    for name in PLAIN:
        if given[name] is not None and not isinstance(given[name], str):
            raise InputError(f"{name} is no text", _NEEDED)
    claim = given["claim"] or ""
    if not claim.strip():
        raise InputError("has no claim", _NEEDED)
    for name, sound in (("claimed", _is_day), ("made", _is_time), ("closed", _is_time)):
        if not sound(given[name]):
            extra[name], given[name] = given[name], None
    for name in LISTS:
        if not isinstance(values.get(name) or [], list):
            raise InputError(f"{name} are no list", "leave them out, or as they were exported")
    lists = {name: tuple(values.get(name) or ()) for name in LISTS}
    if not all(isinstance(one, str) for one in lists["wordings"]):
        raise InputError("wordings are no texts", 'write them as ["…", "…"]')
    for name in LISTS[1:]:
        if not all(isinstance(one, dict) for one in lists[name]):
            raise InputError(f"{name} are no objects", "leave them out, or as they were exported")
    for one in lists["verdicts"]:
        if not isinstance(one.get("verdict"), str) or not one["verdict"].strip():
            raise InputError("a verdict has no name", 'write it as {"verdict": "false"}')
    fields: dict[str, Any] = {**given, **lists, "claim": claim, "extra": extra, "where": where}
    return ExchangeRecord(**fields)


def _is_day(value: object) -> bool:
    """Is it a day, or nothing?"""
    return value is None or (isinstance(value, str) and _parses(date, value))


def _is_time(value: object) -> bool:
    return value is None or (isinstance(value, str) and _parses(datetime, value))


def _parses(kind: type[date], value: str) -> bool:
    try:
        kind.fromisoformat(value)
    except ValueError:
        return False
    return True
