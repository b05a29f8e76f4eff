"""Anonymity: the words that say why a name is withheld, or on what terms the source spoke.

Decides where a reason stands and how far it reaches: from the relative pronoun or the participle through
the end of its clause ("who requested anonymity due to the sensitivity of the matter"). Whose reason it
is, `speakers` says.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from quotetrack.coreference.entity import Entity
from quotetrack.model import Span

_SPOKE = r"(?:spoke|speaks?|speaking|talk(?:ed|ing)|comment(?:ed|ing)|discussed|agreed to (?:speak|talk|discuss \w+))"
_HIDDEN = (
    r"(?:be (?:named|identified|quoted|cited)"
    r"|have (?:his|her|their) names? (?:used|published|disclosed|printed))"
)
_THEIR = r"(?:his|her|their|a)"
_NAME = r"(?:full |last |first |real |given )?names?"
_TELL = (
    r"(?:speak|discuss|comment|talk|disclose|share|release|describe|reveal|brief|address|give|make"
    r"|be (?:quoted|named|identified))"
)
_TRIGGER = (
    # "on condition of anonymity", "on the condition that he not be named"
    rf"(?:{_SPOKE} )?(?:only )?(?:on|under) (?:the )?condition "
    r"(?:of (?:strict )?anonymity|(?:that )?(?:he|she|they|\w+ name) \w+ ?(?:not )?(?:be )?\w+)"
    # "requested anonymity", "was granted anonymity", "in exchange for anonymity"
    r"|(?:request|insist|ask|demand|seek|sought|grant|giv|guarante|promis|desir)\w*"
    r"(?: on| for| to| their| his| her)?(?: \w+)? anonymity"
    r"|(?:citing|exchange for|promised?|preferr\w+) anonymity"
    # "asked not to be named", "declined to be identified", "did not want to be quoted"
    rf"|(?:ask|request|declin|refus|prefer|want|wish|insist|demand|agree)\w*(?: \w+){{0,3}} (?:not )?(?:to )?{_HIDDEN}"
    rf"|(?:not|n[’']t) (?:want|wish) to {_HIDDEN}"
    rf"|(?:declin|refus)\w+ to (?:give|provide|disclose|reveal|share|use) {_THEIR} {_NAME}"
    # "was not authorized to speak publicly", "lacked authorization to comment"
    r"|(?:not|n[’']t|without being|never)\s+(?:\w+ )?"
    r"(?:authori[sz]ed|permitted|allowed|cleared|at liberty|supposed|empowered)\s+"
    rf"(?:to {_TELL}|by (?:the |\w+ ){{1,3}}to)"
    r"|(?:lack\w*|without) (?:the )?authori[sz]ation to (?:speak|discuss|comment|talk)"
    # "whose name was withheld", "identified only by her first name", "gave only his first name"
    rf"|whose {_NAME} (?:is|are|was|were|has been|have been|is being|was being) (?:being )?"
    r"(?:withheld|changed|not being)"
    r"|(?:would|could|can) (?:only )?(?:be identified|not be (?:named|identified))|cannot be (?:named|identified)"
    # "asked that his name be withheld", "spoke privately"
    rf"|(?:ask|request|insist|demand)\w* that {_THEIR} (?:full |last |real )?(?:names?|identit\w+) (?:not )?be \w+"
    r"|(?:spoke|speaking|talking) (?:privately|in private|confidentially|anonymously)"
    r"|identif(?:ied|ying|y) (?:himself|herself|themselves|him|her|them)? ?(?:only )?(?:by|as) (?:only )?"
    rf"{_THEIR} (?:first|last|given|middle)"
    rf"|(?:using|gave|giving|use) only {_THEIR} (?:first|last|given) names?"
    # "spoke on background"
    r"|(?:spoke|speaking|briefed|briefing|talked|said)(?: \w+){0,3} "
    r"(?:on (?:deep )?background|off the record|not for attribution)"
    r"|(?:not|n[’']t|declin\w+|refus\w+)(?: (?:want|wish|agree))?(?: to)? "
    r"(?:speak|talk|comment|go|be quoted) on the record"
    r"|for fear of (?:being (?:identified|named)|reprisals?|retribution|retaliation)"
    # "asked to remain anonymous", "insisted on not being named", "would speak only if not identified"
    r"|(?:ask|request|prefer|want|wish|insist|demand|agree|cho[os])\w*(?: \w+){0,3} "
    r"(?:remain|remaining|stay|staying|be kept) anonymous"
    r"|(?:insist|ask)\w* (?:on|for) (?:\w+ )?not (?:being |to be |be )?(?:named|identified|quoted)"
    r"|(?:only )?if (?:\w+ ){0,3}not (?:be )?(?:named|identified|quoted)"
    r"|without (?:attribution|being (?:named|identified|quoted))"
    # "was barred from speaking", "prohibited by company policy from talking"
    r"|(?:barred|prohibited|forbidden|banned|precluded) (?:by (?:[\w’'-]+ ){1,4})?"
    r"from (?:speaking|talking|discussing|commenting|being (?:named|identified|quoted))"
    # "whom the Ledger is not naming because …", "is withholding her name", "agreed not to publish his name"
    r"|(?:whom|who) (?:[\w’'-]+ ){1,5}(?:is|are|has|have) (?:agreed )?not (?:to )?"
    r"(?:naming|identifying|name|identify)\b"
    r"|(?:is|are) not (?:naming|identifying) (?:him|her|them)\b"
    rf"|with(?:holding|held) {_THEIR} {_NAME}"
    rf"|agreed not to (?:name|identify|publish|use|disclose) (?:{_THEIR} {_NAME}|him|her|them)"
    # "did not want her name used", "would not give his name", "asked that only her first name be used"
    rf"|(?:not|n[’']t) (?:want|wish)\w* {_THEIR} {_NAME} (?:to be )?(?:used|published|printed|disclosed|revealed)"
    rf"|(?:did|would)(?: not|n[’']t) (?:give|provide|disclose|reveal|share) {_THEIR} {_NAME}"
    rf"|gave {_THEIR} {_NAME} only as"
    rf"|(?:ask|request|insist)\w* that only {_THEIR} (?:first|last|given|middle) names? be \w+"
    r"|identif(?:ied|ying) (?:himself |herself |themselves )?only (?:as|by)"
    r"|(?:used|using|under) a pseudonym"
    # "speaking under ground rules set by the ministry"
    rf"|{_SPOKE} under (?:[\w’'-]+ ){{0,4}}(?:ground rules|rules of anonymity|anonymity rules)"
)
# The long pattern is tried beside these words alone: most articles hold none of them.
_HINTS = (
    *(
        "anonymity",
        "authorized ",
        "authorised ",
        "authorization to",
        "permitted to",
        "allowed to",
        "cleared to",
    ),
    *(
        "liberty to",
        "be named",
        "be quoted",
        "be cited",
        "whose name",
        " his name",
        " her name",
        " their name",
    ),
    *(
        "first name",
        "last name",
        "full name",
        "real name",
        "given name",
        "be identified",
        "identified ",
        "identify ",
    ),
    *("that his ", "that her ", "that their ", "privately", "in private", "confidential", "anonymously"),
    *(
        "anonymous",
        "being named",
        "being identified",
        "being quoted",
        "if not",
        " not identified",
        " not named",
    ),
    *("without attribution", "from speaking", "from talking", "from discussing", "from commenting"),
    *("from being", "not naming", "not identifying", "to name ", "to identify", "withholding", "withheld "),
    *("only as", "only by", "pseudonym", "ground rules", "rules of anonymity", "anonymity rules"),
    *("identifying ", "on background", "deep background", "the record", "for fear of", "for attribution"),
)
_BEFORE_HINT, _AFTER_HINT = 60, 60
_BE = r"(?:was|were|is|are)"
_HELP = rf"(?:also|all|both|each|like \w+|would|{_BE}|has|had|have|been|did|does|do|could|said (?:he|she|they) {_BE})"
_LEAD = re.compile(
    rf"(?:\b(?:who|which|and|but)\s+(?:{_HELP}\s*){{0,3}}"
    rf"|\b(?:{_BE}|(?:because|as) (?:he|she|they) {_BE}|did|does|do|has|had|been)\s*"
    r"|\bciting [^,;.\n]{3,50}, )$"
)
_GOES_ON = re.compile(
    r",? (?:because|citing|as |given|due|since|for fear|fearing|in order|out of|to |so |when |while |lest )"
)
_STOP = re.compile(
    r"[;!?—\n“”\"]|--|''|\.(?=\s|$|[”\"’'])|,"
    # "an aide who was granted anonymity to describe the talks | said"
    r"|(?<=\w) (?=(?:said|says|added)\b)|(?<=anonymity) (?=that\b)"
)


_TAKES_UP = re.compile(
    r"(?:They|He|She|Both|All|Each|The [a-z]+)(?: (?:had|have|both|all|also|each|was|were))* ?"
)
_BEFORE, _AFTER = 300, 120  # characters between a reason and the source before it, after it


def give_reasons(text: str, sources: list[tuple[Span, Entity]]) -> None:
    """Each reason to the speaker before it in its paragraph, else to the one right after it, if anonymous.

    `sources` are all mentions in the order of the text. "Speaking on condition of anonymity, an aide said"
    comes before its speaker; "The official asked not to be named." may be a sentence without a cue.
    """
    near = _near([span for span, who in sources if who.anonymous], len(text))
    if not near:
        return
    starts = [span.start for span, _ in sources]
    for reason in (reason for part in near for reason in reasons(text, part)):
        i = bisect_right(starts, reason.start)
        before = sources[i - 1] if i and _goes_back(text, sources[i - 1][0].end, reason.start) else None
        after = sources[i] if i < len(sources) and _same_paragraph(text, reason.end, starts[i]) else None
        for found in (before, after):
            if found is not None and found[1].anonymous:
                _give(reason, *found)
                break


def reasons(text: str, part: Span) -> Iterator[Span]:
    """Where `part` of the article says why or on what terms a source is not named, in order."""
    words, end = part.of(text), 0
    places = {part.start + at for hint in _HINTS if hint in words for at in _places(words, hint)}
    for at in sorted(places):
        match = _trigger().search(text, max(end, at - _BEFORE_HINT), at + _AFTER_HINT) if at >= end else None
        if match is None:
            continue
        before = text[max(0, match.start() - 60) : match.start()]
        lead = _LEAD.search(before)
        start = match.start() - (len(before) - lead.start() if lead else 0)
        if lead and lead.group().startswith(("and", "but")):
            start += 4
        end = _reach(text, match.end())
        yield Span(start, end)


@cache  # compiled when a first article has one of the hints
def _trigger() -> re.Pattern[str]:
    return re.compile(_TRIGGER, re.IGNORECASE)


def _places(words: str, hint: str) -> Iterator[int]:
    at = words.find(hint)
    while at >= 0:
        yield at
        at = words.find(hint, at + len(hint))


def _near(spans: list[Span], size: int) -> list[Span]:
    """The parts of the text around anonymous sources: no reason is looked for elsewhere."""
    parts: list[Span] = []
    for span in spans:
        start, end = max(0, span.start - 4 * _AFTER), min(size, span.end + _BEFORE + _AFTER_HINT)
        if parts and start <= parts[-1].end:
            parts[-1] = Span(parts[-1].start, max(end, parts[-1].end))
        else:
            parts.append(Span(start, end))
    return parts


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


def _give(reason: Span, span: Span, owner: Entity) -> None:
    """`reason` to `owner`; inside the source's words it ends with them: "a source who asked not to be named | said"."""
    if owner.reason is None:
        inside = span.start < reason.start < span.end
        owner.reason = Span(reason.start, min(span.end, reason.end)) if inside else reason


def _goes_back(text: str, start: int, end: int) -> bool:
    """Whether a reason at `end` can be that of a source before it: in its paragraph, or "They asked not …" next."""
    if end - start >= _BEFORE:
        return False
    line = text.rfind("\n", start, end)
    return line < 0 or _TAKES_UP.fullmatch(text, line + 1, end) is not None


def _same_paragraph(text: str, start: int, end: int) -> bool:
    return end - start < _AFTER and "\n" not in text[start:end]
