"""How an article describes a source that it does not name: the descriptor, the role, the affiliation.

Decides where the description ends: the noun phrase with its affiliation and with the basis of knowledge
("a White House official familiar with the talks"), without what the source did next ("who supports Trump").
"""

from __future__ import annotations

import re

from quotetrack.identify.mention import Phrase
from quotetrack.identify.vocabulary import Vocabulary, grammar, vocabulary

_LONGEST = 100  # characters; a description that is longer has run into the sentence
# "official | in charge of the base", "people | briefed on the decision", "an aide | who attended the meeting"
_GOES_ON = re.compile(
    r",? (?:of|for|at|in|with|from|to|inside|within|on|near|close to|familiar with|involved (?:in|with)|aware of"
    r"|privy to|briefed (?:on|about|by)|knowledgeable about|working (?:for|in|with|on)|based in"
    r"|who (?:(?:was|were|is|are|has|have|had|been) ){0,2}(?:briefed|informed|familiar|involved|present|seen|heard"
    r"|reviewed|attended|saw|participated|witnessed|overseen|oversaw|works?|worked|taken part|took part|read|knows?"
    r"|runs?)) "
)
_STOP = re.compile(
    r"[,;:()“”\"—…\n]|--|''"
    r"|(?<!Mr)(?<!Ms)(?<!Dr)(?<!Mrs)(?<!Sen)(?<!Rep)(?<!Gov)(?<!\b[A-Z])\.(?=\s|$)"
    r"| (?:who|which|that|whose|whom|and then|when|while|because|said|says|told|asked|after|before|as) "
)
_AND = re.compile(r" and (?:an? |the |former |current |other )?\w")
_AFFILIATED = re.compile(
    r"^ ?(?:of|for|at|in|with|from|to|inside|within|on|involved with|involved in|working for) "
    r"([^,;:()“”\"—]{2,70}?)(?= who| which| that| with| familiar| on | and |,|$)"
)
_NO_BODY = grammar("knowing", "matters")
_DETERMINERS = grammar("phrase", "determiners")
_NOBODY = frozenset({"source", "sources", "person", "people", "woman", "man", "persons"})
_LOOSE = re.compile(r"(?: (?:and|or|of|for|at|in|with|from|to|on|the|an?|who|which|that|but|by))+$")


def descriptor(text: str, phrase: Phrase) -> str:
    """The words that describe the source, in the article's order: "a senior official at the ministry"."""
    start, end = phrase.core_start, max(phrase.head_end, phrase.core_start)
    limit = min(phrase.end, start + _LONGEST)
    if limit - end < 4:  # nothing follows the head
        return _lowered(text[start:end].strip(" ,.;:'\"“”‘’"), phrase)
    joined = _AND.match(text, end, limit)
    if joined and not _GOES_ON.match(text, end, limit):  # "Her advisers and allies"
        end = _next_stop(text, end + 5, limit)
    for _ in range(3):
        more = _GOES_ON.match(text, end, limit)
        if not more:
            break
        end = _next_stop(text, more.end(), limit)
    words = _LOOSE.sub("", " ".join(text[start:end].split())).strip(" ,.;:'\"“”‘’")
    return _lowered(words, phrase)


def _next_stop(text: str, at: int, limit: int) -> int:
    stop = _STOP.search(text, at, limit)
    if stop:
        return stop.start()
    if limit < len(text) and text[limit : limit + 1].isalnum() and text[limit - 1 : limit].isalnum():
        return max(at, text.rfind(" ", at, limit))
    return limit


def _lowered(words: str, phrase: Phrase) -> str:
    """ "The aide", "Senior officials" at the start of a sentence; "American officials" keeps its capital."""
    first, _, rest = words.partition(" ")
    if not first[:1].isupper() or first[1:2].isupper():
        return words
    key, known = first.lower(), vocabulary()
    if key in _DETERMINERS or key in known.openers or not rest or _is_common(key, known):
        if not rest and _in_name(phrase) and not _is_common(key, known):
            return words
        return f"{key} {rest}" if rest else key
    return words


def _is_common(key: str, known: Vocabulary) -> bool:
    plain = key in known.grades or key in known.institutions or key in known.several or key in known.many
    return (
        (plain or key in known.people) and key not in known.demonyms and key.rstrip("s") not in known.demonyms
    )


def _in_name(phrase: Phrase) -> bool:
    return any(name.title_start <= phrase.core_start < name.end for name in phrase.names)


def describe(phrase: Phrase, text: str) -> tuple[str | None, str | None]:
    """Role and affiliation of an unnamed source: "senior official", "White House" of a senior White House official."""
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
    if affiliation is None and phrase.end - phrase.head_end > 4:
        after = _AFFILIATED.match(text[phrase.head_end : phrase.end])
        if after and _NO_BODY.isdisjoint(after.group(1).lower().split()):
            affiliation = after.group(1).removeprefix("the ")
    head = phrase.head
    if head in _NOBODY:
        return (" ".join(role) + " " + head if role else None), affiliation
    return " ".join([*role, head]), affiliation
