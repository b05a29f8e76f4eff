"""An article out of a text and of what its input says about itself.

Decides the names under which inputs give title, date and the rest, what an article is called, and what goes
before what: the input's own word, then its dateline, then what the user said for all inputs. Leaves finding
the text to the formats.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from quotetrack.errors import InputError
from quotetrack.model import Article
from quotetrack.readers.dates import parse_date
from quotetrack.readers.topics import topics

# field of Article → the names that inputs use for it, the first that says something counts
_NAMES = {
    "url": ("url",),
    "outlet": ("outlet", "publisher"),
    "title": ("title",),
    "byline": ("byline", "author", "authors"),
    "published": ("published", "date"),
    "place": ("place",),
    "language": ("language", "lang"),
}
_NOT_PRINTED = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class InputOrigin:
    """Where an input came from, and what its user said about it."""

    name: str  # a path, a URL, "stdin": in messages, and as the id of its article
    url: str | None = None
    is_lasting: bool = True  # whether `name` will still mean this input tomorrow; "stdin" will not
    host: str | None = None  # an outlet's name for want of a better one
    outlet: str | None = None  # given by the user for all inputs
    published: date | None = None

    def name_for(self, text: str, place: str = "") -> str:
        """An id for an article that brings none; `place` is where it stands in the input: ":7"."""
        if self.is_lasting:
            return self.name + place
        return f"{self.name}:{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def make_article(
    text: str, given: Mapping[str, object], origin: InputOrigin, place: str | None = None
) -> Article:
    """The article with `text`, exactly as it is, and with what `given` says about it under the usual names.

    `place` is None where the input is the article. A record in a file of records has its place there (":7",
    or "" for the only one), and its URL names it before the place does. Raises InputError where the text is
    empty, or the text or the id holds what no store can keep.
    """
    if not text.strip():
        raise InputError("is empty", "an article needs words")
    if "\x00" in text or not _can_be_written(text):
        raise InputError(
            "has characters in its text that are no text (NUL or half a pair)", "save it again as UTF-8"
        )
    fields = {field: _first(given, names) for field, names in _NAMES.items() if field != "published"}
    dates = (parse_date(given.get(name)) for name in _NAMES["published"])
    published = next((day for day in dates if day is not None), None)
    if fields["place"] is None or published is None:
        from quotetrack.segmentation.dateline import find_dateline

        if dateline := find_dateline(text):
            fields["place"] = fields["place"] or dateline.place or None
            published = published or dateline.published
    url = fields["url"] or origin.url
    return Article(
        id=_id(given.get("id"))
        or (None if place is None else fields["url"])
        or origin.name_for(text, place or ""),
        text=text,
        url=url,
        outlet=fields["outlet"] or origin.outlet or origin.host,
        title=fields["title"],
        byline=fields["byline"],
        published=published or origin.published,
        place=fields["place"],
        language=fields["language"],
        topics=topics(given),
    )


def _can_be_written(text: str) -> bool:
    """Whether `text` holds no half of a surrogate pair."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _first(given: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    return next((words for name in names if (words := _words(given.get(name)))), None)


def _words(value: object) -> str | None:
    """`value` as words on one line; several authors with commas between; None where it says nothing."""
    if isinstance(value, list):
        return (
            ", ".join(words for one in value if not isinstance(one, list) and (words := _words(one))) or None
        )
    if isinstance(value, dict):  # {"name": "Jane Doe"}, as schema.org has it
        value = value.get("name")
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return _NOT_PRINTED.sub(" ", value).strip() or None if isinstance(value, str) else None


def _id(value: object) -> str | None:
    """The id that an input gives its article, as given; None where it gives none."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if value is None or value == "":
        return None
    if not isinstance(value, str) or not value.strip() or _CONTROL.search(value):
        raise InputError(
            "has an id that is no word or number", 'give "id" as text on one line, or leave it out'
        )
    return value
