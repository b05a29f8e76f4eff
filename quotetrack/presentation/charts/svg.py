"""From matplotlib's SVG file to an element of a page. Decides what stays of it; draws nothing.

What goes: the file's date and maker, ids that would clash with those of the next chart, its own fonts, comments (they
repeat the texts), digits beyond a hundredth. What comes: the role, title and description that a screen reader reads,
and the page's custom properties in place of colours. The XML is parsed and written anew, so a text can be nothing else.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

# The colours of a light page, as the charts are drawn; the page may give each property another value.
INK, QUIET, RULE, STRONG, PLAIN, PAPER = "#1b1f24", "#565d66", "#d0d5da", "#0b4a82", "#71859a", "#ffffff"
_PROPERTIES = {INK: "ink", QUIET: "quiet", RULE: "rule", STRONG: "strong", PLAIN: "plain", PAPER: "paper"}

_COLOUR = re.compile("|".join(_PROPERTIES))
_FONT = re.compile(r"font: (?:\w+ )*?([\d.]+px) [^;]*")  # as some releases write it in one
_FAMILY = re.compile(r"font-family: [^;]*(?:; )?")
_LONG = re.compile(r"-?\d+\.\d{3,}")
_HREF = "{http://www.w3.org/1999/xlink}href"
_DROPPED = ("metadata", "style")
_GROUPS = ("g", "defs")


def element(file: str, key: str, title: str, described: str) -> str:
    """The SVG `file` as an element of a page in which no other has the `key`."""
    root = ElementTree.fromstring(file.encode())
    _clean(root, key)
    for name in ("width", "height", "version"):
        root.attrib.pop(name, None)
    root.attrib |= {"role": "img", "aria-labelledby": f"{key}-title {key}-desc"}
    heading = ElementTree.Element("title", id=f"{key}-title")
    heading.text = title
    words = ElementTree.Element("desc", id=f"{key}-desc")
    words.text = described
    root[:0] = [heading, words]
    return ElementTree.tostring(root, encoding="unicode")


def _clean(node: ElementTree.Element, key: str) -> None:
    """Make `node` and all below it fit for the page."""
    node.tag = _local(node.tag)
    node.tail = None
    if node.tag != "text":
        node.text = None
    kept = {}
    for name, value in node.attrib.items():
        if name == _HREF:
            kept["href"] = f"#{key}-{value[1:]}"
        elif name != "id":
            kept[_local(name)] = _fitting(value)
        elif node.tag == "path":  # a marker, which is drawn by reference
            kept[name] = f"{key}-{value}"
    node.attrib.clear()
    node.attrib |= kept
    for child in list(node):
        if _local(child.tag) in _DROPPED:
            node.remove(child)
        else:
            _clean(child, key)
            if child.tag in _GROUPS and not len(child):
                node.remove(child)


def _fitting(value: str) -> str:
    """An attribute with the page's colours and font."""
    value = _FAMILY.sub("", _FONT.sub(r"font-size: \1", _LONG.sub(_round, value)))
    return _COLOUR.sub(lambda found: f"var(--{_PROPERTIES[found[0]]}, {found[0]})", value)


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _round(found: re.Match[str]) -> str:
    return f"{float(found[0]):.2f}".rstrip("0").rstrip(".")
