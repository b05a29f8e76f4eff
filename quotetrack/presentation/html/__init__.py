"""The sourcing report as one HTML file. Decides what stands where on the page; counts nothing.

One file: no script, nothing fetched, no link away. A policy inside the page forbids all but its own style, so that what
an article says can do nothing there, and everything that comes from articles passes `inert` and is escaped. The same
report gives the same bytes. Needs jinja2, the extra `html`, which is loaded when a page is made.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from quotetrack.errors import RenderingError
from quotetrack.presentation import sanitize

if TYPE_CHECKING:
    from jinja2 import Environment

    from quotetrack.reports.sourcing.model import Report

_TEMPLATES = Path(__file__).parent / "templates"


def ready() -> None:
    """Raises RenderingError where the extra is not installed; to be asked before anything is begun."""
    if find_spec("jinja2") is None:
        raise RenderingError("the page needs jinja2", 'pip install "quotetrack[html]"')


def explained(keys: Sequence[str]) -> list[int]:
    """The numbers of the figures, in the order of `keys`, whose rows a page shows: not of the source mix, where every
    attribution is a row."""
    return [number for number, key in enumerate(keys, 1) if key != "mix"]


def write(report: Report, out: TextIO) -> None:
    """Write `report` as an HTML page, to be stored as UTF-8. Raises RenderingError where the extra is not installed."""
    ready()
    from quotetrack.presentation.html import chart_selection, page

    template = _environment().get_template("report.html")
    out.write(template.render(page=page.Page(report), pictures=chart_selection.of(report)))


def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES, encoding="utf-8"),
        autoescape=True,
        finalize=inert,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["units"] = "{:.1f}".format
    environment.filters["capitalize_first"] = lambda text: text[:1].upper() + text[1:]
    return environment


def inert(value: Any) -> Any:
    """What a template prints: control characters and those that turn text around become visible signs."""
    return sanitize.multi_line(value) if type(value) is str else value
