"""How well an article is sourced: what an editor would ask about, found one by one.

`audit` takes an analysed article and gives findings. Each kind is judged by a function of its own, which takes a
`Story` and knows nothing of the others, so that they can be counted over a store as well. Pure: reads its own word
lists and prints nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from quotetrack.model import Analysis
from quotetrack.sourcing import (
    anonymous,
    attack,
    balance,
    elsewhere,
    groups,
    hearsay,
    plurals,
    quotations,
    second_hand,
)
from quotetrack.sourcing.finding import RULES, Finding, Kind, Rule, Severity
from quotetrack.sourcing.standard import Standard
from quotetrack.sourcing.story import Elsewhere, Story
from quotetrack.sourcing.summary import Summary, summarise

__all__ = [
    "JUDGES",
    "RULES",
    "Elsewhere",
    "Finding",
    "Kind",
    "Rule",
    "Severity",
    "Standard",
    "Story",
    "Summary",
    "audit",
    "summarise",
]

JUDGES: dict[Kind, Callable[[Story], Iterator[Finding]]] = {
    Kind.LEAD_ANONYMOUS: anonymous.lead,
    Kind.NO_REASON: anonymous.no_reason,
    Kind.BOILERPLATE: anonymous.boilerplate,
    Kind.REASON: anonymous.reason,
    Kind.BARE: anonymous.bare,
    Kind.ATTACK: attack.attack,
    Kind.HEARSAY: hearsay.hearsay,
    Kind.SECOND_HAND: second_hand.second_hand,
    Kind.PLURAL_INFLATION: plurals.plural_inflation,
    Kind.UNNAMED_GROUP: groups.unnamed_group,
    Kind.SOLE_SOURCE: anonymous.sole_source,
    Kind.DISTANCE: quotations.distance,
    Kind.NO_SOURCE: quotations.no_source,
    Kind.NO_COUNTERPART: balance.no_counterpart,
    Kind.OTHER_WORDS: elsewhere.other_words,
    Kind.OTHER_NAME: elsewhere.other_name,
}


def audit(
    analysis: Analysis, standard: Standard | None = None, heard: Iterable[Elsewhere] = ()
) -> tuple[Finding, ...]:
    """What an editor would ask about, in the order of the text; at one place, in the order of `Kind`. `heard` are
    quotations of other articles that carry words of this one, the earliest first (`store.matching.heard`).

    Never raises for any text. Every finding's spans are offsets into `analysis.article.text`.
    """
    story = Story(analysis, standard or Standard(), tuple(heard))
    order = list(Kind)
    found = [one for kind in order if kind in story.standard.findings for one in JUDGES[kind](story)]
    return tuple(sorted(found, key=lambda one: (one.spans[0].start, order.index(one.kind))))
