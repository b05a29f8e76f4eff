"""Father and son of one name: "Donald J. Trump", then "Donald Trump Jr.", are two.

Decides where an article has both: it gave the name without "Jr.", or with "Sr.", before the one with it. An article
that has Martin Luther King Jr. first and Martin Luther King later has one.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.coreference.names import Name
from quotetrack.entities.person_names import GENERATIONS

_SUFFIXES = {suffix: suffix for suffix in GENERATIONS} | {"jr.": "jr", "sr.": "sr"}


def have_different_suffixes(names: Sequence[Name]) -> Sequence[Name]:
    """The names of an article; of namesakes those with a suffix have it among their keys: (donald, trump, jr)."""
    suffixed = {
        name: suffix
        for name in names
        if len(name.form.words) > 1 and (suffix := _SUFFIXES.get(name.form.words[-1].lower()))
    }
    if not suffixed:
        return names
    seen: dict[tuple[str, str], set[str | None]] = {}  # given name and surname → suffixes
    sons: dict[str, str] = {}  # given name → suffix
    out: list[Name] = []
    for name in names:
        keys, suffix = name.form.keys, suffixed.get(name)
        if len(keys) > 1:
            before = seen.setdefault((keys[0], keys[-1]), set())
            if suffix is not None and before - {suffix}:
                sons[keys[0]] = suffix
            before.add(suffix)
    if not sons:
        return names
    for name in names:
        form, suffix = name.form, suffixed.get(name)
        if suffix is not None and sons.get(form.keys[0]) == suffix:
            name = name._replace(form=form._replace(keys=(*form.keys, suffix), kind="person"))
        out.append(name)
    return out
