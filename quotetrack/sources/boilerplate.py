"""Whether a reason for anonymity is a formula: words that could stand in any story and tell nothing of this source.

The New York Times, The Washington Post and AP ask for the reason, and call "not authorized to speak publicly"
boilerplate. The rule here: a reason is specific where it names what would happen to the source or to others ("because
she feared losing her job", "to protect her family"), who or what forbids it to speak ("because company policy bars
employees from talking to reporters", "because the missions are classified"), or what about the matter does ("due to the
sensitivity of the matter"). Formulas are

    terms without a ground       "on condition of anonymity", "asked not to be named", "on background"
    not being allowed            "not authorized to speak publicly", whatever it is about
    what was told                "to discuss internal deliberations", "to speak candidly"
    a ground with no word of its own   "because the talks are ongoing", "for security reasons", "out of fear"

One ground that is specific makes the reason specific.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotetrack.language.lexicon import pattern, words
from quotetrack.text.folding import fold_word

_GROUND = pattern("patterns.boilerplate", "ground", re.IGNORECASE)
_BAR = pattern("patterns.boilerplate", "bar", re.IGNORECASE)
_AS_NAMED = ("only as", "identified as")  # "identified only as a nurse" is no ground
_WORD = re.compile(r"[A-Za-z][\w’'-]*")
_SAYING = pattern("patterns.boilerplate", "saying")


def is_formula(reason: str) -> bool:
    """Whether the words of `reason` are a formula, by the rule above."""
    return not any(_is_specific(ground) for ground in _grounds(reason))


def _grounds(reason: str) -> Iterator[str]:
    """Each ground that the reason gives: what follows "because", "due to", "anonymity to"."""
    found = [m for m in _GROUND.finditer(reason) if not _is_asked(m) and not m.group().startswith(_AS_NAMED)]
    ends = [*(m.start() for m in found[1:]), len(reason)]
    for ground, end in zip(found, ends, strict=False):
        yield reason[ground.end() : end]


def _is_asked(ground: re.Match[str]) -> bool:
    """ "asked to remain anonymous": no purpose."""
    return ground["after"] is not None and fold_word(ground["after"].strip()) not in words(
        "anonymity.reason", "for"
    )


def _is_specific(ground: str) -> bool:
    said = _SAYING.match(ground)
    if said and said["word"] in words("anonymity.reason", "tell"):
        return False
    if _BAR.search(ground):
        return False
    said_so = {fold_word(word) for word in _WORD.findall(ground)}
    return not said_so <= words("anonymity.reason", "empty")
