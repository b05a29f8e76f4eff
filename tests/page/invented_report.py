"""A sourcing report with invented numbers, for tests of what is made of one. No article is behind it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from quotetrack.model.records import Sighting, StatementRow
from quotetrack.reports.proportion import Proportion
from quotetrack.reports.sourcing.model import (
    FEW,
    Difference,
    Evidence,
    Figure,
    Form,
    Group,
    Measure,
    Outlier,
    Report,
)
from quotetrack.resources import read_toml

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "formula": '=HYPERLINK("http://example.invalid","x")',
    "override": "\u202eretlaW enaJ",
    "escape": "\x1b]0;owned\x07\x00\x9b31m",
    "tag": "</svg></title></style><img src=x onerror=alert(1)>",
    "money": "$x$ and $\\frac{1}{2}$ {{ 7*7 }} {% include 'x' %}",
    "long": "Gazette" * 700,
    "right-to-left": "صحيفة الصباح",
    "nonsense": "\ud800\ufffe\uffff\u2028",
    "attribute": "\" onmouseover='alert(1)",
}

_FORMS = {
    "distinct-sources": {"low": Form.MEAN, "closed": Form.RANGE},
    "specificity": {"mean": Form.MEAN},
    "hearsay": {"mean": Form.MEAN},
    "second-hand": {"depth": Form.MEAN},
    "origins": {"mean": Form.MEAN},
    "mix": {"concentration": Form.INDEX},
    "distance": {"median": Form.MEDIAN},
    "quality": {"confidence": Form.MEAN, "articles": Form.COUNT},
}
MONTHS = ((2025, 10, 40), (2025, 11, 3), (2025, 12, 60), (2026, 1, 50), (2026, 3, 70))
OUTLETS = (("Harbor Ledger", 120), ("The Meridian Post", 100), ("Kestrel Wire", 3), (None, 7))


def report(
    outlets: tuple[tuple[str | None, int], ...] = OUTLETS, scope: dict[str, object] | None = None
) -> Report:
    """All eighteen figures of as many articles as the outlets have."""
    told = read_toml("reports/sourcing/figures.toml")["figure"]
    figures = tuple(_figure(number, about, outlets) for number, about in enumerate(told, 1))
    total = sum(articles for _, articles in outlets)
    return Report(
        figures,
        total,
        20 * total,
        scope or {"outlet": None},
        versions={"accurate 1": total},
        statements=(statement("the harbor will stay open", 4), statement("no decision has been taken", 2)),
    )


def statement(words: str, outlets: int, speaker: str = "Ada Marsh") -> StatementRow:
    """A statement that so many outlets carried."""
    first = Sighting("ledger-1", "Harbor Ledger", date(2025, 11, 3), 5, 9, words, speaker)
    return StatementRow(
        "9a65c03f32", words, first, 0, date(2025, 11, 3), 1, outlets, outlets, 0, (speaker,), False, {}, ()
    )


def with_figure(whole: Report, key: str, **changed: object) -> Report:
    """`whole` with one figure changed."""
    return replace(
        whole,
        figures=tuple(replace(f, **changed) if f.key == key else f for f in whole.figures),  # type: ignore[arg-type]
    )


def _figure(number: int, about: dict[str, object], outlets: tuple[tuple[str | None, int], ...]) -> Figure:
    about = dict(about)  # which all read
    titles = about.pop("measures")
    assert isinstance(titles, dict)

    def measures(articles: int, salt: int) -> tuple[Measure, ...]:
        return tuple(
            _measure(str(about["key"]), key, title, articles, salt + i)
            for i, (key, title) in enumerate(titles.items())
        )

    total = sum(articles for _, articles in outlets)
    groups = {
        "month": tuple(
            Group(f"{year}-{month:02}", articles, measures(articles, month), few=articles < FEW)
            for year, month, articles in MONTHS
        ),
        "outlet": tuple(
            Group(name, articles, measures(articles, i), few=articles < FEW)
            for i, (name, articles) in enumerate(outlets)
        ),
    }
    name = outlets[0][0] or "nobody"
    own = groups["outlet"][0].measures[0]
    outliers = (Outlier("outlet", name, own, measures(total, 5)[0], Difference.HIGHER),) if own.share else ()
    evidence = tuple(
        Evidence(f"ledger-{i}", name, date(2025, 11, i), 10 * i, 10 * i + 7, f"words {i}", "because")
        for i in range(1, 16)
    )
    return Figure(
        number=number,
        **about,
        measures=measures(total, 0),
        groups=groups,
        outliers=outliers,
        evidence=evidence,
    )  # type: ignore[arg-type]


def _measure(figure: str, key: str, title: str, articles: int, salt: int) -> Measure:
    form = _FORMS.get(figure, {}).get(key, Form.SHARE)
    if form is Form.SHARE:
        total = articles if "articles" in title else 10 * articles
        return Measure(
            key,
            title,
            form,
            share=Proportion(total * (1 + salt % 7) // 8, total),
            drawn=key != "words",
            n=total,
        )
    if form is Form.RANGE:
        return Measure(key, title, form, low=1.25, high=2.5, n=articles)
    return Measure(key, title, form, value=articles if form is Form.COUNT else 0.5 + salt, n=articles)


def hostile() -> Report:
    """A report of outlets, statements and rows that strangers named."""
    whole = report(
        tuple((name, 10 + i) for i, name in enumerate(HOSTILE.values())), {"outlet": HOSTILE["script"]}
    )
    figures = tuple(
        replace(
            figure,
            outliers=tuple(
                replace(figure.outliers[0], name=name) for name in HOSTILE.values() if figure.outliers
            ),
            evidence=tuple(Evidence(name, name, None, 0, 9, name, name) for name in HOSTILE.values()),
        )
        for figure in whole.figures
    )
    said = tuple(statement(name, 2, speaker=name) for name in HOSTILE.values())
    return replace(whole, figures=figures, statements=said, versions=dict.fromkeys(HOSTILE.values(), 1))
