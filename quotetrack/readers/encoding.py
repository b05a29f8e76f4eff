"""Bytes to text: which encoding an input is in, and whether it is text at all.

Decides against what has NUL or is strewn with controls, then for UTF-8 wherever it fits, then for Windows-1252, which
newsrooms' older systems write, where the result looks like European prose, then for what charset-normalizer is sure of.
What remains is refused: a wrong guess would put letters into people's mouths. Leaves line breaks and all else to its
format.
"""

from __future__ import annotations

import codecs
import re

from quotetrack.errors import InputError

# Longer marks first: that of UTF-32 begins like that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WORDS = "give its words, not a picture of them"
_SIGNATURES = (
    (b"%PDF", "a PDF document", "take its text out first: pdftotext FILE.pdf"),
    (b"PK\x03\x04", "a Word, OpenDocument or ZIP file", "save it as plain text or HTML, or unpack it"),
    (b"\xd0\xcf\x11\xe0", "an Office document", "save it as plain text or HTML"),
    (b"{\\rtf", "an RTF document", "save it as plain text or HTML"),
    (b"\x1f\x8b", "a compressed file", "unpack it first: gunzip"),
    (b"BZh", "a compressed file", "unpack it first: bunzip2"),
    (b"\xfd7zXZ", "a compressed file", "unpack it first: unxz"),
    (b"SQLite format 3\x00", "a database", "name a store with --db, articles as arguments"),
    (b"\x89PNG", "a picture", _WORDS),
    (b"\xff\xd8\xff", "a picture", _WORDS),
    (b"GIF8", "a picture", _WORDS),
)
_FORMATS = "give plain text (UTF-8), Markdown, HTML or JSON Lines"
_SEVERAL = "save it as UTF-8 text"

# What Windows-1252 makes of another encoding: capitals inside words ("councilÕs", Mac), signs for letters
# ("powiedzia³", Windows-1250).
_UNLIKELY = re.compile(
    r"[a-zß-öø-ÿ][À-ÖØ-Þ]|[À-ÖØ-Þ][A-Z][a-z]|[^\W\d_][¡¤¥¦§¨©¬®¯³¶¸¹»¼½¾¿¢×÷](?=\w)|[^\W\d_][¤¦¨¬¯³¸¹¾¿]"
)
_FOREIGN = re.compile(r"[À-ÖØ-öø-ÿŠŒŽšœžŸƒ]")
_LETTER = re.compile(r"[^\W\d_]")
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = bytes(range(0x80, 0x100))
# Not those that text has: tab, line and page breaks; backspace; the end of a DOS file; escape, of terminals and of JIS.
_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\b\t\n\v\f\r\x1a\x1b"})
_STREWN = 5  # controls under which a short text may have met with an accident
_SAMPLE = 200_000  # bytes of the lines that are not ASCII, for the guess


def refuse_binary(data: bytes) -> None:
    """Raise InputError where `data` begins like a known file that is not text."""
    for signature, name, advice in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(f"is {name}, not text", advice)


def decode(data: bytes, declared: str | None = None) -> str:
    """The text in `data`, without a byte-order mark; line breaks as they are.

    `declared` is the encoding that the input itself names, tried first. Raises InputError where the data is
    binary or its encoding cannot be told with confidence.
    """
    refuse_binary(data)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], encoding)
            if text is None:  # an odd byte at the end, half a pair
                raise InputError(
                    f"is damaged: it is marked as {encoding.upper()[:6].rstrip('-')}, but is not", _SEVERAL
                )
            return _without_nul(text)
    if b"\x00" in data or _is_strewn_with_controls(data):
        raise InputError("is not text", _FORMATS)
    for tried in (declared, "utf-8"):
        if tried and (text := _strict(data, tried)) is not None:
            return text
    return _guessed(data)


def _is_strewn_with_controls(data: bytes) -> bool:
    """Whether it is no text: a tenth of random bytes are controls, of a wire story with its old headers a hundredth."""
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return controls >= _STREWN and controls * 20 > len(data)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        # As browsers do (WHATWG Encoding Standard): who says Latin-1 or ASCII means Windows-1252.
        is_western = codecs.lookup(encoding).name in ("iso8859-1", "ascii")
        return data.decode("cp1252" if is_western else encoding)
    except (UnicodeError, LookupError):
        return None


def _without_nul(text: str) -> str:
    if "\x00" in text:
        raise InputError("is not text", _FORMATS)
    return text


def _guessed(data: bytes) -> str:
    """The text in `data`, which is neither marked nor UTF-8."""
    high = len(data) - len(data.translate(None, _HIGH))
    whole = sum(len(sequence) for sequence in _SEQUENCE.findall(data))
    if whole > high / 2:  # curly quotation marks that are UTF-8, and some bytes that are not
        raise InputError("is damaged UTF-8 text", "save it again as UTF-8")
    text = _strict(data, "cp1252")
    if text is not None and not _UNLIKELY.search(text) and _is_mostly_ascii(text):
        return text
    sample = b"\n".join(line for line in data.splitlines() if not line.isascii())[:_SAMPLE]
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is not None and best.chaos < 0.05 and best.coherence >= 0.4:
        text = _strict(data, best.encoding)
        if text is not None:
            return text
    raise InputError("is in an encoding that cannot be told", _SEVERAL)


def _is_mostly_ascii(text: str) -> bool:
    """Whether few letters carry accents, as in the languages that Windows-1252 is for."""
    return len(_FOREIGN.findall(text)) * 4 <= len(_LETTER.findall(text))
