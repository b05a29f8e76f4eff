"""Audit: what a standards editor would ask about the sourcing of one article, as findings.

`audit` takes an analysed article and a newsroom's policy and returns findings in the order of the text. One module a
check: each is a function from an `AuditContext` to findings of one kind and knows no other check, so that reports
count with the same functions. What a kind means stands in `rules`. Pure; counting over many articles is left to
`reports`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from quotetrack.audit import (
    anonymous_sources,
    attack,
    cross_article,
    hearsay,
    plural_inflation,
    right_of_reply,
    second_hand,
    unattributed_quotations,
    unnamed_groups,
)
from quotetrack.audit.context import AuditContext, EarlierPrinting
from quotetrack.audit.policy import Policy
from quotetrack.audit.rules import RULES, Finding, Kind, Rule, Severity
from quotetrack.audit.summary import Summary, summarise
from quotetrack.model import Analysis

__all__ = [
    "JUDGES",
    "RULES",
    "AuditContext",
    "EarlierPrinting",
    "Finding",
    "Kind",
    "Policy",
    "Rule",
    "Severity",
    "Summary",
    "audit",
    "summarise",
]

CHECKS: dict[Kind, Callable[[AuditContext], Iterator[Finding]]] = {
    Kind.LEAD_ANONYMOUS: anonymous_sources.lead,
    Kind.NO_REASON: anonymous_sources.no_reason,
    Kind.BOILERPLATE: anonymous_sources.boilerplate,
    Kind.REASON: anonymous_sources.reason,
    Kind.BARE: anonymous_sources.bare,
    Kind.ATTACK: attack.attack,
    Kind.HEARSAY: hearsay.hearsay,
    Kind.SECOND_HAND: second_hand.second_hand,
    Kind.PLURAL_INFLATION: plural_inflation.plural_inflation,
    Kind.UNNAMED_GROUP: unnamed_groups.unnamed_group,
    Kind.SOLE_SOURCE: anonymous_sources.sole_source,
    Kind.DISTANCE: unattributed_quotations.mention_distance,
    Kind.NO_SOURCE: unattributed_quotations.no_source,
    Kind.NO_COUNTERPART: right_of_reply.no_counterpart,
    Kind.OTHER_WORDS: cross_article.other_words,
    Kind.OTHER_NAME: cross_article.other_name,
}


def audit(
    analysis: Analysis, policy: Policy | None = None, heard: Iterable[EarlierPrinting] = ()
) -> tuple[Finding, ...]:
    """What an editor would ask about, in the order of the text; at one place, in the order of `Kind`. `heard` are
    quotations of other articles that carry words of this one, the earliest first (`store.queries.draft_matches`).

    Never raises for any text. Every finding's spans are offsets into `analysis.article.text`.
    """
    story = AuditContext(analysis, policy or Policy(), tuple(heard))
    order = list(Kind)
    found = [one for kind in order if kind in story.policy.findings for one in CHECKS[kind](story)]
    return tuple(sorted(found, key=lambda one: (one.spans[0].start, order.index(one.kind))))
