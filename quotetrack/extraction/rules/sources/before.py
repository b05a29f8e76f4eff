"""The source that stands before its cue, with titles, appositions and relative clauses."""

from __future__ import annotations

from quotetrack.extraction.rules.grammar import (
    Phrase,
    abbreviates,
    is_adverb,
    is_finite,
    is_nickname,
    is_reduced_relative,
)
from quotetrack.extraction.rules.units import (
    BY_FORM,
    CAPITAL,
    COMMA,
    FINITE,
    OTHER,
    QUOTE,
    STOP,
    SUFFIX,
    Unit,
)
from quotetrack.language.en.word_classes import Class, lexicon
from quotetrack.language.lexicon import words

_REFLEXIVE = frozenset(["himself", "herself", "themselves", "itself"])
_BEFORE_CLAUSE = words("words.sets", "before_clause")
_ASIDES = words("words.sets", "asides")
# what a word of a phrase has to be, or to read, so that the phrase may begin behind it
_MAY_END = QUOTE | COMMA | STOP | OTHER | FINITE | Class.SUBORDINATOR | Class.SUBJECT | Class.DETERMINER
_MAY_TURN = _BEFORE_CLAUSE | {"and", "or", "but", "yet"}
_NOUNS = Class.DETERMINER | Class.WEEKDAY | CAPITAL
_NAMELESS = words("words.sets", "nameless")
_RELATIVE = words("closed", "relatives")
_NO_HEAD = words("words.sets", "no_head")
_NUMBERED = words("closed", "generations")
_SUBJECTS, _APPOSES = words("closed", "subjects"), words("words.sets", "apposes")
_INSIDE = words("words.sets", "inside")


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
    if (kind & Class.SUBJECT and not kind & CAPITAL) or low[last] in _SUBJECTS:
        if low[last] in _RELATIVE:
            return _antecedent(unit, last)
        return last, last + 1
    if low[last] in _RELATIVE:
        return _antecedent(unit, last)
    i, conjunction = last, -1
    floor = max(0, last - 40)
    while i >= floor:
        kind, word = classes[i], low[i]
        if not kind & _MAY_END and word not in _MAY_TURN:
            i -= 1  # as most words of a phrase
            continue
        if kind & (QUOTE | COMMA | STOP | OTHER) and not abbreviates(unit, i):
            if word == ")" and (opening := _opening_bracket(unit, i)) is not None:
                i = opening - 1
                continue
            if kind & QUOTE and i > 0 and i < last and is_nickname(unit, i):
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
        elif (
            kind & Class.DETERMINER
            and i < last
            and i > 0
            and not kind & CAPITAL
            and not _is_inside(unit, i - 1)
        ):
            i -= 1
            break  # "two days later the bank": an article begins the phrase
        elif is_finite(unit, i):
            if i < last and i > 0 and is_reduced_relative(unit, i):
                i -= 1
                continue
            start = _relative_clause_start(unit, i)
            if start is None:
                start = _terms_clause_start(unit, i)
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


def _is_inside(unit: Unit, i: int) -> bool:
    """Whether a phrase may go on to the left of a determiner, at token `i`: "the head of the bank", "both the …"."""
    return bool(
        unit.classes[i] & (Class.PREPOSITION | Class.DETERMINER | Class.CONJUNCTION | COMMA | SUFFIX)
    ) or (unit.low[i] in _INSIDE or _is_participle(unit, i) or _in_relative_clause(unit, i))


def _in_relative_clause(unit: Unit, i: int) -> bool:
    """ "an official who saw the letter": the verb before the article is the relative clause's."""
    for j in range(i - 1, max(i - 5, 0), -1):
        if unit.low[j] == "who":
            return not unit.classes[j - 1] & (COMMA | QUOTE | STOP)
        if not (unit.classes[j] & Class.AUXILIARY or is_adverb(unit, j)):
            return False
    return False


def _is_participle(unit: Unit, i: int) -> bool:
    """ "lawyers representing the miners": the phrase goes on to its left."""
    word = unit.low[i]
    return (
        word.endswith("ing")
        and len(word) > 5
        and not unit.classes[i] & ~BY_FORM
        and i > 0
        and _is_noun(unit, i - 1)
    )


def _is_noun(unit: Unit, i: int) -> bool:
    return not unit.classes[i] & (
        COMMA | QUOTE | STOP | OTHER | Class.PREPOSITION | Class.AUXILIARY | Class.PRONOUN
    )


def _trimmed(unit: Unit, first: int, after: int) -> int:
    """Leave out what leads into the clause: "but", "However", "Later", "In Ohio" before the subject."""
    low, classes = unit.low, unit.classes
    while first < after:
        kind = classes[first]
        if (
            low[first] in _NO_HEAD
            or kind & (COMMA | Class.WEEKDAY | Class.CONJUNCTION)
            or (is_adverb(unit, first) and not kind & Class.DETERMINER)
        ):
            first += 1
        elif low[first] in ("with", "amid", "despite"):
            first += 1  # "…, with editorials in the People's Daily calling"
        elif kind & Class.PREPOSITION and not kind & Class.DETERMINER:
            # the prepositional phrase ends before the last run of capitals or the last determiner
            for i in range(after - 1, first, -1):
                if classes[i] & Class.DETERMINER or (
                    classes[i] & CAPITAL
                    and not classes[i - 1] & (CAPITAL | Class.PREPOSITION | Class.DETERMINER)
                ):
                    return i
            return after
        else:
            break
    return first


def _opening_bracket(unit: Unit, i: int) -> int | None:
    for j in range(i - 1, max(-1, i - 15), -1):
        if unit.low[j] == "(":
            return j
    return None


def _antecedent(unit: Unit, i: int) -> Phrase | None:
    """What a relative pronoun at `i` stands for: PolNeAR's source is the pronoun itself."""
    return (i, i + 1) if unit.low[i] in ("who", "which") else None


def _relative_clause_start(unit: Unit, verb: int) -> int | None:
    """Where the relative clause of `verb` begins, so that "the groups who wrote to her" is one phrase."""
    i = verb - 1
    while i > 0 and (unit.classes[i] & Class.AUXILIARY or is_adverb(unit, i) or unit.low[i] == "n't"):
        i -= 1
    if i > 0 and unit.low[i] in ("who", "which", "that") and not is_finite(unit, i - 1):
        return i - 1 if unit.classes[i - 1] & COMMA else i
    return None


def _terms_clause_start(unit: Unit, verb: int) -> int | None:
    """Where "who asked not to be named because the case is open" begins, whatever verbs it holds."""
    nameless = False
    for i in range(verb - 1, max(verb - 25, 0), -1):
        nameless = nameless or unit.low[i] in _NAMELESS
        if unit.low[i] == "who":
            return (i - 1 if unit.classes[i - 1] & COMMA else i) if nameless else None
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
        if kind & QUOTE and not is_nickname(unit, i):
            break
        if low[i] in (";", ":") or (kind & STOP and closing == "," and not abbreviates(unit, i)):
            break
        pair = {")": "(", "]": "["}.get(closing, closing)
        opens = low[i] == pair or (closing == "," and kind & COMMA)
        if (
            opens
            and closing == ","
            and all(is_adverb(unit, j) or low[j] in _NO_HEAD or low[j] in _ASIDES for j in range(i + 1, last))
        ):
            return phrase_before(unit, i - 1)  # "Others, however, say"
        if opens and closing == "," and i + 1 < last and low[i + 1].endswith("ing") and len(low[i + 1]) > 5:
            return phrase_before(unit, i - 1)  # "Mr. Ortega, citing figures, said": not part of the source
        if opens and closing == "," and classes[i + 1] & Class.CIRCUMSTANCE and not classes[i + 1] & _NOUNS:
            return phrase_before(unit, i - 1)  # "Castellano, in an interview, called": nor is this
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
    return bool(first & (CAPITAL | Class.DETERMINER)) or unit.low[phrase[0]] in (
        "former",
        "longtime",
        "another",
    )


def _may_begin_apposition(unit: Unit, i: int, limit: int) -> bool:
    """Whether an apposition may begin at `i`: an article, a relative pronoun, an age, a role, a party."""
    if i >= limit:
        return False
    kind, word = unit.classes[i], unit.low[i]
    if word in _APPOSES or word in _NUMBERED:
        return True
    if kind & Class.SUBJECT or kind & (Class.CONJUNCTION | Class.SUBORDINATOR | Class.AUXILIARY):
        return False
    if kind & (Class.PREPOSITION | Class.WEEKDAY) and word not in ("of",):
        return limit - i < 4 and not kind & Class.WEEKDAY
    form = lexicon().forms.get(word)
    return not (form is not None and form.tense == "ing" and not kind & Class.NOUN)
