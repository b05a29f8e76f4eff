"""Units: sentences as extraction reads them, with every quotation folded into one token.

`"I won. I did," she said. "Twice."` is two units, `Q she said .` and `Q`: the grammar around a quotation is short,
and no word inside it can be taken for a cue. A sentence that ends inside a quotation is joined to the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotetrack.extract.words import lexicon, word_set
from quotetrack.model import Span
from quotetrack.segment import Quotation, Segments

QUOTE = 1 << 20  # the class of a folded quotation
CAPITAL = 1 << 21  # a word that begins with a capital letter, or a number
COMMA = 1 << 22
STOP = 1 << 23  # . ! ? ; : and dashes: what no noun phrase crosses
OTHER = 1 << 24  # other punctuation
SUFFIX = 1 << 25  # 's, n't, 'll: an ending cut from its word

_LONGEST = 1000  # tokens of a unit, where quotations that overlap sentences chain without end
_OPEN_END = frozenset("?!…—–-,")
_PUNCTUATION = {",": COMMA, **dict.fromkeys(".!?;:…—–―-", STOP), **dict.fromkeys("()[]{}\"'“”‘’/*•·|", OTHER)}
_PUNCTUATION |= {"--": STOP, "---": STOP, "...": STOP}

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[:.,]\d+)+|[@#$£€]?\w+(?:[-'’./&,]\w+)*|--+|\.\.\.+|[^\w\s]")
_SUFFIX = re.compile(r"(.{2,})(['’]s|n['’]t|['’](?:ve|re|ll|d|m))$")


class Unit:
    """The tokens of one or more sentences: parallel lists, for speed. `paragraph` is the paragraph's number."""

    __slots__ = ("classes", "ends", "low", "paragraph", "quotes", "starts", "text")

    def __init__(self, text: str, paragraph: int) -> None:
        self.text = text
        self.paragraph = paragraph
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.low: list[str] = []
        self.classes: list[int] = []
        self.quotes: dict[int, Quotation] = {}  # token → the quotation folded into it

    def __len__(self) -> int:
        return len(self.low)

    def span(self, first: int, after: int) -> Span:
        """The stretch of text from token `first` to before token `after`."""
        return Span(self.starts[first], self.ends[after - 1])

    def words(self, first: int, after: int) -> str:
        """The words of that stretch."""
        return self.text[self.starts[first] : self.ends[after - 1]]


def units(text: str, segments: Segments) -> Iterator[Unit]:
    """The units of an article, in order."""
    sentences, quotations = segments.sentences, segments.quotations
    s = q = 0
    for number, paragraph in enumerate(segments.paragraphs):
        position = paragraph.start
        while s < len(sentences) and sentences[s].start < paragraph.end:
            end = sentences[s].end
            s += 1
            unit = Unit(text, number)
            while q < len(quotations) and quotations[q].span.start < end:
                if len(unit) > _LONGEST:
                    yield unit
                    unit = Unit(text, number)
                _tokenize(unit, position, quotations[q].span.start)
                position = _fold(unit, quotations[q])
                q += 1
                # a sentence that ends inside the quotation goes on to the end of the one that holds its end
                while end < position and s < len(sentences) and sentences[s].start < position:
                    end = sentences[s].end
                    s += 1
                end = max(end, position)
                # `"Why?" he asked.`: a mark of its own ends the quotation, not the sentence around it
                if (
                    end == position
                    and text[max(position - 4, 0) : position].rstrip("\"”’'»")[-1:] in _OPEN_END
                    and s < len(sentences)
                    and sentences[s].start < paragraph.end
                ):
                    end = sentences[s].end
                    s += 1
            _tokenize(unit, position, end)
            position = end
            if unit.low:
                yield unit


def _fold(unit: Unit, quotation: Quotation) -> int:
    if _is_title(unit, quotation):
        unit.starts.append(quotation.span.start)
        unit.ends.append(quotation.span.end)
        unit.low.append("title")
        unit.classes.append(CAPITAL)
        if unit.text[quotation.inner.end - 1] == ",":
            unit.starts.append(quotation.inner.end - 1)
            unit.ends.append(quotation.inner.end)
            unit.low.append(",")
            unit.classes.append(COMMA)
        return quotation.span.end
    unit.quotes[len(unit.low)] = quotation
    unit.starts.append(quotation.span.start)
    unit.ends.append(quotation.span.end)
    unit.low.append('"')
    unit.classes.append(QUOTE)
    return quotation.span.end


# words before the title of a work: "on “Face the Nation”", "a memoir titled “…”", "CNN's “State of the Union”"
_BEFORE_TITLE = word_set("before_title")


def _is_title(unit: Unit, quotation: Quotation) -> bool:
    """Whether the marks enclose the title of a work: every longer word of it has a capital letter."""
    if not unit.low or quotation.inner.end - quotation.inner.start > 70 or unit.low[-1] not in _BEFORE_TITLE:
        return False
    words = [w for w in re.split(r"[^\w'’]+", quotation.inner.of(unit.text)) if w]
    return (
        0 < len(words) <= 9 and words[0][0].isupper() and all(len(w) < 4 or not w[0].islower() for w in words)
    )


def _tokenize(unit: Unit, start: int, end: int) -> None:
    if start >= end:
        return
    text, starts, ends, low, kinds = unit.text, unit.starts, unit.ends, unit.low, unit.classes
    find, known = text.find, _WORDS
    after = start
    # findall and find are twice as fast as match objects: a token stands where it is first found
    for word in _TOKEN.findall(text, start, end):
        begin = find(word, after)
        after = begin + len(word)
        try:
            lower, kind, ending, ending_kind = known[word]
        except KeyError:
            lower, kind, ending, ending_kind = _classify(word)
        starts.append(begin)
        low.append(lower)
        kinds.append(kind)
        if ending:
            cut = begin + len(lower)
            ends.append(cut)
            starts.append(cut)
            low.append(ending)
            kinds.append(ending_kind)
        ends.append(after)


# What a word is does not depend on where it stands: it is found out once. Bounded, for hostile text.
_WORDS: dict[str, tuple[str, int, str, int]] = {}
_WORDS_KEPT = 100_000


def _classify(word: str) -> tuple[str, int, str, int]:
    """A word in lower case with its classes, and where it has one its ending: "Trump's", "doesn't", "he's"."""
    classes = lexicon().classes
    lower, ending, ending_kind = word.lower(), "", 0
    if len(lower) != len(word):
        lower = word  # "İ" grows in lower case: offsets come first
    first = word[0]
    capital = CAPITAL if first.isupper() or first.isdigit() or first in "@#$£€" else 0
    kind = classes.get(lower)
    if kind is None:
        kind = _PUNCTUATION.get(word, 0)
        if not kind:
            if suffix := _SUFFIX.match(lower):
                cut = suffix.end(1)
                lower, ending = lower[:cut], lower[cut:].replace("’", "'")
                ending_kind = classes.get(ending, 0) | SUFFIX
                kind = classes.get(lower, 0)
            kind |= capital
    elif first.isupper():
        kind |= CAPITAL
    if len(_WORDS) >= _WORDS_KEPT:
        _WORDS.clear()
    known = _WORDS[word] = lower, kind, ending, ending_kind
    return known
