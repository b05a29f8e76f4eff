"""When an article was published, from the many ways that inputs write a day.

Decides for a day only where the input leaves no choice: a missing year or day, and 03/04/2025, which is March
in New York and April in London, are unknown. Leaves datelines to `segmentation.dateline`.
"""

from __future__ import annotations

import re
from datetime import date, datetime

# ISO 8601, also with a time behind it, and the same order with other signs
_ISO = re.compile(r"(\d{4})([-/.]?)(\d{2})\2(\d{2})(?!\d)")
_LONGEST = 80  # a day with weekday, time and time zone; longer is no date


def parse_date(value: object) -> date | None:
    """The day that `value`, a date or words for one, names; None: unknown. Time zones change nothing."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value) if value < 100_000_000 else ""  # 20251127; not seconds since 1970
    if not isinstance(value, str):
        return None
    value = value.strip()
    if match := _ISO.match(value):
        try:
            return date(int(match[1]), int(match[3]), int(match[4]))
        except ValueError:
            return None
    if not any(sign.isdigit() for sign in value) or len(value) > _LONGEST:
        return None
    return _in_words(value)


def _in_words(value: str) -> date | None:
    """The day in `value` if every reading of it gives the same: what it lacks would come from the default."""
    from dateutil import parser

    try:
        readings = {
            parser.parse(value, default=default, dayfirst=is_day_first, ignoretz=True).date()
            for default in (datetime(2001, 2, 3), datetime(2004, 5, 6))
            for is_day_first in (False, True)
        }
    except (
        ValueError,
        OverflowError,
        TypeError,
        AttributeError,
    ):  # dateutil raises all of these on odd words
        return None
    return readings.pop() if len(readings) == 1 else None
