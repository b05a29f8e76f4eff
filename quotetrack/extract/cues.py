"""Cues: the words that report. Finds them in a unit and tells how each stands to its subject.

A cue is a verb with its auxiliaries ("has repeatedly said", "refused to say"), "according to", a noun ("the claim
that"), or a mark ("WALLACE: …", "— Lindqvist"). What it reports is for `clauses` to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from quotetrack.extract.sources import Phrase, is_adverb, is_finite, phrase_before, source_after, subject_before
from quotetrack.extract.units import CAPITAL, COMMA, OTHER, QUOTE, STOP, SUFFIX, Unit
from quotetrack.extract.words import Class, lexicon

REPORTING = Class.SAY | Class.THINK | Class.SHOW | Class.JUDGE | Class.PARTICLE
_BE = frozenset("is are was were be been being 's 're 'm am isn't wasn't weren't aren't".split())
_HAVE = frozenset("has have had 've having".split())
_PLAIN = frozenset("says tells writes adds asks argues insists thinks believes suggests wants explains".split())
_COMPLEMENT = frozenset("that to for on how what why whether it".split())
_MODAL = frozenset("will would could can should may might must shall 'll 'd".split())
_RAISING = frozenset("decline refuse go continue begin try want plan hesitate appear seem".split())  # "declined to say"
_PLURAL_HEADS = frozenset("people officials police women men media children aides others some many most".split())


_PHRASES: dict[str, tuple[tuple[str, ...], ...]] = {
    "according": (("according", "to"),),
    "in": (("in", "the", "words", "of"), ("in", "the", "view", "of"), ("in", "the", "opinion", "of")),
    "per": (("per",),),
}
_NOUN_LINKS = {
    "question": ("about",), "concern": ("about",), "criticism": ("of",), "endorsement": ("of",), "call": ("for", "to"),
    "comment": ("about", "on"), "remark": ("about",), "complaint": ("about", "of"), "opposition": ("to",),
    "doubt": ("about",), "fear": ("of",), "support": ("for", "of"), "promise": ("to", "of"), "pledge": ("to",),
    "plan": ("to",), "accusation": ("of",), "allegation": ("of",), "demand": ("for",), "praise": ("for", "of"),
    "statement": ("on", "about"), "proposal": ("to",), "view": ("of", "on"), "decision": ("to",), "vow": ("to",),
    "request": ("for", "to"), "threat": ("to",), "refusal": ("to",), "denial": ("of",), "assertion": ("of",),
}  # fmt: skip
_POLLS = frozenset("poll polls survey surveys polling".split())


class Cue(NamedTuple):
    """A cue of a unit: tokens `first` to before `after`; `at` is the verb itself."""

    first: int
    at: int
    after: int
    base: str
    tense: str
    classes: int
    source: Phrase | None
    position: str  # "before": the subject precedes; "after": inverted; "none": no subject
    particle: str = ""


def find_cues(unit: Unit) -> Iterator[Cue]:
    """The verbal cues of a unit, in order."""
    classes, low = unit.classes, unit.low
    forms = lexicon().forms
    subject: Phrase | None = None  # of the last finite cue, for "…, adding that"
    for i, kind in enumerate(classes):
        if not kind & REPORTING:
            cue = None
            if low[i] in _PHRASES:
                cue = _phrase_cue(unit, i)
            elif kind & Class.NOUN:
                cue = _noun_cue(unit, i)
            elif low[i] == "reportedly" or low[i] == "allegedly":
                cue = Cue(i, i, i + 1, low[i], "hearsay", Class.SAY, None, "none")
            if cue is not None:
                yield cue
            continue
        form = forms.get(low[i])
        if form is None:
            continue
        cue = _verbal_cue(unit, i, form.base, form.tense, kind, subject)
        if cue is None and kind & Class.NOUN:
            cue = _noun_cue(unit, i)
        if cue is not None:
            if cue.source is not None and cue.tense != "ing" and low[cue.source[0]] not in ("who", "which", "that"):
                subject = cue.source
            yield cue


def _phrase_cue(unit: Unit, i: int) -> Cue | None:
    """"according to X", "in the words of X", "as X put it", "in the polls": the source follows."""
    if unit.classes[i] & CAPITAL and i:
        return None  # "the buyer is Per Lindqvist"
    words = _PHRASES[unit.low[i]]
    for phrase in words:
        after = i + len(phrase)
        if tuple(unit.low[i:after]) == phrase:
            source = source_after(unit, after, inverted=False)
            if source is not None:
                return Cue(i, i, after, " ".join(phrase), "phrase", Class.SAY, source, "phrase")
    if unit.low[i] == "in":
        source = source_after(unit, i + 1, inverted=False)
        if source is not None and unit.low[source[1] - 1] in _POLLS:
            return Cue(i, i, i + 1, "in", "phrase", Class.SHOW, source, "phrase")
    return None


def _noun_cue(unit: Unit, i: int) -> Cue | None:
    """"Trump's claim that", "her concerns about", "the suggestion that": the possessor is the source."""
    low, classes = unit.low, unit.classes
    if i + 1 >= len(unit) or i == 0:
        return None
    link = low[i + 1]
    if link != "that" and link not in _NOUN_LINKS.get(low[i].removesuffix("s"), ()):
        return None
    j = i - 1
    while j > 0 and not classes[j] & (SUFFIX | Class.POSSESSIVE | Class.DETERMINER | COMMA | STOP) and i - j < 4:
        if classes[j] & (Class.PREPOSITION | Class.SUBORDINATOR | Class.AUXILIARY) or is_finite(unit, j):
            break
        j -= 1
    if classes[j] & Class.POSSESSIVE:
        return Cue(j, i, i + 1, low[i], "noun", Class.NOUN, (j, j + 1), "noun")
    if classes[j] & SUFFIX and low[j] in ("'s", "'") and j > 0:
        return Cue(j, i, i + 1, low[i], "noun", Class.NOUN, (_possessor(unit, j), j), "noun")
    return None


def _possessor(unit: Unit, suffix: int) -> int:
    """The first token of the phrase that 's follows: a run of capitals, or a determiner and its words."""
    first = suffix - 1
    while first > 0 and unit.classes[first - 1] & CAPITAL and suffix - first < 7:
        first -= 1
    for j in range(first - 1, max(first - 4, -1), -1):
        if unit.classes[j] & Class.DETERMINER:
            return j
        if unit.classes[j] & (COMMA | STOP | QUOTE | OTHER | Class.PREPOSITION) or is_finite(unit, j):
            break
    return first


def _verbal_cue(unit: Unit, i: int, base: str, tense: str, kind: int, main: Phrase | None) -> Cue | None:
    low, classes = unit.low, unit.classes
    if kind & CAPITAL and i and unit.paragraph:
        return None  # "the State Department": part of a name
    auxiliaries, first = _auxiliaries(unit, i)
    particle = ""
    after = i + 1
    if kind & Class.PARTICLE and after < len(unit) and low[after] in lexicon().particles[base]:
        particle = low[after]
    elif not kind & (Class.SAY | Class.THINK | Class.SHOW | Class.JUDGE):
        return None
    make = lambda source, position, first=first: Cue(  # noqa: E731
        first, i, after, base, tense, kind, source, position, particle
    )
    if auxiliaries & _BE and tense == "past":
        return None if kind & CAPITAL else _passive(unit, i, first, make)
    if tense == "ing" and not auxiliaries & _BE:
        return _participle(unit, i, main, make)
    if low[first] == "to":
        return _infinitive(unit, i, first, make)
    if inverted := _inverted(unit, i, first, base, tense, kind):
        return make(inverted, "after")
    source = subject_before(unit, first - 1)
    if source is None:
        if first > 0 and low[first - 1] in ("and", "but", "or") and tense in ("past", "s"):
            main = main or _sentence_subject(unit, first - 1)
            return make(main, "shared") if main else None
        return None
    if not _agrees(unit, source, first, i, tense, auxiliaries, kind):
        return None
    return make(source, "before")


def _auxiliaries(unit: Unit, i: int) -> tuple[frozenset[str], int]:
    """The auxiliaries before a verb, and the first token of the verb group."""
    found = []
    j = i
    while j > 0:
        kind, word = unit.classes[j - 1], unit.low[j - 1]
        if kind & Class.AUXILIARY or word in ("to", "n't"):
            found.append(word)
        elif not is_adverb(unit, j - 1):
            break
        j -= 1
    # an adverb that leads the group stays outside when it opens the clause
    return frozenset(found), j


def _inverted(unit: Unit, i: int, first: int, base: str, tense: str, kind: int) -> Phrase | None:
    """The source of `"…," said Smith` and `…, said Smith`."""
    if tense not in ("past", "s") or first != i or not kind & Class.SAY or i + 1 >= len(unit):
        return None
    if i > 0:
        before = unit.classes[i - 1]
        if not before & (QUOTE | COMMA) and unit.low[i - 1] not in ("—", "–", "as", "so"):
            return None
    following = unit.classes[i + 1]
    if following & Class.PRONOUN and unit.low[i + 1] not in ("he", "she", "they", "one", "i", "we", "some", "others"):
        return None
    source = source_after(unit, i + 1)
    if source is None:
        return None
    if i > 0 and unit.classes[i - 1] & COMMA:
        subject = subject_before(unit, i - 1)
        if subject is not None and (subject[0] == 0 or unit.classes[subject[0] - 1] & (QUOTE | STOP | COMMA)):
            return None  # "Sarandon, 69, told MSNBC": the comma closes an apposition
        if not any(is_finite(unit, j) or unit.classes[j] & QUOTE for j in range(i - 1)):
            return None
    # "…, said he would go": a clause follows the pronoun, so it begins the content
    if source[1] < len(unit) and is_finite(unit, source[1]) and not unit.classes[i - 1] & QUOTE:
        return None
    return source


def _passive(unit: Unit, i: int, first: int, make: object) -> Cue | None:
    """"was told by", "was described by Smith as": only with an agent; "is expected to": nobody says by whom."""
    low = unit.low
    if low[i] in ("expected", "believed", "thought", "understood", "rumored", "alleged", "said", "reported") and (
        i + 1 < len(unit) and (low[i + 1] == "to" or (low[i + 1] == "that" and first > 0 and low[first - 1] == "it"))
    ):
        return Cue(first, i, i + 1, low[i], "hearsay", Class.SAY, None, "none")
    for j in range(i + 1, min(i + 4, len(unit))):
        if low[j] == "by":
            source = source_after(unit, j + 1, inverted=False)
            if source is not None:
                return make(source, "agent")  # type: ignore[operator,no-any-return]
    return None


def _participle(unit: Unit, i: int, main: Phrase | None, make: object) -> Cue | None:
    """"…, adding that …": the subject of the sentence; "a statement saying that": the noun before."""
    if i == 0 or (i == 1 and unit.low[0] in ("after", "by", "in", "while", "before", "despite", "without")):
        source = _subject_ahead(unit, i)
        return make(source, "ahead") if source else None  # type: ignore[operator,no-any-return]
    before, word = unit.classes[i - 1], unit.low[i - 1]
    if before & (COMMA | QUOTE) or word in ("while", "by", "before", "after", "without", "and", "in", "when", "—", "–"):
        source = main if main is not None else _sentence_subject(unit, i - 1)
        return make(source, "shared") if source else None  # type: ignore[operator,no-any-return]
    if before & (Class.DETERMINER | Class.PREPOSITION | SUFFIX | STOP | OTHER | Class.POSSESSIVE):
        return None
    if i + 1 < len(unit) and unit.classes[i + 1] & Class.AUXILIARY:
        return None  # "its deeper reporting has found": a noun
    if is_adverb(unit, i - 1) and i > 1 and unit.classes[i - 2] & (Class.DETERMINER | Class.POSSESSIVE):
        return None  # "an exceptionally welcoming scene"
    source = phrase_before(unit, i - 1)
    return make(source, "before") if source else None  # type: ignore[operator,no-any-return]


def _subject_ahead(unit: Unit, i: int) -> Phrase | None:
    """The subject after the comma: `Bemoaning the "phony system," Trump said …`."""
    for j in range(i + 1, len(unit) - 1):
        kind = unit.classes[j]
        if kind & COMMA or (kind & QUOTE and unit.text[unit.quotes[j].inner.end - 1] == ","):
            return source_after(unit, j + 1)
        if kind & STOP:
            return None
    return None


def _sentence_subject(unit: Unit, limit: int) -> Phrase | None:
    """The subject of the first finite verb before token `limit`."""
    for j in range(1, limit):
        if is_finite(unit, j):
            source = subject_before(unit, j - 1)
            if source is not None:
                return source
    return None


def _infinitive(unit: Unit, i: int, first: int, make: object) -> Cue | None:
    """"refused to say", "went on to say": the subject of the governing verb."""
    j = first - 1
    if j < 1:
        return None
    form = lexicon().forms.get(unit.low[j])
    if unit.low[j] == "on" and unit.low[j - 1] in ("went", "goes", "going"):
        j -= 1
    elif form is None or form.base not in _RAISING:
        return None
    _, group = _auxiliaries(unit, j)
    source = subject_before(unit, group - 1)
    return make(source, "before", group) if source else None  # type: ignore[operator,no-any-return]


def _agrees(
    unit: Unit, source: Phrase, first: int, i: int, tense: str, auxiliaries: frozenset[str], kind: int
) -> bool:
    """Whether the phrase may be the subject of this form, so that a noun is not taken for a verb."""
    head = source[1] - 1
    word, head_kind = unit.low[head], unit.classes[head]
    pronoun = bool(head_kind & Class.SUBJECT)
    if not head_kind and word.endswith("ing") and source[0] == head and len(word) > 4:
        return False  # "committing repeated gaffes"
    if tense in ("base", "s") and (
        auxiliaries & _HAVE or (i + 1 < len(unit) and unit.classes[i + 1] & Class.AUXILIARY)
    ):
        return False  # "has plans", "the claims are"
    if auxiliaries & _MODAL and not kind & Class.PARTICLE:
        return False  # "would support": nothing has been said yet
    if tense == "base" and not auxiliaries:
        if pronoun:
            return word in ("they", "we", "i", "you", "who")
        before = head_kind
        if before & (Class.DETERMINER | Class.POSSESSIVE | Class.PREPOSITION):
            return word in ("many", "some", "most", "few", "all", "both", "others")
        return (word.endswith("s") and not word.endswith("ss")) or word in _PLURAL_HEADS or _has_and(unit, source)
    if head_kind & (Class.DETERMINER | Class.POSSESSIVE) and not pronoun:
        return word in ("some", "many", "most", "one", "others", "this", "that", "both", "few", "all", "another")
    if tense == "s" and not pronoun and unit.low[i] not in _PLAIN:
        # "Smith claims that", "the group calls it": a verb only when an object or clause follows
        if i + 1 >= len(unit):
            return False
        following = unit.classes[i + 1]
        object_follows = following & (Class.DETERMINER | Class.PRONOUN | QUOTE | CAPITAL | Class.POSSESSIVE)
        return bool(object_follows) or unit.low[i + 1] in _COMPLEMENT or following == 0 and not kind & Class.NOUN
    if tense == "past" and not auxiliaries:
        # "a letter obtained by": a participle; `"…," Ms. Gao said by telephone`: none
        quoted = source[0] > 0 and unit.classes[source[0] - 1] & QUOTE
        return bool(quoted) or not (i + 1 < len(unit) and unit.low[i + 1] == "by")
    return True


def _has_and(unit: Unit, source: Phrase) -> bool:
    return any(unit.low[j] == "and" for j in range(*source))
