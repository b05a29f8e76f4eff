"""From what was counted to the measures of each figure: which count is a share of which.

Decides numerators and denominators; what they mean in words is in `figures.toml`, under the same keys.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from quotetrack.audit.anonymous_sources import Given
from quotetrack.matching.comparison import Relation
from quotetrack.model import SourceType
from quotetrack.model.records import OTHER_PART
from quotetrack.reports.proportion import Proportion
from quotetrack.reports.sourcing.counters import Tally
from quotetrack.reports.sourcing.model import Form, Measure
from quotetrack.resources import read_toml
from quotetrack.text.suggestion import alike, did_you_mean

TOP = 5  # named sources whose share is told


class Number(NamedTuple):
    """How a measure is made of a tally; `part` of `whole` where it is a share of counts, which can be had alone."""

    key: str
    form: Form
    unit: str
    make: Callable[[Tally], dict[str, Any]]
    part: str | None = None
    whole: str | None = None

    def of(self, tally: Tally, title: str) -> Measure:
        """The measure of what was counted."""
        return Measure(self.key, title, self.form, self.unit, **self.make(tally))


def share(key: str, unit: str, count: str, total: str, *, drawn: bool = True) -> Number:
    """`count` of `total`, both counted; `drawn` where an interval can be told."""

    def make(tally: Tally) -> dict[str, Any]:
        return _share(int(tally.counts.get(count, 0)), int(tally.counts.get(total, 0))) | {"drawn": drawn}

    return Number(key, Form.SHARE, unit, make, count, total)


def mean(key: str, unit: str, total: str, over: str) -> Number:
    """What was counted, divided by how many it was counted of."""
    return Number(
        key, Form.MEAN, unit, lambda tally: _mean(tally.counts.get(total, 0), tally.counts.get(over, 0))
    )


def _share(count: int, total: int) -> dict[str, Any]:
    return {"share": Proportion(count, total), "n": total}


def _mean(total: float, n: float) -> dict[str, Any]:
    return {"value": total / n if n else None, "n": int(n)}


def _closed(tally: Tally) -> dict[str, Any]:
    n = int(tally.counts.get("distinct.closed", 0))
    low, high = (tally.counts.get(f"distinct.closed.{end}", 0) for end in ("low", "high"))
    return {"low": low / n if n else None, "high": high / n if n else None, "n": n}


def _of_statements(holds: Callable[[Any], bool]) -> Callable[[Tally], dict[str, Any]]:
    return lambda tally: _share(sum(map(holds, tally.statements.values())), len(tally.statements))


def _origins(tally: Tally) -> dict[str, Any]:
    return _mean(sum(one.origins for one in tally.statements.values()), len(tally.statements))


def _top(tally: Tally) -> dict[str, Any]:
    return _share(sum(n for _, n in tally.named.most_common(TOP)), tally.named.total())


def _concentration(tally: Tally) -> dict[str, Any]:
    """The Herfindahl index: the sum of the squared shares (Herfindahl 1950, Hirschman 1964)."""
    total = tally.named.total()
    return {"value": sum(n * n for n in tally.named.values()) / total**2 if total else None, "n": total}


def _median(tally: Tally) -> dict[str, Any]:
    n = tally.gaps.total()
    if not n:
        return {"value": None, "n": 0}
    passed, middle = 0, []
    for gap in sorted(tally.gaps):
        before, passed = passed, passed + tally.gaps[gap]
        middle += [gap for at in ((n - 1) // 2, n // 2) if before <= at < passed]
    return {"value": sum(middle) / 2, "n": n}


def _articles(tally: Tally) -> dict[str, Any]:
    n = int(tally.counts.get("articles", 0))
    return {"value": n, "n": n}


NUMBERS: tuple[tuple[Number, ...], ...] = (
    (share("articles", "articles", "articles.anonymous", "articles"),),
    (
        share("attributions", "attributions", "attributions.anonymous", "attributions"),
        share("sources", "sources", "sources.anonymous", "sources"),
        # Words come in sentences: an interval as if each had been drawn alone would look far too sure.
        share("words", "words", "words.anonymous", "words", drawn=False),
    ),
    (
        mean("low", "sources", "distinct.low", "distinct.articles"),
        Number("closed", Form.RANGE, "sources", _closed),
        share("open", "articles", "distinct.open", "distinct.articles"),
    ),
    (
        share("article", "statements", "statements.sole", "statements"),
        Number("store", Form.SHARE, "statements", _of_statements(lambda one: one.sole)),
    ),
    tuple(share(given, "sources", f"own.reason.{given}", "own.sources") for given in Given),
    (
        mean("mean", "points", "own.points", "own.described"),
        *(share(str(n), "sources", f"own.points.{n}", "own.described") for n in range(5)),
    ),
    (share("sources", "sources", "own.bare", "own.sources"),),
    (share("attributions", "attributions", "own.attacks", "own.attributions"),),
    (
        share("articles", "articles", "articles.hearsay", "articles"),
        mean("mean", "expressions", "hearsay", "articles"),
    ),
    (
        share("articles", "articles", "articles.second-hand", "articles"),
        share("unnamed", "outlets", "credits.unnamed", "credits"),
        mean("depth", "steps", "credits.steps", "credits"),
        share("chained", "outlets", "credits.chained", "credits"),
    ),
    (
        Number("single", Form.SHARE, "statements", _of_statements(lambda one: one.origins == 1)),
        Number("mean", Form.MEAN, "origins", _origins),
        Number("cycles", Form.SHARE, "statements", _of_statements(lambda one: one.cycle)),
    ),
    (
        share("articles", "articles", "articles.lead", "articles"),
        share("attributing", "articles", "articles.lead", "articles.opening"),
    ),
    (share("sources", "sources", "own.inflated", "own.plural"),),
    (
        share("named", "articles", "articles.own.named", "articles.own"),
        share("answered", "accused", "accused.answered", "accused"),
        share("asked", "articles", "articles.asked", "articles"),
    ),
    (
        *(share(kind, "attributions", f"type.{kind}", "attributions") for kind in SourceType),
        Number("top", Form.SHARE, "attributions", _top),
        Number("concentration", Form.INDEX, "attributions", _concentration),
    ),
    (
        Number("median", Form.MEDIAN, "words", _median),
        share("sentence", "quotations", "quotations.sentence", "quotations"),
        share("paragraph", "quotations", "quotations.paragraph", "quotations"),
    ),
    tuple(
        share(kind, "sightings", f"sightings.{kind}", "sightings")
        for kind in (*(str(relation) for relation in Relation), OTHER_PART)
    ),
    (
        share("unresolved", "attributions", "attributions.unresolved", "attributions"),
        mean("confidence", "confidence", "confidence", "attributions"),
        Number("articles", Form.COUNT, "articles", _articles),
    ),
)


@cache
def definitions() -> tuple[dict[str, Any], ...]:
    """What the figures are, in words: the tables of `figures.toml`."""
    return tuple(read_toml("reports/sourcing/figures.toml")["figure"])


def number_of(figure: str) -> int:
    """The number of a figure, from its number or key. Raises ValueError where there is none."""
    given, keys = figure.strip().lower(), [told["key"] for told in definitions()]
    if given in keys:
        return keys.index(given) + 1
    if given.isascii() and given.isdigit() and 1 <= int(given[:4]) <= len(keys):
        return int(given)
    meant = did_you_mean(alike(given, keys), f"there are 1 to {len(keys)}: {', '.join(keys)}")
    raise ValueError(f"there is no figure {figure!r}; {meant}")


def measures(tally: Tally) -> tuple[tuple[Measure, ...], ...]:
    """The measures of the eighteen figures, in order."""
    return tuple(
        tuple(one.of(tally, told["measures"][one.key]) for one in numbers)
        for numbers, told in zip(NUMBERS, definitions(), strict=True)
    )


@cache
def watched_shares() -> tuple[tuple[str, str] | None, ...]:
    """Of each figure the share by which articles, outlets and bylines stand out: the names of its two counts."""
    found: list[tuple[str, str] | None] = []
    for numbers, told in zip(NUMBERS, definitions(), strict=True):
        one = next(one for one in numbers if one.key == told["watched"])
        found.append((one.part, one.whole) if one.part and one.whole else None)
    return tuple(found)
