"""What a chart shows, in words, for whoever does not see it. Decides what is worth saying; draws nothing.

A description names the extremes with their numbers, because those are what a look at the chart would tell, and says
what is left out or not to be trusted. The rest stands in the table beside the chart.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.presentation import sanitize
from quotetrack.presentation.charts.model import Bar, Mark, by_month, month
from quotetrack.presentation.numbers import between, percent
from quotetrack.reports.proportion import Proportion

_NAMES = "January February March April May June July August September October November December".split()
_LABEL = 80  # characters of a name: a description is listened to


def short_month(number: int) -> str:
    """`Jul`: the name of a month as `month` counts them, the same under every locale."""
    return _NAMES[number % 12][:3]


def over_time(marks: Sequence[Mark]) -> str:
    """What a line of months shows."""
    dated = by_month(marks)
    if not dated:
        return "No article has a date."
    first, last = dated[0][0], dated[-1][0]
    told = [f"Monthly, {_month(first)} to {_month(last)}." if first < last else f"{_month(first)} alone."]
    told += _extremes([mark for _, mark in dated])
    shown = {at for at, mark in dated if mark.share.total}
    if empty := last - first + 1 - len(shown):
        told.append(
            f"{_many(empty, 'month has', 'months have')} nothing to count and {_be(empty)} left blank."
        )
    if len(marks) > len(dated):
        told.append("Articles without a date are in the table only.")
    return " ".join(told)


def by_group(marks: Sequence[Mark], overall: Proportion | None) -> str:
    """What a row of groups shows."""
    told = [f"All together: {share(overall)}."] if overall and overall.total else []
    return " ".join((*told, *_extremes(marks))) or "There is nothing to count."


def in_order(bars: Sequence[Bar]) -> str:
    """What a row of bars shows: all of them, where they are few enough to be listened to."""
    if not bars:
        return "There is nothing to count."
    if len(bars) <= 8:
        return "; ".join(map(_bar, bars)) + "."
    return f"{len(bars)} rows; the largest is {_bar(max(bars, key=lambda bar: bar.count))}."


def one(mark: Mark) -> str:
    """Returns what a dot stands for: `July 2016: 42% (392 of 924; 95% interval 39–46%)`."""
    return f"{_name(mark)}: {share(mark.share)}"


def share(of: Proportion) -> str:
    """Returns a share as `42% (392 of 924; 95% interval 39–46%)`."""
    if of.ratio is None or of.interval is None:
        return f"{of.count:,} of {of.total:,}"
    return f"{percent(of.ratio)} ({of.count:,} of {of.total:,}; 95% interval {between(of.interval)})"


def _extremes(marks: Sequence[Mark]) -> list[str]:
    """The highest and the lowest, of those with enough articles."""
    sure = [mark for mark in marks if mark.share.total and not mark.few]
    few = [mark for mark in marks if mark.share.total and mark.few]
    told = []
    if len(sure) == 1:
        told.append(f"{_name(sure[0])}: {share(sure[0].share)}.")
    elif sure:
        high = max(sure, key=lambda mark: mark.share.ratio or 0)
        low = min(sure, key=lambda mark: mark.share.ratio or 0)
        if high.share.ratio == low.share.ratio:
            told.append(f"All are at {percent(high.share.ratio or 0)}.")
        else:
            told.append(f"Highest: {_name(high)}, {share(high.share)}.")
            told.append(f"Lowest: {_name(low)}, {share(low.share)}.")
            told.append(
                "Their intervals overlap."
                if _overlap(high.share, low.share)
                else "Their intervals do not overlap."
            )
    if few:
        which = "All" if not sure else f"{len(few)} of {len(sure) + len(few)}"
        told.append(f"{which} rest on few articles and are drawn hollow.")
    return told


def _overlap(a: Proportion, b: Proportion) -> bool:
    return bool(
        a.interval and b.interval and max(a.interval[0], b.interval[0]) <= min(a.interval[1], b.interval[1])
    )


def _bar(bar: Bar) -> str:
    return f"{sanitize.excerpt(bar.label, _LABEL)}: {sanitize.excerpt(bar.told, _LABEL)}"


def _name(mark: Mark) -> str:
    at = month(mark.label)
    return sanitize.excerpt(mark.label, _LABEL) if at is None else _month(at)


def _month(number: int) -> str:
    return f"{_NAMES[number % 12]} {number // 12}"


def _many(n: int, one: str, several: str) -> str:
    return f"{n} {one if n == 1 else several}"


def _be(n: int) -> str:
    return "is" if n == 1 else "are"
