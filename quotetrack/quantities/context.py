"""What stands around a number: what is counted, and the words by which it can be recognised in another text.

Decides which words say what is counted ("12 people were killed": people, and the state "dead", which "killing 12" and
"12 dead" say as well) and in what order the other words of the sentence are near. Says nothing of values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotetrack.language.en.inflection import stem
from quotetrack.language.en.numbers import MAGNITUDES, NUMBERS
from quotetrack.language.en.quantities import STATES
from quotetrack.language.lexicon import words
from quotetrack.quantities.numerals import word
from quotetrack.quantities.tokens import Token, TokenKind

_NOUNS = 3  # words of what is counted
_CLAUSE = 7  # words behind a number that may say what became of those
_BACK = 2
_AROUND = 6  # words on either side
_STOPS = words("quantities.counted", "stops")
_NO_MATTER = _STOPS | NUMBERS.keys() | MAGNITUDES.keys()
_BREAKS = words("quantities.counted", "breaks")
_PASSES = words("quantities.counted", "passes")


def counted_noun(row: Sequence[Token], begin: int, end: int) -> frozenset[str]:
    """What row[begin:end] counts: nouns without endings, and of `STATES` what became of them."""
    nouns = [n for n in _nouns(row, end) if n not in words("quantities.counted", "anybody")]
    state = _state_behind(row, end) or _state_before(row, begin)
    return frozenset([*nouns, *([state] if state else [])])


def nearby_words(row: Sequence[Token], begin: int, end: int) -> tuple[str, ...]:
    """The telling words of the sentence around row[begin:end], the nearest first, no word twice."""
    sides = [list(_walk(row, range(end, min(len(row), end + 2 * _AROUND))))]
    sides.append(list(_walk(row, range(begin - 1, max(-1, begin - 1 - 2 * _AROUND), -1))))
    mixed = [
        side[n] for n in range(_AROUND) for side in sides if n < len(side)
    ]  # the first behind, the first before …
    return tuple(dict.fromkeys(mixed))


def _walk(row: Sequence[Token], places: range) -> Iterator[str]:
    for i in places:
        token = row[i]
        if token.piece is TokenKind.END:
            return
        if token.piece is TokenKind.WORD and token.word not in _NO_MATTER:
            yield STATES.get(token.word) or stem(token.word)


def _nouns(row: Sequence[Token], end: int) -> Iterator[str]:
    """The words right behind a number, up to one of grammar: "12 Syrian refugees were …"; "12 of the refugees"."""
    at = end
    if word(row, at) in ("-", "–"):
        at += 1
    while word(row, at) in words("quantities.counted", "before_noun") and at < end + 3:
        at += 1
    for token in row[at : at + _NOUNS]:
        if token.piece is not TokenKind.WORD or token.word in _STOPS or token.word in STATES:
            return
        yield stem(token.word)


def _state_behind(row: Sequence[Token], end: int) -> str | None:
    """ "12 people were killed", "12 dead", "12 others wounded", up to the end of the clause."""
    for token in row[end : end + _CLAUSE]:
        if (
            token.piece is TokenKind.END
            or token.word in _BREAKS
            or token.word in ("who", "which", "when", "after")
        ):
            return None
        if token.word in STATES:
            return STATES[token.word]
    return None


def _state_before(row: Sequence[Token], begin: int) -> str | None:
    """ "killed 12", "killing the 12", "death toll of 12", "the dead: 12"."""
    at, left = begin - 1, _BACK
    while at >= 0 and left:
        here = row[at].word
        if here in STATES:
            return STATES[here]
        if here not in _PASSES and here not in words("quantities.counted", "before_number"):
            return None
        left -= here not in _PASSES
        at -= 1
    return None
