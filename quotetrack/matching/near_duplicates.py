"""Near-duplicates: are two articles the same text, such as one wire story printed twice?

Compares the sentences and the quotations of two articles: how much of the shorter one stands in the other. What two
copies carry is one sighting of an utterance, not two, and says nothing about whether others repeated it. Which
articles are compared is left to the caller: those that share a quotation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from quotetrack.text.overlap import overlap, shared

SENTENCES = 0.4  # of the shorter article, that make it a copy
FEWER, QUOTATIONS = 0.25, 0.8  # or so many, when nearly all of its quotations agree too: a rewritten story
FEW = 4  # sentences that agree, at least: two briefs share a headline
LONG = 5  # words; a shorter sentence ("He paused.") agrees by chance

# Whole articles are compared: less is evened out than in a quotation, and sooner.
# A run of marks is looked at from its beginning alone: "....." takes time with its length, not with its square.
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+\s+|\n+")
_INSIDE = re.compile("['’‘ʼ`.]")  # "don’t", "U.S.": dropped without leaving a gap
_BETWEEN = re.compile(r"(?:[^\w\n]|_)+")  # what stands between words


class ArticleText(NamedTuple):
    """What is compared of an article: its sentences, and its quotations."""

    sentences: Counter[str]
    quotations: Counter[str]


def quoted_sentences(sentences: Iterable[str]) -> Counter[str]:
    """The sentences of an article as they are compared."""
    return _counted(sentences, LONG)


def reported_sentences(quotations: Iterable[str]) -> Counter[str]:
    """The quotations of an article as they are compared."""
    return _counted(quotations, 1)


def sentences(article: str) -> list[str]:
    """Where an article is cut for comparison: at full stops and line breaks, also after "Mr."."""
    return _END.split(article)


class TextAgreement(NamedTuple):
    """How much of two articles agrees. `agreement(a, b) == agreement(b, a)`."""

    sentences: float  # share of the sentences of the shorter article that the other has
    quotations: float  # share of the quotations likewise
    shared: int  # sentences that both have

    @property
    def is_copy(self) -> bool:
        """Is one article the other's text, cut or retitled?"""
        most = self.sentences >= SENTENCES or (self.sentences >= FEWER and self.quotations >= QUOTATIONS)
        return self.shared >= FEW and most


def text_agreement(a: ArticleText, b: ArticleText) -> TextAgreement:
    """Compare two articles; time is linear in them."""
    both = sum(shared(a.sentences, b.sentences).values())
    return TextAgreement(overlap(a.sentences, b.sentences), overlap(a.quotations, b.quotations), both)


def may_be_copies(a: Counter[str], b: Counter[str]) -> bool:
    """Is one of two articles the other's text, as far as their sentences tell? Most pairs share none but the quotation,
    and need not be compared further."""
    both = a.keys() & b.keys()
    return sum(min(a[one], b[one]) for one in both) >= FEW


def _counted(texts: Iterable[str], least: int) -> Counter[str]:
    """How often each text of so many words occurs; no text has a line break."""
    lines = _BETWEEN.sub(" ", _INSIDE.sub("", "\n".join(texts).casefold())).split("\n")
    return Counter(" ".join(words) for line in lines if len(words := line.split()) >= least)
