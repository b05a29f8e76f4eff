"""HTML: the article in a page, without the page.

Decides how what trafilatura finds becomes text: every paragraph, heading, list item, quoted block and table
row is a paragraph of its own. Leaves finding the article and what the page says about it to trafilatura, and
what page furniture remains to `segmentation`.
"""

from __future__ import annotations

import logging
import re
from html import unescape
from typing import Any

from quotetrack.errors import InputError

_LIMIT = 20_000_000  # code points; no page with an article is nearly as large
_META_CHARSET = re.compile(rb"<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_LANGUAGE = re.compile(
    r"<html\b[^>]{0,1000}?\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2})\b", re.IGNORECASE
)
# A list of links, a menu, a form has no sentence in it.
_SENTENCE = re.compile(r"\w[\"'”’)\]]*[.!?…。؟।](?:[\s\"'“”‘’)\]]|$)")
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*>")
_NUMBERED = re.compile(r"&#(?:x[0-9a-f]{1,6}|[0-9]{1,7});?", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_INLINE = frozenset(("hi", "ref", "del", "code", "graphic"))

# How a page is made concerns its reader only where no article comes out of it, and then a Problem says so.
for _name in ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)


def declared_encoding(data: bytes) -> str | None:
    """The encoding that the page names in its head."""
    match = _META_CHARSET.search(data, 0, 4096)
    name = match[1].decode("ascii").lower() if match else None
    # As browsers do (WHATWG HTML Standard): where that could be read byte by byte, it cannot be UTF-16.
    return "utf-8" if name and name.startswith("utf-16") else name


def parse(page: str, url: str | None = None) -> tuple[str, dict[str, object]]:
    """The text of the article in `page`, and what the page says about it. Raises InputError: no article."""
    if len(page) > _LIMIT:
        raise InputError("is too large for a page with an article", "save the article alone")
    document = _extract(page, url)
    text = "" if document is None or document.body is None else _text(document.body)
    if document is None or not _SENTENCE.search(text):
        raise InputError(
            "has no article in it that could be found",
            "save the article as text, or as a page with the article alone",
        )
    language = _LANGUAGE.search(page, 0, 20_000)
    return text, {
        "title": document.title,
        "byline": document.author,
        "date": document.date,
        "outlet": _outlet(document.sitename),
        "url": document.url if str(document.url).startswith(("http://", "https://")) else None,
        "language": language[1] if language else None,
        "section": document.categories,
        "tags": document.tags,
    }


def _extract(page: str, url: str | None) -> Any:
    """trafilatura's document, or None."""
    from trafilatura import bare_extraction

    page = _DECLARATION.sub("", page, count=1)  # lxml wants no encoding declared in what is decoded already
    page = _NUMBERED.sub(_control, page)
    if "<html" not in page[:10_000].lower():  # a part of a page
        page = f"<html><body>{page}</body></html>"
    try:
        return bare_extraction(
            page,
            url=url,
            with_metadata=True,
            include_comments=False,
            # without it, a short page gets spaces where its emphasis ends: "“we will go” ."
            include_formatting=True,
            prune_xpath=["//noscript", "//nav"],
            # the day of publication, and only where the page names it: not a day out of its text or footer
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except ImportError:
        raise  # no fault of the page
    except (
        Exception
    ) as error:  # any page may come, and lxml and trafilatura raise what they like on the odd one
        raise InputError("is a page that cannot be taken apart", "save the article as text") from error


def _control(reference: re.Match[str]) -> str:
    """What a browser makes of a numbered control: "&#147;" is a quotation mark, "&#31;" is nothing."""
    digits = reference[0].strip("&#;").lower()
    number = int(digits[1:], 16) if digits.startswith("x") else int(digits)
    return unescape(reference[0]) if number < 32 or 127 <= number < 160 else reference[0]


def _outlet(name: object) -> str | None:
    """The site's name, unless it is only its host, which says less than what the user may have given."""
    if not isinstance(name, str) or re.fullmatch(r"[\w.-]+\.\w+(?::\d+)?", name):
        return None
    return name


def _text(body: Any) -> str:
    """The paragraphs of the article, with an empty line between."""
    lines = (_SPACE.sub(" ", line).strip(" ") for line in _flat(body).split("\n"))
    return "\n\n".join(line for line in lines if line)


def _flat(element: Any) -> str:
    """The words of `element`, with a line break at both ends of whatever stands as a block."""
    if element.tag == "row":
        return " | ".join(filter(None, (_SPACE.sub(" ", _flat(cell)).strip() for cell in element)))
    parts = [_SPACE.sub(" ", element.text or "")]
    for child in element:
        border = "" if child.tag in _INLINE else "\n"
        if isinstance(child.tag, str):
            parts += (border, _flat(child), border)
        parts.append(_SPACE.sub(" ", child.tail or ""))
    return "".join(parts)
