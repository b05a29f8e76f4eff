"""Plain text: the file is the article.

Decides whether the first line is a title, and finds a byline near it. Leaves the text as it is but for line
breaks, which become "\\n", and the dateline to `article`.
"""

from __future__ import annotations

import re

from quotetrack.errors import InputError

_TITLE_LENGTH = 140
_BYLINE = re.compile(r"by[ \t]+(\S.{2,78})", re.IGNORECASE)
_SMALL_WORDS = frozenset(
    ("and", "by", "de", "del", "for", "from", "in", "la", "of", "special", "the", "to", "van", "von", "with")
)
# A title has no full stop, and does not go on: "The mayor said:". "WALLACE: Thank you" is somebody speaking.
_ENDS_LIKE_PROSE = re.compile(r"[.,;:…][\"'”’)\]]*$")
_SPEAKER = re.compile(r"[^a-z:]{2,30}:\s")
_STARTS_LIKE_A_TITLE = re.compile(r"[\"'“‘„«¿¡(\[#$£€]*[^\W_a-zß-öø-ÿ]|[a-z][A-Z]")


def parse(text: str) -> tuple[str, dict[str, object]]:
    """The article's text, and the title and byline that it begins with. Raises InputError: it is XML."""
    if text.startswith("<?xml"):
        raise InputError("is XML, not text", 'save its articles as JSON Lines, one object with "text" a line')
    text = text.replace("\r\n", "\n")
    if "\n" not in text:  # the oldest way of breaking lines
        text = text.replace("\r", "\n")
    lines = [(line.strip(), number) for number, line in enumerate(text.split("\n", 40)[:40]) if line.strip()][
        :5
    ]
    given: dict[str, object] = {}
    for line, _ in lines[:4]:
        if name := _byline(line):
            given["byline"] = name
            break
    if len(lines) > 1 and _is_title(*lines[0], *lines[1]):
        given["title"] = lines[0][0]
    return text, given


def _byline(line: str) -> str | None:
    """The name in "By Jane Doe" or "By JANE DOE and John Roe, Staff Writers"; none in "By Tuesday, he"."""
    match = _BYLINE.fullmatch(line)
    if not match or match[1].endswith("."):
        return None
    words = match[1].replace(",", " ").split()
    is_name = all(word[0].isupper() or word.lower() in _SMALL_WORDS for word in words)
    return match[1] if 2 <= len(words) <= 12 and is_name and words[0].lower() not in _SMALL_WORDS else None


def _is_title(line: str, number: int, following: str, following_number: int) -> bool:
    """Whether `line`, the first of the text, is a title of what follows it."""
    from quotetrack.segmentation.dateline import find_dateline

    if len(line) > _TITLE_LENGTH or _ENDS_LIKE_PROSE.search(line) or not _STARTS_LIKE_A_TITLE.match(line):
        return False
    if _SPEAKER.match(line) or _byline(line) or find_dateline(line):
        return False
    # an empty line, a byline or a dateline sets a title off; or else the length of the paragraph after it
    return (
        following_number > number + 1
        or _byline(following) is not None
        or find_dateline(following) is not None
        or len(following) > _TITLE_LENGTH
    )
