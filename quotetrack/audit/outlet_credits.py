"""Where an article names another outlet as where it has something from: "told Reuters", "a report in the Courier".

Decides whether the words beside the name of an outlet say that something was taken from there. Not every mention is
one: "she works for Reuters", "the Times building". What the article's own outlet reports is its own.
"""

from __future__ import annotations

import re
from functools import cache

from quotetrack.audit.context import AuditContext, CreditedOutlet
from quotetrack.audit.outlet_names import is_name, is_own, outlet_mentions
from quotetrack.language.en.entities import vocabulary
from quotetrack.language.lexicon import alternatives, pattern, phrases, regex, words
from quotetrack.model import Attribution, SourceType, Span
from quotetrack.text.folding import fold_word
from quotetrack.text.spans import is_within, span_at
from quotetrack.text.words import words_of

_SPACE = re.compile(r"\s")  # "told\xa0the Post"
_REACH = 60  # characters beside a name
_MARKS = 8  # characters that a title between quotation marks has besides its name: "The", marks, a comma
_OPENS = pattern("patterns.outlet_credits", "opens")
_TAKEN = pattern("patterns.outlet_credits", "taken")
_SAME = re.compile(r"[’'‘]s?[ \xa0][“\"'‘’]{0,2}(?:[Tt]he )?")  # “NBC’s “Meet the Press””: one outlet
_PROGRAMME = re.compile(r"[’'‘]s[ \xa0][“\"‘']")  # "trashed the plan on MSNBC’s “Morning Joe”"
_ON = pattern("patterns.outlet_credits", "on")
_ON_AIR = re.compile(r"[”\"'’,]{0,3} (?:on|of) (?:the )?")  # “The Morning Show” on NBC
_REPORTS = pattern("patterns.outlet_credits", "reports")
_CITING = pattern("patterns.outlet_credits", "citing")


def credited_outlets(story: AuditContext) -> tuple[CreditedOutlet, ...]:
    """Every mention, in the order of the text."""
    if story.credits is None:
        found = _attributed(story)
        sources = sorted(outlet.span for outlet in found)
        # in "a Reuters report said" the source has the name
        found += [outlet for outlet in _named(story) if not is_within(outlet.span, sources)]
        story.credits = tuple(sorted(found, key=lambda outlet: outlet.span))
    return story.credits


def _own(story: AuditContext) -> list[str]:
    return [one for one in (story.article.outlet, *story.policy.own_outlets) if one]


def _attributed(story: AuditContext) -> list[CreditedOutlet]:
    """Those that an attribution has as its source."""
    found = []
    for i, a in story.judged:
        if a.source is None or a.speaker is None or story.is_quoted(a.source):
            continue
        if not _reports(story, i):
            continue
        name = a.speaker.name or _by_its_head(a.source.of(story.text))
        if a.speaker.type is SourceType.MEDIA and name is not None:
            if not is_own(name, _own(story)):
                found.append(CreditedOutlet(a.source, _said(a), name, i, _cited(story, a.source, i)))
        elif _is_unnamed(story, a.source, a.speaker.type):
            found.append(CreditedOutlet(a.source, _said(a), None, i, _cited(story, a.source, i)))
    return found


def _reports(story: AuditContext, i: int) -> bool:
    """Whether the outlet reports, and is no party: not "the network asked", "the network said in a statement"."""
    a = story.attributions[i]
    if a.cue is not None and story.cue_verbs(a).isdisjoint(words("audit.second_hand", "reporting")):
        return False
    sentence = story.sentence(a.content[0].end)
    return (
        " in a statement"
        not in story.text[a.content[0].end : min(sentence.end, a.content[0].end + 2 * _REACH)]
    )


def _said(a: Attribution) -> Span:
    """Source and cue, where they stand together."""
    spans = [span for span in (a.source, a.cue) if span is not None]
    whole = Span(min(span.start for span in spans), max(span.end for span in spans))
    return whole if whole.end - whole.start <= _REACH else spans[0]


def _by_its_head(mention: str) -> str | None:
    """The name of a paper that is called by its last word alone: "The Gazette"; never "the newspaper"."""
    said = mention.split()
    heads = words("audit.second_hand", "heads")
    return said[1] if len(said) == 2 and said[0] in ("The", "the") and said[1] in heads else None


def _is_unnamed(story: AuditContext, mention: Span, type_: SourceType) -> bool:
    """ "local media": not "the newspaper", which was named before, nor a headline's, which will be."""
    said = words_of(mention.of(story.text))
    known = said[:1] in (["the"], ["its"], ["their"]) or story.in_headline(mention)
    # “The Long Ball,” a supporters' magazine, wrote …
    known = known or story.text[max(0, mention.start - 4) : mention.start].rstrip()[-1:] in (",", "”", '"')
    # "Time magazine", "Six Gannett newspapers"; not "Japanese media"
    inner = mention.of(story.text).split()
    begins = story.sentence(mention.start).start == mention.start
    named = any(word[0].isupper() and fold_word(word) not in vocabulary().demonyms for word in inner[begins:])
    if known or named or not said or type_ in (SourceType.PERSON, SourceType.UNNAMED, SourceType.AUTHOR):
        return False
    if not words("audit.second_hand", "sure").isdisjoint(said) or " ".join(said[-2:]) in phrases(
        "audit.second_hand", "two"
    ):
        return True
    return type_ is SourceType.MEDIA and not words("audit.second_hand", "unnamed").isdisjoint(said)


def _named(story: AuditContext) -> list[CreditedOutlet]:
    """Those that a phrase names as an origin: "told Reuters", "editorials in the People's Daily"."""
    found: list[CreditedOutlet] = []
    text, own = story.text, _own(story)
    seen: dict[str, set[str]] = {}  # the words of the names so far
    for span in outlet_mentions(text, story.policy.outlets):
        name = " ".join(span.of(text).split())
        before = _SPACE.sub(" ", text[max(0, span.start - _REACH) : span.start]).replace("The ", "the ")
        if not is_name(name, before):
            continue
        tokens = set(words_of(name))
        fuller = next((full for full, others in seen.items() if tokens < others), None)
        if is_own(name, own, fuller is not None):
            continue
        name = fuller or name  # "the Post", after "The Washington Post"
        seen.setdefault(name, tokens)
        if story.is_quoted(span) and not _is_title(story, span):
            continue
        last = found[-1].span.end if found else 0
        if last and _SAME.fullmatch(text, last, span.start):
            continue
        if last and _ON_AIR.fullmatch(text, last, span.start):
            aired = found.pop()  # the network tells more than its programme
            found.append(aired._replace(span=span, phrase=Span(aired.phrase.start, span.end), name=name))
            continue
        taken = _TAKEN.search(before) or _piece().search(before)
        if not taken and _PROGRAMME.match(text, span.end):
            taken = _ON.search(before)
        start = span.start - (len(before) - taken.start()) if taken else _opening(story, span)
        reports = _REPORTS.match(text, span.end, span.end + _REACH)
        if start is not None or reports:
            phrase = Span(span.start if start is None else start, reports.end() if reports else span.end)
            found.append(CreditedOutlet(span, phrase, name, None, _cited(story, span, None)))
    return found


def _is_title(story: AuditContext, span: Span) -> bool:
    """Whether nothing but the name stands between the quotation marks: “The Morning Show,”."""
    around = span_at(span.start, story.quotations) or span
    return around.end - around.start <= span.end - span.start + _MARKS


def _opening(story: AuditContext, span: Span) -> int | None:
    """Where a sentence begins that opens with the name: "On The Morning Show, she said …"; never "On the Hill"."""
    start = story.sentence(span.start).start
    return start if start < span.start and _OPENS.fullmatch(story.text, start, span.start) else None


def _cited(story: AuditContext, mention: Span, i: int | None) -> Span | None:
    """Whom the outlet has it from: "citing two officials", or who speaks in what it reports."""
    sentence = story.sentence(mention.start)
    found = _CITING.search(story.text, mention.end, max(mention.end, sentence.end))
    if found and found.lastgroup:
        start, end = found.span(found.lastgroup)
        words = found[found.lastgroup]
        return Span(end - len(words.lstrip()), start + len(words.rstrip()))
    for j in story.inside.get(i, ()) if i is not None else ():
        source = story.attributions[j].source
        if source is not None:
            return source
    return None


@cache
def _piece() -> re.Pattern[str]:
    """Before the name of an outlet: what is printed in it."""
    article = regex("patterns.outlet_credits", "article")
    pieces = alternatives("audit.second_hand", "pieces")
    return re.compile(rf"\b(?:{pieces}) (?:in|by|from|on) {article}$", re.IGNORECASE)
