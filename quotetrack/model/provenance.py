"""What is told of where a statement comes from: who carries it, who credits whom, and who had it from nobody else.

A *reporter* is an outlet, or an article that has none; a *credit* is a place where one reporter says that it has the
words from another. An *origin* is a reporter that has them from nobody: a root of this graph. Two outlets that quote
one speaker and credit nobody are two origins, because each can be wrong alone; who is quoted stands beside that, in
`named` and `anonymous`, so that two reports of one anonymous source are seen to be that. Holds values, decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CreditEvidence(StrEnum):
    """By what one reporter is known to have words from another."""

    REPORTED = "reported"  # the other is their source: "Reuters reported", "according to the Courier"
    TOLD = "told"  # a phrase beside the words: "told CNN", "in an interview with The Hill"
    BYLINE = "byline"  # an agency or another outlet wrote the article
    DATELINE = "dateline"  # "KYIV (Reuters) –"
    SIGNED = "signed"  # at the end: "Copyright 2016 The Associated Press."
    COPY = "copy"  # the article is the other's text
    RELIES = "relies"  # the article tells that the one it credits has it from another: "Reuters, citing the Courier"


@dataclass(frozen=True, slots=True)
class Credit:
    """One edge, with the words that are the evidence: `article.text[start:end] == words`."""

    by: str  # the reporter that has it from another
    to: str  # the one that it has it from
    how: CreditEvidence
    article: str  # that says so
    start: int | None  # None: in the byline
    end: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Reporter:
    """A node: an outlet, or an article without one."""

    name: str  # as the store has it, else as it is credited; the article, where there is no outlet
    articles: tuple[
        str, ...
    ]  # of the store, that carry the statement, the earliest first; (): it is known by credits alone
    own: tuple[str, ...]  # those of them that have the words from nobody else


@dataclass(frozen=True, slots=True)
class Origins:
    """Where one statement comes from."""

    statement: str  # its id
    reporters: tuple[Reporter, ...]
    credits: tuple[Credit, ...]
    roots: tuple[str, ...]  # the independent origins: reporters that have it from nobody else
    depth: int  # credits in the longest chain; 0: nobody credits anybody
    cycles: tuple[
        tuple[str, ...], ...
    ]  # reporters that credit each other in a circle; none is a root for that
    named: tuple[str, ...]  # who is quoted, by name
    anonymous: tuple[str, ...]  # who is quoted without one, as described: at most so many people
    others: tuple[str, ...] = ()  # who is quoted and is neither: a spokesman, a crowd

    @property
    def independent(self) -> int:
        """How many independent origins there are; 0: all that is known of is a circle."""
        return len(self.roots)

    @property
    def printed(self) -> tuple[Reporter, ...]:
        """The reporters of which the store has an article with the statement."""
        return tuple(one for one in self.reporters if one.articles)

    @property
    def credited_only(self) -> tuple[str, ...]:
        """The origins that the store has no article of."""
        unseen = {one.name for one in self.reporters if not one.articles}
        return tuple(name for name in self.roots if name in unseen)
