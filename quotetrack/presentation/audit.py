"""What was found in one article, for people and programs: a checklist, JSON, SARIF. Judges nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, TextIO

from quotetrack.audit import Finding, Kind, Severity, Summary
from quotetrack.model import Analysis
from quotetrack.presentation import sanitize
from quotetrack.presentation.formats import json_
from quotetrack.presentation.line_index import LineIndex
from quotetrack.text.phrasing import count_of

AUDIT_FORMATS = ("text", "json", "sarif")
_WORDS = 70  # characters of the words of a finding: enough to find them in the line


def write_audit(
    analysis: Analysis, findings: Sequence[Finding], summary: Summary, form: str, out: TextIO
) -> None:
    """Write the findings in one of AUDIT_FORMATS. `findings` are in the order of the text."""
    if form == "sarif":
        from quotetrack.presentation.formats import sarif

        json_.write_lines([sarif.log(analysis, findings, summarised(summary))], out)
    elif form == "json":
        json_.write_lines([_record(analysis, findings, summary)], out)
    else:
        out.writelines(f"{line}\n" for line in checklist(analysis, findings, summary))


def checklist(analysis: Analysis, findings: Sequence[Finding], summary: Summary) -> list[str]:
    """Three lines a finding: where, what and how bad; the words; what to do. Then the article in figures."""
    places = LineIndex(analysis.article.text)
    lines = []
    for one in findings:
        where = places.of(one.spans[0].start).line
        lines.append(f"line {where}: {one.severity.value}: {one.kind.value}: {sanitize.reflow(one.message)}")
        lines.append(f"    {_quoted(sanitize.excerpt(one.words, _WORDS))}")
        lines.append(f"    → {one.advice}")
    return [*lines, *([""] if lines else []), _counted(findings), figures(summary)]


def _quoted(words: str) -> str:
    """The words between marks, unless they bring their own."""
    return words if words[:1] in ("“", '"', "'", "«", "„") else f"“{words}”"


def figures(summary: Summary) -> str:
    """`22 attributions, 4 to anonymous sources (18%); at least 4 different anonymous sources`."""
    if not summary.attributions:
        return "no attributions found"
    counted = count_of(summary.attributions, "attribution")
    share = f"{counted}, {summary.anonymous} to anonymous sources ({summary.ratio:.0%})"
    low, high = summary.distinct
    if not low:
        return f"{share}; no anonymous sources"
    people = f"at least {low}" if high is None else f"{low}" if low == high else f"{low} to {high}"
    return f"{share}; {people} different anonymous source{'' if people == '1' else 's'}"


def _counted(findings: Sequence[Finding]) -> str:
    counts = Counter(one.severity for one in findings)
    told = [
        count_of(counts[severity], severity.value)
        for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE)
        if counts[severity]
    ]
    return ", ".join(told) or "nothing to ask about"


def _record(analysis: Analysis, findings: Sequence[Finding], summary: Summary) -> dict[str, Any]:
    article, places = analysis.article, LineIndex(analysis.article.text)
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "version": analysis.version,
        "findings": [
            {
                "kind": one.kind,
                "severity": one.severity,
                **places.of(one.spans[0].start)._asdict(),
                "spans": one.spans,
                "words": one.words,
                "message": one.message,
                "advice": one.advice,
                "attribution": one.attribution,
            }
            for one in findings
        ],
        "summary": summarised(summary),
    }


def summarised(summary: Summary) -> dict[str, Any]:
    """The figures of an article, flat."""
    low, high = summary.distinct
    return {
        "attributions": summary.attributions,
        "anonymous": summary.anonymous,
        "anonymous_ratio": None if summary.ratio is None else round(summary.ratio, 4),
        "distinct_low": low,
        "distinct_high": high,
    }


def breaches_of(
    findings: Sequence[Finding], summary: Summary, wanted: frozenset[Kind], most: float | None
) -> list[str]:
    """What is not up to the standard that was asked for, each in a few words."""
    counts = Counter(one.kind for one in findings if one.kind in wanted)
    told = [f"{kind.value} ({counts[kind]})" for kind in Kind if counts[kind]]
    if most is not None and summary.ratio is not None and summary.ratio > most:
        told.append(f"{summary.ratio:.0%} of the attributions are anonymous, more than {most:.0%}")
    return told
