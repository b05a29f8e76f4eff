"""The sourcing report as data: one object for JSON, flat records for CSV and JSON Lines. Counts nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from quotetrack.presentation.numbers import record
from quotetrack.reports.sourcing.model import FEW, Figure, Group, Outlier, Report

FLAT = (
    "by", "group", "articles", "few", "figure", "key", "rule", "measure", "title", "form", "unit", "count", "total",
    "value", "low", "high", "n", "differs",
)  # fmt: skip

_ABOUT = ("key", "title", "definition", "unit", "use", "standard", "rule")


def report_document(report: Report) -> dict[str, Any]:
    """All of it: figures with their definitions, groups and outliers; rows where they were asked for."""
    return {
        **report.scope,
        "articles": report.articles,
        "attributions": report.attributions,
        "versions": dict(report.versions),
        "by": report.by,
        "compared": report.compared,
        "few_articles": FEW,
        "figures": [_figure(report, figure) for figure in report.figures],
    }


def records(report: Report) -> Iterator[dict[str, Any]]:
    """One for each measure: of all articles, then of each group that was asked for."""
    for figure in report.figures:
        about = {"figure": figure.number, "key": figure.key, "rule": figure.rule}
        for measure in figure.measures:
            yield _flat({"articles": report.articles, "few": report.few, **about, **record(measure)})
        for group in figure.groups.get(report.by or "", ()):
            of = {"by": report.by, "group": group.name, "articles": group.articles, "few": group.few}
            for measure, differs in zip(group.measures, group.differs, strict=True):
                yield _flat({**of, **about, **record(measure), "differs": differs.value})


def _flat(values: dict[str, Any]) -> dict[str, Any]:
    return {name: values.get(name) for name in FLAT}


def _figure(report: Report, figure: Figure) -> dict[str, Any]:
    wanted = dict.fromkeys(name for name in ("month", "outlet", report.by) if name)
    return {
        "figure": figure.number,
        **{name: getattr(figure, name) for name in _ABOUT},
        "measures": [record(measure) for measure in figure.measures],
        "groups": {by: [_group(group) for group in figure.groups.get(by, ())] for by in wanted},
        "outliers": [_outlier(one) for one in figure.outliers],
        "rows": [row._asdict() for row in figure.evidence],
    }


def _group(group: Group) -> dict[str, Any]:
    measures = (
        {**record(measure), "differs": differs.value}
        for measure, differs in zip(group.measures, group.differs, strict=True)
    )
    told = ({key: one[key] for key in one if key not in ("title", "unit", "form")} for one in measures)
    return {"group": group.name, "articles": group.articles, "few": group.few, "measures": list(told)}


def _outlier(one: Outlier) -> dict[str, Any]:
    return {
        "of": one.of,
        "name": one.name,
        "verdict": one.verdict.value,
        "own": record(one.measure),
        "rest": record(one.rest),
    }
