"""The labelled articles of seeds/, and how far an analysis agrees with them.

This module reads `expected.toml` (whose head explains a row), pairs each labelled row with the attribution
that covers the same words, and says field by field whether the two agree. What agreement is asked stands in
`floors.json`; the tests compare. Run as a program it shows every disagreement, and sets the floors anew:

    python tests/golden/labelled.py [WORD …]    rows that are wrong (WORD: of that article or phenomenon)
    python tests/golden/labelled.py --floors    write floors.json from what is measured (say why one falls)
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from quotetrack.model import Analysis, Article, Attribution, Problem

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parents[1] / "seeds"
FLOORS = HERE / "floors.json"
FIELDS = ("kind", "source", "cue", "name", "type", "anonymous", "spokesperson", "reason")
WORD = re.compile(r"\w+(?:['’]\w+)*")
UNASKED = ("organization", "document", "media")  # "The campaign": readers differ on whether that is a name


def plain(text: str) -> str:
    """The text in one spelling: composed letters, straight apostrophes, no case."""
    return unicodedata.normalize("NFC", text).replace("’", "'").casefold()


def words(text: str) -> list[str]:
    """The words of a text, in one spelling: what labels and analyses are compared by."""
    return [plain(w) for w in WORD.findall(text)]


def weighty(source: str) -> set[str]:
    """The words by which a source is known: "the president" and "the two officials" share none."""
    said = set(words(source))
    return said - {"a", "an", "the", "of", "at", "in", "to", "for", "with", "who", "that", "and"} or said


def bare(name: str) -> str:
    """A name without article and possessive: "the People's Daily", "China's military"."""
    return re.sub(r"^the |'s\b", "", plain(name))


class Text:
    """An article's words, found by what they say and by where they stand."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places = [m.span() for m in WORD.finditer(text)]
        self.words = [plain(text[start:end]) for start, end in self.places]

    def find(self, phrase: str, after: int = 0) -> range:
        """Where the phrase stands, as places of words. LookupError when it does not."""
        wanted = words(phrase)
        for i in range(after, len(self.words) - len(wanted) + 1):
            if self.words[i : i + len(wanted)] == wanted:
                return range(i, i + len(wanted))
        raise LookupError(f"not in the article: {phrase!r}")

    def stretch(self, content: str) -> frozenset[int]:
        """The words that a row's `content` stands for: "first ... last ++ first ... last"."""
        found: set[int] = set()
        after = 0
        for part in content.split(" ++ "):
            first, _, last = part.partition(" ... ")
            begin = self.find(first, after)
            end = self.find(last, begin.stop) if last else begin
            found.update(range(begin.start, end.stop))
            after = end.stop
        return frozenset(found)

    def under(self, spans: Any) -> frozenset[int]:
        """The words that spans of characters cover."""
        return frozenset(
            i
            for i, (start, end) in enumerate(self.places)
            for span in spans
            if start < span[1] and span[0] < end
        )


@dataclass
class Row:
    """One labelled attribution, the attribution found for it, and the fields in which the two agree."""

    article: str
    label: dict[str, Any]
    found: Attribution | None = None
    wrong: list[str] = field(default_factory=list)

    @property
    def taste(self) -> bool:
        return bool(self.label.get("taste"))

    @property
    def right(self) -> bool:
        return self.found is not None and not self.wrong

    @property
    def key(self) -> str:
        return f"{self.article}: {self.label['content']}"


@dataclass
class Agreement:
    """Everything that one run over the labelled articles says."""

    rows: list[Row] = field(default_factory=list)
    extra: list[tuple[str, str]] = field(default_factory=list)  # sourced, but in no row
    lured: list[tuple[str, str]] = field(default_factory=list)  # titles and scare quotes given a source

    @property
    def asked(self) -> list[Row]:
        return [row for row in self.rows if not row.taste]

    def figures(self) -> dict[str, float]:
        """Shares in percent: of the labelled rows found, of the attributions found that are labelled, of the
        found rows right in each field; anonymity also over all rows."""
        asked, found = self.asked, [row for row in self.asked if row.found]
        share = {
            "found": _percent(len(found), len(asked)),
            "precise": _percent(len(found), len(found) + len(self.extra)),
        }
        for name in FIELDS:
            share[name] = _percent(sum(name not in row.wrong for row in found), len(found))
        share["right"] = _percent(sum(row.right for row in asked), len(asked))
        judged = [row for row in asked if row.label.get("anonymous") != "open"]
        said = [row for row in judged if row.found and row.found.speaker and row.found.speaker.anonymous]
        true = [row for row in judged if row.label.get("anonymous")]
        both = sum(bool(row.label.get("anonymous")) for row in said)
        share["anonymous precise"] = _percent(both, len(said))
        share["anonymous found"] = _percent(both, len(true))
        return share

    def phenomena(self) -> dict[str, dict[str, int]]:
        """By phenomenon: how many rows, how many found, how many of those right in every field."""
        table: dict[str, Counter[str]] = defaultdict(Counter)
        for row in self.asked:
            table[row.label["shows"]].update(rows=1, found=int(row.found is not None), right=int(row.right))
        return {name: dict(table[name]) for name in sorted(table)}


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 100.0


@cache
def labels() -> dict[str, dict[str, Any]]:
    """The tables of `expected.toml`, by article."""
    with (HERE / "expected.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def article(key: str) -> Article:
    """The article that a table of `expected.toml` is named after, as `quotetrack.readers` gives it."""
    from quotetrack.readers import read

    path, _, name = key.partition("#")
    articles = list(read([str(SEEDS / path)]))
    problems = [a for a in articles if isinstance(a, Problem)]
    assert not problems, problems
    return next(a for a in articles if isinstance(a, Article) and (not name or a.id == name))


@cache
def agreement() -> Agreement:
    """Analyse every labelled article and compare."""
    from quotetrack.pipeline import analyse

    result = Agreement()
    for key in labels():
        compare(key, analyse(article(key)), result)
    return result


def compare(key: str, analysis: Analysis, result: Agreement) -> None:
    """Pair the rows of one article with what was found there, one to one: word overlap (intersection over
    union) of half or more, the best first; of equals the one with a word of the source in common."""
    text = Text(analysis.article.text)
    rows = [Row(key, label) for label in labels()[key]["rows"]]
    contents = [text.under(a.content) for a in analysis.attributions]
    pairs = []
    for i, row in enumerate(rows):
        wanted = text.stretch(row.label["content"])
        for j, got in enumerate(contents):
            overlap = len(wanted & got) / len(wanted | got)
            if overlap >= 0.5:
                shared = "source" not in disagreement(row.label, analysis.attributions[j], text.text)
                pairs.append((overlap, shared, -i, -j))
    paired: set[int] = set()
    for _, _, i, j in sorted(pairs, reverse=True):
        if rows[-i].found is None and -j not in paired:
            paired.add(-j)
            rows[-i].found = analysis.attributions[-j]
            rows[-i].wrong = disagreement(rows[-i].label, analysis.attributions[-j], text.text)
    result.rows += rows
    nobody = [text.stretch(words_) for words_ in labels()[key].get("unsourced", [])]
    for j, attribution in enumerate(analysis.attributions):
        if j in paired or attribution.source is None:
            continue
        shown = " / ".join(span.of(text.text) for span in (attribution.source, *attribution.content))
        lured = any(contents[j] <= stretch for stretch in nobody)
        (result.lured if lured else result.extra).append((key, f"{attribution.rule}: {shown}"))


def disagreement(label: dict[str, Any], attribution: Attribution, text: str) -> list[str]:
    """The fields of a row in which an attribution differs."""
    speaker = attribution.speaker
    source = weighty(attribution.source.of(text)) if attribution.source else set()
    wanted = weighty(label["source"])
    reason = set(words(speaker.reason.of(text)) if speaker and speaker.reason else [])
    kinds = [label["kind"]] if isinstance(label["kind"], str) else label["kind"]
    types = label.get("type", "person")
    types = [types] if isinstance(types, str) else types
    wrong = []
    if attribution.kind not in kinds:
        wrong.append("kind")
    if not (source & wanted if wanted else not source):
        wrong.append("source")
    cue = set(words(label["cue"]))
    if cue and not (attribution.cue and cue & set(words(attribution.cue.of(text)))):
        wrong.append("cue")
    name_asked = "name" in label or not set(types) & set(UNASKED)
    if name_asked and bare((speaker and speaker.name) or "") != bare(label.get("name", "")):
        wrong.append("name")
    if (speaker.type if speaker else "unknown") not in types:
        wrong.append("type")
    wrong += [
        name
        for name in ("anonymous", "spokesperson")
        if label.get(name) != "open" and bool(label.get(name)) != bool(speaker and getattr(speaker, name))
    ]
    if label.get("reason") != "open":
        given = set(words(label.get("reason", "")))
        if len(given & reason) * 2 < len(given | reason):
            wrong.append("reason")
    return wrong


def show(row: Row) -> str:
    """A row that is not right, in a few lines: the label, and what was found for it."""
    asked = {k: v for k, v in row.label.items() if k in ("kind", "source", "name", "type", "reason") and v}
    lines = [f"{row.label['shows']}: {row.key}", f"    label {asked}"]
    if row.found is None:
        return "\n".join([*lines, "    not found"])
    text, a = article(row.article).text, row.found
    content = " ++ ".join(span.of(text) for span in a.content)
    lines.append(f"    wrong in {', '.join(row.wrong)} ({a.rule}): {content!r}")
    source, s = a.source.of(text) if a.source else None, a.speaker
    if s:
        reason = s.reason.of(text) if s.reason else None
        lines.append(
            f"    found {a.kind} {source!r} {s.name!r} {s.type} anonymous={s.anonymous} reason={reason!r}"
        )
    return "\n".join(lines)


def floors(measured: Agreement) -> dict[str, Any]:
    """Floors a little under what is measured: three points in total, one row in a phenomenon of four or more;
    and the clear rows that are not right yet."""
    slack = {
        name: {"found": t["found"] - (t["rows"] > 3), "right": t["right"] - (t["rows"] > 3)}
        for name, t in measured.phenomena().items()
    }
    return {
        "total": {name: max(0, int(value - 3)) for name, value in measured.figures().items()},
        "phenomena": {name: {k: max(0, v) for k, v in t.items()} for name, t in slack.items()},
        "lured": len(measured.lured),
        "not yet": [row.key for row in measured.rows if row.label.get("clear") and not row.right],
    }


def main(arguments: list[str]) -> None:
    measured = agreement()
    if "--floors" in arguments:
        FLOORS.write_text(json.dumps(floors(measured), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        return
    wanted = [a for a in arguments if not a.startswith("-")]
    for row in measured.asked:
        if not row.right and all(word in f"{row.article} {row.label['shows']}" for word in wanted):
            print(show(row))
    for key, shown in measured.extra:
        if all(word in f"{key} extra" for word in wanted):
            print(f"extra: {key}: {shown}")


if __name__ == "__main__":
    main(sys.argv[1:])
