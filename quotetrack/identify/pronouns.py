"""Whom a pronoun means: "he", "she", "they", "it", "who", "I".

Decides by gender, nearness, and grammatical place, in the order of Hobbs and of centering theory (the
subject of the sentence before, then what is nearest), with one lesson of news prose: "he" beside a cue is
usually whoever spoke last. A name inside somebody's quotation is no candidate.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from quotetrack.identify.names import find_names
from quotetrack.identify.roster import Person, Roster, named_after
from quotetrack.identify.vocabulary import grammar, vocabulary
from quotetrack.model import Span

HE = grammar("pronoun", "he")
SHE = grammar("pronoun", "she")
THEY = grammar("pronoun", "they")
IT = grammar("pronoun", "it")
RELATIVE = grammar("pronoun", "relative")
AUTHOR = grammar("pronoun", "author")
PRONOUNS = HE | SHE | THEY | IT | RELATIVE | AUTHOR

_SENTENCE = re.compile(r"[.!?][”\"’')]*\s+(?=[\"“‘'A-Z])|\n+")
_WORD = re.compile(r"[\w-]+")
_ARTICLES = grammar("reference", "articles")
_SUBORDINATE = re.compile(
    r"\b(?:[Ww]hile|[Ww]hen|[Aa]s|[Aa]fter|[Bb]efore|[Ii]f|[Aa]lthough|[Tt]hough|[Ss]ince|[Oo]nce) $"
)
_NO_VERB = re.compile(r" (?:than|and|or|to|in|of|for|with|at|on|as|but|from|by|over|that)\b")
_APPOSITION = re.compile(r", (?:now |then |once )?(?:an?|the|his|her|its|their) [^,]{3,70},|, \d+,")
_GENDERED = re.compile(r"\b(?:[Hh]e|[Hh]is|him|[Ss]he|[Hh]er|himself|herself)\b")
_PAST = 1500  # characters back that a pronoun reaches


class Antecedents:
    """The people whom a pronoun can mean, by place in the text."""

    def __init__(self, text: str, roster: Roster, quoted: Sequence[tuple[int, int]]) -> None:
        self._text = text
        self._quote_starts = [start for start, _ in quoted]
        self._quote_ends = [end for _, end in quoted]
        self._mentions = sorted(
            ((n.start, n.end, person) for person in roster.people if person.certain for n in person.mentions),
            key=lambda row: row[0],
        )
        self._starts = [start for start, _, _ in self._mentions]
        self._gendered = False

    def inside_quotation(self, at: int) -> bool:
        """Whether offset `at` lies between quotation marks."""
        i = bisect_right(self._quote_starts, at) - 1
        return i >= 0 and at < self._quote_ends[i]

    def any_between(self, start: int, end: int, gender: str) -> bool:
        """Whether somebody whom "he" or "she" could mean is named between two offsets."""
        between = self._mentions[bisect_right(self._starts, start - 1) : bisect_right(self._starts, end - 1)]
        return any(person.gender in ("", gender) for _, _, person in between)

    def person(self, at: int, gender: str, last: tuple[int, Person] | None) -> Person | None:
        """Whom "he" or "she" at offset `at` means; `last` is the person who spoke before, and where."""
        if not self._gendered:
            self._gendered = True
            self._infer_genders()
        scores: dict[int, tuple[float, Person]] = {}
        i = bisect_right(self._starts, at - 1)
        breaks = [m.start() for m in _SENTENCE.finditer(self._text, max(0, at - _PAST), at)]
        while i > 0:
            i -= 1
            start, end, person = self._mentions[i]
            if start < at - _PAST:
                break
            if (person.gender and person.gender != gender) or end > at or self.inside_quotation(start):
                continue
            sentence = len(breaks) - bisect_right(breaks, start)
            opening = breaks[-sentence - 1] if sentence < len(breaks) else max(0, at - _PAST)
            score = -2.0 * sentence - (start - opening) / 200
            if self._is_subject(end):
                score += 1.5
            if not person.gender:
                score -= 4.0
            old = scores.get(id(person))
            if old is None:
                scores[id(person)] = (score, person)
            else:
                scores[id(person)] = (max(old[0], score) + 0.3, person)
        if last is not None and last[1].gender in ("", gender):
            distance = at - last[0]
            bonus = 3.0 if distance < 400 else 1.5 if distance < 900 else 0.0
            old = scores.get(id(last[1]))
            base = old[0] if old else -2.0 - distance / 400
            scores[id(last[1])] = (base + bonus, last[1])
        # "He blasted Trump": he is another; "While he liked it, Trump said": he is not
        subject = self._text[at : at + 3].lower() in ("he ", "she")
        if subject and not _SUBORDINATE.search(self._text, max(0, at - 12), at):
            scores = {k: row for k, row in scores.items() if not named_after(self._text, row[1], at)}
        if not scores:
            return None
        return max(scores.values(), key=lambda row: row[0])[1]

    def _is_subject(self, end: int) -> bool:
        """A name with a verb after it, or an apposition: "Clinton said", "Clinton, who"; not "Clinton's"."""
        after = self._text[end : end + 8]
        return after[:1] == "," or (after[:1] == " " and after[1:2].islower() and not _NO_VERB.match(after))

    def just_before(self, at: int) -> Person | None:
        """The person whose name ends right before a relative pronoun: "Trump, who says"."""
        i = bisect_right(self._starts, at) - 1
        if i < 0:
            return None
        _, end, person = self._mentions[i]
        between = self._text[end:at]
        if len(between) > 90 or re.search(r"[.;!?\n]\s", between):
            return None
        plain = re.sub(r"\([^)]*\)", "", between).strip()
        return person if plain in ("", ",", "--", "—") or _APPOSITION.fullmatch(plain) else None

    def _infer_genders(self) -> None:
        """A gender for those whose name tells none: by the first "he" or "she" after it in its sentence."""
        for person in {id(p): p for _, _, p in self._mentions if not p.gender}.values():
            votes = 0
            for name in person.mentions[:8]:
                after = _GENDERED.search(self._text, name.end, name.end + 120)
                if after and not _SENTENCE.search(self._text, name.end, after.start()):
                    votes += 1 if after.group().lower() in HE else -1
            person.gender = "m" if votes > 0 else "f" if votes < 0 else ""


def antecedent_phrase(text: str, at: int) -> Span | None:
    """What a relative pronoun at `at` stands for: the nearest name or noun for people or for a body."""
    known = vocabulary()
    begin = max(0, at - 90)
    begin += max(text[begin:at].rfind(". "), text[begin:at].rfind("\n")) + 1
    before = text[begin:at].rstrip(" ,")
    begin += max(before.rfind(", "), before.rfind(" -- "), before.rfind("—")) + 1
    names = list(find_names(text, begin, at))
    if names and not text[names[-1].end : at].strip(" ,"):
        return Span(names[-1].title_start, names[-1].end)
    words = [(m.start(), m.end(), m.group().lower()) for m in _WORD.finditer(text, begin, at)][:-9:-1]
    for i, (start, end, word) in enumerate(words):
        if any(
            word in nouns
            for nouns in (known.people, known.organizations, known.institutions, known.documents)
        ):
            # back to "an" of "an architect", so that it is read as the phrase that it is
            return Span(next((s for s, _, w in words[i + 1 :] if w in _ARTICLES), start), end)
    return None
