"""Words from an article, made safe to look at. Decides which characters a screen may not get as they are.

An article is written by strangers. In a terminal, an escape sequence in its title could recolour the
screen, move the cursor over another line or set the window's title; a bidirectional override could show the
words in another order than they are stored. Each such character is replaced by one visible character, so
the length stays what it was and offsets keep pointing at the same words.
"""

from __future__ import annotations

_MARK = "\N{REPLACEMENT CHARACTER}"

# Characters that order or hide the text around them: U+202E shows "fdp.exe" as "exe.pdf".
_UNSEEN = (
    (0x061C, 0x061C),  # Arabic letter mark
    (0x200E, 0x200F),  # left-to-right and right-to-left marks
    (0x2028, 0x202E),  # line and paragraph separators, embeddings, overrides
    (0x2066, 0x2069),  # isolates
    (0xFEFF, 0xFEFF),  # byte order mark inside a text
    (0xFFF9, 0xFFFB),  # interlinear annotation
    (0xD800, 0xDFFF),  # half of a surrogate pair, which no encoding can write
    (0xFFFE, 0xFFFF),  # no characters: XML forbids them
    (0xE0000, 0xE007F),  # tags: an invisible alphabet
)

_LINES: dict[int, str | None] = {code: chr(0x2400 + code) for code in range(0x20)}  # ESC → ␛
_LINES[0x7F] = "\N{SYMBOL FOR DELETE}"
_LINES.update(dict.fromkeys(range(0x80, 0xA0), _MARK))  # C1: U+009B is ESC [ in one character
_LINES.update({code: _MARK for first, last in _UNSEEN for code in range(first, last + 1)})
_TEXT = {code: to for code, to in _LINES.items() if code not in (0x09, 0x0A)}


def single_line(text: str) -> str:
    """`text` for one line of a screen: control characters, also line breaks, become visible signs."""
    return text.translate(_LINES)


def multi_line(text: str) -> str:
    """`text` for several lines of a screen: like `line`, but its line breaks and tabs stay."""
    return text.translate(_TEXT)


def excerpt(text: str, limit: int = 280) -> str:
    """`text` as one flowing line of at most `limit` characters, for a cell of a table."""
    return shorten(reflow(text), limit)


def reflow(text: str) -> str:
    """`text` as one flowing line: a quotation over two paragraphs is legible with a space between them."""
    return single_line(" ".join(text.split()))


def shorten(text: str, limit: int) -> str:
    """`text`, cut at a word near `limit` characters, with "…" where something was left out."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    at = head.rfind(" ")
    return head[: at if at >= limit // 2 else limit - 1].rstrip() + "…"
