"""What the words around a person's name say that the person is: "Professor", "White House press secretary".

Decides from the title before the name, the noun before it, the apposition after it. Which person "the
senator" means then, `roles` says.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from quotetrack.coreference.names import Name
from quotetrack.language.en.entities import Vocabulary, vocabulary
from quotetrack.language.en.inflection import is_plural, singular
from quotetrack.language.lexicon import alternatives, pattern, words
from quotetrack.text.folding import fold_word

_AFTER = pattern("patterns.role_descriptions", "after")
_BODY = pattern("patterns.role_descriptions", "body")
_OF = pattern("patterns.role_descriptions", "of")
_POSSESSIVE = re.compile(r"[’']s?$")
_PREPOSITION = re.compile(r" (?:of|for|at|in|from|with|to|on|by) ")
_ARTICLE = re.compile(r"^(?:an?|the|his|her|its|their) ", re.IGNORECASE)
_CUT = pattern("patterns.role_descriptions", "cut")
_SENTENCE_END = re.compile(r"(?<=[a-z]{3})\.(?: |$)")  # not that of "a U.S. senator"
_BEFORE_STOP = re.compile(r"[.,;:!?()“”\"\n—–]|--|''")
# "An attorney for Pagliano, Mark MacDougall, said": the noun comes first
_APPOSED = pattern("patterns.role_descriptions", "apposed")
# "The nephew, Kiran Raman, 24, told the court": he is "the witness" later
# "divorced his wife, Melania"
_KIN = re.compile(
    rf"\b(?:[Hh]is|[Hh]er|[Tt]heir|[A-Z]\w+[’']s) ((?:\w+ )?(?:{alternatives('grammar.reference', 'kin')})), $"
)
_TESTIFIED = pattern("patterns.role_descriptions", "testified")
# "Radio hosts Ana Souza and | Paul Reid"
_JOINED = re.compile(r"(?: \([^)\n]{1,12}\))?,? and [A-Z]")
_SHARED = re.compile(r"\b(\w{3,20}s)(?: [A-Z][\w.’'-]{0,20}){1,4} and $")
_SMALL = words("grammar.reference", "small")
_BEGINS, _GOES_ON = frozenset(", ”\"'"), frozenset("of(")  # an apposition; " of", " from", " (R-Ariz.)"
_RANKS = words("grammar.reference", "ranks")


class Role(NamedTuple):
    """What one mention says: the words, the affiliation, the nouns in the words."""

    words: str | None
    affiliation: str | None
    nouns: frozenset[str]
    around: frozenset[str]  # all words beside the name: "vermont" and "sen" of "Vermont Sen. Bernie Sanders"


_NOTHING = Role(None, None, frozenset(), frozenset())


def role_at(text: str, name: Name) -> Role:
    """What the words around one mention say the person is."""
    known = vocabulary()
    before, body_before = _before(text, name, known)
    after, body_after = _after(text, name, known)
    testified = _TESTIFIED.match(text, name.end, name.end + 60)
    if not (before or after or body_before or body_after or testified or name.form.titles):
        return _NOTHING
    nouns = {fold_word(word) for words in (before, after) if words for word in words.split()}
    nouns.update(name.form.titles)
    around = nouns.union(
        *([fold_word(w) for w in body.split()] for body in (body_before, body_after) if body)
    )
    people = nouns & known.people
    if testified:
        people.add("witness")
    for _ in range(2):  # "Sen." is "the senator" later, and "the lawmaker"
        people = people.union(*(known.same_role[noun] for noun in people if noun in known.same_role))
    return Role(before or after, body_after or body_before, frozenset(people), frozenset(around))


def _before(text: str, name: Name, known: Vocabulary) -> tuple[str | None, str | None]:
    """ "White House press secretary | Josh Earnest": role "press secretary", affiliation "White House"."""
    at = name.title_start
    title: list[str] = []
    if at < name.start:
        title = [w for w in text[at : name.start].split() if fold_word(w) not in known.before_name_only]
    words: list[str] = []
    if text[at - 5 : at] == " and " and not title:
        return _shared(text, at, known), None
    if text[at - 1 : at] == " ":
        if text[at - 2 : at - 1] == "," and not title:
            return _apposed_before(text, at, known)
        words = _words_before(text, at, known)
    if words:
        last = fold_word(words[-1])
        role = last in known.people
        if not title and is_plural(last) and singular(last) in known.people and _JOINED.match(text, name.end):
            words, last, role = [*words[:-1], singular(last)], singular(last), True
        # "critics such as", "told": no office ends so
        if (words[-1].islower() and (not role or is_plural(last))) or not (
            title or role or last in known.title_parts
        ):
            words = []
    if not title and not words:
        return None, None
    words += title
    # what begins with a capital and is no title names the body: "White House", "RNC", "Manhattan Supreme Court"
    split = 0
    while (
        split < len(words) - 1 and words[split][0].isupper() and fold_word(words[split]) not in known.titles
    ):
        split += 1
    while split and (fold_word(words[0]) in _RANKS or fold_word(words[0]) in known.openers):
        words, split = words[1:], split - 1
    return " ".join(words[split:]) or None, _POSSESSIVE.sub("", " ".join(words[:split])) or None


def _shared(text: str, at: int, known: Vocabulary) -> str | None:
    """ "Hosts Ana Souza and | Paul Reid": what both are."""
    shared = _SHARED.search(text, max(0, at - 70), at)
    noun = singular(fold_word(shared.group(1))) if shared else ""
    return noun if noun in known.people else None


def _apposed_before(text: str, at: int, known: Vocabulary) -> tuple[str | None, str | None]:
    """ "An attorney for Pagliano, | Mark Dougall,"."""
    apposed = _APPOSED.search(text, max(0, at - 120), at) or _KIN.search(text, max(0, at - 60), at)
    if not apposed or not any(fold_word(w) in known.people for w in apposed.group(1).split()):
        return None, None
    role, _, body = _PREPOSITION.sub("\n", apposed.group(1), count=1).partition("\n")
    return role, _ARTICLE.sub("", body) or None


def _words_before(text: str, at: int, known: Vocabulary) -> list[str]:
    """The words that can belong to an office before offset `at`, back to the last stop or small word."""
    space = text.rfind(" ", max(0, at - 20), at - 1)
    if space > 0:  # most names follow a small word: "said", "that", "by"
        last = fold_word(text[space + 1 : at - 1])
        if last in _SMALL or not last[-1:].isalnum():
            return []
    left = text[max(0, at - 90) : at]
    if len(left) == 90:  # it begins inside a word
        left = left.partition(" ")[2]
    taken: list[str] = []
    for word in reversed(_BEFORE_STOP.split(left)[-1].split()):
        key = fold_word(word)
        if (
            key in _SMALL
            or key in known.vague
            or key.endswith("ed")
            or not key[:1].isalpha()
            or len(taken) > 6
        ):
            break
        taken.insert(0, word)
    return taken


def _after(text: str, name: Name, known: Vocabulary) -> tuple[str | None, str | None]:
    """ "Scott Pruitt, the Republican attorney general of Oklahoma,"."""
    end = name.end
    follows = text[end : end + 2]
    if follows[:1] not in _BEGINS or (follows[0] == " " and follows[1:] not in _GOES_ON):
        return None, None
    window = text[end : end + 200]
    match = _AFTER.match(window)
    if not match:
        return None, None
    if window.startswith((" of ", " from ")) or match.group(1).startswith(("of ", "from ")):
        of = _OF.match(window)
        return None, (of.group(1).strip() if of else None)
    words = _CUT.sub("", _SENTENCE_END.split(match.group(1), maxsplit=1)[0]).strip()
    head = _PREPOSITION.split(words, maxsplit=1)[0].split()
    # "John Smith, chief executive of": the noun that ends the phrase says that this is an apposition
    # but "Beside Ana Souza, the candidate | stated that" opens a clause
    if not head or not any(fold_word(w) in known.people for w in head[-2:]) or head[-1].endswith("ed"):
        return None, None
    body = _BODY.search(words)
    lead = 0
    while lead < len(head) - 1 and head[lead][0].isupper() and fold_word(head[lead]) not in known.titles:
        lead += 1
    affiliation = body.group(1).strip() if body else _POSSESSIVE.sub("", " ".join(head[:lead]))
    return _ARTICLE.sub("", " ".join(head[lead:])), affiliation or None
