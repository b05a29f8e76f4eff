"""What type of source a phrase without a person's name is: organisation, medium, document, unnamed,
collective.

Decides by the head noun and by how many it speaks of. The line that news itself draws: "officials",
"aides", "sources" are particular people whose names are kept back, also in the plural; "critics",
"analysts", "voters" are a crowd, unless counted ("two analysts").
"""

from __future__ import annotations

from typing import NamedTuple

from quotetrack.identify.mention import Phrase
from quotetrack.identify.vocabulary import Vocabulary, grammar, vocabulary
from quotetrack.model import SourceType

# "people familiar with the talks", "several with knowledge of the plan"
_KNOWING = grammar("knowing", "who")
_KNOWLEDGE = grammar("knowing", "what")
_SITES = grammar("reference", "sites")
_ANIMATE = ("er", "or", "ist", "ian", "man", "woman", "ee", "ant", "ent")


class Typed(NamedTuple):
    """The type of a phrase, and whether it is a spokesperson's."""

    type: SourceType
    spokesperson: bool = False


def type_of(phrase: Phrase) -> Typed:
    """The type of a source that names no person."""
    known = vocabulary()
    head = phrase.head
    if phrase.words and phrase.words[0][2] in ("we", "us") and phrase.plural:  # "We Democrats"
        return Typed(SourceType.AUTHOR)
    if head == "reader" and phrase.determiner in ("a", "any"):
        return Typed(SourceType.AUTHOR)
    if phrase.named is not None:
        return Typed(_named(phrase, known))
    if not head:
        return Typed(SourceType.UNKNOWN)
    singular = _singular(head) if phrase.plural else head
    if head in known.spokes or (head == "secretary" and "press" in phrase.core):
        return Typed(SourceType.UNNAMED, spokesperson=True)
    if head in _KNOWING and any(word in _KNOWLEDGE for _, _, word in phrase.words[1:]):
        return Typed(SourceType.UNNAMED)
    if phrase.quantity and phrase.quantity[-1] == "one" and phrase.plural and head in known.people:
        return Typed(SourceType.UNNAMED)  # "one of the former prosecutors"
    if head in known.vague or head.endswith(("percent", "%")) or head[0].isdigit():
        return Typed(SourceType.COLLECTIVE)
    if head in _SITES and phrase.definite and phrase.determiner != "the":  # "his website says"
        return Typed(SourceType.DOCUMENT)
    if head in known.pieces and (head not in known.documents or _of_medium(phrase, known)):
        return Typed(SourceType.MEDIA)
    if head in known.documents and head not in known.anybody:
        return Typed(SourceType.DOCUMENT)
    if head in known.withheld:
        return Typed(_withheld(phrase, known))
    if head in ("members", "member") and "staff" in phrase.core:
        return Typed(SourceType.UNNAMED)
    if head in known.crowd:
        return Typed(SourceType.COLLECTIVE)
    if not phrase.plural and (head in known.public or head in known.titles):
        return Typed(SourceType.UNNAMED)
    if (
        head in known.anybody
        or singular in known.anybody
        or singular in known.public
        or singular in known.titles
    ):
        return Typed(_people(phrase, known))
    if head in known.media or singular in known.media:
        return Typed(SourceType.COLLECTIVE if phrase.plural and singular in known.media else SourceType.MEDIA)
    if head in known.institutions or head in known.organizations:
        return Typed(SourceType.ORGANIZATION)
    if singular in known.institutions or singular in known.organizations:
        return Typed(SourceType.COLLECTIVE)
    if phrase.plural:
        return Typed(SourceType.COLLECTIVE)
    if any(w in known.many or "percent" in w or w[0].isdigit() for w in phrase.quantity):
        return Typed(SourceType.COLLECTIVE)  # "42 percent of those responding"
    if head.endswith(_ANIMATE) and len(head) > 4:
        return Typed(SourceType.UNNAMED)
    return Typed(SourceType.UNKNOWN)


def _singular(noun: str) -> str:
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith("men"):
        return noun[:-3] + "man"
    return noun[:-1] if noun.endswith("s") else noun


def _named(phrase: Phrase, known: Vocabulary) -> SourceType:
    """ "the Tax Foundation", "Beijing", "The Hill", "Republicans"."""
    name = phrase.named
    assert name is not None
    kind = name.form.kind
    if kind == "group":
        return _people(phrase, known) if len(name.form.keys) == 1 else SourceType.COLLECTIVE
    if kind == "media":
        if len(name.form.keys) == 1 and name.form.keys[0] in known.after_the and phrase.determiner != "the":
            return SourceType.ORGANIZATION
        return SourceType.MEDIA
    if kind == "document" or (kind == "thing" and name.form.keys[-1] in known.documents):
        return SourceType.DOCUMENT
    return SourceType.ORGANIZATION


def _of_medium(phrase: Phrase, known: Vocabulary) -> bool:
    return (
        any(name.form.kind == "media" for name in phrase.names)
        or "news" in phrase.core
        or "media" in phrase.core
    )


def _withheld(phrase: Phrase, known: Vocabulary) -> SourceType:
    """ "many officials" is a crowd, "officials" and "three officials" are particular people."""
    if phrase.plural and any(word in known.many for word in phrase.quantity + phrase.core[:1]):
        return SourceType.COLLECTIVE
    return SourceType.UNNAMED


def _people(phrase: Phrase, known: Vocabulary) -> SourceType:
    quantity = phrase.quantity
    if any(w in known.many or "percent" in w or "-third" in w or w in ("quarter", "third") for w in quantity):
        return SourceType.COLLECTIVE
    if not phrase.plural:
        return SourceType.UNNAMED
    if any(w in known.several for w in quantity) and "of" not in quantity:
        return SourceType.UNNAMED

    return SourceType.COLLECTIVE
