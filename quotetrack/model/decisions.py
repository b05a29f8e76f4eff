"""What people can decide, and what their decisions about speakers come to: which name belongs to which.

The log is the truth and this is its sum: taking a decision back is leaving it out. Names are told by their keys,
which no later reading changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple


class Action(StrEnum):
    """What a person can decide."""

    MERGE = "merge"  # two speakers are one
    SPLIT = "split"  # some names of a speaker are another's
    RENAME = "rename"
    ALIAS_ADD = "alias-add"
    ALIAS_REMOVE = "alias-remove"
    CORRECT = "correct"  # of one attribution: who, what kind, or that it is none
    STATEMENT_SPLIT = "statement-split"  # some sightings of a statement are another's
    STATEMENT_JOIN = "statement-join"  # two statements are one
    FACT_LINK = "fact-link"  # an attribution carries a fact
    FACT_UNLINK = "fact-unlink"  # it does not


_PARTING = frozenset({Action.SPLIT, Action.ALIAS_REMOVE})
_BINDING = _PARTING | {Action.MERGE, Action.ALIAS_ADD}

OF_STATEMENTS = frozenset({Action.STATEMENT_SPLIT, Action.STATEMENT_JOIN})
OF_FACTS = frozenset({Action.FACT_LINK, Action.FACT_UNLINK})
OF_SPEAKERS = frozenset(Action) - OF_STATEMENTS - OF_FACTS - {Action.CORRECT}


class DecidedNames(NamedTuple):
    """`owners`: the name to which each is bound. `apart`: those that are no longer joined by what they look like.
    `titles`: how the speaker with a name is to be called."""

    owners: dict[str, str]
    apart: frozenset[str]
    titles: dict[str, str]


def replay_decisions(log: Iterable[tuple[Action, Mapping[str, Any]]]) -> DecidedNames:
    """The sum of the decisions, in the order in which they were made."""
    owners: dict[str, str] = {}
    apart: set[str] = set()
    titles: dict[str, str] = {}
    for action, data in log:
        if action is Action.RENAME:
            titles.pop(data["anchor"], None)  # the last word stands last
            titles[data["anchor"]] = data["name"]
        elif action in _BINDING:
            anchor = data["anchor"]
            for key in data["keys"]:
                owners.pop(key, None)
                if key != anchor:
                    owners[key] = anchor
                if action in _PARTING:
                    apart.add(key)
                else:
                    titles.pop(key, None)  # who is another now goes by the other's name
            if _circular(owners, anchor):
                # "A is B" after "B is A": the two are one already, and the last word is whose name counts
                owners.pop(anchor)
    return DecidedNames(owners, frozenset(apart), titles)


def _circular(owners: Mapping[str, str], start: str) -> bool:
    seen, at = set(), start
    while at in owners:
        if at in seen:
            return True
        seen.add(at)
        at = owners[at]
    return False
