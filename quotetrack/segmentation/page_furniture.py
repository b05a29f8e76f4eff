"""Page furniture: the paragraphs of a page that are no part of its article ("Leave a Reply", "Read more: …").

Decides about one paragraph by its words alone; the words are in page_furniture.toml. A sentence of news is never
furniture, so a paragraph goes only where its form leaves no doubt: a whole paragraph that is known, a label
with a colon, an invitation to the reader in which nobody says anything, a notice. Leaves to `paragraphs` what
becomes of it, and to the reader of HTML what can be told from a page's structure.
"""

from __future__ import annotations

import re

from quotetrack.language.lexicon import entry

_LENGTH = 300  # furniture is short; anything longer is not looked at

_WHOLE = frozenset(entry("page_furniture", "whole"))
_LABEL = rf"(?:{'|'.join(map(re.escape, entry('page_furniture', 'labels')))})(?: ?[:|»›>→]| [–—-]) ?(?=\S)"
_NOTICE, _INVITATION = (
    "|".join(entry("page_furniture", "notices")),
    "|".join(entry("page_furniture", "invitations")),
)
_FORM = re.compile(f"(?P<label>{_LABEL})|(?P<notice>{_NOTICE})|(?P<invitation>{_INVITATION})")
_WITH = {words: re.compile(pattern) for words, pattern in entry("page_furniture", "notices_with").items()}
# "Subscribe to the theory, he said": an invitation does not tell who said it
_SAID = re.compile(
    r"\b(?:said|says|say|told|tells|added|adds|asked|asks|wrote|writes|argued|according to)\b|[“”\"]"
)
# stops and arrows around a button; quotation marks are not taken off: “Subscribe,” may be what somebody said
_AROUND = " \t\xa0.…:;!|*•·-–—_[]()<>«»‹›→▼▲▶+"
# "By Jane Roe and Max Hill, Staff Writers | March 3, 2024": names, and the small words between them
_BY = re.compile(r"(?:by|(?:written|words|story|reported|reporting) by):? (?=\S)", re.IGNORECASE)
_BETWEEN = frozenset(entry("page_furniture", "between_names"))
_BYLINE = 16  # words, at most


def is_furniture(paragraph: str) -> bool:
    """Whether `paragraph`, one line of a page, is page furniture and no part of the article."""
    words = paragraph.strip()
    if not words or len(words) > _LENGTH:
        return False
    if _is_byline(words):
        return True
    words = words.lower().replace("’", "'")
    if words.strip(_AROUND) in _WHOLE:
        return True
    form = _FORM.match(words)
    if form is not None and (form.lastgroup != "invitation" or not _SAID.search(words)):
        return True
    return any(held in words and pattern.match(words) for held, pattern in _WITH.items())


def _is_byline(paragraph: str) -> bool:
    """Whether a paragraph tells by whom the article is. A sentence ends with a stop, a headline has a verb in it."""
    by = _BY.match(paragraph)
    if by is None or paragraph[-1] in '.!?…”"':
        return False
    words = paragraph[by.end() :].split()
    names = [word for word in (word.strip("(),|:;·•*/@") for word in words) if word.lower() not in _BETWEEN]
    return (
        len(words) <= _BYLINE
        and names[:1] != [""]
        and all(not word or not word[0].islower() for word in names)
    )
