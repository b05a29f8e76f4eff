"""Labelled articles as arrays to learn from: pieces, tags, and which attribution each piece belongs to."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from tokenizers import Tokenizer

from quotetrack.extraction.tagger.encoding import paragraphs_of
from quotetrack.segmentation import segment
from quotetrack.training.dataset import LabelledArticle

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")


class Example(NamedTuple):
    """One article: a row a piece."""

    id: str
    ids: np.ndarray
    features: np.ndarray
    tags: np.ndarray
    groups: np.ndarray  # the attribution of a piece's span, 1 and up; 0: none
    paragraph: np.ndarray  # the number of the paragraph
    sources: np.ndarray  # of each attribution, the group in which its source stands (another's, if shared)


def example(article: LabelledArticle, tokenizer: Tokenizer) -> Example:
    """An article as arrays. A source that two attributions share belongs to the nearer one's group as well."""
    text = article.text
    tag, group = np.zeros(len(text) + 1, np.int64), np.zeros(len(text) + 1, np.int64)
    for n, spans in enumerate(article.attributions, 1):
        for role in range(3):
            for start, end in spans[role]:
                tag[start:end] = 2 * role + 2
                tag[start] = 2 * role + 1
                group[start:end] = n
    columns: list[list[int]] = [[], [], [], [], []]
    for number, pieces in enumerate(paragraphs_of(text, segment(text), tokenizer)):
        for column, part in zip(columns, (*pieces, [number] * len(pieces.ids)), strict=True):
            column += part
    ids, features, starts, _, paragraph = (np.asarray(column, np.int64) for column in columns)
    return Example(article.id, ids, features, tag[starts], group[starts], paragraph, _sources(article))


def _sources(article: LabelledArticle) -> np.ndarray:
    """Of each attribution, the last one that has the same source span: the piece's group is that one's."""
    last: dict[tuple[int, int], int] = {}
    for n, (source, _, _) in enumerate(article.attributions, 1):
        for span in source:
            last[span] = n
    shared = [last[source[0]] if source else n for n, (source, _, _) in enumerate(article.attributions, 1)]
    return np.asarray([0, *shared], np.int64)
