"""Numbers as an editor reads them: a share with what it is a share of, a mean with what it is a mean of."""

from __future__ import annotations

from typing import Any

from quotetrack.reports.sourcing.model import Form, Measure


def percent(ratio: float | None) -> str:
    """`7.5%`, `27%`; "–" for no share. One decimal only where it says something."""
    if ratio is None:
        return "–"
    return f"{ratio:.1%}" if 0 < ratio < 0.1 else f"{ratio:.0%}"


def between(interval: tuple[float, float] | None) -> str:
    """`62–96%`; "–" where there is no interval."""
    if interval is None:
        return "–"
    low, high = interval
    if high < 0.1:
        return f"{low * 100:.1f}–{high * 100:.1f}%"
    return f"{low * 100:.0f}–{high * 100:.0f}%"


def part_of_whole(measure: Measure) -> str:
    """`13 of 15`, or how many a value is taken over: `n 392`."""
    if measure.share is not None:
        return f"{measure.share.count} of {measure.share.total}"
    return "" if measure.form is Form.COUNT else f"n {measure.n}"


def value(measure: Measure) -> str:
    """The number itself."""
    if measure.share is not None:
        return percent(measure.share.ratio)
    if measure.form is Form.RANGE:
        return "–" if measure.low is None or measure.high is None else f"{measure.low:.2f}–{measure.high:.2f}"
    if measure.value is None:
        return "–"
    return f"{measure.value:.0f}" if measure.form is Form.COUNT else f"{measure.value:.2f}"


def record(measure: Measure) -> dict[str, Any]:
    """A measure as data, the same keys whatever its form."""
    share, interval = measure.share, measure.interval or (None, None)
    if measure.form is Form.RANGE:
        interval = (measure.low, measure.high)  # type: ignore[assignment]  # either end may be open
    values: dict[str, Any] = {
        "measure": measure.key,
        "title": measure.title,
        "form": measure.form.value,
        "unit": measure.unit,
        "count": None if share is None else share.count,
        "total": None if share is None else share.total,
        "value": measure.value if share is None else share.ratio,
        "low": interval[0],
        "high": interval[1],
        "n": measure.n,
    }
    return {key: round(one, 4) if isinstance(one, float) else one for key, one in values.items()}
