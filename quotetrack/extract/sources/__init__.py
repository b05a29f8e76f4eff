"""Sources: the noun phrase beside a cue. Decides where it begins and ends; whom it names is for `identify` to say."""

from quotetrack.extract.sources.after import source_after
from quotetrack.extract.sources.before import phrase_before, subject_before

__all__ = ["phrase_before", "source_after", "subject_before"]
