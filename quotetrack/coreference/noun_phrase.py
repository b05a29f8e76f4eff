"""A source as a phrase: its determiner, how many it speaks of, its head noun, the names in it.

Decides the grammar of the few words that stand for a source, nothing about the world: "one of those
advisers, who spoke …" has the head "advisers" and the quantity "one". What type of source that makes,
`source_types` says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from quotetrack.coreference.names import Name, Names
from quotetrack.language.en.entities import Vocabulary, vocabulary
from quotetrack.language.en.inflection import is_plural
from quotetrack.language.lexicon import pattern, words
from quotetrack.model import SourceType, Span
from quotetrack.text.folding import fold_word

_WORDS = re.compile(r"[\w@#$][\w’'.&/%\-]*|[,;:()\[\]—–“”\"]|--|(?<=\s)-(?=\s)|[…]")
_LONGEST = 240  # characters that are read for the noun phrase; names are looked for further on
_POSSESSIVE = re.compile(r"[’']s?$")
_BREAKS = words("grammar.phrase", "breaks")
_EITHER = words("grammar.phrase", "either")
_VERBS = words("grammar.phrase", "verbs")
_LEADING = words("grammar.phrase", "leading")
_DETERMINERS = words("grammar.phrase", "determiners")
_DEFINITE = words("closed", "possessives", "demonstratives") | {"the"}
_COUNTING_DETERMINERS = words("grammar.phrase", "counting_determiners")
_AND = frozenset({"and", "or", "nor", "&"})
_QUOTES = frozenset('"“”')
_OPENING = _QUOTES | {",", "("}
_COUNTING = words("grammar.phrase", "counting")
_DAYS, _UNITS = words("closed", "weekdays"), words("grammar.phrase", "units")
_WHEN = words("grammar.phrase", "when")
_FEMALE, _MALE = words("grammar.reference", "female"), words("grammar.reference", "male")
_PARTITIVE = words("grammar.phrase", "partitive")


class PhraseShape(NamedTuple):
    """What the words of a source tell. They are folded; their offsets are into the source."""

    words: list[tuple[int, int, str]]  # start, end, folded
    core: list[str]  # from the first word to the head, the determiner left out
    core_start: int  # where the determiner or the first word of the core stands
    determiner: str
    quantity: list[str]  # "many", "three", "nearly two-thirds"
    head: str
    head_end: int
    plural: bool


@dataclass(slots=True)
class NounPhrase:
    """A source in the terms of grammar; offsets are the article's, but those of `words` are the source's."""

    start: int
    end: int
    text: str
    names: list[Name]
    words: list[tuple[int, int, str]]
    core: list[str]
    core_start: int
    determiner: str
    quantity: list[str]
    head: str
    head_end: int
    plural: bool
    named: Name | None = None  # the name that is the head: "Hope Hicks" of "spokeswoman Hope Hicks"

    @property
    def definite(self) -> bool:
        """ "the official", "his lawyer", "Pagliano's lawyer", and the bare noun of a headline."""
        if self.determiner in _DEFINITE:
            return True
        return any(n.form.possessive and n.end <= self.head_end for n in self.names)


def parse_noun_phrase(text: str, span: Span, names: Names) -> NounPhrase:
    """The source at `span` of `text`, whose names are `names`."""
    start, end = span
    inside = names.within(start, end)
    said = text[start:end]
    shape = _shape(said, [(n.start - start, n.end - start) for n in inside]) if inside else _plain(said)
    words, core, core_start, determiner, quantity, head, head_end, plural = shape
    head_end += start
    core_start += start
    phrase = NounPhrase(
        *(start, end, said, inside, words, core, core_start, determiner, quantity, head, head_end, plural)
    )
    if inside:
        known = vocabulary()
        for name in inside:
            if name.end >= head_end > name.start and not _is_noun(name, known):
                phrase.named = name
                return phrase
        phrase.named = _officer(phrase, known)
    return phrase


@lru_cache(
    maxsize=4096
)  # "officials", "the campaign", "critics": what has no name in it comes again and again
def _plain(said: str) -> PhraseShape:
    return _shape(said, [])


def _shape(said: str, names: list[tuple[int, int]]) -> PhraseShape:
    known = vocabulary()
    words = []
    after = 0
    for word in _WORDS.findall(said, 0, _LONGEST):
        at = said.find(word, after)
        after = at + len(word)
        words.append((at, after, fold_word(word) or word))
    core, quantity, first, last = _find_core(said, words, names, known)
    determiner = ""
    if len(core) > 1 and core[0] in _DETERMINERS:
        determiner = core.pop(0)
        if determiner in _COUNTING_DETERMINERS:
            quantity.append(determiner)
    while len(core) > 1 and _counts(core[0], known):
        quantity.append(core.pop(0))
    head, head_end = "", 0
    if last >= 0:
        at, head_end, _ = words[last]
        ending = _POSSESSIVE.search(said, at, head_end) if said[head_end - 1] in "s’'" else None
        if ending:
            head_end = ending.start()
        head = core[-1] if core else ""
        if head[-1:] in ("s", "’", "'"):
            head = _POSSESSIVE.sub("", head)
    return PhraseShape(words, core, first, determiner, quantity, head, head_end, is_plural(head))


def _find_core(
    said: str, words: list[tuple[int, int, str]], names: list[tuple[int, int]], known: Vocabulary
) -> tuple[list[str], list[str], int, int]:
    """The words to the head, those that count them ("one | of those | advisers"), where they begin, and which
    word is the last."""
    first, size = 0, len(words)
    while first < size - 1 and (words[first][2] in _LEADING or words[first][2] in _OPENING):
        first += 1
    core: list[str] = []
    quantity: list[str] = []
    last = -1
    for i in range(first, size):
        at, _, key = words[i]
        if key in _QUOTES:
            continue
        if core:
            before = core[-1]
            if key == "of" and (before in _PARTITIVE or before[0].isdigit()):
                quantity += core
                core = []
                continue
            if _ends_core(said, words, i, before, known) and not any(s < at < e for s, e in names):
                break
        if key not in _BREAKS or (key in _EITHER and core):
            core.append(key)
            last = i
    if len(quantity) > 1 and quantity[0] in _DETERMINERS:
        del quantity[0]
    return core, quantity, words[first][0] if words else 0, last


def _counts(key: str, known: Vocabulary) -> bool:
    return key in known.several or key in known.many or key[0].isdigit() or key in _COUNTING


def _ends_core(said: str, words: list[tuple[int, int, str]], i: int, before: str, known: Vocabulary) -> bool:
    """Whether word `i` stands outside the noun phrase that ends in `before`."""
    at, _, key = words[i]
    following = words[i + 1][2] if i + 1 < len(words) else ""
    if key == "of" and before == "secretary" and i + 2 < len(words):
        return not words[i + 1][2].endswith(("'s", "’s"))  # "the secretary of state's website"
    if key in _BREAKS:
        return not (key in _EITHER and _is_adjective(said, words, i, before, known))
    if key in _AND:  # "a popular Christian and corporate speaker": joined adjectives
        adjective = before in known.grades or (before in known.demonyms and not is_plural(before))
        return not adjective or following in _DETERMINERS
    if before == "those" and key.endswith(("ing", "ed")):
        return True  # "Those | mourning him"
    if (key in _DAYS and before not in _DETERMINERS) or (key in _WHEN and following in _UNITS):
        return True  # "a poll | last month"
    if not said[at].islower():
        return False
    return key in _VERBS or _modifies(key, before, known)


def _is_adjective(
    said: str, words: list[tuple[int, int, str]], i: int, before: str, known: Vocabulary
) -> bool:
    """ "An | inside source", "past and | present employees"; not "some | inside the party", "two | close to him"."""
    if i + 1 == len(words):
        return False
    at, _, following = words[i + 1]
    if following in _BREAKS or following in _DETERMINERS:
        return False
    if before in _DETERMINERS and before not in _COUNTING_DETERMINERS:
        return True
    return said[at].islower() and (before in _AND or before in known.grades or _counts(before, known))


def _is_noun(name: Name, known: Vocabulary) -> bool:
    """ "Aides", "Poll" at the start of a sentence or a headline: a noun with a capital, not a name."""
    form = name.form
    if form.kind == "common":
        return True
    key = form.keys[0]
    return form.kind == "group" and len(form.keys) == 1 and key in known.people and key not in known.demonyms


def _officer(phrase: NounPhrase, known: Vocabulary) -> Name | None:
    """ "UMWA Director of Government Affairs Phil Smith": a title that goes on with "of" before the name."""
    if phrase.determiner or phrase.plural or phrase.head not in known.titles or not phrase.names:
        return None
    # of "Former Secretary of State Ana Souza and former Maine Gov. Paul Reid" the first
    name = next((name for name in phrase.names if name.form.kind == "person"), phrase.names[-1])
    office = phrase.text[phrase.head_end - phrase.start : name.start - phrase.start]
    if not office.lower().startswith(" of ") or "," in office or name.title_start == name.start:
        return None
    after = phrase.text[name.end - phrase.start :]
    closed = len(after) <= 2 or after.startswith((" and ", ", and ", " ("))
    return name if closed and name.form.kind == "person" else None


def _modifies(key: str, noun: str, known: Vocabulary) -> bool:
    """ "voters | filing into the hall", "a fact sheet | lawmakers released": the noun ends the core."""
    if key.endswith("ing") and noun in known.people and is_plural(noun):
        return True
    if key.endswith("ed") and (noun in known.documents or noun in known.people):
        return True  # "an email | obtained by reporters"
    return noun in known.documents and is_plural(key) and key in known.people


def noun_gender(noun: str) -> str:
    """ "f" or "m" where a noun for a person tells it: "spokeswoman", "father"."""
    if noun in _FEMALE or noun.endswith("woman"):
        return "f"
    return "m" if noun in _MALE or noun.endswith("man") else ""


_REST_OF_BODY = pattern("patterns.noun_phrase", "rest_of_body")


def body_name(text: str, phrase: NounPhrase, type_: SourceType) -> str | None:
    """What the phrase calls a body, a medium or a document by name; None where it has a noun alone."""
    if phrase.named is not None:
        # "the Committee | for a Responsible Federal Budget"
        rest = _REST_OF_BODY.match(text, phrase.named.end, phrase.end)
        return phrase.named.form.text + (rest.group() if rest and type_ is SourceType.ORGANIZATION else "")
    if type_ is SourceType.MEDIA:  # "Editorials in the People's Daily"
        return next((name.form.text for name in phrase.names if name.form.kind == "media"), None)
    names = [n for n in phrase.names if n.end <= phrase.head_end and n.form.kind != "common"]
    if not names or (names[0].form.kind == "group" and len(phrase.core) != 2):  # "the Japanese government"
        return None
    if type_ is SourceType.DOCUMENT and names[0].form.possessive:
        return None
    name = text[names[0].title_start : phrase.head_end]
    # "Clinton's campaign" is the Clinton campaign; "China's military" stays as it is
    return re.sub(r"[’']s? (?=(?:campaign|camp|team|administration|office)$)", " ", name)
