"""The number words: what each stands for, for quantities and for the comparison of quotations."""

from __future__ import annotations

from typing import Final

from quotetrack.language.lexicon import entry

NUMBERS: Final[dict[str, int]] = entry("closed", "numbers")
ZEROS: Final[dict[str, int]] = entry("closed", "magnitudes")  # "million" → 6
MAGNITUDES: Final[dict[str, float]] = {"dozen": 12.0} | {word: 10.0**zeros for word, zeros in ZEROS.items()}
SHORT_MAGNITUDES: Final[dict[str, str]] = entry("closed", "short_magnitudes")  # "bn" → billion
ORDINALS: Final[dict[str, int]] = entry("closed", "ordinals")
_DENOMINATORS = {word: n for word, n in ORDINALS.items() if 2 < n <= 10}
PARTS: Final[dict[str, int]] = (
    entry("closed", "fractions") | _DENOMINATORS | {f"{word}s": n for word, n in _DENOMINATORS.items()}
)
