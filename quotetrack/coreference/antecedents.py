"""Antecedents: which person before a place in the text a mention such as "he", "who" or "the president" refers to.

Uses gender, nearness and grammatical place, in the order of Hobbs and of centering theory (the subject of the
sentence before, then what is nearest), with one lesson of news prose: "he" beside a cue is usually whoever spoke
last. A name inside somebody's quotation is no candidate.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from quotetrack.coreference.names import Name, Names
from quotetrack.coreference.person import Person
from quotetrack.coreference.person_index import PersonIndex, is_namesake
from quotetrack.language.lexicon import pattern, words

_SENTENCE = re.compile(r"[.!?\n]\s")
_SUBORDINATE = pattern("patterns.antecedents", "subordinate")
_NO_VERB = pattern("patterns.antecedents", "no_verb")
_APPOSITION = pattern("patterns.antecedents", "apposition")
_IN_BRACKETS = re.compile(r"\([^)]{0,60}\)")
_GENDERED = re.compile(r"\b(?:[Hh]e|[Hh]is|him|[Ss]he|[Hh]er|himself|herself)\b")
_HE = words("closed", "he")
_CUED = pattern("patterns.antecedents", "cued")
_SAID = re.compile(r" (?:said|says|told|wrote|added|argued)\b")
_LINK = pattern("patterns.antecedents", "link")
_PAST = 1500  # characters back that a pronoun reaches
_QUOTED = (-1, 0.0)  # the place of a name inside a quotation
_NEXT = 8  # mentions ahead
_MANY = 80  # mentions back that are weighed; a bound keeps hostile text linear


class Antecedents:
    """The people whom words can take up, by place in the text."""

    def __init__(
        self,
        text: str,
        names: Names,
        roster: PersonIndex,
        quoted: Sequence[tuple[int, int]],
        sentences: Sequence[int],
    ) -> None:
        self._text = text
        self._names = names
        self._quote_starts = [start for start, _ in quoted]
        self._quote_ends = [end for _, end in quoted]
        self._sentences = sentences  # where each begins
        self._mentions = roster.mentions()
        self._starts = [row[0] for row in self._mentions]
        self._places: dict[int, tuple[int, float]] = {}
        self._told: set[Person] = set()  # whose gender was looked for in the text

    def inside_quotation(self, at: int) -> bool:
        """Whether offset `at` lies between quotation marks."""
        i = bisect_right(self._quote_starts, at) - 1
        return i >= 0 and at < self._quote_ends[i]

    def sentence_start(self, at: int) -> int:
        """Where the sentence of offset `at` begins."""
        i = bisect_right(self._sentences, at)
        return self._sentences[i - 1] if i else 0

    def any_between(self, start: int, end: int, gender: str) -> bool:
        """Whether somebody whom "he" or "she" could mean is named between two offsets."""
        first = bisect_left(self._starts, start)
        between = self._mentions[first : min(bisect_left(self._starts, end), first + _MANY)]
        return any(person.gender in ("", gender) for _, _, person in between)

    def others_between(self, start: int, end: int, person: Person) -> bool:
        """Whether another than `person` is the subject of a sentence between two offsets."""
        first = bisect_left(self._starts, start)
        between = range(first, min(bisect_left(self._starts, end), first + _MANY))
        return any(
            self._mentions[i][2] is not person
            and not self.inside_quotation(self._starts[i])
            and self._is_subject(self._mentions[i][1])
            for i in between
        )

    def person(
        self,
        at: int,
        gender: str,
        last: tuple[int, Person] | None,
        fits: Callable[[Person], bool] | None = None,
    ) -> Person | None:
        """Whom "he" or "she" at offset `at` means, or "the president" (any gender, and who `fits`); `last` is
        the person who spoke before, and where."""
        scores = self._nearness(at, gender)
        if last is not None and (not gender or last[1].gender in ("", gender)):
            distance = at - last[0]
            bonus = 3.0 if distance < 400 else 1.5 if distance < 900 else 0.0
            if scores and self._taken_over(last, at, gender):
                bonus = min(bonus, 1.0)
            elif gender and not last[1].gender and len(last[1].keys) > 1 and distance < 300:
                bonus += 2.0  # who speaks on needs no given name that tells the gender
            scores[last[1]] = scores.get(last[1], -2.0 - distance / 400) + bonus
        # "He blasted Trump": he is another; "While he liked it, Trump said": he is not
        subject = not gender or self._text[at : at + 3].lower() in ("he ", "she")
        if subject and not _SUBORDINATE.search(self._text, max(0, at - 12), at):
            scores = {who: score for who, score in scores.items() if not is_namesake(self._text, who, at)}
        if fits is not None:  # "the billionaire" is whom the article is about, not who stands by
            scores = {who: score + 0.3 * min(len(who.mentions), 12) for who, score in scores.items()}
        for who in sorted(scores, key=scores.__getitem__, reverse=True)[:4]:
            if fits is None or fits(who):
                return who
        return None

    def opens(self, at: int, fits: Callable[[Person], bool]) -> Person | None:
        """Who `fits` and is the subject of the first sentence after `at`, where the text begins with a name."""
        i = bisect_left(self._starts, at)
        if i == len(self._starts):
            return None
        start, end, person = self._mentions[i]
        begins = not self._text[at:start].strip() or self._text[at:start].rstrip().endswith(
            ("—", "–", "-", ".")
        )
        plain = start - at < 60 and begins and self._text[end : end + 2] != "’s"
        return person if plain and self._opens_clause(end) and fits(person) else None

    def _opens_clause(self, end: int) -> bool:
        return self._is_subject(end) or self._text.startswith((" of ", " from "), end)

    def new_speaker(self, at: int, sources: Sequence[int]) -> Person | None:
        """Of the people named after `at`, the first who is met there and speaks at once."""
        first = bisect_left(self._starts, at)
        for start, end, person in self._mentions[first : first + _NEXT]:
            if person.mentions[0].start != start or self.inside_quotation(start):
                continue
            i = bisect_right(sources, start) - 1  # "said | Missouri Sen. Ana Souza"
            titled = person.mentions[0].title_start
            if (i >= 0 and max(at, titled) <= sources[i]) or _SAID.match(self._text, end):
                return person
        return None

    def after_comma(self, at: int, gender: str) -> Person | None:
        """The subject that follows the phrase of `at` in its sentence: "In his bill to ban it, | Salceda cited"."""
        first = bisect_left(self._starts, at)
        for start, end, person in self._mentions[first : first + 6]:
            if _SENTENCE.search(self._text, at, start):
                return None
            if self._text[start - 2 : start] == ", " and self._is_subject(end):
                return person if person.gender in ("", gender) else None
        return None

    def named_last(self, at: int, fits: Callable[[Person], bool]) -> Person | None:
        """Who `fits` and is named last before `at`, in this sentence or the two before."""
        here = bisect_right(self._sentences, at)
        i = bisect_left(self._starts, at)
        for start, _, person in reversed(self._mentions[max(0, i - _MANY) : i]):
            if here - bisect_right(self._sentences, start) > 2:
                return None
            if not self.inside_quotation(start) and fits(person) and not is_namesake(self._text, person, at):
                return person
        return None

    def _nearness(self, at: int, gender: str) -> dict[Person, float]:
        scores: dict[Person, float] = {}
        here = bisect_right(self._sentences, at)
        first = max(bisect_left(self._starts, at - _PAST), bisect_left(self._starts, at) - _MANY)
        for i in range(bisect_left(self._starts, at) - 1, first - 1, -1):
            _, end, person = self._mentions[i]
            if gender and not person.gender and person not in self._told:
                self._infer_gender(person)
            if end > at or (gender and person.gender not in ("", gender)):
                continue
            place = self._places.get(i) or self._place(i)
            if place is _QUOTED:
                continue
            score = place[1] - 2.0 * (here - place[0])
            if gender and not person.gender:
                score -= 4.0
            old = scores.get(person)
            scores[person] = score if old is None else max(old, score) + 0.3
        return scores

    def _place(self, i: int) -> tuple[int, float]:
        """The sentence of mention `i`, and how prominent it is there; kept, for the next pronoun will ask."""
        start, end, _ = self._mentions[i]
        if self.inside_quotation(start):
            place = _QUOTED
        else:
            there = bisect_right(self._sentences, start)
            opening = self._sentences[there - 1] if there else 0
            place = there, (opening - start) / 200 + (1.5 if self._is_subject(end) else 0.0)
        self._places[i] = place
        return place

    def _taken_over(self, last: tuple[int, Person], at: int, gender: str) -> bool:
        """ "“…,” Haugland said. Petrovic shrugged. “…,” she said": another sentence has another subject."""
        i = bisect_left(self._starts, at)
        here = bisect_right(self._sentences, last[0])
        for start, end, person in reversed(self._mentions[max(0, i - 6) : i]):
            there = bisect_right(self._sentences, start)
            if there <= here:
                return False
            opens = start - self._sentences[there - 1] < 3 and self._text[end : end + 1] == " "
            if opens and person is not last[1] and person.gender == gender and self._is_subject(end):
                return True
        return False

    def _is_subject(self, end: int) -> bool:
        """A name with a verb after it, or an apposition: "Clinton said", "Clinton, who"; not "Clinton's"."""
        after = self._text[end : end + 2]
        return after[:1] == "," or (
            after[:1] == " " and after[1:].islower() and not _NO_VERB.match(self._text, end, end + 8)
        )

    def just_before(self, at: int) -> Person | None:
        """The person whose name ends right before a relative pronoun: "Trump, who says"."""
        i = bisect_right(self._starts, at) - 1
        if i < 0:
            return None
        _, end, person = self._mentions[i]
        if at - end > 90 or _SENTENCE.search(self._text, end, at):
            return None
        between = self._text[end:at]
        plain = (_IN_BRACKETS.sub("", between) if "(" in between else between).strip()
        return person if plain in ("", ",", "--", "—", "(") or _APPOSITION.fullmatch(plain) else None

    def described(self, at: int) -> Name | None:
        """The person whom words from `at` on only describe: "said Ronald Stone, | a lawyer who …", "Angela Reid
        is | the attorney who …"."""
        text = self._text
        link = _LINK.search(text, max(0, at - 40), at)
        if link is None:
            return None
        name = self._names.ending_at(link.start())
        if name is None or name.form.kind not in ("", "person") or name.form.possessive:
            return None
        if not name.form.titles and len(name.form.keys) < 2:
            return None
        return name if _CUED.search(text, max(0, name.title_start - 60), name.title_start) else None

    def _infer_gender(self, person: Person) -> None:
        """A gender for one whose name tells none: by the first "he" or "she" after it in its sentence."""
        self._told.add(person)
        votes = 0
        for name in person.mentions[:8]:
            after = _GENDERED.search(self._text, name.end, name.end + 120)
            if after and not _SENTENCE.search(self._text, name.end, after.start()):
                votes += 1 if after.group().lower() in _HE else -1
        person.gender = "m" if votes > 0 else "f" if votes < 0 else ""
