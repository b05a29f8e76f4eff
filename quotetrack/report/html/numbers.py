"""Numbers as the page writes them. Decides their digits; a share is never written without what it is a share of."""

from __future__ import annotations

from collections.abc import Mapping

from quotetrack.report.charts.words import bounds, percent
from quotetrack.report.sourcing.figure import Form, Measure

NONE = "–"


def number(measure: Measure) -> str:
    """`42%`, `2.31`, `1.9 to 2.4`, `924`; "–" where there is nothing to take it of."""
    if measure.form is Form.SHARE:
        return NONE if measure.share is None or measure.share.ratio is None else percent(measure.share.ratio)
    if measure.form is Form.RANGE:
        if measure.low is None:
            return NONE
        return (
            f"{_digits(measure.low)} {'or more' if measure.high is None else f'to {_digits(measure.high)}'}"
        )
    if measure.value is None:
        return NONE
    return f"{measure.value:,.0f}" if measure.form is Form.COUNT else _digits(measure.value, measure.form)


def counted(measure: Measure) -> str:
    """`392 of 924`; for what is no share, the number of things it is taken over."""
    if measure.share is not None:
        return f"{measure.share.count:,} of {measure.share.total:,}"
    if measure.form is Form.COUNT:
        return ""
    return f"over {measure.n:,}"


def interval(measure: Measure) -> str:
    """`39–46%`; with a decimal where both ends would else be one number; "–" where no interval can be told."""
    if measure.interval is None:
        return NONE
    return f"{'–'.join(bounds(measure.interval))}%"


def scope(asked: Mapping[str, object]) -> list[tuple[str, str]]:
    """What was asked for, as pairs of a heading and a value; nothing where all was."""
    return [(name.capitalize(), str(value)) for name, value in asked.items() if value is not None]


def _digits(value: float, form: Form = Form.MEAN) -> str:
    if form is Form.INDEX:
        return f"{value:.3f}"
    return f"{value:.2f}" if abs(value) < 10 else f"{value:,.1f}"
