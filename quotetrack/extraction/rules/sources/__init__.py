"""Sources: the noun phrase beside a cue, where it begins and where it ends. Whom it names is left to `coreference`."""

from quotetrack.extraction.rules.sources.after import source_after
from quotetrack.extraction.rules.sources.before import phrase_before, subject_before

__all__ = ["phrase_before", "source_after", "subject_before"]
