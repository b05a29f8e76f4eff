"""Sources: the noun phrase beside a cue, with its titles, appositions and relative clauses.

Decides where the phrase begins and ends; whom it names is for `identify` to say. A source is a pair of token
numbers, first and after, in a unit.
"""

from __future__ import annotations

from quotetrack.extract.units import CAPITAL, COMMA, OTHER, QUOTE, STOP, SUFFIX, Unit
from quotetrack.extract.words import Class, lexicon

Phrase = tuple[int, int]

_BOUNDARY = QUOTE | Class.SUBORDINATOR
_REFLEXIVE = frozenset("himself herself themselves itself".split())
_BEFORE_CLAUSE = frozenset("after before since despite amid during than via as".split())
_ASIDES = frozenset("for example instance of course his her its their part in turn meanwhile".split())
_RELATIVE = frozenset(("who", "which", "that", "whose", "whom"))
_INNER_PREPOSITIONS = frozenset(("of", "for"))
_PLACE_PREPOSITIONS = frozenset(("in", "at", "with", "from", "to", "on", "about", "against", "inside", "near", "behind"))
_NO_HEAD = frozenset(("however", "meanwhile", "instead", "still", "then", "also", "but", "and", "or", "so", "yet"))
_PARTICIPLE_TITLES = frozenset("managing acting founding leading sitting visiting consulting presiding".split())
_NUMBERED = frozenset(("jr", "sr", "ii", "iii", "iv"))


def is_adverb(unit: Unit, i: int) -> bool:
    """Whether the word may stand between a subject and its verb."""
    low = unit.low[i]
    return bool(unit.classes[i] & Class.ADVERB) or (len(low) > 4 and low.endswith("ly") and not unit.classes[i] & CAPITAL)


def is_finite(unit: Unit, i: int) -> bool:
    """Whether the word is a verb with a subject of its own, as far as its form and its neighbours tell."""
    kind = unit.classes[i]
    if kind & Class.AUXILIARY:
        return unit.low[i] != "'s" or not kind & SUFFIX or _is_clitic(unit, i)
    if kind & CAPITAL and i:
        return False
    before = unit.classes[i - 1] if i else 0
    if before & (Class.DETERMINER | Class.POSSESSIVE | Class.PREPOSITION | SUFFIX) and unit.low[i - 1] != "n't":
        return False
    if kind & Class.VERB:
        return True
    low = unit.low[i]
    form = lexicon().forms.get(low)
    if form is not None:
        if form.tense == "past":
            return True
        return form.tense == "s" and not kind & Class.NOUN
    return len(low) > 4 and low.endswith("ed") and not low.endswith("eed") and kind == 0


def _is_clitic(unit: Unit, i: int) -> bool:
    """Whether 's is "is": "he's", "that's"; after a noun it is taken for a genitive."""
    return i > 0 and bool(unit.classes[i - 1] & Class.PRONOUN or unit.low[i - 1] in ("that", "what", "there"))


def subject_before(unit: Unit, last: int) -> Phrase | None:
    """The subject whose phrase ends with token `last`: the words left of a cue and of its auxiliaries."""
    while last > 0 and (unit.classes[last] & Class.WEEKDAY or unit.low[last] in _REFLEXIVE):
        # "Trump on Tuesday said", "Clinton herself said"
        last -= 2 if unit.low[last - 1] in ("on", "late", "early") else 1
    if last < 0:
        return None
    kind = unit.classes[last]
    if unit.low[last] == ")":
        return phrase_before(unit, last)
    if kind & (COMMA | OTHER) or unit.low[last] in ("—", "–", "―", "--"):
        return _before_apposition(unit, last)
    return phrase_before(unit, last)


def phrase_before(unit: Unit, last: int) -> Phrase | None:
    """The noun phrase that ends with token `last`."""
    low, classes = unit.low, unit.classes
    if last < 0:
        return None
    kind = classes[last]
    if kind & Class.SUBJECT and not kind & CAPITAL or low[last] in ("he", "she", "they", "it", "we", "i", "you"):
        if low[last] in _RELATIVE:
            return _antecedent(unit, last)
        return last, last + 1
    if low[last] in _RELATIVE:
        return _antecedent(unit, last)
    i, conjunction = last, -1
    floor = max(0, last - 40)
    while i >= floor:
        kind, word = classes[i], low[i]
        if kind & (QUOTE | COMMA | STOP | OTHER) and not _abbreviates(unit, i):
            if word == ")" and (opening := _opening_bracket(unit, i)) is not None:
                i = opening - 1
                continue
            if kind & QUOTE and i > 0 and i < last and _is_nickname(unit, i):
                i -= 1
                continue
            break
        if kind & Class.SUBORDINATOR or word in _BEFORE_CLAUSE:
            break
        if i < last and kind & Class.SUBJECT and not kind & CAPITAL and word not in ("who", "it", "you"):
            break
        if word in ("and", "or", "but", "yet"):
            if word in ("but", "yet"):
                break
            conjunction = i
        elif is_finite(unit, i):
            if i < last and i > 0 and _is_reduced_relative(unit, i):
                i -= 1
                continue
            start = _relative_clause_start(unit, i)
            if start is not None:
                i = start - 1
                continue
            if conjunction > i:
                i = conjunction
            break
        i -= 1
    first = i + 1
    first = _trimmed(unit, first, last + 1)
    return (first, last + 1) if first <= last else None


def _trimmed(unit: Unit, first: int, after: int) -> int:
    """Leave out what leads into the clause: "but", "However", "Later", "In Ohio" before the subject."""
    low, classes = unit.low, unit.classes
    while first < after:
        kind = classes[first]
        if low[first] in _NO_HEAD or kind & (COMMA | Class.WEEKDAY | Class.CONJUNCTION) or is_adverb(unit, first):
            first += 1
        elif kind & Class.PREPOSITION and not kind & Class.DETERMINER:
            # the prepositional phrase ends before the last run of capitals or the last determiner
            for i in range(after - 1, first, -1):
                if classes[i] & Class.DETERMINER or (
                    classes[i] & CAPITAL and not classes[i - 1] & (CAPITAL | Class.PREPOSITION | Class.DETERMINER)
                ):
                    return i
            return after
        else:
            break
    return first


def _abbreviates(unit: Unit, i: int) -> bool:
    """A stop inside a unit, after a short capitalised word, is part of it: "Mr.", "Gen.", "St."."""
    return (
        unit.low[i] == "."
        and 0 < i < len(unit) - 1
        and bool(unit.classes[i - 1] & CAPITAL)
        and unit.starts[i] == unit.ends[i - 1]
        and len(unit.low[i - 1]) < 6
    ) or (unit.low[i] in ("-", "/", "’", "'", "‘") and 0 < i and unit.starts[i] == unit.ends[i - 1])


def _is_nickname(unit: Unit, i: int) -> bool:
    quotation = unit.quotes[i]
    return (
        quotation.inner.end - quotation.inner.start < 25
        and i + 1 < len(unit)
        and bool(unit.classes[i - 1] & CAPITAL and unit.classes[i + 1] & CAPITAL)
    )


def _opening_bracket(unit: Unit, i: int) -> int | None:
    for j in range(i - 1, max(-1, i - 15), -1):
        if unit.low[j] == "(":
            return j
    return None


def _antecedent(unit: Unit, i: int) -> Phrase | None:
    """What a relative pronoun at `i` stands for: PolNeAR's source is the pronoun itself."""
    return (i, i + 1) if unit.low[i] in ("who", "which") else None


def _is_reduced_relative(unit: Unit, i: int) -> bool:
    """"a study published on Thursday", "two people briefed on the decision": a participle, no verb."""
    form = lexicon().forms.get(unit.low[i])
    if not unit.low[i].endswith("ed") or (form is not None and form.tense != "past"):
        return False
    before, after = unit.classes[i - 1], unit.classes[i + 1]
    return not before & (CAPITAL | Class.PRONOUN | Class.AUXILIARY | COMMA | QUOTE | STOP) and bool(
        after & (Class.PREPOSITION | Class.WEEKDAY)
    )


def _relative_clause_start(unit: Unit, verb: int) -> int | None:
    """Where the relative clause of `verb` begins, so that "the groups who wrote to her" is one phrase."""
    i = verb - 1
    while i > 0 and (unit.classes[i] & Class.AUXILIARY or is_adverb(unit, i) or unit.low[i] == "n't"):
        i -= 1
    if i > 0 and unit.low[i] in ("who", "which", "that") and not is_finite(unit, i - 1):
        return i - 1 if unit.classes[i - 1] & COMMA else i
    return None


def _before_apposition(unit: Unit, last: int) -> Phrase | None:
    """The phrase with its apposition, which a comma, bracket or dash closes at `last`.

    "Gen. Wesley Clark, a retired four-star general, who led NATO, said": from "Gen." to "NATO".
    """
    low, classes = unit.low, unit.classes
    i = last - 1
    floor = max(0, last - 60)
    found = None
    closing = low[last]
    while i > floor:
        kind = classes[i]
        if kind & QUOTE and not _is_nickname(unit, i):
            break
        if low[i] in (";", ":") or (kind & STOP and closing == "," and not _abbreviates(unit, i)):
            break
        pair = {")": "(", "]": "["}.get(closing, closing)
        opens = low[i] == pair or (closing == "," and kind & COMMA)
        if opens and closing == "," and all(
            is_adverb(unit, j) or low[j] in _NO_HEAD or low[j] in _ASIDES for j in range(i + 1, last)
        ):
            return phrase_before(unit, i - 1)  # "Others, however, say"
        if opens and closing == "," and i + 1 < last and low[i + 1].endswith("ing") and len(low[i + 1]) > 5:
            return phrase_before(unit, i - 1)  # "Mr. Ortega, citing figures, said": not part of the source
        if opens and (pair != "," or _may_begin_apposition(unit, i + 1, last)):
            phrase = phrase_before(unit, i - 1)
            if phrase is not None and _may_have_apposition(unit, phrase):
                found = phrase[0], last
                if phrase[0] == 0 or not classes[phrase[0] - 1] & COMMA:
                    break
                if classes[phrase[0]] & CAPITAL and not classes[phrase[0]] & Class.DETERMINER:
                    break
                i = phrase[0]
                found = None if not classes[phrase[0]] & Class.DETERMINER and found is None else found
        i -= 1
    return found


def _may_have_apposition(unit: Unit, phrase: Phrase) -> bool:
    first = unit.classes[phrase[0]]
    return bool(first & (CAPITAL | Class.DETERMINER)) or unit.low[phrase[0]] in ("former", "longtime", "another")


def _may_begin_apposition(unit: Unit, i: int, limit: int) -> bool:
    """Whether an apposition may begin at `i`: an article, a relative pronoun, an age, a role, a party."""
    if i >= limit:
        return False
    kind, word = unit.classes[i], unit.low[i]
    if word in ("who", "which", "whose", "whom", "where") or word in _NUMBERED:
        return True
    if kind & Class.SUBJECT or kind & (Class.CONJUNCTION | Class.SUBORDINATOR | Class.AUXILIARY):
        return False
    if kind & (Class.PREPOSITION | Class.WEEKDAY) and word not in ("of",):
        return limit - i < 4 and not kind & Class.WEEKDAY
    form = lexicon().forms.get(word)
    return not (form is not None and form.tense == "ing" and not kind & Class.NOUN)


def source_after(unit: Unit, first: int, *, inverted: bool = True) -> Phrase | None:
    """The noun phrase that begins at `first`: `," said John Smith, a 54-year-old farmer who …`.

    With `inverted` false the phrase is the object of "according to" or "by", where a comma is likelier to end it.
    """
    low, classes = unit.low, unit.classes
    n = len(unit)
    if first >= n or classes[first] & (QUOTE | COMMA | STOP | OTHER):
        return None
    kind = classes[first]
    if kind & (Class.SUBORDINATOR | Class.CONJUNCTION | Class.AUXILIARY) or low[first] in ("that", "not", "to"):
        return None
    if kind & Class.PRONOUN and low[first] not in ("one", "others", "some"):
        return (first, first + 1)
    if is_adverb(unit, first) or (kind & Class.CIRCUMSTANCE and not kind & Class.DETERMINER and not kind & CAPITAL):
        return None
    described = not kind & CAPITAL or bool(kind & Class.DETERMINER)  # "a professor at Yale", not "Smith at Yale"
    apposition = relative = False
    i = first + 1
    while i < n:
        kind, word = classes[i], low[i]
        if kind & QUOTE:
            if apposition and relative:
                i += 1
                continue
            if _is_nickname(unit, i) or (apposition and i + 1 < n and not classes[i + 1] & STOP):
                i += 1
                continue
            break
        if kind & STOP and not _abbreviates(unit, i):
            break
        if kind & COMMA:
            if not _apposition_follows(unit, i + 1, inverted):
                break
            apposition = described = True
            relative = low[i + 1] in ("who", "which", "whose", "whom")
            i += 2
            continue
        if kind & OTHER:
            if word == "(":
                closing = next((j for j in range(i + 1, min(n, i + 12)) if low[j] == ")"), None)
                if closing is None:
                    break
                i = closing + 1
                continue
            break
        if word in ("who", "which", "whose") and i > first:
            relative = True
            i += 1
            continue
        if relative:
            i += 1
            continue
        if word in ("and", "or", "&"):
            following = classes[i + 1] if i + 1 < n else 0
            if not following & (CAPITAL | Class.DETERMINER) and not apposition and not described:
                break
            if following & Class.SUBJECT or (i + 1 < n and is_finite(unit, i + 1)):
                break
        elif kind & Class.WEEKDAY or kind & (Class.SUBORDINATOR | Class.CONJUNCTION):
            break
        elif kind & Class.CIRCUMSTANCE and not kind & CAPITAL and word not in _INNER_PREPOSITIONS:
            after = classes[i + 1] if i + 1 < n else 0
            if not described or word not in _PLACE_PREPOSITIONS or after & Class.WEEKDAY:
                if not apposition or word not in _PLACE_PREPOSITIONS or after & Class.WEEKDAY:
                    break
            elif word in ("on", "in", "to") and not apposition and _is_occasion(unit, i + 1):
                break
        elif kind & Class.SUBJECT and not kind & CAPITAL:
            break
        elif not apposition and is_finite(unit, i):
            break
        elif not apposition and is_adverb(unit, i):
            break
        i += 1
    return (first, i) if i > first else None


def _is_occasion(unit: Unit, i: int) -> bool:
    """"in a statement", "in an interview", "on Twitter": where it was said, no part of who said it."""
    return any(
        unit.low[j]
        in ("statement", "interview", "email", "e-mail", "tweet", "letter", "speech", "twitter", "post", "call",
            "reporters", "facebook", "response", "memo", "conference", "remarks", "cnn", "appearance", "wake")
        for j in range(i, min(i + 4, len(unit)))
    )  # fmt: skip


def _apposition_follows(unit: Unit, i: int, inverted: bool) -> bool:
    """Whether the words after a comma still describe the source."""
    if i >= len(unit):
        return False
    kind, word = unit.classes[i], unit.low[i]
    if kind & (QUOTE | STOP | OTHER | COMMA) or kind & (Class.SUBJECT | Class.CONJUNCTION | Class.WEEKDAY):
        return word == "who" or word in _NUMBERED
    if word in ("who", "whose", "which", "a", "an", "the", "one", "another", "his", "her", "their", "its"):
        return inverted or word in ("who", "whose", "which", "a", "an") or _closes_soon(unit, i)
    if kind & (Class.SUBORDINATOR | Class.AUXILIARY | Class.PREPOSITION) or is_adverb(unit, i):
        return False
    form = lexicon().forms.get(word)
    if form is not None and (form.tense == "ing" or (form.tense == "past" and word not in ("known", "described"))):
        return False
    if word.endswith("ing") and not kind & CAPITAL and len(word) > 5 and word not in _PARTICIPLE_TITLES:
        return False
    if not inverted:
        return bool(not kind & CAPITAL) and _closes_soon(unit, i)
    return True


def _closes_soon(unit: Unit, i: int) -> bool:
    """Whether a comma or the end follows within a few words and no verb stands before it."""
    for j in range(i, min(i + 12, len(unit))):
        if unit.classes[j] & (COMMA | STOP):
            return True
        if is_finite(unit, j):
            return False
    return i + 12 >= len(unit)
