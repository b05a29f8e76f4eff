"""Units: sentences as extraction reads them, with every quotation folded into one token.

`"I won. I did," she said. "Twice."` is two units, `Q she said .` and `Q`: the grammar around a quotation is short,
and no word inside it can be taken for a cue. A sentence that ends inside a quotation is joined to the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotetrack.language.en.word_classes import Class, lexicon
from quotetrack.language.lexicon import words
from quotetrack.model import Span
from quotetrack.segmentation import Quotation, Segments

QUOTE = 1 << 20  # the class of a folded quotation
CAPITAL = 1 << 21  # a word that begins with a capital letter, or a number
COMMA = 1 << 22
STOP = 1 << 23  # . ! ? ; : and dashes: what no noun phrase crosses
OTHER = 1 << 24  # other punctuation
SUFFIX = 1 << 25  # 's, n't, 'll: an ending cut from its word
FINITE = 1 << 26  # by its form it may be a verb with a subject of its own
ADVERBIAL = 1 << 27  # may stand between a subject and its verb
BY_FORM = FINITE | ADVERBIAL  # what no list says of a word

_LONGEST = 1000  # tokens of a unit, where quotations that overlap sentences chain without end
_OPEN_END = frozenset("?!…—–-,")
_PUNCTUATION = {",": COMMA, **dict.fromkeys(".!?;:…—–―-", STOP), **dict.fromkeys("()[]{}\"'“”‘’/*•·|", OTHER)}
_PUNCTUATION |= {"--": STOP, "---": STOP, "...": STOP}

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[:.,]\d+)+|[@#$£€]?\w+(?:[-'’./&,]\w+)*|--+|\.\.\.+|[^\w\s]")
_SUFFIX = re.compile(r"(.{2,})(['’]s|n['’]t|['’](?:ve|re|ll|d|m))$")


class Unit:
    """The tokens of one or more sentences: parallel lists, for speed. `paragraph` is the paragraph's number."""

    __slots__ = ("_folded", "classes", "low", "paragraph", "quotes", "starts", "text")

    def __init__(self, text: str, paragraph: int) -> None:
        self.text = text
        self.paragraph = paragraph
        self.starts: list[int] = []
        self.low: list[str] = []
        self.classes: list[int] = []
        self.quotes: dict[int, Quotation] = {}  # token → the quotation folded into it
        self._folded: dict[int, int] = {}  # token → its end, where it stands for more than its own letters

    def __len__(self) -> int:
        return len(self.low)

    def span(self, first: int, after: int) -> Span:
        """The stretch of text from token `first` to before token `after`."""
        return Span(self.starts[first], self.end(after - 1))

    def words(self, first: int, after: int) -> str:
        """The words of that stretch."""
        return self.text[self.starts[first] : self.end(after - 1)]

    def end(self, i: int) -> int:
        """Where token `i` ends: few are asked, so no list is kept."""
        return self._folded.get(i) or self.starts[i] + len(self.low[i])

    def quotes_in(self, first: int, after: int) -> list[int]:
        """The folded quotations from token `first` to before token `after`."""
        return [i for i in self.quotes if first <= i < after] if self.quotes else []

    def fold(self, span: Span, word: str, kind: int) -> None:
        """Add a stretch of text as one token."""
        self._folded[len(self.low)] = span.end
        self.starts.append(span.start)
        self.low.append(word)
        self.classes.append(kind)


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
        unit.fold(quotation.span, "title", CAPITAL)
        if unit.text[quotation.inner.end - 1] == ",":
            unit.fold(Span(quotation.inner.end - 1, quotation.inner.end), ",", COMMA)
    else:
        unit.quotes[len(unit.low)] = quotation
        unit.fold(quotation.span, '"', QUOTE)
    return quotation.span.end


# words before the title of a work: "on “Face the Nation”", "a memoir titled “…”", "CNN's “State of the Union”"
_BEFORE_TITLE = words("words.sets", "before_title")


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
    starts, low, kinds = unit.starts, unit.low, unit.classes
    known = _CHUNKS
    # No token holds a space: what stands between two is divided once, however often it is read again.
    for chunk in unit.text[start:end].split(" "):
        try:
            word = known[chunk]
        except KeyError:
            word = _divide(chunk)
        if isinstance(word, tuple):
            lower, kind = word
            starts.append(start)
            low.append(lower)
            kinds.append(kind)
        else:
            for first, lower, kind in word:
                starts.append(start + first)
                low.append(lower)
                kinds.append(kind)
        start += len(chunk) + 1


# What a word is does not depend on where it stands: it is found out once. Bounded, for hostile text.
# A word alone is its form in lower case and its classes; more than one token, those with their places.
_Word = tuple[str, int]
_Part = tuple[int, str, int]
_CHUNKS: dict[str, _Word | list[_Part]] = {}
_CHUNKS_KEPT = 100_000
_LONGEST_KEPT = 60  # a megabyte without a space is not worth keeping


def _divide(chunk: str) -> _Word | list[_Part]:
    """The tokens of a stretch without space: "“Why?”", "Trump's,", "U.S.-led"."""
    word: _Word | list[_Part]
    if chunk.isalpha():  # most are: no pattern need look
        word = _word(chunk)
    elif chunk[:-1].isalpha() and chunk[-1] in _PUNCTUATION:  # and of the rest, most are "said,"
        word = [(0, *_word(chunk[:-1])), (len(chunk) - 1, chunk[-1], _PUNCTUATION[chunk[-1]])]
    else:
        word = []
        for match in _TOKEN.finditer(chunk):
            word += _classify(match.group(), match.start())
    if len(chunk) <= _LONGEST_KEPT:
        if len(_CHUNKS) >= _CHUNKS_KEPT:
            _CHUNKS.clear()
        _CHUNKS[chunk] = word
    return word


def _word(word: str) -> _Word:
    """A word of letters alone, in lower case, with its classes."""
    lower = word.lower()
    if len(lower) != len(word):
        lower = word  # "İ" grows in lower case: offsets come first
    kind = lexicon().classes.get(lower, 0)
    if word[0].isupper():
        if not kind:
            return lower, CAPITAL  # a name, most often: its form tells nothing
        kind |= CAPITAL
    return lower, _judged(lower, kind)


def _classify(word: str, at: int) -> list[_Part]:
    """A token with its classes, and where it has one its ending: "Trump's", "doesn't", "he's"."""
    if word.isalpha():
        return [(at, *_word(word))]
    kind = _PUNCTUATION.get(word, 0)
    if kind:
        return [(at, word, kind)]
    classes = lexicon().classes
    lower = word.lower()
    if len(lower) != len(word):
        lower = word
    first = word[0]
    known = classes.get(lower)
    if known is not None:
        return [(at, lower, _judged(lower, known | (CAPITAL if first.isupper() else 0)))]
    capital = CAPITAL if first.isupper() or first.isdigit() or first in "@#$£€" else 0
    suffix = _SUFFIX.match(lower)
    if suffix is None:
        return [(at, lower, _judged(lower, capital))]
    stem, ending = suffix.group(1, 2)
    ending = ending.replace("’", "'")
    return [
        (at, stem, _judged(stem, classes.get(stem, 0) | capital)),
        (at + len(stem), ending, _judged(ending, classes.get(ending, 0) | SUFFIX)),
    ]


def _judged(lower: str, kind: int) -> int:
    """The classes of a word with what its form alone tells: whether it may be finite, or an adverb."""
    form = lexicon().forms.get(lower)
    if kind & (Class.AUXILIARY | Class.VERB):
        finite = True
    elif form is not None:
        finite = form.tense == "past" or (form.tense == "s" and not kind & Class.NOUN)
    else:
        finite = len(lower) > 4 and lower.endswith("ed") and not lower.endswith("eed") and kind == 0
    adverb = kind & Class.ADVERB or (len(lower) > 4 and lower.endswith("ly") and not kind & CAPITAL)
    return kind | (FINITE if finite else 0) | (ADVERBIAL if adverb else 0)
