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
    r" ?(?:who (?:is|was|serves as|served as|works as|heads|leads|runs) )?(?:an? |the |his |her |its |their |another |one of )?"
    r"([^,;()“”\"\n—]{3,110})"
)
_BODY = re.compile(r"\b(?:of|for|at|from|with|to|in)\s+(?:the )?([A-Z][^,;()“”\"\n—.]{1,80})")
_OF = re.compile(
    r",? (?:of|from|at|with) (?:the )?((?:[A-Z][\w’'.&-]*|of|for|and|the|on|in)(?: (?:[A-Z][\w’'.&-]*|of|for|and|the|on|in))*)"
)
_CUT = re.compile(
    r" (?:who|which|that|whose|and a |and an |and the |said|told|in an?|in 20|from 20|at a|on [A-Z]\w+day)\b.*"
)
_BEFORE_STOP = re.compile(r"[.,;:!?()“”\"\n—–]|--|''")
# "An attorney for Pagliano, Mark MacDougall, said": the noun comes first
_APPOSED = re.compile(
    r"(?:^|[.,;:“”\"\n—]) ?((?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[A-Z]\w+[’']s) [^.,;:“”\"\n—]{3,80}), $"
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
    """ "former Obama administration official | Kenneth Baer"."""
    title = text[name.title_start : name.start].strip()
    left = text[max(0, name.title_start - 90) : name.title_start]
    stop = None
    for stop in _BEFORE_STOP.finditer(left):
        pass
    if stop is None and len(left) == 90:  # it begins inside a word
        left = left.partition(" ")[2]
    words = (left[stop.end() :] if stop else left).split()
    taken: list[str] = []
    for word in reversed(words):
        key = fold(word)
        if key in _SMALL or len(taken) > 6:
            break
        if not taken and not title and key not in known.people and key not in known.title_parts:
            break
        taken.insert(0, word)
    if title and taken and taken[-1].islower() and fold(taken[-1]) not in known.people:
        taken = []
    if not title and not taken:
        apposed = _APPOSED.search(text[max(0, name.title_start - 120) : name.title_start])
        if apposed and any(fold(w) in known.people for w in apposed.group(1).split()):
            return apposed.group(1), None
        return None, None
    split = next((i for i, w in enumerate(taken) if w[0].islower()), len(taken))
    body = [w for w in taken[:split] if fold(w) not in known.grades]
    words_of_title = title.split()
    lead = 0
    while (
        lead < len(words_of_title) - 1 and fold(words_of_title[lead]) not in known.titles | known.title_parts
    ):
        lead += 1
    role = " ".join([*taken[split:], *words_of_title[lead:]])
    body_words = re.sub(r"[’']s?$", "", " ".join([*body, *words_of_title[:lead]]))
    return role or None, body_words or None


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
    head = re.split(r" (?:of|for|at|in|from|with|to|on|by)\b", words, maxsplit=1)[0].split()
    # "John Smith, chief executive of": the noun that ends the phrase says that this is an apposition
    if not head or not any(fold(w) in known.people for w in head[-2:]):
        return None, None
    body = _BODY.search(words)
    lead = 0
    while lead < len(head) - 1 and head[lead][0].isupper() and fold(head[lead]) not in known.titles:
        lead += 1
    affiliation = body.group(1).strip() if body else re.sub(r"[’']s?$", "", " ".join(head[:lead]))
    return " ".join(head[lead:]), affiliation or None


def _in_title(word: str, known: Vocabulary) -> bool:
    key = fold(word)
    return key in known.titles or key in known.title_parts


class Roles:
    """Which person of a roster a role means. Roles are read from the text once, when the first one is asked."""

    def __init__(self, text: str, roster: Roster) -> None:
        self._text = text
        self._roster = roster
        self._read: dict[int, list[Role]] = {}

    def of(self, person: Person) -> list[Role]:
        """What the mentions of `person` say, in order."""
        roles = self._read.get(id(person))
        if roles is None:
            mentions = sorted({*person.full, *(m for m in person.mentions if m.form.titles)})[:6]
            roles = self._read[id(person)] = [role_at(self._text, name) for name in mentions]
        return roles

    def first(self, person: Person) -> tuple[str | None, str | None]:
        """The role and the affiliation that the article gives first."""
        roles = self.of(person)
        role = next((r.words for r in roles if r.words), None)
        return role, next((r.affiliation for r in roles if r.affiliation), None)

    def find(self, phrase: Phrase, near: Person | None) -> Person | None:
        """The one person whom "the Vermont senator", "A New York judge", "his lawyer" can mean; None where unsure."""
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
        """How well the role fits, None where it does not: a modifier that is another's ("Republican") forbids it."""
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
        """ "The Republican nominee" where the article takes for granted who that is: the last speaker, or the main one."""
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
