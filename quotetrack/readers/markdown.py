"""Markdown: the words of an article without its marks, and the front matter above it.

Decides what each mark leaves behind: emphasis, links and pictures their words; a heading, a list item, a row
a line of its own; a quoted block its paragraphs; code itself; HTML the words between its tags. Quotation
marks stay as typed. Leaves the meaning of the front matter's names to `article`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from typing import Any

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler
from markdown_it import MarkdownIt
from markdown_it.token import Token

from quotetrack.errors import InputError

_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_BREAKS = re.compile(r"\n{3,}")
_NOTHING = ("", "~", "null", "Null", "NULL")
_UNSEEN = ("script", "style", "template", "iframe", "object", "noscript")
# What is not closed goes on to the end, as in a browser; so no text is searched twice.
_HIDDEN = re.compile(
    rf"<!--.*?(?:-->|\Z)|<({'|'.join(_UNSEEN)})\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(r"<[!/?]?([a-z\[][a-z0-9]*)[^<>]*>", re.IGNORECASE)
_INLINE = frozenset(
    ("a", "abbr", "b", "cite", "code", "del", "em", "font", "i", "img", "ins", "mark", "q", "s",
     "small", "span", "strong", "sub", "sup", "time", "u")
)  # fmt: skip


def parse(text: str) -> tuple[str, dict[str, object]]:
    """The article's text in paragraphs, and what its front matter says; its title may be its first heading.

    Raises InputError where the front matter is not YAML.
    """
    given, text = _front_matter(text.replace("\r\n", "\n"))
    tokens = _MARKDOWN.parse(text)
    if "title" not in given and tokens and tokens[0].type == "heading_open" and tokens[0].tag in ("h1", "h2"):
        given["title"] = _words(tokens[1].children or ())
    return _BREAKS.sub("\n\n", "".join(_blocks(tokens))).strip("\n"), given


class _Words(YAMLHandler):
    """Front matter whose values stay words: 2025-02-30 must not end the reading, nor 007 become 7."""

    def load(self, fm: str, **kwargs: object) -> Any:
        return super().load(fm, Loader=yaml.BaseLoader)


def _front_matter(text: str) -> tuple[dict[str, object], str]:
    """What the front matter says, and the text below it."""
    if not text.startswith("---"):
        return {}, text
    try:
        given, body = frontmatter.parse(text, handler=_Words())
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise InputError(
            "has front matter that is not YAML", "check the lines between the two --- at its top"
        ) from error
    if not given:  # a line across the page, or nothing between the marks: the text is all there is
        return {}, text
    return {str(name).lower(): value for name, value in given.items() if value not in _NOTHING}, body


def _blocks(tokens: Iterable[Token]) -> Iterable[str]:
    """The text block by block, each with the line breaks behind it."""
    cells: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            yield " | ".join(cells or ()) + "\n"
            cells = None
        elif token.type == "inline":
            words = _words(token.children or ())
            if cells is None:
                yield words
            else:
                cells.append(words)
        elif token.type in ("paragraph_close", "heading_close"):
            yield "\n" if token.hidden else "\n\n"  # hidden: the items of a list without empty lines between
        elif token.type in ("bullet_list_close", "ordered_list_close", "table_close"):
            yield "\n"
        elif token.type in ("fence", "code_block"):
            yield token.content.rstrip("\n") + "\n\n"
        elif token.type == "html_block":
            yield _without_tags(token.content) + "\n\n"


def _words(tokens: Iterable[Token]) -> str:
    """The words of one paragraph. A line broken by hand goes on; one that is broken on purpose does not."""
    words: list[str] = []
    unseen = ""
    for token in tokens:
        if token.type == "html_inline":
            name = (
                token.content.strip("</> \n").split(maxsplit=1)[0].lower()
                if token.content.strip("</> \n")
                else ""
            )
            if name in _UNSEEN:
                unseen = "" if token.content.startswith("</") else name
            elif name == "br":
                words.append("\n")
        elif unseen:
            continue
        elif token.type == "softbreak":
            words.append(" ")
        elif token.type == "hardbreak":
            words.append("\n")
        elif token.type == "image":
            words.append(_words(token.children or ()))
        else:
            words.append(token.content)
    return "".join(words)


def _without_tags(block: str) -> str:
    """The words of a block of HTML, line by line; what a browser would not show is left out."""
    words = unescape(_TAG.sub(_border, _HIDDEN.sub("", block)))
    return "\n".join(line for line in map(str.strip, words.split("\n")) if line)


def _border(tag: re.Match[str]) -> str:
    """What a tag leaves: a line break, unless it stands inside a line."""
    return "" if tag[1].lower() in _INLINE else "\n"
