"""The figures of `measure.py` as tables to read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

# Measured with the same scorer, F1 in percent: systems on the same 84 articles, people on 20 of the same corpus
# that six annotators each have marked.
FIELD: dict[str, tuple[float | None, ...]] = {
    "textacy": (74.3, 51.3, 27.7, 25.4),
    "GenderGapTracker": (60.1, 57.1, 49.0, 41.5),
    "JournalismAI regex pipeline, repaired": (66.4, 58.1, 24.2, 20.7),
    "BBC Citron, retrained": (74.0, 70.3, 57.9, 53.3),
    "naive regex": (57.5, 46.1, 31.0, 19.9),
    "one person against another": (95.8, None, 79.6, 76.5),
    "one person against three of five others": (96.9, None, 84.0, 81.8),
}


def table(title: str, head: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Print rows under a title: the first column to the left, figures to the right."""
    cells = [list(head), *([_cell(value) for value in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    print(f"\n{title}")
    for row in cells:
        first, *others = zip(row, widths, strict=True)
        print(f"  {first[0]:<{first[1]}}" + "".join(f"  {value:>{width}}" for value, width in others))


def show(figures: dict[str, Any]) -> None:
    """Print everything."""
    parts = {"quotetrack": figures}
    if "accurate" in figures:
        parts["quotetrack, accurate"] = figures["accurate"]
    if "train" in figures:
        parts["quotetrack, train"] = figures["train"]
    show_field(parts)
    for name, part in parts.items():
        show_extraction(name, part)
    sets = ("sources", "anonymity")
    show_sources({name: figures[name] for name in sets})
    if "accurate" in figures:
        show_sources({f"{name}, accurate": figures["accurate"][name] for name in sets})
        show_own(figures["own"])
    m = figures["matching"]
    table(
        f"Matching: labelled pairs of {m['articles']} articles, {m['seconds']} s with their ingest",
        ["", "P", "R", "F1"],
        [["pairs joined", m["p"], m["r"], m["f1"]]],
    )


def show_field(parts: dict[str, dict[str, Any]]) -> None:
    """The systems of the field beside this one."""
    rows: list[list[Any]] = [[name, *values, None] for name, values in FIELD.items()]
    for name, part in parts.items():
        quoted, all_rows = part["extraction"]["quoted"], part["extraction"]["all"]
        f1 = (
            quoted["attribution"],
            quoted["attribution_strict"],
            all_rows["content"],
            all_rows["attribution"],
        )
        rows.append([name, *(figure["f1"] for figure in f1), part["articles_per_second"]])
    head = ["F1", "quoted attribution", "strict", "all content", "all attribution", "articles/s"]
    table("The field", head, rows)


def show_extraction(name: str, part: dict[str, Any]) -> None:
    """Totals, and where they come from."""
    totals = part["extraction"]
    head = ["", "P", "R", "F1"]
    rows = [
        [f"{group} {key}", figure["p"], figure["r"], figure["f1"]]
        for group in ("quoted", "all", "tokens")
        for key, figure in totals[group].items()
        if isinstance(figure, dict)
    ]
    table(f"{name}: {totals['documents']} articles", head, rows)
    kinds = [
        [kind, k["p"], k["r"], k["f1"], k["labelled"], k["found"], k["same kind"]]
        for kind, k in part["kinds"].items()
    ]
    table("All attributions by kind", ["kind", *head[1:], "labelled", "found", "same kind"], kinds)
    head = ["rule", "rows", "content right", "source too", "confidence"]
    rules = [
        [r, k["n"], k["content"], k["attribution"], f"{k['confidence']:.2f}"]
        for r, k in part["rules"].items()
    ]
    table("What was found by rule, % of rows", head, rules)
    head = ["phenomenon", "rows", "content found", "source too"]
    shown = [[p, k["n"], k["content"], k["attribution"]] for p, k in part["phenomena"].items()]
    table("What is labelled by phenomenon, % of rows", head, shown)
    reliability = part["reliability"]
    table(
        f"Confidence: expected calibration error {reliability['ece']} points",
        ["confidence", "rows", "said %", "agreed %"],
        [[f"{b['from']:.1f} …", b["n"], b["said"], b["agreed"]] for b in reliability["bins"]],
    )


def show_own(engines: dict[str, dict[str, Any]]) -> None:
    """The project's own articles, of other genres and countries, by engine."""
    rows = [
        [
            engine,
            *(f["quoted"][k] for k in ("p", "r", "f1")),
            f["all"]["content"]["f1"],
            f["all"]["attribution"]["f1"],
        ]
        for engine, f in engines.items()
    ]
    count = next(iter(engines.values()))["documents"]
    head = ["engine", "quoted P", "R", "F1", "all content", "all attribution"]
    table(f"{count} articles of other genres and countries", head, rows)


def show_sources(sets: dict[str, dict[str, Any]]) -> None:
    """Who stands behind the words, over each set of labels."""
    head = ["labels", "rows", "found", "type", "identity", "surname", "anonymous P", "R", "F1", "reason F1"]
    rows = []
    for name, s in sets.items():
        who = [s["labelled"], s["found"], s["type"], s["identity"], s["surname"]]
        anonymous = s["anonymous"]
        rows.append([name, *who, anonymous["p"], anonymous["r"], anonymous["f1"], s["reason"]["f1"]])
    table("Who stands behind the words", head, rows)
    for name, s in sets.items():
        table(f"{name}: types taken for another", ["type", "taken for", "rows"], s["confusion"])


def _cell(value: Any) -> str:
    if value is None:
        return "–"
    return f"{value:.1f}" if isinstance(value, float) else str(value)
