"""Sources: the noun phrase beside a cue. Decides where it begins and ends; whom it names is for `identify` to say."""

from quotetrack.extraction.rules.sources.after import source_after
from quotetrack.extraction.rules.sources.before import phrase_before, subject_before

__all__ = ["phrase_before", "source_after", "subject_before"]
