"""Anonymity: the words that say why a name is withheld, and how an unnamed source is described.

Decides where a reason stands and how far it reaches: from the relative pronoun or the participle through
the end of its clause ("who requested anonymity due to the sensitivity of the matter"). Whose reason it
is, `speakers` says.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from quotetrack.identify.identity import Identity
from quotetrack.identify.mention import Phrase
from quotetrack.identify.vocabulary import grammar, vocabulary
from quotetrack.model import Span

_SPOKE = r"(?:spoke|speak|speaks|speaking|talked|talking|commented|commenting|discussed|agreed to (?:speak|talk|discuss \w+))"
_HIDDEN = r"(?:be (?:named|identified|quoted|cited)|have (?:his|her|their) names? (?:used|published|disclosed|printed))"
_TRIGGER = re.compile(
    rf"(?:{_SPOKE} )?(?:only )?(?:on|under) (?:the )?condition (?:of (?:strict )?anonymity|(?:that )?(?:he|she|they|\w+ name) \w+ ?(?:not )?(?:be )?\w+)"
    r"|(?:request|insist|ask|demand|seek|sought|grant|giv|guarante|promis|desir)\w*(?: on| for| to| their| his| her)?(?: \w+)? anonymity"
    r"|(?:citing|exchange for|promised?|preferr\w+) anonymity"
    rf"|(?:ask|request|declin|refus|prefer|want|wish|insist|demand|agree)\w*(?:n[’']t)?(?: \w+){{0,3}} (?:not )?(?:to )?{_HIDDEN}"
    rf"|(?:not|n[’']t) (?:want|wish) to {_HIDDEN}"
    r"|(?:declin|refus)\w+ to (?:give|provide|disclose|reveal|share|use) (?:his|her|their|a) (?:full |last |first |real )?names?"
    r"|(?:not|n[’']t|without being|never)\s+(?:\w+ )?(?:authori[sz]ed|permitted|allowed|cleared|at liberty|supposed|empowered)\s+(?:to (?:speak|discuss|comment|talk|disclose|be (?:quoted|named|identified)|share|release|describe|reveal|brief|address|give|make)|by \w+ to)"
    r"|(?:lack\w*|without) (?:the )?authori[sz]ation to (?:speak|discuss|comment|talk)"
    r"|whose (?:full |last |real )?names? (?:is|are|was|were|has been|have been|is being|was being) (?:being )?(?:withheld|changed|not being)"
    r"|(?:would|could|can) (?:only )?(?:be identified|not be (?:named|identified))"
    r"|(?:identified|identifying|identify) (?:himself|herself|themselves|him|her|them)? ?(?:only )?(?:by|as) (?:only )?(?:his|her|their|a) (?:first|last|given|middle)"
    r"|(?:using|gave|giving|use) only (?:his|her|their|a) (?:first|last|given) names?"
    r"|(?:spoke|speaking|briefed|briefing|talked|said)(?: \w+){0,3} (?:on (?:deep )?background|off the record|not for attribution)"
    r"|for fear of (?:being (?:identified|named)|reprisals?|retribution|retaliation)",
    re.IGNORECASE,
)
_HINTS = (
    "anonymity",
    "authori",
    "named",
    "name",
    "identif",
    "background",
    "the record",
    "permitted to",
    "allowed to",
    "cleared to",
    "liberty to",
    "be quoted",
    "for fear of",
    "for attribution",
)
# The long pattern is tried beside these words alone: most articles hold none of them.
_BEFORE_HINT, _AFTER_HINT = 60, 60
_LEAD = re.compile(
    r"(?:\b(?:who|which|and|but)\s+(?:(?:also|all|both|each|like \w+|would|was|were|is|are|has|had|have|been|did|does|do|could|said (?:he|she|they) (?:was|were))\s*){0,3}"
    r"|\b(?:was|were|is|are|because (?:he|she|they) (?:was|were|is|are)|as (?:he|she|they) (?:was|were|is|are)|did|does|do|has|had|been)\s*)$"
)
_GOES_ON = re.compile(
    r",? (?:because|citing|as |given|due|since|for fear|in order|out of|to |so |when |while |lest )"
)
_STOP = re.compile(r"[;!?—\n“”\"]|--|''|\.(?=\s|$|[”\"’'])|,")


def reasons(text: str) -> Iterator[Span]:
    """Where the article says why or on what terms a source is not named, in order."""
    end = 0
    for at in sorted({m for hint in _HINTS for m in _places(text, hint)}):
        match = _TRIGGER.search(text, max(end, at - _BEFORE_HINT), at + _AFTER_HINT) if at >= end else None
        if match is None:
            continue
        before = text[max(0, match.start() - 60) : match.start()]
        lead = _LEAD.search(before)
        start = match.start() - (len(before) - lead.start() if lead else 0)
        if lead and lead.group().startswith(("and", "but")):
            start += 4
        end = _reach(text, match.end())
        yield Span(start, end)


def _places(text: str, hint: str) -> Iterator[int]:
    at = text.find(hint)
    while at >= 0:
        yield at
        at = text.find(hint, at + len(hint))


def _reach(text: str, at: int) -> int:
    """The end of the clause: a comma goes on only before another ground."""
    for stop in _STOP.finditer(text, at, at + 400):
        if stop.group() == "," and _GOES_ON.match(text, stop.start()):
            continue
        # "U.S. policy": a full stop after a lone capital ends no clause
        if stop.group() == "." and text[stop.start() - 1].isupper() and text[stop.start() - 2] in " .":
            continue
        return stop.start()
    return min(len(text), at + 400) if at + 400 >= len(text) else at


def give_reasons(text: str, hidden: list[tuple[Span, Identity]]) -> None:
    """Each reason to the anonymous speaker before it in its paragraph, else to the one right after it.

    `hidden` are the anonymous mentions in the order of the text. "Speaking on condition of anonymity, an aide said"
    comes before its speaker; "The official asked not to be named." may be a sentence of its own, without a cue.
    """
    if not hidden:
        return
    starts = [span.start for span, _ in hidden]
    for reason in reasons(text):
        i = bisect_right(starts, reason.start)
        owner: Identity | None = None
        if i and _same_paragraph(text, hidden[i - 1][0].end, reason.start, 300):
            owner = hidden[i - 1][1]
        elif i < len(hidden) and _same_paragraph(text, reason.end, hidden[i][0].start, 120):
            owner = hidden[i][1]
        if owner is None or owner.reason is not None:
            continue
        # inside the source's own words it ends where they end: "a source who asked not to be named | said"
        end = hidden[i - 1][0].end if i and hidden[i - 1][0].end > reason.start else reason.end
        owner.reason = Span(reason.start, min(end, reason.end))
        if i and hidden[i - 1][0].start < reason.start < hidden[i - 1][0].end:
            owner.descriptor = text[hidden[i - 1][0].start : reason.start].rstrip(" ,")


def _same_paragraph(text: str, start: int, end: int, reach: int) -> bool:
    return end - start < reach and "\n" not in text[start:end]


_AFFILIATED = re.compile(
    r"^ ?(?:of|for|at|in|with|from|to|inside|within|on|involved with|involved in|working for) "
    r"((?:the |both |an? |his |her |its |their )?[^,;:()“”\"—]{2,60}?)(?= who| which| that| with| familiar| on | and |,|$)"
)
_NO_BODY = grammar("knowing", "matters")


def describe(phrase: Phrase, text: str) -> tuple[str | None, str | None]:
    """Role and affiliation of an unnamed source: "a senior White House official" → "senior official", "White House"."""
    known = vocabulary()
    role = [w for w in phrase.core[:-1] if w in known.grades]
    bodies = [
        n for n in phrase.names if n.end < phrase.head_end and (n.start, n.end) != (phrase.start, phrase.end)
    ]
    affiliation: str | None = None
    if bodies:
        affiliation = text[bodies[0].title_start : bodies[-1].end]
    else:
        affiliation = next((w for w in phrase.core[:-1] if w in known.institutions), None)
    if affiliation is None:
        after = _AFFILIATED.match(text[phrase.head_end : phrase.end])
        if after and not _NO_BODY & set(after.group(1).lower().split()):
            affiliation = after.group(1).removeprefix("the ")
    head = phrase.head
    if head in ("source", "sources", "person", "people", "woman", "man", "persons"):
        return (" ".join(role) + " " + head if role else None), affiliation
    return " ".join([*role, head]), affiliation
