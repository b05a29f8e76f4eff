"""Invented news articles, any number of them, always the same ones: what the benchmark reads.

Everything is recombined from the word lists and templates of `invented.toml`. Names and rare words are made
of syllables, so that the vocabulary grows with the number of articles as it does in news. Every fifth
article brings a planted quotation, which one to three later articles carry again: verbatim, trimmed, or
with an ellipsis.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from quotetrack.model import Article

_LISTS: dict[str, str] = tomllib.loads(Path(__file__).with_name("invented.toml").read_text("utf-8"))
WORDS = {name: [" ".join(item.split()) for item in items.split("|")] for name, items in _LISTS.items()}


@dataclass(frozen=True)
class Invented:
    """An article and the planted quotations that it carries, by number."""

    article: Article
    planted: tuple[int, ...]


def invent(count: int, seed: int = 1) -> Iterator[Invented]:
    """`count` articles of some 350 words; the first ones of a longer run are those of a shorter one."""
    chance = random.Random(seed)
    due: dict[int, list[tuple[int, str, str]]] = {}
    for number in range(count):
        planted = due.pop(number, [])
        if number % 5 == 0:
            said = " and ".join(_fill(template, chance) for template in chance.sample(WORDS["speech"], 2))
            speaker = _name(chance)
            planted.append((number, said, speaker))
            for _ in range(chance.randint(1, 3)):
                later = number + chance.randint(1, 40)
                due.setdefault(later, []).append((number, edited(said, chance), speaker))
        yield Invented(_article(number, planted, chance), tuple(sorted({n for n, *_ in planted})))


def _article(number: int, planted: list[tuple[int, str, str]], chance: random.Random) -> Article:
    paragraphs = [_fill(_pick("narration", chance), chance)]
    paragraphs += [_speech(said, who, chance) for _, said, who in planted]
    for _ in range(8):
        who = _name(chance)
        role = _pick("roles", chance)
        paragraphs += [
            _speech(_fill(_pick("speech", chance), chance), f"{who}, the {role},", chance),
            _fill(_pick("narration", chance), chance) + " " + _fill(_pick("narration", chance), chance),
            _indirect(who, chance),
        ]
    title = _capital(_fill("{body} to {deed} {place} {thing}", chance))
    return Article(
        id=f"invented-{number:06}",
        text="\n\n".join([title, *paragraphs]),
        outlet=_pick("outlets", chance),
        title=title,
        published=date(2020, 1, 1) + timedelta(days=number // 25),
    )


def _speech(said: str, who: str, chance: random.Random) -> str:
    cue = _pick("cues", chance)
    shape = chance.randrange(4)
    if shape == 0:
        return f"“{_capital(said)},” {who} {cue}."
    if shape == 1:
        return f"{_capital(who)} {cue}: “{_capital(said)}.”"
    if shape == 2:
        words = said.split()
        half = len(words) // 2
        return f"“{_capital(' '.join(words[:half]))},” {who} {cue}, “{' '.join(words[half:])}.”"
    return f"“{_capital(said)},” {who} {cue}. “{_capital(_fill(_pick('speech', chance), chance))}.”"


def _indirect(who: str, chance: random.Random) -> str:
    source = chance.choice([who.split()[-1], _pick("unnamed", chance), _pick("bodies", chance)])
    claim = _fill(_pick("paraphrase", chance), chance)
    if chance.random() < 0.5:
        return f"According to {source}, {claim}."
    scorn = f"a {_pick('states', chance)} {_pick('things', chance)}"
    return f"{_capital(source)} said that {claim}, calling it “{scorn}.”"


def edited(said: str, chance: random.Random) -> str:
    words = said.split()
    third = len(words) // 3
    copies = [said, " ".join(words[third:]), " ".join(words[:-third])]
    return chance.choice([*copies, " ".join([*words[:third], "…", *words[third + 3 :]])])


def _fill(template: str, chance: random.Random) -> str:
    thing, thing2 = chance.sample(WORDS["things"], 2)
    state, state2 = chance.sample(WORDS["states"], 2)
    filled = template.format(
        thing=thing, thing2=thing2, state=state, state2=state2, deed=_pick("deeds", chance),
        time=_pick("times", chance), body=_pick("bodies", chance), name=_name(chance), place=_coined(chance),
        number=chance.randint(2, 900),
    )  # fmt: skip
    return _capital(filled) if filled.endswith(".") else filled


def _pick(kind: str, chance: random.Random) -> str:
    return chance.choice(WORDS[kind])


def _name(chance: random.Random) -> str:
    return f"{_pick('first', chance)} {_coined(chance)}"


def _coined(chance: random.Random) -> str:
    return "".join(_pick("syllables", chance) for _ in range(chance.randint(2, 3))).capitalize()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
