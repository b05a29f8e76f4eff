"""Figures 4, 9, 10, 12 and 14: what an article's claims rest on. What is found is what `quotetrack audit` finds."""

from __future__ import annotations

from quotetrack.audit import hearsay as nobody
from quotetrack.audit.anonymous_sources import lead, only_other_source
from quotetrack.audit.anonymous_sources import opening as opening_of
from quotetrack.audit.corroboration import reported_statements
from quotetrack.audit.right_of_reply import accusations, unanswered
from quotetrack.audit.second_hand import credited_sources
from quotetrack.model import SourceType
from quotetrack.reports.sourcing.counters import CountingContext
from quotetrack.text.phrasing import count_of


def sole(article: CountingContext) -> None:
    """Statements that one anonymous source makes and nobody else in the article, of those that can be compared."""
    story = article.story
    article.count("statements", reported_statements(story))
    for speaker, alone in only_other_source(story):
        article.count("statements.sole", len(alone))
        for i in alone:
            content = max(story.attributions[i].content, key=lambda span: span.end - span.start)
            article.tell(4, content, f"no other origin in its article than “{speaker.descriptor}”")


def hearsay(article: CountingContext) -> None:
    """What nobody is said to report."""
    found = list(nobody.hearsay(article.story))
    article.count("hearsay", len(found))
    article.count("articles.hearsay", bool(found))
    for one in found:
        article.tell(9, article.story.sentence(one.spans[0].start), f"“{one.words}”")


def second_hand(article: CountingContext) -> None:
    """What is taken from other outlets, each outlet once, and how many steps it is from its origin."""
    found = list(credited_sources(article.story))
    article.count("articles.second-hand", bool(found))
    for outlet, relies in found:
        steps = 1 + len(relies)
        article.count("credits")
        article.count("credits.steps", steps)
        article.count("credits.chained", steps > 1)
        article.count("credits.unnamed", outlet.name is None)
        via = f", from {', from '.join(f'“{one}”' for one in relies)}" if relies else ""
        article.tell(
            10,
            outlet.span,
            f"{outlet.name or 'an outlet without a name'}{via}: {count_of(steps, 'step')} from its origin",
        )


def opening(article: CountingContext) -> None:
    """Whether the headline or the opening paragraphs rest on anonymous sources alone."""
    article.count("articles.opening", bool(opening_of(article.story)))
    for found in lead(article.story):
        article.count("articles.lead")
        i = found.attribution
        span = found.spans[0] if i is None else article.story.attributions[i].content[0]
        article.tell(12, span, f"{found.message}: “{found.words}”")


def balance(article: CountingContext) -> None:
    """Whether somebody named speaks beside the anonymous, and whether the accused have a say."""
    story = article.story
    silent = unanswered(story)
    article.count("articles.asked", silent is not None)
    if silent is not None:
        article.tell(14, silent, "somebody was asked, and did not answer")
    if story.anonymous:
        article.count("articles.own")
        named = any(s.name and s.type is SourceType.PERSON for s in story.said_by)
        article.count("articles.own.named", named)
        if not named:
            first = next(iter(story.anonymous.values()))[0]
            article.tell(14, story.mention(first), "anonymous, and nobody named speaks in the article")
    for i, accused, answered in accusations(story):
        article.count("accused")
        article.count("accused.answered", answered)
        if not answered:
            article.tell(14, accused, f"accused by “{story.mention(i).of(story.text)}”, and does not answer")
