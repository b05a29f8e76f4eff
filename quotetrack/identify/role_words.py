"""What the words around a person's name say that the person is: "Professor", "White House press secretary".

Decides from the title before the name, the noun before it, the apposition after it. Which person "the
senator" means then, `roles` says.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from quotetrack.identify.mention import is_plural
from quotetrack.identify.names import Name
from quotetrack.identify.vocabulary import Vocabulary, fold, grammar, vocabulary

_AFTER = re.compile(
    r"[”\"']{0,2}(?: \([^)\n]{1,12}\))?(?:, (?:\d{1,3}|who is \d+))?(?:,|(?= of | from ))"
    r" ?(?:who (?:is|was|serves as|served as|works as|heads|leads|runs) )?"
    r"(?:an? |the |his |her |its |their |another |one of )?"
    r"([^,;()“”\"\n—]{3,110})"
)
_BODY = re.compile(r"\b(?:of|for|at|from|with|to|in)\s+(?:the )?([A-Z][^,;()“”\"\n—.]{1,80})")
_OF = re.compile(
    r",? (?:of|from|at|with) (?:the )?([A-Z][\w’'.&-]*(?:(?: (?:of|for|and|the|on|in)){0,2} [A-Z][\w’'.&-]*){0,9})"
)
_POSSESSIVE = re.compile(r"[’']s?$")
_PREPOSITION = re.compile(r" (?:of|for|at|in|from|with|to|on|by) ")
_ARTICLE = re.compile(r"^(?:an?|the|his|her|its|their) ", re.IGNORECASE)
_CUT = re.compile(
    r" (?:who|which|that|whose|and an? |and the |said|told|in an?|in 20|from 20|at a|on [A-Z]\w+day)\b.*"
)
_BEFORE_STOP = re.compile(r"[.,;:!?()“”\"\n—–]|--|''")
# "An attorney for Pagliano, Mark MacDougall, said": the noun comes first
_APPOSED = re.compile(
    r"(?:^|[.,;:“”\"\n—]) ?(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[A-Z]\w+[’']s)"
    r" ([^.,;:“”\"\n—]{3,80}), $"
)
# "The nephew, Kiran Raman, 24, told the court": he is "the witness" later
_TESTIFIED = re.compile(
    r"(?:, [^.\n]{1,30},)? (?:has |had )?(?:testified|told (?:the|a) (?:court|inquest|inquiry|tribunal))\b"
)
_SMALL = grammar("reference", "small")


class Role(NamedTuple):
    """What one mention says: the words, the affiliation, the nouns in the words."""

    words: str | None
    affiliation: str | None
    nouns: frozenset[str]
    around: frozenset[str]  # all words beside the name: "vermont" and "sen" of "Vermont Sen. Bernie Sanders"


def role_at(text: str, name: Name) -> Role:
    """What the words around one mention say the person is."""
    known = vocabulary()
    before, body_before = _before(text, name, known)
    after, body_after = _after(text, name, known)
    words = before or after
    nouns = {fold(w) for w in f"{before or ''} {after or ''}".split()} | set(name.form.titles)
    around = set(nouns)
    for body in (body_before, body_after):
        around.update(fold(w) for w in (body or "").split())
    people = {n for n in nouns if n in known.people}
    if _TESTIFIED.match(text, name.end, name.end + 60):
        people.add("witness")
    for noun in tuple(people):  # "Sen." is "the senator" later
        people |= known.same_role.get(noun, frozenset())
    return Role(words, body_after or body_before, frozenset(people), frozenset(around))


def _before(text: str, name: Name, known: Vocabulary) -> tuple[str | None, str | None]:
    """ "White House press secretary | Josh Earnest": role "press secretary", affiliation "White House"."""
    title = [w for w in text[name.title_start : name.start].split() if fold(w) not in known.before_name_only]
    words = _words_before(text, name.title_start, known)
    if words and words[-1].islower() and (fold(words[-1]) not in known.people or is_plural(fold(words[-1]))):
        words = []  # "critics such as", "told": no office ends so
    if (
        words
        and not title
        and fold(words[-1]) not in known.people
        and fold(words[-1]) not in known.title_parts
    ):
        words = []
    if not title and not words:
        apposed = _APPOSED.search(text[max(0, name.title_start - 120) : name.title_start])
        if apposed and any(fold(w) in known.people for w in apposed.group(1).split()):
            role, _, body = _PREPOSITION.sub("\n", apposed.group(1), count=1).partition("\n")
            return role, _ARTICLE.sub("", body) or None
        return None, None
    words += title
    # what begins with a capital and is no title names the body: "White House", "RNC", "Manhattan Supreme Court"
    split = 0
    while split < len(words) - 1 and words[split][0].isupper() and fold(words[split]) not in known.titles:
        split += 1
    while split and fold(words[0]) in known.openers | {"former", "longtime", "retired", "senior", "veteran"}:
        words, split = words[1:], split - 1
    return " ".join(words[split:]) or None, _POSSESSIVE.sub("", " ".join(words[:split])) or None


def _words_before(text: str, at: int, known: Vocabulary) -> list[str]:
    """The words that can belong to an office before offset `at`, back to the last stop or small word."""
    left = text[max(0, at - 90) : at]
    if len(left) == 90:  # it begins inside a word
        left = left.partition(" ")[2]
    taken: list[str] = []
    for word in reversed(_BEFORE_STOP.split(left)[-1].split()):
        key = fold(word)
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
    window = text[name.end : name.end + 200]
    match = _AFTER.match(window)
    if not match:
        return None, None
    if window.startswith((" of ", " from ")) or match.group(1).startswith(("of ", "from ")):
        of = _OF.match(window)
        return None, (of.group(1).strip() if of else None)
    words = _CUT.sub("", match.group(1)).strip()
    head = _PREPOSITION.split(words, maxsplit=1)[0].split()
    # "John Smith, chief executive of": the noun that ends the phrase says that this is an apposition
    if not head or not any(fold(w) in known.people for w in head[-2:]):
        return None, None
    body = _BODY.search(words)
    lead = 0
    while lead < len(head) - 1 and head[lead][0].isupper() and fold(head[lead]) not in known.titles:
        lead += 1
    affiliation = body.group(1).strip() if body else _POSSESSIVE.sub("", " ".join(head[:lead]))
    return _ARTICLE.sub("", " ".join(head[lead:])), affiliation or None
