"""Figures 5 to 8 and 13: what the reader learns of anonymous sources, and what they may do.

Of the article's own anonymous sources, as an audit judges them: those whom others speak of, and those whose words tell
who they are, are not asked about. What is found is what `quotetrack audit` finds.
"""

from __future__ import annotations

from quotetrack.audit.anonymous_sources import Given, bare, reasons
from quotetrack.audit.attack import attack
from quotetrack.audit.plural_inflation import plural_inflation, uncounted_plurals
from quotetrack.reports.sourcing.counters import CountingContext

_POINTS = "class, affiliation, rank, basis of knowledge"


def reasons_given(article: CountingContext) -> None:
    """None, boilerplate or specific, with the words."""
    story = article.story
    for speaker, said, given in reasons(story):
        article.count("own.sources")
        article.count(f"own.reason.{given}")
        span = speaker.reason or story.described(speaker, said[0])
        called = speaker.descriptor or "the source"
        told = {
            Given.NONE: "no reason",
            Given.BOILERPLATE: "boilerplate",
            Given.SPECIFIC: "a specific reason",
        }
        article.tell(5, span, f"{told[given]} for “{called}”")


def descriptions(article: CountingContext) -> None:
    """How specific descriptions are, and which are bare."""
    story = article.story
    for speaker, said in story.anonymous.items():
        if speaker.specificity is not None:
            article.count("own.described")
            article.count("own.points", speaker.specificity)
            article.count(f"own.points.{speaker.specificity}")
            span = story.described(speaker, said[0])
            article.tell(6, span, f"{speaker.specificity} of 4 points ({_POINTS})")
    for found in bare(story):
        article.count("own.bare")
        article.tell(7, found.spans[0], found.message)


def attacks(article: CountingContext) -> None:
    """Which of their statements judge somebody."""
    article.count("own.attributions", sum(map(len, article.story.anonymous.values())))
    for found in attack(article.story):
        article.count("own.attacks")
        content = article.story.attributions[found.attribution or 0].content[0]
        article.tell(8, content, found.message)


def inflated(article: CountingContext) -> None:
    """Which plurals turn out to be one."""
    article.count("own.plural", len(uncounted_plurals(article.story)))
    for found in plural_inflation(article.story):
        article.count("own.inflated")
        article.tell(13, found.spans[0], found.message)
