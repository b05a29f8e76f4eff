"""Normal form: the words of a quotation as they are compared, with what an outlet's house style changes evened out.

Quotation marks, dashes, case, accents, contractions, possessives, number words and an editor's brackets make no
difference; a sum is written one way, "$5m" as "five million dollars" (`number_forms`). Words that an editor put in
brackets are not the speaker's and are left out; where these or an ellipsis interrupt the words, a cut is kept. A
capital inside a sentence makes no difference either, but is kept beside the words, because it marks a name. Whether
two quotations are the same is left to `comparison`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cached_property

from quotetrack.language.en.matching import CONTRACTIONS, ENDINGS, SIGNS
from quotetrack.language.en.numbers import NUMBERS, ORDINALS, SHORT_MAGNITUDES
from quotetrack.language.lexicon import alternatives, words
from quotetrack.matching import number_forms
from quotetrack.matching.number_forms import is_number

VERSION = "4"
REPORTED = "~"  # what is kept before words that are reported; no word has it
SHOUTED = 4  # words, from which on capitals on most of them are taken for a headline

_MARKS = str.maketrans(
    dict.fromkeys("‘’‚‛ʼʹ′`´＇‹›", "'")
    | dict.fromkeys("“”„‟«»〝〞＂″", '"')
    | dict.fromkeys("‐‑‒–−﹘﹣－", "-")
    | dict.fromkeys("—―", " - ")
    | {"…": "...", "\u00ad": None, "\u200b": None, "\u200c": None, "\u200d": None, "\ufeff": None}
)
# Unicode sorts a run of combining marks in time that grows with its square; thirty are allowed (UAX #15, D6).
_HEAP = re.compile(r"([^\w\s\x00-\x7f]{30})[^\w\s\x00-\x7f]+")
_ACCENTS = re.compile("[\u0300-\u036f]+")
# A capital at the head of a word, not in "O'Malley"; that of "[T]he" is the editor's. ^ goes before it.
_CAPITAL = re.compile(r"""(?=[A-Z])(?<!\w['‘’])(?<![^\s"'“”‘’(—–-])""")
# "[T]he", "kill[ed]": the bracket is part of a word. "[sic]", "[the president]": the editor's own words.
_IN_WORD = re.compile(r"(?<=\w)\[([^\W_]{1,4})\]|\[([^\W_]{1,4})\](?=\w)")
_SIGNS = "".join(map(re.escape, SIGNS))
_OF_STATES = re.compile(r"\bu\.?s\.?(?=\$)")  # "US$5 million": "A$5 million" is not read
# "It fell," he said. "They ran": the comma is the reporter's, and a sentence ends.
_TOKEN = re.compile(
    rf"""
    (?P<plain>[a-z]{{2,}}+(?:[ ][a-z]{{2,}}+)*(?!'?[^\W_]))
  | (?P<bracket>\[[^\[\]]{{0,200}}\])
  | (?P<capital>\^)
  | (?P<cut>\.[ ]?\.[ ]?\.[. ]{{0,8}})
  | (?P<initials>(?<![\w.])[^\W\d_](?:\.[^\W\d_])+(?![^\W_])\.?)
  | (?P<stop>
        [.!?;:](?![^\W_]) | (?<=\bno), | ,(?=[ ]\^(?:{alternatives("matching.openers", "words")})\b)
      | " | -[ ] | -- | \n | (?<!\w)' | '(?!\w)
    )
  | (?=[\d.{_SIGNS}-])(?:
        (?P<rank>\d+(?:st|nd|rd|th)(?![^\W_]))
      | (?P<minus>(?<![^\s("'])-(?=[{_SIGNS}]?\.?\d))?(?P<sign>[{_SIGNS}]-?(?=\.?\d))?
        (?P<number>\d+(?:[.,]\d+)*|(?<![\w.])\.\d+)(?P<percent>[ ]?%)?
        (?(sign)(?P<short>[ ]?(?:{"|".join(SHORT_MAGNITUDES)})(?![^\W_]))?)
      | (?P<after>[{_SIGNS}])
    )
  | (?P<word>[^\W_]+(?:'[^\W_]+)*)
    """,
    re.VERBOSE,
)
# "third" as "3rd"; "first" and "second" are said of more than places in a row.
_RANKS = {word: f"{rank}{'rd' if rank == 3 else 'th'}" for word, rank in ORDINALS.items() if rank > 2}
_TAKES_IS = words("matching.is", "words")
_NEGATIONS = words("closed", "negations")
_FIRST = {"1st": "first", "2nd": "second"}
# A word without a mark → what is written for it.
_WHOLE = {word: [str(number)] for word, number in NUMBERS.items()}
_WHOLE |= {word: [rank] for word, rank in _RANKS.items()} | CONTRACTIONS
_OTHERWISE = frozenset((*_WHOLE, *number_forms.JOINING))


@dataclass(frozen=True)
class NormalForm:
    """The normal form of one quotation.

    `cuts` and `stops` are word positions: before words[i] (or, for len(words), after the last one) an editor
    left something out or put something in; a sentence, a clause or a nested quotation begins or ends. `names`
    are the positions of words that have a capital inside a sentence; where most words have one, as in a
    headline, it tells nothing and there are none. `reported` are the words of whoever reports what somebody said:
    they match others of the kind only. `stored(str(n)) == n`, so `str(n)` can be kept; it is also what `normal` makes
    of it, for a quotation.
    """

    words: tuple[str, ...]
    cuts: frozenset[int] = frozenset()
    stops: frozenset[int] = frozenset()
    names: frozenset[int] = frozenset()
    reported: bool = False

    @cached_property
    def bag(self) -> frozenset[str]:
        """The distinct words."""
        return frozenset(self.words)

    @cached_property
    def named(self) -> frozenset[str]:
        """The distinct words that are or belong to names."""
        return frozenset(self.words[i] for i in self.names)

    @cached_property
    def joined(self) -> str:
        """The words with single spaces."""
        return " ".join(self.words)

    def __str__(self) -> str:
        return self._text

    @cached_property
    def _text(self) -> str:
        if not (self.cuts or self.stops or self.names or self.reported):
            return self.joined
        out = [REPORTED] * self.reported
        for i in range(len(self.words) + 1):
            out += [";"] * (i in self.stops) + ["…"] * (i in self.cuts)
            out += [w[0].upper() + w[1:] if i in self.names else w for w in self.words[i : i + 1]]
        return " ".join(out)


def normalize(text: str) -> NormalForm:
    """The normal form of a quotation, given with or without its marks. Time is linear in the text."""
    words: list[str] = []
    cuts: list[int] = []
    # A capital letter begins a sentence: "Everyone will pay" is not the end of "Not everyone will pay".
    stops = [0] if next(filter(str.isalnum, text), "").isupper() else []
    capitals: list[int] = []
    text = _fold(text)
    if "$" in text:
        text = _OF_STATES.sub("", text)
    _collect(_IN_WORD.sub(r"\1\2", text) if "[" in text else text, words, cuts, stops, capitals)
    return NormalForm(
        tuple(words), frozenset(cuts), frozenset(stops), _names(words, capitals, {0, *cuts, *stops})
    )


def reported_form(text: str) -> NormalForm:
    """The normal form of what an article reports that somebody said, in words of its own: the content of an indirect
    statement. "That" at its head is the reporter's syntax, and falls away."""
    n = normalize(text)
    if n.words[:1] == ("that",):
        n = _without_first(n)
    return replace(n, reported=True)


def _without_first(n: NormalForm) -> NormalForm:
    cuts, stops, names = (frozenset(i - 1 for i in some if i > 0) for some in (n.cuts, n.stops, n.names))
    return NormalForm(n.words[1:], cuts, stops, names)


def stored_form(text: str) -> NormalForm:
    """The normal form that `text` is the `str` of: `stored(str(n)) == n`, sooner than `normal` says so."""
    tokens = text.split(" ") if text else []
    if text.islower() and ";" not in text and "…" not in text and tokens[0] != REPORTED:
        return NormalForm(tuple(tokens))
    retold = tokens[:1] == [REPORTED]
    words: list[str] = []
    cuts: list[int] = []
    stops: list[int] = []
    names: list[int] = []
    for token in tokens[retold:]:
        if token == ";":
            stops.append(len(words))
        elif token == "…":
            cuts.append(len(words))
        else:
            if "A" <= token[0] <= "Z":
                names.append(len(words))
                token = token.lower()
            words.append(token)
    return NormalForm(tuple(words), frozenset(cuts), frozenset(stops), frozenset(names), retold)


def _names(words: list[str], capitals: list[int], begins: set[int]) -> frozenset[int]:
    """The positions among `capitals` that tell a name: not where a sentence begins, not in a headline."""
    inside = frozenset(
        i for i in capitals if i < len(words) and i not in begins and "a" <= words[i][0] <= "z"
    )
    return inside if len(words) < SHOUTED or 2 * len(inside) <= len(words) else frozenset()


def _fold(text: str) -> str:
    """Case, width, accents and typographic marks evened out; ^ before a word with a capital."""
    text = _CAPITAL.sub("^", text.replace("^", " ")).translate(_MARKS)
    if text.isascii():
        return text.lower()
    # "Peña Nieto" and "Pena Nieto" are one name; outlets drop accents.
    text = unicodedata.normalize("NFKD", _HEAP.sub(r"\1", text)).casefold()
    text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    return unicodedata.normalize("NFKC", text).translate(_MARKS)


def _collect(text: str, words: list[str], cuts: list[int], stops: list[int], capitals: list[int]) -> None:
    tens = False  # the last word was "twenty": "twenty-five" is one number

    def put(word: str) -> None:
        """Add one word of the normal form, or what it makes of the word before."""
        if not number_forms.join_numbers(words, word):
            words.append(word)
        elif capitals[-1:] == [len(words)]:  # "Five Million": no name begins behind it
            capitals.pop()

    def add(word: str, tens: bool = False) -> bool:
        """Add one word as written. Was it "twenty"? `tens`: the word before was."""
        unit = NUMBERS.get(word, 0)
        if tens and 0 < unit < 10:
            words[-1] = words[-1][:-1] + str(unit)
            if capitals[-1:] == [len(words)]:
                capitals.pop()
            return False
        for part in _expanded(word):
            put(part)
        return unit >= 20

    for token in _TOKEN.finditer(text):
        kind, found = token.lastgroup, token.group()
        if kind == "capital":
            capitals.append(len(words))
            continue
        if kind == "plain":  # words in a row, most of which are what they are
            some = found.split(" ")
            if _OTHERWISE.isdisjoint(some):
                words += some
                tens = False
            else:
                for word in some:
                    if word in _OTHERWISE:
                        tens = add(word, tens)
                    else:
                        words.append(word)
                        tens = False
            continue
        if kind == "word":
            if "'" in found or found in _OTHERWISE:
                tens = add(found, tens)
            else:
                words.append(found)
                tens = False
            continue
        tens = False
        if kind == "cut":
            cuts.append(len(words))
        elif kind == "stop":
            stops.append(len(words))
        elif kind == "bracket":
            theirs = _editors(found[1:-1])
            for word in theirs or ():
                add(word)
            if theirs is None:
                cuts.append(len(words))
        elif kind == "initials":
            add(found.replace(".", ""))
        elif kind == "rank":
            words.append(_FIRST.get(found, found))
        elif kind == "after":  # "5 million €"
            if words and is_number(words[-1]) and len(words) not in (*stops[-1:], *cuts[-1:]):
                words.append(SIGNS[found])
        else:
            sign = token["sign"] or ""
            put(number_forms.written_number(token["number"], negative=bool(token["minus"] or sign[1:])))
            if sign:
                words.append(SIGNS[sign[0]])
            if token["percent"]:
                words.append("percent")
            if token["short"]:
                put(SHORT_MAGNITUDES[token["short"].strip()])


def _editors(inside: str) -> list[str] | None:
    """What stays of the words in brackets. An editor's words fall away, except that "[not]" or "[15]" changes what is
    said. None: they stand for what was said."""
    theirs: list[str] = []
    _collect(inside, theirs, [], [], [])
    if any(word in _NEGATIONS or is_number(word) for word in theirs):
        return theirs
    return [] if theirs == ["sic"] else None


def _expanded(word: str) -> list[str]:
    """The words that one stands for as written: "won't" → will not, "Trump's" → trump."""
    if word in _WHOLE:
        return _WHOLE[word]
    head, _, ending = word.rpartition("'")
    if not head:
        return [ending]
    if ending == "s":
        rest = ["is"] if head in _TAKES_IS else []
    elif ending == "t" and head.endswith("n") and len(head) > 2:
        head, rest = head[:-1], ["not"]
    elif ending in ENDINGS:
        rest = [ENDINGS[ending]]
    else:  # "o'clock", "O'Malley"
        head, rest = head + ending, []
    return [*(_WHOLE.get(head) or [head.replace("'", "")]), *rest]
