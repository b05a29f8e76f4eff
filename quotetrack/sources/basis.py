"""How an unnamed source knows what it tells: "briefed on the call", "with knowledge of the plan", "who saw the letter".

Decides where these words begin and end, beside one mention of the source. Whether the article is to be believed, it
does not ask; that a basis makes a description more specific, `specificity` says.
"""

from __future__ import annotations

import re
from functools import cache

from quotetrack.coreference.descriptors import clause_end
from quotetrack.language.lexicon import alternatives, pattern, phrases
from quotetrack.model import Span

_LONGEST = 100  # characters of a basis
_READ = 240  # characters of a mention that are read for one
_BE = r"(?:(?:was|were|is|are|has|have|had|been|also|both|all|each|said (?:he|she|they)) ){0,3}"
_ADVERB = r"(?:(?:[a-z]{2,12}ly|well) )?"
# "a person who spoke on condition of anonymity": terms, and no part of how it knows
_OTHERWISE = pattern("patterns.basis", "otherwise")
_LOOSE = pattern("patterns.basis", "loose")


def basis(text: str, mention: Span, head_end: int, reason: Span | None = None) -> Span | None:
    """The words that say how the source of `mention` knows, None where there are none.

    They stand in the mention after its head noun, which ends at `head_end`, or right after it: "An aide, who attended
    the meeting, said". What `reason` covers is never part of them.
    """
    inside = min(mention.end, head_end + _READ)
    found = _knows().search(text, head_end, inside) if inside - head_end > 6 else None
    limit = mention.end
    if found is None:
        found, limit = _knows().match(text, mention.end, mention.end + 60), len(text)
    if found is None:
        return None
    start = found.start("words")
    end = min(clause_end(text, found.end(), min(limit, start + _LONGEST)), len(text))
    otherwise = _OTHERWISE.search(text, found.end(), end)
    if otherwise:
        end = otherwise.start()
    if reason is not None and start < reason.end and reason.start < end:
        end = reason.start
    while end > start and (loose := _LOOSE.search(text[start:end])):
        end = start + loose.start()
    return Span(start, end) if end - start > 4 else None


@cache  # compiled when a first article has an anonymous source
def _knows() -> re.Pattern[str]:
    told = "|".join(phrases("anonymity.basis", "told"))
    holding = alternatives("anonymity.basis", "holding")
    saw = alternatives("anonymity.basis", "saw")
    return re.compile(
        rf",? (?:(?:who|that) {_BE})?"
        rf"(?P<words>{_ADVERB}(?:{told})\b"
        rf"|with (?!no |little |limited )(?:[a-z\-]{{2,14}} ){{0,3}}(?:{holding}) (?:of|about|to|into|on)\b"
        rf"|who {_BE}{_ADVERB}(?:{saw}|worked (?:on|with))\b"
        r"|who (?:was|were|(?:has|have|had) been) (?:also )?briefed\b"
        r"|who (?:has|have|had) (?:spoken|talked|met) (?:directly )?(?:with|to) "
        r"(?!reporters|journalists|the (?:media|press)\b)"
        r")"
    )
