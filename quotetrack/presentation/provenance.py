"""Where one statement comes from, as a reader sees it: each origin, and beneath it who has the words from there.

Decides in what order reporters are told and where a chain is cut: the screen has 80 columns, a chain may have thousands
of steps. Arrows are words: what a line begins with has it from what it stands under.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TextIO

from quotetrack.presentation import sanitize
from quotetrack.presentation.formats import csv_, json_, table
from quotetrack.presentation.values import plain_value
from quotetrack.text.phrasing import count_of

if TYPE_CHECKING:
    from rich.text import Text
    from rich.tree import Tree

    from quotetrack.model.records import StatementRow
    from quotetrack.provenance import Credit, Origins

_DEEP = 6  # steps that are drawn: each moves the words to the right
_MOST = 50  # reporters under one that are drawn
_HOW = {
    "reported": "names it as the source",
    "told": "credits it",
    "byline": "byline",
    "dateline": "dateline",
    "signed": "signed at the end",
    "copy": "prints its text",
    "relies": "said to rely on it",
}
COLUMNS = ("statement", "by", "to", "how", "article", "start", "end", "words")


def write(row: StatementRow, origins: Origins, form: str, out: TextIO) -> None:
    """Write where a statement comes from as text, as JSON, or its credits as CSV."""
    if form == "json":
        json_.write_lines([record(row, origins)], out)
    elif form == "csv":
        rows = ([origins.statement, *(getattr(one, key) for key in COLUMNS[1:])] for one in origins.credits)
        csv_.write(COLUMNS, rows, out)
    else:
        _draw(row, origins, out)


def record(row: StatementRow, origins: Origins) -> dict[str, object]:
    """The origins as data, with the words of the statement and what the figures count."""
    data = plain_value(origins)
    assert isinstance(data, dict)
    return {
        "statement": data.pop("statement"),
        "words": row.words,
        "independent": origins.independent,
        "credited_only": list(origins.credited_only),
        **data,
    }


def _draw(row: StatementRow, origins: Origins, out: TextIO) -> None:
    screen = table.console(out)
    quoted = [
        *origins.named,
        *(f"“{one}” (no name)" for one in origins.anonymous),
        *(f"“{one}”" for one in origins.others),
    ]
    facts = [
        count_of(origins.independent, "independent origin"),
        f"{count_of(len(origins.printed), 'reporter')} in the store",
        f"longest chain: {count_of(origins.depth, 'credit')}",
    ]
    with screen.capture() as drawn:
        screen.print(f"Statement {row.id}")
        screen.print(f"“{sanitize.excerpt(row.words)}”")
        screen.print(sanitize.single_line(f"Said by: {'; '.join(quoted) or 'nobody is named'}"))
        screen.print(sanitize.single_line("; ".join(facts)))
        for ring in origins.cycles:
            screen.print(sanitize.single_line(f"Circular: {', '.join(ring)} have it from each other"))
        for tree in _Drawing(origins).trees():
            screen.print()
            screen.print(tree)
    out.writelines(f"{line.rstrip()}\n" for line in drawn.get().removesuffix("\n").split("\n"))


class _Drawing:
    """Trees of who has it from whom. Each reporter is drawn with those under it once."""

    def __init__(self, origins: Origins) -> None:
        self.drawn: set[str] = set()
        self._origins = origins
        self._roots = frozenset(origins.roots)
        self._reporters = {one.name: one for one in origins.reporters}
        self._under: defaultdict[str, dict[str, list[Credit]]] = defaultdict(dict)
        for credit in origins.credits:
            self._under[credit.to].setdefault(credit.by, []).append(credit)

    def trees(self) -> Iterator[Tree]:
        """Every origin, then every circle that leads to none, each with all that have it from there."""
        from rich.tree import Tree

        told = dict.fromkeys(self._origins.roots, "an origin")
        told |= {ring[0]: "in a circle, which leads to no origin" for ring in self._origins.cycles}
        for name, what in told.items():
            if name in self.drawn and name not in self._roots:
                continue  # a circle beneath an origin
            tree = Tree(self._label(name, what, self._reporters[name].own))
            self._grow(tree, name, _DEEP)
            yield tree

    def _grow(self, tree: Tree, name: str, deep: int) -> None:
        self.drawn.add(name)
        under = self._under.get(name, {})
        for n, (by, given) in enumerate(under.items()):
            if n == _MOST:
                tree.add(_plain(f"… and {len(under) - n} more; --format json has all"))
                return
            articles = tuple(dict.fromkeys(one.article for one in given))
            branch = tree.add(self._label(by, f"has it from {name}", articles, given))
            if not self._under.get(by):
                self.drawn.add(by)
            elif by in self.drawn or by in self._roots:
                branch.add(_plain("(who has it from there stands elsewhere)"))
            elif deep:
                self._grow(branch, by, deep - 1)
            else:
                branch.add(_plain("… the chain goes on; --format json has all"))

    def _label(self, name: str, what: str, articles: tuple[str, ...], given: Sequence[Credit] = ()) -> Text:
        from rich.text import Text

        label = Text(sanitize.single_line(sanitize.shorten(name, 60)), "bold")
        label.append(f": {sanitize.single_line(sanitize.shorten(what, 70))}", "not bold")
        if not self._reporters[name].articles:
            label.append("; known by credits alone", "not bold")
        for credit in given:
            place = "" if credit.start is None else f" {credit.start}–{credit.end}"
            words = f"{_HOW[credit.how]}: “{sanitize.excerpt(credit.words, 100)}”"
            label.append(
                "\n" + sanitize.single_line(f"{words}, {sanitize.shorten(credit.article, 60)}{place}"),
                "not bold",
            )
        if not given:
            for article in articles[:_MOST]:
                label.append("\n" + sanitize.single_line(sanitize.shorten(article, 70)), "not bold")
        return label


def _plain(words: str) -> Text:
    from rich.text import Text

    return Text(words)
