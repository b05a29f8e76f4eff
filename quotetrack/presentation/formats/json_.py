"""JSON and JSON Lines: true data, nothing shortened, written as it comes.

Characters that could act on a terminal are written as \\u escapes: the data is the same, and `--format
json` on a screen is as harmless as the table. Half a surrogate pair, which no encoding can write, is
escaped as well.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TextIO

from quotetrack.presentation.values import plain_value

# What is printed is made here, of values: no record holds itself, and none is searched for that.
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, default=plain_value).encode
# json escapes C0 itself; without this DEL, C1, bidirectional controls and lone surrogates stay as they are.
_ACTIVE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_SOME = 500  # elements of an array that are written together


def dumps(record: object) -> str:
    """`record` as one line of JSON."""
    return "".join(_pieces(record))


def _pieces(record: object) -> Iterator[str]:
    """`record` as one line of JSON, in pieces. An iterator in it is an array that is written as it is made.

    The attributions of a book, as objects of JSON, take ten times the room of its text.
    """
    if not isinstance(record, dict) or not any(isinstance(value, Iterator) for value in record.values()):
        yield _encoded(record)
        return
    before = "{"
    for name, value in record.items():
        yield f"{before}{_encoded(name)}: "
        before = ", "
        if not isinstance(value, Iterator):
            yield _encoded(value)
            continue
        opening = "["
        while some := list(islice(value, _SOME)):
            yield opening + _encoded(some)[1:-1]
            opening = ", "
        yield "[]" if opening == "[" else "]"
    yield "}"


def _encoded(value: object) -> str:
    line = _encode(value)
    if line.isascii() and "\x7f" not in line:  # json has escaped the other controls
        return line
    return _ACTIVE.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def write_lines(records: Iterable[object], out: TextIO) -> int:
    """Write one object a line, each as soon as it is there. Returns how many."""
    n = 0
    for n, record in enumerate(records, 1):  # noqa: B007  (n is the result)
        out.writelines(_pieces(record))
        out.write("\n")
        out.flush()  # a reader down the pipe gets each article when it is done
    return n


def write_array(records: Iterable[object], out: TextIO) -> int:
    """Write one array, an element a line. Returns how many elements."""
    n = 0
    out.write("[")
    for n, record in enumerate(records, 1):
        out.write("\n" if n == 1 else ",\n")
        out.writelines(_pieces(record))
    out.write("\n]\n" if n else "]\n")
    return n
