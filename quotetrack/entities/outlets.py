"""Names of outlets and agencies: which two are one.

Decides how such a name is compared, and which short or slugged form stands for which full one. What is an outlet at
all, and what is said of it, is left to others.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

from quotetrack.language.lexicon import entry
from quotetrack.text.folding import fold

_DOMAIN = re.compile(
    r"^(?:https?://)?(?:www\.)?([\w-]+)\.(?:com|org|net|co\.uk|info|tv|news)/?$", re.IGNORECASE
)
_GENERIC = frozenset(entry("outlets", "generic"))
_LETTERS = 3  # initials of fewer words are anybody's
_PIECE = 3  # letters that a word is cut to, at least: "wash-post"


@lru_cache(maxsize=10_000)
def outlet_key(name: str) -> str:
    """The name as it is compared: "Thomson Reuters", "reuters.com" → "reuters"; "" for a name without letters."""
    plain = _plain(name)
    return _known().get(plain, plain)


def is_agency(name: str) -> bool:
    """Is it an agency that sells its articles to other outlets?"""
    return outlet_key(name) in _agencies()


def display_name(name: str) -> str:
    """The name in full where it is a known one's other name: "AP" → "The Associated Press"; else the name."""
    return _full().get(outlet_key(name), name)


def is_short_for(short: str, name: str) -> bool:
    """Is it the other name cut to pieces or initials? "wash-post", "nyt"; never the name itself."""
    pieces, words = _folded(short).split(), _folded(name).split()
    if len(words) < 2 or pieces == words:
        return False
    if len(pieces) == 1:
        return len(words) >= _LETTERS and pieces[0] == "".join(word[0] for word in words)
    return len(pieces) == len(words) and all(
        word == piece or (len(piece) >= _PIECE and word.startswith(piece))
        for piece, word in zip(pieces, words, strict=True)
    )


def is_same(a: str, b: str) -> bool:
    """Are these two names of one outlet?"""
    return bool(outlet_key(a)) and (
        outlet_key(a) == outlet_key(b) or is_short_for(a, b) or is_short_for(b, a)
    )


class OutletIndex:
    """Outlets that are known by a name of their own; credited names are looked up among them."""

    def __init__(self, names: Iterable[str]) -> None:
        known = sorted(set(names))
        self._by_key = {outlet_key(name): name for name in reversed(known)}
        self._alike: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for name in known:
            for shape in _shapes(name):
                self._alike[shape].append(name)
        self._found: dict[str, str | None] = {}

    def find(self, name: str) -> str | None:
        """The outlet that is meant; None where there is none, or several could be."""
        if name not in self._found:
            found = self._by_key.get(outlet_key(name))
            if found is None:
                alike = {one for shape in _shapes(name) for one in self._alike.get(shape, ())}
                short = [one for one in alike if is_same(one, name)]
                found = short[0] if len(short) == 1 else None
            self._found[name] = found
        return self._found[name]


def _shapes(name: str) -> list[tuple[str, ...]]:
    """What two names have in common of which one is short for the other: the beginnings of words, or the initials."""
    words = _folded(name).split()
    initials = "".join(word[0] for word in words) if len(words) > 1 else "".join(words)
    return [tuple(word[:_PIECE] for word in words), ("initials", initials)]


def _folded(name: str) -> str:
    domain = _DOMAIN.match(name.strip())
    words = fold(domain[1] if domain else name).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    while len(words) > 1 and words[-1] in _GENERIC and words[-2] not in ("daily", "morning"):
        words = words[:-1]  # … but the Daily News is no Daily
    return " ".join(words)


def _plain(name: str) -> str:
    return _folded(name).replace(" ", "")  # "USA TODAY" is usatoday.com


def _rows() -> list[list[str]]:
    return [row for kind in ("agencies", "outlets") for row in entry("outlets", kind)]


@cache
def _known() -> dict[str, str]:
    return {_plain(form): _plain(row[0]) for row in _rows() for form in row}


@cache
def _full() -> dict[str, str]:
    return {_plain(row[0]): row[0] for row in _rows()}


@cache
def _agencies() -> frozenset[str]:
    return frozenset(_plain(row[0]) for row in entry("outlets", "agencies"))
