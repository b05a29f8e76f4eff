"""Whether anybody else in the article says the same.

Decides by the words that two statements share, rare ones alone: "the tunnel will cost 12 million euros" and "the
tunnel, he confirmed, costs 12 million".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from quotetrack.audit.context import AuditContext
from quotetrack.language.en.word_classes import lexicon
from quotetrack.text.words import words_of

_LONG = re.compile(r"[\w’'-]{4,}|(?<![\w’'-])\d+(?![\w’'-])")  # words that may tell: of these there are fewer
_SHORT = 4  # letters; shorter words are mostly grammar
_COMMON = 40  # statements; a word in so many says nothing of one
_LEAST, _SHARE = 3, 0.4  # words that two statements share, and of the shorter one


def is_statement(story: AuditContext, i: int) -> bool:
    """Whether attribution `i` tells enough to be compared: not "whom", "in particular"."""
    return len(_index(story)[0].get(i, ())) >= _LEAST


def reported_statements(story: AuditContext) -> int:
    """How many attributions the article itself reports that tell enough to be compared."""
    return sum(_tells_enough(content) for _, content in _reported(story))


def corroborating_rows(story: AuditContext, i: int) -> bool:
    """Whether another source of the article shares the words of attribution `i`."""
    said, holders = _index(story)
    shared = Counter(j for word in said[i] if len(holders[word]) <= _COMMON for j in holders[word])
    speaker = story.attributions[i].speaker
    return any(
        count >= _LEAST and count >= _SHARE * min(len(said[i]), len(said[j]))
        for j, count in shared.items()
        if story.attributions[j].speaker != speaker
    )


def _index(story: AuditContext) -> tuple[dict[int, set[str]], dict[str, list[int]]]:
    """The telling words of each statement that the article itself reports, and the statements of each word."""
    if story.statements is None:
        said: dict[int, set[str]] = {}
        holders: dict[str, list[int]] = {}
        for i, content in _reported(story):
            said[i] = {word for word in words_of(content) if _tells(word)}
            for word in said[i]:
                holders.setdefault(word, []).append(i)
        story.statements = said, holders
    return story.statements


def _reported(story: AuditContext) -> Iterator[tuple[int, str]]:
    for i, attribution in story.judged:
        if story.is_outer(i) and story.has_source(i):
            yield i, " ".join(span.of(story.text) for span in attribution.content)


def _tells_enough(content: str) -> bool:
    """As `is_statement`, without the index: mostly the first few words are enough."""
    found: set[str] = set()
    for word in _LONG.findall(content.lower()):
        if _tells(word.replace("’", "'")):
            found.add(word)
            if len(found) >= _LEAST:
                return True
    return False


def _tells(word: str) -> bool:
    return word.isdigit() or (len(word) >= _SHORT and word not in lexicon().classes)
