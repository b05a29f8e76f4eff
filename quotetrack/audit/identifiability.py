"""Whether the reader can tell who a source without a name is.

Decides by the words beside the source. Two kinds are nobody's secret: who is the only one ("the U.S. envoy to Tokyo",
"her mother"), and some of a group whose names follow ("several leaders, including Ann Moss"). Who is taken up ("the
source") was asked about before.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from quotetrack.audit.description import descriptions_of, head_noun, singular
from quotetrack.language.en.entities import vocabulary
from quotetrack.language.lexicon import pattern, words
from quotetrack.model import Span, Speaker
from quotetrack.text.folding import fold_word
from quotetrack.text.words import words_of

_PRONOUNS = words("closed", "he", "she", "they", "it", "relatives") | words("grammar.pronoun", "author")
_KNOWN = words("closed", "demonstratives") | {"the", "both"}
_ENDS_IN_A_NAME = re.compile(r"(?:^|, )[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){1,2},?$")  # "another user, Ann Moss"
_AFTER = 90  # characters after a mention where names may follow
_NAMED = pattern("patterns.identifiability", "named")


def is_named_next(text: str, named: Collection[str], mention: Span) -> bool:
    """Whether some of those whom `mention` means are named in it or right after it."""
    end = min(mention.end + _AFTER, len(text))
    return _NAMED.search(text, mention.start, end) is not None or _is_apposed(mention.of(text), named)


def is_identified(text: str, named: Collection[str], speaker: Speaker, mention: Span) -> bool:
    """Whether the reader knows who `speaker` is, who is first mentioned there, in an article that has these names."""
    if speaker.plural:
        return is_named_next(text, named, mention)
    return _is_only_one(speaker) or _is_name(speaker) or _is_apposed(mention.of(text), named)


def _is_apposed(mention: str, named: Collection[str]) -> bool:
    """ "her usual partner, Sen. Ann Moss", "her opponents, Moss and Okafor": the mention itself has the name."""
    _, comma, after = mention.partition(", ")
    if not comma:
        return False
    if _ENDS_IN_A_NAME.search(after):
        return True
    return any(title in words("audit.description", "titles") for title in words_of(after)) or any(
        name in after for name in named
    )


def is_source(speaker: Speaker) -> bool:
    """Whether somebody in particular told the writer: not a voice in a film, nor a pronoun that leads nowhere."""
    said = descriptions_of(speaker)
    if not said or said[0] in _PRONOUNS or not words("audit.description", "media").isdisjoint(said):
        return False
    called = head_noun(speaker)
    if called in words("audit.description", "voices") or not _is_people(called):
        return False
    # "the pilot asked for volunteers": somebody in the story, known or not; "the official" withholds a name
    if (
        speaker.plural and said[0] in _KNOWN and speaker.affiliation is None
    ):  # "the two voters" have been named
        return False
    in_story = not speaker.plural and (said[0] in _KNOWN or said[0] == called)
    return not in_story or withholds_name(speaker)


def withholds_name(speaker: Speaker) -> bool:
    """Whether the noun is one by which newsrooms withhold a name: "official", "aide", "source"."""
    return head_noun(speaker) in vocabulary().withheld | words("anonymity.person", "nobody")


def _is_people(called: str) -> bool:
    """ "a host of songs" is nobody."""
    known = vocabulary().people | vocabulary().several | words("anonymity.person", "nobody", "role")
    return (
        called in known
        or singular(called) in known
        or singular(called).endswith(tuple(words("people.noun", "endings")))
    )


def is_taken_up(text: str, first_said: Mapping[str, int], speaker: Speaker, mention: Span) -> bool:
    """Whether `speaker` is called as one who was there before: "the source", "that person". `first_said` is where
    sources of each noun first speak."""
    if not mention.of(text).lower().startswith(("the ", "that ", "this ", "these ", "those ")):
        return False
    called = singular(head_noun(speaker))
    return first_said["" if called == "person" else called] < mention.start


def _is_only_one(speaker: Speaker) -> bool:
    """ "the U.S. envoy to Tokyo", "her mother": there is one."""
    said, kin = descriptions_of(speaker), words("audit.description", "kin")
    if said[:1] in (["a"], ["an"], ["one"], ["another"]):
        return False
    if head_noun(speaker) in kin or (said[:1] == ["the"] and not kin.isdisjoint(said[1:2])):
        return True
    offices = words("grammar.reference", "offices") | words("audit.description", "offices")
    holds = not offices.isdisjoint(
        [head_noun(speaker), *(fold_word(word) for word in (speaker.role or "").split())]
    )
    definite = said[:1] == ["the"] or any(word.endswith("'s") for word in said)
    return holds and definite and speaker.affiliation is not None


def _is_name(speaker: Speaker) -> bool:
    """ "the Advocate": a name that was not known for one."""
    parts = (speaker.descriptor or "").split()
    return len(parts) == 2 and parts[0].lower() == "the" and parts[1][:1].isupper()
