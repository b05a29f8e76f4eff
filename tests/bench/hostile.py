"""Texts that make a careless extractor slow: each shape at growing sizes."""

from __future__ import annotations

from collections.abc import Callable

from invented import invent

SHAPES: dict[str, Callable[[int], str]] = {
    "news prose": lambda n: _prose(n),
    "one endless sentence": lambda n: _repeat(
        "the harbour and the ferry of the city, which Ada Lund said was late, ", n
    ),
    "one endless word": lambda n: "a" * n,
    "quotation marks only": lambda n: '"' * n,
    "marks with a word each": lambda n: _repeat('"no" ', n),
    "opening marks, never closed": lambda n: _repeat("“It is late. ", n),
    "closing marks, never opened": lambda n: _repeat("It is late.” ", n),
    "unclosed paragraphs": lambda n: _repeat("“It is late, she said.\n\n", n),
    "nested quotations": lambda n: _repeat("“He said ‘It is “late", n),
    "apostrophes": lambda n: _repeat("the dockers' 'ferry' won't ", n),
    "capitals": lambda n: _repeat("Ada Berit Carl Lund ", n),
    "names and pronouns": lambda n: _repeat("“No,” Ada Lund said. “Yes,” he said. ", n),
    "cue after cue": lambda n: _repeat("said ", n),
    "according to": lambda n: _repeat("according to ", n),
    "full stops": lambda n: "." * n,
    "commas": lambda n: _repeat("Lund, ", n),
    "brackets": lambda n: _repeat("[(", n),
    "line breaks": lambda n: "\n" * n,
    "spaces": lambda n: " " * n,
    "combining marks": lambda n: "a" + _repeat("\u0301\u0327", n),
}


def _prose(length: int) -> str:
    """Invented articles one after another, cut at `length`."""
    pieces: list[str] = []
    missing = length
    for invented in invent(length // 1000 + 1):
        pieces.append(invented.article.text)
        missing -= len(pieces[-1]) + 2
        if missing <= 0:
            break
    return "\n\n".join(pieces)[:length]


def _repeat(piece: str, length: int) -> str:
    return piece * (length // len(piece))
