"""What type of source a phrase without a person's name is: organisation, medium, document, unnamed,
collective.

Decides by the head noun and by how many it speaks of. The line that news itself draws: "officials",
"aides", "sources" are particular people whose names are kept back, also in the plural; "critics",
"analysts", "voters" are a crowd, unless counted ("two analysts"). So are people of a trade who serve nobody that is
said ("strategists", but "her strategists"), and any group that is told by an example with a name.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from quotetrack.coreference.noun_phrase import NounPhrase
from quotetrack.language.en.entities import Vocabulary, vocabulary
from quotetrack.language.en.inflection import singular
from quotetrack.language.lexicon import pattern, words
from quotetrack.model import SourceType

# "people familiar with the talks", "several with knowledge of the plan"
_KNOWING = words("grammar.knowing", "who")
_KNOWLEDGE = words("grammar.knowing", "what")
_SITES = words("grammar.reference", "sites")
_EACH = frozenset({"each", "every", "no", "any"})
_US = words("grammar.reference", "writers")
# "One in five", "about four out of 10 voters", "almost half", "just over a quarter"
_SHARE = pattern("patterns.source_types", "share", re.IGNORECASE)
_LEADS = re.compile(r" (?:of|for|at) ")  # "the head of the union"
_DOMAIN = re.compile(r"\w\.(?:com|org|net|info|news|tv|co|uk|fr|de|es|it|eu|jp|cn|ru|in)$", re.IGNORECASE)
_FEW = re.compile(r"1?\d")
_AGED = re.compile(r"\d{1,3}-year-old")  # "a 21-year-old"
_BOTH = re.compile(r"[Bb]oth [^,;.]{2,60}? and ")  # "both supporters and critics": no count
_EXAMPLES = pattern("patterns.source_types", "examples")
# "Democrats close to the campaign", "members who spoke to reporters": these, not all
_CERTAIN = pattern("patterns.source_types", "certain")
_ADJECTIVE = ("al", "ic", "ive", "ous")  # "Political consultants": a capital that only the sentence gives
_CLOSED = re.compile(r"$|,| and | \(")  # not "including 51 State Department | employees"
_SERVES = re.compile(r" (?:for|to|with) ")  # "strategists for the campaign"
_SPEAKS_FOR = re.compile(r" (?:for|of) (?:the |its |his |her |their )?[A-Za-z]")
_ANIMATE = tuple(words("people.noun", "endings"))
_BARE = words("grammar.reference", "bare")


class SourceDescription(NamedTuple):
    """The type of a phrase, and whether it is a spokesperson's."""

    type: SourceType
    spokesperson: bool = False


def source_type(phrase: NounPhrase) -> SourceDescription:
    """The type of a source that names no person."""
    known = vocabulary()
    head = phrase.head
    if phrase.words and phrase.words[0][2] in ("we", "us") and phrase.plural:  # "We Democrats"
        return SourceDescription(SourceType.AUTHOR)
    if head in _US and phrase.determiner in ("a", "any", "this") and not phrase.names:  # not "a CNN reporter"
        return SourceDescription(SourceType.AUTHOR)
    if phrase.named is not None:
        return SourceDescription(_named(phrase, known))
    if not head:
        return SourceDescription(SourceType.UNKNOWN)
    if head == "head" and not _LEADS.match(phrase.text, phrase.head_end - phrase.start):
        return SourceDescription(SourceType.UNKNOWN)  # "his golden head"
    told = head not in known.documents and _told_by_example(phrase)
    if told or _SHARE.match(phrase.text) or _BOTH.match(phrase.text):
        return SourceDescription(SourceType.COLLECTIVE)
    if _DOMAIN.search(head):
        return SourceDescription(SourceType.MEDIA)
    one = singular(head) if phrase.plural else head
    if head in known.before_name_only and head not in known.public and len(phrase.core) == 1:
        return SourceDescription(SourceType.UNKNOWN)  # "Mr." before a name that is not there
    if head in known.people and head not in _BARE and _is_bare(phrase, known):
        return SourceDescription(SourceType.UNKNOWN)
    if head in known.spokes or (head == "secretary" and "press" in phrase.core):
        return SourceDescription(SourceType.UNNAMED, spokesperson=True)
    if one == "representative" and _speaks_for(phrase):
        return SourceDescription(SourceType.UNNAMED, spokesperson=True)
    return SourceDescription(_known_noun(phrase, head, one, known) or _other_noun(phrase, head, known))


def _is_bare(phrase: NounPhrase, known: Vocabulary) -> bool:
    """ "could not | person": a lone word in mid-sentence that is no noun phrase; a headline's is."""
    lone = not phrase.plural and not phrase.determiner and not phrase.quantity and len(phrase.core) == 1
    return lone and phrase.text[:1].islower() and not phrase.names and phrase.head not in known.vague


def _told_by_example(phrase: NounPhrase) -> bool:
    """ "Several candidates, including Ana Souza": who is meant is not kept back."""
    if not phrase.plural:
        return False
    for name in phrase.names[:6]:
        before = phrase.text[phrase.head_end - phrase.start : max(0, name.title_start - phrase.start)]
        if name.form.kind not in ("place", "group", "common") and _EXAMPLES.search(before):
            return _CLOSED.match(phrase.text, name.end - phrase.start) is not None
    return False


def _speaks_for(phrase: NounPhrase) -> bool:
    """ "A representative for the brand", "a Facebook representative", not "a representative from Ohio"."""
    if (
        phrase.determiner not in ("a", "an", "another")
        and not phrase.plural
        and phrase.quantity[:1] != ["one"]
    ):
        return False
    before = [name for name in phrase.names if name.end < phrase.head_end]
    if any(name.form.kind in ("group", "place", "common") or name.form.possessive for name in before):
        return False
    return bool(before) or _SPEAKS_FOR.match(phrase.text, phrase.head_end - phrase.start) is not None


def _known_noun(phrase: NounPhrase, head: str, one: str, known: Vocabulary) -> SourceType | None:
    """What the word lists say of the head noun, None where they do not hold it."""
    if head in _KNOWING and any(word in _KNOWLEDGE for _, _, word in phrase.words[1:]):
        return SourceType.UNNAMED
    if _AGED.fullmatch(head):
        return SourceType.UNNAMED
    if phrase.quantity and phrase.quantity[-1] == "one" and phrase.plural and head in known.people:
        return SourceType.UNNAMED  # "one of the former prosecutors"
    if head in known.vague or head in known.several or head.endswith(("percent", "%")) or head[0].isdigit():
        return SourceType.COLLECTIVE
    if head in _SITES and phrase.definite and phrase.determiner != "the":  # "his website says"
        return SourceType.DOCUMENT
    if head in known.pieces and (head not in known.documents or _of_medium(phrase, known)):
        return SourceType.MEDIA
    if head in known.documents and head not in known.anybody:
        return SourceType.DOCUMENT
    if one in known.trades and not _serves(phrase):
        return _people(phrase, one, known)
    if head in known.withheld:
        return _withheld(phrase, known)
    if head in ("members", "member") and "staff" in phrase.core:
        return SourceType.UNNAMED
    if head in known.crowd or head in known.groups:
        return SourceType.COLLECTIVE
    if not phrase.plural and (head in known.public or head in known.titles):
        return SourceType.COLLECTIVE if phrase.determiner in _EACH else SourceType.UNNAMED
    if head in known.anybody or one in known.anybody or one in known.public or one in known.titles:
        return _people(phrase, one, known)
    if head in known.media or one in known.media:
        return SourceType.COLLECTIVE if phrase.plural and one in known.media else SourceType.MEDIA
    if head in known.institutions or head in known.organizations or head in known.firms:
        return SourceType.ORGANIZATION
    if one in known.institutions or one in known.organizations:
        return SourceType.COLLECTIVE
    return None


def _other_noun(phrase: NounPhrase, head: str, known: Vocabulary) -> SourceType:
    """A head noun that no list holds: several are a crowd, unless counted; one that ends as nouns for people do is
    somebody."""
    if phrase.plural:
        one = singular(head)
        people = one.endswith(_ANIMATE) and len(one) > 4 and one not in known.things
        return _people(phrase, one, known) if people and not phrase.definite else SourceType.COLLECTIVE
    if any(w in known.many or "percent" in w or w[0].isdigit() for w in phrase.quantity):
        return SourceType.COLLECTIVE  # "42 percent of those responding"
    somebody = head.endswith(_ANIMATE) and len(head) > 4 and head not in known.things
    # "could not | resist": a lone word is no noun phrase
    if somebody and (phrase.determiner or phrase.quantity or phrase.definite):
        return SourceType.UNNAMED
    return SourceType.UNKNOWN


def _named(phrase: NounPhrase, known: Vocabulary) -> SourceType:
    """ "the Tax Foundation", "Beijing", "The Hill", "Republicans"."""
    name = phrase.named
    assert name is not None
    kind = name.form.kind
    if kind == "group":
        return _group(phrase, known)
    if kind == "media":
        if len(name.form.keys) == 1 and name.form.keys[0] in known.after_the and phrase.determiner != "the":
            return SourceType.ORGANIZATION
        return SourceType.MEDIA
    if kind == "document" or (kind == "thing" and name.form.keys[-1] in known.documents):
        return SourceType.DOCUMENT
    return SourceType.ORGANIZATION


def _group(phrase: NounPhrase, known: Vocabulary) -> SourceType:
    """ "Republicans", "two Democrats", "a Republican", "an Iowa Democrat", "the Chinese"."""
    if not phrase.plural and not phrase.quantity and phrase.determiner in ("", "the"):
        return SourceType.COLLECTIVE
    return _people(phrase, singular(phrase.head), known)


def _of_medium(phrase: NounPhrase, known: Vocabulary) -> bool:
    return (
        any(name.form.kind == "media" for name in phrase.names)
        or "news" in phrase.core
        or "media" in phrase.core
    )


def _serves(phrase: NounPhrase) -> bool:
    """ "Her strategists", "Clinton strategists", "consultants for the campaign": particular people after all."""
    if phrase.definite or not phrase.plural or _SERVES.match(phrase.text, phrase.head_end - phrase.start):
        return True
    serving = any(
        name.form.kind not in ("group", "place", "common") and not name.form.keys[0].endswith(_ADJECTIVE)
        for name in phrase.names
        if name.end <= phrase.head_end
    )
    return serving or not vocabulary().institutions.isdisjoint(phrase.core[:-1])


def _withheld(phrase: NounPhrase, known: Vocabulary) -> SourceType:
    """ "many officials" is a crowd, "officials" and "three officials" are particular people."""
    half_a_dozen = phrase.quantity[:1] == ["half"] and "dozen" in phrase.core
    if phrase.plural and not half_a_dozen and any(w in known.many for w in phrase.quantity + phrase.core[:1]):
        return SourceType.COLLECTIVE
    return SourceType.UNNAMED


def _people(phrase: NounPhrase, one: str, known: Vocabulary) -> SourceType:
    quantity = phrase.quantity
    if any(w in known.many or "percent" in w or "-third" in w or w in ("quarter", "third") for w in quantity):
        return SourceType.COLLECTIVE
    if not phrase.plural:
        return SourceType.COLLECTIVE if phrase.determiner in _EACH else SourceType.UNNAMED
    if _CERTAIN.match(phrase.text, phrase.head_end - phrase.start):
        return SourceType.UNNAMED
    counts = [w for w in quantity if w in known.several or w[0].isdigit()]
    if not counts or "of" in quantity or len(counts) > 1:  # "eight of 10 voters"
        return SourceType.COLLECTIVE
    if any(w[0].isdigit() and not _FEW.fullmatch(w) for w in counts):
        return SourceType.COLLECTIVE  # "449 party insiders" are a crowd
    # "the three candidates", "both candidates": the article names them
    named = (phrase.definite or "both" in quantity) and one in known.public
    return SourceType.COLLECTIVE if named else SourceType.UNNAMED
