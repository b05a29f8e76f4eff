"""The same quotation in other articles: under other words, or under another name.

Decides what of it an editor is told: of each quotation the worst change of its words, and the first other name. Which
articles carry the same words is found by whoever keeps articles, and given; without that there is nothing to find.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from textwrap import shorten

from quotetrack.audit.context import AuditContext, EarlierPrinting
from quotetrack.audit.rules import Finding, Kind

_CHANGES = {
    "contradicting": "turns round the words of",
    "altered": "in other words than in",
}  # the worst first

_MOST = 160  # characters of another article's words


def other_words(story: AuditContext) -> Iterator[Finding]:
    """Each quotation that another article gives with words changed."""
    worst = list(_CHANGES)
    for i, some in _of_each(story, lambda one: one.relation in _CHANGES):
        some.sort(key=lambda one: worst.index(one.relation))
        yield _finding(story, Kind.OTHER_WORDS, i, some, _CHANGES[some[0].relation])


def other_name(story: AuditContext) -> Iterator[Finding]:
    """Each quotation that another article has from somebody else."""
    for i, some in _of_each(story, lambda one: one.same_speaker is False):
        yield _finding(story, Kind.OTHER_NAME, i, some, f"from {some[0].speaker} in")


def _of_each(
    story: AuditContext, wanted: Callable[[EarlierPrinting], bool]
) -> Iterator[tuple[int, list[EarlierPrinting]]]:
    found: defaultdict[int, list[EarlierPrinting]] = defaultdict(list)
    for one in filter(wanted, story.elsewhere):
        found[one.attribution].append(one)
    for i, _ in story.judged:
        if i in found:
            yield i, found[i]


def _finding(story: AuditContext, kind: Kind, i: int, some: list[EarlierPrinting], what: str) -> Finding:
    others = len({one.article for one in some}) - 1
    more = f", and {others} more article{'' if others == 1 else 's'}" if others else ""
    words = shorten(some[0].words, _MOST, placeholder=" …")
    message = f"{what} {some[0].where}: “{words}”{more}"
    return story.finding(kind, story.attributions[i].content, message, i)
