"""What an article says a person is: "Professor", "White House press secretary", "a tax lawyer at …".

Decides from the words around a person's name: the title before it, the noun before it, the apposition
after it. That gives a speaker its role and affiliation, and finds the person whom "the senator" or "his
lawyer" means.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from quotetrack.identify.mention import Phrase, is_plural
from quotetrack.identify.names import Name
from quotetrack.identify.roster import Person, Roster, named_after
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
_SMALL = grammar("reference", "small")
_CONTESTS = grammar("reference", "contests")


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


class Roles:
    """Which person of a roster a role means. A person's roles are read once, when they are first asked."""

    def __init__(self, text: str, roster: Roster) -> None:
        self._text = text
        self._roster = roster
        self._read: dict[int, list[Role]] = {}

    def of(self, person: Person) -> list[Role]:
        """What the mentions of `person` say, in order."""
        roles = self._read.get(id(person))
        if roles is None:
            mentions = sorted({*person.full, *(m for m in person.mentions if m.form.titles)})[:4]
            roles = self._read[id(person)] = [role_at(self._text, name) for name in mentions]
        return roles

    def first(self, person: Person) -> tuple[str | None, str | None]:
        """The role and the affiliation that the article gives first."""
        roles = self.of(person)
        role = next((r.words for r in roles if r.words), None)
        return role, next((r.affiliation for r in roles if r.affiliation), None)

    def find(self, phrase: Phrase, near: Person | None) -> Person | None:
        """Whom "the Vermont senator", "A New York judge", "his lawyer" can only mean; None where unsure."""
        known = vocabulary()
        head = phrase.head
        if phrase.plural or is_plural(head):
            return None
        if head in ("woman", "girl", "man", "boy") and phrase.definite:
            return self._given_name_only("f" if head in ("woman", "girl") else "m")
        alike = known.same_role.get(head, frozenset((head,))) | {head}
        modifiers = {
            w
            for w in phrase.core[:-1]
            if w not in known.grades and not w[0].isdigit() and not w.endswith(("'s", "’s", "s'", "s’"))
        }
        owners = {k for n in phrase.names for k in n.form.keys}
        fitting: list[tuple[int, int, Person]] = []
        for person in self._roster.people:
            score = self._fit(person, head, alike, modifiers, owners, known)
            if score is not None:
                fitting.append((score, len(person.mentions), person))
        if not fitting:
            return (
                self._contestant(phrase, near)
                if not modifiers - owners - known.demonyms - known.title_parts
                else None
            )
        best = max(score for score, _, _ in fitting)
        top = [(count, person) for score, count, person in fitting if score == best]
        if len(top) > 1:
            if not phrase.definite and phrase.determiner:
                return None
            if near is not None and any(person is near for _, person in top):
                return near
        return max(top, key=lambda row: row[0])[1]

    def _fit(
        self,
        person: Person,
        head: str,
        alike: frozenset[str],
        modifiers: set[str],
        owners: set[str],
        known: Vocabulary,
    ) -> int | None:
        """How well the role fits, None where it does not: another's modifier ("Republican") forbids it."""
        best: int | None = None
        if owners & set(next(iter(person.forms))[-1:]):
            return None  # "Trump's lawyer" is not Trump
        for role in self.of(person):
            if not alike & role.nouns:
                continue
            words = role.around
            own = modifiers - owners - known.demonyms - known.title_parts
            if own and not own & words:  # "the band leader" is not the leader of a party
                continue
            score = 2 if head in role.nouns else 1
            score += 2 * len(modifiers & words) + len(owners & words)
            for rivals in (("republican", "democratic"), ("republican", "democrat"), ("gop", "democratic")):
                for mine, other in (rivals, rivals[::-1]):
                    if mine in modifiers and other in words and mine not in words:
                        return None
            best = score if best is None else max(best, score)
        return best

    def _contestant(self, phrase: Phrase, near: Person | None) -> Person | None:
        """ "The nominee" where the article takes for granted who that is: the last speaker, or the main one."""
        if phrase.determiner not in ("the", "") or phrase.head not in vocabulary().public:
            return None
        if (
            near is not None
            and near.certain
            and not self._has_role(near)
            and not self._named_after(near, phrase)
        ):
            return near
        if phrase.head not in _CONTESTS:
            return None
        people = [p for p in self._roster.people if p.certain and len(p.mentions) > 2]
        people = [p for p in people if not self._has_role(p) and not self._named_after(p, phrase)]
        return max(people, key=lambda p: len(p.mentions), default=None)

    def _named_after(self, person: Person, phrase: Phrase) -> bool:
        """ "The Democratic candidate blasted Trump": whoever that is, it is not Trump."""
        return named_after(self._text, person, phrase.end)

    def _given_name_only(self, gender: str) -> Person | None:
        """ "The woman" of a story that calls her by her given name and by nothing else: "Melanie"."""
        given = [p for p in self._roster.people if p.gender == gender and p.certain and len(p.mentions) > 1]
        given = [p for p in given if all(len(keys) == 1 and not f.titles for keys, f in p.forms.items())]
        return given[0] if len(given) == 1 else None

    def _has_role(self, person: Person) -> bool:
        return any(role.nouns for role in self.of(person))
