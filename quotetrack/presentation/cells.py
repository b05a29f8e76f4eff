"""What the cells of several tables have in common: facts in one line, days, words with what is told of them beneath."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quotetrack.presentation import sanitize

if TYPE_CHECKING:
    from rich.text import Text


def dotted(*facts: object) -> str:
    """Returns what is known of some facts, with dots between: "Harbor Ledger · 2024-03-01"."""
    return " · ".join(str(fact) for fact in facts if fact)


def joined(*facts: object) -> str:
    """Returns the same for one line of a screen."""
    return sanitize.single_line(dotted(*facts))


def stacked(*facts: object) -> str:
    """Returns what is known of some facts, a line each; a dash where nothing is."""
    return "\n".join(sanitize.single_line(str(fact)) for fact in facts if fact) or "–"


def days(*of: object) -> str:
    """Returns the first and the last day, once where they are one: "2024-03-01 to 2024-03-04"."""
    return " to ".join(dict.fromkeys(str(day) for day in of if day))


def place(row: Any) -> str:
    """Returns where words stand: the article and the offsets in it."""
    return f"{row.article} {row.start}–{row.end}"


def over(words: Text | str, *facts: object) -> Text:
    """Returns words, and beneath them what is told of them; where there are no words, just that."""
    from rich.text import Text

    out = words if isinstance(words, Text) else Text(words)
    return out.append(("\n" if out else "") + joined(*facts), "dim")
